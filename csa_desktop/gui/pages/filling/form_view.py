"""A form as one fills it in: what it is, its copies, its fields, and the way to paper."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop import clock
from csa_desktop.commands.printing import steps_in_words
from csa_desktop.commands.prints import Wanted
from csa_desktop.domain import filling
from csa_desktop.domain.deadlines import deadlines
from csa_desktop.domain.filling import Copy
from csa_desktop.domain.forms import LETTER
from csa_desktop.domain.framework import Form
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.deadline_words import when
from csa_desktop.gui.pages.filling.copy_body import CopyBody
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.planning.day_field import DayField
from csa_desktop.gui.paper.places import place_of
from csa_desktop.gui.paper.quick_save import QuickSave
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.link import Link
from csa_desktop.gui.widgets.tabs import Tabs
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.local import Draft
from csa_desktop.store.store import Store

ASSESSMENT = "assessment"
"""A form of which there is one for the assessment."""
NONE = "There is nothing yet that this form is filled in for. A blank one can be printed."


class FormView(QWidget):
    """Any form of a framework, from its definition alone."""

    went = Signal(object)

    def __init__(self, desk: Desk, form: Form, *, look: str = "title", parent: QWidget | None = None) -> None:
        """`look` is that of the form's title: a section's where the page has a title of its own."""
        super().__init__(parent)
        self.setObjectName(f"form-{form.id}")
        self._desk, self._form, self._look = desk, form, look
        self._copies: tuple[Copy, ...] = ()
        self._trail: Trail | None = None
        self._bodies: dict[str, CopyBody] = {}
        self._drafts: tuple[Draft, ...] = ()
        self.tabs, self._host = Tabs(), QVBoxLayout()
        self.preview = Button("Preview and print", kind="primary")
        self.save = Button("Save as PDF …", kind="plain")
        self.word = Button("Save as Word …", kind="plain")
        self.blank = Button("Blank form", kind="plain")
        self.saving = QuickSave(desk, self)
        self._due = Words(look="quiet")
        self.handed_in = DayField(desk, form.due, "Handed in on") if self._is_handed_in() else None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in self._head():
            column.addWidget(widget)
        if self._form.goes_with:
            column.addLayout(self._goes_with())
        if self.handed_in:
            column.addWidget(self._due)
            column.addWidget(self.handed_in)
        column.addSpacing(6)
        buttons = Flow(gap=10)
        for button in (self.preview, self.save, self.word, self.blank):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.word.setVisible(self._form.layout == LETTER)
        column.addWidget(self.saving)
        column.addSpacing(10)
        column.addWidget(self.tabs)
        self._none = Words(NONE, look="quiet")
        column.addWidget(self._none)
        column.addSpacing(8)
        column.addLayout(self._host)
        if self._form.footer:
            column.addSpacing(14)
            column.addWidget(Words(self._form.footer, look="quiet"))

    def _head(self) -> Sequence[Words]:
        form = self._form
        said = [Words(form.over, look="quiet"), Words(form.title, look=self._look), Words(form.hint)]
        rule = next((c for c in self._desk.pack.clocks if c.id == form.due), None)
        if rule:
            said.append(Words(f"Due: {rule.title}. {rule.note}".strip(), look="quiet"))
        return [words for words in said if words.text()]

    def _is_handed_in(self) -> bool:
        """Whether the form itself has a day on which it is due, and goes somewhere with the notebook."""
        clocks = {clock.id for clock in self._desk.pack.clocks}
        return self._form.due in clocks and bool(self._form.goes_with) and self._form.per == ASSESSMENT

    def _show_due(self, trail: Trail) -> None:
        if self.handed_in:
            today = clock.today()
            clocks = deadlines(self._desk.pack, trail, today)
            found = next((d for d in clocks if d.clock.id == self._form.due), None)
            self._due.set_words(when(found, today) if found else "")
            self.handed_in.show_trail(trail)

    def _goes_with(self) -> Flow:
        """What is handed in with it, and the way to it."""
        row, steps = Flow(), self._form.goes_with
        named = steps_in_words(self._desk.pack, steps)
        row.addWidget(Words(f"Handed in with {named} of the notebook.", look="quiet"))
        link = Link("Preview them" if len(steps) > 1 else "Preview it")
        link.setObjectName("goesWith")
        link.clicked.connect(lambda: self.went.emit(place_of(Wanted(steps=steps))))
        row.addWidget(link)
        if self._form.per == ASSESSMENT:
            whole = Link("All in one PDF")
            whole.setObjectName("wholePack")
            whole.clicked.connect(lambda: self.went.emit(place_of(Wanted(self._form.id, pack=True))))
            row.addWidget(whole)
        return row

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._show_copy)
        self.preview.clicked.connect(lambda: self._to_paper(blank=False))
        self.blank.clicked.connect(lambda: self._to_paper(blank=True))
        self.save.clicked.connect(lambda: self._save())
        self.word.clicked.connect(lambda: self._save(word=True))

    @property
    def body(self) -> CopyBody | None:
        """The copy that is shown; None where there is none yet."""
        about = self.tabs.current() if self.tabs.count() else ""
        return self._body(about) if any(copy.about == about for copy in self._copies) else None

    def _body(self, about: str) -> CopyBody:
        if about not in self._bodies:
            copy = next(c for c in self._copies if c.about == about)
            body = self._bodies[about] = CopyBody(self._desk, self._form, copy)
            if self._trail:
                body.show_trail(self._trail)
            body.offer_drafts(self._drafts)
            self._host.addWidget(body)  # when all is in it, so that it is laid out once
        return self._bodies[about]

    def _show_copy(self, _: str = "") -> None:
        shown = self.body
        for body in self._bodies.values():
            body.setVisible(body is shown)

    def show_trail(self, trail: Trail) -> None:
        """Show what the store says; typing, focus and scroll stay."""
        self._trail = trail
        self._show_due(trail)
        self._show_copies(filling.copies(self._desk.pack, self._form, trail))
        for body in self._bodies.values():
            body.show_trail(trail)

    def _show_copies(self, copies: tuple[Copy, ...]) -> None:
        if copies != self._copies:
            self._copies = copies
            self.tabs.show_tabs([(copy.about, copy.title) for copy in copies if copy.about])
        self.tabs.setVisible(len(copies) > 1)
        self._none.setVisible(not copies)
        for button in (self.preview, self.save, self.word):
            button.setEnabled(bool(copies))

    def go_to(self, about: str) -> None:
        """The person came here: show a copy where one is named, and typing that was cut short."""
        if about:
            self.tabs.go_to(about)
        QTimer.singleShot(0, self, self._show_copy)  # the fields take a turn of their own to make
        self._desk.read(Store.drafts, self._desk.assessment, then=self._found)

    def _found(self, drafts: tuple[Draft, ...]) -> None:
        self._drafts = drafts
        for body in self._bodies.values():
            body.offer_drafts(drafts)

    def leave(self) -> None:
        """Keep what is being typed."""
        if self.handed_in:
            self.handed_in.kept.keep()
        for body in self._bodies.values():
            body.keep()

    # To paper

    def _wanted(self, *, blank: bool = False, word: bool = False) -> Wanted:
        body = self.body
        about = "" if blank or body is None else body.copy.about
        return Wanted(self._form.id, about, blank, word=word)

    def _to_paper(self, *, blank: bool) -> None:
        self.went.emit(place_of(self._wanted(blank=blank)))

    def _save(self, *, word: bool = False) -> None:
        self.leave()
        self.saving.save(self._wanted(word=word))
