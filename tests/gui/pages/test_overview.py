"""The first page of an assessment: people are added there, and typing that was cut short is found again."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton

from csa_desktop.commands import assessments, drafts, sources, statements
from csa_desktop.gui.pages.overview import OverviewPage
from csa_desktop.gui.pages.readiness import ReadinessPage
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.card import Card
from csa_desktop.store.local import Draft
from tests.gui.desk_fixtures import bench, work  # noqa: F401


@pytest.fixture
def page(bench, show):  # noqa: F811
    made = OverviewPage(bench.desk)
    bench.show(made)
    show(made)
    bench.settle()
    return made


def press(bench, page, words):  # noqa: F811
    def found():
        return [b for b in page.findChildren(QPushButton) if b.text() == words and b.isVisible()]

    bench.qtbot.waitUntil(lambda: bool(found()))
    bench.qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)
    return bench.settle()


def describe(bench, page, name, role="brm"):  # noqa: F811
    page.people.name.go()
    bench.qtbot.keyClicks(page.people.name.focus_target(), name)
    if role:
        option = page.people.role.findChild(QRadioButton, f"option-{role}")
        bench.qtbot.mouseClick(option, Qt.MouseButton.LeftButton)


def test_a_colleague_is_added_and_taken_off_again(bench, page):  # noqa: F811
    describe(bench, page, "R. Cole")
    trail = press(bench, page, "Add")
    assert [m.name for m in trail.rows.members if not m.lead] == ["R. Cole"]
    assert page.people.name.value() == ""
    trail = press(bench, page, "Remove")
    assert [m.name for m in trail.rows.members] == ["H. Marsh"]


def test_a_person_needs_a_name(bench, page):  # noqa: F811
    trail = press(bench, page, "Add")
    assert len(trail.rows.members) == 1
    assert says(page.people.name, "Enter the name")


def says(widget, words):
    return [w for w in widget.findChildren(QLabel) if words in w.text() and w.isVisible()]


def test_a_person_needs_a_role_which_is_asked_for_at_the_role(bench, page):  # noqa: F811
    describe(bench, page, "R. Cole", role="")
    trail = press(bench, page, "Add")
    assert [m.name for m in trail.rows.members] == ["H. Marsh"]
    assert says(page.people.role, "Choose the role")
    assert not says(page.people.name, "role")
    assert page.people.name.value() == "R. Cole"


def test_a_name_that_is_listed_already_is_remarked_on_while_it_is_typed_and_in_the_list(bench, page):  # noqa: F811
    describe(bench, page, "h.  marsh")
    assert says(page.people.name, "H. Marsh is listed already")
    press(bench, page, "Add")
    remark = "another person here has this name"
    bench.qtbot.waitUntil(lambda: len(says(page.people, remark)) == 2)
    assert not says(page.people.name, "listed already")


def test_a_step_with_something_to_do_leads_to_its_part_of_what_is_not_yet_sound(bench, page):  # noqa: F811
    went = []
    page.went.connect(went.append)
    step = bench.desk.pack.steps[2]
    card = next(c for c in page.findChildren(Card) if f"Step {step.id} ·" in c.accessibleName())
    bench.qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert went == [Place("readiness", tab=step.id)]


def test_what_is_not_yet_sound_is_shown_from_the_step_one_came_for(bench, show):  # noqa: F811
    page = ReadinessPage(bench.desk)
    bench.show(page)
    show(page)
    page.go_to(Place("readiness", tab="3"))
    bench.qtbot.waitUntil(lambda: bool(says(page, "Step 3 ·")))
    (heading,) = says(page, "Step 3 ·")
    bench.qtbot.waitUntil(lambda: 0 <= heading.mapTo(page, QPoint(0, 0)).y() < 80)


def test_what_is_typed_about_a_person_outlives_a_refresh(bench, page):  # noqa: F811
    bench.qtbot.keyClicks(page.people.name.focus_target(), "R. Co")
    statements.add(bench.store, bench.desk.assessment, kind="note", text="Meanwhile.")
    bench.runner.refresh()
    bench.settle()
    assert page.people.name.value() == "R. Co"


def test_one_person_leads(bench, page):  # noqa: F811
    describe(bench, page, "R. Cole")
    press(bench, page, "Add")
    trail = press(bench, page, "Make lead")
    assert [m.name for m in trail.rows.members if m.lead] == ["R. Cole"]


def corrected(bench, page, name):  # noqa: F811
    press(bench, page, "Correct")
    box = page.people.correcting
    box.name.focus_target().selectAll()
    bench.qtbot.keyClicks(box.name.focus_target(), name)
    return box


def test_a_misspelt_name_and_a_wrong_role_are_corrected_where_the_person_is_listed(bench, page):  # noqa: F811
    (before,) = bench.trail.rows.members
    box = corrected(bench, page, "H. March")
    assert box.role.value() == before.role
    box.role.take("brm")
    press(bench, page, "Keep it")
    bench.qtbot.waitUntil(lambda: bench.trail.rows.members[0].name == "H. March")
    (after,) = bench.trail.rows.members
    assert (after.id, after.role, after.lead) == (before.id, "brm", before.lead)
    bench.qtbot.waitUntil(lambda: len(says(page.people, "H. March")) == 1)
    assert page.people.correcting is None


def test_who_is_corrected_is_in_sight_however_large_the_text(look, bench, show):  # noqa: F811
    for name in ("A. Penrose", "E. Vaughan", "R. Cole"):
        assessments.add_member(bench.store, bench.desk.assessment, name=name, role="brm")
    bench.runner.refresh()
    bench.settle()
    page = OverviewPage(bench.desk)
    bench.show(page)
    show(page, 1280, 640)
    bench.settle()
    seen, buttons = page.column.viewport(), page.findChildren(QPushButton)
    button = next(b for b in buttons if b.accessibleName() == "Correct A. Penrose")
    page.column.ensureWidgetVisible(button)
    bench.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    field = page.people.correcting.name.focus_target()

    def in_sight():
        return seen.rect().contains(QRect(field.mapTo(seen, QPoint(0, 0)), field.size()))

    bench.qtbot.waitUntil(in_sight)
    bench.settle()
    assert in_sight() and field.hasFocus()


def test_a_person_who_is_not_corrected_after_all_stays_as_they_were(bench, page):  # noqa: F811
    corrected(bench, page, "H. March")
    press(bench, page, "Leave it as it was")
    assert [m.name for m in bench.trail.rows.members] == ["H. Marsh"]
    bench.qtbot.waitUntil(lambda: len(says(page.people, "H. Marsh")) == 1)
    assert page.people.correcting is None
    assert bench.store.drafts() == ()


def test_a_person_is_not_left_without_a_name(bench, page):  # noqa: F811
    box = corrected(bench, page, " ")
    press(bench, page, "Keep it")
    bench.qtbot.waitUntil(lambda: bool(says(box, "Enter the name of this person")))
    assert [m.name for m in bench.trail.rows.members] == ["H. Marsh"]


def test_who_is_being_corrected_is_not_disturbed_by_what_comes_in(bench, page):  # noqa: F811
    box = corrected(bench, page, "H. Mar")
    assessments.add_member(bench.store, bench.desk.assessment, name="R. Cole", role="brm")
    bench.runner.refresh()
    bench.settle()
    bench.qtbot.waitUntil(lambda: bool(says(page.people, "R. Cole")))
    assert page.people.correcting is box
    assert box.isVisible()
    assert box.name.value() == "H. Mar"


def test_the_marking_is_changed_and_kept_when_one_goes_elsewhere(bench, page):  # noqa: F811
    assert page.marking.value() == "OFFICIAL-SENSITIVE"
    line = page.marking.focus_target()
    line.setFocus()
    line.clear()
    bench.qtbot.keyClicks(line, "OFFICIAL")
    page.leave()
    assert bench.settle().assessment.marking == "OFFICIAL"


def put_back(bench, show, place, text):  # noqa: F811
    bench.store.keep_draft(Draft(place, bench.desk.assessment, "Something that was typed", text, ""))
    page = OverviewPage(bench.desk)
    bench.show(page)
    show(page)
    bench.settle()
    return press(bench, page, "Put it back")


def test_a_new_finding_that_was_cut_short_goes_back_under_its_key_judgement(bench, show):  # noqa: F811
    under = bench.desk.pack.key_judgements_of("staying-safe")[1].id
    where = drafts.where(drafts.NEW, "finding", "1", "staying-safe", under, "")
    trail = put_back(bench, show, f"{where}/a-new-row/text", "Reviews are late")
    (finding,) = trail.statements(kind="finding")
    assert (finding.text, finding.subject, finding.key_judgement) == (
        "Reviews are late",
        "staying-safe",
        under,
    )


def test_what_was_typed_about_a_document_goes_back_to_the_document(bench, show):  # noqa: F811
    source = sources.expect(bench.store, bench.desk.assessment, bench.desk.pack, kind="briefing-7").row
    trail = put_back(bench, show, f"source/{source}/provenance", "Sent by the BRM")
    assert trail.source(source).provenance == "Sent by the BRM"


def test_typing_that_was_cut_short_is_named_and_put_back(bench, show):  # noqa: F811
    draft = Draft(
        "new/note/text", bench.desk.assessment, "A note that was not kept yet", "Heard at the door", ""
    )
    bench.store.keep_draft(draft)
    page = OverviewPage(bench.desk)
    bench.show(page)
    show(page)
    bench.settle()
    trail = press(bench, page, "Put it back")
    assert [s.text for s in trail.statements(kind="note")] == ["Heard at the door"]
    assert not bench.store.drafts()


def test_of_a_long_text_that_was_cut_short_it_is_seen_that_more_follows(bench, show):  # noqa: F811
    words = "Plans drift between reviews. " * 30
    bench.store.keep_draft(Draft("new/note/text", bench.desk.assessment, "A note", words, ""))
    page = OverviewPage(bench.desk)
    bench.show(page)
    show(page)
    bench.settle()
    bench.qtbot.waitUntil(lambda: bool(says(page, "120 words")))
    assert says(page, "120 words")[0].text().endswith("…")
    assert press(bench, page, "Put it back").statements(kind="note")[0].text == words.strip()


def test_a_text_that_was_salvaged_without_its_place_is_found_again_and_becomes_a_note(bench, show):  # noqa: F811
    bench.store.keep_draft(
        Draft("salvaged:c1", "", "A text whose place in the log was lost", "Twelve went", "")
    )
    page = OverviewPage(bench.desk)
    bench.show(page)
    show(page)
    bench.settle()
    trail = press(bench, page, "Make a note of it")
    assert [s.text for s in trail.statements(kind="note")] == ["Twelve went"]
    assert not bench.store.drafts()
