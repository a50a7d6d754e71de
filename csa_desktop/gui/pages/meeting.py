"""The meeting with the authority: its agenda, who is there, what was asked, tabled and recommended."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from csa_desktop.commands import meetings
from csa_desktop.domain import meeting
from csa_desktop.domain.agenda import Shared
from csa_desktop.domain.readiness import Todo
from csa_desktop.domain.trail import Trail
from csa_desktop.gui import keys
from csa_desktop.gui.pages.at_meeting.agenda_block import AgendaBlock
from csa_desktop.gui.pages.at_meeting.arrangements_block import ArrangementsBlock
from csa_desktop.gui.pages.at_meeting.listed import recommendations
from csa_desktop.gui.pages.at_meeting.notes_block import NotesBlock
from csa_desktop.gui.pages.at_meeting.people_block import PeopleBlock
from csa_desktop.gui.pages.at_meeting.shared_view import SharedView
from csa_desktop.gui.pages.at_meeting.tabled_block import TabledBlock
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.picking import pick_ground
from csa_desktop.gui.pages.notebook.sheet_page import SheetPage
from csa_desktop.gui.pages.notebook.tab import Block, Make
from csa_desktop.gui.pages.page import Desk

AGENDA, ARRANGED, PEOPLE, NOTES, TABLED, RECOMMENDED = (
    "agenda",
    "arrangements",
    "people",
    "notes",
    "tabled",
    "recommendations",
)
_TITLES = {
    AGENDA: "Agenda",
    ARRANGED: "Arrangements",
    PEOPLE: "People",
    NOTES: "Notes",
    TABLED: "Tabled",
    RECOMMENDED: "Recommendations",
}
_HINTS = {
    AGENDA: "Drawn from the notebook, agreed with the authority in advance. Judgements, but not grades.",
    ARRANGED: "When and where, and what was agreed and confirmed in writing.",
    PEOPLE: "A small group; observers with the reason for their being there.",
    NOTES: "Issues or questions raised and the responses given.",
    TABLED: "Additional information that was brought to the table.",
    RECOMMENDED: "Recommendations for improvement, and what is for a joint area review.",
}


class MeetingPage(SheetPage):
    """Beside each tab stands the trail of the line or question that is selected."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        self._notes: NotesBlock | None = None
        self.shared: SharedView | None = None
        self._wants_shared = False
        title = next((s.title for s in desk.pack.stages if s.page == meeting.STAGE), "Meeting")
        super().__init__(desk, title, list(_TITLES.items()), parent=parent)
        keys.bind("ground", self, self._pick)
        keys.bind("show-meeting", self, self.show_shared)
        keys.bind("response-finding", self, self._make_finding)

    def say_hint(self, tab: str) -> str:
        """What the tab is for."""
        return _HINTS[tab]

    def todos(self, tab: str, all_todos: tuple[Todo, ...]) -> tuple[str, tuple[Todo, ...]]:
        """What is to be done is said in the notebook."""
        return "", ()

    def blocks(self, tab: str, board: Board) -> Sequence[Make]:
        """The parts of a tab."""
        made: dict[str, Make] = {
            AGENDA: partial(self._agenda, board),
            ARRANGED: partial(ArrangementsBlock, board),
            PEOPLE: partial(PeopleBlock, board),
            NOTES: partial(self._questions, board),
            TABLED: partial(TabledBlock, board),
            RECOMMENDED: partial(recommendations, board),
        }
        return [made[tab]]

    def _agenda(self, board: Board) -> Block:
        made = AgendaBlock(board)
        made.show_wanted.connect(self.show_shared)
        return made

    def _questions(self, board: Board) -> Block:
        self._notes = NotesBlock(board)
        return self._notes

    def _pick(self) -> None:
        if self.board.trail:
            pick_ground(self.desk, self.board.trail, self.board.selection, self.window())

    def _make_finding(self) -> None:
        if self._notes and self.tabs.current() == NOTES:
            self._notes.make_finding()

    # The shared screen

    def show_shared(self) -> None:
        """Show the agenda and the questions on the whole screen, and nothing else."""
        if self._trail is None:
            return
        self.leave()
        self._wants_shared = True
        self.desk.read(meetings.shared, self.desk.assessment, self.desk.pack, then=self._shown)

    def _shown(self, found: tuple[Shared, ...]) -> None:
        """What may be seen was read: open the screen with it, or bring it up to date."""
        if self.shared is None:
            self.shared = SharedView(parent=self)
            self.shared.left.connect(self._came_back)
        self.shared.show_agenda(found)
        if not self.shared.isVisible() and self._wants_shared:
            self.shared.showFullScreen()
            self.shared.activateWindow()
            self.shared.setFocus()

    def _came_back(self) -> None:
        self._wants_shared = False
        self.window().activateWindow()

    def show_trail(self, trail: Trail) -> None:
        """Show the meeting as it is now, on the shared screen too."""
        super().show_trail(trail)
        if self.shared and self.shared.isVisible():
            self.desk.read(meetings.shared, self.desk.assessment, self.desk.pack, then=self._shown)
