"""Words that were cut short stay somewhere, though other words are typed where they stood."""

import pytest
from PySide6.QtWidgets import QPushButton

from csa_desktop.commands import conflicts, drafts, statements
from csa_desktop.gui.pages.cut_short import CUT_SHORT
from csa_desktop.gui.pages.overview import BESIDE, OverviewPage
from csa_desktop.gui.places import Place
from csa_desktop.store.local import Draft
from tests.gui.cut_short_fixtures import (  # noqa: F401
    appointment,
    killed,
    line,
    plan_part,
    press,
    said,
    type_into,
)
from tests.gui.desk_fixtures import onsite, work  # noqa: F401

EARLIER, NOW = "They will send the list.", "Nobody came."


def typed_over(again, show):
    """Another day, in the same field: other words are typed, and the page is left."""
    part = plan_part(again, show, "timetable", again.line)
    again.qtbot.waitUntil(lambda: CUT_SHORT in said(part))
    type_into(part._opened.editors["said"].focus_target(), NOW)
    again.qtbot.waitUntil(lambda: NOW in {draft.text for draft in again.store.drafts()})
    assert {draft.text for draft in again.store.drafts()} == {EARLIER, NOW}
    return part


def half_typed(onsite, line, show):  # noqa: F811
    part = plan_part(onsite, show, "timetable", line)
    type_into(part._opened.editors["said"].focus_target(), EARLIER)


@pytest.fixture
def another_day(onsite, line, show, killed):  # noqa: F811
    """A field was half typed into when the program was killed; it is opened again."""
    half_typed(onsite, line, show)
    with killed(EARLIER) as again:
        again.line = line
        yield again


def test_what_was_cut_short_is_put_back_beside_the_words_that_took_its_place(onsite, line, show, killed):  # noqa: F811
    half_typed(onsite, line, show)
    with killed(EARLIER) as again:
        again.line = line
        part = typed_over(again, show)
        part.close_line()
        again.settle()
        page = again.show(OverviewPage(again.desk))
        show(page, 700, 900)
        again.qtbot.waitUntil(lambda: EARLIER in said(page) and BESIDE in said(page))
        press(page, "Put it back")
        again.qtbot.waitUntil(lambda: again.store.drafts() == ())
        trail = again.settle()
        assert trail.rows.conflicts == {("appointment", line, "said")}
        assert not trail.statements(kind="note") and not offered_in(page) & {"Put it back", "Discard"}
        (torn,) = conflicts.open_conflicts(again.store, again.desk.assessment)
        assert {side.value for side in torn.sides} == {EARLIER, NOW}


def test_words_of_a_statement_that_is_there_by_now_take_the_place_of_nothing(onsite):  # noqa: F811
    at = (onsite.store, onsite.desk.assessment)
    row = statements.add(*at, kind="note", text=NOW).row
    typed = Draft(f"aside:one/new:note:::/{row}/text", at[1], "A note", EARLIER, '{"sign": ""}')
    drafts.put_back(*at, onsite.desk.pack, typed)
    (torn,) = conflicts.open_conflicts(*at)
    assert {side.value for side in torn.sides} == {EARLIER, NOW}


def test_what_was_cut_short_becomes_a_note_where_other_words_took_its_place(onsite, line, show, killed):  # noqa: F811
    half_typed(onsite, line, show)
    with killed(EARLIER) as again:
        again.line = line
        typed_over(again, show).close_line()
        again.settle()
        assert appointment(again).said == NOW
        (left,) = again.store.drafts()
        assert left.text == EARLIER
        page = again.show(OverviewPage(again.desk))
        show(page, 700, 900)
        again.qtbot.waitUntil(lambda: EARLIER in said(page))
        press(page, "Make a note of it")
        again.qtbot.waitUntil(lambda: again.store.drafts() == ())
        assert [s.text for s in again.settle().statements(kind="note")] == [EARLIER]


def test_what_is_discarded_under_other_words_goes_alone(another_day, show):
    part = typed_over(another_day, show)
    press(part, "Discard it")
    another_day.qtbot.waitUntil(lambda: len(another_day.store.drafts()) < 2)
    part.close_line()
    another_day.settle()
    assert appointment(another_day).said == NOW and another_day.store.drafts() == ()


def test_what_is_put_back_over_other_words_keeps_both_in_the_history(another_day, show):
    part = typed_over(another_day, show)
    press(part, "Put it back")
    part.close_line()
    assert appointment(another_day).said == EARLIER
    another_day.qtbot.waitUntil(lambda: another_day.store.drafts() == ())
    history = another_day.store.history("appointment", another_day.line)
    assert NOW in str(history) and EARLIER in str(history)


def test_what_is_put_aside_while_the_overview_is_there_is_offered_as_soon_as_one_comes_back(
    onsite,  # noqa: F811
    line,  # noqa: F811
    show,
    killed,  # noqa: F811
):
    half_typed(onsite, line, show)
    with killed(EARLIER) as again:
        again.line = line
        page = again.show(OverviewPage(again.desk))
        show(page, 700, 900)
        again.qtbot.waitUntil(lambda: EARLIER in said(page))
        typed_over(again, show).close_line()
        again.settle()
        page.go_to(Place("overview"))
        again.qtbot.waitUntil(lambda: "Make a note of it" in offered_in(page))
        assert NOW not in said(page)
        press(page, "Make a note of it")
        again.qtbot.waitUntil(lambda: again.store.drafts() == ())
        assert [s.text for s in again.settle().statements(kind="note")] == [EARLIER]


def offered_in(page):
    return {button.text() for button in page.findChildren(QPushButton) if button.isVisible()}


def test_what_was_put_aside_of_no_assessment_is_offered_in_each(onsite):  # noqa: F811
    """Nobody would find it where it was typed: the box there shows the newest words alone."""
    for words in (EARLIER, NOW):
        onsite.store.keep_draft(Draft("unsent:entry/new/name", "", "The list", words, ""), seen="")
    (left,) = drafts.waiting(onsite.store, onsite.desk.assessment)
    assert left.text == EARLIER and drafts.is_placeless(left)
