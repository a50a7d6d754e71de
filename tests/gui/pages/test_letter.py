"""The letter's page: one writes in place, each sentence keeps its ground, and what is missing leads there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from csa_desktop.commands import drafts, editions, letters, statements, trails
from csa_desktop.commands.letter_rows import Spot
from csa_desktop.domain import values as v
from csa_desktop.domain.cycle import DRAFT, FINAL
from csa_desktop.domain.letter_text import paragraph_of, paragraphs_of
from csa_desktop.gui.pages.letter import LetterPage
from csa_desktop.gui.pages.parted.beside import VersionsBadge
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.chip import Chip
from csa_desktop.gui.widgets.link import Link
from csa_desktop.store.local import Draft
from tests.gui.desk_fixtures import bench, work  # noqa: F401

SAFE = "staying-safe"
FIRST, SECOND = "The register has fallen.", "Reviews are on time."


@pytest.fixture
def point(bench):  # noqa: F811
    """A finding, and a summary point on it that is a strength."""
    at = bench.store, bench.desk.assessment
    found = statements.add(*at, kind=v.FINDING, text="27 to 21.", step="1", subject=SAFE).row
    about = {"sign": v.STRENGTH}
    made = statements.add(
        *at, kind=v.POINT, text="Fewer are registered.", step="2", subject=SAFE, about=about, on=(found,)
    )
    return made.row


@pytest.fixture
def written(bench, point):  # noqa: F811
    """A paragraph of two sentences, the first of them on the point."""
    at = bench.store, bench.desk.assessment
    letters.add_paragraph(*at, Spot(SAFE, "p1", subject=SAFE), f"{FIRST} {SECOND}", on=[point])
    return "p1"


@pytest.fixture
def page(bench, show):  # noqa: F811
    def make():
        made = LetterPage(bench.desk)
        made.resize(1000, 900)
        show(made)
        return bench.show(made)

    return make


def row(page, name="p1"):
    return page.rows.paragraphs[name]


def sentences(bench, name="p1"):  # noqa: F811
    return [s.text for s in paragraph_of(bench.settle(), SAFE, name)]


def whole(page, qtbot):
    qtbot.waitUntil(lambda: page.rows.is_whole and not page._later.isActive())


def test_one_comes_to_the_trail_of_its_own_selection(page, written, qtbot):
    """What was selected on the page one comes from is no sentence of the letter."""
    shown = page()
    with qtbot.waitSignal(shown.selected) as told:
        shown.go_to(Place("letter"))
    assert told.args == [""]


def test_whoever_comes_by_the_keyboard_comes_above_what_is_to_be_put_right(bench, show, qtbot):  # noqa: F811
    host, made = QWidget(), LetterPage(bench.desk)
    before = QPushButton("Stages")
    column = QVBoxLayout(host)
    for widget in (before, made):
        column.addWidget(widget)
    show(host)
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert made.tabs.hasFocus()


def test_an_empty_letter_begins_from_the_notebook(bench, page, point, qtbot):  # noqa: F811
    shown = page()
    whole(shown, qtbot)
    shown.findChild(Button, "begin").click()
    trail = bench.settle()
    (said,) = trail.statements(kind=v.SENTENCE, section=SAFE)
    assert said.text == "Fewer are registered."
    assert [s.id for s in trail.below(said.id)] == [point]
    strengths = trail.statements(kind=v.SENTENCE, section="summary", state="strength")
    assert [s.text for s in strengths] == ["Fewer are registered."]


def test_beginning_twice_says_nothing_twice(bench, page, point, qtbot):  # noqa: F811
    shown = page()
    whole(shown, qtbot)
    shown.findChild(Button, "begin").click()
    before = len(bench.settle().statements(kind=v.SENTENCE))
    at = bench.store, bench.desk.assessment
    statements.add(*at, kind=v.POINT, text="A later point.", step="2", subject=SAFE)
    letters.build(*at, bench.desk.pack, "apa-letter")
    assert len(bench.trail.statements(kind=v.SENTENCE)) == before + 1


def test_one_types_in_a_paragraph_and_the_sentence_keeps_its_ground(bench, page, written, point, qtbot):  # noqa: F811
    shown = page()
    whole(shown, qtbot)
    text = row(shown).text
    text.setFocus()
    text.to_end()
    QTest.keyClicks(text, " All of them.")
    shown.leave()
    assert sentences(bench) == [FIRST, SECOND, "All of them."]
    first = paragraph_of(bench.trail, SAFE, "p1")[0]
    assert [s.id for s in bench.trail.below(first.id)] == [point]


def test_enter_within_a_paragraph_parts_it(bench, page, written, point, qtbot):  # noqa: F811
    shown = page()
    whole(shown, qtbot)
    text = row(shown).text
    text.setFocus()
    text.go_to(paragraph_of(bench.trail, SAFE, "p1")[1].id)
    QTest.keyClick(text, Qt.Key.Key_Return)
    trail = bench.settle()
    assert [[s.text for s in p] for p in paragraphs_of(trail, SAFE)] == [[FIRST], [SECOND]]
    qtbot.waitUntil(lambda: shown.window().focusWidget() is not text)
    assert shown.window().focusWidget().text() == SECOND


def test_backspace_at_the_beginning_joins_two_paragraphs(bench, page, written, qtbot):  # noqa: F811
    at = bench.store, bench.desk.assessment
    letters.add_paragraph(*at, Spot(SAFE, "p2", subject=SAFE), "Another one.")
    shown = page()
    whole(shown, qtbot)
    text = row(shown, "p2").text
    text.setFocus()
    text.go_to("")
    QTest.keyClick(text, Qt.Key.Key_Backspace)
    assert sentences(bench) == [FIRST, SECOND, "Another one."]


def test_enter_at_the_end_opens_another_paragraph(bench, page, written, qtbot):  # noqa: F811
    shown = page()
    whole(shown, qtbot)
    text = row(shown).text
    text.setFocus()
    text.to_end()
    QTest.keyClick(text, Qt.Key.Key_Return)
    typed = shown.window().focusWidget()
    assert typed is not text
    QTest.keyClicks(typed, "A new one.")
    shown.leave()
    trail = bench.settle()
    assert [[s.text for s in p] for p in paragraphs_of(trail, SAFE)] == [[FIRST, SECOND], ["A new one."]]


def test_the_sentence_one_is_in_has_its_trail_beside(bench, page, written, qtbot):  # noqa: F811
    shown = page()
    whole(shown, qtbot)
    told = []
    shown.selected.connect(told.append)
    second = paragraph_of(bench.trail, SAFE, "p1")[1]
    shown.go_to(Place("letter", statement=second.id))
    assert told[-1] == second.id
    assert row(shown).text.current() == second.id


def test_a_finding_reworded_upstream_marks_the_sentence_until_somebody_looks(
    bench,  # noqa: F811
    page,
    written,
    point,
    qtbot,
):
    shown = page()
    whole(shown, qtbot)
    bench.desk.run(statements.reword, point, "Far fewer are registered.")
    bench.settle()
    qtbot.waitUntil(lambda: any("point changed" in c.accessibleName() for c in row(shown).findChildren(Chip)))
    assert "has changed" in shown.meter.changed.text()
    first = paragraph_of(bench.trail, SAFE, "p1")[0]
    bench.desk.run(trails.looked_again, first.id)
    bench.settle()
    assert not any("changed" in c.accessibleName() for c in row(shown).findChildren(Chip) if c.isVisible())


def test_a_sentence_without_ground_is_listed_and_counted(bench, page, written, qtbot):  # noqa: F811
    shown = page()
    whole(shown, qtbot)
    assert "1 sentence stands on nothing" in shown.meter.bare.text()
    link = next(w for w in shown.summary.findChildren(Link) if SECOND in w.accessibleName())
    link.click()
    assert row(shown).text.current() == paragraph_of(bench.trail, SAFE, "p1")[1].id


def test_what_words_cannot_decide_is_ticked_by_hand(bench, page, written, qtbot):  # noqa: F811
    shown = page()
    whole(shown, qtbot)
    head = shown.rows.widget("head", SAFE)
    boxes = {b.accessibleName(): b for b in head.findChildren(QCheckBox)}
    boxes["A clear focus on child protection"].click()
    (tick,) = bench.settle().rows.ticks
    assert (tick.checklist, tick.item, bool(tick.done)) == (
        "apa-letter/staying-safe",
        "child-protection",
        True,
    )


def test_undo_brings_back_what_was_taken_out(bench, page, written, point, qtbot):  # noqa: F811
    shown = page()
    whole(shown, qtbot)
    text = row(shown).text
    text.setFocus()
    text.selectAll()
    QTest.keyClicks(text, SECOND)
    shown.leave()
    assert sentences(bench) == [SECOND]
    bench.runner.write(bench.store.undo)
    assert sentences(bench) == [FIRST, SECOND]
    first = paragraph_of(bench.trail, SAFE, "p1")[0]
    assert [s.id for s in bench.trail.below(first.id)] == [point]


def test_a_paragraph_moves_with_a_key(bench, page, written, qtbot):  # noqa: F811
    at = bench.store, bench.desk.assessment
    letters.add_paragraph(*at, Spot(SAFE, "p2", subject=SAFE), "Another one.")
    shown = page()
    whole(shown, qtbot)
    text = row(shown, "p2").text
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [p[0].paragraph for p in paragraphs_of(bench.settle(), SAFE)] == ["p2", "p1"]


def test_typing_that_was_cut_short_is_put_back_in_its_paragraph(bench, page, written, qtbot, tmp_path):  # noqa: F811
    shown = page()
    whole(shown, qtbot)
    text = row(shown).text
    text.setFocus()
    text.to_end()
    QTest.keyClicks(text, " More.")
    qtbot.waitUntil(lambda: bool(bench.store.drafts()))
    with bench.killed(tmp_path / "again") as again:
        (draft,) = again.store.drafts()
        drafts.put_back(again.store, again.desk.assessment, again.desk.pack, draft)
        found = paragraph_of(again.trail, SAFE, "p1")
        assert [s.text for s in found] == [FIRST, SECOND, "More."]


def test_what_two_wrote_in_one_sentence_leads_to_where_one_decides(bench, page, written, qtbot):  # noqa: F811
    at = bench.store, bench.desk.assessment
    first, seen = paragraph_of(bench.trail, SAFE, "p1")[0].id, bench.trail.at
    statements.reword(*at, first, "The register fell.", seen=seen)
    statements.reword(*at, first, "The register rose.", seen=seen)
    shown = page()
    whole(shown, qtbot)
    went = []
    shown.went.connect(went.append)
    badge = next(w for w in row(shown).findChildren(VersionsBadge))
    badge.chip.click()
    assert went[0].page == "conflicts"


def test_typing_that_was_cut_short_is_offered_on_the_page(bench, page, written, qtbot):  # noqa: F811
    place = drafts.where("letter", SAFE, "paragraph", SAFE, "", "")
    trail = bench.trail
    bench.store.keep_draft(
        Draft(f"{place}/p1/text", bench.desk.assessment, "Letter", f"{FIRST} Cut short.", str(trail.at))
    )
    shown = page()
    whole(shown, qtbot)
    offered = "Put it back"
    qtbot.waitUntil(lambda: any(b.text() == offered and b.isVisible() for b in shown.findChildren(Button)))
    next(b for b in shown.findChildren(Button) if b.text() == offered).click()
    assert sentences(bench) == [FIRST, "Cut short."]


def test_a_score_in_the_draft_is_told_and_leads_to_its_sentence(bench, page, written, qtbot):  # noqa: F811
    at = bench.store, bench.desk.assessment
    letters.write_paragraph(*at, Spot(SAFE, "p1", subject=SAFE), f"{FIRST} {SECOND} Social care is graded 2.")
    shown = page()
    whole(shown, qtbot)
    qtbot.waitUntil(lambda: "score" in shown.meter.scores.text())
    qtbot.waitUntil(lambda: shown.meter.bar.sides is not None)
    assert 0 < shown.meter.bar.sides < 4


@pytest.mark.parametrize(
    ("stage", "asked", "form"),
    [("", "", DRAFT), ("preparing", "", DRAFT), ("clearance", "", FINAL), ("clearance", DRAFT, DRAFT)],
)
def test_a_letter_opens_as_what_it_has_come_to_unless_a_link_says_otherwise(
    bench,  # noqa: F811
    show,
    written,
    stage,
    asked,
    form,
):
    pack = bench.desk.pack
    if stage:
        editions.send(
            bench.store, bench.desk.assessment, pack, stage=stage, to=["Link Officer"], goes_with=()
        )
    bench.runner.refresh()
    bench.settle()
    page = LetterPage(bench.desk)
    show(page)
    page.go_to(Place("letter", tab=asked))
    bench.show(page)
    bench.qtbot.waitUntil(lambda: written in page.rows.paragraphs)
    assert page.form == form
    assert form in page.hint.text()
