"""Undo is offered of the assessment that is open, and takes back nothing of another."""

from csa_desktop.commands import assessments, statements
from csa_desktop.domain import values as v
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.gui.assessments_page import AssessmentsPage
from tests.gui.exchange_fixtures import SOON_MS, laptop  # noqa: F401


def test_undo_in_one_assessment_leaves_what_was_done_last_in_another(laptop):  # noqa: F811
    here, pack = laptop("H. Marsh"), installed_packs()["apa-2005"]
    one, other = (
        assessments.open_assessment(here.store, pack, authority=name, year=2005, role="hmi").row
        for name in ("Ambleton", "Brackford")
    )
    statements.add(here.store, other, kind=v.NOTE, text="Of Brackford.")
    kept = statements.add(here.store, one, kind=v.NOTE, text="Of Ambleton.").row
    here.open()
    here.host.findChild(AssessmentsPage).opened.emit(other)
    here._qtbot.waitUntil(lambda: here.session.workspace is not None, timeout=SOON_MS)
    here.settle()
    bottom = here.session.workspace.frame.bottom
    here._qtbot.waitUntil(lambda: "Take a note" in bottom._undo.accessibleName(), timeout=SOON_MS)
    bottom.undo_wanted.emit()
    here._qtbot.waitUntil(lambda: not here.store.trail(other).statements(kind=v.NOTE), timeout=SOON_MS)
    here.settle()
    assert here.store.trail(one).statement(kept).text == "Of Ambleton."
    here._qtbot.waitUntil(lambda: "Take a note" in bottom._redo.accessibleName(), timeout=SOON_MS)
