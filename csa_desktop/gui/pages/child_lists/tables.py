"""The columns and the problems of a list as tables, made when they are opened."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from csa_desktop.domain.counts import several
from csa_desktop.gui.pages.notebook.fold import Fold
from csa_desktop.gui.pages.turns import TURN_SECONDS
from csa_desktop.gui.widgets.words import Run, Words
from csa_desktop.importing.child_lists.values import (
    GUESSED,
    LEFT_EMPTY,
    LEFT_OUT,
    MATCHED,
    MISSING,
    NOT_USED,
    ColumnRead,
    ListRead,
    Problem,
)

_ORDER = {GUESSED: 0, MISSING: 1, MATCHED: 2, NOT_USED: 3}
_LOOKS = {GUESSED: "strong", MISSING: "danger", MATCHED: "good", LEFT_OUT: "danger", LEFT_EMPTY: "strong"}
_MOST_ROWS = 50_000
Line = tuple[Sequence[Run], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What is told of a list, whether it was just read or was brought in before."""

    columns: tuple[ColumnRead, ...]
    problems: tuple[Problem, ...]

    def count(self, state: str) -> int:
        """How many columns there are of a state."""
        return sum(column.state == state for column in self.columns)

    def rows(self, effect: str) -> int:
        """How many rows have a problem with this effect, counted for each problem."""
        return sum(len(problem.rows) for problem in self.problems if problem.effect == effect)


def of_list(each: ListRead) -> Report:
    """The report of a list that was just read."""
    return Report(each.columns, each.problems)


def of_kept(report: str) -> Report:
    """The report that a listing keeps; an empty one where it cannot be read."""
    try:
        said: dict[str, Any] = json.loads(report)
        columns = [
            ColumnRead(c["state"], c["letter"], c["header"], "", c["title"], c["why"])
            for c in said["columns"]
        ]
        problems = [
            Problem(p["kind"], p["effect"], p["says"], _rows(p["rows"]), p["column"], p["title"])
            for p in said["problems"]
        ]
    except (ValueError, KeyError, TypeError):
        return Report((), ())
    return Report(tuple(columns), tuple(problems))


class Opening(QWidget):
    """A fold whose table is made the first time it is opened, some rows a turn."""

    def __init__(
        self,
        title: str,
        head: tuple[str, ...],
        lines: Callable[[], list[Line]],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._head, self._lines = head, lines
        self._waiting: Iterator[tuple[int, Line]] = iter(())
        self._table: QWidget | None = None
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._make_some)
        self._grid = QGridLayout()
        self.fold = Fold(title)
        self.fold.toggled.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.fold)

    def finish(self) -> None:
        """Make the rest of the table now."""
        while self._turn.isActive():
            self._turn.stop()
            self._make_some()

    def _open(self, on: bool) -> None:
        if self._table is None:
            self._table = QWidget()
            self._table.setLayout(self._grid)
            _lay_out(self._grid, self._head)
            layout = self.layout()
            assert layout
            layout.addWidget(self._table)
            self._waiting = iter(list(enumerate(self._lines(), 1)))
            self._turn.start()
        self._table.setVisible(on)

    def _make_some(self) -> None:
        until = perf_counter() + TURN_SECONDS
        for number, line in self._waiting:
            for column, runs in enumerate(line):
                self._grid.addWidget(Words(runs), number, column, Qt.AlignmentFlag.AlignTop)
            if perf_counter() > until:
                self._turn.start()
                return


def columns_table(report: Report) -> Opening:
    """Each column of the file, and each that was looked for: those a person should look at come first."""
    title = "Columns: " + ", ".join(
        f"{report.count(state):,} {state}"
        for state in (MATCHED, GUESSED, MISSING, NOT_USED)
        if report.count(state)
    )
    return Opening(title, ("Column", "Header in the file", "Read as", "How"), lambda: _column_lines(report))


def problems_table(report: Report) -> Opening:
    """Each problem with its place; what was left out comes first."""
    title = f"Problems: {several(len(report.problems), 'kind')}"
    return Opening(title, ("Where", "What"), lambda: _problem_lines(report))


def _column_lines(report: Report) -> list[Line]:
    ordered = sorted(report.columns, key=lambda column: _ORDER[column.state])
    return [
        (
            [Run(column.letter)],
            [Run(column.header)],
            [Run(column.title)],
            [
                Run(column.state.capitalize(), _LOOKS.get(column.state, "quiet")),
                Run(_after(column.why), "quiet"),
            ],
        )
        for column in ordered
    ]


def _problem_lines(report: Report) -> list[Line]:
    return [
        (
            [Run(_capital(problem.where) or "The list")],
            [Run(f"{problem.effect.capitalize()}: ", _LOOKS.get(problem.effect, "quiet")), Run(problem.says)],
        )
        for problem in report.problems
    ]


def _lay_out(grid: QGridLayout, head: tuple[str, ...]) -> None:
    grid.setContentsMargins(28, 4, 8, 10)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(5)
    for column, title in enumerate(head):
        grid.addWidget(Words([Run(title, "quiet")], look="small"), 0, column)
    for column, stretch in zip(reversed(range(len(head))), (3, 2, 2), strict=False):
        grid.setColumnStretch(column, stretch)


def _rows(runs: list[list[int]]) -> tuple[int, ...]:
    rows: list[int] = []
    for first, last in runs:
        rows += range(first, min(last, first + _MOST_ROWS) + 1)
    return tuple(rows)


def _after(why: str) -> str:
    return f". {why}" if why else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
