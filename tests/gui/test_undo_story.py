"""Undo says what it takes back: of the assessment that is open, and what is being typed first."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from csa_desktop.commands import assessments, statements
from csa_desktop.domain import values as v
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.gui.assessments_page import AssessmentsPage
from csa_desktop.gui.pages.notebook.add_line import AddLine
from csa_desktop.gui.places import Place
from tests.gui.exchange_fixtures import laptop  # noqa: F401


def opened(here, assessment):
    """The window with an assessment open, and the bottom of it."""
    here.open()
    if listed := here.host.findChild(AssessmentsPage):  # the only one is open at once
        listed.opened.emit(assessment)
    here._qtbot.waitUntil(lambda: here.session.workspace is not None)
    here.settle()
    return here.session.workspace.frame.bottom


def test_undo_in_one_assessment_leaves_what_was_done_last_in_another(laptop):  # noqa: F811
    here, pack = laptop("H. Marsh"), installed_packs()["apa-2005"]
    one, other = (
        assessments.open_assessment(here.store, pack, authority=name, year=2005, role="hmi").row
        for name in ("Ambleton", "Brackford")
    )
    statements.add(here.store, other, kind=v.NOTE, text="Of Brackford.")
    kept = statements.add(here.store, one, kind=v.NOTE, text="Of Ambleton.").row
    bottom = opened(here, other)
    here._qtbot.waitUntil(lambda: "Take a note" in bottom._undo.accessibleName())
    bottom.undo_wanted.emit()
    here._qtbot.waitUntil(lambda: not here.store.trail(other).statements(kind=v.NOTE))
    here.settle()
    assert here.store.trail(one).statement(kept).text == "Of Ambleton."
    here._qtbot.waitUntil(lambda: "Take a note" in bottom._redo.accessibleName())


def test_while_one_types_undo_says_that_it_takes_back_what_is_typed(laptop):  # noqa: F811
    here, pack = laptop("H. Marsh"), installed_packs()["apa-2005"]
    one = assessments.open_assessment(here.store, pack, authority="Ambleton", year=2005, role="hmi").row
    note = statements.add(here.store, one, kind=v.NOTE, text="Kept before.").row
    bottom = opened(here, one)
    here._qtbot.waitUntil(lambda: "Take a note" in bottom._undo.accessibleName())
    workspace = here.session.workspace
    workspace.go(Place("subject", "staying-safe"))
    here._qtbot.waitUntil(lambda: workspace.page.tab.is_whole)
    line = next(line for line in workspace.page.findChildren(AddLine) if line.isVisible())
    line.click()
    QTest.keyClicks(workspace.page.board.editor().text, "Half a finding")
    here._qtbot.waitUntil(lambda: "what you are typing" in bottom._undo.accessibleName())
    QTest.mouseClick(bottom._undo, Qt.MouseButton.LeftButton)
    here._qtbot.waitUntil(lambda: "Take a note" in bottom._undo.accessibleName())
    here.settle()
    assert [s.id for s in here.store.trail(one).statements()] == [note]
    here._qtbot.waitUntil(lambda: "Add a finding" in bottom._redo.accessibleName())
    QTest.mouseClick(bottom._redo, Qt.MouseButton.LeftButton)
    here._qtbot.waitUntil(lambda: len(here.store.trail(one).statements()) == 2)
    assert here.store.drafts() == ()
