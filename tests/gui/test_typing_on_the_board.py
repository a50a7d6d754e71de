"""Killed while something was typed beside the board: it is there again where it was typed."""

import shutil

import pytest
from PySide6.QtTest import QTest

from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.gui.pages.unsent import place_to_go_on
from csa_desktop.gui.places import Place
from csa_desktop.store.store import Store
from tests.day_made import day
from tests.gui.exchange_fixtures import laptop  # noqa: F401
from tests.gui.test_board_story import choose, open_judgement
from tests.made_store import KEY

AGREED = "Three means above the minimum for every group."
WHY = "Two of the three points rest on one document."


@pytest.fixture
def chair(laptop):  # noqa: F811
    """Whoever runs the day, with two authorities side by side."""
    one = laptop("P. Chair")
    one.ids = day(one.store, installed_packs()["apa-2005"], 2, points=1)
    one.open()
    one.session.go(Place("board"))
    one.wait_for("Every assessment of this framework and year")
    choose(one, "Ambleton", "Brackford")
    return one


@pytest.fixture
def killed(chair, laptop, tmp_path):  # noqa: F811
    """Waits until each text is a draft, kills the program, and opens the board again."""

    def open_again(*texts):
        wait(chair, lambda: set(texts) <= {draft.text for draft in chair.store.drafts()})
        again = laptop("Again")
        again.store.close()
        shutil.rmtree(again.store.folder)
        shutil.copytree(chair.store.folder, again.store.folder)
        again.store, again.ids = Store(again.store.folder, KEY), chair.ids
        chair.host.hide()
        again.open()
        again.session.go(Place("board", tab="board"))
        wait(again, lambda: all(again.page.side_by_side.head(row) for row in again.ids.values()))
        again.settle()
        return again

    return open_again


def wait(laptop, until):  # noqa: F811
    laptop._qtbot.waitUntil(until)


def test_what_was_agreed_on_the_scale_is_there_again_until_every_notebook_has_it(chair, killed):
    open_judgement(chair, "social-care", "Ambleton")
    QTest.keyClicks(chair.page.deciding.scale.text, AGREED)
    again = killed(AGREED)
    (draft,) = again.store.drafts()
    assert draft.assessment == again.ids["Ambleton"]
    assert place_to_go_on(draft) == Place("board", tab="board", statement=again.ids["Ambleton"])
    open_judgement(again, "social-care", "Ambleton")
    deciding = again.page.deciding
    wait(again, lambda: deciding.scale.text.value() == AGREED)
    deciding.keep_scale.click()
    wait(again, lambda: again.store.drafts() == ())
    again.settle()
    assert deciding.scale.text.value() == AGREED
    for row in again.ids.values():
        assert again.store.trail(row).answer("moderation-day", "social-care", "scale") == AGREED


def test_why_by_whom_and_when_are_there_again_each_under_its_judgement(chair, killed):
    open_judgement(chair, "social-care", "Ambleton")
    deciding = chair.page.deciding
    QTest.keyClicks(deciding.why.text, WHY)
    QTest.keyClicks(deciding.by.focus_target(), "Group 1")
    deciding.when.retype("2005-09-20")
    open_judgement(chair, "education", "Brackford")
    QTest.keyClicks(deciding.why.text, "Another")
    again = killed(WHY, "Group 1", "2005-09-20", "Another")
    open_judgement(again, "education", "Brackford")
    wait(again, lambda: again.page.deciding.why.text.value() == "Another")
    open_judgement(again, "social-care", "Ambleton")
    deciding = again.page.deciding
    wait(again, lambda: deciding.why.text.value() == WHY)
    assert (deciding.by.value(), deciding.when.value()) == ("Group 1", "2005-09-20")
    deciding.button.click()
    wait(again, lambda: [draft.text for draft in again.store.drafts()] == ["Another"])
    again.settle()
    (made,) = again.store.trail(again.ids["Ambleton"]).rows.decisions
    assert (made.reason, made.by) == (WHY, "Group 1")
