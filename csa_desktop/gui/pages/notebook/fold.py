"""A heading that opens and closes what is under it, and the panel of prompts that is made with it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from csa_desktop.domain.framework import Prompt
from csa_desktop.gui import theme
from csa_desktop.gui.widgets.pressable import Pressable
from csa_desktop.gui.widgets.words import Words


class _Arrow(QWidget):
    """A triangle: to the right where it is closed, down where it is open."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """About a letter."""
        return QSize(theme.px(12), theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().colour("quiet"))
        painter.translate(self.rect().center())
        painter.rotate(90 if self.open else 0)
        arm = theme.px(4)
        painter.drawPolygon(QPolygonF([QPointF(-arm * 0.7, -arm), QPointF(arm, 0), QPointF(-arm * 0.7, arm)]))
        painter.end()


class Fold(Pressable):
    """Opens and closes a widget below it: `toggled`."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.setCheckable(True)
        self._words, self._arrow = Words(text, look="small"), _Arrow()
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 6, 9, 6)
        row.setSpacing(7)
        row.addWidget(self._arrow, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.toggled.connect(self._turn)

    def set_words(self, text: str) -> None:
        """Say something else."""
        self._words.set_words(text)
        self.setAccessibleName(f"{text}, {'open' if self.isChecked() else 'closed'}")

    def _turn(self, on: bool) -> None:
        self._arrow.open = on
        self._arrow.update()
        self.setAccessibleName(f"{self._words.text()}, {'open' if on else 'closed'}")


class PromptsPanel(QFrame):
    """The source's own questions and rules, there when they are wanted."""

    def __init__(self, title: str, prompts: Sequence[Prompt], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("prompts")
        self.fold = Fold(title)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(28, 0, 16, 12)
        body.setSpacing(6)
        for prompt in prompts:
            body.addWidget(Words(prompt.text))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.fold)
        column.addWidget(self._body)
        self._body.hide()
        self.fold.toggled.connect(self._body.setVisible)
