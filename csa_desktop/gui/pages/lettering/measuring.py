"""Measures the letter away from the window: its sides as it is printed, and the scores that stand in it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from csa_desktop.commands.laying_out import measure_letter
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.letter_text import LetterText
from csa_desktop.domain.scores import FoundIn, find_scores_in
from csa_desktop.gui.pages.page import Desk
from csa_desktop.store.store import Store

AFTER_MS = 400
"""Typing comes as changes; the letter is measured once they rest this long."""


class Measuring(QObject):
    """One text at a time: a newer one replaces what is being measured."""

    measured = Signal(object)
    """How many sides it takes; None while that is not known."""
    scored = Signal(object)
    """The scores in it."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._text: LetterText | None = None
        self._cancel: Callable[[], None] = lambda: None
        self._rest = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._rest.timeout.connect(self._measure)

    def show_text(self, text: LetterText) -> None:
        """This is the letter now; the same one again is not measured again."""
        if text != self._text:
            self._text = text
            self._rest.start()

    def _measure(self) -> None:
        text, pack = self._text, self._desk.pack
        if text is None:
            return
        self._cancel()
        self._desk.read(scores_of, text, pack, then=partial(self._found, text))
        self._cancel = self._desk.outside(
            measure_letter,
            text,
            pack,
            then=partial(self._taken, text),
            failed=partial(self._not_taken, text),
            what="Measuring the letter",
        )

    def _found(self, text: LetterText, found: tuple[FoundIn, ...]) -> None:
        if text == self._text:
            self.scored.emit(found)

    def _taken(self, text: LetterText, number: float | None) -> None:
        if text == self._text:
            self.measured.emit(number)

    def _not_taken(self, text: LetterText, _: str) -> None:
        self._taken(text, None)


def scores_of(_: Store, text: LetterText, pack: Pack) -> tuple[FoundIn, ...]:
    """The scores in a letter, looked for beside the window."""
    return find_scores_in(text, pack)
