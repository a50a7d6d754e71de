"""Looking for words within the open document: how many, the next one, the one before."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from csa_desktop.gui.reader.places import HIT, PageMark
from csa_desktop.store.search import matches


class WordFinder(QLineEdit):
    """A field: Enter goes to the next place, Shift Enter to the one before, Escape ends the search."""

    found = Signal(object, int)
    """(the places as PageMarks, the index of the current one or -1)"""
    ended = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findInDocument")
        self.setPlaceholderText("Find in this document")
        self.setAccessibleName("Find in this document, Ctrl F")
        self.setClearButtonEnabled(True)
        self._texts: tuple[tuple[int, str], ...] = ()
        self._places: list[PageMark] = []
        self._at = -1
        self.textChanged.connect(lambda _: self._look())

    def set_texts(self, texts: tuple[tuple[int, str], ...]) -> None:
        """The document's pages as (number, text)."""
        self._texts = texts
        self._look()

    def _look(self) -> None:
        typed = self.text().strip()
        wanted = len(typed) > 1
        self._places = [
            PageMark(page, start, end, HIT)
            for page, text in (self._texts if wanted else ())
            for start, end in phrase_matches(text, typed)
        ]
        self._at = 0 if self._places else -1
        self.found.emit(tuple(self._places), self._at)

    def step(self, by: int) -> None:
        """Go to another place, round and round."""
        if self._places:
            self._at = (self._at + by) % len(self._places)
            self.found.emit(tuple(self._places), self._at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Shift Enter, Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.ended.emit()
        else:
            super().keyPressEvent(event)


def phrase_matches(text: str, typed: str) -> list[tuple[int, int]]:
    """Where the words stand next to each other in this order; the last may be only begun."""
    words, hits = typed.split(), matches(text, typed)
    runs = (hits[i : i + len(words)] for i in range(len(hits) - len(words) + 1))
    return [(run[0][0], run[-1][1]) for run in runs if _is_phrase(text, run, words)]


def _is_phrase(text: str, run: Sequence[tuple[int, int]], words: Sequence[str]) -> bool:
    together = all(text[a[1] : b[0]].strip() == "" for a, b in pairwise(run))
    said = (text[start:end].casefold() for start, end in run)
    return together and all(s == w.casefold() for s, w in zip(said, words, strict=True))
