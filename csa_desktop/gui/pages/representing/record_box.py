"""The frozen record: as at which day the panel reads it, what came later, and the council's own document."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from csa_desktop.commands import representations
from csa_desktop.domain.cycle import Representation
from csa_desktop.domain.framework import Field
from csa_desktop.domain.representing import STATEMENTS, last_edition, since
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.fields.dates import DateField
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.documents.bringing import bytes_of
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.representing.linked import Linked
from csa_desktop.gui.pages.representing.since_box import SHOWN, SinceBox
from csa_desktop.gui.pages.sources import FILES
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.words import Words
from csa_desktop.importing.documents import read_document
from csa_desktop.importing.pages import Document

FROZEN = "The panel reads the record as it stood at {0}: {1}, {2}."
NOT_YET = (
    "The record is not frozen yet. Choose the day on which the judgement went out: what is written after it "
    "is no part of what the panel reads."
)
LATER = "Written or changed since: no part of the record"
NONE_LATER = "Nothing came in and nothing was written, changed or taken out since."
NO_STATEMENT_LATER = "No statement was written or changed since; what else there is stands below."
DOCUMENT = "The council's document"
NO_DOCUMENT = "None is added yet. It is kept as it came, and cannot be cited as evidence."


class RecordBox(QWidget):
    """Freezing asks for a day; the record as it stood then is read off the window's thread."""

    went = Signal(object)
    read = Signal()
    """The record as it stood is here now."""

    def __init__(self, desk: Desk, row: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._row = desk, row
        self._as_at, self._asked = "", ""
        self.frozen: Trail | None = None
        self._trail: Trail | None = None
        self.words, self.wrong, self.more = Words(), Words(look="error"), Words(look="quiet")
        self.day = DateField(Field("as-at", "date", "Freeze the record as at", hint="The end of that day"))
        self.freeze, self.as_sent = Button("Freeze the record"), Button("", kind="plain")
        self.later, self.since = Linked(desk.pack, LATER, "", list), SinceBox(desk.pack)
        self.document, self.add_document = Words(look="quiet"), Button("Add the document …")
        self.open_document = Button("Read it", kind="quiet")
        self._lay_out()
        self.freeze.clicked.connect(lambda: self.freeze_at(self.day.value()))
        self.later.went.connect(self.went)
        self.since.went.connect(self.went)
        self.add_document.clicked.connect(self._ask_file)
        self.open_document.clicked.connect(self._open)
        self._sent_at = ""
        self.as_sent.clicked.connect(lambda: self.freeze_at(self._sent_at))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        for widget in (
            self.words,
            self.day,
            beside(self.freeze, self.as_sent),
            self.wrong,
            self.later,
            self.more,
            self.since,
        ):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(Words(DOCUMENT, look="label"))
        column.addWidget(self.document)
        column.addWidget(beside(self.add_document, self.open_document))
        for words in (self.wrong, self.more):
            words.hide()

    def freeze_at(self, as_at: str) -> None:
        """Freeze the record as at an ISO day or time."""
        self.refuse("")
        self._desk.run(representations.freeze, self._row, as_at, refused=self.refuse)

    def refuse(self, sentence: str) -> None:
        """Say why something was not done."""
        self.wrong.set_words(sentence)
        self.wrong.setVisible(bool(sentence))

    # Showing

    def show_trail(self, trail: Trail, of: Representation) -> None:
        """Say as at when it is frozen; the record is read where that has changed or something came in."""
        self._trail = trail
        self._show_freezing(trail, of)
        self._show_document(trail, of)
        wanted = f"{of.as_at}@{trail.at}" if of.as_at else ""
        if of.as_at != self._as_at:
            self._as_at, self.frozen = of.as_at, None
        if wanted and wanted != self._asked:
            self._asked = wanted
            self._desk.read(
                representations.frozen, self._desk.assessment, of.as_at, then=partial(self._came, of.as_at)
            )
        self._say()

    def _show_freezing(self, trail: Trail, of: Representation) -> None:
        edition = last_edition(trail)
        self._sent_at = edition.at if edition else ""
        fixed = bool(of.outcome)
        self.as_sent.setText(f"As the final letter went, {moment(edition.at)}" if edition else "")
        self.as_sent.setVisible(bool(edition) and not fixed)
        for widget in (self.day, self.freeze):
            widget.setVisible(not fixed)
        self.freeze.setText("Freeze it as at another day" if of.as_at else "Freeze the record")
        if not self.day.value():
            self.day.set_value(of.as_at[:10])

    def _came(self, as_at: str, found: Trail | None) -> None:
        if as_at == self._as_at:
            self.frozen = found
            self._say()
            self.read.emit()

    def _say(self) -> None:
        then, now = self.frozen, self._trail
        for widget in (self.later, self.since):
            widget.setVisible(then is not None)
        self.more.hide()
        if then is None or now is None:
            self.words.set_words(NOT_YET if not self._as_at else "Reading the record as it stood …")
            return
        statements, sources = len(then.rows.statements), len(then.rows.sources)
        self.words.set_words(
            FROZEN.format(_at(self._as_at), _many(statements, "statement"), _many(sources, "source"))
        )
        came = since(now, then)
        found = tuple(s.id for one in came if one.kind == STATEMENTS for s in one.there)
        none = NO_STATEMENT_LATER if came else NONE_LATER
        self.later.show_ids(now, found[:SHOWN], none, fixed=True)
        self.since.show_since(now, came)
        self.more.set_words(f"And {len(found) - SHOWN} more.")
        self.more.setVisible(len(found) > SHOWN)

    # The council's document

    def _show_document(self, trail: Trail, of: Representation) -> None:
        source = trail.source(of.source) if of.source else None
        named = f"{source.title} · {source.file_name}" if source and source.file_name else ""
        self.document.set_words(named or (source.title if source else NO_DOCUMENT))
        self.add_document.setVisible(source is None and not of.outcome)
        self.open_document.setVisible(source is not None)

    def _open(self) -> None:
        of = (
            next((r for r in self._trail.rows.representations if r.id == self._row), None)
            if self._trail
            else None
        )
        if of and of.source:
            self.went.emit(Place("reader", of.source))

    def _ask_file(self) -> None:
        if chosen := QFileDialog.getOpenFileName(self, "Add the council's document", "", FILES)[0]:
            self.bring(Path(chosen))

    def bring(self, path: Path) -> None:
        """Read the file and keep it."""
        self.refuse("")
        self._desk.read(bytes_of, path, then=partial(self._parse, path))

    def _parse(self, path: Path, data: bytes | str) -> None:
        if isinstance(data, str):
            self.refuse(data)
            return
        self._desk.outside(
            read_document,
            data,
            path.name,
            then=partial(self._keep, path, data),
            failed=self.refuse,
            what=f"Reading {path.name}",
        )

    def _keep(self, path: Path, data: bytes, document: Document) -> None:
        self._desk.carry(
            representations.receive_document,
            self._desk.pack,
            self._row,
            document,
            data,
            file_name=path.name,
            refused=self.refuse,
        )


def _at(as_at: str) -> str:
    return moment(as_at) if "T" in as_at else f"the end of {moment(as_at)}"


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
