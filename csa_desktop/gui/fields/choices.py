"""Editors of choices: one of several, several, yes or no, and a grade with its descriptor."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from csa_desktop.domain.framework import Field, Option, Scale
from csa_desktop.gui.fields.editor import Editor, Value, as_text, as_texts
from csa_desktop.gui.fields.option_row import OptionRow
from csa_desktop.gui.widgets.button import Button

YES, NO = "yes", "no"
_YES_NO = (Option(YES, "Yes"), Option(NO, "No"))


class _Rows(Editor):
    """Options as rows. An answer that is no longer offered is shown and kept all the same."""

    many = False

    def __init__(self, field: Field, options: Sequence[Option], *, parent: QWidget | None = None) -> None:
        super().__init__(field, parent=parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(not self.many)
        self._rows: dict[str, OptionRow] = {}
        self._list = QWidget()
        self._inner = QVBoxLayout(self._list)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(2)
        for option in options:
            self._add(option)
        self._place(self._list)

    def _add(self, option: Option) -> None:
        row = OptionRow(option.id, option.title, option.hint, many=self.many)
        row.pressed_by_person.connect(self._pressed)
        self._group.addButton(row.button)
        self._rows[option.id] = row
        self._inner.addWidget(row)

    def _pressed(self) -> None:
        self._settled()

    def chosen(self) -> tuple[str, ...]:
        """The ids of the chosen options, in the form's order."""
        return tuple(key for key, row in self._rows.items() if row.button.isChecked())

    def focus_target(self) -> QWidget:
        """The chosen option, or the first."""
        rows = self._rows.values()
        row = next((r for r in rows if r.button.isChecked()), next(iter(rows), None))
        return row.button if row else self._list

    def set_read_only(self, read_only: bool) -> None:
        """Only show."""
        self._list.setEnabled(not read_only)

    def _show(self, value: Value) -> None:
        wanted = as_texts(value)
        for key in wanted:
            if key not in self._rows:
                self._add(Option(key, f"{key} (no longer offered)"))
        self._group.setExclusive(False)
        for key, row in self._rows.items():
            row.button.setChecked(key in wanted)
        self._group.setExclusive(not self.many)


class ChoiceField(_Rows):
    """One of several, or none: the answer can be taken back, unless one is needed."""

    def __init__(
        self, field: Field, options: Sequence[Option] | None = None, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, field.options if options is None else options, parent=parent)
        self._clear = Button("Clear the answer", kind="link")
        self._clear.clicked.connect(self._cleared)
        self._clear.hide()
        self._column.addWidget(self._clear)

    def value(self) -> str:
        """The chosen option's id; empty where none is."""
        return next(iter(self.chosen()), "")

    def set_read_only(self, read_only: bool) -> None:
        """Only show."""
        super().set_read_only(read_only)
        self._clear.setEnabled(not read_only)

    def _show(self, value: Value) -> None:
        super()._show(as_text(value))
        self._offer_to_clear(bool(value))

    def _pressed(self) -> None:
        self._offer_to_clear(True)
        super()._pressed()

    def _offer_to_clear(self, chosen: bool) -> None:
        """An answer that is needed can be another one, but not none."""
        self._clear.setVisible(chosen and not self.field.required)

    def _cleared(self) -> None:
        self._show("")
        self.go()
        self._settled()


class ChoicesField(_Rows):
    """Any number of several."""

    many = True

    def __init__(self, field: Field, *, parent: QWidget | None = None) -> None:
        super().__init__(field, field.options, parent=parent)

    def value(self) -> tuple[str, ...]:
        """The chosen options' ids in the form's order."""
        return self.chosen()


class YesNoField(ChoiceField):
    """Yes, no, or not answered."""

    def __init__(self, field: Field, *, parent: QWidget | None = None) -> None:
        super().__init__(field, _YES_NO, parent=parent)


class GradeField(ChoiceField):
    """One grade of a scale, each with its descriptor; nothing is chosen for a person."""

    def __init__(self, field: Field, scale: Scale, *, parent: QWidget | None = None) -> None:
        grades = [Option(g.code, g.label, g.source, g.descriptor) for g in scale.grades]
        super().__init__(field, grades, parent=parent)
