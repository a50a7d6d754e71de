"""An unlocked store in the window: its assessments, the one that is open, the pages on the store itself."""

import time
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from math import inf

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from csa_desktop.commands import assessments, received, sources
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.values import Assessment
from csa_desktop.frameworks.packs import find_pack
from csa_desktop.gui.acts import GO, OPEN, Act
from csa_desktop.gui.assessments_page import AssessmentsPage
from csa_desktop.gui.command_palette import CommandPalette
from csa_desktop.gui.frame import Frame
from csa_desktop.gui.home.home_work import HomeWork
from csa_desktop.gui.keeper import Keeper
from csa_desktop.gui.lanes import OutsideLane, StoreLanes
from csa_desktop.gui.pages.board import BoardPage
from csa_desktop.gui.pages.exchange.exchange_desk import ExchangeDesk
from csa_desktop.gui.pages.exchange.exchange_page import ExchangePage
from csa_desktop.gui.pages.help import HelpPage
from csa_desktop.gui.pages.moderation.board_desk import BoardDesk
from csa_desktop.gui.pages.national import NationalPage
from csa_desktop.gui.pages.page import Page
from csa_desktop.gui.pages.store.store_desk import StoreDesk
from csa_desktop.gui.pages.store.store_page import StorePage
from csa_desktop.gui.places import Place
from csa_desktop.gui.preferences import Preferences
from csa_desktop.gui.room import Room
from csa_desktop.gui.runner import Runner
from csa_desktop.gui.store_acts import store_acts
from csa_desktop.gui.store_bar import StoreBar
from csa_desktop.gui.team_folder_watch import TeamFolderWatch
from csa_desktop.gui.workspace import Workspace
from csa_desktop.store.log import Recorded
from csa_desktop.store.store import Store
from csa_desktop.work_process import WorkProcess

SETTLE_SECONDS = 20.0
"""So long is waited for what was typed to be kept before a store is closed; a working disk needs far less."""


class Session(QObject):
    """Shows the list of assessments or a workspace in the window's stack, until it is closed."""

    lock_wanted = Signal()
    restore_wanted = Signal(str)
    """Close the store and restore the backup in this folder."""
    salvage_wanted = Signal()
    """Close the store, which has faults, and offer to salvage what can be read."""
    new_key_wanted = Signal(str)
    """Close the store and write it anew under another key; the passphrase."""
    opened = Signal(object)
    """A Workspace, once its first trail is shown."""

    def __init__(
        self,
        store: Store,
        work: WorkProcess,
        packs: Mapping[str, Pack],
        host: QStackedWidget,
        preferences: Preferences,
        quiet_for: Callable[[], float] = lambda: inf,
    ) -> None:
        """`quiet_for` says for how many seconds nobody touched anything."""
        super().__init__(host)
        self.store, self.work, self._packs, self._host = store, work, packs, host
        self.runner = Runner(store, self)
        self.keeper = Keeper(store, lambda: preferences.now.backup_folder, self, quiet_for=quiet_for)
        self.desk = StoreDesk(
            store,
            self.keeper,
            preferences,
            self.restore_wanted.emit,
            self.salvage_wanted.emit,
            self.new_key_wanted.emit,
        )
        self._found: tuple[Assessment, ...] = ()
        self.workspace: Workspace | None = None
        self.room: Room | None = None

    @cached_property
    def page(self) -> AssessmentsPage:
        """The list of assessments, made when it is first shown: where there is just one, that opens."""
        page = AssessmentsPage(self._packs)
        self._host.addWidget(page)
        page.opened.connect(self.open_assessment)
        page.begun.connect(self._begin)
        page.went.connect(self.go)
        outside = OutsideLane(self.work, self.runner)
        self._home = HomeWork(self.store, self.runner, outside, self._packs, page)
        self._join(page.bar)
        self.runner.failed.connect(page.say)
        self.runner.drafts.told.connect(page.say)
        return page

    def _join(self, bar: StoreBar) -> None:
        """Let a bar of a page without an assessment lead where it says."""
        bar.lock_wanted.connect(self.lock_wanted)
        bar.exchange_pressed.connect(partial(self.go, Place("exchange")))
        bar.backup_pressed.connect(partial(self.go, Place("store")))
        bar.help_wanted.connect(partial(self.go, Place("help")))
        bar.palette_wanted.connect(self.show_palette)
        self.keeper.changed.connect(bar.show_care)
        bar.show_care(self.keeper.care)

    # Where one is

    def start(self, found: tuple[Assessment, ...] | None = None) -> None:
        """Show the assessments that were found; where there is just one, open it."""
        self._found = self.store.assessments() if found is None else found
        if len(self._found) == 1 and self._found[0].pack in self._packs:
            self.open_assessment(self._found[0].id)
        else:
            self._show_page()
            self._home.survey()

    def show_assessments(self) -> None:
        """Go back to the list."""
        self._close_workspace()
        self._close_room()
        self._show_page()
        self.runner.read(Store.assessments, then=self._list)

    def _list(self, found: tuple[Assessment, ...]) -> None:
        is_changed, self._found = found != self._found, found
        if self._has_page():
            if is_changed:
                self.page.show_assessments(found)
            self._home.survey()

    def _has_page(self) -> bool:
        return "page" in self.__dict__

    def _show_page(self) -> None:
        self.page.show_assessments(self._found)
        self._host.setCurrentWidget(self.page)
        self.page.go()

    def open_assessment(self, assessment: str) -> None:
        """Open one of the assessments under the very framework that it began with."""
        about = next((a for a in self._found if a.id == assessment), None)
        if about is None:  # it has only just come in
            self._read_again(assessment)
            return
        pack = self._packs.get(about.pack)
        if pack and pack.version == about.pack_version:
            self._open(about, pack)
        else:
            self.runner.read(_pack_of, about, then=partial(self._open, about))

    def _open(self, about: Assessment, pack: Pack) -> None:
        self._close_workspace()
        self._close_room()
        frame = Frame()
        self._host.addWidget(frame)
        workspace = Workspace(
            self.store, self.work, pack, about.id, frame, self.runner, pages=self._pages(frame, about.id)
        )
        workspace.lock_wanted.connect(self.lock_wanted)
        workspace.closed.connect(self.show_assessments)
        workspace.palette_wanted.connect(self.show_palette)
        self.keeper.changed.connect(workspace.show_care)
        workspace.show_care(self.keeper.care)
        self.runner.read(received.last, about.id, then=workspace.show_exchange)
        self.workspace = workspace
        self._host.setCurrentWidget(frame)
        self.opened.emit(workspace)

    def _pages(self, owner: QWidget, assessment: str = "") -> Mapping[str, Callable[[], Page]]:
        """The pages on the store itself, for wherever they are shown."""
        return {
            "exchange": lambda: ExchangePage(self._exchange_desk(assessment), self._watch(), parent=owner),
            "store": partial(StorePage, self.desk, parent=owner),
            "help": partial(HelpPage, parent=owner),
            "board": lambda: BoardPage(self._board_desk(), parent=owner),
            "national": lambda: NationalPage(self._board_desk(), parent=owner),
        }

    def _watch(self) -> TeamFolderWatch | None:
        """The watch of the open assessment's team folder."""
        return self.workspace.watch if self.workspace else None

    def _exchange_desk(self, assessment: str) -> ExchangeDesk:
        lanes = StoreLanes(self.store, self.runner)
        return ExchangeDesk(
            device=self.store.device,
            name=self.store.name,
            assessment=assessment,
            run=lanes.run,
            carry=lanes.carry,
            read=self.runner.read,
            progress=self.runner.progress,
            exchanged=self._exchanged,
            open_assessment=self.open_assessment,
        )

    def _board_desk(self) -> BoardDesk:
        lanes = StoreLanes(self.store, self.runner)
        return BoardDesk(
            run=lanes.run,
            carry=lanes.carry,
            read=self.runner.read,
            outside=OutsideLane(self.work, self.runner),
            drafts=self.runner.drafts,
            packs=self._packs,
            pack_of=self._pack_for,
            open_assessment=self.open_assessment,
            refresh=self.runner.refresh,
        )

    def _pack_for(self, about: Assessment) -> Pack:
        """The framework that an assessment began with: one that is installed, else read from its folder."""
        pack = self._packs.get(about.pack)
        return pack if pack and pack.version == about.pack_version else _pack_of(self.store, about)

    def _exchanged(self) -> None:
        """Something left or came in: show the assessments, and the open one, as they are now."""
        self.runner.read(Store.assessments, then=self._list)
        if self.workspace:
            self.runner.refresh()
            self.workspace.watch.look()
            self.runner.read(received.last, self.workspace.desk.assessment, then=self.workspace.show_exchange)

    def go(self, place: Place) -> None:
        """Go to a page on the store, in the open assessment or beside the list."""
        if self.workspace:
            self.workspace.go(place)
            return
        self._close_room()
        self.room = room = Room(self._pages(self._host)[place.page]())
        self._join(room.bar)
        room.bar.title_pressed.connect(self.show_assessments)
        self.runner.drafts.told.connect(room.say)
        room.say(self.runner.drafts.said)
        self._host.addWidget(room)
        self._host.setCurrentWidget(room)
        room.page.go_to(place)

    def show_palette(self) -> None:
        """Ask where to go or what to do."""
        CommandPalette(self._acts(), parent=self._host.currentWidget()).open()

    def _acts(self) -> list[Act]:
        own = self.workspace.acts() if self.workspace else []
        others = [
            Act(f"{a.authority} · {a.title} {a.year}", partial(self.open_assessment, a.id), OPEN)
            for a in self._found
            if not (self.workspace and self.workspace.desk.assessment == a.id)
        ]
        back = [Act("All assessments", self.show_assessments, GO, more="list begin another new")]
        here = self.workspace.desk.assessment if self.workspace else ""
        of_store = store_acts(self.desk, self.go, self.lock_wanted.emit, open_one=here)
        return [*own, *others, *back, *of_store]

    # Beginning

    def _begin(self, pack_id: str, authority: str, year: int, role: str) -> None:
        pack = self._packs[pack_id]
        begin = partial(
            assessments.open_assessment, self.store, pack, authority=authority, year=year, role=role
        )
        self.runner.write(begin, then=partial(self._list_usual, pack))

    def _list_usual(self, pack: Pack, recorded: Recorded) -> None:
        self._home.was_begun()
        usual = partial(sources.expect_usual, self.store, recorded.row, pack)
        self.runner.write(usual, then=lambda _: self._read_again(recorded.row))

    def _read_again(self, begun: str) -> None:
        def show(found: tuple[Assessment, ...]) -> None:
            self._list(found)
            if any(about.id == begun for about in found):
                self.open_assessment(begun)

        self.runner.read(Store.assessments, then=show)

    # Leaving

    def leave(self) -> bool:
        """Keep what is typed, and wait until it was kept: what a change drops must be dropped too.

        False where some of it was refused: `store.held` is in memory alone then.
        """
        if self.workspace:
            self._settle()  # a box that has just been kept closes itself, and leaves no draft
            for box in self.workspace.frame.findChildren(QDialog):
                box.reject()
            self.workspace.leave()
        if self.room:
            self.room.page.leave()
        if self._has_page():
            self._home.keep()
        self.runner.drafts.now()
        self._settle()
        return not self.store.held

    def _settle(self) -> None:
        until = time.monotonic() + SETTLE_SECONDS
        while not self.runner.idle() and time.monotonic() < until:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            time.sleep(0.001)

    def _close_workspace(self) -> None:
        if self.workspace:
            self.workspace.close()
            self._let_go(self.workspace.frame)
            self.workspace = None

    def _close_room(self) -> None:
        if self.room:
            self.room.page.leave()
            self._let_go(self.room)
            self.room = None

    def _let_go(self, widget: QWidget) -> None:
        self._host.removeWidget(widget)
        widget.deleteLater()

    def close(self) -> None:
        """Keep what is typed, finish what waits, and close the store and the work process."""
        self.leave()
        self._close_workspace()
        self._close_room()
        self.keeper.close()
        self.runner.close()
        self.work.close()
        self.store.close()
        if self._has_page():
            self._let_go(self.page)
        self.deleteLater()


def _pack_of(_: Store, about: Assessment) -> Pack:
    """The framework that an assessment began with; UserError where that version is not installed."""
    return find_pack(about.pack, about.pack_version)
