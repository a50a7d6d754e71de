"""Watches the team folder of the open assessment, and says what is new there. It takes nothing.

The folder is only ever touched on threads for which nobody waits: a network may let it hang.
"""

from functools import partial

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from csa_desktop.commands import team_folder
from csa_desktop.commands.team_folder import Chosen, Known, Looked
from csa_desktop.exchange.collecting import Collected, collect
from csa_desktop.gui.away import Away
from csa_desktop.gui.failures import sentence_of
from csa_desktop.gui.pages.page import Read

TEAM_FOLDER = "team-folder"
"""The tab of the page of exchange that shows what lies there."""
POLL_MS = 30_000
"""Changes in folders on a network are told to nobody: they are looked for."""
SOON_MS = 1_500
"""Where something is on its way it is looked at again after this time."""
IN_A_ROW = 20
"""So often one looks again soon; then at the pace of the poll."""
HANGS_MS = 20_000
HANGS = (
    "The team folder does not answer. Work goes on: it is looked at again as soon as it does. See that the "
    "network or the stick is there."
)


class TeamFolderWatch(QObject):
    """Looks when something happens in the folder, and now and then."""

    changed = Signal(object)
    """A Looked, whenever it says something else than before."""

    def __init__(self, read: Read, assessment: str, parent: QObject, *, poll_ms: int = POLL_MS) -> None:
        """It goes with its parent, on the window's thread: its timers must not end on another one."""
        super().__init__(parent)
        self._read, self._assessment = read, assessment
        self._away, self._files = Away(self), QFileSystemWatcher(self)
        self._poll = QTimer(self, interval=poll_ms)
        self._soon = QTimer(self, singleShot=True, interval=min(SOON_MS, poll_ms))
        self._hangs = QTimer(self, singleShot=True, interval=HANGS_MS)
        self.looked = Looked()
        self._known = Known()
        self._asked = self._in_a_row = 0
        self._is_looking = self._again = False
        self._poll.timeout.connect(self.look)
        self._soon.timeout.connect(self.look)
        self._hangs.timeout.connect(self._say_hangs)
        self._files.directoryChanged.connect(self._soon.start)
        self._poll.start()
        self.look()

    def look(self) -> None:
        """Look now, or once more as soon as the look that is under way has ended."""
        if self._is_looking:
            self._again = True
            return
        self._is_looking = True
        self._read(team_folder.chosen, self._assessment, then=partial(self._collect, self._asked))

    def begin_anew(self) -> None:
        """Another folder was chosen, or none: what is still under way in the old one counts no more."""
        self._asked += 1
        self._hangs.stop()
        self._known, self._is_looking, self._again, self._in_a_row = Known(), False, False, 0
        if self._files.directories():
            self._files.removePaths(self._files.directories())
        self.look()

    def _collect(self, asked: int, chosen: Chosen) -> None:
        if asked != self._asked:
            return
        if not chosen.folder:
            self._show(asked, Looked())
            return
        self._hangs.start()
        memory, known = self._known.memory, self._known.needs_no_opening
        self._away.do(
            partial(collect, chosen.mailbox, memory, known),
            partial(self._weigh, asked, chosen.folder),
            partial(self._failed, asked, chosen.folder),
        )

    def _weigh(self, asked: int, folder: str, collected: Collected) -> None:
        if asked != self._asked:
            return
        self._hangs.stop()
        if not collected.problem and folder not in self._files.directories():
            self._files.addPath(folder)
        self._read(
            team_folder.weigh, self._assessment, collected, self._known, then=partial(self._show, asked)
        )

    def _failed(self, asked: int, folder: str, error: BaseException) -> None:
        if asked == self._asked:
            self._hangs.stop()
            self._show(asked, Looked(folder, problem=sentence_of(error)))

    def _show(self, asked: int, looked: Looked) -> None:
        if asked != self._asked:
            return
        self._is_looking = False
        if looked != self.looked:
            self._in_a_row = 0
            self.looked = looked
            self.changed.emit(looked)
        self._in_a_row += 1
        if self._again or (looked.more and self._in_a_row < IN_A_ROW):
            self._again = False
            self._soon.start()

    def _say_hangs(self) -> None:
        self.looked = Looked(self.looked.folder, self.looked.bundles, HANGS)
        self.changed.emit(self.looked)
