"""Hypotheses with their states, or what the data do not say, by outcome below the table."""

from collections.abc import Callable, Sequence

from csa_desktop.domain import answers_to_prompts as asked
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Step
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.pages.indicators.table_block import UNSAID, TableBlock
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sections import Section
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.pages.supposing.area_block import ADD
from csa_desktop.gui.pages.supposing.settlings import Settlings
from csa_desktop.gui.widgets.words import Words

_TITLES = {
    v.HYPOTHESIS: (
        "Hypotheses",
        "Open until the briefings and the self-assessment confirm, refine or drop them. What changed each "
        "stands below it.",
    ),
    v.GAP: ("What the data do not say", "Gaps, also those that were found elsewhere than in the data."),
}
_ADD = {v.HYPOTHESIS: ADD, v.GAP: "Add what the data do not say here …"}
_NEW = {v.HYPOTHESIS: "a new hypothesis", v.GAP: "a new gap"}


class SupposedBlock(Block):
    """Under each outcome that is shown, its statements of one kind with what became of them."""

    def __init__(self, board: Board, kind: str, table: Callable[[], TableBlock | None]) -> None:
        super().__init__(board)
        self._board, self._kind, self._table = board, kind, table
        title, hint = _TITLES[kind]
        self._title, self._hint = Words(title, look="section"), Words(hint, look="quiet")
        pack = board.desk.pack
        self._step: Step | None = next((s for s in pack.steps if kind in s.holds), None)
        self._headings = {
            subject: Words(pack.subject(subject).title, look="heading")
            for subject in (self._step.subjects if self._step else ())
        }
        prompts = asked.asked(asked.groups(pack, "data"))
        self._prompt = next((p.id for p in prompts if p.answer_kind == kind), "")
        """The question of the day that such a statement answers."""
        self._settlings = Settlings(board, parent=self) if kind == v.HYPOTHESIS else None

    def show(self, trail: Trail) -> list[Row]:
        """Those of the outcome that is chosen above the table, or of all."""
        if self._step is None:
            return []
        rows: list[Row] = [(self._title, 26), (self._hint, 3)]
        for subject in self._wanted():
            found = trail.statements(kind=self._kind, step=self._step.id, subject=subject)
            section = Section(
                self._kind,
                self._step.id,
                subject,
                prompt=self._prompt,
                title=f"{self._headings[subject].text()}, {_NEW[self._kind]}",
            )
            rows.append((self._headings[subject], 14))
            rows += self._listed(trail, section, found)
            rows.append((self._board.line(section, _ADD[self._kind]), 4))
        return rows

    def _wanted(self) -> tuple[str, ...]:
        table = self._table()
        chosen = str(table.outcome.currentData() or "") if table else ""
        return tuple(s for s in self._headings if chosen in ("", UNSAID, s))

    def _listed(self, trail: Trail, section: Section, found: Sequence[Statement]) -> list[Row]:
        if self._settlings:
            return self._settlings.rows(trail, section, found)
        return [(widget, 0) for widget in self._board.rows(section, found)]

    def keep(self) -> None:
        """Keep what is being typed as drafts."""
        if self._settlings:
            self._settlings.keep()
