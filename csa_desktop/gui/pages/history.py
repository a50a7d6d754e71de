"""The history of one row, or of the whole assessment: who, when, what it was."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from csa_desktop.domain.field_names import TOLD
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.moments import moment, written
from csa_desktop.gui.pages.done import Done, done
from csa_desktop.gui.pages.listing import Group, ListingPage
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.versions import worded
from csa_desktop.gui.pages.wheres import place_of_statement, where_of
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card, Panel
from csa_desktop.gui.widgets.words import Run, Words
from csa_desktop.store.reading import Version
from csa_desktop.store.store import Store

HINT = "History is never shortened. What was undone, changed or removed is still here, and who did it."
ACTS = {"undo": "Undone: ", "redo": "Done again: "}
SHOWN = 100
"""How many are listed before one asks for the earlier ones."""


class HistoryPage(ListingPage):
    """About a statement: every version of its fields. About nothing: what was done, the newest first."""

    def __init__(self, desk: Desk, about: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(desk, "History", HINT, parent=parent)
        self._about, self._limit = about, SHOWN
        self._trail: Trail | None = None

    def show_trail(self, trail: Trail) -> None:
        """Read it again."""
        self._trail = trail
        if self._about:
            self.desk.read(Store.history, "statement", self._about, then=self._show_row)
        else:
            self._read()

    def _read(self) -> None:
        # One more than is shown tells whether there are earlier ones.
        self.desk.read(done, self.desk.assessment, self.desk.pack, self._limit + 1, then=self._show_done)

    def _show_row(self, versions: Sequence[Version]) -> None:
        if self.is_shown(versions):
            return
        told = [v for v in reversed(versions) if v.field in TOLD and v.value not in ("", [], False)]
        self.show_groups(versions, [("", self._head()), ("", [partial(self._version, v) for v in told])])

    def _head(self) -> list[QWidget]:
        statement = self._trail.statement(self._about) if self._trail else None
        if statement is None:
            return [Words("This statement was removed. What it said is below.", look="quiet")]
        card = Card(statement.text, where_of(statement, self.desk.pack), tone="plain")
        card.clicked.connect(lambda: self.went.emit(place_of_statement(statement)))
        return [card]

    def _version(self, version: Version) -> Panel:
        what = "erased" if version.erased else worded(version, self.desk.pack)
        about = f"{TOLD[version.field]} · {self._who(version.author)} · {written(version.at)}"
        now = Run(" · as it is now", "good") if version.current else Run("")
        panel = Panel(tone="row")
        panel.add(Words(what), Words([Run(f"{version.label} · {about}", "quiet"), now], look="quiet"))
        return panel

    def _show_done(self, found: Sequence[Done]) -> None:
        if self.is_shown((found, self._limit)):
            return
        days: dict[str, list[partial[Card]]] = {}
        for one in found[: self._limit]:
            days.setdefault(moment(one.doing.at[:10]), []).append(partial(self._card, one))
        earlier: Group = ("", [self._earlier] if len(found) > self._limit else [])
        self.show_groups((found, self._limit), [*days.items(), earlier])

    def _card(self, one: Done) -> Card:
        doing = one.doing
        about = (
            f"{ACTS.get(doing.act, '')}{doing.label}",
            self._who(doing.author),
            written(doing.at),
            one.where,
        )
        card = Card("", " · ".join(filter(None, about)), tone="row")
        if one.text:
            card.add(Words(one.text))
        if one.place is not None:
            card.clicked.connect(partial(self.went.emit, one.place))
        return card

    def _earlier(self) -> Button:
        button = Button("Show earlier ones", kind="plain")
        button.setObjectName("earlier")
        button.clicked.connect(self._more)
        return button

    def _more(self) -> None:
        self._limit += SHOWN
        self._read()

    def _who(self, author: str) -> str:
        return (self._trail.name_of(author) if self._trail else "") or "not named"
