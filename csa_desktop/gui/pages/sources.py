"""The sources of an assessment: expected, received, admissible or not; files come in here."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from csa_desktop.commands import sources
from csa_desktop.domain.records import document_kinds, documents
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Source
from csa_desktop.gui.pages.documents.bringing import Bringing, Incoming, likely_kind
from csa_desktop.gui.pages.documents.source_details import SourceDetails
from csa_desktop.gui.pages.documents.source_row import SourceCard, dropped_files
from csa_desktop.gui.pages.listing import ListingPage
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.parted.beside import by_row
from csa_desktop.gui.pages.parted.words import badge
from csa_desktop.gui.pages.wheres import page_title
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.empty_page import EmptyPage
from csa_desktop.gui.widgets.words import Words

HINT = (
    "Drop files here, or add them. They are kept inside the encrypted store; "
    "the files themselves stay where they are. Press a document to read and quote it."
)
FILES = (
    "Documents (*.pdf *.docx *.xlsx *.csv *.txt *.png *.jpg *.jpeg *.tif *.tiff *.gif *.webp);;All files (*)"
)
GROUPS = {
    "briefing": "Briefings",
    "dataset": "Dataset",
    "self-assessment": "Self-assessment",
    "plan": "Plans",
    "reference": "Reference documents",
    "other": "Other",
}
ONE_CAME = "{} is kept. Say below what kind of document it is, and whether it may be analysed."
SEVERAL_CAME = (
    "{} documents are kept. Say of each, in its details, what it is and whether it may be analysed."
)
ARRIVING_MS = 1000
"""So long what was opened is brought in sight, while the page finds its new height."""
EXPECTED_CAME = "{} is kept as “{}”."


class SourcesPage(ListingPage):
    """The list by kind of document; a row opens the document, its details open below it."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(desk, page_title(desk.pack, "sources", "Sources"), HINT, parent=parent)
        self.setAcceptDrops(True)
        self._trail: Trail | None = None
        self._for = ""
        self._cards: dict[str, SourceCard] = {}
        self._details: SourceDetails | None = None
        self._came: list[str] = []
        self._kept = self._new = ""
        self._refusing = False
        self._bringing = Bringing(desk, self)
        self._message = Words(look="quiet")
        self._problems = Words(look="error")
        self._arriving = QTimer(self, singleShot=True, interval=ARRIVING_MS)
        self.column.verticalScrollBar().rangeChanged.connect(self._bring_in_sight)
        self._make_head()
        self._bringing.told.connect(self._tell)
        self._bringing.came.connect(self._one_came)
        self._bringing.refused.connect(self._refused)
        self._bringing.ended.connect(self._ended)

    def _make_head(self) -> None:
        self.add_button = Button("Add documents …", kind="primary")
        self.add_button.setObjectName("addDocuments")
        self.add_button.clicked.connect(self._ask_files)
        self.usual_button = Button("List what is usually expected", kind="plain")
        self.usual_button.setObjectName("listUsual")
        self.usual_button.clicked.connect(lambda: self.desk.run(sources.expect_usual, self.desk.pack))
        row = QHBoxLayout()
        for button in (self.add_button, self.usual_button):
            row.addWidget(button)
        row.addStretch(1)
        self.column.column.insertLayout(2, row)
        self.column.column.insertWidget(3, self._message)
        self.column.column.insertWidget(4, self._problems)
        self._message.hide()
        self._problems.hide()

    # Showing

    def show_trail(self, trail: Trail) -> None:
        """Show the list again where the sources or what is quoted has changed; what is typed stays."""
        self._trail = trail
        opened = trail.source(self._details.source.id) if self._details else None
        if self._details and opened:
            self._details.show_source(opened, trail.at)
        elif self._details:
            self._details = None
        listed = documents(self.desk.pack, trail)
        what = (listed, len(trail.rows.citations), opened.id if opened else "", trail.rows.parted)
        if not self.is_shown(what):
            self._list_sources(trail, what)
        self._open_new()

    def _list_sources(self, trail: Trail, what: object) -> None:
        listed = {s.kind for s in trail.sources()}
        usual = any(k.expected and k.id not in listed for k in self.desk.pack.source_kinds)
        self.usual_button.setVisible(usual)
        groups = [(title, self._group(trail, group)) for group, title in self._groups()]
        empty = [] if documents(self.desk.pack, trail) else [EmptyPage("No document is listed yet", HINT)]
        self.show_groups(what, [*groups, ("", empty)])

    def _groups(self) -> list[tuple[str, str]]:
        present = dict.fromkeys(k.group for k in document_kinds(self.desk.pack))
        return [(group, GROUPS.get(group, group.replace("-", " ").capitalize())) for group in (*present, "")]

    def _group(self, trail: Trail, group: str) -> list[QWidget]:
        kinds = {k.id: i for i, k in enumerate(self.desk.pack.source_kinds) if k.group == group}
        known = {k.id for k in self.desk.pack.source_kinds}
        here = [s for s in trail.sources() if (s.kind in kinds if group else s.kind not in known)]
        widgets: list[QWidget] = []
        for source in sorted(here, key=lambda s: kinds.get(s.kind, 0)):
            widgets.append(self._card(source, len(trail.quotations(source.id))))
            if self._details and source.id == self._details.source.id:
                widgets.append(self._details)
        return widgets

    def _card(self, source: Source, quoted: int) -> SourceCard:
        """The card that is there already, where it says the same: it may have the focus."""
        known = self._cards.get(source.id)
        torn = by_row(self._trail).get(source.id, ()) if self._trail else ()
        versions = badge(torn) if torn else ""
        if known and (known.source, known.quoted, known.torn) == (source, quoted, versions):
            return known
        card = self._cards[source.id] = SourceCard(source, quoted, self.desk.pack, torn=versions)
        card.clicked.connect(lambda: self._pressed(source))
        card.details_wanted.connect(lambda: self.toggle(source.id))
        return card

    def _pressed(self, source: Source) -> None:
        if source.sha256:
            self.went.emit(Place("reader", source.id, statement=self._for))
        else:
            self.toggle(source.id)

    # Details

    def toggle(self, source: str) -> None:
        """Open the details of a document below it, or close them; the trail shows what rests on it."""
        self._refusing = False
        self._unfold(source)

    def _unfold(self, source: str) -> None:
        self.leave()
        closing = self._details is not None and self._details.source.id == source
        self._details = None if closing or not self._trail else self._details_of(source)
        self.selected.emit("" if self._details is None else source)
        if self._trail:
            self.show_trail(self._trail)
        if self._details:
            self.finish()
            self._arriving.start()

    def _details_of(self, source_id: str) -> SourceDetails | None:
        source = self._trail.source(source_id) if self._trail else None
        if source is None:
            return None
        details, run = SourceDetails(source, self.desk), self.desk.run
        details.file_wanted.connect(lambda: self._ask_file(source))
        details.dropped.connect(lambda path: self._bring([path], source.id))
        details.remove_wanted.connect(lambda: run(sources.remove, source.id, refused=details.refuse))
        details.close_wanted.connect(lambda: self.toggle(source.id))
        return details

    def _bring_in_sight(self, *_: object) -> None:
        """While the page finds its new height: the details, and above all the document they belong to.

        What was refused a moment ago is read first.
        """
        if self._refusing and self._arriving.isActive():
            self.column.ensureWidgetVisible(self._problems)
            self.column.ensureWidgetVisible(self._message)
        elif self._details and self._arriving.isActive():
            self.column.ensureWidgetVisible(self._details)
            self.column.ensureWidgetVisible(self._cards[self._details.source.id])

    def go_to(self, place: Place) -> None:
        """`place.statement` is the finding that a source is looked for; `citation` a source to open up."""
        self._for = place.statement
        open_now = self._details.source.id if self._details else ""
        if place.tab == "details" and place.citation and place.citation != open_now:
            self.toggle(place.citation)
        else:
            self.selected.emit(open_now)

    def leave(self) -> None:
        """Keep what is being typed about a document."""
        if self._details:
            self._details.keep()

    # Files

    def _ask_files(self) -> None:
        self._bring(QFileDialog.getOpenFileNames(self, "Add documents", "", FILES)[0])

    def _ask_file(self, source: Source) -> None:
        chosen = QFileDialog.getOpenFileName(self, source.title, "", FILES)[0]
        if chosen:
            self._bring([chosen], source.id)

    def bring(self, files: Sequence[str]) -> None:
        """Add files as new documents; each comes in or says why not."""
        self._bring(files)

    def _bring(self, files: Sequence[str], source: str = "") -> None:
        if not self._bringing.is_busy:
            self._came, self._kept = [], ""
            self._problems.hide()
            self._problems.set_words("")
        kinds = document_kinds(self.desk.pack)
        self._bringing.bring([Incoming(Path(f), likely_kind(kinds), source) for f in files])

    def _tell(self, sentence: str) -> None:
        self._message.set_words(sentence)
        self._message.setVisible(bool(sentence))

    def _one_came(self, name: str, source: str) -> None:
        before = self._trail.source(source) if self._trail else None
        if before:
            self._kept = EXPECTED_CAME.format(name, before.title)
        else:
            self._came.append(source)
            one = len(self._came) == 1
            self._kept = ONE_CAME.format(name) if one else SEVERAL_CAME.format(len(self._came))

    def _ended(self) -> None:
        """A document that came alone is opened up, so that a person says what it is."""
        self._tell(self._kept)
        self._new = self._came[0] if len(self._came) == 1 else ""
        self._open_new()

    def _open_new(self) -> None:
        if self._new and self._trail and self._trail.source(self._new):
            new, self._new = self._new, ""
            if self._details is None or self._details.source.id != new:
                self._refusing = bool(self._problems.text())
                self._unfold(new)

    def _refused(self, name: str, sentence: str) -> None:
        said = self._problems.text()
        self._problems.set_words("\n".join(filter(None, (said, f"{name}: {sentence}"))))
        self._problems.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the page."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        self._bring(dropped_files(event.mimeData()))
        event.acceptProposedAction()
