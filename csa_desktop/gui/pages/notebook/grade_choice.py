"""The grades of a scale side by side, and the descriptor of the one that is chosen. None is suggested."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.domain.framework import Option, Scale
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.widgets.words import Words

LONGEST = 16
"""A longer label stands below the grades, not on them."""


class GradeChoice(QWidget):
    """`chosen(code)`; an empty code takes the grade back."""

    chosen = Signal(str)

    def __init__(self, label: str, scale: Scale, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self.tags = Toggles(label, [Option(g.code, _short(g.code, g.label), hint=g.descriptor or g.label)
                                    for g in scale.grades])  # fmt: skip
        self.tags.setObjectName("grades")
        self._label, self._descriptor = Words(look="label"), Words(look="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tags)
        column.addWidget(self._label)
        column.addWidget(self._descriptor)
        self.tags.chosen.connect(self._pressed)
        self.show_value("")

    def show_value(self, code: str) -> None:
        """Show the chosen grade and what the framework says of it."""
        grade = self._scale.grade(code)
        self.tags.show_value(code)
        long = grade is not None and len(grade.label) > LONGEST
        self._label.set_words(grade.label if grade and long else "")
        self._descriptor.set_words(grade.descriptor if grade else "")
        self._label.setVisible(bool(self._label.text()))
        self._descriptor.setVisible(bool(self._descriptor.text()))

    def _pressed(self, code: str) -> None:
        """What the framework says of a grade stands below it also while a reason is asked for."""
        self.show_value(code)
        self.chosen.emit(code)

    def value(self) -> str:
        """The chosen code."""
        return str(self.tags.value())


def _short(code: str, label: str) -> str:
    if label.casefold() == code.casefold():
        return label
    return f"{code} · {label}" if len(label) <= LONGEST else code
