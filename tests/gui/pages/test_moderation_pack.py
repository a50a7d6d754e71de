"""The form of moderation: when it is due, the day it was handed in, and the whole pack in one print."""

from datetime import date

import pytest
from PySide6.QtTest import QTest

from csa_desktop.commands.prints import Wanted
from csa_desktop.domain.deadlines import day_of
from csa_desktop.gui.pages import registry
from csa_desktop.gui.paper.places import place_of, wanted_at
from csa_desktop.gui.places import Place
from tests.gui.desk_fixtures import bench, work  # noqa: F401


@pytest.fixture
def page(bench, qtbot):  # noqa: F811
    made = registry.make(bench.desk, Place("moderation"))
    qtbot.addWidget(made)
    made.show()
    bench.show(made)
    made.go_to(Place("moderation"))
    bench.settle()
    return made


def test_it_is_due_when_the_analysis_ends_and_its_day_is_kept(bench, page):  # noqa: F811
    assert "31 July 2005" in page.form._due.text()
    field = page.form.handed_in
    field.go()
    QTest.keyClicks(field.focus_target(), "29 July 2005")
    page.leave()
    assert day_of(bench.settle(), "moderation-form") == date(2005, 7, 29)
    assert page.form._due.text() == "Done on 29 July 2005"


def test_the_whole_pack_is_one_print_and_leads_back_to_the_form(page, qtbot):
    with qtbot.waitSignal(page.went) as went:
        page.findChild(object, "wholePack").click()
    place = went.args[0]
    assert place == place_of(Wanted("moderation-form", pack=True))
    assert wanted_at(place.about, place.tab) == Wanted("moderation-form", pack=True)


def test_the_board_is_a_step_away(page, qtbot):
    with qtbot.waitSignal(page.went) as went:
        page.findChild(object, "toBoard").click()
    assert went.args[0] == Place("board", statement=page._desk.assessment)
