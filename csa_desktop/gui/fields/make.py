"""From a field's definition to its editor."""

from PySide6.QtWidgets import QWidget

from csa_desktop.domain.framework import Field, Scale
from csa_desktop.gui.fields.choices import ChoiceField, ChoicesField, GradeField, YesNoField
from csa_desktop.gui.fields.dates import DateField
from csa_desktop.gui.fields.editor import Editor
from csa_desktop.gui.fields.select import MOST_ROWS, SelectField
from csa_desktop.gui.fields.statements import StatementsField
from csa_desktop.gui.fields.texts import BulletsField, LongField, TextField

_EDITORS: dict[
    str,
    type[
        TextField
        | LongField
        | BulletsField
        | ChoiceField
        | ChoicesField
        | DateField
        | YesNoField
        | StatementsField
    ],
] = {
    "text": TextField,
    "long": LongField,
    "bullets": BulletsField,
    "choice": ChoiceField,
    "choices": ChoicesField,
    "date": DateField,
    "yes-no": YesNoField,
    "statements": StatementsField,
}

KINDS = (*_EDITORS, "grade")


def editor_for(field: Field, *, scale: Scale | None = None, parent: QWidget | None = None) -> Editor:
    """The editor of a field; `scale` is needed for a grade. KeyError for a kind that does not exist."""
    if field.kind == "grade":
        if scale is None:
            raise KeyError(f"the field {field.id} is a grade and needs a scale")
        return GradeField(field, scale, parent=parent)
    if field.kind == "choice" and len(field.options) > MOST_ROWS:
        return SelectField(field, parent=parent)
    return _EDITORS[field.kind](field, parent=parent)
