"""The line at the end of a section that adds to it; where Ctrl N acts now, it says so."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from csa_desktop.gui import keys, theme
from csa_desktop.gui.widgets.key_tag import KeyTag
from csa_desktop.gui.widgets.pressable import Pressable


class AddLine(Pressable):
    """Quiet words with a plus; dashed, with its key and `more` to say, where it is the one the key means."""

    def __init__(self, text: str, more: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self._text, self._more, self._key = text, more, keys.key("add")
        self._meant = False
        self.tag = KeyTag(self._key)
        self.tag.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 10, 4)
        row.addStretch(1)
        row.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_meant(self, meant: bool) -> None:
        """Whether the key adds here."""
        if meant != self._meant:
            self._meant = meant
            self.tag.setVisible(meant)
            self.setAccessibleName(f"{self._text}, {self._key}" if meant else self._text)
            self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(theme.px(300), theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A plus and the words; dashes where it is meant."""
        now, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.colour("hover"))
            painter.drawRoundedRect(box, 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            painter.setPen(QPen(now.colour("accent"), 2))
            painter.drawRoundedRect(box, 6, 6)
        elif self._meant:
            pen = QPen(now.colour("edge"), 1)
            pen.setDashPattern([4, 3])
            painter.setPen(pen)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        now = theme.current()
        arm, middle, left = now.px(5), self.height() / 2, now.px(18)
        painter.setPen(QPen(now.colour("quiet"), max(1.4, now.px(1.5))))
        painter.drawLine(QPointF(left - arm, middle), QPointF(left + arm, middle))
        painter.drawLine(QPointF(left, middle - arm), QPointF(left, middle + arm))
        font = now.font(theme.SMALL if not self._meant else theme.BASE)
        painter.setFont(font)
        end = self.tag.x() if self._meant else self.width()
        room = QRect(now.px(36), 0, max(10, end - now.px(44)), self.height())
        text = f"{self._text} {self._more}" if self._meant and self._more else self._text
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
