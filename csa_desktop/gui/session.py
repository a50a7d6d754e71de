"""An unlocked store in the window: its assessments, and the one that is open."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from csa_desktop.commands import assessments, sources
from csa_desktop.domain.framework import Pack
from csa_desktop.gui.assessments_page import AssessmentsPage
from csa_desktop.gui.frame import Frame
from csa_desktop.gui.runner import Runner
from csa_desktop.gui.workspace import Workspace
from csa_desktop.store.log import Recorded
from csa_desktop.store.store import Store
from csa_desktop.work_process import WorkProcess


class Session(QObject):
    """Shows the list of assessments or a workspace in the window's stack, until it is closed."""

    lock_wanted = Signal()
    opened = Signal(object)
    """A Workspace, once its first trail is shown."""

    def __init__(
        self, store: Store, work: WorkProcess, packs: Mapping[str, Pack], host: QStackedWidget
    ) -> None:
        super().__init__(host)
        self.store, self.work, self._packs, self._host = store, work, packs, host
        self.runner = Runner(store, self)
        self.page = AssessmentsPage(packs)
        self.workspace: Workspace | None = None
        host.addWidget(self.page)
        self.page.opened.connect(self.open_assessment)
        self.page.begun.connect(self._begin)
        self.page.lock_wanted.connect(self.lock_wanted)

    def start(self) -> None:
        """Show the assessments; where there is just one, open it."""
        found = self.store.assessments()
        self.page.show_assessments(found)
        if len(found) == 1 and found[0].pack in self._packs:
            self.open_assessment(found[0].id)
        else:
            self._host.setCurrentWidget(self.page)

    def show_assessments(self) -> None:
        """Go back to the list."""
        self._close_workspace()
        self.page.show_assessments(self.store.assessments())
        self._host.setCurrentWidget(self.page)

    def open_assessment(self, assessment: str) -> None:
        """Open one of the assessments under the pack it began with."""
        self._close_workspace()
        about = next(a for a in self.store.assessments() if a.id == assessment)
        pack = self._packs[about.pack]
        frame = Frame()
        self._host.addWidget(frame)
        workspace = Workspace(self.store, self.work, pack, assessment, frame, self.runner)
        workspace.lock_wanted.connect(self.lock_wanted)
        workspace.closed.connect(self.show_assessments)
        self.workspace = workspace
        self._host.setCurrentWidget(frame)
        self.opened.emit(workspace)

    def _begin(self, pack_id: str, authority: str, year: int, role: str) -> None:
        pack = self._packs[pack_id]
        begin = partial(
            assessments.open_assessment, self.store, pack, authority=authority, year=year, role=role
        )
        self.runner.write(begin, then=partial(self._list_usual, pack))

    def _list_usual(self, pack: Pack, recorded: Recorded) -> None:
        usual = partial(sources.expect_usual, self.store, recorded.row, pack)
        self.runner.write(usual, then=lambda _: self.open_assessment(recorded.row))

    def _close_workspace(self) -> None:
        if self.workspace:
            self.workspace.close()
            self._let_go(self.workspace.frame)
            self.workspace = None

    def _let_go(self, widget: QWidget) -> None:
        self._host.removeWidget(widget)
        widget.deleteLater()

    def close(self) -> None:
        """Keep what is typed, finish what waits, and close the store and the work process."""
        self._close_workspace()
        self.runner.close()
        self.work.close()
        self.store.close()
        self._let_go(self.page)
