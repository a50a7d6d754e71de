"""One record: its form to be filled in, the prompts on equality, and its words quoted with one key."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from csa_desktop.commands import records as commands
from csa_desktop.commands.prints import Wanted
from csa_desktop.domain import records
from csa_desktop.domain.filling import Copy
from csa_desktop.domain.framework import Form
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Source
from csa_desktop.gui.pages.documents.quoting import NEW
from csa_desktop.gui.pages.filling.copy_body import CopyBody
from csa_desktop.gui.pages.notebook.kept import let_go
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.recording.beside import BesidePrompts
from csa_desktop.gui.pages.recording.record_head import RecordHead
from csa_desktop.gui.pages.recording.record_list import authors
from csa_desktop.gui.pages.recording.record_quoting import RecordQuoteBar, selected_words, show_words
from csa_desktop.gui.pages.wheres import place_of_statement
from csa_desktop.gui.paper.places import place_of
from csa_desktop.gui.paper.quick_save import QuickSave
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.column import Column, empty
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.link import Link
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.log import Recorded
from csa_desktop.store.store import Store

EQUALITY = "Equality: have you looked?"
NO_WORDS = (
    "Select words of the record first: drag over them, or use the arrow keys with Shift. Then press F3."
)
CHANGED = "The record no longer says what a finding quotes from it"
WIDEST = 1020


class RecordView(QWidget):
    """Made for one record; it follows the store and never disturbs one who types."""

    went = Signal(object)
    left = Signal()
    """The person wants the list of records."""

    def __init__(
        self, desk: Desk, form: Form, record: Source, trail: Trail, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"record-view-{record.id}")
        self._desk, self._form, self.record = desk, form, record
        self._trail, self._by = trail, ""
        self.head = RecordHead(desk, record, trail)
        self.body = CopyBody(desk, form, Copy(record.id, record.title))
        self.beside = BesidePrompts(self.body, EQUALITY, desk.pack.equality)
        self.bar = RecordQuoteBar(desk.pack, record)
        self.saving = QuickSave(desk, self)
        self.back = Button("All records", kind="quiet")
        self._changed = QVBoxLayout()
        self._message, self._done = Words(look="error"), Link("")
        self._foot = Flow(gap=10)
        self._finding = ""
        self._lay_out()
        self._connect()
        self.show_trail(record, trail)
        desk.read(authors, (record.id,), then=self._author_found)
        desk.read(Store.drafts, desk.assessment, then=self.body.offer_drafts)

    def _lay_out(self) -> None:
        column = Column(gap=10, widest=WIDEST, name="recordColumn")
        outer = QVBoxLayout(self)  # before it is filled: what is put in is styled for its place once
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(column, 1)
        top = QHBoxLayout()
        top.addWidget(self.back)
        top.addStretch(1)
        column.add_row(top)
        column.add(self.head)
        column.add_row(self._changed)
        column.add(self.beside)
        column.space(8)
        column.add_row(self._foot)
        column.add(self.saving)
        said = QVBoxLayout()
        said.setContentsMargins(14, 4, 14, 0)
        for widget in (self._message, self._done):
            said.addWidget(widget)
            widget.hide()
        outer.addLayout(said)
        outer.addWidget(self.bar)
        self._fill_foot()

    def _fill_foot(self) -> None:
        for words, name, slot in (
            ("Preview and print", "printRecord", partial(self._to_paper, blank=False)),
            ("Save as PDF …", "saveRecord", self._save),
            ("Blank form", "blankRecord", partial(self._to_paper, blank=True)),
            ("Remove", "removeRecord", self._remove),
        ):
            button = Button(words, kind="quiet" if name == "removeRecord" else "plain")
            button.setObjectName(name)
            button.clicked.connect(slot)
            self._foot.addWidget(button)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.bar.quote_pressed.connect(self.quote)
        self._done.clicked.connect(self._to_finding)

    # Showing

    def show_trail(self, record: Source, trail: Trail) -> None:
        """The store says this now."""
        self.record, self._trail = record, trail
        self.head.show_record(record, trail, self._by)
        self.body.show_trail(trail)
        self.bar.show_record(record)
        self.bar.show_trail(trail)
        no = record.admissible == "no"
        self.bar.refuse("Not admissible, so it cannot be quoted." if no else "")
        self._show_changed()

    def _show_changed(self) -> None:
        pack, trail = self._desk.pack, self._trail
        empty(self._changed)
        gone = [c for c in trail.quotations(self.record.id) if c.quote and not records.spot(pack, trail, c)]
        if gone:
            said = "\n".join(f"“{' '.join(citation.quote.split())}”" for citation in gone)
            self._changed.addWidget(Panel(CHANGED, said, tone="danger"))

    def _author_found(self, found: dict[str, str]) -> None:
        self._by = self._trail.name_of(found.get(self.record.id, ""))
        self.head.show_record(self.record, self._trail, self._by)

    def begin_typing(self, ahead: str = "") -> None:
        """Go to where one types, with what was typed already before the record was there."""
        field = records.main_field(self._form)
        if field is None:
            return
        editor = self.body.boxes[field.id].editor
        editor.go()
        QTimer.singleShot(0, editor, editor.go)  # the fields are laid out by then
        target = editor.focus_target()
        if ahead and isinstance(target, QPlainTextEdit):
            target.insertPlainText(ahead)
        elif ahead and isinstance(target, QLineEdit):
            editor.take(ahead)

    def show_citation(self, citation_id: str) -> None:
        """Go to the words that a citation quotes; where they are gone it says so above the form."""
        quoted = self._trail.quotations(self.record.id)
        citation = next((c for c in quoted if c.id == citation_id), None)
        found = records.spot(self._desk.pack, self._trail, citation) if citation else None
        if found and found.field.id in self.body.boxes:
            show_words(self.body.boxes[found.field.id], found.start, found.end)

    def keep(self) -> None:
        """Keep what is being typed."""
        self.body.keep()
        self.head.keep()

    def go_away(self) -> None:
        """Keep what is typed, and be gone once it is kept."""
        let_go(self, (*self.head.kept.values(), *(box.kept for box in self.body.boxes.values())))

    # Quoting

    def quote(self) -> None:
        """Quote the selected words into the finding that the bar names."""
        chosen = selected_words(self.body)
        if self.bar.refused or chosen is None:
            self._say(self.bar.refused or NO_WORDS)
            return
        self.body.keep()  # the words must be kept before they can be quoted
        field, words, start = chosen
        subject, statement, key_judgement = self.bar.aim()
        self._finding = "" if statement == NEW else statement
        self._desk.run(
            commands.note_words,
            self._desk.pack,
            self.record.id,
            field=field,
            words=words,
            start=start,
            step=self._desk.pack.steps[0].id,
            subject=subject,
            key_judgement=key_judgement,
            stage=str(self.bar.stage.currentData() or ""),
            statement=self._finding,
            then=self._quoted,
            refused=self._say,
        )

    def _quoted(self, recorded: Recorded) -> None:
        made = next((row for table, row in recorded.changes if table == "statement"), "")
        self._finding = made or self._finding
        self._say("")
        self._done.set_words(f"Quoted under {self.bar.subject.currentText()}. Go to the finding to word it")
        self._done.show()

    def _to_finding(self) -> None:
        if statement := self._trail.statement(self._finding):
            self.went.emit(place_of_statement(statement))

    def _say(self, sentence: str) -> None:
        self._message.set_words(sentence)
        self._message.setVisible(bool(sentence))
        self._done.hide()

    # Paper, and taking it away

    def _to_paper(self, _: object = None, *, blank: bool) -> None:
        self.keep()
        self.went.emit(place_of(Wanted(self._form.id, "" if blank else self.record.id, blank)))

    def _save(self) -> None:
        self.keep()
        self.saving.save(Wanted(self._form.id, self.record.id))

    def _remove(self) -> None:
        self.keep()
        self._desk.run(
            commands.remove,
            self._desk.pack,
            self.record.id,
            then=lambda _: self.left.emit(),
            refused=self._say,
        )
