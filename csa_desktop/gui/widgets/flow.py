"""Chips side by side, wrapping to the next line like words."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_NEITHER = Qt.Orientation(0)
"""Layouts ask for it thousands of times."""


class Flow(QLayout):
    """Items at their natural width, never wider than the layout, from left to right and down."""

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 6, line_gap: int = 6, centred: bool = False
    ) -> None:
        """`centred`: items of a line that are of several heights stand on one middle line."""
        super().__init__(parent)
        self._centred = centred
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more room than it needs."""
        return _NEITHER

    def hasHeightForWidth(self) -> bool:
        """Always: the height follows from the wrapping."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at this width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place every item."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """All items on one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """The widest of the least widths, one line high."""
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        placed: list[tuple[QLayoutItem, QRect]] = []
        for item in self._shown():
            hint = item.sizeHint()
            width = min(hint.width(), max(1, rect.width()))
            height = item.heightForWidth(width) if item.hasHeightForWidth() else hint.height()
            if x > rect.x() and x + width > rect.right() + 1:
                self._place(placed, line, move=move)
                x, y, line, placed = rect.x(), y + line + self._line_gap, 0, []
            placed.append((item, QRect(QPoint(x, y), QSize(width, height))))
            x, line = x + width + self._gap, max(line, height)
        self._place(placed, line, move=move)
        return y + line - rect.y()

    def _place(self, placed: list[tuple[QLayoutItem, QRect]], line: int, *, move: bool) -> None:
        for item, box in placed if move else ():
            item.setGeometry(box.translated(0, (line - box.height()) // 2 if self._centred else 0))


def beside(*widgets: QWidget, gap: int = 10) -> QWidget:
    """A widget that holds others side by side, on one middle line, as far as there is room."""
    holder = QWidget()
    flow = Flow(holder, gap=gap, line_gap=8, centred=True)
    for widget in widgets:
        flow.addWidget(widget)
    return holder
