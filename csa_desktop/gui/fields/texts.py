"""Editors of text: one line, long text that grows, and bullets."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from csa_desktop.domain.framework import Field
from csa_desktop.gui import theme
from csa_desktop.gui.fields.editor import Editor, Value, as_text, as_texts
from csa_desktop.gui.text_units import held
from csa_desktop.gui.widgets.growing_text import GrowingText
from csa_desktop.gui.widgets.plain_line import PlainLine

_LINE = "\u2028"


class TextField(Editor):
    """One line of text."""

    def __init__(self, field: Field, *, parent: QWidget | None = None) -> None:
        super().__init__(field, parent=parent)
        self._line = PlainLine()
        self._place(self._line)
        self._line.edited.connect(self._edited)
        self._line.left.connect(self.left)

    def value(self) -> str:
        """The line."""
        return self._line.value()

    def focus_target(self) -> QWidget:
        """The line."""
        return self._line

    def set_read_only(self, read_only: bool) -> None:
        """Only show."""
        self._line.setReadOnly(read_only)

    def _show(self, value: Value) -> None:
        self._line.set_text(as_text(value))


class LongField(Editor):
    """Text of any length; the field grows and the page scrolls."""

    def __init__(self, field: Field, *, parent: QWidget | None = None) -> None:
        super().__init__(field, parent=parent)
        self._text = GrowingText(lines=max(3, field.lines))
        self._place(self._text)
        self._text.edited.connect(self._edited)
        self._text.left.connect(self.left)

    def value(self) -> str:
        """The text."""
        return self._text.text()

    def focus_target(self) -> QWidget:
        """The text."""
        return self._text

    def set_read_only(self, read_only: bool) -> None:
        """Only show."""
        self._text.setReadOnly(read_only)

    def _show(self, value: Value) -> None:
        self._text.set_text(as_text(value))


class BulletText(GrowingText):
    """Each paragraph is a bullet; Enter begins the next, Shift Enter a line within one."""

    def __init__(self, *, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(lines=lines, parent=parent)
        self._gutter = _Gutter(self)
        self.updateRequest.connect(lambda *_: self._gutter.update())
        self.textChanged.connect(self._gutter.update)

    def bullets(self) -> tuple[str, ...]:
        """Every bullet that says something."""
        return tuple(b.replace(_LINE, "\n") for b in self.text().split("\n") if b.strip())

    def set_bullets(self, bullets: tuple[str, ...]) -> None:
        """Show other bullets."""
        self.set_text("\n".join(held(b).replace("\n", _LINE) for b in bullets))

    def line_within(self) -> str:
        """A line end that does not end the bullet."""
        return _LINE

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The gutter follows."""
        margin = theme.px(18)
        if self.viewportMargins().left() != margin:
            self.setViewportMargins(margin, 0, 0, 0)
        super().resizeEvent(event)
        box = self.viewport().geometry()
        self._gutter.setGeometry(QRect(box.left() - margin, box.top(), margin, box.height()))

    def paint_gutter(self, painter: QPainter) -> None:
        """A dot at the first line of each bullet."""
        painter.setPen(theme.current().colour("quiet"))
        painter.setFont(self.font())
        block, line = self.firstVisibleBlock(), self.fontMetrics().lineSpacing()
        while block.isValid():
            top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
            if top > self.viewport().height():
                break
            painter.drawText(QRect(theme.px(3), round(top), theme.px(14), line), 0, "•")
            block = block.next()


class _Gutter(QWidget):
    def __init__(self, text: BulletText) -> None:
        super().__init__(text)
        self._text = text

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._text.paint_gutter(painter)
        painter.end()


class BulletsField(Editor):
    """A list of texts, one bullet each."""

    def __init__(self, field: Field, *, parent: QWidget | None = None) -> None:
        super().__init__(field, parent=parent)
        self._text = BulletText(lines=max(2, field.lines))
        self._place(self._text)
        self._text.edited.connect(self._edited)
        self._text.left.connect(self.left)

    def value(self) -> tuple[str, ...]:
        """The bullets that say something."""
        return self._text.bullets()

    def focus_target(self) -> QWidget:
        """The text."""
        return self._text

    def set_read_only(self, read_only: bool) -> None:
        """Only show."""
        self._text.setReadOnly(read_only)

    def _show(self, value: Value) -> None:
        self._text.set_bullets(as_texts(value))
