"""The team folder: which it is, what lies there, and one bundle for the whole team."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from csa_desktop.commands import team_folder, to_team_folder
from csa_desktop.commands.exchange import Leaving
from csa_desktop.commands.team_folder import Chosen, Looked
from csa_desktop.commands.to_team_folder import Addressees, Sealed
from csa_desktop.gui.away import Away
from csa_desktop.gui.failures import sentence_of
from csa_desktop.gui.pages.exchange.exchange_desk import ExchangeDesk
from csa_desktop.gui.pages.exchange.leaving_view import LeavingView
from csa_desktop.gui.pages.exchange.lying_there import LyingThere
from csa_desktop.gui.pages.store.working import Working
from csa_desktop.gui.team_folder_watch import TeamFolderWatch
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.progress_row import ProgressRow
from csa_desktop.gui.widgets.words import Words

HINT = (
    "A folder that the team shares: on a stick, on a network, or one that a program copies between laptops. "
    "New bundles in it are offered here; nothing is brought in by itself, and no file in it is ever changed "
    "or removed."
)
NONE = "None is chosen for this assessment on this laptop."
CHECKING = "Looking at the folder"
WRITE = "Write it to the team folder"
WRITING = "Writing the bundle"
WRITTEN = "A bundle for {} was written to the team folder, read back and compared."
WITHOUT_CARD = (
    "{} cannot be written to from here: exchange cards and compare the words. Until then what you share "
    "reaches them through colleagues who have."
)


class TeamFolderTab(QWidget):
    """Follows the watch; whatever touches the folder runs where nobody waits for it."""

    bundle_wanted = Signal(str)
    """The path of a bundle that the person wants to look at and bring in."""

    def __init__(self, desk: ExchangeDesk, watch: TeamFolderWatch, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._watch, self._away = desk, watch, Away(self)
        self._chosen: Chosen | None = None
        self._asked = 0
        self.place, self.problem, self.without_card = Words(), Words(look="caution"), Words(look="quiet")
        self.choose, self.use_none = Button("Choose a folder …"), Button("Use none", kind="quiet")
        self.again, self.prepare = Button("Look again", kind="quiet"), Button("Share with the whole team")
        self.progress, self.outcome, self.lying = ProgressRow(), Working(), LyingThere()
        self.view: LeavingView | None = None
        self._below, self._sharing = QVBoxLayout(), QWidget()
        self._lay_out()
        self._connect()
        self.look()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (Words(HINT, look="quiet"), self.place, self.problem):
            column.addWidget(widget)
        column.addWidget(_flow(self.choose, self.use_none, self.again))
        column.addWidget(self.progress)
        column.addWidget(self.outcome)
        column.addWidget(self.lying)
        column.addWidget(self._sharing)
        rows = QVBoxLayout(self._sharing)
        rows.setContentsMargins(0, 12, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(Words("Share with the team", look="section"))
        rows.addWidget(_flow(self.prepare))
        rows.addWidget(self.without_card)
        rows.addLayout(self._below)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._ask)
        self.use_none.clicked.connect(self._forget)
        self.again.clicked.connect(self._watch.look)
        self.prepare.clicked.connect(self.look_what_leaves)
        self.lying.wanted.connect(self._want)
        self._watch.changed.connect(self._show_looked)
        self._show_looked(self._watch.looked)

    # Which folder

    def look(self) -> None:
        """Read again which folder it is, and who can be written to; look into it."""
        self._desk.read(team_folder.chosen, self._desk.assessment, then=self._show_chosen)
        self._desk.read(to_team_folder.addressees, self._desk.assessment, then=self._show_addressees)
        self._watch.look()

    def _show_chosen(self, chosen: Chosen) -> None:
        self._chosen = chosen
        self.place.set_words(chosen.folder or NONE)
        self.choose.setText("Choose another folder …" if chosen.folder else "Choose a folder …")
        for widget in (self.use_none, self.again, self.lying, self._sharing):
            widget.setVisible(bool(chosen.folder))

    def _show_addressees(self, found: Addressees) -> None:
        names = ", ".join(found.without_card)
        self.without_card.set_words(WITHOUT_CARD.format(names) if names else "")
        self.without_card.setVisible(bool(names))

    def _ask(self) -> None:
        start = (self._chosen and self._chosen.folder) or str(Path.home())
        if chosen := QFileDialog.getExistingDirectory(self, "The team folder", start):
            self.use_folder(Path(chosen))

    def use_folder(self, folder: Path) -> None:
        """Look whether a folder can be the team's, and use it from now on."""
        if self._chosen is None:
            return
        self.progress.show_busy(CHECKING)
        self._away.do(
            partial(team_folder.check, folder, self._chosen.store),
            partial(self._use, folder),
            self._failed,
        )

    def _use(self, folder: Path, about: str) -> None:
        self.progress.hide()
        self.outcome.say(about)
        self._desk.run(
            team_folder.choose, self._desk.assessment, folder, then=self._changed, refused=self._refused
        )

    def _forget(self) -> None:
        self.outcome.say("")
        self._desk.run(team_folder.forget, self._desk.assessment, then=self._changed, refused=self._refused)

    def _changed(self, _: object) -> None:
        self._show_below(None)
        self._watch.begin_anew()
        self.look()

    # What lies there

    def _show_looked(self, looked: Looked) -> None:
        self.problem.set_words(looked.problem)
        self.problem.setVisible(bool(looked.problem))
        self.lying.show_looked(looked)

    def _want(self, name: str) -> None:
        if self._chosen:
            self.bundle_wanted.emit(str(Path(self._chosen.folder) / name))

    # Sharing

    def look_what_leaves(self) -> None:
        """Work out what the team lacks, once what is being typed was kept."""
        self._asked += 1
        self.outcome.say("")
        self._show_below(None)
        self.progress.show_busy("Looking what the team lacks")
        self._desk.run(_kept, then=partial(self._look, self._asked), refused=self._refused)

    def _look(self, asked: int, _: object) -> None:
        self._desk.carry(
            to_team_folder.leaving,
            self._desk.assessment,
            then=partial(self._show_leaving, asked),
            refused=self._refused,
        )

    def _show_leaving(self, asked: int, leaving: Leaving) -> None:
        if asked != self._asked:
            return
        self.progress.hide()
        view = LeavingView(leaving)
        view.write.setText(WRITE)
        view.wanted.connect(self.share)
        self._show_below(view)

    def _show_below(self, view: LeavingView | None) -> None:
        empty(self._below)
        self.view = view
        if view:
            self._below.addWidget(view)
            view.write.setFocus()

    def share(self) -> None:
        """Seal what the team lacks, write it as a new file, and record that it left."""
        if self.view:
            self.view.write.setEnabled(False)
        self.progress.show_busy(WRITING)
        self._desk.carry(to_team_folder.seal, self._desk.assessment, then=self._put, refused=self._refused)

    def _put(self, sealed: Sealed) -> None:
        if self._chosen is None:
            return
        self._away.do(
            partial(to_team_folder.put, self._chosen.mailbox, sealed),
            partial(self._record, sealed),
            self._failed,
        )

    def _record(self, sealed: Sealed, _: object) -> None:
        self._desk.run(
            to_team_folder.sent,
            self._desk.assessment,
            sealed,
            then=partial(self._written, sealed),
            refused=self._refused,
        )

    def _written(self, sealed: Sealed, _: object) -> None:
        self.progress.hide()
        self._show_below(None)
        names = ", ".join(contact.name for contact in sealed.outgoing.to)
        self.outcome.say(WRITTEN.format(names))
        self._desk.exchanged()
        self._watch.look()

    def _failed(self, error: BaseException) -> None:
        self._refused(sentence_of(error))

    def _refused(self, sentence: str) -> None:
        self.progress.hide()
        if self.view:
            self.view.write.setEnabled(True)
        self.outcome.say(sentence, wrong=True)


def _kept(_: object) -> None:
    """Nothing: that it comes back means that everything before it was kept."""


def _flow(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    flow = Flow(holder, gap=10, line_gap=8)
    for widget in widgets:
        flow.addWidget(widget)
    return holder
