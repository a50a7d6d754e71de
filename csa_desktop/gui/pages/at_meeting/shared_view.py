"""The agenda on a screen that everybody in the room sees: one heading at a time, and nothing else.

It is given values of `agenda.shared` and nothing more, so that no grade, no draft, no case and no other
authority can come onto it. It covers the screen and stays above the rest of the program.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csa_desktop.domain.agenda import Shared
from csa_desktop.gui import theme
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.words import Run, Words

HELP = "← → headings · ↑ ↓ further · Esc leaves"
EMPTY = "The agenda has no heading."
_LETTERS = 30
"""So many lines of text stand on the screen, whatever its size."""
_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Space: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_PageUp: -1,
}
_FAR = {Qt.Key.Key_Home: -1_000_000, Qt.Key.Key_End: 1_000_000}


class SharedView(QWidget):
    """A window of its own; `left` when a person leaves it."""

    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self.setObjectName("sharedView")
        self.setWindowTitle("Agenda")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shown: tuple[Shared, ...] = ()
        self.at = 0
        self.title, self._help = Words(look="title"), Words(HELP, look="quiet")
        self._list = QVBoxLayout()
        self._area = QScrollArea()
        self._lay_out()

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("columnBody")
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 24, 0)
        inner.addLayout(self._list)
        inner.addStretch(1)
        self._area.setWidget(body)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.addWidget(self.title)
        column.addWidget(self._area, 1)
        column.addWidget(self._help)

    # Showing

    def show_agenda(self, agenda: Sequence[Shared]) -> None:
        """Show this agenda; where one is stays."""
        if tuple(agenda) != self._shown:
            self._shown = tuple(agenda)
            self._show(keep=True)

    def go(self, by: int) -> None:
        """So many headings on, or back, as far as there are any."""
        self.at = max(0, min(self.at + by, len(self._shown) - 1))
        self._show()

    def _show(self, *, keep: bool = False) -> None:
        scrolled = self._area.verticalScrollBar().value() if keep else 0
        empty(self._list)
        if not self._shown:
            self.title.set_words(EMPTY)
            return
        self.at = min(self.at, len(self._shown) - 1)
        here = self._shown[self.at]
        self.title.set_words(here.title)
        for line in here.lines:
            self._list.addWidget(_bullet(line))
        for question, response in here.questions:
            self._list.addWidget(Words([Run(question, "strong")]))
            if response:
                self._list.addWidget(Words(response))
        self._area.verticalScrollBar().setValue(scrolled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Letters grow with the screen, and never below the size that was chosen for the program."""
        super().resizeEvent(event)
        size = max(theme.px(22), event.size().height() // _LETTERS)
        margin = size * 2
        if layout := self.layout():
            layout.setContentsMargins(margin, size, margin, size // 2)
            layout.setSpacing(size)
        self._list.setSpacing(size // 2)
        self.setStyleSheet(
            f'QLabel {{ font-size: {size}px; }} QLabel[look="title"] {{ font-size: {size * 4 // 3}px; }}'
            f'QLabel[look="quiet"] {{ font-size: {theme.px(theme.SMALL)}px; }}'
        )

    # Going

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from heading to heading; Escape leaves."""
        key = Qt.Key(event.key())
        bar = self._area.verticalScrollBar()
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in _STEPS or key in _FAR:
            self.go(_STEPS.get(key, 0) or _FAR[key])
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            bar.setValue(bar.value() + (1 if key == Qt.Key.Key_Down else -1) * bar.pageStep() // 2)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """It was left, however that came about."""
        super().closeEvent(event)
        self.left.emit()


def _bullet(line: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(Words("•"), 0, Qt.AlignmentFlag.AlignTop)
    row.addSpacing(theme.px(8))
    row.addWidget(Words(line), 1)
    return holder
