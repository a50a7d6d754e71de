"""One assessment in the list of all: what it is, the stage it is at, what is late and next, what is open."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csa_desktop.domain.authorities import described
from csa_desktop.domain.home import Standing
from csa_desktop.gui import deadline_words
from csa_desktop.gui.text_units import heard
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.words import Run, Words

NOT_INSTALLED = "its framework is not installed here"
NOTHING_DUE = "Nothing is due"
_LATE_LISTED = 2


class StandingRow(Card):
    """Pressed, it opens the assessment."""

    def __init__(self, standing: Standing, today: date, *, parent: QWidget | None = None) -> None:
        about = standing.assessment
        super().__init__(tone="row", parent=parent)
        self.setObjectName(f"assessment-{about.id}")
        self.standing = standing
        title = about.title if str(about.year) in about.title else f"{about.title} · {about.year}"
        self._head(about.authority, title, standing.stage)
        where = described(about.authority_type, about.region)
        if where:
            self.body.addWidget(Words(where, look="quiet"))
        for words in _due(standing, today):
            self.body.addWidget(words)
        marks = _marks(standing)
        if marks:
            self.add_chips(*(Mark(text, tone=tone) for text, tone in marks))
        said = (about.authority, title, standing.stage, *_said(standing, today), *(m for m, _ in marks))
        self.setAccessibleName(heard(*said))

    def _head(self, authority: str, title: str, stage: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Words([Run(authority, "strong"), Run(f" · {title}", "quiet")]), 1)
        if stage:
            row.addWidget(Mark(stage), 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)


def _due(standing: Standing, today: date) -> list[Words]:
    """What is overdue, then what is next."""
    late, coming = _late(standing, today), _next(standing, today)
    words = [Words([Run(line, "danger")], look="small") for line in late]
    if coming:
        words.append(Words(coming, look="quiet"))
    return words


def _said(standing: Standing, today: date) -> tuple[str, ...]:
    return (*_late(standing, today), _next(standing, today))


def _late(standing: Standing, today: date) -> tuple[str, ...]:
    late = standing.late
    said = [f"{d.clock.title}: {deadline_words.when(d, today)}" for d in late[:_LATE_LISTED]]
    more = len(late) - _LATE_LISTED
    return (*said, f"{more} more overdue") if more > 0 else tuple(said)


def _next(standing: Standing, today: date) -> str:
    coming = standing.next
    if coming:
        return f"Next: {coming.clock.title}: {deadline_words.when(coming, today)}"
    return NOTHING_DUE if standing.is_known and standing.framework and not standing.late else ""


def _marks(standing: Standing) -> list[tuple[str, str]]:
    """(words, tone) of what is open; framework missing is one of them."""
    risks, conflicts = standing.risks, standing.conflicts
    found = []
    if risks:
        found.append((f"{risks} {'risk' if risks == 1 else 'risks'} not confirmed in writing", "danger"))
    if conflicts:
        found.append((f"{conflicts} open {'conflict' if conflicts == 1 else 'conflicts'}", "caution"))
    if not standing.framework:
        found.append((NOT_INSTALLED, "caution"))
    return found
