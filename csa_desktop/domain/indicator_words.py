"""What figures, distances and trends say in words: for the window, for who hears it, and on paper."""

from decimal import Decimal

from csa_desktop.domain.distances import (
    BETTER,
    FALLING,
    LEVEL,
    RISING,
    SAME,
    UNEVEN,
    WORSE,
    Distance,
    Trend,
    distance,
    trend,
)
from csa_desktop.domain.indicators import (
    BODIES,
    COUNCIL,
    EMPTY,
    ENGLAND,
    NEIGHBOURS,
    SUPPRESSED,
    Figure,
    Indicator,
    figure,
    figures,
    kind_of,
)

UNKNOWN = "not known"
_SIDES = {BETTER: "on the better side", WORSE: "on the worse side"}
_GOING = {BETTER: "improving", WORSE: "worsening"}
_SHAPES = {RISING: "rises", FALLING: "falls", LEVEL: "stays level", UNEVEN: "goes up and down"}


def plain(number: Decimal) -> str:
    """A number without an exponent."""
    return f"{number:f}"


def said(found: Figure | None) -> str:
    """A figure as printed; a suppressed one with its code, so that nobody takes it for nought."""
    if found is None or kind_of(found.text) == EMPTY:
        return "no figure"
    return f"{UNKNOWN} ({found.text})" if kind_of(found.text) == SUPPRESSED else found.text


def distance_words(found: Distance | None, body: str) -> str:
    """Such as "3.4 below England, on the worse side"."""
    if found is None:
        return UNKNOWN
    name = BODIES[body]
    if not found.gap:
        return f"level with {_inside(name)}"
    way = "above" if found.gap > 0 else "below"
    return ", ".join(filter(None, (f"{plain(abs(found.gap))} {way} {_inside(name)}", _SIDES.get(found.side))))


def trend_words(found: Trend | None) -> str:
    """Such as "falls by 5.8, improving"; says how many years are not known."""
    if found is None:
        return UNKNOWN
    by = f" by {plain(abs(found.change))}" if found.shape in (RISING, FALLING) else _net(found)
    missing = found.years - found.known
    unknown = f"{missing} of {found.years} years not known" if missing else ""
    return ", ".join(filter(None, (f"{_SHAPES[found.shape]}{by}", _GOING.get(found.side), unknown)))


def cell_words(indicator: Indicator, body: str, year: str) -> str:
    """One cell as a sentence to begin a finding with; what stands beside it in the same year is said too."""
    when = f", {year}" if year else ""
    unit = f" ({indicator.unit})" if indicator.unit else ""
    beside = [
        f"{_inside(BODIES[other])} {said(found)}"
        for other in (COUNCIL, NEIGHBOURS, ENGLAND)
        if other != body and (found := figure(indicator, other, year))
    ]
    own = f"{_inside(BODIES[body])} {said(figure(indicator, body, year))}"
    return f"{indicator.title or indicator.code}{unit}{when}: {'; '.join((own, *beside))}."


def picture_words(indicator: Indicator) -> str:
    """All that the small picture shows, for who hears it."""
    series = [
        f"{BODIES[body]}: " + ", ".join(f"{f.year} {said(f)}".strip() for f in found)
        for body, found in figures(indicator.figures).items()
    ]
    return ". ".join(
        (
            indicator.named,
            *series,
            f"Trend: {trend_words(trend(indicator))}",
            f"Neighbours: {distance_words(distance(indicator, NEIGHBOURS), NEIGHBOURS)}",
            f"England: {distance_words(distance(indicator, ENGLAND), ENGLAND)}",
        )
    )


def _net(found: Trend) -> str:
    if found.shape != UNEVEN or found.side == SAME:
        return ""
    return f", {plain(abs(found.change))} {'higher' if found.change > 0 else 'lower'} in the end"


def _inside(name: str) -> str:
    """A body's name within a sentence."""
    return name if name == BODIES[ENGLAND] else name[:1].lower() + name[1:]
