"""A calm strip at the top of the window for what a person should know once, with a way to act on it."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.words import Words


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence; `act` is what one can do about it, called `label`. `gone` is called when it was read."""

    words: str
    label: str = ""
    act: Callable[[], object] | None = None
    gone: Callable[[], object] | None = None


class Notices(QFrame):
    """One notice after the other; hidden when there is none."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notices")
        self._waiting: deque[Notice] = deque()
        self.now: Notice | None = None
        self.words = Words()
        self.act, self.read = Button("", kind="quiet"), Button("Understood", kind="quiet")
        self.act.clicked.connect(self._act)
        self.read.clicked.connect(self._next)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(10)
        row.addWidget(self.words, 1)
        for button in (self.act, self.read):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def say(self, notice: Notice) -> None:
        """Show a notice, or keep it until the one before was read; the same words are not said twice."""
        shown = [notice.words for notice in (self.now, *self._waiting) if notice]
        if notice.words and notice.words not in shown:
            self._waiting.append(notice)
            if self.now is None:
                self._show_next()

    def clear(self) -> None:
        """Forget what waits: the store that it was about is closed."""
        self._waiting.clear()
        self._show_next()

    def _show_next(self) -> None:
        self.now = self._waiting.popleft() if self._waiting else None
        self.setVisible(self.now is not None)
        if self.now:
            self.words.set_words(self.now.words)
            self.setAccessibleName(self.now.words)
            self.act.setText(self.now.label)
            self.act.setAccessibleName(self.now.label)
            self.act.setVisible(bool(self.now.label))

    def _act(self) -> None:
        read = self.now
        self._next()
        if read and read.act:
            read.act()

    def _next(self) -> None:
        read = self.now
        self._show_next()
        if read and read.gone:
            read.gone()
