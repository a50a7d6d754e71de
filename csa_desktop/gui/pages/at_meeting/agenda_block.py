"""The agenda under its headings: drawn from the notebook on request, then a person's to change."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csa_desktop.commands import meetings
from csa_desktop.commands.prints import AGENDA, Wanted
from csa_desktop.domain import agenda
from csa_desktop.domain import values as v
from csa_desktop.domain.agenda import Heading
from csa_desktop.domain.counts import several
from csa_desktop.domain.trail import Trail
from csa_desktop.gui import keys
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sections import Section
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.paper.places import place_of
from csa_desktop.gui.paper.quick_save import QuickSave
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.log import Recorded

ADD = "Add a line here …"
KEYS = "Enter edits · Alt ↑ ↓ move, also under another heading · Delete removes, Ctrl Z brings back"
NOTHING_NEW = "Everything that the notebook has for the agenda is on it, or was taken out of it."
NEW = "The notebook has {} for the agenda that {} not on it yet."
UNDER, TOP = 12, 20


class AgendaBlock(Block):
    """The buttons, then each heading with its lines."""

    show_wanted = Signal()
    """The person wants it on a shared screen."""

    def __init__(self, board: Board) -> None:
        super().__init__(board)
        self._board = board
        self._headings = {h.id: (h, Words(h.called, look=_look(h))) for h in agenda.headings(board.desk.pack)}
        self.draw_button = Button("Draw from the notebook")
        self.draw_button.setObjectName("drawAgenda")
        self.show_button = Button("Show on a shared screen", kind="primary", key=keys.key("show-meeting"))
        self.preview, self.word = Button("Preview and print"), Button("Save as Word …")
        self.saving = QuickSave(board.desk)
        self._told, self._wrong = Words(look="quiet"), Words(look="error")
        self._keys = Words(KEYS, look="quiet")
        self._said = ""
        self._at = -1
        self._head = QWidget()
        flow = Flow(self._head, gap=10)
        for button in (self.show_button, self.draw_button, self.preview, self.word):
            flow.addWidget(button)
        self._connect()

    def _connect(self) -> None:
        self.draw_button.clicked.connect(self._draw)
        self.show_button.clicked.connect(self.show_wanted)
        self.preview.clicked.connect(lambda: self._board.went.emit(place_of(Wanted(sheet=AGENDA))))
        self.word.clicked.connect(lambda: self.saving.save(Wanted(sheet=AGENDA, word=True)))

    def show(self, trail: Trail) -> list[Row]:
        """The headings as they are now, and how much of the notebook is not under them."""
        pack = self._board.desk.pack
        new = len(agenda.to_draw(pack, trail))
        self._told.set_words(self._said or _new(new))
        if trail.at != self._at:
            self._at = trail.at
            self._board.desk.read(meetings.graded, trail.assessment.id, pack, then=self._checked)
        rows: list[Row] = [(self._head, 14), (self.saving, 4), (self._told, 6)]
        rows += [(self._wrong, 6)] if self._wrong.text() else []
        for heading, words in self._headings.values():
            rows.append((words, TOP if heading.number else UNDER))
            section = section_of(heading)
            found = agenda.lines(trail, heading.id)
            rows += [(widget, 0 if at else 5) for at, widget in enumerate(self._board.rows(section, found))]
            rows.append((self._board.line(section, ADD), 4))
        return [*rows, (self._keys, 8)]

    def _checked(self, told: str) -> None:
        if told != self._wrong.text():
            self._wrong.set_words(told)
            self._board.arranged.emit()

    def _draw(self) -> None:
        self._board.desk.run(
            meetings.draw, self._board.desk.pack, then=self._drawn, refused=lambda said: self._say(said)
        )

    def _drawn(self, recorded: Recorded) -> None:
        lines = sum(table == "statement" for table, _ in recorded.changes)
        self._say(f"{_lines(lines)} drawn from the notebook. What you change stays as you change it.")

    def _say(self, said: str) -> None:
        self._said = said
        self._board.arranged.emit()


def section_of(heading: Heading) -> Section:
    """Where a new line under a heading belongs."""
    return Section(v.AGENDA, "", "", heading=heading.id, title=f"Agenda, {heading.called}, a new line")


def _look(heading: Heading) -> str:
    return "section" if heading.number else "heading"


def _new(number: int) -> str:
    return NEW.format(_lines(number), "is" if number == 1 else "are") if number else NOTHING_NEW


def _lines(number: int) -> str:
    return several(number, "line")
