"""A risk to a child: raised in under a minute, in sight until a manager was told and it is confirmed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from csa_desktop.commands import risks as commands
from csa_desktop.domain import risks
from csa_desktop.domain.readiness import MUST, readiness
from csa_desktop.gui import navigator
from csa_desktop.gui.pages.overview import OverviewPage
from csa_desktop.gui.pages.readiness import ReadinessPage, place_of
from csa_desktop.gui.pages.risk import RiskPage
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.placed import placed
from csa_desktop.store.local import Draft
from tests.cases_made import case_id
from tests.gui.desk_fixtures import onsite, work  # noqa: F401

SEEN = "Bruises on the arms; nobody has visited for six weeks."


def page_about(bench, show, about="", tab=""):
    made = RiskPage(bench.desk, about)
    show(made, 1040, 660)
    bench.show(made)
    went = []
    made.went.connect(went.append)
    made.visited = went
    made.go_to(Place("risk", about, tab=tab))
    return made


@pytest.fixture
def risk(onsite):  # noqa: F811
    row = commands.raise_risk(onsite.store, onsite.desk.assessment, child="C-02", what=SEEN).row
    onsite.runner.refresh()
    onsite.settle()
    return row


def now(bench, risk):
    return risks.risk_with(bench.trail, risk)


def test_a_risk_is_raised_with_the_keyboard_alone(onsite, show, qtbot):  # noqa: F811
    page = page_about(onsite, show)
    qtbot.keyClicks(QApplication.focusWidget(), "c-02")
    assert page.raising._who.text().startswith("C-02: girl, 11")
    page.raising.what.go()
    qtbot.keyClicks(QApplication.focusWidget(), SEEN)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (raised,) = risks.all_risks(onsite.settle())
    assert (raised.child, raised.what) == ("C-02", SEEN)
    qtbot.waitUntil(lambda: page.visited == [Place("risk", raised.id)])
    assert not page.raising.what.value()


def test_from_a_case_its_code_is_there_and_typing_begins_with_what_was_seen(onsite, show):  # noqa: F811
    case = case_id(onsite.store, onsite.desk.assessment, "C-03")
    for place in ({"tab": case}, {"about": case}):
        page = page_about(onsite, show, **place)
        assert page.raising.child.value() == "C-03"
        assert QApplication.focusWidget() is page.raising.what.focus_target()


def test_what_looks_like_a_name_is_warned_of_and_a_code_outside_the_sample_is_said(onsite, show, qtbot):  # noqa: F811
    page = page_about(onsite, show)
    qtbot.keyClicks(page.raising.child.focus_target(), "Amira")
    assert "looks like a name" in page.raising.child._error.text()
    page.raising.child.focus_target().clear()
    qtbot.keyClicks(page.raising.child.focus_target(), "X-1")
    assert not page.raising.child._error.text()
    assert "outside the sample" in page.raising._who.text()
    page.leave()
    onsite.settle()


def test_what_is_missing_is_said_and_nothing_is_raised(onsite, show):  # noqa: F811
    page = page_about(onsite, show)
    page.raising.raise_it()
    onsite.settle()
    assert "which child" in page.raising._refused.text()
    assert not risks.all_risks(onsite.trail)


def test_what_was_typed_and_not_raised_is_there_again(onsite, show, qtbot):  # noqa: F811
    page = page_about(onsite, show)
    qtbot.keyClicks(page.raising.child.focus_target(), "C-02")
    qtbot.keyClicks(page.raising.what.focus_target(), SEEN)
    page.leave()  # as at locking and closing
    onsite.settle()
    page.close()
    again = page_about(onsite, show)
    qtbot.waitUntil(lambda: again.raising.what.value() == SEEN)
    assert again.raising.child.value() == "C-02"
    again.raising.raise_it()
    onsite.settle()
    assert not onsite.store.drafts()


def test_telling_needs_a_role_and_one_press(onsite, show, risk, qtbot):  # noqa: F811
    page = page_about(onsite, show, risk)
    sheet = page.sheet
    assert QApplication.focusWidget() is sheet.fields["told"].focus_target()
    sheet.told_now.click()
    onsite.settle()
    assert "by role" in sheet._refusals["told"].text()
    qtbot.keyClicks(sheet.fields["told"].focus_target(), "Head of service")
    sheet.told_now.click()
    onsite.settle()
    assert (now(onsite, risk).told, bool(now(onsite, risk).told_at)) == ("Head of service", True)
    assert now(onsite, risk).is_open
    assert sheet.told_now.isHidden()


def test_it_is_confirmed_after_it_was_told_and_can_be_opened_again(onsite, show, risk, qtbot):  # noqa: F811
    page = page_about(onsite, show, risk)
    sheet = page.sheet
    sheet.confirm.click()
    onsite.settle()
    assert "which senior manager" in sheet._refusals["confirm"].text()
    sheet.fields["told"].take("Head of service")
    sheet.tell_now()
    qtbot.keyClicks(sheet.fields["confirmed_how"].focus_target(), "Letter handed over")
    sheet.confirm.click()
    onsite.settle()
    closed = now(onsite, risk)
    assert (closed.is_open, closed.confirmed_how) == (False, "Letter handed over")
    assert sheet.confirm.isHidden()
    sheet.reopen.click()
    onsite.settle()
    assert now(onsite, risk).is_open


def test_it_was_confirmed_at_the_moment_that_is_typed(onsite, show, risk, qtbot):  # noqa: F811
    commands.told(onsite.store, onsite.desk.assessment, risk, whom="Head of service")
    page = page_about(onsite, show, risk)
    qtbot.keyClicks(page.sheet.confirmed_at.focus_target(), "2 March 2012 16:30")
    page.sheet.confirm.click()
    onsite.settle()
    assert now(onsite, risk).confirmed_at.startswith("2012-03-02T16:30")


def test_all_that_was_said_of_it_stays_in_its_history(onsite, show, risk, qtbot):  # noqa: F811
    page = page_about(onsite, show, risk)
    page.sheet.fields["what"].take("Bruises on both arms.")
    onsite.settle()

    def lines():
        return " ".join(widget.text() for widget in placed(page.sheet._history))

    qtbot.waitUntil(lambda: "both arms" in lines())
    assert SEEN in lines()
    assert "H. Marsh" in lines()


def test_an_open_risk_is_in_sight_everywhere_until_it_is_confirmed(onsite, show, risk):  # noqa: F811
    pack, at = onsite.desk.pack, (onsite.store, onsite.desk.assessment)
    (card,) = navigator.cards(onsite.trail, pack)
    assert navigator.place_of(card.id) == Place("risk", risk)
    first = readiness(onsite.trail, pack)[0]
    assert (first.severity, place_of(first)) == (MUST, Place("risk", risk))
    overview = show(OverviewPage(onsite.desk))
    bench = onsite.show(overview)
    bench.finish()
    assert "Risk to C-02" in next(c for c in bench.cards() if isinstance(c, Card)).accessibleName()
    commands.told(*at, risk, whom="Head of service")
    assert navigator.cards(onsite.trail, pack)
    commands.confirm(*at, risk)
    assert not navigator.cards(onsite.trail, pack)
    assert all(todo.subject != "risk" for todo in readiness(onsite.trail, pack))


def test_the_list_of_what_is_not_sound_begins_with_the_risk(onsite, show, risk):  # noqa: F811
    page = onsite.show(show(ReadinessPage(onsite.desk)))
    went = []
    page.went.connect(went.append)
    next(c for c in page.cards() if isinstance(c, Card)).click()
    assert went == [Place("risk", risk)]


def test_closed_risks_can_still_be_gone_to(onsite, show, risk):  # noqa: F811
    at = onsite.store, onsite.desk.assessment
    commands.told(*at, risk, whom="Head of service")
    commands.confirm(*at, risk)
    page = page_about(onsite, show)
    page.findChild(Card, f"risk-{risk}").click()
    assert page.visited == [Place("risk", risk)]


def test_a_letter_can_be_written_only_where_the_framework_has_one(onsite, show, risk):  # noqa: F811
    page = page_about(onsite, show, risk)
    has = any(form.id == risks.CONFIRMATION for form in onsite.desk.pack.forms)
    assert page.sheet.letter.isHidden() is not has
    if has:
        page.findChild(Button, "letter").click()
        assert page.visited[-1].page in ("form", "letters")


def test_words_of_a_risk_that_were_cut_short_are_put_back_where_they_were_typed(onsite, show, risk, qtbot):  # noqa: F811
    place = f"risk/{risk}/will_do"
    onsite.desk.drafts.keep(Draft(place, onsite.desk.assessment, "Risk to C-02", "Visit today.", ""))
    onsite.settle()
    page = onsite.show(show(OverviewPage(onsite.desk)))
    qtbot.waitUntil(lambda: any(b.text() == "Put it back" for b in page.findChildren(Button)))
    next(b for b in page.findChildren(Button) if b.text() == "Put it back").click()
    onsite.settle()
    assert now(onsite, risk).will_do == "Visit today."
    assert not onsite.store.drafts()
