"""One tab of a page: its board and its blocks, from the top."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from csa_desktop.domain.readiness import Todo
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sheet import Row


class Block(QObject):
    """A part of a tab: widgets that it keeps up to date itself. It goes when its board goes."""

    def show(self, trail: Trail) -> Sequence[Row]:
        """Its widgets as they are now, from the top."""
        raise NotImplementedError

    def keep(self) -> None:
        """Make changes of what is being typed, where one types."""

    def answers(self, todo: Todo) -> QWidget | None:
        """Where a thing to do is done, if it is done here and is not about one statement."""
        return None


Make = Callable[[], Block]
"""Makes a block when it is first shown: a page of many judgements is not made in one go."""


class Tab:
    """Shows its blocks and knows where each thing to do is done."""

    def __init__(self, board: Board, makes: Sequence[Make]) -> None:
        self.board, self._makes = board, list(makes)
        self._blocks: list[Block] = []
        self.scroll = 0

    @property
    def is_whole(self) -> bool:
        """Whether all of its blocks and their rows are made."""
        return not self._makes and self.board.is_whole

    def make_next(self) -> None:
        """Make one more block."""
        if self._makes:
            self._blocks.append(self._makes.pop(0)())

    def show(self, trail: Trail) -> list[Row]:
        """All rows from the top; `board.finish` is to be called once they are laid out."""
        self.board.begin(trail)
        return [row for block in self._blocks for row in block.show(trail)]

    def keep(self) -> None:
        """Make changes of what is being typed."""
        self.board.keep()
        for block in self._blocks:
            block.keep()

    def answers(self, todo: Todo) -> QWidget | None:
        """Where a thing to do is done."""
        return next((w for block in self._blocks if (w := block.answers(todo))), None)
