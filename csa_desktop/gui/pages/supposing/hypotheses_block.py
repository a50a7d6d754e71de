"""All hypotheses by outcome, each with its history and what changed it."""

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack, Step
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sections import Section
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.pages.supposing.area_block import ADD
from csa_desktop.gui.pages.supposing.settlings import Settlings
from csa_desktop.gui.widgets.words import Words


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
        self._settlings = Settlings(board, parent=self)

    def show(self, trail: Trail) -> list[Row]:
        """The outcomes in the pack's order."""
        if self._step is None:
            return []
        there = trail.statements(kind=v.HYPOTHESIS)
        self._counted.set_words(counted(self._board.desk.pack, there))
        rows: list[Row] = [(self._counted, 14)]
        for subject, heading in self._headings.items():
            rows.append((heading, 22))
            rows += self._of_subject(trail, self._step, subject, heading.text())
        return rows

    def _of_subject(self, trail: Trail, step: Step, subject: str, title: str) -> list[Row]:
        section = Section(v.HYPOTHESIS, step.id, subject, title=f"{title}, a new hypothesis")
        found = trail.statements(kind=v.HYPOTHESIS, step=step.id, subject=subject)
        return [*self._settlings.rows(trail, section, found), (self._board.line(section, ADD), 4)]

    def keep(self) -> None:
        """Keep what is being typed as drafts."""
        self._settlings.keep()


def counted(pack: Pack, found: tuple[Statement, ...]) -> str:
    """Such as "9 hypotheses: 3 open, 2 confirmed, 3 refined, 1 dropped"."""
    if not found:
        return "No hypothesis is written yet."
    states = [(o.title.lower(), sum(s.state == o.id for s in found)) for o in pack.hypothesis_states]
    many = "1 hypothesis" if len(found) == 1 else f"{len(found)} hypotheses"
    said = ", ".join(f"{number} {title}" for title, number in states if number)
    return f"{many}: {said}" if said else many
