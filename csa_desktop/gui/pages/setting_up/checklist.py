"""The individual checklist: block, writing window, and the days agreed with the authority (003:440-442)."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop import clock
from csa_desktop.commands import agreed_dates
from csa_desktop.commands.prints import CHECKLIST, Wanted
from csa_desktop.domain import filling, key_dates
from csa_desktop.domain.deadlines import day_of, deadlines
from csa_desktop.domain.framework import Form, KeyDate
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.cut_short import CutShort
from csa_desktop.gui.pages.filling.copy_body import CopyBody
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
from csa_desktop.gui.pages.notebook.fold import PromptsPanel
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.planning.day_field import DayField
from csa_desktop.gui.pages.setting_up.change_box import ChangeBox
from csa_desktop.gui.pages.setting_up.key_date_row import KeyDateRow
from csa_desktop.gui.pages.unsent import CHANGING, TELLING
from csa_desktop.gui.paper.places import place_of
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.column import bring_into_view
from csa_desktop.gui.widgets.words import Words

FORM = "individual-checklist"
SAYS = "checklist"
"""The group of prompts with what the handbook says of the checklist."""
WINDOW = "The writing window"
LAST = "window-ends"
AGREED = "Days that are agreed with the authority. What is due is counted from them; each change keeps why."


class Checklist(QWidget):
    """All of it on one page, and on paper."""

    went = Signal(object)

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._trail: Trail | None = None
        self._box: ChangeBox | None = None
        form = next((f for f in desk.pack.forms if f.id == FORM), None)
        self.form = self._form(form) if form else None
        self.window_days = {m.id: DayField(desk, m.id, m.title) for m in desk.pack.milestones}
        self.rows = {about.id: self._row(about) for about in desk.pack.key_dates}
        self.preview = Button("Preview and print", kind="primary")
        self.preview.clicked.connect(lambda: self.went.emit(place_of(Wanted(sheet=CHECKLIST))))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._lay_out()

    def _form(self, form: Form) -> CopyBody:
        return CopyBody(self._desk, form, filling.Copy("", form.title))

    def _row(self, about: KeyDate) -> KeyDateRow:
        row = KeyDateRow(self._desk, about)
        row.change_wanted.connect(partial(self._change, about))
        row.telling_wanted.connect(partial(self._tell, about))
        return row

    def _lay_out(self) -> None:
        column = self._column
        column.addWidget(self.preview)
        for group in self._says():
            column.addWidget(group)
        kept = {what: field.kept for what, field in self.window_days.items()}
        kept |= {what: row.kept for what, row in self.rows.items()}
        column.addWidget(CutShort(self._desk, kept))
        if self.form:
            column.addWidget(self.form)
        if self.window_days:
            column.addSpacing(8)
            column.addWidget(Words(WINDOW, look="heading"))
            column.addWidget(SideBySide(list(self.window_days.values()), 2))
        for number, part in enumerate(self._desk.pack.key_date_parts):
            column.addSpacing(8)
            column.addWidget(Words(part.title, look="heading"))
            if not number:
                column.addWidget(Words(AGREED, look="quiet"))
            for row in self.rows.values():
                if row.about.part == part.id:
                    column.addWidget(row)

    def _says(self) -> list[PromptsPanel]:
        groups = (group for stage in self._desk.pack.stages for group in stage.prompts)
        return [PromptsPanel(g.title, g.prompts) for g in groups if g.id == SAYS]

    # Changing a day

    def _change(self, about: KeyDate) -> None:
        box = ChangeBox(self._desk, CHANGING, about.id, f"Change the day: {about.title}")
        self._open(about, box, partial(self._agree, about))

    def _tell(self, about: KeyDate, change: str) -> None:
        box = ChangeBox(self._desk, TELLING, change, f"Who was told: {about.title}")
        self._open(about, box, partial(self._notify, change))

    def _open(self, about: KeyDate, box: ChangeBox, keep: Callable[[Mapping[str, str]], None]) -> None:
        self._close()
        self._box = box
        box.kept.connect(keep)
        box.left.connect(self._close)
        row = self.rows[about.id]
        self._column.insertWidget(self._column.indexOf(row) + 1, box)
        box.go()
        bring_into_view(box)

    def _close(self) -> None:
        if self._box:
            self._box.keep_typing()
            self._box.hide()
            self._box.deleteLater()
            self._box = None

    def _agree(self, about: KeyDate, said: Mapping[str, str]) -> None:
        self._desk.run(agreed_dates.agree, about.id, **said, then=self._sent, refused=self._refuse)

    def _notify(self, change: str, said: Mapping[str, str]) -> None:
        self._desk.run(agreed_dates.notified, change, **said, then=self._sent, refused=self._refuse)

    def _sent(self, _: object) -> None:
        if self._box:
            self._box.forget()
            self._close()

    def _refuse(self, sentence: str) -> None:
        if self._box:
            self._box.say(sentence)

    # Showing

    def show_trail(self, trail: Trail) -> None:
        """Show the checklist as it stands."""
        self._trail = trail
        today = clock.today()
        if self.form:
            self.form.show_trail(trail)
        for field in self.window_days.values():
            field.show_trail(trail)
        due = {d.clock.id: d for d in deadlines(self._desk.pack, trail, today)}
        last = day_of(trail, LAST)
        for row in self.rows.values():
            row.show_trail(trail, due.get(row.about.clock), last, today)

    def go_to(self, what: str) -> None:
        """Show a day that a link named; its box opens where something was typed there and not sent."""
        if row := self.rows.get(what):
            bring_into_view(row)
            if self._trail and key_dates.agreed_day(self._trail, what):
                self._change(row.about)
        made = (c for c in (key_dates.changes(self._trail) if self._trail else ()) if c.id == what)
        for change in made:
            self._tell(self.rows[change.what].about, change.id)

    def keep(self) -> None:
        """Keep what is being typed."""
        if self.form:
            self.form.keep()
        if self._box:
            self._box.keep_typing()
        for kept in (*(f.kept for f in self.window_days.values()), *(r.kept for r in self.rows.values())):
            if kept.typing:
                kept.keep()
