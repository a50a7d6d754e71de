"""Reading a document, and quoting its words into findings with one key."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from csa_desktop.commands import trails
from csa_desktop.domain.quotes import find_quote
from csa_desktop.domain.readiness.sheet import within
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Citation, Source
from csa_desktop.gui import keys
from csa_desktop.gui.pages.documents.finding_words import Finds
from csa_desktop.gui.pages.documents.quoting import NEW, QuoteBar
from csa_desktop.gui.pages.page import Desk, Page
from csa_desktop.gui.pages.wheres import page_title
from csa_desktop.gui.places import Place
from csa_desktop.gui.reader.document_desk import DocumentDesk
from csa_desktop.gui.reader.page_view import PageView
from csa_desktop.gui.reader.places import CITATION, PageMark
from csa_desktop.gui.reader.reader_bar import ReaderBar
from csa_desktop.gui.reader.text_view import TextView
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.elided import Elided
from csa_desktop.gui.widgets.words import Words
from csa_desktop.importing.pages import CSV, EXCEL, IMAGE, PDF
from csa_desktop.store.store import Store

DRAWN = (PDF, IMAGE)
SHEETS = (EXCEL, CSV)
GONE = "This document is no longer listed"
TO_COME = "This document has not come yet. Add the file on its page under {}."
NOT_COMING = "This document is not coming. If it does come, add the file on its page under {}."
NO_WORDS = "Select words first: drag over them, or use the arrow keys with Shift. Then press F3."


class ReaderPage(Page):
    """The document in the middle, its marks pressed to show the trail, the quoting bar below."""

    def __init__(self, desk: Desk, source_id: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._source_id = desk, source_id
        self._trail: Trail | None = None
        self._source: Source | None = None
        self._texts: dict[int, str] = {}
        self._labels: dict[int, str] = {}
        self._finds = Finds()
        self._wanted: Place | None = None
        self._pages: DocumentDesk | None = None
        self.view: PageView | TextView = TextView()
        self.steering, self.bar = ReaderBar(), QuoteBar(desk.pack)
        self._make_head()
        self._lay_out()
        self._connect()

    def _make_head(self) -> None:
        self.title, self.where = Elided(""), Words(look="quiet")
        self.title.setProperty("look", "strong")
        self.message = Words(look="error")
        self.message.hide()
        self.back = Button("All sources", kind="quiet")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 14, 2)
        head.setSpacing(10)
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        head.addWidget(self.where, 0, Qt.AlignmentFlag.AlignVCenter)
        self._steer, self._host = QVBoxLayout(), QStackedWidget()
        self._steer.setContentsMargins(14, 0, 14, 0)
        self._steer.addWidget(self.steering)
        self._steer.addWidget(self.message)
        self._host.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._steer)
        column.addWidget(self._host, 1)
        column.addWidget(self.bar)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.went.emit(Place("sources")))
        self.bar.quote_pressed.connect(self.quote)
        self.bar.whole_page_pressed.connect(self.cite_page)
        keys.bind("find", self, lambda: self.steering.focus_find())
        keys.bind("quote", self, self.quote)

    # Showing

    def show_trail(self, trail: Trail) -> None:
        """Show the document, and every place of it that some statement quotes."""
        self._trail = trail
        source = trail.source(self._source_id)
        if source and (self._source is None or source.sha256 != self._source.sha256):
            self._open(source)
        self._source = source
        self.title.set_words(source.title if source else GONE)
        self.bar.show_trail(trail)
        self.bar.refuse(self._not_to_quote(source))
        self._say(source.reading if source else "")
        self._mark()

    def _not_to_quote(self, source: Source | None) -> str:
        if source is None:
            return GONE
        if not source.sha256:
            said = NOT_COMING if source.state == "not-coming" else TO_COME
            return said.format(page_title(self._desk.pack, "sources", "Sources"))
        if source.admissible == "no":
            return f"Not admissible, so it cannot be quoted: {within(source.reason)}"
        return ""

    def _say(self, sentence: str) -> None:
        self.message.set_words(sentence)
        self.message.setVisible(bool(sentence))

    def _open(self, source: Source) -> None:
        if not source.sha256:
            return
        self._desk.read(Store.page_texts, source.sha256, then=partial(self._read, source))
        if source.media in DRAWN:
            self._draw(source)

    def _draw(self, source: Source) -> None:
        view, pages = PageView(), DocumentDesk(self._desk, source.sha256, self)
        self._use(view)
        self._pages = pages
        view.page_wanted.connect(pages.draw)
        view.words_wanted.connect(pages.read_words)
        pages.opened.connect(self._opened)
        pages.drawn.connect(view.set_page_picture)
        pages.words_known.connect(
            lambda page, words: view.set_page_words(page, words, self._texts.get(page, ""))
        )
        pages.page_failed.connect(view.set_page_message)
        pages.failed.connect(self._say)
        pages.open()

    def _use(self, view: PageView | TextView) -> None:
        old, self.view = self.view, view
        self._host.addWidget(view)
        self._host.setCurrentWidget(view)
        self._host.removeWidget(old)
        old.deleteLater()
        self._steer_with(ReaderBar(), view)
        view.quote_wanted.connect(self.quote)
        view.mark_pressed.connect(self._mark_pressed)
        view.page_changed.connect(self._page_changed)

    def _steer_with(self, steering: ReaderBar, view: PageView | TextView) -> None:
        self._steer.replaceWidget(self.steering, steering)
        self.steering.deleteLater()
        self.steering = steering
        steering.serve(view)
        steering.find_wanted.connect(self._find)
        steering.step_wanted.connect(self._step)

    def _opened(self, sizes: tuple[tuple[float, float], ...]) -> None:
        if isinstance(self.view, PageView):
            self.view.set_document(sizes)
            self.steering.refresh()
            self._page_changed(self.view.page())
            self._arrive()

    def _read(self, source: Source, pages: tuple[tuple[int, str, str], ...]) -> None:
        self._texts = {number: text for number, _, text in pages}
        self._labels = {number: label for number, label, _ in pages}
        if source.media not in DRAWN:
            view = TextView()
            self._use(view)
            view.set_pages(
                list(self._texts.values()), list(self._labels.values()), wrap=source.media not in SHEETS
            )
            self.steering.refresh()
            self._page_changed(view.page())
        self._arrive()

    def _page_changed(self, page: int) -> None:
        self.where.set_words(self._label_of(page))

    # Marks

    def _mark(self) -> None:
        quoted = self._trail.quotations(self._source_id) if self._trail else ()
        marks = [m for c in quoted if (m := self._mark_of(c))]
        self.view.set_marks([*marks, *self._finds.places])

    def _mark_of(self, citation: Citation) -> PageMark | None:
        text = self._texts.get(citation.page, "")
        place = find_quote(text, citation.quote, citation.start, citation.end) if text else None
        return PageMark(citation.page, *place, CITATION, citation.id) if place else None

    def _mark_pressed(self, key: str) -> None:
        citation = (
            next((c for c in self._trail.quotations(self._source_id) if c.id == key), None)
            if self._trail
            else None
        )
        if citation:
            self.selected.emit(citation.statement)

    def _find(self, typed: str) -> None:
        self._finds.look(tuple(self._texts.items()), typed, page=max(1, self.view.page()))
        self._show_find()

    def _step(self, by: int) -> None:
        self._finds.step(by)
        self._show_find()

    def _show_find(self) -> None:
        self._mark()
        self.steering.show_hits(self._finds.at + 1, len(self._finds.places))
        if here := self._finds.current:
            self.view.show_words(here.page, here.start, here.end)
        elif self.steering.search.value():
            self.view.forget_shown()

    # Coming by a link

    def go_to(self, place: Place) -> None:
        """Show the citation, page or words that a link names, once the document is there."""
        self._wanted = place
        if place.statement:
            self.bar.aim_at(place.statement)
        if not place.citation:  # which shows the trail of what quotes it
            self.selected.emit(place.statement or self._source_id)
        self._arrive()

    def _arrive(self) -> None:
        place = self._wanted
        if place is None or not self._texts or not self.view.page_count():
            return
        self._wanted = None
        self._mark()
        citation = self._citation(place.citation)
        if citation:
            self._show_citation(citation)
        elif place.tab:
            self.view.go_to_page(max(1, place.number))
            self.steering.search.set_text(place.tab)
            self._finds.look(tuple(self._texts.items()), place.tab, page=max(1, place.number))
            self._show_find()
        elif place.number:
            self.view.go_to_page(place.number)
        self.view.setFocus()

    def _citation(self, citation_id: str) -> Citation | None:
        quoted = self._trail.quotations(self._source_id) if self._trail else ()
        return next((c for c in quoted if c.id == citation_id), None)

    def _show_citation(self, citation: Citation) -> None:
        mark = self._mark_of(citation)
        if mark:
            self.view.show_words(mark.page, mark.start, mark.end)
        else:
            self.view.go_to_page(citation.page)
            if citation.quote:
                self._say(f"These words are not found in this version any more: “{citation.quote}”")
        self.selected.emit(citation.statement)

    # Quoting

    def quote(self) -> None:
        """Quote the selected words into the finding that the bar names."""
        if self.bar.refused:
            self._say(self.bar.refused)
            return
        chosen = self.view.selection()
        if chosen is None:
            self._say(NO_WORDS)
            return
        self._cite(chosen.page, chosen.start, chosen.end, chosen.text)

    def cite_page(self) -> None:
        """Cite the page as a whole, where it has no words or all of it is meant."""
        self._cite(self.view.page(), 0, 0, "")

    def _cite(self, page: int, start: int, end: int, words: str) -> None:
        subject, statement, key_judgement = self.bar.aim()
        place = {"page": page, "start": start, "end": end, "words": words, "place": self._label_of(page)}
        if statement == NEW:
            # The lines of a page are not the lines of a finding; the quotation keeps them as they stand.
            text = " ".join(words.split()) or f"{self.title.text()}, page {page}"
            self._desk.run(
                trails.quote_anew,
                self._source_id,
                subject=subject,
                key_judgement=key_judgement,
                step=self._desk.pack.steps[0].id,
                text=text,
                then=self._quoted,
                refused=self._say,
                **place,
            )
        else:
            self._desk.run(
                trails.quote, statement, self._source_id, then=self._quoted, refused=self._say, **place
            )

    def _label_of(self, page: int) -> str:
        label = self._labels.get(page, "")
        return "" if label == f"page {page}" else label

    def _quoted(self, recorded: object) -> None:
        self.view.clear_selection()
        changes = getattr(recorded, "changes", {})
        statement = next((row for table, row in changes if table == "statement"), self.bar.aim()[1])
        self.selected.emit(statement)
