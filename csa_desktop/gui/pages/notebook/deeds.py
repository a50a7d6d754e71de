"""What a key does to a selected row: its sign, its place, its removal. One command each."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from csa_desktop.commands import cases, statements
from csa_desktop.domain import values as v
from csa_desktop.gui.pages.notebook.ground import Ground
from csa_desktop.gui.pages.notebook.row_view import SIGNED
from csa_desktop.gui.pages.notebook.sections import Section
from csa_desktop.gui.pages.page import Desk


class Deeds(QObject):
    """Told the order of the rows and their sections each time they are shown."""

    go_next = Signal(str)
    """The row to go to once the present one is gone."""
    not_removed = Signal(str, str)
    """(statement, why)"""

    def __init__(self, desk: Desk, ground: Ground, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._ground = desk, ground
        self.order: list[str] = []
        self.sections: dict[str, Section] = {}
        """The section of each statement that has a row."""

    def sign(self, statement: str, sign: str) -> None:
        """Say what a statement is, where its kind has a sign."""
        section = self.sections.get(statement)
        if section is None or section.kind not in SIGNED:
            return
        seen = self._ground.seen(statement, "sign")
        self._ground.asked(statement, "sign")
        self._desk.run(
            statements.classify,
            statement,
            {"sign": sign},
            seen=seen,
            then=partial(self._ground.kept, statement, "sign"),
        )

    def remove(self, statement: str) -> None:
        """Take a statement away; undo brings it back. The next one is selected."""
        at = self.order.index(statement)
        near = next(iter(self.order[at + 1 : at + 2] or self.order[max(0, at - 1) : at]), "")
        then, refused = partial(self._gone, near), partial(self.not_removed.emit, statement)
        of_case = self.sections[statement].case and self.sections[statement].kind == v.FINDING
        remove = cases.remove_finding if of_case else statements.remove
        self._desk.run(remove, statement, then=then, refused=refused)

    def _gone(self, near: str, _: object) -> None:
        self.go_next.emit(near)

    def move(self, statement: str, by: int) -> None:
        """Move a statement up or down, into the neighbouring section where it is at an end of its own."""
        at = self.order.index(statement) + by
        if not 0 <= at < len(self.order):
            return
        other = self.order[at]
        here, there = self.sections[statement], self.sections[other]
        if here.kind != there.kind:
            return
        up = (by < 0) == (here == there)
        self._desk.run(
            statements.move,
            statement,
            before=other if up else "",
            after="" if up else other,
            key_judgement=there.key_judgement if here.key_judgement != there.key_judgement else None,
            section=there.heading if here.heading != there.heading else None,
        )
