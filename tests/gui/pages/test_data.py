"""The data of the first day: a dataset comes in through the window, and its figures become evidence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from csa_desktop.commands import printing, sources
from csa_desktop.domain import values as v
from csa_desktop.domain.indicators import HIGHER, LOWER, NEIGHBOURS, figures
from csa_desktop.gui import theme
from csa_desktop.gui.fields.select import SelectField
from csa_desktop.gui.pages.data import DATASET, INDICATORS, DataPage
from csa_desktop.gui.pages.indicators.model import GAP, PICTURE, TREND
from csa_desktop.gui.pages.indicators.reading_view import CORRECT
from csa_desktop.gui.pages.indicators.table import IndicatorTable
from csa_desktop.gui.pages.notebook.fold import Fold
from csa_desktop.gui.pages.supposing.settling import Settling
from csa_desktop.gui.palette import LIGHT
from csa_desktop.gui.paper.places import place_of, wanted_at
from csa_desktop.gui.theme import Theme
from csa_desktop.gui.widgets.button import Button
from csa_desktop.importing.documents import read_document
from csa_desktop.paths import resources_folder
from csa_desktop.reports.example_documents import render
from tests.gui.desk_fixtures import bench, work  # noqa: F401
from tests.paper import text


@pytest.fixture(scope="module")
def dataset():
    return render((resources_folder() / "example/documents/dataset.md").read_text(encoding="utf-8"))


@pytest.fixture
def page(bench, show):  # noqa: F811
    made = DataPage(bench.desk)
    made.resize(1100, 800)
    bench.show(made)
    show(made)
    return made


def read(bench, page, path):  # noqa: F811
    page.tabs.go_to(DATASET)
    page._arrange()
    with bench.qtbot.waitSignal(page.bringing.taking.read):
        page.open(str(path))
    return page.bringing.view


def bring_in(bench, page):  # noqa: F811
    with bench.qtbot.waitSignal(page.bringing.taking.brought):
        page.bringing.view.bring_button.click()
    trail = bench.settle()
    bench.qtbot.waitUntil(lambda: page.tab.is_whole and page.table is not None)
    return trail


@pytest.fixture
def full(bench, page, dataset, tmp_path):  # noqa: F811
    """The page with the worked example's dataset."""
    (tmp_path / "dataset.xlsx").write_bytes(dataset)
    read(bench, page, tmp_path / "dataset.xlsx")
    bring_in(bench, page)
    return page


def press(page, key):
    page.table.table.setFocus()
    QTest.keyClick(page.table.table, key)


def columns(page):
    return page.table.table.indicator_model.columns


def look_at(page, code, column=None):
    """Go to a cell of the indicator with this code."""
    table = page.table.table
    row = next(at for at, i in enumerate(table.indicator_model.indicators) if i.code == code)
    at = table._first_figure() if column is None else column
    table.setCurrentIndex(table.indicator_model.index(row, at))
    return table.indicator


def test_the_table_follows_the_size_of_the_text(bench, full, qapp):  # noqa: F811
    table = full.table.table
    gap = next(at for at, column in enumerate(columns(full)) if column.kind == GAP)
    high, wide = table.rowHeight(0), table.columnWidth(gap)
    theme.apply(qapp, Theme(LIGHT, 200))
    bench.qtbot.waitUntil(lambda: table.rowHeight(0) == 2 * high)
    assert table.columnWidth(gap) == 2 * wide
    assert table._names.rowHeight(0) == table.rowHeight(0)


def test_on_a_small_screen_the_latest_figure_and_its_distances_need_no_scrolling(full, show):
    table = show(IndicatorTable(full.table.table.pack), 611, 400)
    table.show_indicators(full.table.table.indicator_model.indicators)
    kinds = (("figure", "council"), (GAP, "neighbours"), (GAP, "england"))
    for kind, body in kinds:
        at = next(n for n, c in enumerate(columns(full)) if (c.kind, c.body, c.back) == (kind, body, 0))
        assert table.columnViewportPosition(at) + table.columnWidth(at) <= table.viewport().width()


def test_the_example_s_dataset_is_read_shown_and_only_then_brought_in(bench, page, dataset, tmp_path):  # noqa: F811
    (tmp_path / "dataset.xlsx").write_bytes(dataset)
    view = read(bench, page, tmp_path / "dataset.xlsx")
    assert not bench.trail.rows.indicators
    assert not bench.trail.sources()
    assert len(page.bringing.taking.reading.indicators) == 64
    assert view.document.value().startswith("new:dataset-")
    trail = bring_in(bench, page)
    assert len(trail.rows.indicators) == 64
    assert page.tabs.current() == INDICATORS
    assert page.table.table.indicator_model.rowCount() == 64


def test_f_turns_the_selected_figure_into_a_finding_that_cites_its_cell(bench, full):  # noqa: F811
    look_at(full, "SS6")
    press(full, Qt.Key.Key_F)
    trail = bench.settle()
    (finding,) = trail.statements(kind=v.FINDING)
    assert (finding.subject, finding.step) == ("staying-safe", "1")
    (citation,) = trail.citations(finding.id)
    assert (citation.quote, citation.place) == ("52", "Staying safe, G7")


def test_h_turns_it_into_an_open_hypothesis_that_is_listed_below(bench, full):  # noqa: F811
    look_at(full, "SS6")
    press(full, Qt.Key.Key_H)
    trail = bench.settle()
    (hypothesis,) = trail.statements(kind=v.HYPOTHESIS)
    assert hypothesis.state == "open"
    bench.qtbot.waitUntil(lambda: full.board.has(hypothesis.id))


def test_a_sign_says_which_way_is_better_of_all_rows_that_are_selected(bench, full):  # noqa: F811
    first = look_at(full, "SS5")
    table = full.table.table
    table.selectRow(table.currentIndex().row())
    press(full, Qt.Key.Key_Plus)
    bench.settle()
    second = look_at(full, "SS9")
    press(full, Qt.Key.Key_Minus)
    said = {i.id: i.direction for i in bench.settle().rows.indicators}
    assert (said[first.id], said[second.id]) == (HIGHER, LOWER)


def test_sorting_by_distance_puts_what_is_furthest_on_the_worse_side_first(bench, full):  # noqa: F811
    for code, key in (("SS5", Qt.Key.Key_Plus), ("SS6", Qt.Key.Key_Plus), ("SS3", Qt.Key.Key_Plus)):
        look_at(full, code)
        press(full, key)
        bench.settle()
    at = next(n for n, c in enumerate(columns(full)) if c.kind == GAP and c.body == "neighbours")
    full.table.table.column_pressed.emit(at)
    codes = [i.code for i in full.table.table.indicator_model.indicators]
    assert codes[:3] == ["SS6", "SS5", "SS3"]


def test_an_outcome_that_is_chosen_shows_its_indicators_alone(full):
    full.table.outcome.setCurrentIndex(full.table.outcome.findData("making-a-positive-contribution"))
    full.table.outcome.activated.emit(full.table.outcome.currentIndex())
    assert [i.code for i in full.table.table.indicator_model.indicators] == [f"PC{n}" for n in range(1, 8)]


def test_every_picture_and_distance_can_be_heard(full):
    model = full.table.table.indicator_model
    kinds = {c.kind: at for at, c in enumerate(columns(full))}
    for row in range(model.rowCount()):
        for kind in (PICTURE, GAP, TREND):
            said = model.index(row, kinds[kind]).data(Qt.ItemDataRole.AccessibleTextRole)
            assert said.strip()
    look_at(full, "BH2")
    assert "not known (-)" in full._side.picture.accessibleName()


def test_a_suppressed_figure_is_shown_as_its_code_and_never_as_nought(full):
    indicator = look_at(full, "BH2")
    model = full.table.table.indicator_model
    at = next(n for n, c in enumerate(columns(full)) if c.body == "england" and c.kind == "figure")
    row = model.row_of(indicator.id)
    assert model.index(row, at).data() == "-"


def test_the_day_s_prompts_stand_beside_the_table_and_the_trail_beside_a_hypothesis(bench, full):  # noqa: F811
    look_at(full, "SS6")
    assert full.side is full._side.area
    press(full, Qt.Key.Key_H)
    (hypothesis,) = bench.settle().statements(kind=v.HYPOTHESIS)
    bench.qtbot.waitUntil(lambda: full.board.has(hypothesis.id))
    full.board.select(hypothesis.id)
    assert full.side is None


def test_a_dataset_that_came_as_a_document_is_read_from_where_it_is_kept(bench, page, dataset):  # noqa: F811
    document = read_document(dataset, "dataset.xlsx")
    kept = sources.add_document(
        bench.store,
        bench.desk.assessment,
        bench.desk.pack,
        document,
        dataset,
        kind="dataset-31-may",
        title="May",
    ).row
    bench.runner.refresh()
    bench.settle()
    with bench.qtbot.waitSignal(page.bringing.taking.read):
        page.findChild(Button, f"readDataset-{kept}").click()
    assert not page.bringing.view.document.isVisible()
    trail = bring_in(bench, page)
    assert {i.source for i in trail.rows.indicators} == {kept}
    assert len(trail.sources()) == 1


def test_a_person_says_what_a_column_is_and_the_file_is_read_again_so(bench, page, tmp_path):  # noqa: F811
    (tmp_path / "d.csv").write_bytes(b"Ref,Indicator,Sharpston 2004,Family 2004\nA1,Reviews,90,86\n")
    view = read(bench, page, tmp_path / "d.csv")
    fold = next(f for f in view.findChildren(Fold) if f.accessibleName().startswith(CORRECT))
    fold.click()
    with bench.qtbot.waitSignal(page.bringing.taking.read):
        choice = page.findChild(SelectField, "column--D")
        choice._box.setCurrentIndex(choice._box.findData(NEIGHBOURS))
        choice._box.activated.emit(choice._box.currentIndex())
    (one,) = bring_in(bench, page).rows.indicators
    assert [f.text for f in figures(one.figures)[NEIGHBOURS]] == ["86"]


def test_what_is_no_dataset_is_refused_in_a_sentence_and_nothing_is_kept(bench, page, tmp_path):  # noqa: F811
    (tmp_path / "words.txt").write_bytes(b"Only words\n")
    page.tabs.go_to(DATASET)
    page._arrange()
    with bench.qtbot.waitSignal(page.bringing.taking.refused):
        page.open(str(tmp_path / "words.txt"))
    assert "No indicators were found" in page.bringing._problem.text()
    assert page.bringing.view is None
    assert not bench.settle().sources()


def test_what_changed_a_hypothesis_stands_below_it(bench, full):  # noqa: F811
    look_at(full, "SS6")
    press(full, Qt.Key.Key_H)
    (hypothesis,) = bench.settle().statements(kind=v.HYPOTHESIS)
    bench.qtbot.waitUntil(lambda: full.findChild(Settling) is not None)
    below = full.findChild(Settling)
    below.states.chosen.emit("refined")
    below.form.why.retype("The briefing shows it in the east alone.")
    below.form.keep_button.click()
    assert bench.settle().statement(hypothesis.id).reason == "The briefing shows it in the east alone."
    bench.qtbot.waitUntil(lambda: "in the east alone" in below.history.text())
    assert "Open" in below.history.text() and "Refined" in below.history.text()


def test_the_print_has_what_is_shown_and_says_how_it_was_chosen(bench, full):  # noqa: F811
    block = full.table
    assert block.wanted().only == ()
    block.outcome.setCurrentIndex(block.outcome.findData("staying-safe"))
    block.outcome.activated.emit(block.outcome.currentIndex())
    shown, wanted = block.shown(), block.wanted()
    assert wanted.only == tuple(i.id for i in shown) and len(shown) < len(bench.trail.rows.indicators)
    assert wanted_at(place_of(wanted).about, place_of(wanted).tab) == wanted
    made = printing.gather(bench.store, bench.desk.assessment, bench.desk.pack, wanted)
    said = text(made.function(*made.args))
    assert "Only those of Staying safe, in the order: as in the dataset." in said
    for indicator in bench.trail.rows.indicators:
        assert (indicator.code in said) == (indicator in shown)


def test_the_filters_have_room_for_their_words_at_any_size_of_text(full, look):
    full.table.order.setCurrentIndex(0)
    QApplication.processEvents()
    for box in (full.table.service, full.table.outcome, full.table.order):
        assert box.width() > box.fontMetrics().horizontalAdvance(box.currentText())
