"""An editor of a date: typed as one writes it, kept as ISO, and never lost where it is not understood."""

import re
from datetime import date

from PySide6.QtWidgets import QWidget

from csa_desktop.domain.framework import Field
from csa_desktop.gui.fields.editor import Editor, Value, as_text
from csa_desktop.gui.widgets.plain_line import PlainLine
from csa_desktop.gui.widgets.words import Words

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def understood(text: str) -> date | None:
    """The date that was written, day before month; None where it is none or its year is not said."""
    text = text.strip().casefold()
    if iso := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        year, month, day = (int(part) for part in iso.groups())
    elif figures := re.fullmatch(r"(\d{1,2})[./\s-]+(\d{1,2})[./\s-]+(\d{2}|\d{4})", text):
        day, month, year = (int(part) for part in figures.groups())
    elif words := re.fullmatch(
        r"(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})", text
    ):
        day, month, year = int(words[1]), _month(words[2]), int(words[3])
    else:
        return None
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def spelled(day: date) -> str:
    """Such as "Tuesday 28 June 2005"."""
    return f"{_DAYS[day.weekday()]} {short(day)}"


def short(day: date) -> str:
    """Such as "28 June 2005"."""
    return f"{day.day} {_MONTHS[day.month - 1].title()} {day.year}"


def _month(word: str) -> int:
    return next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(word)), 0)


class DateField(Editor):
    """A date in one line. The value is ISO where the date is understood, else what was typed."""

    def __init__(self, field: Field, *, parent: QWidget | None = None) -> None:
        super().__init__(field, parent=parent)
        self._line = PlainLine()
        self._read_as = Words(look="quiet")
        self._place(self._line)
        self._column.addWidget(self._read_as)
        if not field.hint and not field.example:
            self.set_hint("For example 28 June 2005 or 28/6/2005")
        self._line.edited.connect(self._typed)
        self._line.left.connect(self.left)
        self._say()

    def value(self) -> str:
        """The date as ISO, or what was typed."""
        day = understood(self._line.value())
        return day.isoformat() if day else self._line.value()

    def focus_target(self) -> QWidget:
        """The line."""
        return self._line

    def set_read_only(self, read_only: bool) -> None:
        """Only show."""
        self._line.setReadOnly(read_only)

    def _show(self, value: Value) -> None:
        day = understood(as_text(value))
        self._line.set_text(short(day) if day else as_text(value))
        self._say()

    def _typed(self) -> None:
        self._say()
        self._edited()

    def _say(self) -> None:
        text = self._line.value()
        day = understood(text)
        self._read_as.setVisible(bool(text.strip()))
        self._read_as.set_words(
            spelled(day) if day else "Not a date yet: write it as 28 June 2005. It is kept as you typed it."
        )
