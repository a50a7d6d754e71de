"""Hypotheses as rows wherever they are listed; below each, what became of it and the form that asks why."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from csa_desktop.commands.drafts import unsent_box
from csa_desktop.domain import values as v
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sections import Section
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.supposing.settling import Settling
from csa_desktop.gui.pages.unsent import SETTLING
from csa_desktop.store.local import Draft
from csa_desktop.store.store import Store

GAP = 6
TOGETHER_MS = 30


class Settlings(QObject):
    """Keeps what stands below each hypothesis of a tab; made by the block that lists them."""

    def __init__(self, board: Board, *, parent: QObject) -> None:
        super().__init__(parent)
        self._board = board
        self._below: dict[str, Settling] = {}
        # The histories of many come one after the other: the page is laid out once for some of them.
        self._soon = QTimer(self, singleShot=True, interval=TOGETHER_MS)
        self._soon.timeout.connect(board.arranged)
        self._typed: set[str] = set()
        """Hypotheses of which something is typed and not kept."""
        board.desk.read(Store.drafts, board.desk.assessment, then=self._found)

    def rows(self, trail: Trail, section: Section, found: Sequence[Statement]) -> list[Row]:
        """The rows of a section with what stands below each, then the editors of new ones."""
        self._drop({s.id for s in trail.statements(kind=v.HYPOTHESIS)})
        rows: list[Row] = []
        for statement in found:
            if statement.id not in self._below and not self._board.may_make():
                continue
            widgets = self._board.placed(section, [statement])
            rows += [(widget, GAP) for widget in widgets]
            if widgets:
                rows.append((self._settling(trail, statement), 0))
        return [*rows, *((widget, GAP) for widget in self._board.begun(section))]

    def below(self, statement: str) -> Settling:
        """What stands below a hypothesis that is listed."""
        return self._below[statement]

    def _settling(self, trail: Trail, statement: Statement) -> Settling:
        if statement.id not in self._below:
            made = self._below[statement.id] = Settling(self._board.desk, statement.id)
            made.went.connect(self._board.went)
            made.arranged.connect(self._soon.start)
        below = self._below[statement.id]
        below.show_hypothesis(trail, statement)
        if statement.id in self._typed:
            self._typed.discard(statement.id)
            below.offer()
        return below

    def _found(self, drafts: tuple[Draft, ...]) -> None:
        boxes = (unsent_box(draft) for draft in drafts)
        self._typed = {box.row for box in boxes if box and box.kind == SETTLING}
        if self._typed:
            self._board.arranged.emit()

    def _drop(self, there: set[str]) -> None:
        for gone in set(self._below) - there:
            below = self._below.pop(gone)
            below.hide()
            below.deleteLater()

    def keep(self) -> None:
        """Keep what is being typed as drafts."""
        for below in self._below.values():
            below.keep()
