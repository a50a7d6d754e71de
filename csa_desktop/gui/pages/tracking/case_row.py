"""One case in the list of all: painted whole, so that hundreds are there at once."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from csa_desktop.domain import kept_of_cases, risks
from csa_desktop.domain.case_grid import filled, size
from csa_desktop.domain.cases import Case
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.gui import theme
from csa_desktop.gui.pages.tracking import case_words
from csa_desktop.gui.text_units import heard
from csa_desktop.gui.widgets.pressable import Pressable, paint_box

_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
RISK = "open risk"


@dataclass(frozen=True, slots=True)
class CaseView:
    """What a row says of a case."""

    id: str
    code: str
    child: str
    stage: str
    about: str
    """Its groups, and how it came into the sample."""
    tracker: str
    progress: str
    cells: str
    risk: bool

    @property
    def spoken(self) -> str:
        """The row for who hears it."""
        risk = RISK if self.risk else ""
        said = (self.code, self.child, self.stage, self.about, self.tracker, self.progress, self.cells, risk)
        return heard(*said)


def case_view(trail: Trail, pack: Pack, case: Case) -> CaseView:
    """The row of a case as it is now."""
    about = (case_words.groups_of(pack, case), case_words.place_in_sample(case))
    journey = next((j for j in pack.journeys if j.id == case.journey), None)
    progress = case_words.progress(trail, case)
    cells = f"{filled(trail)[case.id]} of {size(pack, journey)} cells evaluated" if journey else ""
    return CaseView(
        id=case.id,
        code=case.code,
        child=case_words.who(case),
        stage=case_words.stage_of(pack, case),
        about=" · ".join(filter(None, about)),
        tracker=case_words.tracker_of(trail, case) or "nobody yet",
        progress=case_words.PROGRESS.get(progress, progress),
        cells=" · ".join(filter(None, (_there(trail, case, progress), cells))),
        risk=any(risk.case == case.id for risk in risks.open_risks(trail)),
    )


def _there(trail: Trail, case: Case, progress: str) -> str:
    return kept_of_cases.told(trail, case.id) if progress == case_words.BEGUN else ""


class CaseRow(Pressable):
    """Two lines: the code with child and stage, below them groups; at the right tracker, progress, cells."""

    step_wanted = Signal(int)

    def __init__(self, view: CaseView, *, parent: QWidget | None = None) -> None:
        super().__init__(view.spoken, parent=parent)
        self.view = view
        self.setProperty("tone", "row")
        self.setObjectName(f"case-{view.code}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines, whatever it says: asked for often, so it must cost nothing."""
        return QSize(theme.px(520), theme.px(56))

    def minimumSizeHint(self) -> QSize:
        """The same height."""
        return QSize(theme.px(200), theme.px(56))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the neighbours."""
        if step := _STEPS.get(Qt.Key(event.key())):
            self.step_wanted.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Columns at shares of the width."""
        now, painter = theme.current(), QPainter(self)
        paint_box(self, painter, on=False)
        painter.setPen(now.colour("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        view, width = self.view, self.width()
        left, code = now.px(12), now.px(66)
        right = max(left + code + now.px(120), round(width * 0.66))
        top, line = now.px(7), now.px(21)
        strong, plain = now.font(strong=True), now.font(theme.SMALL)

        def put(text: str, x: int, row: int, end: int, colour: str, *, bold: bool = False) -> None:
            painter.setFont(strong if bold else plain)
            painter.setPen(now.colour(colour))
            room = QRect(x, top + row * line, max(0, end - x), line)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, _LINE, shown)

        gap = now.px(14)
        put(view.code, left, 0, left + code, "ink", bold=True)
        put(" · ".join(filter(None, (view.child, view.stage))), left + code, 0, right - gap, "ink")
        put(view.about, left + code, 1, right - gap, "quiet")
        put(f"{view.tracker} · {view.progress}", right, 0, width - gap, "ink")
        put(view.cells, right, 1, width - gap, "quiet")
        if view.risk:
            put(f"! {RISK}", left, 1, left + code + now.px(20), "danger_ink")
        painter.end()
