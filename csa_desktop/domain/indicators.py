"""Indicators of a dataset, and what a printed figure stands for. One suppressed is unknown, never nought.

Nothing here is a judgement, and no score is made of figures (003:298).
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

COUNCIL, NEIGHBOURS, ENGLAND = "council", "neighbours", "england"
BODIES = {COUNCIL: "The council", NEIGHBOURS: "Statistical neighbours", ENGLAND: "England"}
"""Whose figures a dataset has (003:151, 218)."""

HIGHER, LOWER, NEITHER, NOT_SAID = "higher", "lower", "neither", ""
DIRECTIONS = {
    HIGHER: "Higher is better",
    LOWER: "Lower is better",
    NEITHER: "Neither is better",
    NOT_SAID: "Not said",
}
"""Which way is better: data, that a person may correct. Where it is not said, none is assumed."""

NUMBER, SUPPRESSED, WORDS, EMPTY = "number", "suppressed", "words", "empty"
"""What a printed figure is."""

_CODES = frozenset(
    (
        *("..", "...", "…", "x", "*", "**", "-", "--", "–", "—", "c", "[c]", "[x]", "[z]", "z", "u", "[u]"),
        *("n/a", "na", "n.a.", "n.a", "#", "~", ":", "nk", "n/k", "low", "[low]", ".", "†", "‡", "s", "ns"),
        *("not known", "not available", "not applicable", "not collected", "suppressed", "nil return"),
        *("no data", "missing", "null", "none", "tbc", "confidential"),
    )
)
_BOUND = re.compile(r"(?:[<>≤≥]=?|less than|fewer than|under|over|more than)\s*\d+(?:\.\d+)?\s*%?")
_RANGE = re.compile(r"\d+\s*(?:-|–|to)\s*\d+")
_MARKED = re.compile(r"^(?P<figure>.*?\d%?)\s*(?P<mark>[\[(]?[pre†‡*]{1,2}[\])]?)$", re.I)
_FIGURE = re.compile(
    r"^(?P<sign>[-−–+]?)\s*[£$€]?\s*(?P<whole>\d{1,3}(?:[, ]\d{3})+|\d+)?(?P<part>[.·]\d+)?"
    r"(?:e(?P<power>[+-]?\d{1,3}))?\s*%?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of a dataset: what is measured, and the figures of the council, its neighbours and England."""

    id: str
    assessment: str
    source: str
    """The dataset that it is from."""
    sha256: str
    """The dataset as it was when it was read."""
    code: str
    title: str
    service: str
    outcome: str
    """The subject of the pack it is listed under."""
    unit: str
    direction: str
    """One of `DIRECTIONS`."""
    figures: str
    """As JSON: body -> year -> [the text as printed, the cell]; years from the earliest to the latest."""
    sheet: str
    row: int
    page: int
    """The page of the document on which the sheet is."""
    place: int = 0
    """Its place in the dataset's own order."""

    @property
    def named(self) -> str:
        """Code and title."""
        return " ".join(filter(None, (self.code, self.title)))


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as printed, of one year, and the cell in which it stands."""

    year: str
    text: str
    cell: str

    @property
    def number(self) -> Decimal | None:
        """What it says; None where it is suppressed or no number."""
        return number_of(self.text)


@lru_cache(maxsize=4096)
def figures(written: str) -> Mapping[str, tuple[Figure, ...]]:
    """The figures of an indicator by body, earliest first; a body without any is left out."""
    said = json.loads(written) if written else {}
    return {
        body: tuple(Figure(year, text, cell) for year, (text, cell) in years.items())
        for body, years in said.items()
        if years
    }


def written(said: Mapping[str, Iterable[Figure]]) -> str:
    """Figures as an indicator keeps them; the opposite of `figures`."""
    return json.dumps(
        {body: {f.year: [f.text, f.cell] for f in found} for body, found in said.items()}, ensure_ascii=False
    )


def figure(indicator: Indicator, body: str, year: str) -> Figure | None:
    """The figure of a body for a year; None where the dataset has no such cell."""
    return next((f for f in figures(indicator.figures).get(body, ()) if f.year == year), None)


def years(indicator: Indicator) -> tuple[str, ...]:
    """All years for which somebody has a figure: the council's first, earliest first."""
    said = figures(indicator.figures)
    return tuple(dict.fromkeys(f.year for body in BODIES for f in said.get(body, ())))


def kind_of(text: str) -> str:
    """What a printed figure is: NUMBER, SUPPRESSED, WORDS or EMPTY."""
    bare = " ".join(text.split()).casefold()
    if not bare:
        return EMPTY
    if bare in _CODES or _BOUND.fullmatch(bare) or _RANGE.fullmatch(bare):
        return SUPPRESSED
    return NUMBER if _number(bare) is not None else WORDS


@lru_cache(maxsize=16_384)
def number_of(text: str) -> Decimal | None:
    """The number that a printed figure says, without %, £ and marks; None where it is suppressed or none."""
    bare = " ".join(text.split()).casefold()
    return _number(bare) if kind_of(text) == NUMBER else None


def has_mark(text: str) -> bool:
    """True where a mark such as (p) or * follows the figure."""
    bare = " ".join(text.split())
    return _FIGURE.match(bare) is None and bool(_MARKED.match(bare))


def _number(bare: str) -> Decimal | None:
    marked = _MARKED.match(bare)
    found = _FIGURE.match(bare) or (_FIGURE.match(marked["figure"]) if marked else None)
    if found is None or not (found["whole"] or found["part"]):
        return None
    digits = (found["whole"] or "0").replace(",", "").replace(" ", "")
    part, power = (found["part"] or "").replace("·", "."), found["power"] or "0"
    try:
        number = Decimal(f"{digits}{part}e{power}")
    except InvalidOperation:
        return None
    return -number if found["sign"] in ("-", "−", "–") else number
