"""One option of a choice: a radio button or check box with words that wrap, and its hint."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from csa_desktop.gui.widgets.pressable import restyle
from csa_desktop.gui.widgets.words import Words


class OptionRow(QFrame):
    """Pressing anywhere on the row chooses; `pressed_by_person` says so."""

    pressed_by_person = Signal()

    def __init__(
        self, key: str, title: str, hint: str = "", *, many: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.key = key
        self.button: QAbstractButton = QCheckBox() if many else QRadioButton()
        self.button.setObjectName(f"option-{key}")
        self.button.setAccessibleName(title)
        self.button.setAccessibleDescription(hint)
        self.button.installEventFilter(self)
        self.button.clicked.connect(self.pressed_by_person)
        self.button.toggled.connect(lambda _: self._mark("chosen", self.button.isChecked()))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(title))
        if hint:
            words.addWidget(Words(hint, look="quiet"))
        row = QHBoxLayout(self)
        row.setContentsMargins(7, 4, 8, 4)
        row.setSpacing(9)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The whole row shows the focus of its button."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._mark("focused", event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The words choose too."""
        if event.button() == Qt.MouseButton.LeftButton and self.button.isEnabled():
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.click()

    def _mark(self, name: str, on: bool) -> None:
        self.setProperty(name, on)
        restyle(self)
