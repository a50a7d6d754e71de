"""Steps 3 and 4: grades with their key trail and challenges, and judgements that both agree."""

import pytest
from PySide6.QtCore import Qt

from csa_desktop.commands import answers, assessments, judgements
from csa_desktop.commands.judgements import judgement_id
from csa_desktop.domain import values as v
from csa_desktop.domain.values import OVERALL
from csa_desktop.gui.pages.notebook.fold import PromptsPanel
from csa_desktop.gui.pages.notebook.judgement_card import JudgementCard
from csa_desktop.gui.pages.overall import OverallPage
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.words import Words
from tests.gui.desk_fixtures import bench, work  # noqa: F401
from tests.gui.pages.notebook_fixtures import SAFE, open_page, write  # noqa: F401


@pytest.fixture
def page(open_page, bench):  # noqa: F811
    assessments.add_member(bench.store, bench.desk.assessment, name="R. Cole", role="brm")
    return open_page(OverallPage)


@pytest.fixture
def agreed(page):
    page.go(Place("overall", tab="4"))
    return page


def card(page, judgement) -> JudgementCard:
    return page.find(f"judgement-{judgement}", JudgementCard)


def row(page, judgement, step="3"):
    return judgement_id(page.bench.desk.assessment, step, OVERALL, judgement)


def grade(page, judgement, code):
    page.click(card(page, judgement).grades.tags.toggle(code))
    return page.settle()


def words(widget):
    return [w.text() for w in widget.findChildren(Words) if w.isVisible()]


def test_each_judgement_has_its_main_issues_and_its_grade(page):
    page.click(page.find(f"add-issue:3:{OVERALL}::capacity"))
    page.type("Recruitment is weak.")
    page.page.leave()
    (issue,) = page.settle().statements(kind=v.ISSUE)
    assert (issue.judgement, issue.step, issue.subject) == ("capacity", "3", OVERALL)
    made = grade(page, "capacity", "2").statement(row(page, "capacity"))
    assert (made.grade, made.scale) == ("2", "capacity")


def test_no_grade_follows_from_another(page):
    grade(page, "education", "3")
    trail = grade(page, "social-care", "2")
    assert {s.judgement for s in trail.statements(kind=v.JUDGEMENT)} == {"education", "social-care"}


def test_the_challenges_of_the_chosen_grade_are_asked_and_kept(page):
    pack = page.bench.desk.pack
    grade(page, "childrens-services", "2")
    asked = [c.prompt for c in pack.judgement("childrens-services").challenges if c.grade == "2"]
    shown = words(card(page, "childrens-services"))
    assert asked
    assert all(prompt.text in shown for prompt in asked)
    page.click(page.find(f"challenge-{asked[0].id}"))
    page.type("Two of nine.")
    page.page.leave()
    trail = page.settle()
    about = row(page, "childrens-services")
    assert trail.answer(answers.CHALLENGE, about, asked[0].id) == "Two of nine."
    grade(page, "childrens-services", "3")
    assert asked[0].text not in words(card(page, "childrens-services"))
    grade(page, "childrens-services", "2")
    assert page.find(f"challenge-{asked[0].id}").value() == "Two of nine."


def test_tab_goes_through_a_card_as_one_reads_it_also_past_what_came_later(page):
    grade(page, "childrens-services", "2")
    shown = card(page, "childrens-services")
    page.qtbot.waitUntil(shown.changes.isVisible)
    page.click(shown.words.text)
    passed = []
    while shown.isAncestorOf(page.focus()) and len(passed) < 20:
        passed.append(page.focus().objectName())
        page.key(Qt.Key.Key_Tab)
    asked = [
        f"challenge-{c.prompt.id}"
        for c in page.bench.desk.pack.judgement("childrens-services").challenges
        if c.grade == "2"
    ]
    assert passed[1:] == ["toggle-2", *asked, "toggle-indicative", passed[-1]]
    assert passed[-1] == ""


def test_what_was_answered_in_step_3_is_not_asked_again_in_step_4(page):
    pack = page.bench.desk.pack
    grade(page, "childrens-services", "2")
    first, *_ = (c.prompt for c in pack.judgement("childrens-services").challenges if c.grade == "2")
    about = row(page, "childrens-services")
    answers.answer(
        page.bench.store, page.bench.desk.assessment, answers.CHALLENGE, first.id, "Two of nine.", about=about
    )
    page.refresh()
    page.go(Place("overall", tab="4"))
    grade(page, "childrens-services", "2")
    assert any("Answered in Step 3: Two of nine." in said for said in words(card(page, "childrens-services")))


def test_the_rules_and_the_dimensions_stand_beside_their_judgement(page):
    pack = page.bench.desk.pack
    for judgement in ("childrens-services", "capacity"):
        panels = card(page, judgement).findChildren(PromptsPanel)
        for panel in panels:
            page.click(panel.fold)
        shown = words(card(page, judgement))
        wanted = (*pack.judgement(judgement).considers, *pack.judgement(judgement).emphases)
        assert wanted
        assert all(any(p.text in said for said in shown) for p in wanted)
    assert not card(page, "education").findChildren(PromptsPanel)


def test_the_key_trail_is_points_and_judgements_and_the_standing_counts_them(page, write):  # noqa: F811
    finding = write("A finding is clear.")
    point = write("A point.", kind=v.POINT, step="2", on=[finding])
    page.refresh()
    page.click(card(page, "social-care").choose_button)
    picker = page.picker()
    assert "A point." in picker.list.item(0).text()
    picker.tick(point)
    page.done(picker)
    trail = page.settle()
    assert [s.id for s in trail.below(row(page, "social-care"))] == [point]
    assert card(page, "social-care")._view.standing.startswith("1 finding · 0 sources")


def test_a_flagged_key_area_is_named_at_the_judgements_that_it_concerns(page, write):  # noqa: F811
    flag = write("Identity", kind=v.FLAG, step="2", service="social-care", reason="None.")
    page.refresh()
    for judgement, named in (("education", []), ("social-care", [flag]), ("childrens-services", [flag])):
        assert [c.place.statement for c in card(page, judgement)._view.flags] == named


def test_step_4_shows_the_grade_of_step_3_beside_its_own(page):
    grade(page, "education", "3")
    page.go(Place("overall", tab="4"))
    beside = card(page, "education")._view.beside
    assert [c.text for c in beside] == ["Step 3: 3 · indicative"]
    assert page.bench.trail.statement(row(page, "education", "4")) is None


def test_both_agree_and_a_change_undoes_what_was_agreed(agreed):
    made = row(agreed, "education", "4")
    grade(agreed, "education", "3")
    hmi, brm = agreed.bench.trail.rows.members
    for member in (hmi, brm):
        agreed.click(agreed.find(f"agree-{member.id}"))
        agreed.settle()
    assert {m.id for m in agreed.bench.trail.agreed_by(made)} == {hmi.id, brm.id}
    judgements.judge(
        agreed.bench.store,
        agreed.bench.desk.assessment,
        agreed.bench.desk.pack,
        step="4",
        subject=OVERALL,
        judgement="education",
        grade="2",
        reason="Moderation.",
    )
    trail = agreed.refresh()
    assert trail.agreed_by(made) == ()
    assert all("no longer counts" in a.outdated for a in card(agreed, "education")._view.agreements)


def test_an_agreement_is_taken_back(agreed):
    made = row(agreed, "education", "4")
    grade(agreed, "education", "3")
    member = agreed.bench.trail.rows.members[0]
    for agreeing in (True, False):
        agreed.click(agreed.find(f"agree-{member.id}"))
        agreed.settle()
        assert bool(agreed.bench.trail.agreed_by(made)) is agreeing


def agree(agreed):
    agreed.click(agreed.find(f"agree-{agreed.bench.trail.rows.members[0].id}"))
    agreed.settle()


def test_a_settled_grade_changes_only_with_a_reason_and_from_to_why_who_are_kept(agreed):
    made = row(agreed, "education", "4")
    grade(agreed, "education", "3")
    assert agreed.bench.trail.statement(made).status == "provisional"
    agree(agreed)
    grade(agreed, "education", "2")
    assert agreed.bench.trail.statement(made).grade == "3"
    assert "from 3 to 2" in card(agreed, "education").reason.field.label.text()
    pack = agreed.bench.desk.pack
    three, two = (pack.scale(pack.judgement("education").scale).grade(code) for code in "32")
    shown = words(card(agreed, "education"))
    assert two.descriptor in shown
    assert three.descriptor not in shown
    agreed.click(agreed.find("changeGrade"))
    assert agreed.settle().statement(made).grade == "3"
    agreed.click(agreed.find("reason"))
    agreed.type("Moderation found no secure evidence.")
    agreed.click(agreed.find("changeGrade"))
    changed = agreed.settle().statement(made)
    assert (changed.grade, changed.reason) == ("2", "Moderation found no secure evidence.")
    agreed.qtbot.waitUntil(lambda: "3 → 2" in card(agreed, "education").changes_list.text())
    first = card(agreed, "education").changes_list.text().split("\n")[0]
    assert "“Moderation found no secure evidence.”" in first
    assert "H. Marsh" in first


def test_an_answer_to_a_challenge_that_came_meanwhile_is_not_written_over(page):
    grade(page, "childrens-services", "2")
    store, assessment, pack = page.bench.store, page.bench.desk.assessment, page.bench.desk.pack
    asked = next(c.prompt for c in pack.judgement("childrens-services").challenges if c.grade == "2")
    about = row(page, "childrens-services")
    field = page.find(f"challenge-{asked.id}")
    with page.bench.reads_waiting():
        page.click(field)
        page.type("Two of nine.")
        page.page.leave()
        page.qtbot.waitUntil(lambda: bool(store.trail(assessment).rows.answers) and not store.drafts())
        page.click(field)
        page.type(" Or three.")
        own = store.device, store.author
        store.device, store.author = "another-laptop", "another-person"
        answers.answer(store, assessment, answers.CHALLENGE, asked.id, "None of nine.", about=about)
        store.device, store.author = own
        page.page.leave()
        page.qtbot.waitUntil(lambda: "Or three" in str(store.trail(assessment).rows))
    (torn,) = page.bench.trail.rows.parted
    assert {side.value for side in torn.sides} == {"Two of nine. Or three.", "None of nine."}


def test_half_a_reason_is_there_again_when_it_is_asked_for_again(agreed, open_page):  # noqa: F811
    grade(agreed, "education", "3")
    agree(agreed)
    grade(agreed, "education", "2")
    agreed.click(agreed.find("reason"))
    agreed.type("Moderation found")
    agreed.page.leave()
    agreed.settle()
    agreed.page.hide()
    again = open_page(OverallPage)
    again.go(Place("overall", tab="4"))
    grade(again, "education", "2")
    field = card(again, "education").reason.field
    again.qtbot.waitUntil(lambda: field.text.value() == "Moderation found")
    assert "is not kept yet" in " ".join(words(field))
    again.click(again.find("reason"))
    again.key(Qt.Key.Key_End)
    again.type(" none.")
    again.click(again.find("changeGrade"))
    made = again.settle().statement(row(again, "education", "4"))
    assert (made.grade, made.reason) == ("2", "Moderation found none.")
    assert again.bench.store.drafts() == ()


def test_a_grade_that_nobody_has_agreed_is_changed_without_ado(agreed):
    grade(agreed, "education", "3")
    grade(agreed, "education", "2")
    assert agreed.bench.trail.statement(row(agreed, "education", "4")).grade == "2"


def test_a_settled_grade_may_be_left_as_it_was(agreed):
    grade(agreed, "education", "3")
    agree(agreed)
    grade(agreed, "education", "2")
    agreed.click(card(agreed, "education").reason.leave_button)
    assert card(agreed, "education").grades.value() == "3"
    pack = agreed.bench.desk.pack
    three = pack.scale(pack.judgement("education").scale).grade("3")
    assert three.descriptor in words(card(agreed, "education"))
    assert not card(agreed, "education").reason.isVisible()


def test_a_provisional_judgement_becomes_final(agreed):
    grade(agreed, "capacity", "3")
    agreed.click(card(agreed, "capacity").statuses._toggles["final"])
    assert agreed.settle().statement(row(agreed, "capacity", "4")).status == "final"


def test_what_is_missing_is_said_in_words(page):
    grade(page, "childrens-services", "2")
    missing = card(page, "childrens-services")._view.missing
    assert any("key trail" in what for what in missing)
    assert any("challenge" in what for what in missing)


def test_a_link_to_a_judgement_opens_its_step(page):
    grade(page, "education", "3")
    page.go(Place("overall", tab="4"))
    page.go(Place("overall", statement=row(page, "education")))
    assert page.page.tabs.current() == "3"
    assert page.selected[-1] == row(page, "education")
    assert SAFE not in page.selected
