"""The drawn timeline of a case: arrows go from event to event, Enter opens one. A list says the same."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from csa_desktop.domain.case_journey import Timeline
from csa_desktop.domain.framework import Journey
from csa_desktop.gui import theme
from csa_desktop.gui.pages.tracking.timeline_paint import measures, paint
from csa_desktop.gui.text_units import tip
from csa_desktop.reports.timeline_layout import Laid, Mark, lay_out
from csa_desktop.reports.timeline_words import event_words

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_FAR = {Qt.Key.Key_Home: -10_000, Qt.Key.Key_End: 10_000}


class TimelineView(QWidget):
    """Stages as bars, events as dots with labels, silences as lines: never a colour alone."""

    opened = Signal(str)
    """An event that a person wants to change."""

    def __init__(self, journey: Journey, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journey, self._timeline = journey, Timeline()
        self._laid: tuple[int, int, Laid] | None = None
        self._at = 0
        self.setObjectName("timeline")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._say()

    def show_timeline(self, timeline: Timeline) -> None:
        """Show what the file says by now; the same event stays the current one."""
        if timeline == self._timeline:
            return
        current = self.current
        self._timeline, self._laid = timeline, None
        marks = self._marks()
        self._at = next((at for at, mark in enumerate(marks) if current in mark.events), 0)
        self._say()
        self.updateGeometry()
        self.update()

    @property
    def current(self) -> str:
        """The event that the arrows stand on; empty where there is none."""
        marks = self._marks()
        return marks[self._at].events[0] if self._at < len(marks) else ""

    def labels(self) -> tuple[Mark, ...]:
        """What is drawn of the events, from the first to the last."""
        return self._marks()

    def _marks(self) -> tuple[Mark, ...]:
        return self._lay(max(1, self.width())).marks

    def _lay(self, width: int) -> Laid:
        percent = theme.current().percent
        if self._laid is None or self._laid[:2] != (width, percent):
            with_air = measures()
            laid = lay_out(
                self._journey,
                self._timeline,
                width - 1,
                with_air.width,
                named=with_air.plainly,
                padding=float(theme.px(10)),
            )
            self._laid = width, percent, laid
        return self._laid[2]

    def heightForWidth(self, width: int) -> int:
        """The bars, and the lanes of labels that this width needs."""
        return round(measures().height(self._lay(width)))

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(theme.px(560), self.heightForWidth(theme.px(560)))

    def changeEvent(self, event: QEvent) -> None:
        """Other fonts, other places."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._laid = None
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars, dots, labels, silences."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self._at if self.hasFocus() else -1
        paint(painter, self._lay(self.width()), measures(), current)
        painter.end()

    # What a person does

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the arrows are."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no longer."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the module."""
        step = (_STEPS | _FAR).get(Qt.Key(event.key()))
        if step and self._marks():
            self._at = min(max(0, self._at + step), len(self._marks()) - 1)
            self._say()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a label or dot opens the event."""
        at = self._mark_at(event.position())
        if at >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._at = at
            self._say()
            self.update()
            self.opened.emit(self.current)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What can be pressed shows it."""
        over = self._mark_at(event.position()) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """The tip says all of an event."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._mark_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip(self._words(at)) if at >= 0 else "", self)
            return True
        return super().event(event)

    def _mark_at(self, spot: QPointF) -> int:
        laid, with_air = self._lay(self.width()), measures()
        for at, mark in enumerate(laid.marks):
            if any(box.contains(spot) for box in with_air.boxes(laid, mark)):
                return at
        return -1

    def _words(self, at: int) -> str:
        ids = self._marks()[at].events
        told = (p for p in self._timeline.events if p.event.id in ids)
        return "\n".join(event_words(self._journey, self._timeline, placed) for placed in told)

    def _say(self) -> None:
        marks = self._marks()
        name = "The journey, drawn. Arrows go from event to event, Enter opens one."
        self.setAccessibleName(
            f"{name} {self._words(self._at)}" if marks else "The journey: no event is dated yet"
        )
