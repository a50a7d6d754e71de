"""From typing to a change: a draft within a second, one change when the field is left or falls quiet."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, SignalInstance

from csa_desktop.gui.drafting import Drafting, Drafts
from csa_desktop.gui.fields.editor import as_text
from csa_desktop.store.local import Draft
from csa_desktop.store.log import Recorded

Seen = int | Mapping[str, tuple[str, ...]] | None

DRAFT_AFTER_MS = 400
"""Typing is kept as a draft this long after a key: a killed process loses less than a second."""
CHANGE_AFTER_MS = 30_000
"""After this much quiet the draft becomes a change, though the field was not left."""


class Editor(Protocol):
    """A field in which a person types."""

    typed: SignalInstance
    left: SignalInstance

    def value(self) -> Any:
        """What it says now."""

    def set_value(self, value: Any) -> None:
        """Show a value, never disturbing one who is typing."""

    def retype(self, value: Any) -> None:
        """Show what a person typed at an earlier time, and wants back."""


class Keeping(QObject):
    """Keeps what is typed in one editor, as a field of a row.

    `change(value, seen, then)` asks for the command; `then(recorded)` is called once it was committed.
    `column` is where the row keeps it, if not under the name of the field.
    `chosen` says what else is known of a row that is not there yet, for its draft.
    """

    def __init__(
        self,
        editor: Editor,
        drafts: Drafts,
        change: Callable[[Any, Seen, Callable[[Recorded], None]], None],
        *,
        row: tuple[str, str],
        field: str,
        title: str,
        assessment: str,
        column: str = "",
        chosen: Callable[[], str] = str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self._editor, self._change = editor, change
        self._row, self._column = row, column or field
        self._draft = Drafting(drafts, f"{row[0]}/{row[1]}/{field}", assessment, title)
        self._kept: Any = editor.value()
        self._seen: Seen = None
        self._own_at = 0
        self._typing = self._in_flight = self._again = False
        self._draft_timer, self._change_timer = self._timer(DRAFT_AFTER_MS), self._timer(CHANGE_AFTER_MS)
        self._draft_timer.timeout.connect(self._keep_draft)
        self._change_timer.timeout.connect(self.keep)
        editor.typed.connect(self._typed)
        editor.left.connect(self.keep)

    @property
    def place(self) -> str:
        """Where the draft belongs."""
        return self._draft.place

    @property
    def typing(self) -> bool:
        """True while something is typed that is not yet a change."""
        return self._typing

    @property
    def in_flight(self) -> bool:
        """True while a change was asked for and is not answered yet."""
        return self._in_flight

    def show(self, value: Any, at: int) -> None:
        """The store says this now. While something is being typed it is not shown, nor taken as seen.

        Nor is a reading from before this field's own last change: it would bring the old words back.
        """
        if self._typing or at < self._own_at:
            return
        self._kept, self._seen = value, at
        if self._editor.value() != value:
            self._editor.set_value(value)

    def draft_again(self) -> None:
        """What is known of the row has changed: where something is typed, so does its draft."""
        if self._typing:
            self._keep_draft()

    def recover(self, draft: Draft, seen: Seen) -> None:
        """Put back typing that was cut short, on its ground; what is typed here by now is kept first."""
        self.keep()
        self._seen = seen
        self._draft.saw(draft.text)
        self._editor.retype(draft.text)
        self._typing = True
        self.keep()

    def keep(self) -> None:
        """Make a change of what was typed, where anything was."""
        self._draft_timer.stop()
        self._change_timer.stop()
        if not self._typing:
            return
        if self._in_flight:
            # A second change would not have seen the first, and would contradict it.
            self._again = True
            return
        value = self._editor.value()
        if value == self._kept:
            self._settle(value)
        else:
            self._in_flight = True
            self._change(value, self._seen, lambda recorded: self._changed(value, recorded))

    def refused(self) -> None:
        """The command was refused with a sentence: the typing stays, as a draft.

        Where there was no room for the draft either, the command is asked for again once there is.
        """
        self._in_flight = self._again = False
        self._keep_draft(self._there_is_room)

    def _there_is_room(self) -> None:
        if not self._change_timer.isActive():  # else somebody types, and it comes by itself
            self.keep()

    def _typed(self, *_: object) -> None:
        self._typing = True
        if not self._draft_timer.isActive():
            self._draft_timer.start()
        self._change_timer.start()

    def _keep_draft(self, again: Callable[[], None] | None = None) -> None:
        on = str(self._seen) if isinstance(self._seen, int) else self._chosen()
        self._draft.keep(as_text(self._editor.value()), on=on, again=again)

    def _changed(self, value: Any, recorded: Recorded) -> None:
        if change := recorded.changes.get(self._row):
            self._seen = {self._column: (change,)}
        self._own_at = max(self._own_at, recorded.at)
        self._in_flight, self._kept = False, value
        if self._editor.value() == value:
            self._settle(value)
        else:
            self._draft.became(as_text(value))
        if self._again:
            self._again = False
            self.keep()

    def _settle(self, value: Any) -> None:
        self._typing, self._kept = False, value
        self._draft.drop(as_text(value))

    def _timer(self, after: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        return timer
