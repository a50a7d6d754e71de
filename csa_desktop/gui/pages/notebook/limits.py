"""A limiting judgement: which judgements to look at again, and what follows for each. It sets nothing."""

from functools import partial

from PySide6.QtWidgets import QWidget

from csa_desktop.commands import answers, areas, drafts
from csa_desktop.commands.judgements import judgement_id
from csa_desktop.domain.framework import Judgement, Limit, Step
from csa_desktop.domain.readiness import LIMIT_ANSWERS, Todo, applies
from csa_desktop.domain.readiness.sheet import within
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Then
from csa_desktop.gui.pages.notebook.labelled import LabelledText
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.words import Words

TITLE = "This judgement may limit others"
NOTHING_CHANGES = (
    "No grade changes by itself. Look at each of these judgements again, and say what follows for it."
)


class LimitBlock(Block):
    """Shown while the judgement has one of the grades; what was written stays when it has not."""

    def __init__(self, board: Board, step: Step, subject: str, limit: Limit) -> None:
        super().__init__(board)
        self._board, self._limit = board, limit
        self._row = judgement_id(board.desk.assessment, step.id, subject, limit.judgement)
        self._panel: Panel | None = None
        self._sentences: dict[str, tuple[LabelledText, Kept]] = {}

    def show(self, trail: Trail) -> list[Row]:
        """The panel under its judgement, where it applies."""
        made = trail.statement(self._row)
        if made is None or not applies(self._limit, made):
            return []
        panel = self._panel = self._panel or self._make()
        for key, (_, kept) in self._sentences.items():
            kept.show(str(trail.answer(LIMIT_ANSWERS, self._limit.id, key)), trail.at)
        return [(panel, 6)]

    def _make(self) -> Panel:
        panel = Panel(TITLE, self._limit.text, tone="danger")
        panel.setObjectName(f"limit-{self._limit.id}")
        if self._limit.note:
            panel.add(Words(self._limit.note, look="quiet"))
        panel.add(Words(NOTHING_CHANGES, look="quiet"))
        for key in self._limit.touches:
            panel.add(self._sentence(self._board.desk.pack.judgement(key)))
        return panel

    def _sentence(self, judgement: Judgement) -> LabelledText:
        field = LabelledText(f"{judgement.title}: what follows for this judgement?", lines=1)
        field.text.setObjectName(f"limited-{judgement.id}")
        field.came.connect(lambda: self._board.select(self._row))
        assessment = self._board.desk.assessment
        row = ("answer", answers.answer_id(assessment, LIMIT_ANSWERS, self._limit.id, judgement.id))
        kept = Kept(
            self._board.desk,
            field.text,
            partial(self._send, judgement.id),
            row=row,
            draft_row=(drafts.where(drafts.ANSWER, LIMIT_ANSWERS, self._limit.id, judgement.id), row[1]),
            field=answers.VALUE,
            title=f"{judgement.title}, looked at again",
            parent=field,
        )
        kept.refused.connect(field.say)
        self._sentences[judgement.id] = (field, kept)
        return field

    def _send(self, judgement: str, text: str, seen: Seen, then: Then, refused: Refused) -> None:
        desk, limit = self._board.desk, self._limit.id
        desk.run(areas.look_again, desk.pack, limit, judgement, text, seen=seen, then=then, refused=refused)

    def keep(self) -> None:
        """Make changes of what is being typed."""
        for _, kept in self._sentences.values():
            kept.keep()

    def answers(self, todo: Todo) -> QWidget | None:
        """Where it is said what follows for a judgement."""
        for key, (field, _) in self._sentences.items():
            on = within(self._board.desk.pack.judgement(key).title)
            if todo.what.startswith(f"The judgement on {on} was not looked at again"):
                return field.text
        return None
