"""The table of indicators: cells of two lines, a picture in each row, keys that turn a figure into words."""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.indicators import HIGHER, LOWER, NEITHER, Indicator
from csa_desktop.gui import keys, theme
from csa_desktop.gui.pages.indicators.model import (
    FIGURE,
    GAP,
    NAME,
    PICTURE,
    TREND,
    Column,
    IndicatorModel,
    figure_at,
    shown,
)
from csa_desktop.gui.pages.indicators.picture_paint import paint_picture

_WIDTHS = {NAME: 270, PICTURE: 76, FIGURE: 96, GAP: 90, TREND: 92}
"""In units of text size."""
_LATEST = 94
_ROW, _PAD, _SMALL = 72, 7, 14
_NAME_LINES, _NAMES_SHARE = 2, 0.33
_COLOURS = {"quiet": "quiet", "good": "good", "weak": "weak"}
_WAYS = {"+": HIGHER, "=": HIGHER, "-": LOWER, "−": LOWER, "0": NEITHER}
Index = QModelIndex | QPersistentModelIndex
_FIRST = 1
"""The column that is gone to first: the picture, beside the names."""
_ENSURE = QAbstractItemView.ScrollHint.EnsureVisible


class IndicatorTable(QTableView):
    """Arrows go from cell to cell; several rows can be selected to say the same of all."""

    picked = Signal()
    """Another cell is the current one."""
    finding_wanted = Signal()
    hypothesis_wanted = Signal()
    way_wanted = Signal(str)
    order_wanted = Signal()
    column_pressed = Signal(int)

    def __init__(self, pack: Pack, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: _Names | None = None
        self.setObjectName("indicators")
        self.setAccessibleName("Indicators")
        self.pack = pack
        self.indicator_model = IndicatorModel(pack)
        self.setModel(self.indicator_model)
        self.setItemDelegate(_Cell(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().sectionClicked.connect(self.column_pressed)
        self._names = _Names(self)

    def show_indicators(self, indicators: tuple[Indicator, ...]) -> None:
        """Show these in this order; the current cell stays where its indicator is still there."""
        at, column = self.indicator, self.currentIndex().column()
        self.indicator_model.show(indicators)
        self._size()
        row = self.indicator_model.row_of(at.id) if at else -1
        if indicators and (row >= 0 or not self.currentIndex().isValid()):
            there = self.indicator_model.index(max(0, row), max(_FIRST, column))
            if there != self.currentIndex():
                self.setCurrentIndex(there)

    @property
    def indicator(self) -> Indicator | None:
        """The indicator of the current cell."""
        row = self.currentIndex().row()
        found = self.indicator_model.indicators
        return found[row] if 0 <= row < len(found) else None

    @property
    def cell(self) -> tuple[str, str] | None:
        """(body, year) of the current cell where it holds a figure; of another, the council's latest."""
        indicator, column = self.indicator, self._column()
        if indicator is None:
            return None
        if column is None or column.kind != FIGURE:
            column = next(c for c in self.indicator_model.columns if c.kind == FIGURE and not c.back)
        found = figure_at(indicator, column)
        return (column.body, found.year) if found else None

    @property
    def selected_ids(self) -> list[str]:
        """The indicators of all rows in which a cell is selected."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return [self.indicator_model.indicators[row].id for row in rows]

    def go(self, indicator: str) -> None:
        """Make a cell of this indicator the current one."""
        row = self.indicator_model.row_of(indicator)
        if row >= 0:
            self.setCurrentIndex(self.indicator_model.index(row, self._first_figure()))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell it."""
        super().selectionChanged(selected, deselected)
        self.picked.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell it."""
        super().currentChanged(current, previous)
        self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the page come before what a table would search for."""
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if plain and event.text() in _WAYS:
            self.way_wanted.emit(_WAYS[event.text()])
        elif keys.pressed("figure-finding", event):
            self.finding_wanted.emit()
        elif keys.pressed("figure-hypothesis", event):
            self.hypothesis_wanted.emit()
        elif keys.pressed("indicator-order", event):
            self.order_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _column(self) -> Column | None:
        at = self.currentIndex().column()
        return self.indicator_model.columns[at] if 0 <= at < len(self.indicator_model.columns) else None

    def _first_figure(self) -> int:
        columns = self.indicator_model.columns
        return next(at for at, c in enumerate(columns) if c.kind == FIGURE and not c.back)

    def _size(self) -> None:
        look = theme.current()
        self.verticalHeader().setDefaultSectionSize(look.px(_ROW))
        for at, column in enumerate(self.indicator_model.columns):
            latest = column.kind == FIGURE and not column.back  # its year stands below it in full
            self.setColumnWidth(at, look.px(_LATEST if latest else _WIDTHS[column.kind]))
        self._narrow()
        if self._names:
            self._names.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names stay at the left."""
        super().resizeEvent(event)
        self._narrow()
        if self._names:
            self._names.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size: the rows become as high, and the columns as wide, as it takes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and self._names:
            self._size()

    def _narrow(self) -> None:
        """Of a narrow table the names take no more than their share."""
        share = round(self.viewport().width() * _NAMES_SHARE)
        if share > theme.px(100):
            self.setColumnWidth(0, min(theme.px(_WIDTHS[NAME]), share))

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _ENSURE) -> None:
        """What is scrolled to must not come to lie under the names."""
        super().scrollTo(index, hint)
        covered = self.columnWidth(0) - self.columnViewportPosition(index.column())
        if index.column() and covered > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - covered)


class _Names(QTableView):
    """The names once more, over the first column: they stay in sight while one looks at later columns."""

    def __init__(self, table: IndicatorTable) -> None:
        super().__init__(table)
        self._table = table
        self.setObjectName("indicatorNames")
        self.setModel(table.indicator_model)
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(table.itemDelegate())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for bar in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(table.verticalScrollMode())
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)

    def fit(self) -> None:
        """Lie exactly over the first column."""
        table, frame = self._table, self._table.frameWidth()
        wide = table.columnWidth(0)
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        self.horizontalHeader().setFixedHeight(table.horizontalHeader().height())
        for at in range(table.indicator_model.columnCount()):
            self.setColumnHidden(at, at > 0)
        self.setColumnWidth(0, wide)
        high = table.viewport().height() + table.horizontalHeader().height()
        self.setGeometry(frame, frame, wide, high)
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())


class _Cell(QStyledItemDelegate):
    """Two lines, or the picture; what is selected has a wash, the current cell a frame."""

    def __init__(self, table: IndicatorTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as a row."""
        return QSize(theme.px(60), theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        model, look = self._table.indicator_model, theme.current()
        indicator, column = model.indicators[index.row()], model.columns[index.column()]
        box = QRectF(option.rect)
        painter.save()
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.colour("wash"))
        painter.setPen(look.colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inside = box.adjusted(look.px(_PAD), look.px(5), -look.px(_PAD), -look.px(5))
        if column.kind == PICTURE:
            paint_picture(painter, inside, indicator)
        else:
            self._words(painter, inside, indicator, column)
        if index == self._table.currentIndex() and self._table.hasFocus():
            painter.setPen(look.colour("accent"))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.restore()

    def _words(self, painter: QPainter, box: QRectF, indicator: Indicator, column: Column) -> None:
        look, said = theme.current(), shown(self._table.pack, indicator, column)
        right = column.kind == FIGURE
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        small = look.font(_SMALL)
        below = QFontMetricsF(small).height()
        upper = box.adjusted(0, 0, 0, -below) if said.below else box
        strong = said.look == "strong"
        painter.setFont(look.font(strong=strong))
        painter.setPen(look.colour(_COLOURS.get(said.look, "ink")) if not said.below else look.colour("ink"))
        metrics = QFontMetricsF(painter.font())
        lines = _lines(said.words, metrics, box.width(), _NAME_LINES if column.kind == NAME else 1)
        painter.drawText(upper, side | Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))
        if said.below:
            painter.setFont(small)
            painter.setPen(look.colour(_COLOURS.get(said.look, "quiet")))
            line = box.adjusted(0, box.height() - below, 0, 0)
            end = Qt.TextElideMode.ElideLeft if right else Qt.TextElideMode.ElideRight  # a year is at the end
            text = QFontMetricsF(small).elidedText(said.below, end, box.width())
            painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, text)


def _lines(words: str, metrics: QFontMetricsF, width: float, most: int) -> list[str]:
    """The words in so many lines; the last is shortened where they do not fit."""
    lines: list[str] = []
    left = words.split()
    while len(left) > 1 and len(lines) < most - 1:
        many = next(
            (n for n in range(len(left), 1, -1) if metrics.horizontalAdvance(" ".join(left[:n])) <= width), 1
        )
        lines.append(" ".join(left[:many]))
        left = left[many:]
    return [
        *lines,
        *([metrics.elidedText(" ".join(left), Qt.TextElideMode.ElideRight, width)] if left else []),
    ]
