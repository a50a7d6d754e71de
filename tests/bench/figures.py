"""What was measured, as rows of a table: ours, theirs, the ratio, the aim, and whether it was met."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Pairs = list[tuple[float, float]]
"""(ours, theirs), each pair taken right after one another."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure. `value` is what the aim speaks of: a ratio, or megabytes or milliseconds."""

    what: str
    ours: str
    theirs: str
    value: float
    aim: float
    unit: str = ""
    least: bool = False
    """True where the aim is a least value and not a most."""
    note: str = ""

    @property
    def met(self) -> bool:
        """Whether the aim was reached."""
        return self.value >= self.aim if self.least else self.value <= self.aim


@dataclass(frozen=True, slots=True)
class Skipped:
    """What could not be measured here, and why."""

    what: str
    why: str


Row = Figure | Skipped


def p95(values: Sequence[float]) -> float:
    """The value that 95 in 100 do not exceed."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(len(ranked) * 0.95))]


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def paired(ours: Callable[[int], float], theirs: Callable[[int], float], times: int) -> Pairs:
    """Both sides measured in turn, first one first and then the other, each as (number of the round) -> s."""
    pairs: Pairs = []
    for number in range(times):
        if number % 2:
            second = theirs(number)
            pairs.append((ours(number), second))
        else:
            first = ours(number)
            pairs.append((first, theirs(number)))
    return pairs


def of_medians(what: str, pairs: Pairs, aim: float, *, note: str = "") -> Figure:
    """The median of the pairs' ratios, with the median time of each side."""
    ratio = statistics.median(a / b for a, b in pairs)
    ours, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    return Figure(what, _time(ours), _time(theirs), ratio, aim, note=note)


def of_p95(what: str, pairs: Pairs, aim: float, *, note: str = "") -> Figure:
    """Our 95th percentile against theirs; the medians and their ratio are told beside it."""
    ours, theirs = zip(*pairs, strict=True)
    middle = statistics.median(a / b for a, b in pairs)
    told = (
        f"medians {_time(statistics.median(ours))} and {_time(statistics.median(theirs))}, ratio {middle:.2f}"
    )
    return Figure(
        what,
        f"{_time(p95(ours))} p95",
        f"{_time(p95(theirs))} p95",
        p95(ours) / p95(theirs),
        aim,
        note="; ".join(filter(None, (told, note))),
    )


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms" if seconds < 0.1 else f"{seconds * 1000:,.0f} ms"


def table(rows: Sequence[Row]) -> str:
    """The rows as text in columns."""
    head = ("what", "ours", "theirs", "measured", "aim", "")
    cells = [head, *(_cells(row) for row in rows)]
    widths = [max(len(row[n]) for row in cells) for n in range(len(head))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells]
    notes = [f"{row.what}: {row.note}" for row in rows if isinstance(row, Figure) and row.note]
    return "\n".join([*(line.rstrip() for line in lines), *([""] if notes else []), *notes])


def _cells(row: Row) -> tuple[str, ...]:
    if isinstance(row, Skipped):
        return row.what, "", "", "", "", f"skipped: {row.why}"
    sign = "at least" if row.least else "at most"
    unit = f" {row.unit}" if row.unit else ""
    met = "met" if row.met else "missed"
    return row.what, row.ours, row.theirs, f"{row.value:.2f}{unit}", f"{sign} {row.aim:g}{unit}", met
