"""A field and its keeping: what is typed in it goes to one command, and it follows the store otherwise."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from csa_desktop.gui.keeping import Editor, Keeping, Seen
from csa_desktop.gui.pages.page import Desk
from csa_desktop.store.log import Recorded

Then = Callable[[Recorded], None]
Refused = Callable[[str], None]
Send = Callable[[Any, Seen, Then, Refused], None]
"""Asks for the command: `send(value, seen, then, refused)`."""


class Kept(QObject):
    """`row` is the (table, id) that the command writes; `draft_row` names its draft, where that is not it."""

    refused = Signal(str)
    """The sentence that says why it was not kept; the typing stays."""

    def __init__(
        self,
        desk: Desk,
        editor: Editor,
        send: Send,
        *,
        row: tuple[str, str],
        field: str,
        title: str,
        draft_row: tuple[str, str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._send, self._row, self._draft_row = send, row, draft_row or row
        self._keeping = Keeping(
            editor,
            desk.drafts,
            self._change,
            row=self._draft_row,
            field=field,
            title=title,
            assessment=desk.assessment,
            parent=self,
        )

    @property
    def typing(self) -> bool:
        """True while something is typed that is not yet a change."""
        return self._keeping.typing

    @property
    def place(self) -> str:
        """Where the draft belongs."""
        return self._keeping.place

    def show(self, value: Any, at: int) -> None:
        """The store says this now."""
        self._keeping.show(value, at)

    def keep(self) -> None:
        """Make a change of what was typed, where anything was."""
        self._keeping.keep()

    def _change(self, value: Any, seen: Seen, then: Then) -> None:
        self._send(value, seen, partial(self._committed, then), self._refuse)

    def _committed(self, then: Then, recorded: Recorded) -> None:
        if change := recorded.changes.get(self._row):
            recorded = replace(recorded, changes={**recorded.changes, self._draft_row: change})
        then(recorded)

    def _refuse(self, sentence: str) -> None:
        self._keeping.refused()
        self.refused.emit(sentence)
