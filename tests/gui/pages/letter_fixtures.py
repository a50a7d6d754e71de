"""An assessment whose draft letter is written and whose people are all there."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from csa_desktop import clock
from csa_desktop.commands import assessments, letters
from csa_desktop.commands.letter_rows import Spot
from csa_desktop.domain import editions
from csa_desktop.gui.pages.letter_stages import LetterStagesPage
from csa_desktop.gui.pages.stages_of_letter.stage_part import StagePart
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.words import Words
from tests.letters_returned import LINES

LETTER = "apa-letter"
PREPARING, READERS, AUTHORITY, CLEARANCE, FINAL = (
    *("preparing", "management-comments", "authority-comments"),
    *("clearance", "distribution"),
)
PEOPLE = (("J. Reed", "brm"), ("P. Hale", "csci-manager"), ("O. Finch", "ofsted-reader"))


def write_letter(store, assessment):
    """The sentences of `letters_returned`, a paragraph for each section."""
    for section in dict.fromkeys(line.section for line in LINES):
        text = " ".join(line.text for line in LINES if line.id and line.section == section)
        letters.add_paragraph(store, assessment, Spot(section, f"p-{section}"), text)


@pytest.fixture
def written(bench):
    """The draft is written; nobody has agreed it yet."""
    store, assessment = bench.store, bench.desk.assessment
    for name, role in PEOPLE:
        assessments.add_member(store, assessment, name=name, role=role, organisation="")
    write_letter(store, assessment)
    bench.runner.refresh()
    bench.settle()
    return bench


@pytest.fixture(autouse=True)
def in_september():
    """A working day on which nothing is late."""
    clock.set_source(lambda: datetime(2005, 9, 5, 9, 0, tzinfo=UTC))
    yield
    clock.set_source(None)


@pytest.fixture
def page(written, show):
    made = written.show(LetterStagesPage(written.desk))
    show(made, 1060, 720)
    made.go_to(Place("letter-stages"))
    return made


def part(page, tab):
    page.go_to(Place("letter-stages", tab=tab))
    here = page._parts[tab]
    if isinstance(here, StagePart):
        here.finish()
    return here


def press(bench, button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    bench.settle()


def words_of(widget):
    return "\n".join(w.text() for w in widget.findChildren(Words) if w.isVisibleTo(widget))


def send(bench, page, tab):
    here = part(page, tab)
    press(bench, here.sending.send)
    found = editions.last_of(bench.trail, LETTER, tab)
    bench.qtbot.waitUntil(lambda: f"Edition {found.number}" in words_of(here.gone))
    return found


@pytest.fixture
def with_authority(written, page):
    """The draft went to the readers, and to the authority."""
    send(written, page, PREPARING)
    send(written, page, READERS)
    return page
