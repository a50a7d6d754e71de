"""A line of the timetable: time, what, office, who and whom they meet, side by side where there is room."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from csa_desktop.domain import plan
from csa_desktop.domain.cases import Appointment
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.remaining import title_of
from csa_desktop.domain.trail import Trail
from csa_desktop.gui import theme
from csa_desktop.gui.pages.parted.beside import by_row
from csa_desktop.gui.pages.parted.words import badge
from csa_desktop.gui.pages.planning import wording
from csa_desktop.gui.text_units import heard
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.words import Run, Words

WIDE = 620
"""In units of text size: from here on a line stands in one row."""
_SHARES = (30, 22, 22, 26)


class LineRow(Card):
    """Pressed, it opens; the arrows go to the lines before and after it."""

    stepped = Signal(int)

    def __init__(
        self, pack: Pack, trail: Trail, line: Appointment, *, clash: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(tone="row", parent=parent)
        self.setObjectName(f"line-{line.id}")
        self.line = line
        self.said = _said(pack, trail, line)
        time, what, *others = self.said
        torn = badge(found) if (found := by_row(trail).get(line.id, ())) else ""
        state = wording.STATES.get(line.state, "")
        self.setAccessibleName(heard(*self.said, clash, torn, state))
        self._time = Words(time or "–", look="small")
        self._time.setFixedWidth(theme.px(92))
        named = Words([Run(what, "strong"), Run(f" · {state}" if state else "", "good")])
        self._words = [named, *(Words(text, look="quiet") for text in others)]
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        for words, share in zip(self._words, _SHARES, strict=True):
            self._box.addWidget(words, share, Qt.AlignmentFlag.AlignTop)
        self._place(clash, torn)

    def _place(self, clash: str, torn: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._time, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._box, 1)
        self.body.addLayout(row)
        for said in filter(None, (clash, torn)):
            self.body.addWidget(Mark(said, tone="caution"), 0, Qt.AlignmentFlag.AlignLeft)
        if layout := self.layout():
            layout.setContentsMargins(12, 5, 12, 6)  # a day of twelve lines stays in sight

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One row where there is room, else one below the other, without what is not said."""
        super().resizeEvent(event)
        beside = event.size().width() >= theme.px(WIDE)
        row, column = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(row if beside else column)
        self._box.setSpacing(8 if beside else 1)
        for words in self._words:
            words.setVisible(beside or bool(words.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go to the neighbours."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


def _said(pack: Pack, trail: Trail, line: Appointment) -> tuple[str, str, str, str, str]:
    """(time, what, office, who, whom they meet) of a line."""
    case = wording.case_code(trail, line)
    what = title_of(pack, line.kind, line.title)
    return (
        plan.hours(line),
        f"{what} · {case}" if case else what,
        line.place,
        wording.people(trail, line),
        f"meets {line.meets}" if line.meets else "",
    )
