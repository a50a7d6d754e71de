"""Sharing the open assessment: with whom, what leaves, and the bundle that is written."""

import threading
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from csa_desktop.commands import exchange
from csa_desktop.commands.exchange import Leaving
from csa_desktop.domain.trail import Trail
from csa_desktop.errors import UserError
from csa_desktop.gui.fields.option_row import OptionRow
from csa_desktop.gui.pages.exchange.exchange_desk import ExchangeDesk
from csa_desktop.gui.pages.exchange.leaving_view import LeavingView
from csa_desktop.gui.pages.store.working import Working
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.column import bring_into_view, empty
from csa_desktop.gui.widgets.empty_page import EmptyPage
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.focus import hand_over, holds_focus
from csa_desktop.gui.widgets.progress_row import ProgressRow
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.others import Contact
from csa_desktop.store.store import Store

HINT = (
    "A bundle is one file for the colleagues you choose, on a stick or in a shared folder. It holds what "
    "they lack of this assessment, and only their laptops can open it. Nothing leaves before you have seen "
    "what."
)
NONE_OPEN = "Open the assessment that you want to share, and come here again."
NOBODY = "Nobody to share with yet"
NOBODY_WHY = (
    "A colleague's card has to be here, and its words compared, before anything can be written to them."
)
EVERYTHING = "Send everything again"
EVERYTHING_HINT = "Where bundles were lost, or a laptop was restored from a backup."
NOT_YET = "The words of {} were not compared yet."
TAKEN_OFF = "{} was taken off the team of this assessment."
STOPPED = "It was stopped. Nothing was written."
WRITING = "Writing the bundle"
DONE = (
    "It was written, read back and compared, and the disk has confirmed it: you can pull the stick now.",
    "What your colleagues write comes back to you in the same way. A file that is brought in twice, or in "
    "another order, does no harm.",
)


class ShareTab(QWidget):
    """Follows the contacts and the team; the panel below follows who is chosen."""

    cards_wanted = Signal()
    """The person wants to go to the cards of colleagues."""

    def __init__(self, desk: ExchangeDesk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._contacts: tuple[Contact, ...] = ()
        self._removed: frozenset[str] = frozenset()
        self._shown: object = None
        self._asked = 0
        self._stop = threading.Event()
        self._options: dict[str, OptionRow] = {}
        self._everything = OptionRow("everything", EVERYTHING, EVERYTHING_HINT, many=True)
        self._everything.pressed_by_person.connect(self.look)
        self._people, self._below = QVBoxLayout(), QVBoxLayout()
        self._people.setSpacing(2)
        self.progress, self.outcome = ProgressRow(), Working()
        self.progress.stopped.connect(self._stop.set)
        self.view: LeavingView | None = None
        self._panel: Panel | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Words(HINT, look="quiet"))
        column.addLayout(self._people)
        column.addWidget(self._everything)
        self._everything.hide()
        column.addWidget(self.progress)
        column.addWidget(self.outcome)
        column.addLayout(self._below)
        if not self._desk.assessment:
            self._people.addWidget(EmptyPage("No assessment is open", NONE_OPEN))

    # With whom

    def show_contacts(self, contacts: tuple[Contact, ...]) -> None:
        """The colleagues have changed."""
        self._contacts = contacts
        self._list()

    def show_trail(self, trail: Trail) -> None:
        """The team may have changed, and so has what would leave."""
        self._removed = frozenset(device.device for device in trail.rows.devices if device.removed)
        self._list()
        if self.view and self.isVisible():
            self._look_now()

    def _list(self) -> None:
        what = (self._contacts, self._removed)
        if what == self._shown or not self._desk.assessment:
            return
        self._shown = what
        chosen = set(self.chosen())
        empty(self._people)
        self._options = {}
        self._list_people(chosen)
        self._everything.setVisible(bool(self._options))
        if chosen - set(self.chosen()):
            self.look()

    def _list_people(self, chosen: set[str]) -> None:
        sure = [c for c in self._contacts if c.confirmed and c.device not in self._removed]
        if sure:
            self._people.addWidget(Words("Share with", look="label"))
        else:
            first = EmptyPage(NOBODY, NOBODY_WHY, step="Go to the cards of colleagues")
            first.first_step.connect(self.cards_wanted)
            self._people.addWidget(first)
        for contact in sure:
            row = self._options[contact.device] = OptionRow(contact.device, contact.name, many=True)
            row.button.setChecked(contact.device in chosen)
            row.pressed_by_person.connect(self.look)
            self._people.addWidget(row)
        for contact in self._contacts:
            if contact not in sure:
                why = TAKEN_OFF if contact.confirmed else NOT_YET
                self._people.addWidget(Words(why.format(contact.name), look="quiet"))

    def chosen(self) -> tuple[str, ...]:
        """The devices of the colleagues who are chosen."""
        return tuple(device for device, row in self._options.items() if row.button.isChecked())

    # What leaves

    def look(self) -> None:
        """Work out anew what would leave for those who are chosen; what is being typed is kept first."""
        self.outcome.say("")
        self._look_now()

    def _look_now(self) -> None:
        self._asked += 1
        if not self.chosen():
            self._show_below()
            return
        self._desk.run(_settled, then=partial(self._look, self._asked))

    def _look(self, asked: int, _: object) -> None:
        self._desk.carry(
            exchange.look,
            self._desk.assessment,
            self.chosen(),
            everything=self._everything.button.isChecked(),
            then=partial(self._looked, asked),
            refused=self._refused,
        )

    def _looked(self, asked: int, leaving: Leaving) -> None:
        if asked != self._asked:
            return  # somebody else was chosen meanwhile
        self.view = LeavingView(leaving)
        self.view.wanted.connect(self._ask_folder)
        self._show_below(self.view)
        if not self.outcome.said.isVisible():
            bring_into_view(self.view)

    def _show_below(self, panel: Panel | None = None) -> None:
        held = holds_focus(self._panel)
        empty(self._below)
        if not isinstance(panel, LeavingView):
            self.view = None
        self._panel = panel
        if panel:
            self._below.addWidget(panel)
        if held and self.view:
            self.view.write.setFocus()

    # Writing

    def _ask_folder(self) -> None:
        start = str(Path.home())
        if chosen := QFileDialog.getExistingDirectory(self, "Where the bundle is written", start):
            self.share_to(Path(chosen))

    def share_to(self, folder: Path) -> None:
        """Write the bundle to a folder, under a name of its own."""
        self._stop.clear()
        self._asked += 1
        self.progress.show_share(WRITING, 0.0)
        hand_over(self.view, self.progress.stop)
        if self.view:
            self.view.write.setEnabled(False)
        bring_into_view(self.progress)
        target = folder / exchange.file_name()
        self._desk.carry(
            exchange.share,
            self._desk.assessment,
            self.chosen(),
            target,
            everything=self._everything.button.isChecked(),
            progress=self._tell_or_stop,
            then=partial(self._written, target),
            refused=self._not_written,
        )

    def _tell_or_stop(self, share: float) -> None:
        """Called on the carrier's lane."""
        if self._stop.is_set():
            raise UserError(STOPPED)
        self._desk.progress(self._show_share, share)

    def _show_share(self, share: float) -> None:
        self.progress.show_share(WRITING, share)

    def _written(self, target: Path, _: object) -> None:
        panel = Panel("The bundle is written", f"{target.name} in {target.parent}", tone="selected")
        panel.setObjectName("written")
        for sentence in DONE:
            panel.add(Words(sentence))
        more = Button("Share again", kind="quiet")
        more.clicked.connect(self.look)
        panel.body.addSpacing(4)
        panel.add(beside(more))
        self._show_below(panel)
        hand_over(self.progress, more)
        self.progress.hide()
        bring_into_view(panel)
        self._desk.exchanged()

    def _not_written(self, sentence: str) -> None:
        """Whoever it put on the team stays there, and is to be seen there."""
        self._refused(sentence)
        self._desk.exchanged()

    def _refused(self, sentence: str) -> None:
        if self.view:
            self.view.write.setEnabled(True)
            hand_over(self.progress, self.view.write)
        self.progress.hide()
        self.outcome.say(sentence, wrong=True)
        bring_into_view(self.outcome)


def _settled(_: Store) -> None:
    """Nothing: that it comes back means that everything before it was kept."""
