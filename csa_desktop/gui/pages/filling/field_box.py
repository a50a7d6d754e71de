"""One field of one copy of a form: its editor, first texts to take over, and typing that was cut short."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.commands import answers, drafts
from csa_desktop.domain import filling
from csa_desktop.domain.filling import Copy, Value
from csa_desktop.domain.framework import Field, Form
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.fields.dates import short, understood
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.fields.statements import StatementsField
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.pages.cut_short import draft_panel
from csa_desktop.gui.pages.filling.choosing import items_for
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Then
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.chip import Chip
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.store.local import Draft
from csa_desktop.store.log import Recorded

_LONGEST_OFFER = 60


class FieldBox(QWidget):
    """Keeps what is typed as the answer to its field; follows the store otherwise."""

    pick_wanted = Signal()
    """The person wants to choose statements for this field."""
    settled = Signal()
    """A draft was put back or discarded."""

    def __init__(
        self, desk: Desk, form: Form, copy: Copy, field: Field, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._form, self._copy, self.field = desk, form, copy, field
        self.row = answers.answer_id(desk.assessment, form.id, copy.about, field.id)
        self.editor = editor_for(field, scale=desk.pack.scale(field.scale) if field.scale else None)
        self._offers: tuple[str, ...] | None = None
        self._chips, self._flow = QWidget(), Flow()
        self._drafts = QVBoxLayout()
        self._lay_out()
        self.kept = Kept(
            desk,
            self.editor,
            self._send,
            row=("answer", self.row),
            draft_row=(drafts.where(drafts.ANSWER, "", copy.about), self.row),
            field=answers.VALUE,
            title=f"{', '.join(filter(None, (form.title, copy.title)))}: {field.label.rstrip(':')}",
            parent=self,
        )
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._drafts)
        column.addWidget(self.editor)
        column.addWidget(self._chips)
        inner = QVBoxLayout(self._chips)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(self._flow)
        self._chips.hide()

    def _connect(self) -> None:
        self.kept.refused.connect(self.editor.set_error)
        self.editor.typed.connect(self._show_offers)
        if isinstance(self.editor, StatementsField):
            self.editor.pick_wanted.connect(self.pick_wanted)

    def show_value(self, trail: Trail, kept: Value) -> None:
        """The store says this now; what is being typed stays."""
        if isinstance(self.editor, StatementsField):
            self.editor.show_statements(items_for(self._desk.pack, trail))
        value = filling.value_of(self.field, kept)
        if self.editor.value() == value:
            self.editor.set_value(value)  # the store has caught up with the typing
        self.kept.show(value, trail.at)
        self._offer(filling.offered(trail, self.field, self._copy.about))

    def keep(self) -> None:
        """Make a change of what was typed, where anything was."""
        if self.kept.typing:
            self.kept.keep()

    def _send(self, value: Value, seen: Seen, then: Then, refused: Refused) -> None:
        done = partial(self._sent, then)
        self._desk.run(
            answers.answer,
            self._form.id,
            self.field.id,
            value,
            about=self._copy.about,
            seen=seen,
            then=done,
            refused=refused,
        )

    def _sent(self, then: Then, recorded: Recorded) -> None:
        self.editor.set_error("")
        then(recorded)

    # First texts

    def _offer(self, texts: tuple[str, ...]) -> None:
        if texts != self._offers:
            self._offers = texts
            empty(self._flow)
            for text in texts:
                chip = Chip(f"Use “{_shown(self.field, text)}”", tone="plain")
                chip.clicked.connect(partial(self.editor.take, filling.value_from(self.field, text)))
                self._flow.addWidget(chip)
        self._show_offers()

    def _show_offers(self, *_: object) -> None:
        self._chips.setVisible(bool(self._offers) and not self.editor.value() and not self._drafts.count())

    # Typing that was cut short

    def offer_draft(self, draft: Draft | None) -> None:
        """Show typing that never became a change; nothing can be typed over it until a person decides."""
        if draft and (self.kept.typing or filling.value_from(self.field, draft.text) == self.editor.value()):
            draft = None
        if draft or self._drafts.count():
            empty(self._drafts)
            self.editor.set_read_only(draft is not None)
        if draft:
            self._drafts.addWidget(self._draft_panel(draft))
        self._show_offers()

    def _draft_panel(self, draft: Draft) -> Panel:
        panel = draft_panel(draft, self._put_back, self._discard)
        panel.setObjectName(f"draft-{self.field.id}")
        return panel

    def _put_back(self, draft: Draft) -> None:
        seen = int(draft.seen) if draft.seen.isdigit() else None
        value = filling.value_from(self.field, draft.text)
        self._send(value, seen, lambda _: self._discard(draft), self.editor.set_error)

    def _discard(self, draft: Draft) -> None:
        self._desk.drafts.drop(draft.place, seen=draft.text)
        self.offer_draft(None)
        self.settled.emit()


def _shown(field: Field, text: str) -> str:
    day = understood(text) if field.kind == "date" else None
    shown = short(day) if day else " ".join(text.split())
    return shown if len(shown) <= _LONGEST_OFFER else f"{shown[:_LONGEST_OFFER].rstrip()} …"
