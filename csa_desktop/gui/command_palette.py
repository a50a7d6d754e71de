"""The palette of commands: type a few letters of where to go or what to do, and press Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMargins, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from csa_desktop.gui import theme
from csa_desktop.gui.acts import Act, found
from csa_desktop.gui.text_units import clean
from csa_desktop.gui.widgets.plain_line import PlainLine
from csa_desktop.gui.widgets.words import Words

WIDTH, HEIGHT = 620, 460
"""In units of text size."""
_ACT = Qt.ItemDataRole.UserRole
_MARGINS = QMargins(40, 40, 40, 40)
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class CommandPalette(QDialog):
    """Arrows choose while one types; Enter does it, Escape leaves."""

    def __init__(self, acts: Sequence[Act], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setWindowTitle("Go anywhere, do anything")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._acts = tuple(acts)
        self.line, self.list = PlainLine(), QListWidget()
        self._nothing = Words(
            "Nothing is called that. Try fewer letters, or search with Ctrl K.", look="quiet"
        )
        self.line.setAccessibleName("What to go to or do")
        self.line.setPlaceholderText("Where to go, what to do, which document to read")
        self.list.setAccessibleName("What was found")
        self.list.setItemDelegate(_WithKey(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self._lay_out()
        self.line.installEventFilter(self)
        self.line.edited.connect(self._find)
        self.list.itemClicked.connect(lambda _: self.accept())
        self.accepted.connect(self._do)
        self._chosen: Act | None = None
        self._find()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        for widget in (self.line, self._nothing, self.list):
            column.addWidget(widget)
        above = self.parentWidget()
        room = above.window().size().shrunkBy(_MARGINS) if above else _wanted()
        self.resize(_wanted().boundedTo(room))

    def _find(self) -> None:
        hits = found(self._acts, self.line.value())
        self.list.clear()
        for act in hits:
            item = QListWidgetItem(clean(act.said))
            item.setData(_ACT, act)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{act.said}, {act.key}" if act.key else act.said
            )
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(hits))
        self._nothing.setVisible(not hits)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list and Enter takes the line, while the words stay where they are typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.list.currentItem():
                    self.accept()
                return True
        return super().eventFilter(watched, event)

    def accept(self) -> None:
        """Take the current line, and close before it is done: it may open something itself."""
        item = self.list.currentItem()
        self._chosen = item.data(_ACT) if item else None
        super().accept()

    def _do(self) -> None:
        if self._chosen:
            self._chosen.do()


def _wanted() -> QSize:
    return QSize(theme.px(WIDTH), theme.px(HEIGHT))


class _WithKey(QStyledItemDelegate):
    """Paints the key at the right end of a line."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        act = index.data(_ACT)
        if act.key:
            painter.save()
            painter.setFont(theme.current().font(theme.SMALL))
            painter.setPen(theme.current().colour("quiet"))
            box: QRect = option.rect.adjusted(0, 0, -theme.px(12), 0)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), act.key)
            painter.restore()
