"""Choices as tags one switches on and off: one of several, or any of them, in one stop for Tab."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from csa_desktop.domain.framework import Option
from csa_desktop.gui import theme
from csa_desktop.gui.text_units import clean
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.pressable import Pressable, paint_box
from csa_desktop.gui.widgets.sign import paint_sign

WIDEST = 22
"""In times the text size; longer words are shortened, and whole in the tip."""
_LEAD = 18
"""Room for the tick or sign, in units."""


class Toggle(Pressable):
    """A tag that is on or off: a tick says so, not only a colour."""

    stepped = Signal(int)
    """An arrow was pressed: to the one before (-1) or after (+1)."""

    def __init__(
        self, text: str, *, sign: str | None = None, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(name or text, parent=parent)
        self._text, self._sign = clean(text), sign
        self.setCheckable(True)
        self.set_tip(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_words(self, text: str) -> None:
        """Say something else."""
        if clean(text) != self._text:
            self._text = clean(text)
            self.set_tip(text)
            self.updateGeometry()
            self.update()

    def nextCheckState(self) -> None:
        """Pressing asks; only `setChecked` shows."""

    def sizeHint(self) -> QSize:
        """Tick or sign, words and margins."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        words = min(metrics.horizontalAdvance(self._text) + 2, theme.px(theme.SMALL) * WIDEST)
        return QSize(words + theme.px(18) + theme.px(_LEAD), metrics.height() + theme.px(8))

    def minimumSizeHint(self) -> QSize:
        """Room for the beginning of the words."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), theme.px(60)), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, tick or sign, words."""
        painter = QPainter(self)
        paint_box(self, painter, on=self.isChecked())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = theme.px(14)
        lead = QRectF(theme.px(8), (self.height() - size) / 2, size, size)
        if self._sign is not None:
            paint_sign(painter, lead, self._sign)
        else:
            _paint_mark(painter, lead, on=self.isChecked())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.setFont(self.font())
        left = theme.px(8) + theme.px(_LEAD)
        box = QRect(left, 0, self.width() - left - theme.px(7), self.height())
        shown = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the neighbours."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


def _paint_mark(painter: QPainter, box: QRectF, *, on: bool) -> None:
    now = theme.current()
    if on:
        painter.setPen(QPen(now.colour("accent"), max(1.8, box.width() / 7)))
        shares = ((0.12, 0.55), (0.4, 0.82), (0.9, 0.22))
        tick = [box.topLeft() + QPointF(box.width() * x, box.height() * y) for x, y in shares]
        painter.drawPolyline(QPolygonF(tick))
    else:
        painter.setPen(QPen(now.colour("edge"), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.center(), box.width() / 3.6, box.width() / 3.6)


class Toggles(QWidget):
    """A group of toggles: `chosen(value)` when a person chooses, a text for one or a tuple for many."""

    chosen = Signal(object)

    def __init__(
        self,
        label: str,
        options: Sequence[Option],
        *,
        many: bool = False,
        signs: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self._label, self._many = label, many
        self._toggles: dict[str, Toggle] = {}
        self._flow = Flow()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(self._flow)
        for option in options:
            self._add(option, signs=signs)
        self._one_stop()

    def _add(self, option: Option, *, signs: bool = False) -> None:
        sign = option.id if signs else None
        toggle = Toggle(option.title, sign=sign, name=f"{self._label}: {option.title}")
        toggle.setObjectName(f"toggle-{option.id or 'none'}")
        if option.hint:
            toggle.set_tip(option.hint)
        toggle.clicked.connect(lambda _=False, key=option.id: self._pressed(key))
        toggle.stepped.connect(lambda by, key=option.id: self._step(key, by))
        self._toggles[option.id] = toggle
        self._flow.addWidget(toggle)

    def value(self) -> str | tuple[str, ...]:
        """The chosen id, or all of them where there may be many."""
        on = tuple(key for key, toggle in self._toggles.items() if toggle.isChecked())
        return on if self._many else next(iter(on), "")

    def show_value(self, value: str | Iterable[str]) -> None:
        """Show what is chosen. A choice that is no longer offered is shown all the same."""
        wanted = {value} if isinstance(value, str) else set(value)
        for key in wanted - set(self._toggles) - {""}:
            self._add(Option(key, f"{key} (no longer offered)"))
        for key, toggle in self._toggles.items():
            toggle.setChecked(key in wanted)
        self._one_stop()

    def toggle(self, key: str) -> Toggle:
        """The toggle of one option; KeyError where there is none."""
        return self._toggles[key]

    def _pressed(self, key: str) -> None:
        now = self.value()
        if self._many:
            on = set(now) ^ {key}
            self.show_value(tuple(k for k in self._toggles if k in on))
        else:
            self.show_value("" if now == key else key)
        self.chosen.emit(self.value())

    def _step(self, key: str, by: int) -> None:
        keys = list(self._toggles)
        to = self._toggles[keys[(keys.index(key) + by) % len(keys)]]
        to.setFocus(Qt.FocusReason.TabFocusReason)

    def _one_stop(self) -> None:
        """Tab comes to the first that is on, or the first; the arrows go on from there."""
        stop = next((t for t in self._toggles.values() if t.isChecked()), None)
        stop = stop or next(iter(self._toggles.values()), None)
        for toggle in self._toggles.values():
            stops = toggle is stop or toggle.hasFocus()
            toggle.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)
