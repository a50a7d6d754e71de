"""Areas for development and priority action: what each stands on, and which part of a definition applies."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.commands import answers, areas, drafts
from csa_desktop.domain import monitored
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import AreaKind, Field, Option, Step
from csa_desktop.domain.readiness import AREA_ANSWERS, PART, Todo, part_of
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.pages.notebook.analysis import HEADING_GAP
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.fold import PromptsPanel
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Then
from csa_desktop.gui.pages.notebook.sections import Section
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.words import Words

WHICH = "Which part of the definition applies?"
DEFINITION = "The definition"
MOVE = "Put it under: {}"


class _PartChoice(QWidget):
    """Asks which part of the definition applies to one area."""

    def __init__(self, board: Board, kind: AreaKind, area: str) -> None:
        super().__init__()
        self.setObjectName(f"part-{area}")
        self._board, self._area = board, area
        options = tuple(Option(part.id, part.text) for part in kind.parts)
        self.editor = editor_for(Field(f"part-{area}", "choice", WHICH, options=options))
        column = QVBoxLayout(self)
        column.setContentsMargins(37, 2, 0, 8)
        column.addWidget(self.editor)
        row = ("answer", answers.answer_id(board.desk.assessment, AREA_ANSWERS, area, PART))
        self._kept = Kept(
            board.desk,
            self.editor,
            self._send,
            row=row,
            draft_row=(drafts.where(drafts.ANSWER, AREA_ANSWERS, area, PART), row[1]),
            field=answers.VALUE,
            title=f"{kind.title}: {WHICH}",
            parent=self,
        )
        self._kept.refused.connect(self.editor.set_error)

    def show_part(self, trail: Trail, area: Statement) -> None:
        """Follow the store."""
        self._kept.show(part_of(trail, area), trail.at)

    def keep(self) -> None:
        """Make a change of what was chosen."""
        self._kept.keep()

    def _send(self, part: str, seen: Seen, then: Then, refused: Refused) -> None:
        desk = self._board.desk
        desk.run(areas.say_part, desk.pack, self._area, part, seen=seen, then=then, refused=refused)


class _OtherKinds(QWidget):
    """Leads an area to another kind of the framework: what is only to be developed may need action first."""

    def __init__(self, board: Board, kind: AreaKind, area: str) -> None:
        super().__init__()
        self._board, self._area = board, area
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 0, 0, 8)
        for other in board.desk.pack.areas:
            if other.id != kind.id:
                button = Button(MOVE.format(other.title), kind="link")
                button.setProperty("scale", "small")
                button.setObjectName(f"make-{other.id}-{area}")
                button.clicked.connect(partial(self._make, other.id))
                row.addWidget(button)
        row.addStretch(1)

    def _make(self, kind: str) -> None:
        desk, trail = self._board.desk, self._board.trail
        self._board.keep()
        self._board.go_next(self._area)
        desk.run(areas.change_kind, desk.pack, self._area, kind, seen=trail.at if trail else None)


class AreasBlock(Block):
    """The areas of one kind, with the definition, what is not certain of it, and a line that adds one."""

    def __init__(self, board: Board, step: Step, subject: str, kind: AreaKind) -> None:
        super().__init__(board)
        self._board, self._kind = board, kind
        title = f"{kind.title}, a new one"
        self._section = Section(v.AREA, step.id, subject, state=kind.id, title=title)
        self._heading = Words(kind.title, look="heading")
        self._hint = Words(" ".join(filter(None, (kind.hint, kind.note))), look="quiet")
        self._hint.setObjectName(f"area-note-{kind.id}")
        self._definition = PromptsPanel(DEFINITION, kind.parts) if kind.parts else None
        self._choices: dict[str, _PartChoice] = {}
        self._kinds: dict[str, _OtherKinds] = {}

    def show(self, trail: Trail) -> list[Row]:
        """The areas in the order they are kept in, each with the question that belongs to it."""
        where = self._section
        rows: list[Row] = [(self._heading, HEADING_GAP)]
        rows += [(self._hint, 2)] if self._hint.text() else []
        rows += [(self._definition, 6)] if self._definition else []
        found = [
            s
            for s in trail.statements(kind=v.AREA, step=where.step, subject=where.subject)
            if s.state == self._kind.id
        ]
        self._let_go({area.id for area in found})
        stays = monitored.why(trail)
        shown = self._board.rows(where, found)
        for at, widget in enumerate(shown):
            rows.append((widget, 0))
            if self._kind.parts and at < len(found):
                rows.append((self._choice(trail, found[at]), 0))
            if at < len(found) and not stays and len(self._board.desk.pack.areas) > 1:
                rows.append((self._other_kinds(found[at].id), 0))
        add = [] if stays else [(self._board.line(where, "Add one here …"), 4)]
        return [*rows, *add]

    def _let_go(self, there: set[str]) -> None:
        for made in (self._choices, self._kinds):
            for gone in set(made) - there:
                widget = made.pop(gone)
                widget.hide()
                widget.deleteLater()

    def _other_kinds(self, area: str) -> QWidget:
        if area not in self._kinds:
            self._kinds[area] = _OtherKinds(self._board, self._kind, area)
        return self._kinds[area]

    def _choice(self, trail: Trail, area: Statement) -> QWidget:
        if area.id not in self._choices:
            self._choices[area.id] = _PartChoice(self._board, self._kind, area.id)
        self._choices[area.id].show_part(trail, area)
        return self._choices[area.id]

    def keep(self) -> None:
        """Make changes of what was chosen."""
        for choice in self._choices.values():
            choice.keep()

    def answers(self, todo: Todo) -> QWidget | None:
        """Where it is said which part applies."""
        choice = self._choices.get(todo.statement)
        return choice.editor.focus_target() if choice and "definition" in todo.what else None


def makes(board: Board, step: Step, subject: str) -> list[partial[AreasBlock]]:
    """A block for each kind of area that the pack states, where the step holds areas."""
    kinds = board.desk.pack.areas if v.AREA in step.holds else ()
    return [partial(AreasBlock, board, step, subject, kind) for kind in kinds]
