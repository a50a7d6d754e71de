"""The dashed row at the end of a list that adds to it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csa_desktop.gui import theme
from csa_desktop.gui.widgets.key_tag import KeyTag
from csa_desktop.gui.widgets.pressable import Pressable
from csa_desktop.gui.widgets.words import Words


class AddRow(Pressable):
    """Says what can be added here, with its key: `clicked`."""

    def __init__(self, text: str, key: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(f"{text}, {key}" if key else text, parent=parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 9, 12, 9)
        row.addWidget(Words(text, look="quiet"), 1)
        if key:
            row.addWidget(KeyTag(key), 0, Qt.AlignmentFlag.AlignTop)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dashes are our own: the style sheet's are dots at this width."""
        super().paintEvent(event)
        if self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.current().colour("edge"), 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()
