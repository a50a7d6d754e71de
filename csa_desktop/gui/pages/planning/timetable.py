"""The timetable: a day at a time, its lines in their order, and what can be put into it with one press."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop import clock
from csa_desktop.commands import plan as commands
from csa_desktop.commands.prints import TIMETABLE, Wanted
from csa_desktop.domain import plan
from csa_desktop.domain.cases import Appointment
from csa_desktop.domain.framework import Option
from csa_desktop.domain.plan import Day
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.planning import wording
from csa_desktop.gui.pages.planning.line_editor import LineEditor
from csa_desktop.gui.pages.planning.line_row import LineRow
from csa_desktop.gui.paper.places import place_of
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.chip import Chip
from csa_desktop.gui.widgets.column import bring_into_view, empty
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.log import Recorded

NOTHING = "Nothing is arranged for this day."
NO_DAYS = "Enter the first day on site under “Days and clocks”. Lines without a day can be put in already."


class Timetable(QWidget):
    """One day is shown; today where it is one of the days on site, else the first."""

    went = Signal(object)

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._trail: Trail | None = None
        self._day = ""
        self._opened: LineEditor | None = None
        self._open_next = ""
        self._shown: object = None
        self.rows: list[LineRow] = []
        self._days, self._list = QVBoxLayout(), QVBoxLayout()
        self._title, self._nothing = Words(look="heading"), Words(NOTHING, look="quiet")
        self.days: Toggles | None = None
        self._list.setSpacing(4)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._days)
        column.addWidget(self._title)
        column.addLayout(self._list)
        column.addWidget(self._nothing)
        column.addSpacing(6)
        column.addWidget(Words("Put into this day", look="label"))
        self._adding = Flow()
        for kind in self._desk.pack.appointments:
            chip = Chip(kind.title, tone="plain", name=f"Put in: {kind.title}")
            chip.setObjectName(f"add-{kind.id}")
            chip.set_tip(kind.hint or kind.title)
            chip.clicked.connect(partial(self._add, kind.id))
            self._adding.addWidget(chip)
        column.addLayout(self._adding)
        column.addSpacing(8)
        printing = Button("Preview and print the timetable", kind="plain")
        printing.clicked.connect(lambda: self.went.emit(place_of(Wanted(sheet=TIMETABLE))))
        column.addWidget(printing)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close_line)

    # Showing

    def show_trail(self, trail: Trail) -> None:
        """Show the day again where its lines have changed; what is being typed stays."""
        self._trail = trail
        found = plan.days(self._desk.pack, trail) or (Day(None, 0, ()),)
        if self._open_next:
            self._day = next((k for k in map(_key, found) if self._holds(found, k)), self._day)
        if self._day not in map(_key, found):
            today = wording.key_of(clock.today())
            self._day = today if today in map(_key, found) else _key(found[0])
        torn = tuple(c for c in trail.rows.parted if c.table == "appointment")
        what = (found, self._day, trail.rows.members, trail.rows.cases, torn)
        if what != self._shown:
            self._shown = what
            self._show_days(found)
            self._show_day(next(day for day in found if _key(day) == self._day))
        if self._opened:
            self._opened.show_line(self._line(self._opened.line.id) or self._opened.line, trail)
        if self._open_next and self._line(self._open_next):
            line, self._open_next = self._open_next, ""
            self.open_line(line)

    def _holds(self, days: tuple[Day, ...], key: str) -> bool:
        return any(_key(d) == key and any(a.id == self._open_next for a in d.lines) for d in days)

    def _show_days(self, days: tuple[Day, ...]) -> None:
        options = [Option(_key(day), wording.short_day(day)) for day in days]
        focused = self.days is not None and self.days.isAncestorOf(self.days.focusWidget() or self)
        empty(self._days)
        self.days = Toggles("Day", options)
        self.days.show_value(self._day)
        self.days.chosen.connect(lambda key: self.show_day(key or self._day))
        self._days.addWidget(self.days)
        if focused:
            self.days.toggle(self._day).setFocus()
        if days == (Day(None, 0, ()),):
            self.days.hide()

    def show_day(self, key: str) -> None:
        """Another day; what is typed in an open line is kept first."""
        self.close_line()
        self._day = key
        if self._trail:
            self.show_trail(self._trail)

    def _show_day(self, day: Day) -> None:
        assert self._trail
        pack, trail = self._desk.pack, self._trail
        self._title.set_words(wording.heading(pack, trail, day))
        self._nothing.setVisible(not day.lines)
        self._nothing.set_words(NOTHING if day.day or day.lines else NO_DAYS)
        self._show_lines(day.lines)

    def _show_lines(self, lines: tuple[Appointment, ...]) -> None:
        """The row that has the focus, and the editor that is open, stay."""
        assert self._trail
        focused = next((row.line.id for row in self.rows if row.hasFocus()), "")
        clashes = plan.clashes(self._trail)
        editor = self._opened if self._opened and any(a.id == self._opened.line.id for a in lines) else None
        if editor:
            self._list.removeWidget(editor)
        elif self._opened:
            self._opened = None
        empty(self._list)
        self.rows = []
        for line in lines:
            row = LineRow(self._desk.pack, self._trail, line, clash=self._clash(clashes.get(line.id, ())))
            row.clicked.connect(partial(self.toggle_line, line.id))
            row.stepped.connect(partial(self._step, len(self.rows)))
            self.rows.append(row)
            self._list.addWidget(row)
            if editor and editor.line.id == line.id:
                self._list.addWidget(editor)
            if line.id == focused:
                row.setFocus()

    def _clash(self, members: tuple[str, ...]) -> str:
        names = ", ".join(filter(None, map(self._trail.name_of, members))) if self._trail else ""
        return f"{names}: twice at this time" if names else ""

    def _step(self, at: int, by: int) -> None:
        if 0 <= at + by < len(self.rows):
            self.rows[at + by].setFocus()
            bring_into_view(self.rows[at + by])

    def _line(self, line: str) -> Appointment | None:
        rows = self._trail.rows.appointments if self._trail else ()
        return next((a for a in rows if a.id == line), None)

    # Lines

    def _add(self, kind: str, *_: object) -> None:
        starts = "" if self._day == wording.key_of(None) else self._day
        self._desk.run(commands.add, kind=kind, about={"starts": starts}, then=self._added)

    def _added(self, recorded: Recorded) -> None:
        self._open_next = recorded.row
        if self._trail:
            self.show_trail(self._trail)

    def toggle_line(self, line: str, *_: object) -> None:
        """Open a line, or close it where it is open."""
        if self._opened and self._opened.line.id == line:
            self.close_line()
        else:
            self.open_line(line)

    def open_line(self, line: str) -> None:
        """Show what a line says, below it, with the focus in it."""
        self.close_line()
        there = self._line(line)
        at = next((n for n, row in enumerate(self.rows) if row.line.id == line), None)
        if there is None or at is None or self._trail is None:
            return
        self._opened = LineEditor(self._desk, there, self._trail)
        self._opened.closed.connect(self.close_line)
        self._opened.went.connect(self.went)
        self._list.insertWidget(at + 1, self._opened)
        self._opened.show()
        self._opened.go()
        bring_into_view(self._opened)

    def close_line(self) -> None:
        """Keep what is typed in the open line, and close it; the focus goes to its row."""
        if self._opened:
            opened, self._opened = self._opened, None
            had_focus = opened.isAncestorOf(opened.focusWidget() or self)
            self._list.removeWidget(opened)
            opened.go_away()
            row = next((row for row in self.rows if row.line.id == opened.line.id), None)
            if row and had_focus:
                row.setFocus()

    def go_to_line(self, line: str) -> None:
        """Show the day of a line, and open it."""
        there = self._line(line)
        if there:
            self.show_day(wording.key_of(plan.day_at(there)))
            self.open_line(line)

    def keep(self) -> None:
        """Keep what is being typed."""
        if self._opened:
            self._opened.keep()


def _key(day: Day) -> str:
    return wording.key_of(day.day)
