"""What all editors have in common: label above, hint, example, error, and when to follow the store."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from csa_desktop.domain.framework import Field
from csa_desktop.gui.widgets.pressable import restyle
from csa_desktop.gui.widgets.words import Run, Words

Value = str | tuple[str, ...]


class Editor(QFrame):
    """An editor of one field. It emits `typed(value)` at each edit and `left()` when the focus goes."""

    typed = Signal(object)
    left = Signal()

    def __init__(self, field: Field, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.setObjectName(f"field-{field.id}")
        self._ahead = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self.label = Words(_label(field), look="label")
        self._hint = Words(field.hint, look="quiet")
        self._example = Words(f"For example: {field.example}", look="quiet")
        self._error = Words(look="error")
        for words, shown in (
            (self.label, field.label),
            (self._hint, field.hint),
            (self._example, field.example),
            (self._error, ""),
        ):
            self._column.addWidget(words)
            if not shown:  # what is shown by itself would be styled again in whatever it is put into
                words.hide()

    def value(self) -> Value:
        """What the editor holds, as it is to be kept."""
        raise NotImplementedError

    def set_value(self, value: Value) -> None:
        """Follow the store. What a person typed since stays until the store has caught up with it."""
        if value == self.value():
            self._ahead = False
        elif not self._ahead:
            self._show(value)

    def reset(self, value: Value) -> None:
        """Show another answer, whatever was typed: for a page that goes to another subject."""
        self._ahead = False
        self._show(value)

    def take(self, value: Value) -> None:
        """A person takes over a value that was offered: it counts as typed, and the field as left."""
        self._show(value)
        self._settled()

    def retype(self, value: Value) -> None:
        """Show what a person typed at an earlier time: it counts as typed, and the field not as left."""
        self._show(value)
        self._edited()

    def is_ahead(self) -> bool:
        """True while the editor holds something that the store has not given back yet."""
        return self._ahead

    def set_error(self, sentence: str) -> None:
        """Say under the hint what to do, or nothing."""
        self._error.set_words(sentence)
        self._error.setVisible(bool(sentence))
        self.setProperty("wrong", bool(sentence))
        self._column.setContentsMargins(12 if sentence else 0, 0, 0, 0)
        target = self.focus_target()
        target.setAccessibleDescription(_described(self.field, sentence))
        for widget in (self, target):
            widget.setProperty("wrong", bool(sentence))
            restyle(widget)

    def set_hint(self, hint: str) -> None:
        """Say another hint than the form's."""
        self._hint.set_words(hint)
        self._hint.setVisible(bool(hint))

    def set_read_only(self, read_only: bool) -> None:
        """Only show, for example while another version is looked at."""
        raise NotImplementedError

    def focus_target(self) -> QWidget:
        """The control that takes the focus, for links from an error summary."""
        raise NotImplementedError

    def go(self) -> None:
        """Put the focus into the field."""
        self.focus_target().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, value: Value) -> None:
        raise NotImplementedError

    def _place(self, control: QWidget, *, named: QWidget | None = None) -> None:
        """Put the control below the words and give it the field's name."""
        self._column.addSpacing(2)
        self._column.addWidget(control)
        target = named or control
        target.setAccessibleName(self.field.label)
        target.setAccessibleDescription(_described(self.field, ""))
        self.label.setBuddy(target)

    def _edited(self) -> None:
        self._ahead = True
        self.typed.emit(self.value())

    def _settled(self) -> None:
        """An edit that is whole at once, such as a choice."""
        self._edited()
        self.left.emit()


def _label(field: Field) -> list[Run]:
    needed = [Run(" · needed", "quiet")] if field.required else []
    return [Run(field.label), *needed]


def _described(field: Field, error: str) -> str:
    example = f"For example: {field.example}" if field.example else ""
    return " ".join(filter(None, (f"Error: {error}" if error else "", field.hint, example)))


def as_text(value: Value) -> str:
    """A value of any kind as one text."""
    return value if isinstance(value, str) else "\n".join(value)


def as_texts(value: Value) -> tuple[str, ...]:
    """A value of any kind as a list of texts."""
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(value)
