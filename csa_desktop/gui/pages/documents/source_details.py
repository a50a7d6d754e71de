"""What is known of one document, and whether it may be analysed at all; what is typed is kept by itself."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csa_desktop.commands import sources
from csa_desktop.domain.framework import Field, Option
from csa_desktop.domain.records import document_kinds
from csa_desktop.domain.values import Source
from csa_desktop.gui.fields.editor import Editor
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.pages.documents.source_row import STATES, dropped_files, kind_of
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Then
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.words import Words

PUBLIC = "Only what is public, or was already shared with the authority, may be analysed."
DECISIONS = (Option("yes", "Admissible"), Option("no", "Not admissible"), Option("", "Not yet decided"))


class SourceDetails(Panel):
    """Built once for a document that is opened; it follows the store and never disturbs one who types."""

    file_wanted = Signal()
    dropped = Signal(str)
    remove_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, source: Source, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(tone="selected", parent=parent)
        self.setObjectName(f"sourceDetails-{source.id}")
        self.setAcceptDrops(True)
        self.source, self._desk = source, desk
        self.body.setSpacing(12)
        self._hint, self._reading, self._refused = (
            Words(look="quiet"),
            Words(look="error"),
            Words(look="error"),
        )
        self.add(self._hint, self._reading)
        self.fields = self._editors()
        self.admissible = editor_for(
            Field("admissible", "choice", "May it be analysed?", hint=PUBLIC, options=DECISIONS)
        )
        self.reason = editor_for(Field("reason", "text", "Why"))
        self.add(*self.fields.values(), self.admissible, self.reason)
        self._file = Button("", kind="plain")
        self.add(self._refused)
        self.refuse("")
        self._buttons()
        self._kept = {name: self._keeping(name, editor) for name, editor in self.fields.items()}
        self._kept["reason"] = self._keeping("reason", self.reason)
        self.admissible.left.connect(self._decide)

    def _editors(self) -> dict[str, Editor]:
        kinds = tuple(Option(k.id, k.title) for k in document_kinds(self._desk.pack))
        return {
            "title": editor_for(Field("title", "text", "Title")),
            "kind": editor_for(Field("kind", "choice", "Kind of document", options=kinds)),
            "dated": editor_for(Field("dated", "date", "Date of the document")),
            "provenance": editor_for(
                Field("provenance", "text", "Where it came from", hint="Who gave it, and how")
            ),
            "state": editor_for(Field("state", "choice", "State", options=STATES)),
        }

    def _buttons(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._file)
        self._file.clicked.connect(self.file_wanted)
        for words, signal in (("Remove", self.remove_wanted), ("Close", self.close_wanted)):
            button = Button(words, kind="quiet")
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)

    def _keeping(self, name: str, editor: Editor) -> Kept:
        editor.reset(getattr(self.source, name))
        kept = Kept(
            self._desk,
            editor,
            self._send_reason if name == "reason" else partial(self._send, name),
            row=("source", self.source.id),
            field=name,
            title=f"{self.source.title}: {editor.field.label}",
            parent=self,
        )
        kept.refused.connect(editor.set_error)
        return kept

    # Showing

    def show_source(self, source: Source, at: int) -> None:
        """The store says this now, at this place of its log."""
        self.source = source
        kind = kind_of(source, self._desk.pack)
        self._hint.set_words("\n".join(kind.hint) if kind else "")
        self._hint.setVisible(bool(kind and kind.hint))
        self._reading.set_words(source.reading)
        self._reading.setVisible(bool(source.reading))
        self._file.setText(
            "Replace with a newer version …" if source.sha256 else "It has come: choose the file …"
        )
        for name, kept in self._kept.items():
            self._catch_up(self.fields.get(name, self.reason), getattr(source, name))
            kept.show(getattr(source, name), at)
        self.admissible.set_value(source.admissible)

    def _catch_up(self, editor: Editor, value: Any) -> None:
        if editor.value() == value:
            editor.set_value(value)

    def refuse(self, sentence: str) -> None:
        """Say over the buttons why it was not done."""
        self._refused.set_words(sentence)
        self._refused.setVisible(bool(sentence))

    # Keeping

    def keep(self) -> None:
        """Make a change of what is typed, where anything is."""
        for kept in self._kept.values():
            kept.keep()

    def _send(self, name: str, value: str, seen: Seen, then: Then, refused: Refused) -> None:
        self.fields[name].set_error("")
        pack, said = self._desk.pack, {name: value}
        self._desk.run(sources.describe, pack, self.source.id, said, seen=seen, then=then, refused=refused)

    def _send_reason(self, reason: str, _: Seen, then: Then, refused: Refused) -> None:
        self._run_decision(str(self.admissible.value()), reason, then, refused)

    def _decide(self) -> None:
        now = str(self.admissible.value()), str(self.reason.value())
        if now[0] != self.source.admissible:
            self._run_decision(*now, None, self.reason.set_error)

    def _run_decision(self, admissible: str, reason: str, then: Then | None, refused: Refused) -> None:
        self.reason.set_error("")
        self._desk.run(
            sources.decide_admissible,
            self.source.id,
            admissible=admissible,
            reason=reason,
            then=then,
            refused=refused,
        )

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped here: it is this document."""
        if len(dropped_files(event.mimeData())) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """It has come."""
        self.dropped.emit(dropped_files(event.mimeData())[0])
        event.acceptProposedAction()
