"""Beginning an assessment: what is needed is asked for, and it is begun once."""

from dataclasses import replace

import pytest

from csa_desktop.domain.framework import Option
from csa_desktop.domain.values import Assessment
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.gui.assessments_page import AssessmentsPage

APA = "apa-2005"


@pytest.fixture
def packs():
    apa = installed_packs()[APA]
    other = replace(apa, id="other-2031", title="Another framework", roles=(Option("warden", "Warden"),))
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


def test_an_assessment_of_the_list_is_opened(page):
    heard = []
    page.opened.connect(heard.append)
    page.show_assessments([Assessment("a1", APA, 1, "Sharpston", "APA", 2005, "")])
    page.go()
    page.findChild(type(page._list.itemAt(0).widget()), "assessment-a1").click()
    assert heard == ["a1"]
