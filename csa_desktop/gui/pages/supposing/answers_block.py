"""The source's questions, each with the statements that answer it: they can cite, and be stood on."""

from PySide6.QtWidgets import QWidget

from csa_desktop.domain import answers_to_prompts as asked
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Prompt, PromptGroup
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sections import Section
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.link import Link
from csa_desktop.gui.widgets.words import Words

ANSWER = "Answer here …"
QUOTING = "or select words in a source and press F3 to quote them into an answer"
ELSEWHERE = "It is recorded under an outcome, on the page of the data"
ABOVE = "Recorded under their outcomes, above: {}."


class AnswersBlock(Block):
    """One group of questions."""

    def __init__(self, board: Board, group: PromptGroup, *, with_data: bool = False) -> None:
        """`with_data`: what answers in another kind of statement stands above on this page."""
        super().__init__(board)
        self._with_data = with_data
        self._board = board
        self._group = group
        self._prompts = tuple(p for p in group.prompts if p.answered)
        self._title = Words(group.title.rstrip(":"), look="section")
        self._counted = Words(look="quiet")
        self._asked = {p.id: Words(p.text, look="heading") for p in self._prompts}
        self._elsewhere: dict[str, Link] = {}
        self._above: dict[str, Words] = {p.id: Words(look="quiet") for p in self._prompts}

    def show(self, trail: Trail) -> list[Row]:
        """Each question with its answers, and how many are answered."""
        self._counted.set_words(counted(asked.answered(trail, self._prompts), len(self._prompts)))
        rows: list[Row] = [(self._title, 24), (self._counted, 2)]
        for prompt in self._prompts:
            rows.append((self._asked[prompt.id], 14))
            rows += self._answers(trail, prompt)
        return rows

    def _answers(self, trail: Trail, prompt: Prompt) -> list[Row]:
        found = asked.answers(trail, prompt)
        if prompt.answer_kind not in ("", v.COMMENT) and self._with_data:
            self._above[prompt.id].set_words(ABOVE.format(len(found) or "none yet"))
            return [(self._above[prompt.id], 4)]
        if prompt.answer_kind not in ("", v.COMMENT):
            rows = [row for s in found for row in self._board.rows(_as_it_stands(s), [s])]
            return [*((row, 0) for row in rows), (self._link(prompt), 4)]
        section = Section(
            v.COMMENT, "", "", prompt=prompt.id, title=f"{self._group.title.rstrip(':')}, an answer"
        )
        widgets: list[QWidget] = self._board.rows(section, found)
        return [*((w, 0) for w in widgets), (self._board.line(section, ANSWER, QUOTING), 4)]

    def _link(self, prompt: Prompt) -> Link:
        if prompt.id not in self._elsewhere:
            link = self._elsewhere[prompt.id] = Link(ELSEWHERE)
            link.clicked.connect(lambda: self._board.went.emit(Place("data")))
        return self._elsewhere[prompt.id]


def _as_it_stands(statement: Statement) -> Section:
    return Section(
        statement.kind, statement.step, statement.subject, statement.key_judgement, prompt=statement.prompt
    )


def counted(number: int, of: int) -> str:
    """Such as "2 of 6 are answered"."""
    return f"{number} of {of} {'is' if number == 1 else 'are'} answered"
