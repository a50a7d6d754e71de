"""The data of the first day: a dataset comes in through the window, and its figures become evidence."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from csa_desktop.domain import values as v
from csa_desktop.domain.indicators import COUNCIL, HIGHER, LOWER
from csa_desktop.gui.pages.data import DATASET, INDICATORS, DataPage
from csa_desktop.gui.pages.indicators.model import GAP, PICTURE, TREND
from csa_desktop.paths import resources_folder
from csa_desktop.reports.example_documents import render
from tests.gui.desk_fixtures import bench, work  # noqa: F401


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
    with bench.qtbot.waitSignal(page.bringing.taking.read, timeout=30_000):
        page.open(str(path))
    return page.bringing.view


def bring_in(bench, page):  # noqa: F811
    with bench.qtbot.waitSignal(page.bringing.taking.brought, timeout=30_000):
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


@pytest.mark.skipif("PICTURES" not in os.environ, reason="pictures are taken to be looked at")
def test_pictures(bench, full, qtbot):  # noqa: F811
    folder = Path(os.environ["PICTURES"])
    look_at(full, "SS6")
    press(full, Qt.Key.Key_Plus)
    bench.settle()
    press(full, Qt.Key.Key_H)
    bench.settle()
    full.resize(1300, 1000)
    full.grab().save(str(folder / "data.png"))
    full._side.area.resize(340, 800)
    full._side.area.show()
    full._side.area.grab().save(str(folder / "side.png"))
    assert COUNCIL
