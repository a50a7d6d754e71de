"""A day of the checklist: what the framework says, what was agreed with the authority, every change of it."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.commands import agreed_dates, answers, drafts
from csa_desktop.domain import key_dates
from csa_desktop.domain.deadlines import Deadline
from csa_desktop.domain.framework import Field, KeyDate
from csa_desktop.domain.key_dates import DateChange
from csa_desktop.domain.trail import Trail
from csa_desktop.gui import deadline_words
from csa_desktop.gui.fields.dates import DateField, short, spelled
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Then
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Run, Words

NOT_TOLD = "nobody was told yet"
OUTSIDE = "after the final day of the writing window"


class KeyDateRow(Panel):
    """Its first day is typed in place; a day that was agreed is changed in a box that asks why."""

    change_wanted = Signal()
    telling_wanted = Signal(str)
    """The id of a change of which somebody is to be told."""

    def __init__(self, desk: Desk, about: KeyDate, *, parent: QWidget | None = None) -> None:
        super().__init__(tone="row", parent=parent)
        self.setObjectName(f"key-date-{about.id}")
        self._desk, self.about = desk, about
        self._title, self._by_rule = Words(), Words(look="quiet")
        self.day = DateField(Field(f"agreed-{about.id}", "date", "", hint=about.hint))
        self.day.focus_target().setAccessibleName(f"{about.title}: the day that was agreed")
        self.kept = self._keep()
        self.change = Button("Change the day …", kind="plain")
        self.change.setAccessibleName(f"{about.title}: change the day")
        self.change.clicked.connect(self.change_wanted)
        self._history = QVBoxLayout()
        self._history.setSpacing(2)
        self.day.set_hint(about.hint)  # the example stands over the first field of the page
        self.add(SideBySide([_column(self._title, self._by_rule), _column(self.day, self.change)], 2))
        self.body.addLayout(self._history)

    def _keep(self) -> Kept:
        row = agreed_dates.agreed_row(self._desk.assessment, self.about.id)
        kept = Kept(
            self._desk,
            self.day,
            self._send,
            row=("answer", row),
            field=answers.VALUE,
            title=f"The day agreed for: {self.about.title}",
            draft_row=(drafts.where(drafts.ANSWER, key_dates.AGREED, "", self.about.id), row),
            parent=self,
        )
        kept.refused.connect(self.day.set_error)
        return kept

    def _send(self, value: str, seen: Seen, then: Then, refused: Refused) -> None:
        self.day.set_error("")
        self._desk.run(agreed_dates.agree, self.about.id, value, seen=seen, then=then, refused=refused)

    def show_trail(self, trail: Trail, deadline: Deadline | None, last: date | None, today: date) -> None:
        """The day as it stands; `last` is the final day of the writing window."""
        agreed = key_dates.agreed_day(trail, self.about.id)
        said = f" · {spelled(agreed)}" if agreed else ""
        self._title.set_words([Run(self.about.title, "strong"), Run(said)])
        rule = _rule(deadline, today)
        self._by_rule.set_words(rule)
        self._by_rule.setVisible(bool(rule))
        kept = trail.answer(key_dates.AGREED, "", self.about.id)
        self.kept.show(kept if isinstance(kept, str) else "", trail.at)
        self.day.setVisible(agreed is None)
        self.change.setVisible(agreed is not None)
        self._show_history(
            trail, late=bool(agreed and last and self.about.part == key_dates.LETTER and agreed > last)
        )

    def _show_history(self, trail: Trail, *, late: bool) -> None:
        empty(self._history)
        if late:
            self._history.addWidget(Mark(OUTSIDE, tone="caution"))
        for made in key_dates.changes(trail, self.about.id):
            self._history.addWidget(Words(told_of(made), look="quiet"))
            if not made.is_notified:
                self._history.addLayout(self._telling(made))

    def _telling(self, made: DateChange) -> Flow:
        row = Flow(gap=8, centred=True)
        row.addWidget(Mark(NOT_TOLD, tone="caution"))
        say = Button("Say who was told …", kind="link")
        say.setObjectName(f"tell-{made.id}")
        say.clicked.connect(partial(self._tell, made.id))
        row.addWidget(say)
        return row

    def _tell(self, change: str, *_: object) -> None:
        self.telling_wanted.emit(change)


def _column(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    for widget in widgets:
        column.addWidget(widget)
    return holder


def told_of(made: DateChange) -> str:
    """A change in one line: from, to, why, who was told and when."""
    was, day = (_day(one) for one in (made.was, made.day))
    said = f"Changed from {was} to {day}: {' '.join(made.why.split())}"
    if made.told.strip():
        on = f" on {_day(made.told_on)}" if made.told_on else ""
        said += f" · Told: {' '.join(made.told.split())}{on}"
    return said


def _day(kept: str) -> str:
    day = key_dates.understood(kept)
    return short(day) if day else kept or "no day"


def _rule(deadline: Deadline | None, today: date) -> str:
    """What the framework says of the day; empty where it has no clock."""
    if deadline is None:
        return ""
    by = deadline.by_rule or deadline.due
    rule = deadline_words.rule(deadline)
    day = f"by {short(by)}" if by else ""
    return (
        "The framework: " + ", ".join(filter(None, (day, rule[:1].lower() + rule[1:]))) if by or rule else ""
    )
