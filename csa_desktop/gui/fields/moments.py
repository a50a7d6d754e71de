"""An editor of a moment: a day with or without a time, typed as one writes it, or now by one press."""

import re
from datetime import date, datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csa_desktop import clock
from csa_desktop.domain.framework import Field
from csa_desktop.gui.fields.dates import short, spelled, understood
from csa_desktop.gui.fields.editor import Editor, Value, as_text
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.plain_line import PlainLine
from csa_desktop.gui.widgets.words import Words

_TIME = re.compile(r"(?:^|[\s,]+(?:at\s+)?)(\d{1,2})[:.](\d{2})$")
NOT_YET = "Not a moment yet: write it as 28 June 2005 10:40. It is kept as you typed it."


def read_moment(text: str) -> str | None:
    """What was written as ISO: a day, or a day and time; a time alone is today's. None for anything else."""
    text = text.strip()
    time = _TIME.search(text)
    day = understood(text[: time.start()] if time else text)
    if time is None:
        return day.isoformat() if day else None
    if day is None and not text[: time.start()].strip():
        day = clock.today()
    return _at(day, int(time[1]), int(time[2])) if day else None


def _at(day: date, hour: int, minute: int) -> str | None:
    try:
        local = datetime(day.year, day.month, day.day, hour, minute)
    except ValueError:
        return None
    return local.astimezone().isoformat(timespec="minutes")


def written(iso: str) -> str:
    """A moment as it is typed: "28 June 2005 10:40"; what is no moment stays as it is."""
    try:
        found = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    local = found.astimezone() if found.tzinfo else found
    return f"{short(local.date())} {local:%H:%M}" if "T" in iso else short(local.date())


class MomentField(Editor):
    """A moment in one line, with a button for this very minute where `press` is what it says."""

    def __init__(self, field: Field, *, press: str = "Now", parent: QWidget | None = None) -> None:
        super().__init__(field, parent=parent)
        self._iso = ""
        self._line, self._read_as = PlainLine(), Words(look="quiet")
        self.press = Button(press or "Now", kind="plain")
        self.press.setAccessibleName(f"{field.label}: {press or 'Now'}")
        self._lay_out(bool(press))
        self._line.edited.connect(self._typed)
        self._line.left.connect(self.left)
        self.press.clicked.connect(lambda: self.take(clock.this_minute()))
        self._say()

    def _lay_out(self, pressed: bool) -> None:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._line, 1)
        row.addWidget(self.press)
        self.press.setVisible(pressed)
        self._place(both, named=self._line)
        self._column.addWidget(self._read_as)

    def value(self) -> str:
        """ISO where the moment is understood, else what was typed."""
        typed = self._line.value()
        return self._iso if typed == written(self._iso) else read_moment(typed) or typed

    def focus_target(self) -> QWidget:
        """The line."""
        return self._line

    def set_read_only(self, read_only: bool) -> None:
        """Only show."""
        self._line.setReadOnly(read_only)
        self.press.setEnabled(not read_only)

    def _show(self, value: Value) -> None:
        self._iso = as_text(value)
        self._line.set_text(written(self._iso))
        self._say()

    def _typed(self) -> None:
        self._say()
        self._edited()

    def _say(self) -> None:
        typed = self._line.value()
        day = understood(self.value()[:10])
        self._read_as.setVisible(bool(typed.strip()) and typed != written(self._iso))
        self._read_as.set_words(_told(self.value(), day) if day else NOT_YET)


def _told(iso: str, day: date) -> str:
    return f"{spelled(day)}, {iso[11:16]}" if "T" in iso else spelled(day)
