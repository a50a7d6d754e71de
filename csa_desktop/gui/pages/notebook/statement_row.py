"""One statement as a row: sign, words, chips. It is painted whole, so that a page can hold hundreds."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from csa_desktop.domain.values import IMPROVEMENT, NEITHER, STRENGTH
from csa_desktop.gui import theme
from csa_desktop.gui.pages.notebook.row_layout import PlacedChip, RowLayout, lay_out, paint_chip
from csa_desktop.gui.pages.notebook.row_view import SIGNED, RowView
from csa_desktop.gui.text_units import tip
from csa_desktop.gui.theme import Theme
from csa_desktop.gui.widgets.sign import paint_sign

FAR = 1_000_000
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -FAR, Qt.Key.Key_End: FAR}
SIGN_KEYS = {"+": STRENGTH, "-": IMPROVEMENT, "−": IMPROVEMENT, "0": NEITHER}
"""Typed on a selected row they say what it is."""


class StatementRow(QAbstractButton):
    """Arrows step, Enter edits, Delete removes, Alt with arrows moves, + and - set the sign."""

    picked = Signal(str)
    """It was clicked, or the focus came to it."""
    edit_wanted = Signal(str)
    remove_wanted = Signal(str)
    step_wanted = Signal(str, int)
    """Go so many rows up (negative) or down, as far as there are any."""
    move_wanted = Signal(str, int)
    sign_wanted = Signal(str, str)
    went = Signal(object)

    def __init__(self, view: RowView, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self._layouts: dict[int, RowLayout] = {}
        self._theme: Theme | None = None
        self._hovered: PlacedChip | None = None
        self.setObjectName(f"statement-{view.id}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(view.spoken)
        self.clicked.connect(lambda: self.picked.emit(self.view.id))  # by a screen reader, without a mouse

    def show_view(self, view: RowView) -> None:
        """Show what it says now; nothing is laid out again where nothing has changed."""
        if view == self.view:
            return
        self.view = view
        self._layouts.clear()
        self._hovered = None
        self.setAccessibleName(view.spoken)
        self.updateGeometry()
        self.update()

    def set_selected(self, selected: bool) -> None:
        """Show it as the one whose trail is shown; only that one is a stop for Tab."""
        self.setChecked(selected)
        policy = Qt.FocusPolicy.StrongFocus if selected else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)

    def nextCheckState(self) -> None:
        """Pressing asks; only `set_selected` shows."""

    def chip(self, text: str) -> QRect | None:
        """Where a chip is painted; None where there is none with these words."""
        placed = self._laid(self.width()).chips
        return next((c.box for c in placed if c.view.text == text), None)

    # Size and paint

    def heightForWidth(self, width: int) -> int:
        """The height of text, chips and remark."""
        return self._laid(width).height

    def sizeHint(self) -> QSize:
        """About; the height is asked for with the width, and laying out costs."""
        return QSize(theme.px(560), theme.px(60))

    def changeEvent(self, event: QEvent) -> None:
        """Other fonts, other heights."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._layouts.clear()
            self.updateGeometry()

    def _laid(self, width: int) -> RowLayout:
        now = theme.current()
        if now != self._theme:
            self._theme = now
            self._layouts.clear()
        if width not in self._layouts:
            if len(self._layouts) > 3:
                self._layouts.clear()
            self._layouts[width] = lay_out(self.view, width, now)
        return self._layouts[width]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, sign, words, chips and remark."""
        now, laid = theme.current(), self._laid(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter, now)
        if self.view.sign or self.view.kind in SIGNED:
            size = now.px(20)
            paint_sign(
                painter, QRectF(now.px(8), laid.top, size, size).adjusted(1, 1, -1, -1), self.view.sign
            )
        painter.setPen(now.colour("ink"))
        laid.text.draw(painter, QRect(laid.left, laid.top, 0, 0).topLeft().toPointF())
        for chip in laid.chips:
            paint_chip(painter, chip, now, hovered=chip == self._hovered)
        if laid.remark:
            painter.setPen(now.colour("quiet"))
            laid.remark.draw(painter, QRect(laid.left, laid.remark_top, 0, 0).topLeft().toPointF())
        painter.end()

    def _paint_box(self, painter: QPainter, now: Theme) -> None:
        box = QRectF(self.rect())
        if self.isChecked():
            width = 2 if self.hasFocus() else 1
            painter.setBrush(now.colour("wash"))
            painter.setPen(QPen(now.colour("accent"), width))
            inset = width / 2
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 5, 5)
            return
        if self.underMouse():
            painter.fillRect(box, now.colour("hover"))
        painter.setPen(QPen(now.colour("line"), 1))
        painter.drawLine(box.bottomLeft().toPoint(), box.bottomRight().toPoint())

    # What a person does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a source opens it, elsewhere it selects."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        chip = self._laid(self.width()).chip_at(
            event.position().toPoint().x(), event.position().toPoint().y()
        )
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.picked.emit(self.view.id)
        if chip and chip.view.place:
            self.went.emit(chip.view.place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press has done it."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit in place."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.edit_wanted.emit(self.view.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A chip that can be pressed shows it."""
        self._hover(self._laid(self.width()).chip_at(*event.position().toPoint().toTuple()))

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is elsewhere."""
        super().leaveEvent(event)
        self._hover(None)

    def _hover(self, chip: PlacedChip | None) -> None:
        if chip != self._hovered:
            self._hovered = chip
            self.setToolTip(tip(chip.view.text) if chip else "")
            pressed = bool(chip and chip.view.place)
            self.setCursor(Qt.CursorShape.PointingHandCursor if pressed else Qt.CursorShape.ArrowCursor)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        step = STEPS.get(Qt.Key(event.key()))
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if step:
            (self.move_wanted if alt else self.step_wanted).emit(self.view.id, step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_wanted.emit(self.view.id)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit(self.view.id)
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.view.text)
        elif event.text() in SIGN_KEYS and not alt:
            self.sign_wanted.emit(self.view.id, SIGN_KEYS[event.text()])
        else:
            event.ignore()
