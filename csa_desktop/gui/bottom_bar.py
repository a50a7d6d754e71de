"""The bottom of the window: saved, backup, exchange and undo are always in sight."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from csa_desktop.gui import theme
from csa_desktop.gui.top_bar import BarButton
from csa_desktop.gui.widgets.elided import Elided
from csa_desktop.gui.widgets.pressable import restyle
from csa_desktop.gui.widgets.words import Words

SAVED, SAVING, LOCKED, FAILED = "saved", "saving", "locked", "failed"
WHAT_IS_TYPED = "what you are typing"
"""What undo takes back while something is typed."""


class StateDot(QWidget):
    """A dot for saved, a ring for saving, a bar for locked, a cross for failed."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = SAVED
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A little smaller than a letter."""
        return QSize(theme.px(11), theme.px(11))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shape of the state."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        name = {SAVED: "good", FAILED: "danger"}.get(self.state, "quiet")
        painter.setPen(QPen(theme.current().colour(name), 2))
        if self.state == SAVED:
            painter.setBrush(theme.current().colour(name))
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        if self.state == FAILED:
            painter.drawLine(box.topLeft(), box.bottomRight())
            painter.drawLine(box.topRight(), box.bottomLeft())
        elif self.state == LOCKED:
            painter.drawRect(box)
        else:
            painter.drawEllipse(box)
        painter.end()


class BottomBar(QFrame):
    """What happened to the last edit, the last backup and exchange, and what undo would undo."""

    backup_pressed = Signal()
    exchange_pressed = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bottomBar")
        self._dot = StateDot()
        self._state = Elided()
        self._state.setObjectName("savedState")
        self._wrong = Words(look="error")
        self._wrong.setObjectName("notDone")
        self._wrong.hide()
        self._backup, self._exchange = BarButton(""), BarButton("")
        self._redo, self._undo = BarButton("", "Ctrl Shift Z"), BarButton("", "Ctrl Z")
        self._undo.setObjectName("undo")
        self._lay_out()
        self._connect()
        for button in (self._backup, self._exchange, self._redo, self._undo):
            button.hide()
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 1, 12, 1)
        column.setSpacing(0)
        column.addWidget(self._wrong)
        row = QHBoxLayout()
        row.setSpacing(6)
        column.addLayout(row)
        row.addWidget(self._dot)
        row.addWidget(self._state)
        row.addSpacing(8)
        row.addWidget(self._backup)
        row.addWidget(self._exchange)
        row.addStretch(1)
        row.addWidget(self._redo)
        row.addWidget(self._undo)

    def _connect(self) -> None:
        self._backup.clicked.connect(self.backup_pressed)
        self._exchange.clicked.connect(self.exchange_pressed)
        self._undo.clicked.connect(self.undo_wanted)
        self._redo.clicked.connect(self.redo_wanted)

    def saved(self, at: str) -> None:
        """Everything typed is kept since `at`, such as "10:42:07"; only after the commit returned."""
        self._show(SAVED, f"Saved {at}")

    def saving(self) -> None:
        """Something typed is not kept yet."""
        self._show(SAVING, "Saving")

    def locked(self) -> None:
        """The store is locked."""
        self._show(LOCKED, "Locked")

    def failed(self, sentence: str) -> None:
        """The last edit could not be kept; the sentence says what to do, and has a line of its own."""
        self._show(FAILED, sentence)

    def backup(self, text: str, caution: bool = False) -> None:
        """Such as "Backup verified today 09:58", or as a caution "No backup yet"."""
        _say(self._backup, text)
        self._backup.set_caution(caution)

    def exchange(self, text: str) -> None:
        """Such as "Last exchange: R. Cole, 09:12"."""
        _say(self._exchange, text)

    def undo(self, label: str) -> None:
        """What Ctrl Z would undo; empty where nothing."""
        _say(self._undo, f"Undo “{label}”" if label else "", "Ctrl Z")

    def redo(self, label: str) -> None:
        """What Ctrl Shift Z would do again; empty where nothing."""
        _say(self._redo, f"Redo “{label}”" if label else "", "Ctrl Shift Z")

    def _show(self, state: str, words: str) -> None:
        self._dot.state = state
        self._dot.update()
        self._state.setProperty("state", state)
        self._state.set_words(words)
        self._state.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        restyle(self._state)
        self._keep_room()
        self._state.setVisible(state != FAILED)
        self._wrong.set_words(words if state == FAILED else "")
        self._wrong.setVisible(state == FAILED)

    def _keep_room(self) -> None:
        """Whether it is saved is read whole; what stands beside it gives way."""
        self._state.setMinimumWidth(self._state.sizeHint().width())

    def changeEvent(self, event: QEvent) -> None:
        """Another text size takes other room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            QTimer.singleShot(0, self, self._keep_room)  # once the words have their new size


def _say(button: BarButton, text: str, key: str = "") -> None:
    button.set_words(text, key)
    button.set_tip(text)
    button.setVisible(bool(text))
