"""Step 2 of an area: points on findings, judgements on points, and a key area that is flagged."""

import pytest
from PySide6.QtCore import QRect, Qt

from csa_desktop.commands import answers, judgements
from csa_desktop.commands.judgements import judgement_id
from csa_desktop.domain import values as v
from csa_desktop.gui.pages.notebook.judgement_card import JudgementCard
from csa_desktop.gui.pages.notebook.row_view import RowView
from csa_desktop.gui.pages.notebook.statement_row import StatementRow
from csa_desktop.gui.pages.subject import SubjectPage
from csa_desktop.gui.places import Place
from tests.gui.desk_fixtures import bench, work  # noqa: F401
from tests.gui.pages.notebook_fixtures import SAFE, keys, open_page, write  # noqa: F401


@pytest.fixture
def findings(write):  # noqa: F811
    return [write(f"Finding {n} is clear.", sign=v.STRENGTH, service="social-care") for n in range(3)]


@pytest.fixture
def point(write, findings):  # noqa: F811
    return write("Support is good.", kind=v.POINT, step="2", on=findings[:1])


@pytest.fixture
def page(point, open_page):  # noqa: F811
    page = open_page()
    page.go(Place("subject", SAFE, tab="2"))
    return page


def card(page, judgement) -> JudgementCard:
    return page.find(f"judgement-{judgement}", JudgementCard)


def judged(page, judgement="social-care"):
    return judgement_id(page.bench.desk.assessment, "2", SAFE, judgement)


def test_a_point_shows_the_findings_it_stands_on_and_leads_to_them(page, point, findings):
    chip = page.row(point).view.chips[0]
    assert (chip.text, chip.place) == (
        "Finding 0 is clear.",
        Place("subject", SAFE, tab="1", statement=findings[0]),
    )
    box = page.row(point).chip("Finding 0 is clear.")
    page.page.area.reveal(page.row(point))
    page.qtbot.mouseClick(page.row(point), Qt.MouseButton.LeftButton, pos=box.center())
    assert page.went == [chip.place]


def test_ctrl_j_asks_for_the_first_judgement_that_stands_on_nothing_where_none_is_selected(page, point):
    page.board.select("")
    page.page.setFocus()
    page.control("j")
    picker = page.picker()
    assert picker.windowTitle().startswith("Education")
    picker.tick(point)
    page.done(picker)
    assert [s.id for s in page.settle().below(judged(page, "education"))] == [point]


@pytest.mark.parametrize("kind", [v.FINDING, v.POINT, v.ISSUE, v.REVIEW])
def test_whatever_can_have_a_sign_and_has_none_has_the_ring_for_neither_and_says_so(kind, show):
    row = StatementRow(RowView("a", kind, "Support is good.", v.NEITHER))
    show(row, 600, 60)
    assert "Neither strength nor area for improvement: Support is good." in row.accessibleName()
    assert colours_beside(row) > 1


def test_a_comment_has_no_sign(show):
    row = StatementRow(RowView("a", v.COMMENT, "Support is good.", v.NEITHER))
    show(row, 600, 60)
    assert row.accessibleName() == "Support is good."
    assert colours_beside(row) == 1


def colours_beside(row):
    """How many colours there are where the sign is."""
    beside = row.grab(QRect(0, 0, 34, 60)).toImage()
    return len({beside.pixel(x, y) for x in range(12, 26) for y in range(8, 30)})


def test_a_point_is_made_of_the_findings_that_are_in_none(page, findings):
    page.click(page.find("makePoint"))
    picker = page.picker()
    picker.tick(findings[1])
    picker.tick(findings[2])
    page.done(picker)
    (made,) = (s for s in page.settle().statements(kind=v.POINT) if s.text == "Finding 1 is clear.")
    assert {s.id for s in page.bench.trail.below(made.id)} == set(findings[1:])
    assert (made.sign, made.service) == (v.STRENGTH, "social-care")
    assert page.focus() is page.row(made.id)


def test_what_a_point_stands_on_is_picked_with_a_filter_and_in_one_step(page, point, findings):
    page.pick(point)
    page.control("J")
    picker = page.picker()
    for letter in "finding 2":
        page.qtbot.keyClick(picker.filter, letter)
    shown = [picker.list.item(i) for i in range(picker.list.count()) if not picker.list.item(i).isHidden()]
    assert [i.text().split("\n")[0] for i in shown] == ["Finding 2 is clear."]
    page.qtbot.keyClick(picker.filter, Qt.Key.Key_Down)
    page.qtbot.keyClick(picker.list, Qt.Key.Key_Space)
    picker.tick(findings[0], on=False)
    page.qtbot.keyClick(picker.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [s.id for s in page.settle().below(point)] == [findings[2]]
    page.bench.runner.write(page.bench.store.undo)
    assert [s.id for s in page.settle().below(point)] == [findings[0]]


def test_a_judgement_is_written_and_graded_and_nothing_is_graded_for_one(page):
    words = card(page, "social-care").words.text
    page.click(words)
    page.type("Minimum requirements are met.")
    page.click(card(page, "social-care").grades.tags.toggle("2"))
    made = page.settle().statement(judged(page))
    assert (made.text, made.grade, made.scale) == ("Minimum requirements are met.", "2", "lsif")
    assert made.status == "indicative"
    assert page.bench.trail.statement(judged(page, "education")) is None
    assert not page.bench.trail.rows.conflicts


def test_the_descriptor_of_the_chosen_grade_is_shown(page):
    shown = card(page, "education").grades
    assert not shown._descriptor.isVisible()
    page.click(shown.tags.toggle("3"))
    page.settle()
    scale = page.bench.desk.pack.scale("lsif")
    assert shown._descriptor.text() == scale.grade("3").descriptor
    assert shown._label.text() == scale.grade("3").label


def test_a_grade_and_words_typed_at_once_contradict_nobody(page):
    page.click(card(page, "education").grades.tags.toggle("3"))
    page.click(card(page, "education").words.text)
    page.type("Consistently above.")
    page.page.leave()
    trail = page.settle()
    made = trail.statement(judged(page, "education"))
    assert (made.grade, made.text) == ("3", "Consistently above.")
    assert not trail.rows.conflicts


def test_a_grade_is_taken_back_by_pressing_it_again(page):
    for grade in ("3", ""):
        page.click(card(page, "education").grades.tags.toggle("3"))
        assert page.settle().statement(judged(page, "education")).grade == grade


def test_the_points_that_support_a_judgement_are_picked(page, point):
    page.click(card(page, "social-care").choose_button)
    picker = page.picker()
    picker.tick(point)
    page.done(picker)
    trail = page.settle()
    assert [s.id for s in trail.below(judged(page))] == [point]
    assert card(page, "social-care")._view.standing == "1 finding · 0 sources · 1 finding without a source"


def test_ctrl_j_picks_for_the_judgement_one_is_in(page, point):
    page.click(card(page, "social-care").words.text)
    page.settle()
    page.click(card(page, "social-care").title)
    page.control("J")
    picker = page.picker()
    picker.tick(point)
    page.done(picker)
    assert [s.id for s in page.settle().below(judged(page))] == [point]


def test_a_key_area_is_flagged_with_its_reason_and_names_the_judgements_to_look_at_again(page, keys):  # noqa: F811
    page.click(page.find("addFlag"))
    picker = page.picker()
    picker.list.setCurrentRow(keys.index("staying-safe/identity-and-whereabouts") + 1)
    page.done(picker)
    (flag,) = page.settle().statements(kind=v.FLAG)
    assert flag.key_judgement == "staying-safe/identity-and-whereabouts"
    shown = page.find(f"flag-{flag.id}")
    page.click(shown.reason.text)
    page.type("Nobody monitors it.")
    page.click(shown.services._toggles["social-care"])
    page.settle()
    asked = [w.objectName() for w in shown.findChildren(type(shown.reason.text)) if w.isVisible()]
    assert asked == ["", "follows-social-care", "follows-childrens-services"]
    page.click(page.find("follows-social-care"))
    page.type("It stays at 2.")
    page.page.leave()
    trail = page.settle()
    assert trail.statement(flag.id).reason == "Nobody monitors it."
    assert trail.answer(answers.FLAG, flag.id, "social-care") == "It stays at 2."
    chips = card(page, "social-care")._view.flags
    assert [c.place.statement for c in chips] == [flag.id]
    assert card(page, "education")._view.flags == ()


def test_a_flag_changes_no_grade(page, write):  # noqa: F811
    page.click(card(page, "social-care").grades.tags.toggle("3"))
    page.settle()
    write("Identity", kind=v.FLAG, step="2", reason="None.")
    assert page.refresh().statement(judged(page)).grade == "3"


def test_a_flag_is_taken_away_and_comes_back_by_undo(page, write):  # noqa: F811
    flag = write("Identity", kind=v.FLAG, step="2")
    page.refresh()
    page.click(page.find(f"flag-{flag}").remove_button)
    assert page.settle().statement(flag) is None
    page.bench.runner.write(page.bench.store.undo)
    page.settle()
    assert page.find(f"flag-{flag}").isVisible()


def test_findings_from_moderation_are_recorded(page):
    page.click(page.find(f"add-review:2:{SAFE}::"))
    page.type("Moderation asked for more.")
    page.key(Qt.Key.Key_Return)
    (review,) = page.settle().statements(kind=v.REVIEW)
    assert (review.text, review.step) == ("Moderation asked for more.", "2")


def test_service_management_has_a_summary_and_no_step_of_findings(open_page):  # noqa: F811
    page = open_page(lambda desk: SubjectPage(desk, "service-management"))
    assert [page.page.tabs.tabData(i) for i in range(page.page.tabs.count())] == ["2", "sources", "history"]
    page.control("N")
    page.type("Ambition is clear.")
    page.key(Qt.Key.Key_Return)
    (point,) = page.settle().statements(kind=v.POINT, subject="service-management")
    assert point.step == "2"


def test_a_colleagues_words_arrive_while_one_types_in_another_judgement(page):
    page.click(card(page, "education").words.text)
    page.type("Half a sen")
    judgements.judge(
        page.bench.store,
        page.bench.desk.assessment,
        page.bench.desk.pack,
        step="2",
        subject=SAFE,
        judgement="social-care",
        text="From a colleague.",
    )
    page.refresh()
    assert card(page, "social-care").words.text.value() == "From a colleague."
    assert page.focus() is card(page, "education").words.text
    page.type("tence")
    assert card(page, "education").words.text.value() == "Half a sentence"


def test_the_filter_of_a_list_finds_straight_and_curly_apostrophes_alike(page, write):  # noqa: F811
    both = [write(f"The council{mark}s plan is late.", sign=v.IMPROVEMENT) for mark in "'’"]
    page.refresh()
    page.click(page.find("makePoint"))
    picker = page.picker()
    for mark in "'’":
        picker.filter.set_text(f"council{mark}s")
        picker.filter.edited.emit()
        items = [picker.list.item(at) for at in range(picker.list.count())]
        assert sum(not item.isHidden() for item in items) == len(both)
    picker.reject()
