"""The indicators as a table: what each cell shows, says aloud and stands for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from csa_desktop.domain.distances import BETTER, WORSE, Distance, Trend, distance, trend
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.indicator_words import (
    cell_words,
    distance_words,
    picture_words,
    plain,
    said,
    trend_words,
)
from csa_desktop.domain.indicators import (
    BODIES,
    COUNCIL,
    ENGLAND,
    NEIGHBOURS,
    NUMBER,
    Figure,
    Indicator,
    figures,
    kind_of,
)
from csa_desktop.gui.text_units import tip

Index = QModelIndex | QPersistentModelIndex

NAME, PICTURE, FIGURE, GAP, TREND = "name", "picture", "figure", "gap", "trend"
MOST_YEARS = 4
"""So many of the council's years stand in the table; beside it all do."""
_SIGNS = {"rising": "↗", "falling": "↘", "level": "→", "uneven": "↝"}
_BACK = {0: "Latest", 1: "One before\nlatest", 2: "Two before\nlatest", 3: "Three before\nlatest"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it shows, of which body, and for the council how many years before the latest."""

    kind: str
    title: str
    body: str = ""
    back: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell: its words, what stands small below them, and the look of both."""

    words: str
    below: str = ""
    look: str = ""
    """"", "strong", "quiet", "good" or "weak"."""


class IndicatorModel(QAbstractTableModel):
    """Shows indicators in the order it is given them; reads nothing but their values."""

    def __init__(self, pack: Pack) -> None:
        super().__init__()
        self._pack = pack
        self.indicators: tuple[Indicator, ...] = ()
        self.columns: tuple[Column, ...] = columns_of(())

    def show(self, indicators: Sequence[Indicator]) -> None:
        """Show these, in this order."""
        if tuple(indicators) == self.indicators:
            return
        self.beginResetModel()
        self.indicators = tuple(indicators)
        self.columns = columns_of(self.indicators)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many indicators there are."""
        return 0 if parent and parent.isValid() else len(self.indicators)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns there are."""
        return 0 if parent and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        """What a cell shows, or says to who hears it."""
        if not index.isValid():
            return None
        indicator, column = self.indicators[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(self._pack, indicator, column).words
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            spoken = spoken_of(indicator, column)
            return spoken if role == Qt.ItemDataRole.AccessibleTextRole else tip(spoken)
        return None

    def row_of(self, indicator: str) -> int:
        """Where an indicator stands; -1 where it is not shown."""
        return next((row for row, i in enumerate(self.indicators) if i.id == indicator), -1)


def columns_of(indicators: Sequence[Indicator]) -> tuple[Column, ...]:
    """The columns that these need: as many years as the one with most of them has, up to `MOST_YEARS`.

    What a council is judged by comes first: of a small screen the last ones are not in sight.
    """
    many = max((len(figures(i.figures).get(COUNCIL, ())) for i in indicators), default=1)
    years = range(min(MOST_YEARS, max(1, many)))
    latest, *earlier = (Column(FIGURE, _BACK[back], COUNCIL, back) for back in years)
    return (
        Column(NAME, "Indicator"),
        Column(PICTURE, "Picture"),
        latest,
        Column(GAP, "From\nneighbours", NEIGHBOURS),
        Column(GAP, "From\nEngland", ENGLAND),
        Column(TREND, "Trend"),
        Column(FIGURE, "Neighbours", NEIGHBOURS),
        Column(FIGURE, "England", ENGLAND),
        *earlier,
    )


def figure_at(indicator: Indicator, column: Column) -> Figure | None:
    """The figure in a cell: the council's by its place from the end, another body's of the same year as the
    council's latest, or else its latest.
    """
    found = figures(indicator.figures).get(column.body, ()) if column.kind == FIGURE else ()
    if column.body == COUNCIL:
        return found[-1 - column.back] if column.back < len(found) else None
    own = figures(indicator.figures).get(COUNCIL, ())
    same = next((f for f in found if own and f.year == own[-1].year), None)
    return same or (found[-1] if found else None)


def shown(pack: Pack, indicator: Indicator, column: Column) -> Shown:
    """What a cell shows."""
    match column.kind:
        case "name":
            service = next((s.title for s in pack.services if s.id == indicator.service), "")
            return Shown(indicator.named, " · ".join(filter(None, (indicator.unit, service))), "strong")
        case "figure":
            return _figure(figure_at(indicator, column), own=column.body == COUNCIL and not column.back)
        case "gap":
            return _gap(distance(indicator, column.body))
        case "trend":
            return _trend(trend(indicator))
        case _:
            return Shown("")


def spoken_of(indicator: Indicator, column: Column) -> str:
    """What a cell says to who hears it."""
    match column.kind:
        case "picture":
            return picture_words(indicator)
        case "figure":
            found = figure_at(indicator, column)
            return (
                cell_words(indicator, column.body, found.year)
                if found
                else f"{BODIES[column.body]}: no figure"
            )
        case "gap":
            return distance_words(distance(indicator, column.body), column.body)
        case "trend":
            return trend_words(trend(indicator))
        case _:
            return indicator.named


def _figure(found: Figure | None, *, own: bool) -> Shown:
    if found is None:
        return Shown("")
    year = found.year if any(map(str.isdigit, found.year)) else ""  # else the head of the column says it
    if kind_of(found.text) != NUMBER:
        return Shown(said(found) if kind_of(found.text) == "words" else found.text, year, "quiet")
    return Shown(found.text, year, "strong" if own else "")


def _gap(found: Distance | None) -> Shown:
    if found is None:
        return Shown("not known", look="quiet")
    sign = "+" if found.gap > 0 else "−" if found.gap < 0 else ""
    return Shown(f"{sign}{plain(abs(found.gap))}", *_side(found.side))


def _trend(found: Trend | None) -> Shown:
    if found is None:
        return Shown("not known", look="quiet")
    words = f"{_SIGNS[found.shape]} {plain(abs(found.change))}"
    return Shown(words, *_going(found.side))


def _side(side: str) -> tuple[str, str]:
    return {BETTER: ("better side", "good"), WORSE: ("worse side", "weak")}.get(side, ("", ""))


def _going(side: str) -> tuple[str, str]:
    return {BETTER: ("improving", "good"), WORSE: ("worsening", "weak")}.get(side, ("", ""))
