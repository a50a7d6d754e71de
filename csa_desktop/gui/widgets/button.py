"""Buttons: one primary on a page, plain ones, a danger, and links."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from csa_desktop.gui import theme
from csa_desktop.gui.text_units import unmarked

_RING = {"primary": "on_accent", "danger": "on_danger"}


class Button(QPushButton):
    """A button whose `kind` is primary, plain, danger, link or quiet; Enter presses it too."""

    def __init__(
        self, text: str, *, kind: str = "plain", key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(unmarked(text), parent)
        self.setProperty("kind", kind)
        self.setAccessibleName(f"{text}, {key}" if key else text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as in every form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A filled button shows its focus as a ring inside its colour."""
        super().paintEvent(event)
        colour = _RING.get(self.property("kind"))
        if colour and self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.current().colour(colour), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), 3, 3)
            painter.end()
