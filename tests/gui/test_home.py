"""The list of all assessments: what presses comes first, it is narrowed, another is begun from it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from csa_desktop import clock
from csa_desktop.commands import authorities
from csa_desktop.domain import authorities as known_authorities
from csa_desktop.domain import home
from csa_desktop.domain.deadlines import DATES
from csa_desktop.domain.values import Answer, Assessment
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.gui.assessments_page import AssessmentsPage
from csa_desktop.gui.widgets.placed import placed

TODAY = date(2005, 8, 24)
APA = "apa-2005"


@pytest.fixture(autouse=True)
def in_august():
    clock.set_source(lambda: datetime(2005, 8, 24, 9, 0, tzinfo=UTC))
    yield
    clock.set_source(None)


@pytest.fixture(scope="module")
def packs():
    return {APA: installed_packs()[APA]}


@pytest.fixture
def page(packs, show):
    made = show(AssessmentsPage(packs))
    made.show_assessments(())
    made.show_known(authorities.shipped())
    return made


def standing(packs, name, done=0, **more):
    about = Assessment(name, APA, 1, name, "APA", 2005, "", authority_type="county", region="london")
    days = [Answer(c.id, name, DATES, "", c.id, "2005-07-01") for c in packs[APA].clocks[:done]]
    return replace(home.standing(about, packs[APA], TODAY, answers=days), **more)


def listed(page):
    page.turns.finish()
    return [row.standing.assessment.authority for row in placed(page._list) if row.isVisible()]


def three(packs):
    every = len(packs[APA].clocks)
    return home.in_order(
        [standing(packs, "Calm", every), standing(packs, "Late"), standing(packs, "Risky", every, risks=2)]
    )


def test_what_presses_comes_first_and_says_so(page, packs):
    page.show_standings(three(packs))
    assert listed(page) == ["Risky", "Late", "Calm"]
    risky, late, calm = (page._rows[name].accessibleName() for name in ("Risky", "Late", "Calm"))
    assert "2 risks not confirmed in writing" in risky
    assert "Dataset sent to the authority: Due Saturday 30 April 2005, 116 days overdue" in late
    assert "Setting up" in late
    assert "Nothing is due" in calm


def test_names_are_there_before_it_is_known_where_each_stands(page, packs):
    found = three(packs)
    page.show_assessments([one.assessment for one in found])
    assert sorted(listed(page)) == ["Calm", "Late", "Risky"]
    assert "Nothing is due" not in page._rows["Calm"].accessibleName()
    page.show_standings(found)
    assert listed(page) == ["Risky", "Late", "Calm"]


def test_conflicts_are_counted_as_soon_as_they_are_known(page, packs):
    page.show_standings(three(packs))
    page.show_conflicts({"Calm": 1})
    assert "1 open conflict" in page._rows["Calm"].accessibleName()
    page.narrow.toggle(home.OPEN).click()
    assert listed(page) == ["Risky", "Calm"]


def test_the_list_is_narrowed_as_one_types(page, packs):
    page.show_standings([*three(packs), standing(packs, "Another")])
    page.search.retype("la")
    assert listed(page) == ["Late"]
    page.search.retype("nobody")
    assert listed(page) == []
    assert page._none.isVisible()
    page.search.retype("")
    assert len(listed(page)) == 4


def test_a_row_that_says_the_same_stays(page, packs):
    page.show_standings(three(packs))
    page.turns.finish()
    calm, late = page._rows["Calm"], page._rows["Late"]
    page.show_standings(
        [replace(one, risks=1) if one.assessment.id == "Late" else one for one in three(packs)]
    )
    page.turns.finish()
    assert page._rows["Calm"] is calm
    assert page._rows["Late"] is not late


def test_a_row_that_is_pressed_opens_its_assessment(page, packs):
    heard = []
    page.opened.connect(heard.append)
    page.show_standings(three(packs))
    page.go()
    assert page._rows["Risky"].hasFocus()
    QTest.keyClick(page._rows["Risky"], Qt.Key.Key_Return)
    assert heard == ["Risky"]


def test_the_focus_stays_with_the_first_or_with_the_row_that_one_is_at(page, packs):
    found = three(packs)
    page.show_assessments([one.assessment for one in reversed(found)])
    page.turns.finish()
    page.go()
    page.show_standings(found)
    page.turns.finish()
    assert page._rows["Risky"].hasFocus()
    page._rows["Calm"].setFocus()
    page.show_conflicts({"Calm": 1})
    page.turns.finish()
    assert page._rows["Calm"].hasFocus()


def test_what_is_due_goes_to_paper_as_it_is_narrowed(page, packs):
    heard = []
    page.print_wanted.connect(heard.append)
    page.show_standings([*three(packs), standing(packs, "Another")])
    page.search.retype("late")
    page.print.click()
    assert [one.assessment.authority for one in heard[0]] == ["Late"]


def test_another_is_begun_from_the_list(page, packs):
    page.show_assessments([one.assessment for one in three(packs)])
    assert not page.form.isVisible()
    page.another.click()
    assert page.form.isVisible()
    assert page.form.authority.focus_target().hasFocus()


# The authority that is typed


def test_names_are_offered_as_one_types_and_taken_with_the_keys(page, qtbot):
    line = page.form.authority.focus_target()
    QTest.keyClicks(line, "bed")
    assert [card.objectName() for card in page.form.authority.offers] == ["offer-Bedfordshire"]
    qtbot.waitUntil(page.form.authority.offers[0].isVisible)
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert page.form.authority.offers[0].hasFocus()
    QTest.keyClick(page.form.authority.offers[0], Qt.Key.Key_Return)
    assert page.form.authority.value() == "Bedfordshire"
    assert page.form.authority.offers == []
    assert page.form.authority._about.text() == "County, East of England"


def test_the_authorities_are_those_of_the_year(page):
    page.form.year.retype("2012")
    page.form.authority.retype("bed")
    assert [card.objectName() for card in page.form.authority.offers] == [
        "offer-Bedford",
        "offer-Central Bedfordshire",
    ]


def test_any_other_name_is_as_good(page):
    page.form.authority.take("Sharpston")
    assert "none of this name" in page.form.authority._about.text()
    heard = []
    page.begun.connect(lambda *said: heard.append(said))
    page.form.roles[APA].take("hmi")
    page.form.begin.click()
    assert heard == [(APA, "Sharpston", 2005, "hmi")]


def test_an_entry_of_the_list_is_corrected(page):
    heard = []
    page.form.corrected.connect(lambda *said: heard.append(said))
    page.form.authority.take("Poole")
    page.form.entry.click()
    page.form.box.region.take("south-east")
    page.form.box.findChild(type(page.form.begin), "keepEntry").click()
    assert heard == [("Poole", "Poole", "unitary", "south-east")]


def test_a_name_that_is_missing_is_added_to_the_list(page):
    heard = []
    page.form.corrected.connect(lambda *said: heard.append(said))
    page.form.authority.take("Sharpston")
    page.form.entry.click()
    assert "Add" in page.form.entry.text()
    page.form.box.type.take("county")
    page.form.box.region.take("london")
    page.form.box.findChild(type(page.form.begin), "keepEntry").click()
    assert heard == [("", "Sharpston", "county", "london")]
    more = known_authorities.Authority("Sharpston", "Sharpston", "county", "london", corrected=True)
    page.show_known((*authorities.shipped(), more))
    page.form.was_corrected("Sharpston")
    assert page.form.authority._about.text() == "County, London"
