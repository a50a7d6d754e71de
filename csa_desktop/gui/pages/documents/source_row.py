"""One document of the list: what it is, its state, whether it may be cited, and what rests on it."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csa_desktop.domain.framework import Field, Option, Pack, SourceKind
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Source
from csa_desktop.gui.fields.editor import Editor
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.moments import moment
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card, Panel
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.words import Words

ADMISSIBLE = {
    "yes": ("admissible", "good"),
    "no": ("not admissible", "danger"),
    "": ("not yet decided", "caution"),
}
STATES = (
    Option("expected", "Still to come"),
    Option("received", "Received"),
    Option("not-coming", "Not coming"),
)


class SourceCard(Card):
    """A row; pressed, it opens the document, or the details where it has not come."""

    details_wanted = Signal()

    def __init__(self, source: Source, trail: Trail, pack: Pack, *, parent: QWidget | None = None) -> None:
        super().__init__(source.title, *_lines(source, pack), tone="row", parent=parent)
        self.setObjectName(f"source-{source.id}")
        self.source = source
        words, tone = ADMISSIBLE[source.admissible]
        state = next(o.title for o in STATES if o.id == source.state) if source.state else ""
        marks = [Mark(state, tone="good" if source.state == "received" else "plain"), Mark(words, tone=tone)]
        if quoted := len(trail.quotations(source.id)):
            marks.append(Mark(f"quoted {quoted} times" if quoted > 1 else "quoted once"))
        if source.reading:
            marks.append(Mark("not all of it could be read", tone="caution"))
        details = Button("Details", kind="quiet")
        details.setObjectName(f"details-{source.id}")
        details.clicked.connect(self.details_wanted)
        self.add_chips(*marks, details)


def _lines(source: Source, pack: Pack) -> tuple[str, ...]:
    kind = kind_of(source, pack)
    named = kind.title if kind else source.kind
    pages = f"{source.pages} pages" if source.pages != 1 else "1 page"
    about = (named, pages if source.pages else "", moment(source.dated), source.provenance)
    said = " · ".join(part for part in about if part and part != source.title)
    return (said,) if said else ()


def kind_of(source: Source, pack: Pack) -> SourceKind | None:
    """The kind of document as the pack describes it; None for a kind it does not know."""
    return next((k for k in pack.source_kinds if k.id == source.kind), None)


class SourceDetails(Panel):
    """What is known of a document, and whether it may be analysed at all."""

    changed = Signal(dict)
    decided = Signal(str, str)
    """("yes", "no" or "", the reason)"""
    file_wanted = Signal()
    dropped = Signal(str)
    remove_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, source: Source, pack: Pack, *, parent: QWidget | None = None) -> None:
        super().__init__(tone="selected", parent=parent)
        self.setObjectName(f"sourceDetails-{source.id}")
        self.setAcceptDrops(True)
        self.source = source
        self.body.setSpacing(12)
        kind = kind_of(source, pack)
        if kind:
            self.add(*(Words(line, look="quiet") for line in kind.hint))
        if source.reading:
            self.add(Words(source.reading, look="error"))
        self._describe(source, pack)
        self._decide(source)
        self._buttons(source)

    def _describe(self, source: Source, pack: Pack) -> None:
        kinds = tuple(Option(k.id, k.title) for k in pack.source_kinds)
        self.fields: dict[str, Editor] = {
            "title": editor_for(Field("title", "text", "Title")),
            "kind": editor_for(Field("kind", "choice", "Kind of document", options=kinds)),
            "dated": editor_for(Field("dated", "date", "Date of the document")),
            "provenance": editor_for(
                Field("provenance", "text", "Where it came from", hint="Who gave it, and how")
            ),
            "state": editor_for(Field("state", "choice", "State", options=STATES)),
        }
        for name, editor in self.fields.items():
            editor.reset(getattr(source, name))
            editor.left.connect(lambda name=name: self._left(name))
            self.add(editor)

    def _left(self, name: str) -> None:
        value = self.fields[name].value()
        if value != getattr(self.source, name):
            self.changed.emit({name: value})

    def _decide(self, source: Source) -> None:
        options = (Option("yes", "Admissible"), Option("no", "Not admissible"), Option("", "Not yet decided"))
        hint = "Only what is public, or was already shared with the authority, may be analysed."
        self.admissible = editor_for(
            Field("admissible", "choice", "May it be analysed?", hint=hint, options=options)
        )
        self.reason = editor_for(Field("reason", "text", "Why"))
        self.admissible.reset(source.admissible)
        self.reason.reset(source.reason)
        for editor in (self.admissible, self.reason):
            editor.left.connect(self._decided)
            self.add(editor)

    def _decided(self) -> None:
        now = (str(self.admissible.value()), str(self.reason.value()))
        if now != (self.source.admissible, self.source.reason):
            self.decided.emit(*now)

    def _buttons(self, source: Source) -> None:
        replace = "Replace with a newer version …" if source.sha256 else "It has come: choose the file …"
        row = QHBoxLayout()
        for words, signal, kind in (
            (replace, self.file_wanted, "plain"),
            ("Remove", self.remove_wanted, "quiet"),
            ("Close", self.close_wanted, "quiet"),
        ):
            button = Button(words, kind=kind)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)

    def refuse(self, sentence: str) -> None:
        """Say at the decision why it was not kept."""
        self.reason.set_error(sentence)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped here: it is this document."""
        if len(dropped_files(event.mimeData())) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """It has come."""
        self.dropped.emit(dropped_files(event.mimeData())[0])
        event.acceptProposedAction()


def dropped_files(data: QMimeData) -> list[str]:
    """The paths of files that are dragged over the window."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
