"""What a line of the plan says, each thing kept as it is left."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csa_desktop.commands import plan
from csa_desktop.domain import plan as planned
from csa_desktop.domain.cases import SAMPLED, Appointment
from csa_desktop.domain.framework import Field, Option
from csa_desktop.domain.trail import Trail
from csa_desktop.errors import UserError
from csa_desktop.gui.fields.editor import Editor
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.fields.select import SelectField
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.pages.cut_short import CutShort
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Then, let_go
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.parted.beside import VersionsBadge, by_row
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.log import Recorded


class LineEditor(Panel):
    """Opens under its line in the timetable."""

    closed = Signal()
    went = Signal(object)

    def __init__(self, desk: Desk, line: Appointment, trail: Trail, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName(f"edit-{line.id}")
        self._desk, self.line = desk, line
        self._kept: dict[str, Kept] = {}
        self.editors: dict[str, Editor] = {}
        self.who = Toggles("Who goes", [Option(m.id, m.name) for m in trail.rows.members], many=True)
        self.who.chosen.connect(lambda who: self._say("who", list(who)))
        self._wrong, self.versions = Words(look="error"), VersionsBadge()
        self.versions.went.connect(self.went)
        self._make(trail)
        self._lay_out()
        self.show_line(line, trail)

    # What can be said

    def _make(self, trail: Trail) -> None:
        pack = self._desk.pack
        cases = tuple(Option(case.id, case.code) for case in trail.cases(SAMPLED))
        kinds = Field("kind", "choice", "What it is", options=pack.appointments)
        self._choice("kind", SelectField(kinds))
        self._choice("case", SelectField(Field("case", "choice", "Case", options=cases)))
        self._text("day", Field("day", "date", "Day"), "starts", self._starts)
        self._text("time", Field("time", "text", "Begins", example="09:30"), "starts", self._starts)
        self._text("minutes", Field("minutes", "text", "Minutes", example="60"), "minutes", plan.minutes)
        self._text("place", Field("place", "text", "Office"), "place")
        meets = Field("meets", "text", "Whom they meet", hint="Roles, no names")
        self._text("meets", meets, "meets")
        self._text(
            "title", Field("title", "text", "In other words", hint="Where its kind does not say it"), "title"
        )
        self._text("said", Field("said", "long", "What was said there", lines=2), "said")

    def _choice(self, name: str, editor: Editor) -> None:
        self.editors[name] = editor
        editor.left.connect(lambda: self._say(name, editor.value()))

    def _text(
        self, name: str, field: Field, column: str, made: Callable[[str], Any] = lambda text: text
    ) -> None:
        editor = self.editors[name] = editor_for(field)
        self._kept[name] = Kept(
            self._desk,
            editor,
            partial(self._send, name, column, made),
            row=("appointment", self.line.id),
            field=name,
            column=column,
            title=f"Plan: {field.label}",
            parent=self,
        )
        self._kept[name].refused.connect(editor.set_error)

    def _starts(self, _: str) -> str:
        """The day and the time together, as they are kept."""
        return plan.starts(str(self.editors["day"].value()), str(self.editors["time"].value()))

    def _send(
        self,
        name: str,
        column: str,
        made: Callable[[str], Any],
        value: str,
        seen: Seen,
        then: Then,
        refused: Refused,
    ) -> None:
        try:
            said = {column: made(value)}
        except UserError as error:
            refused(str(error))
            return
        done = partial(self._sent, name, then)
        self._desk.run(plan.change, self.line.id, said, seen=seen, then=done, refused=refused)

    def _sent(self, name: str, then: Then, recorded: Recorded) -> None:
        self.editors[name].set_error("")
        then(recorded)

    def _say(self, column: str, value: Any) -> None:
        if not value and column == "kind":
            return
        self._desk.run(plan.change, self.line.id, {column: value}, refused=self._refuse)

    # Showing

    def _lay_out(self) -> None:
        rows = (("kind", "case", "place"), ("day", "time", "minutes"), ("meets", "title"))
        self.body.setSpacing(10)
        self.add(CutShort(self._desk, self._kept))
        for names in rows:
            self.add(SideBySide([self.editors[name] for name in names], len(names)))
            if "day" in names:
                self.add(self.versions)
        self.add(Words("Who goes", look="label"), self.who, self.editors["said"], self._wrong)
        buttons = Flow(gap=8)
        self._held, self._cancel = Button("It was held"), Button("Cancel it")
        self._remove, close = Button("Take it out", kind="quiet"), Button("Close", kind="quiet", key="Esc")
        for button in (self._held, self._cancel, self._remove, close):
            buttons.addWidget(button)
        self.body.addLayout(buttons)
        self._held.clicked.connect(lambda: self._become(planned.HELD))
        self._cancel.clicked.connect(lambda: self._become(planned.CANCELLED))
        self._remove.clicked.connect(self._take_out)
        close.clicked.connect(self.close_it)
        self._refuse("")

    def _refuse(self, sentence: str) -> None:
        self._wrong.set_words(sentence)
        self._wrong.setVisible(bool(sentence))

    def _become(self, state: str) -> None:
        wanted = planned.PLANNED if self.line.state == state else state
        self._desk.run(plan.done, self.line.id, state=wanted, refused=self._refuse)

    def _take_out(self) -> None:
        self._desk.run(plan.remove, self.line.id, refused=self._refuse)

    def close_it(self) -> None:
        """Keep what is typed, and close."""
        self.keep()
        self.closed.emit()

    def show_line(self, line: Appointment, trail: Trail) -> None:
        """The store says this now; what is being typed stays."""
        self.line = line
        day, _, time = line.starts.partition("T")
        minutes = str(line.minutes or "")
        shown = {"day": day, "time": time[:5], "minutes": minutes, "place": line.place, "meets": line.meets}
        shown |= {"title": line.title, "said": line.said}
        for name, kept in self._kept.items():
            kept.show(shown[name], trail.at, kept=line.minutes if name == "minutes" else None)
        self.editors["kind"].set_value(line.kind)
        self.editors["case"].set_value(line.case)
        self.who.show_value(line.who)
        self._held.setText("It was not held after all" if line.state == planned.HELD else "It was held")
        self._cancel.setText("Plan it again" if line.state == planned.CANCELLED else "Cancel it")

        self._show_versions(trail)

    def _show_versions(self, trail: Trail) -> None:
        """What two people said of what no field here says by itself: the day and the time are one."""
        torn = [c for c in by_row(trail).get(self.line.id, ()) if c.field not in self._kept]
        shown = {c.field: getattr(self.line, c.field, None) for c in torn}
        self.versions.show_conflicts(trail, self._desk.pack, torn, shown)

    def keep(self) -> None:
        """Make changes of what is typed."""
        for kept in self._kept.values():
            if kept.typing:
                kept.keep()

    def go_away(self) -> None:
        """Keep what is typed, and be gone once it is kept."""
        let_go(self, self._kept.values())

    def go(self) -> None:
        """Put the focus on when it begins, which is asked first."""
        self.editors["time"].go()
