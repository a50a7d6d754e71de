"""A field and its keeping: what is typed in it goes to one command, and it follows the store otherwise."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from csa_desktop.gui.keeping import Editor, Keeping, Seen
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.parted.beside import Beside
from csa_desktop.store.local import Draft
from csa_desktop.store.log import Recorded

Then = Callable[[Recorded], None]
Refused = Callable[[str], None]
Send = Callable[[Any, Seen, Then, Refused], None]
"""Asks for the command: `send(value, seen, then, refused)`."""


class Kept(QObject):
    """`row` is the (table, id) that the command writes; `draft_row` names its draft, where that is not it.

    `column` is where the row keeps it, where that is not under the name of the field.
    """

    refused = Signal(str)
    """The sentence that says why it was not kept; the typing stays. Empty once it was kept after all."""
    answered = Signal()
    """What was sent last was committed or refused."""

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
        column: str = "",
        chosen: Callable[[], str] = str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._beside = Beside(desk, editor, row[1], field, self)
        self._send, self._row, self._draft_row, self._editor = send, row, draft_row or row, editor
        self._was_refused = False
        self._keeping = Keeping(
            editor,
            desk.drafts,
            self._change,
            row=self._draft_row,
            field=field,
            title=title,
            assessment=desk.assessment,
            column=column,
            chosen=chosen,
            parent=self,
        )

    @property
    def typing(self) -> bool:
        """True while something is typed that is not yet a change."""
        return self._keeping.typing

    @property
    def waiting(self) -> bool:
        """True while what was sent is neither committed nor refused yet."""
        return self._keeping.in_flight

    @property
    def place(self) -> str:
        """Where the draft belongs."""
        return self._keeping.place

    def show(self, value: Any, at: int, *, kept: Any = None) -> None:
        """The store says this now, and what else it says of this field; `kept` where it is kept otherwise."""
        self._keeping.show(value, at)
        self._beside.show(value if kept is None else kept)

    def says(self, text: str) -> bool:
        """Whether the field says these words already."""
        return bool(self._editor.value() == text)

    def keep(self) -> None:
        """Make a change of what was typed, where anything was."""
        self._keeping.keep()

    def draft_again(self) -> None:
        """What is known of a row that is not there yet has changed."""
        self._keeping.draft_again()

    def recover(self, draft: Draft) -> None:
        """Put typing that was cut short back into the field, and make a change of it."""
        self._keeping.recover(draft, int(draft.seen) if draft.seen.isdigit() else None)

    def _change(self, value: Any, seen: Seen, then: Then) -> None:
        self._send(value, seen, partial(self._committed, then), self._refuse)

    def _committed(self, then: Then, recorded: Recorded) -> None:
        if change := recorded.changes.get(self._row):
            recorded = replace(recorded, changes={**recorded.changes, self._draft_row: change})
        then(recorded)
        if self._was_refused:
            self._was_refused = False
            self.refused.emit("")
        self.answered.emit()

    def _refuse(self, sentence: str) -> None:
        self._was_refused = True
        self._keeping.refused()
        self.refused.emit(sentence)
        self.answered.emit()


def let_go(widget: QWidget, kept: Iterable[Kept]) -> None:
    """Keep what is typed in a widget and hide it; it goes once that is kept, so that no draft is left."""
    fields = tuple(kept)
    for one in fields:
        if one.typing:
            one.keep()
        one.answered.connect(partial(_go, widget, fields))
    widget.hide()
    _go(widget, fields)


def _go(widget: QWidget, fields: tuple[Kept, ...]) -> None:
    if not any(one.waiting for one in fields):
        widget.deleteLater()
