"""Beginning an assessment: what is needed is asked for, and it is begun once."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from csa_desktop.domain.framework import Option
from csa_desktop.domain.values import Assessment
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.gui.assessments_page import AssessmentsPage
from csa_desktop.gui.home.standing_row import StandingRow
from csa_desktop.gui.widgets.words import Words

APA = "apa-2005"


@pytest.fixture
def packs():
    apa = installed_packs()[APA]
    other = replace(apa, id="other-2031", title="Another framework", roles=(Option("warden", "Warden"),))
    other = replace(other, provenance="From elsewhere.")
    return {apa.id: apa, other.id: other}


@pytest.fixture
def page(packs, show):
    made = show(AssessmentsPage(packs))
    made.show_assessments(())
    return made


@pytest.fixture
def begun(page):
    heard = []
    page.begun.connect(lambda *said: heard.append(said))
    return heard


def said(editor) -> str:
    return editor._error.text() if editor._error.isVisible() else ""


def test_what_is_missing_is_asked_for_and_the_first_of_it_has_the_focus(page, begun):
    page.form.year.take("5")
    page.form.begin.click()
    assert not begun
    assert "authority's name" in said(page.form.authority)
    assert "four figures" in said(page.form.year)
    assert "Choose what you are" in said(page.form.roles[APA])
    assert page.form.authority.focus_target().hasFocus()


def test_without_a_framework_it_is_asked_for(page, begun):
    page.form.authority.take("Sharpston Metropolitan Council")
    page.form.framework.take("")
    page.form.begin.click()
    assert not begun
    assert "Choose the framework" in said(page.form.framework)


def test_an_assessment_is_begun_once_however_often_one_presses(page, begun):
    page.form.authority.take("  Sharpston Metropolitan Council ")
    page.form.roles[APA].take("hmi")
    page.form.begin.click()
    page.form.begin.click()
    assert begun == [(APA, "Sharpston Metropolitan Council", 2005, "hmi")]


def test_after_a_refusal_it_can_be_pressed_again(page, begun):
    page.form.authority.take("Sharpston")
    page.form.roles[APA].take("hmi")
    page.form.begin.click()
    page.say("That did not work.")
    page.form.begin.click()
    assert len(begun) == 2


def test_the_roles_are_those_of_the_chosen_framework(page, begun):
    page.form.authority.take("Sharpston")
    page.form.framework.take("other-2031")
    assert page.form.roles["other-2031"].isVisible()
    assert not page.form.roles[APA].isVisible()
    page.form.roles["other-2031"].take("warden")
    page.form.begin.click()
    assert begun == [("other-2031", "Sharpston", 2005, "warden")]


def test_only_the_chosen_framework_says_what_it_rests_on(page, packs):
    def read():
        return [words.text() for words in page.findChildren(Words) if words.isVisible()]

    assert packs[APA].provenance in read()
    page.form.framework.findChild(QAbstractButton, "option-other-2031").click()
    assert "From elsewhere." in read()
    assert packs[APA].provenance not in read()


@pytest.mark.parametrize("framework", [APA, "other-2031"])
def test_tab_comes_to_the_roles_before_the_button(page, framework):
    page.form.framework.take(framework)
    page.form.year.go()
    met = []
    while not met or met[-1] not in (page.form.begin, page.form.year.focus_target()):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    assert met[-1] is page.form.begin
    assert any(page.form.roles[framework].isAncestorOf(widget) for widget in met)


def test_what_stands_below_is_below_what_says_so(page, qtbot):
    none = next(words for words in page.findChildren(Words) if "Begin the first one below" in words.text())
    qtbot.waitUntil(lambda: page.column.verticalScrollBar().maximum() > 0)  # it is laid out
    assert none.isVisible()
    assert none.geometry().bottom() < page.form.geometry().top()


def test_all_frameworks_are_seen_at_once_on_a_small_screen(show, qtbot):
    page = show(AssessmentsPage(installed_packs()), 1280, 720)
    page.show_assessments(())
    offered = [page.form.framework.findChild(QAbstractButton, f"option-{pack}") for pack in installed_packs()]
    qtbot.waitUntil(lambda: page.column.verticalScrollBar().maximum() > 0)  # it is laid out
    qtbot.waitUntil(lambda: not any(button.visibleRegion().isEmpty() for button in offered))


def test_an_assessment_of_the_list_is_opened(page):
    heard = []
    page.opened.connect(heard.append)
    page.show_assessments([Assessment("a1", APA, 1, "Sharpston", "APA", 2005, "")])
    page.go()
    page.findChild(StandingRow, "assessment-a1").click()
    assert heard == ["a1"]


def test_a_risk_cannot_be_raised_before_an_assessment_is_open_and_that_is_said(page, qtbot):
    one = Assessment("a1", APA, 1, "Sharpston", "Annual performance assessment 2005", 2005, "")
    page.show_assessments((one,))
    qtbot.waitUntil(lambda: page.findChild(StandingRow) is not None)

    def sentences():
        return [
            w
            for w in page.findChildren(Words)
            if "Open that assessment, then press F9" in w.text() and w.isVisible()
        ]

    assert not sentences()
    qtbot.keyClick(page, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: len(sentences()) == 1)
    page.findChild(StandingRow).click()
    qtbot.waitUntil(lambda: not sentences())
