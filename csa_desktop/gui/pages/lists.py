"""The authority's child-level lists: read and looked at here, then brought in; what was brought in before."""

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from csa_desktop.commands import lists
from csa_desktop.domain.cases import Listing
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.child_lists.key_box import KeyBox
from csa_desktop.gui.pages.child_lists.listing_card import ListingCard
from csa_desktop.gui.pages.child_lists.report import ReadingView
from csa_desktop.gui.pages.child_lists.taking import Taking
from csa_desktop.gui.pages.documents.source_row import dropped_files
from csa_desktop.gui.pages.listing import Group, ListingPage
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.empty_page import EmptyPage
from csa_desktop.gui.widgets.progress_row import ProgressRow
from csa_desktop.gui.widgets.words import Words
from csa_desktop.importing.child_lists.kinds import kinds
from csa_desktop.importing.child_lists.values import Reading
from csa_desktop.store.log import Recorded

HINT = (
    "Choose or drop the authority's lists: an Excel workbook, or a CSV file for one list. You see what was "
    "understood before anything is brought in. Of the file only its hash is kept; children become codes at "
    "once."
)
BELONGS = (
    "The sample is drawn from the lists that the authority keeps of its children: contacts, referrals, "
    "assessments, plans, children looked after. Ask for them as a workbook with one list a sheet, or as CSV."
)
FILES = "Lists (*.xlsx *.xlsm *.csv *.tsv *.txt);;All files (*)"
CAME = "The lists are brought in. The children stand ready to be drawn for the sample."
FORGOTTEN = (
    "The names are forgotten on this laptop. Backups made before hold them until they are rotated out."
)
NO_KEY = (
    "No key to the names is kept on this laptop. If a file cannot be found on site by its code, bring in the "
    "same lists again, with the names, and tick “Keep the names too”: the codes stay."
)
ONE_AT_A_TIME = "One file at a time: bring this one in, or leave it, then choose the next."


class ListsPage(ListingPage):
    """A file's report while one is looked at; below it what was brought in, the newest first."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(desk, "Lists", HINT, parent=parent)
        self.setAcceptDrops(True)
        self._trail: Trail | None = None
        self._view: ReadingView | None = None
        self.taking = Taking(desk, self)
        self._message, self._problem = Words(look="good"), Words(look="error")
        self.progress = ProgressRow()
        self._make_head()
        self.taking.told.connect(self.progress.show_share)
        self.taking.read.connect(self._show_reading)
        self.taking.refused.connect(self._refused)
        self.taking.brought.connect(self._brought)
        self.progress.stopped.connect(self.taking.stop)

    def _make_head(self) -> None:
        self.choose_button = Button("Choose a file …", kind="primary")
        self.choose_button.setObjectName("chooseLists")
        self.choose_button.clicked.connect(self._ask)
        self.forget_button = Button("Forget the names", kind="quiet")
        self.forget_button.setObjectName("forgetNames")
        self.forget_button.clicked.connect(lambda: self.desk.run(lists.forget_names, then=self._forgotten))
        self.key_button = Button("Whose file is it? …", kind="plain")
        self.key_button.setObjectName("openKey")
        self.key_button.clicked.connect(lambda: KeyBox(self.desk, parent=self.window()).open())
        self._no_key = Words(NO_KEY, look="quiet")
        self._show_key(there=False)
        row = QHBoxLayout()
        row.addWidget(self.choose_button)
        row.addWidget(self.key_button)
        row.addWidget(self.forget_button)
        row.addStretch(1)
        self.column.column.insertLayout(2, row)
        for place, widget in enumerate((self.progress, self._message, self._problem, self._no_key), 3):
            self.column.column.insertWidget(place, widget)
            widget.hide()

    def show_trail(self, trail: Trail) -> None:
        """Show the lists again where one has come; a report that is being looked at stays."""
        self._trail = trail
        what = (trail.rows.listings, id(self._view))
        if not self.is_shown(what):
            self._show(trail, what)
        self.desk.read(lists.has_names, self.desk.assessment, then=lambda there: self._show_key(there=there))

    def _show(self, trail: Trail, what: object) -> None:
        groups: list[Group] = [("", [self._view] if self._view else [])]
        order = {kind.id: kind.number for kind in kinds().lists}
        kept = sorted(trail.rows.listings, key=lambda listing: order.get(listing.kind, 0))
        kept.sort(key=lambda listing: listing.at, reverse=True)
        seen: set[str] = set()
        cards: list[QWidget] = []
        for listing in kept:
            cards.append(self._card(trail, listing, newest=listing.kind not in seen))
            seen.add(listing.kind)
        groups.append(("Brought in", cards))
        if not kept and not self._view:
            groups.append(("", [EmptyPage("No list has been brought in yet", BELONGS)]))
        self.show_groups(what, groups)

    def _card(self, trail: Trail, listing: Listing, *, newest: bool) -> ListingCard:
        return ListingCard(listing, trail.name_of(listing.by), newest=newest)

    # A file

    def _ask(self) -> None:
        chosen = QFileDialog.getOpenFileName(self, "Choose lists", "", FILES)[0]
        if chosen:
            self.open(chosen)

    def open(self, path: str) -> None:
        """Read a file of lists, and show what was understood of it."""
        if self.taking.is_busy:
            self._refused(ONE_AT_A_TIME)
            return
        self._say("", "")
        self._drop_view()
        self.taking.open(path, self._trail.assessment.authority if self._trail else "")

    def _show_reading(self, reading: Reading) -> None:
        self.progress.hide()
        before = self._trail.rows.listings if self._trail else ()
        self._view = ReadingView(self.taking.name, reading, before)
        self._view.wanted.connect(self._bring_in)
        self._view.unwanted.connect(self._leave_out)
        self._view.chosen.connect(self._choose)
        self.choose_button.hide()  # one primary button at a time
        self._again()

    def _bring_in(self, keep_names: bool) -> None:
        if self._view:
            self._view.setEnabled(False)
        self.taking.bring_in(keep_names=keep_names)

    def _choose(self, sheet: str, kind: str) -> None:
        if self._view:
            self._view.setEnabled(False)
        self.taking.choose(sheet, kind)

    def _leave_out(self) -> None:
        self.taking.let_go()
        self._drop_view()

    def _brought(self) -> None:
        self.progress.hide()
        self._say(CAME, "")
        self._drop_view()

    def _refused(self, sentence: str) -> None:
        self.progress.setVisible(self.taking.is_busy)
        self._say("", sentence)
        if self._view:
            self._view.setEnabled(True)

    def _show_key(self, *, there: bool) -> None:
        for button in (self.key_button, self.forget_button):
            button.setVisible(there)
        self._no_key.setVisible(not there and bool(self._trail and self._trail.rows.listings))

    def _forgotten(self, done: Recorded) -> None:
        self._show_key(there=False)
        self._say(" ".join((FORGOTTEN, *done.left)), "")

    def _say(self, message: str, problem: str) -> None:
        for words, text in ((self._message, message), (self._problem, problem)):
            words.set_words(text)
            words.setVisible(bool(text))

    def _drop_view(self) -> None:
        self._view = None
        self.choose_button.show()
        self._again()

    def _again(self) -> None:
        if self._trail:
            self.show_trail(self._trail)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere on the page."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped: the first, where there are several."""
        files = dropped_files(event.mimeData())
        event.acceptProposedAction()
        if files:
            self.open(files[0])
            if len(files) > 1:
                self._say("", ONE_AT_A_TIME)
