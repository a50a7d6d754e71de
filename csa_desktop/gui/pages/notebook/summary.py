"""The step that holds summary points: what they stand on, and the findings that are in none of them yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csa_desktop.commands import statements, trails
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Step, Subject
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.pages.notebook.analysis import ListBlock
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.candidates import candidate, words_of
from csa_desktop.gui.pages.notebook.picker import Picker
from csa_desktop.gui.pages.notebook.row_view import shown_sign
from csa_desktop.gui.pages.notebook.sections import Section
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.steps import carried_to
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.words import Words


class PointsBlock(ListBlock):
    """Summary points, with what is left over of the steps before."""

    def __init__(self, board: Board, step: Step, subject: Subject) -> None:
        where = Section(v.POINT, step.id, subject.id, title=f"{subject.title}, a new point")
        super().__init__(board, where, "Key points", "Write a point here …")
        self._left: tuple[Statement, ...] = ()
        self._button = Button("Make a point of findings …", kind="quiet")
        self._button.setObjectName("makePoint")
        self._button.clicked.connect(self._choose)
        self._words = Words(look="quiet")
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)

    def show(self, trail: Trail) -> list[Row]:
        """The points, and how many findings are in none."""
        self._left = left_over(trail, self.section.subject, self.section.step)
        number = len(self._left)
        findings = "1 finding is" if number == 1 else f"{number} findings are"
        self._words.set_words(f"{findings} in no point yet" if number else "Every finding is in a point")
        return [*super().show(trail), (self._row, 8)]

    def _choose(self) -> None:
        pack, trail = self._board.desk.pack, self._board.trail
        if trail is None:
            return
        rest = [
            s
            for kind in (v.FINDING, v.EVALUATION)
            for s in trail.statements(kind=kind, subject=self.section.subject)
            if s not in self._left
        ]
        picker = Picker(
            "Findings that the new point stands on",
            [candidate(pack, s, trail) for s in (*self._left, *rest)],
            done="Make a point of these",
            nothing="No finding is written under this area yet.",
            parent=self._button.window(),
        )
        picker.picked.connect(self._make)
        picker.open()

    def _make(self, picked: tuple[str, ...]) -> None:
        trail = self._board.trail
        first = trail.statement(picked[0]) if trail and picked else None
        if first:
            self._board.desk.run(
                statements.add,
                kind=v.POINT,
                text=words_of(self._board.desk.pack, first),
                step=self.section.step,
                subject=self.section.subject,
                about={
                    "sign": shown_sign(self._board.desk.pack, first),
                    "service": first.service,
                    "groups": list(first.groups),
                },
                on=picked,
                then=lambda recorded: self._board.go_next(recorded.row),
            )


def left_over(trail: Trail, subject: str, step: str) -> tuple[Statement, ...]:
    """The findings of a subject on which no point of a step stands."""
    return tuple(
        s
        for s in trail.statements(kind=v.FINDING, subject=subject)
        if not any(above.kind == v.POINT and above.step == step for above in trail.above(s.id))
    )


def carry_up(board: Board) -> None:
    """Make a point of the selected finding, in the next step that holds points."""
    statement = board.trail.statement(board.selection) if board.trail else None
    step = carried_to(board.desk.pack, statement.step, statement.subject) if statement else None
    if statement and step and statement.kind == v.FINDING:
        board.desk.run(trails.carry_up, statement.id, step=step.id)
