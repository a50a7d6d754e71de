"""The sources of an assessment: expected, received, admissible or not; files come in here."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from csa_desktop.commands import sources
from csa_desktop.domain.framework import SourceKind
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Source
from csa_desktop.gui.pages.documents.bringing import Bringing, Incoming, likely_kind
from csa_desktop.gui.pages.documents.source_row import SourceCard, SourceDetails, dropped_files
from csa_desktop.gui.pages.listing import ListingPage
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.empty_page import EmptyPage
from csa_desktop.gui.widgets.words import Words

HINT = (
    "Drop files here, or add them. They are kept inside the encrypted store; "
    "the files themselves stay where they are."
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


class SourcesPage(ListingPage):
    """The list by kind of document; a row opens the document, its details open below it."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(desk, "Sources", HINT, parent=parent)
        self.setAcceptDrops(True)
        self._trail: Trail | None = None
        self._open, self._for = "", ""
        self._bringing = Bringing(desk, self)
        self._message = Words(look="quiet")
        self._problems = Words(look="error")
        self._make_head()
        self._bringing.told.connect(self._message.set_words)
        self._bringing.came.connect(lambda name: self._message.set_words(f"{name} is kept."))
        self._bringing.refused.connect(self._refused)

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
        self._bringing.told.connect(lambda _: self._message.show())

    def show_trail(self, trail: Trail) -> None:
        """Show the list again where the sources or what is quoted has changed."""
        self._trail = trail
        what = (trail.rows.sources, len(trail.rows.citations), self._open)
        if self.is_shown(what):
            return
        listed = {s.kind for s in trail.sources()}
        self.usual_button.setVisible(
            any(k.expected and k.id not in listed for k in self.desk.pack.source_kinds)
        )
        groups = [(title, self._group(trail, group)) for group, title in self._groups()]
        empty = [] if trail.rows.sources else [EmptyPage("No document is listed yet", HINT)]
        self.show_groups(what, [*groups, ("", empty)])

    def _groups(self) -> list[tuple[str, str]]:
        present = dict.fromkeys(k.group for k in self.desk.pack.source_kinds)
        return [(group, GROUPS.get(group, group.replace("-", " ").capitalize())) for group in (*present, "")]

    def _group(self, trail: Trail, group: str) -> list[QWidget]:
        kinds = {k.id: i for i, k in enumerate(self.desk.pack.source_kinds) if k.group == group}
        known = {k.id for k in self.desk.pack.source_kinds}
        here = [s for s in trail.sources() if (s.kind in kinds if group else s.kind not in known)]
        widgets: list[QWidget] = []
        for source in sorted(here, key=lambda s: kinds.get(s.kind, 0)):
            widgets.append(self._card(source, trail))
            if source.id == self._open:
                widgets.append(self._details(source))
        return widgets

    def _card(self, source: Source, trail: Trail) -> SourceCard:
        card = SourceCard(source, trail, self.desk.pack)
        card.clicked.connect(lambda: self._pressed(source))
        card.details_wanted.connect(lambda: self._toggle(source.id))
        return card

    def _pressed(self, source: Source) -> None:
        if source.sha256:
            self.went.emit(Place("reader", source.id, statement=self._for))
        else:
            self._toggle(source.id)

    def _toggle(self, source: str) -> None:
        self._open = "" if self._open == source else source
        if self._trail:
            self.show_trail(self._trail)

    def _details(self, source: Source) -> SourceDetails:
        details, run = SourceDetails(source, self.desk.pack), self.desk.run
        details.changed.connect(lambda values: run(sources.describe, source.id, values))
        details.decided.connect(
            lambda admissible, reason: run(
                sources.decide_admissible,
                source.id,
                admissible=admissible,
                reason=reason,
                refused=details.refuse,
            )
        )
        details.file_wanted.connect(lambda: self._ask_file(source))
        details.dropped.connect(lambda path: self._bring([path], source.id))
        details.remove_wanted.connect(lambda: run(sources.remove, source.id))
        details.close_wanted.connect(lambda: self._toggle(source.id))
        return details

    def go_to(self, place: Place) -> None:
        """`place.statement` is the finding for which a source is looked for; `about` a source to open up."""
        self._for = place.statement
        if place.tab == "details" and place.citation:
            self._open = place.citation
            if self._trail:
                self.show_trail(self._trail)

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
        self._problems.hide()
        self._problems.set_words("")
        kinds: tuple[SourceKind, ...] = self.desk.pack.source_kinds
        self._bringing.bring([Incoming(Path(f), likely_kind(kinds), source) for f in files])

    def _refused(self, name: str, sentence: str) -> None:
        said = self._problems.text()
        self._problems.set_words("\n".join(filter(None, (said, f"{name}: {sentence}"))))
        self._problems.show()
        self._message.hide()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the page."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        self._bring(dropped_files(event.mimeData()))
        event.acceptProposedAction()
