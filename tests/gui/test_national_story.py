"""The national view: what is final is counted, a count leads to its assessments, the paper is recorded."""

import pytest

from csa_desktop.commands import decisions
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.gui.pages.countrywide.bars_table import NOT_FINAL
from csa_desktop.store.log import Edit
from tests.day_made import day
from tests.gui.exchange_fixtures import laptop  # noqa: F401

TYPES = {"Ambleton": "London borough", "Brackford": "London borough", "Cawdale": "County council"}


@pytest.fixture
def one(laptop):  # noqa: F811
    """Four authorities: three with a type, two of them final."""
    here = laptop("H. Marsh")
    pack = installed_packs()["apa-2005"]
    here.ids = day(here.store, pack, 4, points=1)
    for name, kind in TYPES.items():
        row = here.ids[name]
        here.store.record("Set", [Edit("assessment", row, {"authority_type": kind})], assessment=row)
    for name, grade in (("Ambleton", "3"), ("Cawdale", "2")):
        said = {"judgement": "social-care", "stage": "moderation", "to_grade": grade, "why": "Validated."}
        decisions.decide(here.store, here.ids[name], pack, **said, by="Group 1", status="final")
    here.open()
    here.press("National view")
    here._qtbot.waitUntil(lambda: here.page.figure is not None)
    page = here.page
    page.figures.setCurrentIndex(page.figures.findText("APA 2005: Social care"))
    page.figures.activated.emit(page.figures.currentIndex())
    return here


def by_type(one):
    one.page.tabs.setCurrentIndex(1)
    return {bar.key: bar for bar in one.page.bars()}


def test_final_grades_are_counted_and_all_others_stand_apart(one):
    assert one.says("2 of 4 assessments have a final grade.")
    bars = by_type(one)
    assert list(bars) == ["County council", "London borough", ""]
    assert [len(found) for found in bars["London borough"].by_grade.values()] == [0, 1, 0, 0]
    one.wait_for("London borough, without a final grade: Brackford (Provisional).")
    assert one.says("Type not said, without a final grade: Dunmere (Provisional).")


def test_a_count_leads_to_the_assessments_behind_it(one):
    by_type(one)
    one.press("London borough, grade 3: 1")
    one.wait_for("London borough · 3: A service that consistently delivers")
    assert one.says("1 assessment")
    one.page.findChild(object, f"behind-{one.ids['Ambleton']}").click()
    one._qtbot.waitUntil(lambda: one.session.workspace is not None)
    assert one.session.workspace.desk.assessment == one.ids["Ambleton"]


def test_those_without_a_final_grade_are_listed_too(one):
    by_type(one)
    one.page.show_behind("", NOT_FINAL)
    one.wait_for("Without a final grade · 1 assessment")
    assert one.page.findChild(object, f"behind-{one.ids['Dunmere']}")


def test_the_reference_stands_apart_with_its_source(one):
    one.wait_for("For reference: Annual children's services assessment 2010")
    assert one.says("Performs excellently: 20 of 152")
    assert all(bar.base <= 4 for figure in one.page._found.figures for bar in figure.by_year)


def test_the_paper_is_recorded_in_every_assessment_that_it_counts(one, tmp_path):
    one.press("Preview and print")
    preview = one.page.preview
    one._qtbot.waitUntil(preview.save.isEnabled)
    with one._qtbot.waitSignal(preview.saving.saved):
        preview.saving.save(preview.laying.now, tmp_path / "national.pdf")
    assert (tmp_path / "national.pdf").exists()
    assert [len(one.store.trail(row).rows.exports) for row in one.ids.values()] == [1, 1, 1, 1]
    preview.back.click()
    assert one.page.column.isVisible()
