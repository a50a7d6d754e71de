"""Text of which there is one per case: kept like all that is typed, and put back where it was typed."""

from collections.abc import Callable
from functools import partial
from typing import Any

from csa_desktop.commands import drafts
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Then
from csa_desktop.gui.pages.notebook.labelled import LabelledText

Command = Callable[..., Any]


class OnceText:
    """A labelled text and its keeping; `row` is the statement that it is the words of."""

    def __init__(
        self,
        board: Board,
        row: str,
        label: str,
        hint: str,
        *,
        title: str,
        draft: tuple[str, ...],
        send: Callable[[str, Seen, Then, Refused], None],
        lines: int = 2,
    ) -> None:
        """`draft` is kind, case and whatever else tells this text from others of its kind."""
        self._board, self.row = board, row
        self.field = LabelledText(label, hint, lines=lines)
        self.field.came.connect(lambda: board.select(row) if row in board.cards else None)
        self._kept = Kept(
            board.desk,
            self.field.text,
            send,
            row=("statement", row),
            draft_row=(drafts.where(drafts.CASE, *draft), row),
            field="text",
            title=title,
            parent=board,
        )
        self._kept.refused.connect(self.field.say)

    def show(self, trail: Trail) -> LabelledText:
        """The words as they are now."""
        there = trail.statement(self.row)
        if there:
            self._board.cards[self.row] = self.field.text
            self.field.say("")
        self._kept.show(there.text if there else "", trail.at)
        return self.field

    def keep(self) -> None:
        """Make a change of what is being typed."""
        self._kept.keep()


def sender(board: Board, command: Command, *about: object, field: str = "") -> Callable[..., None]:
    """Sends a text to a command: as its last argument, or as the one called `field`."""

    def send(text: str, seen: Seen, then: Then, refused: Refused) -> None:
        run: Command = partial(board.desk.run, command, seen=seen, then=then, refused=refused)
        run(*about, **{field: text}) if field else run(*about, text)

    return send
