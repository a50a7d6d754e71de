"""The fields of one copy of a form, under their headings."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.domain import filling
from csa_desktop.domain.filling import Copy, Value
from csa_desktop.domain.framework import Form, FormSection
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.fields.statements import StatementsField
from csa_desktop.gui.pages.filling.choosing import choose_for
from csa_desktop.gui.pages.filling.field_box import FieldBox
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.local import Draft

PLACES = {"full": 1, "half": 2, "third": 3}
EARLIER = "Asked in an earlier version of this form"


class CopyBody(QWidget):
    """Made from the form's definition alone."""

    def __init__(self, desk: Desk, form: Form, copy: Copy, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"copy-{copy.about}")
        self._desk, self._form, self.copy = desk, form, copy
        self._trail: Trail | None = None
        self._kept: dict[str, Value] = {}
        self.boxes = {field.id: FieldBox(desk, form, copy, field) for field in form.fields()}
        self._earlier = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        for section in form.sections:
            for widget in self._section(section):
                column.addWidget(widget)
        column.addLayout(self._earlier)
        for box in self.boxes.values():
            box.pick_wanted.connect(partial(self._choose, box))

    def _section(self, section: FormSection) -> Iterator[QWidget]:
        shown = [field for field in section.fields if not field.retired]
        if section.heading and shown:
            yield Words(section.heading, look="section")
        for places, fields in groupby(shown, key=lambda field: PLACES[field.width]):
            boxes = [self.boxes[field.id] for field in fields]
            for start in range(0, len(boxes), places):
                yield _row(boxes[start : start + places], places)

    def show_trail(self, trail: Trail) -> None:
        """Show what the store says."""
        self._trail = trail
        self._kept = filling.answered(trail, self._form, self.copy.about)
        for box in self.boxes.values():
            box.show_value(trail, self._kept.get(box.field.id, ""))
        self._show_earlier()

    def _show_earlier(self) -> None:
        empty(self._earlier)
        for label, value in filling.earlier(self._form, self._kept):
            said = value if isinstance(value, str) else "\n".join(value)
            self._earlier.addWidget(Panel(label, EARLIER, said, tone="row"))

    def offer_drafts(self, drafts: Sequence[Draft]) -> None:
        """Offer typing that was cut short in the fields where it was typed."""
        found = {draft.place: draft for draft in drafts}
        for box in self.boxes.values():
            box.offer_draft(found.get(box.kept.place))

    def keep(self) -> None:
        """Keep what is being typed."""
        for box in self.boxes.values():
            box.keep()

    def _choose(self, box: FieldBox) -> None:
        if isinstance(box.editor, StatementsField) and self._trail:
            choose_for(box.editor, self._desk.pack, self._trail)


def _row(boxes: Sequence[QWidget], places: int) -> QWidget:
    return boxes[0] if places == 1 else SideBySide(boxes, places)
