"""What is said about a whole subject: that none was found, and the comment that a step requires."""

from functools import partial

from PySide6.QtWidgets import QWidget

from csa_desktop.commands import answers, drafts, statements
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Option, Step, Subject
from csa_desktop.domain.readiness import NONE_FOUND, Todo
from csa_desktop.domain.readiness.sheet import within
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Then
from csa_desktop.gui.pages.notebook.labelled import LabelledText
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Words

NONE = {v.STRENGTH: "No strength was found", v.IMPROVEMENT: "No area for improvement was found"}
_CALLED = {v.STRENGTH: "No strength is", v.IMPROVEMENT: "No area for improvement is"}
WHY = "“None found” and “not yet written” must not look the same. Tick it where you have looked."
AGAIN = "Something of this kind is written after all. Take the tick away."


class NoneFoundBlock(Block):
    """Recorded, not left blank: that somebody looked and found none."""

    def __init__(self, board: Board, step: Step, subject: Subject) -> None:
        super().__init__(board)
        self._board, self._step, self._subject = board, step, subject
        groups = board.desk.pack.groups if step.every_group else ()
        self._groups = {g.id: within(g.title) for g in groups}
        words = NONE | {key: f"Nothing was found on {title}" for key, title in self._groups.items()}
        self._ticks = {
            what: Toggles("None found", (Option(what, said),), many=True) for what, said in words.items()
        }
        for what, tick in self._ticks.items():
            tick.setObjectName(f"none-found-{what}")
            tick.chosen.connect(partial(self._ticked, what))
        self._holder = QWidget()
        flow = Flow(self._holder)
        for tick in self._ticks.values():
            flow.addWidget(tick)
        self._words = Words(look="quiet")

    def show(self, trail: Trail) -> list[Row]:
        """A tick for each sign and group of which nothing is written, and for those that were ticked."""
        written = self._written(trail)
        ticked = {what for what in self._ticks if trail.answer(NONE_FOUND, self._subject.id, what)}
        for what, tick in self._ticks.items():
            tick.show_value((what,) if what in ticked else ())
            tick.setVisible(what in ticked or what not in written)
        if not ticked and written >= set(self._ticks):
            return []
        self._words.set_words(AGAIN if ticked & written else WHY)
        return [(self._holder, 14), (self._words, 5)]

    def _written(self, trail: Trail) -> set[str]:
        here = trail.statements(step=self._step.id, subject=self._subject.id)
        signs = {s.sign for s in here if s.kind == v.FINDING}
        return signs | {group for s in here for group in s.groups}

    def _ticked(self, what: str, value: object) -> None:
        self._board.desk.run(answers.none_found, self._subject.id, what, found_none=bool(value))

    def answers(self, todo: Todo) -> QWidget | None:
        """What is not recorded is recorded here."""
        said = _CALLED | {key: f"Nothing is said on {title}" for key, title in self._groups.items()}
        what = next((key for key, words in said.items() if todo.what.startswith(words)), "")
        return self._ticks[what].toggle(what) if what else None


class CommentBlock(Block):
    """The comment that a step requires under each subject (003:354)."""

    def __init__(self, board: Board, step: Step, subject: Subject) -> None:
        super().__init__(board)
        self._board, self._step, self._subject = board, step, subject
        self.row = statements.comment_id(board.desk.assessment, step.id, subject.id)
        self._heading = Words(f"Comment on {step.comment_on}", look="heading")
        self.field = LabelledText("", "A specific comment is required here.", lines=3)
        self.field.text.setObjectName("comment")
        self.field.text.setAccessibleName(f"Comment on {step.comment_on}")
        self.field.came.connect(lambda: board.select(self.row) if self.row in board.cards else None)
        self._kept = Kept(
            board.desk,
            self.field.text,
            self._send,
            row=("statement", self.row),
            draft_row=(drafts.where(drafts.COMMENT, step.id, subject.id), self.row),
            field="text",
            title=f"{subject.title}, comment on {step.comment_on}",
            parent=board,
        )
        self._kept.refused.connect(self.field.say)

    def show(self, trail: Trail) -> list[Row]:
        """The comment as it is now."""
        there = trail.statement(self.row)
        if there:
            self._board.cards[self.row] = self.field.text
            self.field.say("")
        self._kept.show(there.text if there else "", trail.at)
        return [(self._heading, 22), (self.field, 4)]

    def keep(self) -> None:
        """Make a change of what is being typed."""
        self._kept.keep()

    def answers(self, todo: Todo) -> QWidget | None:
        """A comment that is missing is written here."""
        return self.field.text if self._step.comment_on in todo.what else None

    def _send(self, text: str, seen: Seen, then: Then, refused: Refused) -> None:
        self._board.desk.run(
            statements.comment,
            step=self._step.id,
            subject=self._subject.id,
            text=text,
            seen=seen,
            then=then,
            refused=refused,
        )
