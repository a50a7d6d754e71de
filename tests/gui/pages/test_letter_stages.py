"""The letter goes through its stages in the window: agreed, sent, commented on, answered, published."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from csa_desktop import clock
from csa_desktop.commands import answers, plan, statements
from csa_desktop.domain import editions
from csa_desktop.domain.cycle import ACCEPTED, ACCURACY, PARTLY, REACHING
from csa_desktop.domain.deadlines import day_of, deadlines
from csa_desktop.gui.pages.letter_stages import LetterStagesPage
from csa_desktop.gui.pages.stages_of_letter.remark_panel import RemarkPanel
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.words import Words
from tests.gui.desk_fixtures import bench, work  # noqa: F401
from tests.gui.pages.letter_fixtures import written  # noqa: F401
from tests.letters_returned import Letter

LETTER = "apa-letter"
PREPARING, READERS, AUTHORITY, CLEARANCE, FINAL = (
    *("preparing", "management-comments", "authority-comments"),
    *("clearance", "distribution"),
)


@pytest.fixture(autouse=True)
def in_september():
    """A working day on which nothing is late."""
    clock.set_source(lambda: datetime(2005, 9, 5, 9, 0, tzinfo=UTC))
    yield
    clock.set_source(None)


@pytest.fixture
def page(written, show):  # noqa: F811
    made = written.show(LetterStagesPage(written.desk))
    show(made, 1060, 720)
    made.go_to(Place("letter-stages"))
    return made


def part(page, tab):
    page.go_to(Place("letter-stages", tab=tab))
    return page._parts[tab]


def press(bench, button):  # noqa: F811
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    bench.settle()


def words_of(widget):
    return "\n".join(w.text() for w in widget.findChildren(Words) if w.isVisibleTo(widget))


def send(bench, page, tab):  # noqa: F811
    here = part(page, tab)
    press(bench, here.sending.send)
    found = editions.last_of(bench.trail, LETTER, tab)
    bench.qtbot.waitUntil(lambda: f"Edition {found.number}" in words_of(here.gone))
    return found


def agree_all(bench, page, tab):  # noqa: F811
    here = part(page, tab)
    for line in list(here.agreement.agreements._lines.values()):
        press(bench, line.tick)


def test_the_draft_is_agreed_word_for_word_and_goes_to_both_readers_with_steps_3_and_4(written, page):  # noqa: F811
    agree_all(written, page, PREPARING)
    sent = send(written, page, PREPARING)
    assert sent.edition.sent_to == ("CSCI manager: P. Hale", "Ofsted management reader: O. Finch")
    assert sent.edition.sent_with == ("3", "4")
    assert sent.edition.marking == written.trail.assessment.marking
    assert [a.state for a in editions.agreed(written.trail, written.desk.pack, sent.text)] == ["agreed"] * 2
    assert "Agreed word for word by H. Marsh and J. Reed" in words_of(part(page, PREPARING).gone)
