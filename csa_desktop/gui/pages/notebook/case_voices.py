"""What the cases say of a theme: those that agree and those that contradict side by side, none scored."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from csa_desktop.domain import values as v
from csa_desktop.domain.cases import Case
from csa_desktop.domain.framework import Pack, Subject
from csa_desktop.domain.readiness.sheet import excerpt
from csa_desktop.domain.statement_words import evaluation_words
from csa_desktop.domain.themes import Theme, said_of, sign_of, theme
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui import theme as look
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.pages.wheres import stage_name
from csa_desktop.gui.widgets.card import Card, Panel
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.words import Run, Words

BESIDE_FROM = 620
"""In units of text size: narrower than this, the two stand one below the other."""
SHOWN = 5
"""So many voices a side; the rows below have all."""
HEADINGS = {v.STRENGTH: "Cases that show strengths", v.IMPROVEMENT: "Cases that show what must improve"}
NONE = "None so far."
NOTHING = (
    "No case says anything of this theme yet. What is evaluated and written on the page of a case comes here "
    "by itself; a finding can be added below too."
)


class SideBySide(QWidget):
    """Two widgets beside each other where there is room, else one below the other."""

    def __init__(self, left: QWidget, right: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(10)
        for widget in (left, right):
            self._box.addWidget(widget, 1)

    def hasHeightForWidth(self) -> bool:
        """The words in it wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at this width, in the direction that fits it."""
        beside = width >= look.px(BESIDE_FROM)
        self._box.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        return self._box.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        """As high as it is at its width."""
        return QSize(look.px(BESIDE_FROM), self.heightForWidth(max(self.width(), look.px(320))))


class VoicesPanel(Panel):
    """One side: its cases by code, and what they say."""

    picked = Signal(str)
    """A statement."""

    def __init__(self, sign: str, *, parent: QWidget | None = None) -> None:
        super().__init__(HEADINGS[sign], sign=sign, parent=parent)
        self.setObjectName(f"voices-{sign}")
        self._codes, self._list = Words(look="quiet"), QVBoxLayout()
        self._list.setSpacing(4)
        self.add(self._codes)
        self.body.addLayout(self._list)
        self.body.addStretch(1)

    def show_voices(self, trail: Trail, pack: Pack, cases: Sequence[Case], said: Sequence[Statement]) -> None:
        """Show what these statements say; the first few in words."""
        self._codes.set_words(codes(cases) or NONE)
        empty(self._list)
        for statement in said[:SHOWN]:
            case = trail.case(statement.case)
            head = " · ".join(filter(None, (case.code if case else "", stage_name(pack, statement.stage))))
            words = excerpt(statement.text) if statement.text else evaluation_words(pack, statement)
            card = Card("", [Run(f"{head}  ", "strong"), Run(words)], tone="row")
            card.clicked.connect(lambda _=False, row=statement.id: self.picked.emit(row))
            self._list.addWidget(card)
        if more := len(said) - SHOWN:
            self._list.addWidget(Words(f"and {more} more below" if more > 0 else "", look="quiet"))


class VoicesBlock(Block):
    """At the head of a theme: who says what, what is good practice, and of whom the evidence is silent."""

    def __init__(self, board: Board, subject: Subject) -> None:
        super().__init__(board)
        self._board, self._subject = board, subject
        self._told, self._rest, self._groups = Words(), Words(look="quiet"), Words(look="quiet")
        self._told.setObjectName("told")
        self._rest.setObjectName("told-rest")
        self._groups.setObjectName("told-groups")
        self._sides = {sign: VoicesPanel(sign) for sign in HEADINGS}
        self._both = SideBySide(*self._sides.values())
        for side in self._sides.values():
            side.picked.connect(lambda row: board.select(row, focus=True))
        self._shown: Trail | None = None

    def show(self, trail: Trail) -> list[Row]:
        """The sentence, the two sides, the rest, the groups."""
        pack = self._board.desk.pack
        here = theme(trail, pack, self._subject.id)
        if trail is not self._shown:
            self._shown = trail
            self._told.set_words(told(here) if here.speaking else NOTHING)
            self._rest.set_words("\n".join(_rest(here, trail)))
            self._groups.set_words("\n".join(_of_groups(here, pack)))
            for sign, side in self._sides.items():
                said = [s for s in said_of(trail, here.id) if sign_of(pack, s) == sign]
                spoken = {s.case for s in said}
                side.show_voices(trail, pack, [c for c in here.speaking if c.id in spoken], said)
        if not here.speaking:
            return [(self._told, 14), (self._groups, 6)]
        return [(self._told, 14), (self._both, 8), (self._rest, 8), (self._groups, 4)]


def told(here: Theme) -> str:
    """Such as "5 of 9 cases speak to this theme: 3 show only strengths, 2 show only what must improve."."""
    speaking, all_cases = len(here.speaking), len({c.id for c in (*here.speaking, *here.silent)})
    parts = (
        (here.well, "only strengths"),
        (here.badly, "only what must improve"),
        (here.both, "both, or neither clearly"),
    )
    said = ", ".join(
        f"{len(cases)} {'shows' if len(cases) == 1 else 'show'} {w}" for cases, w in parts if cases
    )
    cases = "case" if all_cases == 1 else "cases"
    against = " They contradict each other: say how it is in a point." if here.is_contradicted else ""
    speak = "speaks" if speaking == 1 else "speak"
    return f"{speaking} of {all_cases} {cases} {speak} to this theme: {said}.{against}"


def codes(cases: Iterable[Case]) -> str:
    """The codes of cases in a row."""
    return "  ".join(case.code for case in cases)


def _rest(here: Theme, trail: Trail) -> Iterable[str]:
    good = [case for s in here.good if (case := trail.case(s.case))]
    if good:
        yield f"★ Good practice: {codes({c.id: c for c in good}.values())}"
    if here.silent:
        yield f"Say nothing of it yet: {codes(here.silent)}"


def _of_groups(here: Theme, pack: Pack) -> Iterable[str]:
    titles = {g.id: g.title for g in pack.groups}
    spoken = [f"{titles[key]} ({codes(cases)})" for key, cases in here.groups if cases]
    silent = [titles[key] for key, cases in here.groups if not cases]
    if spoken:
        yield f"Speaks to: {'; '.join(spoken)}"
    if silent:
        yield f"Says nothing of: {'; '.join(silent)}"
