"""What can be gone to and done in the open assessment, for the palette of commands."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from csa_desktop.domain import records
from csa_desktop.domain.readiness import readiness
from csa_desktop.domain.trail import Trail
from csa_desktop.gui import keys, navigator
from csa_desktop.gui.acts import GO, READ, Act
from csa_desktop.gui.frame import Frame
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.source_places import place_to_begin
from csa_desktop.gui.places import Place


class Workplace(Protocol):
    """What of a workspace is needed here."""

    desk: Desk
    frame: Frame

    @property
    def trail(self) -> Trail | None:
        """The open assessment."""

    def go(self, place: Place) -> None:
        """Go to a place."""

    def back(self) -> None:
        """Go back."""

    def forward(self) -> None:
        """Go forward."""

    def take_note(self) -> None:
        """Ask for a note."""

    def raise_risk(self) -> None:
        """Go to the form that raises a risk."""

    def undo(self) -> None:
        """Undo."""

    def redo(self) -> None:
        """Redo."""


def assessment_acts(at: Workplace) -> list[Act]:
    """Every page and document, then what is done with a key anywhere."""
    return [
        _act("Take a note", at.take_note, "note", "write"),
        _act("Raise a risk to a child", at.raise_risk, "risk", "danger harm report tell"),
        *_records(at),
        _act("Search statements and documents", at.frame.go_to_search, "search", "find words"),
        *_pages(at),
        *_documents(at),
        _act("Undo", at.undo, "undo"),
        _act("Redo", at.redo, "redo"),
        _act("Back to the page before", at.back, "back"),
        _act("Forward again", at.forward, "forward"),
        _act("The stages at the left", at.frame.go_to_navigation, "stages", "navigation go to"),
        _act("The trail at the right", at.frame.go_to_trail, "trail", "go to"),
    ]


def _act(title: str, do: Callable[[], object], key: str, more: str = "") -> Act:
    return Act(title, do, key=keys.key(key), more=more)


def _pages(at: Workplace) -> list[Act]:
    if at.trail is None:
        return []
    pack = at.desk.pack
    rows = navigator.items(at.trail, pack, readiness(at.trail, pack))
    named = [r for r in rows if r.id not in ("store", "help")]
    pages = [Act(r.title, partial(at.go, navigator.place_of(r.id)), GO) for r in named]
    return [*pages, Act("The history of this assessment", partial(at.go, Place("history")), GO, more="log")]


def _records(at: Workplace) -> list[Act]:
    """A record of each kind can be begun from anywhere."""
    pack = at.desk.pack
    kinds = [kind for kind in pack.source_kinds if records.stage_of(pack, kind.id)]
    return [
        Act(f"Record: {kind.title}", partial(at.go, place_to_begin(pack, kind.id)), more="begin observe hear")
        for kind in kinds
    ]


def _documents(at: Workplace) -> list[Act]:
    sources = at.trail.sources() if at.trail else ()
    read = [source for source in sources if source.sha256]
    return [Act(s.title, partial(at.go, Place("reader", s.id, number=1)), READ) for s in read]
