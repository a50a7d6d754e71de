"""One open assessment in the window: its pages, where one is, what is selected, what is kept."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QObject, QTimer, Signal

from csa_desktop import clock
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.readiness import readiness
from csa_desktop.domain.risks import open_risks
from csa_desktop.domain.trail import Trail
from csa_desktop.gui import keys, navigator
from csa_desktop.gui.acts import Act
from csa_desktop.gui.assessment_acts import assessment_acts
from csa_desktop.gui.backup_words import bar_words
from csa_desktop.gui.bottom_bar import WHAT_IS_TYPED
from csa_desktop.gui.frame import Frame
from csa_desktop.gui.keeper import Care
from csa_desktop.gui.lanes import OutsideLane
from csa_desktop.gui.moments import short
from csa_desktop.gui.note_box import NoteBox
from csa_desktop.gui.pages import registry
from csa_desktop.gui.pages.page import Desk, Page
from csa_desktop.gui.pages.source_places import place_to_raise
from csa_desktop.gui.places import Place
from csa_desktop.gui.runner import Runner
from csa_desktop.gui.team_folder_watch import TEAM_FOLDER, TeamFolderWatch
from csa_desktop.gui.trail_view import show_trail_of
from csa_desktop.store.log import Recorded
from csa_desktop.store.others import Last
from csa_desktop.store.store import Store
from csa_desktop.work_process import WorkProcess

SEARCH_AFTER_MS = 120


class Workspace(QObject):
    """Joins a store, a pack and the frame. It decides where things are shown, never what they say."""

    lock_wanted = Signal()
    closed = Signal()
    """The person wants to go back to the list of assessments."""
    palette_wanted = Signal()

    def __init__(
        self,
        store: Store,
        work: WorkProcess,
        pack: Pack,
        assessment: str,
        frame: Frame,
        runner: Runner,
        *,
        pages: Mapping[str, Callable[[], Page]] = MappingProxyType({}),
    ) -> None:
        """`pages` makes those that are not about the assessment alone: exchange, the store, help."""
        super().__init__(frame)
        self._store, self.frame, self.runner, self._pack = store, frame, runner, pack
        self._outside = OutsideLane(work, runner)
        self.desk = Desk(
            pack=pack,
            assessment=assessment,
            run=runner.run,
            carry=runner.carry,
            read=runner.read,
            drafts=runner.drafts,
            outside=self._outside,
            latest=lambda: self._trail,
        )
        self._more = pages
        self._pages: dict[str, Page] = {}
        self._places: list[Place] = []
        self._at = -1
        self._trail: Trail | None = None
        self._selected = ""
        self._searching = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._exchanged = ""
        self.watch = TeamFolderWatch(runner.read, assessment, self)
        self._connect()
        runner.open(assessment, pack)

    def _connect(self) -> None:
        frame, runner = self.frame, self.runner
        runner.refreshed.connect(self._refresh)
        runner.kept.connect(self._kept)
        runner.busy.connect(self._show_saved)
        runner.failed.connect(self._failed)
        runner.drafts.told.connect(self._show_unkept)
        runner.drafts.typed.connect(self._show_undo)
        frame.navigation.chosen.connect(self._chosen)
        frame.navigation.card_chosen.connect(self._chosen)
        frame.top.note_wanted.connect(self.take_note)
        frame.top.risk_wanted.connect(self.raise_risk)
        frame.top.lock_wanted.connect(self.lock_wanted)
        frame.top.title_pressed.connect(self.closed)
        frame.top.search.searched.connect(lambda _: self._searching.start())
        frame.top.search.down_pressed.connect(self._into_search)
        frame.bottom.undo_wanted.connect(self.undo)
        frame.bottom.redo_wanted.connect(self.redo)
        frame.bottom.backup_pressed.connect(partial(self.go, Place("store")))
        frame.bottom.exchange_pressed.connect(self._go_to_exchange)
        self.watch.changed.connect(self._show_offer)
        frame.palette_wanted.connect(self.palette_wanted)
        frame.help_wanted.connect(partial(self.go, Place("help")))
        frame.back_wanted.connect(self.back)
        frame.forward_wanted.connect(self.forward)
        self._searching.timeout.connect(self._search)

    # Where one is

    @property
    def place(self) -> Place:
        """Where one is; the overview before anything was shown."""
        return self._places[self._at] if self._places else Place("overview")

    @property
    def trail(self) -> Trail | None:
        """The assessment as it is shown now; None before it was read."""
        return self._trail

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._pages.get(self.place.id)

    def go(self, place: Place) -> None:
        """Show a place, and remember the way back."""
        if place != self.place or not self._places:
            del self._places[self._at + 1 :]
            self._places.append(place)
            self._at = len(self._places) - 1
        self._show()

    def back(self) -> None:
        """Go to where one was before."""
        self._step(-1)

    def forward(self) -> None:
        """Go to where one went back from."""
        self._step(+1)

    def _step(self, by: int) -> None:
        if 0 <= self._at + by < len(self._places):
            self._at += by
            self._show()

    def _show(self) -> None:
        self.leave()
        page = self._pages.get(self.place.id) or self._make(self.place)
        if self._trail:
            page.show_trail(self._trail)
        self.frame.show_page(page, trail=registry.has_trail(self.place.page))
        self.frame.navigation.set_current(navigator.row_of(self.place, self._pack))
        page.go_to(self.place)

    def _make(self, place: Place) -> Page:
        made = self._more.get(place.page)
        page = made() if made else registry.make(self.desk, place)
        page.selected.connect(self.select)
        page.went.connect(self.go)
        self.frame.add_page(page)
        self._pages[place.id] = page
        return page

    def _chosen(self, row: str) -> None:
        self.go(navigator.place_of(row))

    def select(self, statement: str) -> None:
        """Show the trail of a statement at the right; of nothing where it is empty."""
        self._selected = statement
        self._show_selected()

    def _show_selected(self) -> None:
        own = self.page.side if self.page else None
        self.frame.trail.show_own(own)
        if self._trail and own is None:
            show_trail_of(self.frame.trail, self._trail, self.desk, self._selected, self.go)

    def acts(self) -> list[Act]:
        """What can be gone to and done in this assessment, for the palette of commands."""
        return assessment_acts(self) if self._trail else []

    def show_care(self, care: Care) -> None:
        """Say at the bottom how old the newest backup is."""
        self.frame.bottom.backup(*bar_words(care))

    def show_exchange(self, last: Last | None) -> None:
        """Say at the bottom with whom the assessment was exchanged last; nothing where it never was."""
        self._exchanged = f"Last exchange: {last.name}, {short(last.at)}" if last else ""
        self._show_offer()

    def _show_offer(self) -> None:
        """What is new in the team folder is said first; it is brought in only where a person does."""
        self.frame.bottom.exchange(self.watch.looked.offer or self._exchanged)

    def _go_to_exchange(self) -> None:
        self.go(Place("exchange", tab=TEAM_FOLDER if self.watch.looked.offer else ""))

    # What the store says

    def _refresh(self, trail: Trail) -> None:
        first, self._trail = self._trail is None, trail
        todos = readiness(trail, self._pack)
        self.frame.top.set_title(navigator.title(trail, self._pack), trail.assessment.marking)
        self.frame.navigation.set_heading(navigator.heading(trail, self._pack))
        self.frame.navigation.show_items(
            navigator.items(trail, self._pack, todos), navigator.row_of(self.place, self._pack)
        )
        self.frame.navigation.show_cards(navigator.cards(trail, self._pack))
        self.frame.top.show_risks(len(open_risks(trail)), offered=bool(self._pack.journeys))
        self._show_undo()
        if first:
            self.go(self.place)
            self._show_saved(waiting=False)
            QTimer.singleShot(0, self, self._take_focus)  # the rows are shown in the next turn
        elif self.page:
            self.page.show_trail(trail)
        self._show_selected()

    def _take_focus(self) -> None:
        """Away from the button that leads out of the assessment, which a space that is typed would press."""
        if self.frame.window().focusWidget() in (None, self.frame.top.title):
            self.frame.navigation.focus_current()

    def _failed(self, sentence: str) -> None:
        """Say it; where the assessment could not even be read, the ways to a backup are still there."""
        self.frame.bottom.failed(sentence)
        if self._trail is None:
            self.frame.navigation.show_items(navigator.OF_STORE)

    def _kept(self, recorded: Recorded) -> None:
        if recorded.left:
            self.frame.bottom.failed(" ".join(recorded.left))

    def _show_unkept(self, _: str) -> None:
        self._show_saved(waiting=False)

    def _show_saved(self, waiting: bool) -> None:
        if unkept := self.runner.drafts.said:
            self.frame.bottom.failed(unkept)
        elif waiting:
            self.frame.bottom.saving()
        else:
            self.frame.bottom.saved(f"{clock.now().astimezone():%H:%M:%S}")

    def _show_undo(self) -> None:
        here = self.desk.assessment
        undo, redo = self._store.undoable_in(here), self._store.redoable_in(here)
        label = WHAT_IS_TYPED if self.runner.drafts.typing else undo.label if undo else ""
        self.frame.bottom.undo(label)
        self.frame.bottom.redo(redo.label if redo else "")

    def undo(self) -> None:
        """Reverse the last command of this assessment, whichever page it was made on."""
        self.leave()
        self.runner.write(partial(self._store.undo, self.desk.assessment))

    def redo(self) -> None:
        """Bring back what was undone last."""
        self.runner.write(partial(self._store.redo, self.desk.assessment))

    # From anywhere

    def take_note(self) -> None:
        """Ask for a note that can be placed later."""
        box = NoteBox(self.desk, parent=self.frame)
        keys.bind("lock", box, self.lock_wanted.emit)
        box.open()

    def raise_risk(self) -> None:
        """Go to the form that raises a risk to a child: the one whose case or record is in sight, if any."""
        self.go(place_to_raise(self.place, self._trail))

    def _search(self) -> None:
        typed = self.frame.top.search.text()
        if not typed.strip():
            return
        if self.place.page != "search":
            self.go(Place("search"))
        find: Callable[..., None] = partial(
            self.runner.read, Store.search, typed, self.desk.assessment, then=partial(self._found, typed)
        )
        find()

    def _found(self, typed: str, hits: object) -> None:
        page = self.page
        if isinstance(page, registry.SearchPage) and typed == self.frame.top.search.text():
            page.show_hits(typed, hits)  # type: ignore[arg-type]
            self.frame.top.search.setFocus()

    def _into_search(self) -> None:
        if isinstance(self.page, registry.SearchPage):
            self.page.focus_first()

    def is_settled(self) -> bool:
        """True where nothing waits to be kept, read or drawn."""
        return self.runner.idle() and self._outside.waiting == 0

    def leave(self) -> None:
        """Keep what is still being typed, wherever that is."""
        for page in self._pages.values():
            page.leave()

    def close(self) -> None:
        """Keep what is typed; the frame and its pages can go then."""
        self.leave()
        self.runner.disconnect(self)
        self.runner.drafts.disconnect(self)
