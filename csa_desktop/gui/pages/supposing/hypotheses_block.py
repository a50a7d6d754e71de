"""All hypotheses by outcome, each with its history and what changed it."""

from PySide6.QtCore import QTimer

from csa_desktop.commands.drafts import unsent_box
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack, Step
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sections import Section
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.pages.supposing.settling import Settling
from csa_desktop.gui.pages.unsent import SETTLING
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.local import Draft
from csa_desktop.store.store import Store

TOGETHER_MS = 30
ADD = "Add a hypothesis here …"


class HypothesesBlock(Block):
    """Under each outcome its hypotheses; below each, what became of it."""

    def __init__(self, board: Board) -> None:
        super().__init__(board)
        self._board = board
        pack = board.desk.pack
        self._step: Step | None = next((s for s in pack.steps if v.HYPOTHESIS in s.holds), None)
        subjects = self._step.subjects if self._step else ()
        self._headings = {subject: Words(pack.subject(subject).title, look="section") for subject in subjects}
        self._counted = Words(look="quiet")
        self._below: dict[str, Settling] = {}
        # The histories of many come one after the other: the page is laid out once for some of them.
        self._soon = QTimer(self, singleShot=True, interval=TOGETHER_MS)
        self._soon.timeout.connect(board.arranged)
        self._typed: set[str] = set()
        """Hypotheses of which something is typed and not kept."""
        board.desk.read(Store.drafts, board.desk.assessment, then=self._found)

    def show(self, trail: Trail) -> list[Row]:
        """The outcomes in the pack's order."""
        if self._step is None:
            return []
        there = trail.statements(kind=v.HYPOTHESIS)
        self._counted.set_words(counted(self._board.desk.pack, there))
        self._drop({s.id for s in there})
        rows: list[Row] = [(self._counted, 14)]
        for subject, heading in self._headings.items():
            rows.append((heading, 22))
            rows += self._of_subject(trail, self._step, subject, heading.text())
        return rows

    def _of_subject(self, trail: Trail, step: Step, subject: str, title: str) -> list[Row]:
        section = Section(v.HYPOTHESIS, step.id, subject, title=f"{title}, a new hypothesis")
        found = trail.statements(kind=v.HYPOTHESIS, step=step.id, subject=subject)
        rows: list[Row] = []
        for statement in found:
            if statement.id not in self._below and not self._board.may_make():
                continue
            widgets = self._board.rows(section, [statement])
            rows += [(widget, 6) for widget in widgets[:1]]
            if widgets:
                rows.append((self._settling(trail, statement), 0))
        rows += [(widget, 6) for widget in self._board.rows(section, ())]
        rows.append((self._board.line(section, ADD), 4))
        return rows

    def _settling(self, trail: Trail, statement: Statement) -> Settling:
        if statement.id not in self._below:
            made = self._below[statement.id] = Settling(self._board.desk, statement.id)
            made.went.connect(self._board.went)
            made.arranged.connect(self._soon.start)
        below = self._below[statement.id]
        below.show_hypothesis(trail, statement)
        if statement.id in self._typed:
            self._typed.discard(statement.id)
            below.offer()
        return below

    def _found(self, drafts: tuple[Draft, ...]) -> None:
        boxes = (unsent_box(draft) for draft in drafts)
        self._typed = {box.row for box in boxes if box and box.kind == SETTLING}
        if self._typed:
            self._board.arranged.emit()

    def _drop(self, there: set[str]) -> None:
        for gone in set(self._below) - there:
            below = self._below.pop(gone)
            below.hide()
            below.deleteLater()

    def keep(self) -> None:
        """Keep what is being typed as drafts."""
        for below in self._below.values():
            below.keep()


def counted(pack: Pack, found: tuple[Statement, ...]) -> str:
    """Such as "9 hypotheses: 3 open, 2 confirmed, 3 refined, 1 dropped"."""
    if not found:
        return "No hypothesis is written yet."
    states = [(o.title.lower(), sum(s.state == o.id for s in found)) for o in pack.hypothesis_states]
    many = "1 hypothesis" if len(found) == 1 else f"{len(found)} hypotheses"
    said = ", ".join(f"{number} {title}" for title, number in states if number)
    return f"{many}: {said}" if said else many
