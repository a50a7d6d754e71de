"""What comes out of a file with a dataset; plain values that cross from the work process."""

from dataclasses import dataclass

from csa_desktop.domain.counts import several
from csa_desktop.importing.child_lists.values import (
    LEFT_EMPTY,
    LEFT_OUT,
    ColumnRead,
    Problem,
    SheetLeft,
)

CODE, TITLE, SERVICE, OUTCOME, UNIT = "code", "title", "service", "outcome", "unit"
DIRECTION, BODY, YEAR, VALUE = "direction", "body", "year", "value"
NOT_USED_ROLE = "unused"
ROLES = {
    CODE: "Code or number",
    TITLE: "Indicator",
    SERVICE: "Service",
    OUTCOME: "Outcome",
    UNIT: "Unit",
    DIRECTION: "Which way is better",
    BODY: "Whose figure it is",
    YEAR: "Year",
    VALUE: "Figure",
}
"""What a column may be, besides a figure of one of the three bodies."""


@dataclass(frozen=True, slots=True)
class IndicatorRead:
    """One indicator as the file has it; service, outcome and direction are ids, empty where not said."""

    code: str
    title: str
    service: str
    outcome: str
    unit: str
    direction: str
    figures: str
    """As `domain.indicators.Indicator` keeps them."""
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class SheetRead:
    """One sheet: its columns, its indicators and its problems."""

    sheet: str
    """Empty for a CSV file."""
    header_row: int
    columns: tuple[ColumnRead, ...]
    problems: tuple[Problem, ...]
    indicators: tuple[IndicatorRead, ...]

    @property
    def summary(self) -> str:
        """What was read, in one line."""
        said = [several(len(self.indicators), "indicator")]
        counts = {e: sum(len(p.rows) for p in self.problems if p.effect == e) for e in (LEFT_EMPTY, LEFT_OUT)}
        said += [f"{several(count, 'place')} {effect}" for effect, count in counts.items() if count]
        return f"{', '.join(said)}."


@dataclass(frozen=True, slots=True)
class DatasetReading:
    """A dataset, read; nothing of it is kept before a person has seen this and said so."""

    sha256: str
    size: int
    sheets: tuple[SheetRead, ...]
    left: tuple[SheetLeft, ...]
    problems: tuple[Problem, ...]
    """What concerns the file as a whole."""

    @property
    def indicators(self) -> tuple[IndicatorRead, ...]:
        """All of them, in the file's order."""
        return tuple(each for sheet in self.sheets for each in sheet.indicators)
