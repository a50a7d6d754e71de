"""A statement while it is written: its words, and below them what it is. Enter is done, Escape too."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.gui.pages.notebook.aspects import Aspect, as_kept
from csa_desktop.gui.pages.notebook.class_row import ClassRow
from csa_desktop.gui.pages.notebook.in_place import InPlaceText
from csa_desktop.gui.widgets.sign import GAP, Sign
from csa_desktop.gui.widgets.words import Words

Value = str | tuple[str, ...]
KEYS = "Enter keeps it · Shift Enter new line · Tab to say what it is · Esc done"
KEYS_NEW = "Enter keeps it and begins the next · Shift Enter new line · Tab to say what it is · Esc done"


class StatementEditor(QFrame):
    """It holds what a person does and tells it; what is kept, and how, is decided by whoever opened it."""

    chosen = Signal(str, object)
    """A field of what it is, and the value as a command takes it."""
    done = Signal()
    """Enter: keep it, and go on."""
    left = Signal()
    """Escape, or the focus went elsewhere."""

    def __init__(
        self,
        row: str,
        title: str,
        aspects: Sequence[Aspect],
        *,
        kind: str,
        new: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"edit-{row}")
        self.row, self.kind, self.new = row, kind, new
        self.about: dict[str, Value] = {}
        self.text = InPlaceText(title, enter_ends=True)
        self.text.setObjectName("text")
        self.classes = ClassRow(aspects)
        self._sign = Sign()
        self._signed = any(a.signs for a in aspects) or kind == "gap"
        self._keys = Words(KEYS_NEW if new else KEYS, look="quiet")
        self._message = Words(look="error")
        self._message.hide()
        self._lay_out()
        self._sign.setVisible(self._signed)
        self._connect()

    def _lay_out(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(9, 9, 11, 9)
        outer.setSpacing(9)
        outer.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(8)
        outer.addLayout(column, 1)
        for widget in (self.text, self._message, self.classes, self._keys):
            column.addWidget(widget)

    def _connect(self) -> None:
        self.text.entered.connect(self.done)
        self.text.escaped.connect(self.left)
        self.classes.escaped.connect(self.left)
        self.classes.chosen.connect(self._chosen)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def show_values(self, values: dict[str, Value]) -> None:
        """Show what the store says it is."""
        self.about = dict(values)
        self.classes.show_values(values)
        self._sign.set_sign(GAP if self.kind == "gap" else str(values.get("sign", "")))

    def set_compact(self, *, compact: bool) -> None:
        """Show the words alone: they are on their way to the store."""
        self.classes.setVisible(not compact)
        self._keys.setVisible(not compact)

    def say(self, sentence: str) -> None:
        """Say why it could not be kept, or nothing."""
        self._message.set_words(sentence)
        self._message.setVisible(bool(sentence))

    def go(self) -> None:
        """Put the focus into the words."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept_about(self) -> dict[str, str | bool | list[str]]:
        """What it is, as a command takes it; only what is said."""
        return {field: as_kept(field, value) for field, value in self.about.items() if value}

    def _chosen(self, field: str, value: Value) -> None:
        self.about[field] = value
        if field == "sign":
            self._sign.set_sign(str(value))
        self.chosen.emit(field, as_kept(field, value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape from any of the tags."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None and (old is self or self.isAncestorOf(old)):
            QTimer.singleShot(0, self, self._look_whether_left)

    def _look_whether_left(self) -> None:
        now = QApplication.focusWidget()
        if now is None or now is self or self.isAncestorOf(now) or now.window() is not self.window():
            return
        if QApplication.activePopupWidget() is None:
            self.left.emit()
