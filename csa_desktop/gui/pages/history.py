"""The history of one row, or of the whole assessment: who, when, what it was."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from csa_desktop.domain.trail import Trail
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.listing import ListingPage
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.wheres import place_of_statement
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.card import Card, Panel
from csa_desktop.gui.widgets.words import Run, Words
from csa_desktop.store.reading import Doing, Version
from csa_desktop.store.store import Store

HINT = "History is never shortened. What was undone, changed or removed is still here, and who did it."
SHOWN = (
    "text",
    "sign",
    "grade",
    "status",
    "reason",
    "service",
    "groups",
    "jar",
    "key_judgement",
    "owner",
    "state",
)


class HistoryPage(ListingPage):
    """About a statement: every version of its fields. About nothing: what was done, the newest first."""

    def __init__(self, desk: Desk, about: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(desk, "History", HINT, parent=parent)
        self._about = about
        self._trail: Trail | None = None

    def show_trail(self, trail: Trail) -> None:
        """Read it again."""
        self._trail = trail
        if self._about:
            self.desk.read(Store.history, "statement", self._about, then=self._show_row)
        else:
            self.desk.read(Store.doings, self.desk.assessment, then=self._show_doings)

    def _show_row(self, versions: Sequence[Version]) -> None:
        if self.is_shown(versions):
            return
        told = [v for v in reversed(versions) if v.field in SHOWN and v.value not in ("", [], False)]
        self.show_groups(versions, [("", [self._version(v) for v in told])])

    def _version(self, version: Version) -> Panel:
        what = "erased" if version.erased else _said(version.value)
        about = f"{version.field.replace('_', ' ')} · {self._who(version.author)} · {moment(version.at)}"
        now = Run(" · as it is now", "good") if version.current else Run("")
        panel = Panel(tone="row")
        panel.add(Words(what), Words([Run(f"{version.label} · {about}", "quiet"), now], look="quiet"))
        return panel

    def _show_doings(self, doings: Sequence[Doing]) -> None:
        if self.is_shown(doings):
            return
        days: dict[str, list[QWidget]] = {}
        for doing in doings:
            days.setdefault(moment(doing.at[:10]), []).append(self._doing(doing))
        self.show_groups(doings, list(days.items()))

    def _doing(self, doing: Doing) -> Card:
        undone = {"undo": "Undo: ", "redo": "Redo: "}.get(doing.act, "")
        statement = self._trail.statement(doing.row) if self._trail else None
        words = statement.text if statement else ""
        line = f"{undone}{doing.label} · {self._who(doing.author)} · {moment(doing.at)}"
        card = Card("", line, words, tone="row") if words else Card("", line, tone="row")
        card.setEnabled(statement is not None)
        if statement is not None:
            place: Place = place_of_statement(statement)
            card.clicked.connect(lambda: self.went.emit(place))
        return card

    def _who(self, author: str) -> str:
        return (self._trail.name_of(author) if self._trail else "") or "not named"


def _said(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(v) for v in value)
    return "yes" if value is True else str(value if value is not None else "removed")
