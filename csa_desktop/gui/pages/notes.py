"""Notes that wait for their place in the notebook."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.commands import statements
from csa_desktop.domain.cases import SAMPLED, Case
from csa_desktop.domain.framework import Field, Option, Subject
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import FINDING, GAP, HYPOTHESIS, NOTE, Statement
from csa_desktop.gui.fields.select import SelectField
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.listing import ListingPage
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.empty_page import EmptyPage

HINT = "F2 takes a note anywhere. Here each gets its place; when it was written stays with it."
EMPTY = "Take a note with F2 on any page, while you read or listen. It waits here until you give it a place."


class NotesPage(ListingPage):
    """One panel per note, with where it may go."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(desk, "Notes to place", HINT, parent=parent)
        self._panels: dict[str, NotePanel] = {}
        self._cases: tuple[Case, ...] = ()

    def show_trail(self, trail: Trail) -> None:
        """Show the notes, the oldest first."""
        notes = trail.statements(kind=NOTE)
        self._cases = trail.cases(SAMPLED)
        if self.is_shown(notes):
            return
        self._panels = {note.id: self._panel(note) for note in notes}
        nothing = [EmptyPage("No note waits for a place", EMPTY)]
        self.show_groups(notes, [("", list(self._panels.values()) or nothing)])

    def _panel(self, note: Statement) -> "NotePanel":
        """The panel that is there already: what was chosen in it stays when another note is placed."""
        known = self._panels.get(note.id)
        return known if known and known.note == note else NotePanel(note, self.desk, self._cases)

    def go_to(self, place: Place) -> None:
        """Put the focus on the note that a link named."""
        self.selected.emit("")
        self.finish()
        if panel := self._panels.get(place.statement):
            panel.where.go()
            self.column.ensureWidgetVisible(panel)


class NotePanel(Panel):
    """A note, the choice of its place, and a button for each kind of thing it may become."""

    def __init__(
        self, note: Statement, desk: Desk, cases: tuple[Case, ...], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(note.text, _when(note), parent=parent)
        self.setObjectName(f"note-{note.id}")
        self.note, self._desk = note, desk
        outcomes = tuple(s for s in desk.pack.subjects if s.kind == "outcome")
        self.where = SelectField(_where(outcomes or desk.pack.themes() or desk.pack.subjects, note))
        self.case = SelectField(_which(cases, note))
        self.case.setVisible(bool(cases))
        self.add(self.case, self.where)
        row = QHBoxLayout()
        for kind, words in (
            (FINDING, "Place as a finding"),
            (GAP, "As a gap"),
            (HYPOTHESIS, "As a hypothesis"),
        ):
            button = Button(words, kind="plain")
            button.setObjectName(f"place-{kind}")
            button.clicked.connect(lambda _=False, kind=kind: self._place(kind))
            row.addWidget(button)
        remove = Button("Remove", kind="quiet")
        remove.clicked.connect(lambda: desk.run(statements.remove, note.id))
        row.addWidget(remove)
        row.addStretch(1)
        body: QVBoxLayout = self.body
        body.addLayout(row)

    def _place(self, kind: str) -> None:
        subject = str(self.where.value())
        if not subject:
            self.where.set_error("Choose where this note belongs.")
            return
        step = self._desk.pack.steps[0].id
        case = str(self.case.value())
        self._desk.run(statements.place, self.note.id, kind=kind, step=step, subject=subject, case=case)


def _where(subjects: tuple[Subject, ...], note: Statement) -> Field:
    options = tuple(Option(s.id, s.title) for s in subjects)
    return Field(f"where-{note.id}", "choice", "Where it belongs", options=options)


def _which(cases: tuple[Case, ...], note: Statement) -> Field:
    options = tuple(Option(case.id, case.code) for case in cases)
    return Field(f"case-{note.id}", "choice", "Which case, if it is about one", options=options)


def _when(note: Statement) -> str:
    written = f"Written {moment(note.written)}"
    return f"{written} · happened {moment(note.happened)}" if note.happened else written
