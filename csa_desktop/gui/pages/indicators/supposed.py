"""Hypotheses with their states, or what the data do not say, by outcome below the table."""

from collections.abc import Callable
from functools import partial

from csa_desktop.domain import answers_to_prompts as asked
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Step
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.indicators.table_block import UNSAID, TableBlock
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sections import Section
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.reading import Version
from csa_desktop.store.store import Store

_TITLES = {
    v.HYPOTHESIS: (
        "Hypotheses",
        "Open until the briefings and the self-assessment confirm, refine or drop them. What changed each "
        "stands below it.",
    ),
    v.GAP: ("What the data do not say", "Gaps, also those that were found elsewhere than in the data."),
}
_ADD = {v.HYPOTHESIS: "Add a hypothesis here …", v.GAP: "Add what the data do not say here …"}
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
        self._changed: dict[str, tuple[Statement, Words]] = {}

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
            for widget, statement in zip(self._board.rows(section, found), found, strict=False):
                rows += [(widget, 0), *self._history(trail, statement)]
            rows.append((self._board.line(section, _ADD[self._kind]), 4))
        return rows

    def _wanted(self) -> tuple[str, ...]:
        table = self._table()
        chosen = str(table.outcome.currentData() or "") if table else ""
        return tuple(s for s in self._headings if chosen in ("", UNSAID, s))

    def _history(self, trail: Trail, statement: Statement) -> list[Row]:
        """What changed a hypothesis; read beside the window where it changed."""
        if self._kind != v.HYPOTHESIS:
            return []
        before, words = self._changed.get(statement.id, (None, Words(look="quiet")))
        if before != statement:
            self._changed[statement.id] = statement, words
            told = partial(self._tell, trail, words)
            self._board.desk.read(Store.history, "statement", statement.id, then=told)
        return [(words, 0)] if words.text() else []

    def _tell(self, trail: Trail, words: Words, versions: tuple[Version, ...]) -> None:
        titles = {o.id: o.title for o in self._board.desk.pack.hypothesis_states}
        said = [
            f"{titles.get(str(version.value), str(version.value))} {moment(version.at)}, "
            f"{trail.name_of(version.author) or 'unknown'}"
            for version in versions
            if version.field == "state" and version.value
        ]
        reworded = sum(version.field == "text" for version in versions) - 1
        if reworded > 0:
            said.append("reworded once" if reworded == 1 else f"reworded {reworded} times")
        words.set_words(" · ".join(said))
        self._board.arranged.emit()
