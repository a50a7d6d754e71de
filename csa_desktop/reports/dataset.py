"""The indicators on paper: council, neighbours and England, distance and trend, a picture beside each."""

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.platypus.flowables import Flowable

from csa_desktop.domain.distances import distance, trend
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.indicator_words import distance_words, said, trend_words
from csa_desktop.domain.indicators import (
    BODIES,
    COUNCIL,
    DIRECTIONS,
    ENGLAND,
    NEIGHBOURS,
    NOT_SAID,
    Indicator,
    figures,
)
from csa_desktop.domain.trail import Trail
from csa_desktop.reports.blocks import Block, Stack
from csa_desktop.reports.fonts import Weight
from csa_desktop.reports.indicator_picture import DIAMOND, DOT, Picture, Point, lay_out
from csa_desktop.reports.lines import Span
from csa_desktop.reports.onsite.tables import CELL, REMARK, Tables, printed
from csa_desktop.reports.pages import Progress
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.table import Cell, Row
from csa_desktop.reports.words import Words

NAME = "Indicators"
HEADS = ("Indicator", "The council", "Neighbours", "England", "Distance and trend", "Picture")
SHARES = (0.26, 0.165, 0.135, 0.11, 0.19, 0.14)
NOTHING = "No dataset has been brought in yet."
KEY = (
    "In each picture the council is the dots, its statistical neighbours the diamonds and England the "
    "triangles; higher up is a larger figure. A cross marks a year that is not known. Figures are as printed "
    "in the dataset."
)
_HIGH, _PAD, _ARM = 34, 5, 2.3
_WHOLE = 300
"""Points: a row that is no higher is not divided between two pages."""
_UNSAID = "Outcome not said"


class Drawing(Flowable):  # type: ignore[misc]
    """The picture of an indicator as a block of the page."""

    above = 0

    def __init__(self, indicator: Indicator) -> None:
        super().__init__()
        self._indicator = indicator

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """Its size in this width."""
        self.width, self.height = width, _HIGH
        return width, _HIGH

    def split(self, _width: float, _height: float) -> list[Any]:
        """It is drawn whole."""
        return []

    def draw(self) -> None:
        """Draw the lines, then the marks."""
        laid = lay_out(self._indicator, self.width, _HIGH, pad=_PAD)
        self.canv.setStrokeGray(0)
        self.canv.setFillGray(0)
        for series in laid.series:
            own = series.body == COUNCIL
            self.canv.setLineWidth(1.1 if own else 0.7)
            self.canv.setDash(*(() if own else ((3, 2),) if series.shape == DIAMOND else ((1, 1.6),)))
            for (x, y), (to_x, to_y) in series.lines:
                self.canv.line(x, _HIGH - y, to_x, _HIGH - to_y)
            self.canv.setDash()
            for mark in series.marks:
                self._mark(series.shape, mark)
        self._crosses(laid)

    def _mark(self, shape: str, at: Point) -> None:
        x, y, arm = at[0], _HIGH - at[1], _ARM
        if shape == DOT:
            self.canv.circle(x, y, arm * 0.9, stroke=0, fill=1)
            return
        corners = [(x, y + arm), (x + arm, y), (x, y - arm), (x - arm, y)]
        if shape != DIAMOND:
            corners = [(x, y + arm), (x + arm, y - arm), (x - arm, y - arm)]
        path = self.canv.beginPath()
        path.moveTo(*corners[0])
        for corner in corners[1:]:
            path.lineTo(*corner)
        path.close()
        self.canv.saveState()
        self.canv.setFillGray(1)
        self.canv.drawPath(path, stroke=1, fill=1)
        self.canv.restoreState()

    def _crosses(self, laid: Picture) -> None:
        for x in laid.unknown:
            for rise in (-1.6, 1.6):
                self.canv.line(x - 1.6, 2.4 - rise, x + 1.6, 2.4 + rise)


def print_dataset(
    pack: Pack,
    trail: Trail,
    paper: Paper,
    only: Sequence[str] = (),
    only_said: str = "",
    *,
    progress: Progress | None = None,
) -> bytes:
    """The PDF of all indicators under their outcomes, dataset by dataset; or `only` some, in that order."""
    words = Words()
    tables = Tables(words)
    if only:
        sheets = _chosen(tables, pack, trail, only, only_said)
    else:
        sheets = [
            tables.sheet(_title(trail, source), list(_blocks(tables, pack, found)), under=KEY)
            for source, found in _by_source(trail)
        ]
    sheets = sheets or [tables.sheet(NAME, [tables.prose(NOTHING)])]
    return printed(words, sheets, paper, title=f"{NAME}, {pack.short}", progress=progress)


def _chosen(tables: Tables, pack: Pack, trail: Trail, only: Sequence[str], only_said: str) -> list[Block]:
    """The indicators that were chosen, in the order in which they were shown, and how they were chosen."""
    known = {indicator.id: indicator for indicator in trail.rows.indicators}
    found = [known[row] for row in only if row in known]
    if not found:
        return []
    rows = [Stack([_row(tables, pack, i)], whole=_WHOLE) for i in found]
    block = tables.rows(HEADS, SHARES, rows)
    under = " ".join(filter(None, (only_said, KEY)))
    return [tables.sheet(_title(trail, found[0].source), [block], under=under)]


def _by_source(trail: Trail) -> list[tuple[str, list[Indicator]]]:
    found: dict[str, list[Indicator]] = {}
    for indicator in sorted(trail.rows.indicators, key=lambda i: (i.place, i.id)):
        found.setdefault(indicator.source, []).append(indicator)
    return list(found.items())


def _title(trail: Trail, source: str) -> str:
    found = trail.source(source)
    return found.title if found else NAME


def _blocks(tables: Tables, pack: Pack, found: Sequence[Indicator]) -> Iterator[Block]:
    titles = {subject.id: subject.title for subject in pack.subjects} | {"": _UNSAID}
    for outcome in dict.fromkeys((*(s.id for s in pack.subjects), *(i.outcome for i in found))):
        here = [indicator for indicator in found if indicator.outcome == outcome]
        if here:
            rows = [Stack([_row(tables, pack, i)], whole=_WHOLE) for i in here]
            yield tables.rows(HEADS, SHARES, rows, title=titles.get(outcome, outcome))


def _row(tables: Tables, pack: Pack, indicator: Indicator) -> Row:
    shown = [tables.prose(text, CELL) for text in _texts(pack, indicator)]
    blocks: list[Block] = [*shown, Drawing(indicator)]
    cells = [Cell(share, block) for share, block in zip(SHARES, blocks, strict=True)]
    cells[0] = Cell(SHARES[0], shown[0], tables.prose(indicator.named, REMARK))
    return Row(cells, least=_HIGH)


def _texts(pack: Pack, indicator: Indicator) -> Iterator[str | list[Span]]:
    service = next((s.title for s in pack.services if s.id == indicator.service), "")
    way = (
        DIRECTIONS[indicator.direction]
        if indicator.direction != NOT_SAID
        else "Which way is better is not said"
    )
    about = ", ".join(
        filter(None, (indicator.unit, service, way.lower() if service or indicator.unit else way))
    )
    yield [Span(indicator.named, Weight.BOLD), Span(f"\n{about}")]
    for body in BODIES:
        found = figures(indicator.figures).get(body, ())
        yield "\n".join(f"{f.year}: {said(f)}" if f.year else said(f) for f in found) or "no figure"
    far = (distance_words(distance(indicator, body), body) for body in (NEIGHBOURS, ENGLAND))
    yield "\n".join((*map(_capital, far), _capital(f"trend: {trend_words(trend(indicator))}")))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
