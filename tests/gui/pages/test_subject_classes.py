"""What findings are, where they stand, and what is said about a whole subject; by keys and clicks."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from csa_desktop.commands import answers, statements, trails
from csa_desktop.domain import values as v
from csa_desktop.gui.pages.notebook.grade_choice import GradeChoice
from csa_desktop.gui.pages.notebook.refusal import Refusal
from csa_desktop.gui.pages.notebook.row_view import REMARK
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.link import Link
from csa_desktop.gui.widgets.words import Words
from tests.gui.desk_fixtures import bench, work  # noqa: F401
from tests.gui.pages.notebook_fixtures import SAFE, keys, open_page, write  # noqa: F401

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def three(write, keys):  # noqa: F811
    """Two findings under the first key judgement, and one under the second."""
    first, second = (write(f"Finding {n} is clear.", key_judgement=keys[0]) for n in (1, 2))
    return first, second, write("Finding 3 is clear.", key_judgement=keys[1])


@pytest.fixture
def page(three, open_page):  # noqa: F811
    return open_page()


def test_arrows_go_from_row_to_row_and_each_shows_its_trail(page, three):
    page.pick(three[0])
    page.key(Qt.Key.Key_Down)
    page.key(Qt.Key.Key_Down)
    page.key(Qt.Key.Key_Up)
    assert page.selected == [three[0], three[1], three[2], three[1]]
    assert page.focus() is page.row(three[1])


def test_something_is_selected_from_the_beginning(page, three):
    page.go(Place("subject", SAFE))
    page.qtbot.waitUntil(lambda: page.selected[-1:] == [three[0]])


def test_only_the_selected_row_is_a_stop_for_tab(page, three):
    page.pick(three[1])
    stops = [i for i in three if page.row(i).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [three[1]]


def test_plus_minus_and_nought_say_what_a_finding_is(page, three):
    page.pick(three[0])
    for key, sign in (("+", v.STRENGTH), ("-", v.IMPROVEMENT), ("0", v.NEITHER)):
        QTest.keyClicks(page.focus(), key)
        assert page.settle().statement(three[0]).sign == sign


def test_two_quick_choices_are_no_conflict(page, three):
    page.pick(three[0])
    QTest.keyClicks(page.focus(), "+-+-")
    trail = page.settle()
    assert trail.statement(three[0]).sign == v.IMPROVEMENT
    assert not trail.rows.conflicts


def test_tags_are_set_by_keyboard_alone(page, three):
    page.pick(three[0])
    page.key(Qt.Key.Key_Return)
    page.key(Qt.Key.Key_Tab)
    page.key(Qt.Key.Key_Left)
    page.key(Qt.Key.Key_Space)
    page.key(Qt.Key.Key_Tab)
    page.key(Qt.Key.Key_Right)
    page.key(Qt.Key.Key_Return)
    page.key(Qt.Key.Key_Tab)
    page.key(Qt.Key.Key_Space)
    page.key(Qt.Key.Key_Right)
    page.key(Qt.Key.Key_Space)
    page.key(Qt.Key.Key_Tab)
    page.key(Qt.Key.Key_Space)
    finding = page.settle().statement(three[0])
    assert (finding.sign, finding.service) == (v.IMPROVEMENT, "social-care")
    assert (finding.groups, finding.jar) == (("lac", "ldd"), True)
    page.key(Qt.Key.Key_Escape)
    page.settle()
    assert page.board.editor() is None


def test_a_choice_is_taken_back_by_choosing_it_again(page, three):
    page.pick(three[0])
    page.key(Qt.Key.Key_Return)
    for service in ("social-care", ""):
        page.tag("service", "social-care")
        assert page.settle().statement(three[0]).service == service


def test_a_finding_goes_under_another_key_judgement(page, three, keys):  # noqa: F811
    page.pick(three[0])
    page.key(Qt.Key.Key_Return)
    box = page.editor().classes.lists["key_judgement"]
    box.setFocus()
    page.key(Qt.Key.Key_Down)
    page.key(Qt.Key.Key_Escape)
    assert page.settle().statement(three[0]).key_judgement == keys[1]
    assert page.row(three[0]).y() > page.row(three[1]).y()


def test_when_it_happened_is_written_as_one_writes_it(page, three):
    page.pick(three[0])
    page.key(Qt.Key.Key_Return)
    line = page.editor().classes.lines["happened"]
    line.setFocus()
    page.type("14 June 2005")
    page.key(Qt.Key.Key_Escape)
    assert page.settle().statement(three[0]).happened == "2005-06-14"
    chips = [c.text for c in page.row(three[0]).view.chips]
    assert any(c.startswith("written ") and c.endswith(" days later") for c in chips)


def test_alt_and_arrows_move_a_finding_and_past_its_end_into_the_next_section(page, three, keys):  # noqa: F811
    page.pick(three[0])
    page.key(Qt.Key.Key_Down, ALT)
    order = [s.id for s in page.settle().statements(kind=v.FINDING)]
    assert order == [three[1], three[0], three[2]]
    page.key(Qt.Key.Key_Down, ALT)
    trail = page.settle()
    assert trail.statement(three[0]).key_judgement == keys[1]
    assert [s.id for s in trail.statements(key_judgement=keys[1])] == [three[0], three[2]]
    page.key(Qt.Key.Key_Up, ALT)
    trail = page.settle()
    assert [s.id for s in trail.statements(key_judgement=keys[0])] == [three[1], three[0]]
    assert page.focus() is page.row(three[0])


def test_delete_removes_selects_the_next_and_undo_brings_it_back(page, three):
    page.pick(three[0])
    page.key(Qt.Key.Key_Delete)
    assert page.settle().statement(three[0]) is None
    assert page.focus() is page.row(three[1])
    page.bench.runner.write(page.bench.store.undo)
    assert page.settle().statement(three[0]) is not None
    assert page.row(three[0]).isVisible()


@pytest.fixture
def carried(page, three, write):  # noqa: F811
    """A point that stands on the first finding."""
    point = write("Support is good.", kind=v.POINT, step="2", on=three[:1])
    page.refresh()
    return point


def refusal(page):
    return [w for w in page.page.findChildren(Refusal) if w.isVisible()]


def test_what_something_stands_on_is_not_removed_and_its_row_says_so_and_leads_there(page, three, carried):
    page.pick(three[0])
    page.key(Qt.Key.Key_Delete)
    page.settle()
    page.qtbot.waitUntil(lambda: bool(refusal(page)))
    (said,) = refusal(page)
    assert (
        said.mapTo(page.page, said.rect().topLeft()).y() > page.row(three[0]).mapTo(page.page, QPoint()).y()
    )
    assert (
        said.mapTo(page.page, said.rect().topLeft()).y() < page.row(three[1]).mapTo(page.page, QPoint()).y()
    )
    assert "Take that link away first" in said.findChild(Words).text()
    link = page.find(f"resting-{carried}", Link)
    assert link.accessibleName() == "Summary point · Staying safe · Step 2: “Support is good.”"
    page.click(link)
    assert page.went == [Place("subject", SAFE, tab="2", statement=carried)]


def test_the_refusal_goes_when_one_goes_on_or_nothing_stands_there_any_more(page, three, carried):
    for away in (lambda: page.pick(three[1]), lambda: unlink(page, carried, three[0])):
        page.pick(three[0])
        page.key(Qt.Key.Key_Delete)
        page.settle()
        page.qtbot.waitUntil(lambda: bool(refusal(page)))
        away()
        page.qtbot.waitUntil(lambda: not refusal(page))
    page.pick(three[0])
    page.key(Qt.Key.Key_Delete)
    assert page.settle().statement(three[0]) is None


def unlink(page, upper, lower):
    trails.unlink(page.bench.store, page.bench.desk.assessment, upper, lower)
    page.refresh()


def test_ctrl_u_carries_the_selected_finding_up(page, three):
    page.pick(three[1])
    page.control("U")
    (point,) = page.settle().statements(kind=v.POINT)
    assert (point.text, point.step, point.subject) == ("Finding 2 is clear.", "2", SAFE)
    assert [s.id for s in page.bench.trail.below(point.id)] == [three[1]]
    assert "supports 1" in [c.text for c in page.row(three[1]).view.chips]


def test_no_grade_can_be_given_in_a_step_without_grades(page):
    page.go(Place("subject", SAFE, tab="1"))
    assert not page.page.findChildren(GradeChoice)
    page.go(Place("subject", SAFE, tab="2"))
    page.qtbot.waitUntil(lambda: len(page.page.findChildren(GradeChoice)) == 3)


def test_words_that_do_not_show_where_the_judgement_lies_bring_a_remark_and_block_nothing(page, write):  # noqa: F811
    row = write("There is a policy.", sign=v.STRENGTH)
    page.refresh()
    assert page.row(row).view.remark == REMARK
    statements.reword(page.bench.store, page.bench.desk.assessment, row, "The policy is effective.")
    page.refresh()
    assert page.row(row).view.remark == ""


def test_none_found_is_recorded_not_left_blank(page):
    page.click(page.find("toggle-improvement"))
    assert page.settle().answer(answers.NONE_FOUND, SAFE, v.IMPROVEMENT) == "yes"
    page.click(page.find("toggle-improvement"))
    assert page.settle().answer(answers.NONE_FOUND, SAFE, v.IMPROVEMENT) == ""


def test_where_a_strength_is_written_none_found_is_not_asked(page, three):
    page.pick(three[0])
    QTest.keyClicks(page.focus(), "+")
    page.settle()
    names = [w.objectName() for w in page.page.findChildren(Toggles) if w.isVisible()]
    assert "none-found-strength" not in names
    assert "none-found-improvement" in names


def test_the_required_comment_is_written_and_is_a_statement_of_its_own(page):
    page.click(page.find("comment"))
    page.type("Responsibilities are met.\nCases have a worker.")
    page.page.leave()
    (comment,) = page.settle().statements(kind=v.COMMENT)
    assert comment.text == "Responsibilities are met.\nCases have a worker."
    assert (comment.step, comment.subject) == ("1", SAFE)


def test_a_gap_has_an_owner_and_a_state(page):
    page.click(page.find(f"add-gap:1:{SAFE}::"))
    page.type("Nothing on missing children.")
    page.key(Qt.Key.Key_Tab)
    page.tag("state", "asked")
    page.editor().classes.lines["owner"].setFocus()
    page.type("R. Cole")
    page.key(Qt.Key.Key_Escape)
    (gap,) = page.settle().statements(kind=v.GAP)
    assert (gap.text, gap.state, gap.owner) == ("Nothing on missing children.", "asked", "R. Cole")
    chips = [c.text for c in page.row(gap.id).view.chips]
    assert chips[:2] == ["Gap · Asked", "Owner: R. Cole"]


def test_a_new_gap_and_a_new_hypothesis_are_open(page):
    for kind in (v.GAP, v.HYPOTHESIS):
        page.click(page.find(f"add-{kind}:1:{SAFE}::"))
        page.type("Something to find out.")
        page.key(Qt.Key.Key_Return)
        page.key(Qt.Key.Key_Escape)
        (made,) = page.settle().statements(kind=kind)
        assert made.state == "open"


def test_a_hypothesis_is_confirmed_below_its_row_with_the_sentence_that_says_why(page, write):  # noqa: F811
    row = write("Thresholds rose.", kind=v.HYPOTHESIS, state="open")
    page.refresh()
    page.click(page.find(f"settling-{row}").states.toggle("confirmed"))
    form = page.find(f"settling-{row}").form
    page.click(form.keep_button)
    page.settle()
    page.qtbot.waitUntil(lambda: form.wrong.text() == statements.NO_WHY)
    assert page.bench.trail.statement(row).state == "open"
    form.why.go()
    page.type("The briefing says so.")
    page.click(form.keep_button)
    settled = page.settle().statement(row)
    assert (settled.state, settled.reason) == ("confirmed", "The briefing says so.")


def test_the_editor_of_a_hypothesis_offers_no_state(page, write):  # noqa: F811
    row = write("Thresholds rose.", kind=v.HYPOTHESIS, state="open")
    page.refresh()
    page.pick(row)
    page.key(Qt.Key.Key_Return)
    assert set(page.editor().classes.tags) == {"service", "jar"}


def test_what_changed_a_hypothesis_is_a_draft_when_its_area_is_left(page, write):  # noqa: F811
    row = write("Thresholds rose.", kind=v.HYPOTHESIS, state="open")
    page.refresh()
    page.click(page.find(f"settling-{row}").states.toggle("dropped"))
    page.type("Half a sentence")
    page.page.leave()
    page.settle()
    assert "Half a sentence" in [draft.text for draft in page.bench.store.drafts()]


def test_a_hypothesis_that_is_stood_on_says_why_it_stays(page, write):  # noqa: F811
    row = write("Thresholds rose.", kind=v.HYPOTHESIS, state="open")
    write("A point.", kind=v.POINT, step="2", on=[row])
    page.refresh()
    page.pick(row)
    page.key(Qt.Key.Key_Delete)
    page.qtbot.waitUntil(lambda: any(r.isVisible() for r in page.page.findChildren(Refusal)))


def link(page, words):
    def shown():
        links = page.page.summary.findChildren(Link)
        return [found for found in links if found.isVisible() and words in found.words.text()]

    page.qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def test_the_summary_of_what_is_not_sound_leads_to_each_place(page, three):
    page.click(link(page, "Finding 1"))
    assert page.focus() is page.row(three[0])
    page.click(link(page, "more"))
    page.click(link(page, "A comment on social care"))
    assert page.focus().objectName() == "comment"
    page.click(link(page, "No strength"))
    assert page.focus().objectName() == "toggle-strength"


def test_a_link_from_elsewhere_opens_the_tab_and_selects_the_statement(page, write):  # noqa: F811
    point = write("A point.", kind=v.POINT, step="2")
    page.refresh()
    page.go(Place("subject", SAFE, statement=point))
    assert page.page.tabs.current() == "2"
    assert page.selected[-1] == point
    assert page.focus() is page.row(point)
