"""Picks statements from the notebook: type to narrow the list down, Space ticks, Ctrl Enter is done."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from csa_desktop.gui import keys, theme
from csa_desktop.gui.pages.notebook.candidates import Candidate
from csa_desktop.gui.plain_letters import plain
from csa_desktop.gui.text_units import clean
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.key_tag import KeyTag
from csa_desktop.gui.widgets.plain_line import PlainLine
from csa_desktop.gui.widgets.sign import paint_sign
from csa_desktop.gui.widgets.words import Words

_ROLE = Qt.ItemDataRole.UserRole
HOW = "Down goes to the list, Space ticks"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _WholeText(QStyledItemDelegate):
    """Gives every item the height of its text; the list's own guess cuts the last line off."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of the wrapped text beside tick and sign."""
        view = self.parent()
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        if not isinstance(view, QListWidget):
            return super().sizeHint(option, index)
        shown.rect = QRect(0, 0, view.viewport().width(), 10_000)
        text = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, shown, view)
        room = text.width() - theme.px(10)
        lines = view.fontMetrics().boundingRect(
            0, 0, room, 10_000_000, int(Qt.TextFlag.TextWordWrap), str(index.data())
        )
        return QSize(view.viewport().width(), lines.height() + theme.px(16))


class Picker(QDialog):
    """A list with a filter. `picked` gives what was ticked, or with `one` the one that was chosen."""

    picked = Signal(object)
    """A tuple of ids."""

    def __init__(
        self,
        title: str,
        candidates: Sequence[Candidate],
        *,
        ticked: Sequence[str] = (),
        one: bool = False,
        done: str = "Use these",
        nothing: str = "There is nothing to choose from yet.",
        where: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`where` asks below the list where in what was chosen; see `place`."""
        super().__init__(parent)
        self.setObjectName("picker")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._one = one
        self.filter, self.list = PlainLine(), QListWidget()
        self.filter.setObjectName("filter")
        self.filter.setAccessibleName("Narrow the list down")
        self.filter.setPlaceholderText("Type to narrow the list down")
        self.done_button = Button(done, kind="primary", key=keys.key("keep"))
        self._count = Words(look="quiet")
        self._where = PlainLine()
        self._where.setObjectName("where")
        self._where.setAccessibleName(where)
        self._nothing = Words(nothing if not candidates else "", look="quiet")
        for candidate in candidates:
            self.list.addItem(_item(candidate, one=one, ticked=candidate.id in ticked))
        self._lay_out(title, where if candidates else "")
        self._connect()
        self._say_count()

    def _lay_out(self, title: str, where: str) -> None:
        self.list.setObjectName("candidates")
        self.list.setAccessibleName(self.windowTitle())
        self.list.setWordWrap(True)
        self.list.setItemDelegate(_WholeText(self.list))
        self.list.setIconSize(QSize(theme.px(18), theme.px(18)))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(Words(title, look="heading"))
        column.addWidget(self.filter)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        for asked in (Words(where, look="quiet"), self._where):
            column.addWidget(asked)
            asked.setVisible(bool(where))
        row = QHBoxLayout()
        for widget in (self.done_button, KeyTag("Enter" if self._one else keys.key("keep"))):
            row.addWidget(widget)
        row.addWidget(self._count, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        self._nothing.setVisible(bool(self._nothing.text()))
        window = self.parentWidget()
        room = window.size() if window else QSize(1280, 800)
        self.resize(min(theme.px(680), room.width() - 40), min(theme.px(520), room.height() - 40))

    def _connect(self) -> None:
        self.filter.edited.connect(self._narrow)
        self.filter.installEventFilter(self)
        self._where.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.itemChanged.connect(lambda _: self._say_count())
        self.list.itemDoubleClicked.connect(self._double)
        self.done_button.clicked.connect(self.finish)

    def ids(self) -> tuple[str, ...]:
        """What is ticked, or chosen."""
        if self._one:
            now = self.list.currentItem()
            return (str(now.data(_ROLE)),) if now and not now.isHidden() else ()
        return tuple(str(i.data(_ROLE)) for i in self._items() if i.checkState() == Qt.CheckState.Checked)

    @property
    def place(self) -> str:
        """Where in it, as it was typed."""
        return self._where.value().strip()

    def tick(self, candidate: str, *, on: bool = True) -> None:
        """Tick one, as Space does."""
        for item in self._items():
            if item.data(_ROLE) == candidate:
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def finish(self) -> None:
        """Use what is ticked."""
        ids = self.ids()
        if ids or not self._one:
            self.picked.emit(ids)
            self.accept()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(at) for at in range(self.list.count())]

    def _narrow(self) -> None:
        wanted = plain(self.filter.value()).split()
        for item in self._items():
            item.setHidden(not all(word in plain(item.text()) for word in wanted))
        self._go_to_first()

    def _go_to_first(self) -> None:
        self.list.setCurrentRow(next((at for at, i in enumerate(self._items()) if not i.isHidden()), -1))

    def _say_count(self) -> None:
        if not self._one:
            number = len(self.ids())
            self._count.set_words(f"{number} chosen · {HOW}" if number else HOW)

    def _double(self, item: QListWidgetItem) -> None:
        if self._one:
            self.finish()
        else:
            on = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the filter, arrows go on into the list; Ctrl Enter is done anywhere."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in _ENTER and (control or self._one):
                self.finish()
                return True
            if watched is self.filter and event.key() == Qt.Key.Key_Down:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                if self.list.currentRow() < 0:
                    self._go_to_first()
                return True
        return super().eventFilter(watched, event)


def _item(candidate: Candidate, *, one: bool, ticked: bool) -> QListWidgetItem:
    item = QListWidgetItem(f"{clean(candidate.text)}\n{candidate.where}")
    item.setData(_ROLE, candidate.id)
    item.setIcon(_icon(candidate.sign))
    if not one:
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    return item


def _icon(sign: str) -> QIcon:
    size = theme.px(18)
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_sign(painter, picture.rect().toRectF().adjusted(1, 1, -1, -1), sign)
    painter.end()
    return QIcon(picture)
