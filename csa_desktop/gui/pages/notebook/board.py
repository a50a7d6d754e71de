"""What the sections of one tab share: the trail as shown, the rows, the selection, the open editors."""

from collections.abc import Iterable
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from csa_desktop.domain import monitored
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement, new_id
from csa_desktop.gui.pages.notebook.add_line import AddLine
from csa_desktop.gui.pages.notebook.deeds import Deeds
from csa_desktop.gui.pages.notebook.editing import Editing
from csa_desktop.gui.pages.notebook.ground import Ground
from csa_desktop.gui.pages.notebook.refusal import Refusal
from csa_desktop.gui.pages.notebook.row_view import RowView, row_view
from csa_desktop.gui.pages.notebook.sections import Section
from csa_desktop.gui.pages.notebook.statement_row import StatementRow
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.turns import TURN_SECONDS


class Board(QObject):
    """Rows are reused by statement. `arranged` says that the page is to be laid out again."""

    selected = Signal(str)
    went = Signal(object)
    arranged = Signal()
    revealed = Signal(object)
    """A widget that should be in sight."""

    def __init__(self, desk: Desk, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.trail: Trail | None = None
        self.ground = Ground()
        self.deeds = Deeds(desk, self.ground, parent=self)
        self.deeds.go_next.connect(self.go_next)
        self.deeds.not_removed.connect(self._refuse)
        self._refusal: Refusal | None = None
        self.selection = ""
        self.case = ""
        """The case that the whole page is about."""
        self.is_whole, self._until = True, 0.0
        """Whether all rows were made; those of a very long page are made in turns."""
        self.cards: dict[str, QWidget] = {}
        """Statements that are shown otherwise than as rows, such as judgements."""
        self._rows: dict[str, StatementRow] = {}
        self._views: dict[str, RowView] = {}
        self._lines: dict[Section, AddLine] = {}
        self._shown_lines: list[Section] = []
        self._editings: dict[str, Editing] = {}
        self._focus_next = ""
        self._service = ""
        """The service of what was written last: whoever writes many writes them about one service."""

    # Showing

    def begin(self, trail: Trail) -> None:
        """A trail is about to be shown, perhaps the same one again."""
        if trail is not self.trail:
            self._views.clear()
        self.trail = trail
        self.is_whole, self._until = True, 0.0
        self.ground.show(trail.at)
        self.deeds.order, self.deeds.sections, self.cards = [], {}, {}
        self._shown_lines = []
        for editing in self._editings.values():
            editing.show(trail)
        if self._refusal:
            self._refusal.show_trail(trail, self.desk.pack)
        self._drop_done()

    def rows(self, section: Section, shown: Iterable[Statement]) -> list[QWidget]:
        """The rows of a section, open editors in their places, and new ones at its end."""
        return [*self.placed(section, shown), *self.begun(section)]

    def placed(self, section: Section, shown: Iterable[Statement]) -> list[QWidget]:
        """The rows of statements that are there, each with why it was not removed."""
        widgets: list[QWidget] = []
        for statement in shown:
            if not self._has_time(statement.id):
                continue
            self.deeds.order.append(statement.id)
            self.deeds.sections[statement.id] = section
            editing = self._editings.get(statement.id)
            widgets.append(editing.editor if editing else self._row(statement))
            if self._refusal and self._refusal.about == statement.id:
                widgets.append(self._refusal)
        return widgets

    def begun(self, section: Section) -> list[QWidget]:
        """The editors of what is not there yet; to be asked for after what is placed."""
        new = (e for e in self._editings.values() if e.section == section)
        return [e.editor for e in new if not self._is_placed(e.row)]

    def _has_time(self, statement: str) -> bool:
        """Whether a row is there already, or can be made in this turn."""
        there = statement in self._rows or statement in self._editings or self._is_turn()
        self.is_whole = self.is_whole and there
        return there

    def may_make(self) -> bool:
        """Whether something that takes long can be made in this turn; else the page is shown again for it."""
        now = self._is_turn()
        self.is_whole = self.is_whole and now
        return now

    def goes_on(self) -> None:
        """Not all is shown yet: the page is shown again for more."""
        self.is_whole = False

    def _is_turn(self) -> bool:
        """A turn begins with the first thing that takes long, so that each gets further."""
        self._until = self._until or perf_counter() + TURN_SECONDS
        return perf_counter() < self._until

    def _is_placed(self, row: str) -> bool:
        return row in self.deeds.sections

    def line(self, section: Section, text: str, more: str = "") -> AddLine:
        """The line that adds to a section."""
        if section not in self._lines:
            line = self._lines[section] = AddLine(text, more)
            line.setObjectName(f"add-{section.id}")
            line.clicked.connect(lambda: self.add(section))
        self._shown_lines.append(section)
        return self._lines[section]

    def finish(self) -> None:
        """Everything was shown: let rows go whose statements are gone, and mark where one is."""
        there = self.deeds.sections
        for gone in [key for key in self._rows if key not in there]:
            row = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        focus = self._focus_next
        if focus not in self._editings and (focus in there or focus in self.cards):
            self._focus_next = ""
            self.select(focus, focus=True)
        elif self.selection and not (self.has(self.selection) or self.selection in self._editings):
            self.select("")
        self._show_meant()

    def _row(self, statement: Statement) -> StatementRow:
        row = self._rows.get(statement.id)
        if row and self._is_for_later(statement.id):
            return row
        view = self._view(statement)
        if row is None:
            row = self._rows[statement.id] = self._new_row(StatementRow(view))
        row.show_view(view)
        return row

    def _is_for_later(self, statement: str) -> bool:
        """Whether what is new in a row can wait for the next turn."""
        later = statement not in self._views and statement != self.selection and not self._is_turn()
        self.is_whole = self.is_whole and not later
        return later

    def _view(self, statement: Statement) -> RowView:
        if self.trail is None:
            raise RuntimeError("rows are made while a trail is shown")
        if statement.id not in self._views:
            self._views[statement.id] = row_view(self.trail, self.desk.pack, statement, within=self.case)
        return self._views[statement.id]

    def _new_row(self, row: StatementRow) -> StatementRow:
        row.picked.connect(self.select)
        row.edit_wanted.connect(self.edit)
        row.step_wanted.connect(self.step)
        row.went.connect(self.went)
        row.remove_wanted.connect(self.deeds.remove)
        row.move_wanted.connect(self.deeds.move)
        row.sign_wanted.connect(self.deeds.sign)
        row.set_selected(row.view.id == self.selection)
        return row

    def _refuse(self, statement: str, sentence: str) -> None:
        """Say so where one looks, and lead to what stands in the way."""
        if self._refusal is None:
            self._refusal = Refusal()
            self._refusal.went.connect(self.went)
        self._refusal.say(statement, sentence)
        self.arranged.emit()
        self.revealed.emit(self._refusal)

    # The selection

    def row(self, statement: str) -> StatementRow | None:
        """The row of a statement, where there is one."""
        return self._rows.get(statement)

    def select(self, statement: str, *, focus: bool = False) -> None:
        """Make this the selected statement; its trail is shown beside the page."""
        if statement != self.selection:
            for key, on in ((self.selection, False), (statement, True)):
                if row := self._rows.get(key):
                    row.set_selected(on)
            self.selection = statement
            if self._refusal and self._refusal.about not in ("", statement):
                self._refusal.say("", "")
                QTimer.singleShot(0, self, self.arranged.emit)
            self._show_meant()
            self.selected.emit(statement)
        widget = self._rows.get(statement) or self.cards.get(statement)
        if focus and widget:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            self.revealed.emit(widget)

    def step(self, statement: str, by: int) -> None:
        """Select a row so many above or below, or the last one there is."""
        order = self.deeds.order
        if statement in order:
            at = min(max(0, order.index(statement) + by), len(order) - 1)
            self.select(order[at], focus=True)

    def go_next(self, statement: str) -> None:
        """Select this one as soon as it is shown."""
        self._focus_next = statement

    def has(self, statement: str) -> bool:
        """Whether a statement is shown, as a row or as a card."""
        return statement in self.deeds.sections or statement in self.cards

    def first(self) -> str:
        """The first statement that is shown; empty where there is none."""
        return next(iter((*self.deeds.order, *self.cards)), "")

    # Writing

    def edit(self, statement: str) -> None:
        """Open a statement in place."""
        self._focus_next = ""
        there = self.trail.statement(statement) if self.trail else None
        section = self.deeds.sections.get(statement)
        if self.trail is None or there is None or section is None:
            return
        if (why := monitored.why(self.trail)) and statement in monitored.standing(self.trail):
            self._refuse(statement, why)
            return
        self._close_others(statement)
        if statement not in self._editings:
            self._open(Editing(self.desk, section, statement, there, self.ground, parent=self))
        self.select(statement)
        self._show_editing(statement)

    def add(self, section: Section) -> None:
        """Open an empty editor at the end of a section."""
        self._focus_next = ""
        self._close_others("")
        editing = Editing(self.desk, section, new_id(), None, self.ground, parent=self)
        editing.editor.show_values({**editing.editor.about, "service": self._service})
        self._open(editing)
        self.select(editing.row)
        self._show_editing(editing.row)

    def add_here(self) -> None:
        """Add where one is."""
        if section := self.meant():
            self.add(section)

    def editor(self, row: str = "") -> QWidget | None:
        """The open editor of a statement, or the one that was opened last."""
        editing = self._editings.get(row) if row else next(reversed(self._editings.values()), None)
        return editing.editor if editing else None

    def keep(self) -> None:
        """Make changes of all that is typed: the person goes elsewhere."""
        for editing in self._editings.values():
            editing.keep()

    def _open(self, editing: Editing) -> None:
        self._editings[editing.row] = editing
        editing.finished.connect(self._finished)
        editing.next_wanted.connect(self._next)

    def _show_editing(self, row: str) -> None:
        self.arranged.emit()
        editor = self._editings[row].editor
        editor.go()
        self.revealed.emit(editor)

    def _next(self, row: str) -> None:
        editing = self._editings[row]
        self._service = str(editing.editor.about.get("service", ""))
        if editing.editor.new and (editing.sent or editing.editor.text.value()):
            self.add(editing.section)
        else:
            self._finished(row)

    def _finished(self, row: str) -> None:
        editing = self._editings.get(row)
        if editing is None:
            return
        focused = editing.editor.window().focusWidget()
        had_focus = focused is not None and editing.editor.isAncestorOf(focused)
        written = editing.sent or bool(editing.editor.text.value())
        if had_focus and written:
            self._focus_next = row
        editing.close()
        self._drop_done()
        self.arranged.emit()
        if had_focus and not written and (line := self._lines.get(editing.section)):
            line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_others(self, row: str) -> None:
        for editing in self._editings.values():
            if editing.row != row:
                editing.close()
        self._drop_done()

    def _drop_done(self) -> None:
        for row in [r for r, e in self._editings.items() if e.done]:
            editing = self._editings.pop(row)
            editing.editor.hide()
            editing.editor.deleteLater()
            editing.deleteLater()

    def meant(self) -> Section | None:
        """The section to which Ctrl N adds: the one written in or selected, else the first that is shown."""
        open_now = next(reversed(self._editings.values()), None)
        here = open_now.section if open_now else self.deeds.sections.get(self.selection)
        if here is None or here in self._shown_lines:
            return here or next(iter(self._shown_lines), None)
        beside = (s for s in self._shown_lines if s.key_judgement == here.key_judgement)
        return next(beside, next(iter(self._shown_lines), None))

    def _show_meant(self) -> None:
        meant = self.meant()
        for section, line in self._lines.items():
            line.set_meant(section == meant)
