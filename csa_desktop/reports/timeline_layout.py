"""Where the parts of a case's timeline lie, for the window and for paper alike, in the caller's unit.

Each stage is at least as wide as its name, and time runs evenly within a stage; so the order of events is
always true, and lengths are said in words.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from csa_desktop.domain.case_journey import LATE, Placed, Silence, Timeline, Took
from csa_desktop.domain.framework import Journey
from csa_desktop.domain.partial_dates import Length
from csa_desktop.reports.dates import MONTHS

DOUBT = "°"
"""Marks what is compared with a timescale that no document at hand confirms."""
Measure = Callable[[str], float]
"""How wide a text is in the font of the labels."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stage, drawn; `stage` is its place in the journey, for its colour."""

    title: str
    left: float
    right: float
    stage: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One event, or several of one kind in a row, with its label in a lane counted from the bars outwards."""

    events: tuple[str, ...]
    title: str
    said: str
    dots: tuple[float, ...]
    spans: tuple[tuple[float, float], ...]
    """Where the day is not known, or it lasted: from where to where."""
    left: float
    lane: int
    above: bool
    late: bool


@dataclass(frozen=True, slots=True)
class Quiet:
    """A time without any event, in a row counted from the labels downwards."""

    left: float
    right: float
    said: str
    label: float
    row: int


@dataclass(frozen=True, slots=True)
class Laid:
    """A timeline laid out at one width."""

    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()
    quiets: tuple[Quiet, ...] = ()
    tall: bool = False
    """True where there is so little room that names of stages stand in two lines."""

    def lanes(self, *, above: bool) -> int:
        """How many lanes of labels there are on one side."""
        return max((mark.lane + 1 for mark in self.marks if mark.above == above), default=0)

    def rows(self) -> int:
        """How many rows of silences there are."""
        return max((quiet.row + 1 for quiet in self.quiets), default=0)


# Words


def said_when(said: str) -> str:
    """An ISO date, month or year in short words: "6 Jun 2011", "Jan 2011"; other text as it stands."""
    parts = said.split("-")
    try:
        month = MONTHS[int(parts[1]) - 1][:3] if len(parts) > 1 else ""
        day = str(int(parts[2])) if len(parts) > 2 else ""
    except (ValueError, IndexError):
        return said
    return " ".join(filter(None, (day, month, parts[0])))


def said_length(length: Length, unit: str = "days") -> str:
    """Such as "15 days", "11 working days" or "3 to 33 days"."""
    unit = unit.replace("-", " ")
    if length.is_exact:
        return f"{length.most} {unit.removesuffix('s') if length.most == 1 else unit}"
    return f"{length.least} to {length.most} {unit}"


def said_silence(silence: Silence) -> str:
    """Such as "nothing recorded for 14 weeks"."""
    least = "" if silence.days.is_exact else "at least "
    return f"nothing recorded for {least}{silence.weeks} weeks"


def said_took(took: Took) -> str:
    """Such as "11 working days, due in 10"; in doubt where the timescale is."""
    doubt = "" if took.timescale.confirmed else DOUBT
    return f"{said_length(took.took, took.timescale.unit)}, due in {took.timescale.amount}{doubt}"


def said_event(journey: Journey, placed: Placed) -> str:
    """What an event is called: its own title, else that of its kind."""
    event = placed.event
    return event.title or next((k.title for k in journey.events if k.id == event.kind), "Event")


# Places


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to places: even between any two of its points."""

    points: tuple[tuple[date, float], ...]

    def x(self, day: date) -> float:
        """Where a day lies; where several points share a day, the last of them."""
        if day < self.points[0][0]:
            return self.points[0][1]
        for (start, left), (end, right) in pairwise(self.points):
            if start <= day < end:
                return left + (right - left) * (day - start).days / (end - start).days
        return self.points[-1][1]


def scale(days: Sequence[date], least: Sequence[float], width: float, tail: float) -> Scale:
    """A scale over stages from day to day, each at least so wide; `tail` stays free after the last day."""
    lengths = [(end - start).days for start, end in pairwise(days)]
    room = max(0.0, width - tail)
    needed = sum(least)
    shrink = min(1.0, room / needed) if needed else 1.0
    spare, total = max(0.0, room - needed), sum(lengths)
    points, x = [(days[0], 0.0)], 0.0
    for day, wide, length in zip(days[1:], least, lengths, strict=True):
        x += wide * shrink + (spare * length / total if total else spare / len(lengths))
        points.append((day, x))
    return Scale(tuple(points))


def lay_out(
    journey: Journey,
    timeline: Timeline,
    width: float,
    measure: Measure,
    *,
    padding: float,
    named: Measure | None = None,
) -> Laid:
    """Lay a timeline out at a width; nothing at all where nothing is dated.

    `named` measures the names of stages, where their font is not that of the labels.
    """
    if not timeline.events:
        return Laid()
    order = {stage.id: at for at, stage in enumerate(journey.stages)}
    titles = {stage.id: stage.short or stage.title for stage in journey.stages}
    names = [titles.get(span.stage, span.stage) for span in timeline.stages]
    days = _starts(timeline)
    tail = min(measure(_words(journey, timeline, [timeline.events[-1]])[1]) + padding, width / 9)
    least = _least(names, named or measure, len(days) - 1, padding, tail)
    tall = sum(least) > width - tail
    if tall:
        longest = [max(name.split(), key=len) for name in names]
        least = _least(longest, named or measure, len(days) - 1, padding, tail)
    ruled = scale(days, least, width, tail)
    bars = tuple(_bars(timeline, names, order, ruled, width))
    marks = _marks(journey, timeline, ruled)
    laid = Laid(bars, tuple(_in_lanes(marks, measure, width, padding)))
    return Laid(bars, laid.marks, tuple(_quiets(timeline, ruled, measure, width, padding)), tall)


def _least(words: Sequence[str], measure: Measure, count: int, padding: float, tail: float) -> list[float]:
    """The least width of each of `count` parts; the last has the tail too, and the first may be unnamed."""
    least = [measure(word) + 1.6 * padding for word in words]
    least[-1:] = [max(2 * padding, least[-1] - tail)] if least else []
    return [2 * padding] * (count - len(least)) + least


def _starts(timeline: Timeline) -> list[date]:
    """The days on which stages begin, never one before another, and the last day of all."""
    first = timeline.events[0].span.first
    days = [first] if not timeline.stages or timeline.stages[0].begins.first > first else []
    for span in timeline.stages:
        days.append(max([*days[-1:], span.begins.first]))
    return [*days, max(days[-1], *(one.until.last for one in timeline.events))]


def _bars(
    timeline: Timeline, names: Sequence[str], order: dict[str, int], ruled: Scale, width: float
) -> Iterator[Bar]:
    ends = [x for _, x in ruled.points]
    ends = ends[len(ends) - 1 - len(names) :]
    for at, (span, name) in enumerate(zip(timeline.stages, names, strict=True)):
        right = width if at == len(names) - 1 else ends[at + 1]
        yield Bar(name, ends[at], right, order.get(span.stage, 0))


def _words(journey: Journey, timeline: Timeline, group: Sequence[Placed]) -> tuple[str, str]:
    title = said_event(journey, group[0]) + (f" ×{len(group)}" if len(group) > 1 else "")
    late = [took for took in timeline.step_to(group[0].event.id) if took.verdict == LATE]
    if late:
        return title, said_took(late[0])
    first, last = (said_when(group[at].event.happened) for at in (0, -1))
    return title, first if first == last else f"{first} to {last}"


def _grouped(timeline: Timeline) -> Iterator[list[Placed]]:
    """Events of one kind that follow each other without another between them; a late one stands alone."""
    late, group = timeline.late(), list[Placed]()
    for one in timeline.events:
        same = group and one.event.kind and one.event.kind == group[0].event.kind
        alone = {one.event.id, *(g.event.id for g in group)} & late
        if same and not alone and one.event.stage == group[0].event.stage:
            group.append(one)
            continue
        if group:
            yield group
        group = [one]
    if group:
        yield group


def _marks(journey: Journey, timeline: Timeline, ruled: Scale) -> list[Mark]:
    late, marks = timeline.late(), []
    for group in _grouped(timeline):
        title, said = _words(journey, timeline, group)
        ids = tuple(one.event.id for one in group)
        dots = tuple(ruled.x(one.span.middle) for one in group)
        wide = (one for one in group if not one.span.is_exact or one.until.last > one.span.last)
        spans = tuple((ruled.x(one.span.first), ruled.x(one.until.last)) for one in wide)
        marks.append(Mark(ids, title, said, dots, spans, dots[0], 0, above=True, late=bool(late & set(ids))))
    return marks


def _in_lanes(marks: Sequence[Mark], measure: Measure, width: float, padding: float) -> list[Mark]:
    """From right to left, so that a stem crosses a label only where neither side is free of them."""
    taken: dict[tuple[bool, int], float] = {}
    placed: list[Mark] = []
    side = True
    for mark in reversed(marks):
        wide = max(measure(mark.title), measure(mark.said))
        left = max(0.0, min(mark.dots[0], width - wide))
        ways = []
        for at, above in enumerate((side, not side)):
            lane = _free(taken, above, left + wide + padding)
            ways.append((_crossed(placed, above, lane, mark.dots[0]), lane, at, above))
        _, lane, _, above = min(ways)
        taken[above, lane] = left
        for inner in range(lane):  # the stem of this one passes here
            taken[above, inner] = min(taken.get((above, inner), width), left)
        placed.append(_moved(mark, left, lane, above))
        side = not above
    return placed[::-1]


def _crossed(placed: Sequence[Mark], above: bool, lane: int, x: float) -> int:
    """How many labels a stem at `x` would cross; they lie to its left where the right edge moved them."""
    return sum(mark.above == above and mark.lane < lane and mark.left < x for mark in placed)


def _free(taken: dict[tuple[bool, int], float], above: bool, right: float) -> int:
    lane = 0
    while right > taken.get((above, lane), right):
        lane += 1
    return lane


def _moved(mark: Mark, left: float, lane: int, above: bool) -> Mark:
    return Mark(mark.events, mark.title, mark.said, mark.dots, mark.spans, left, lane, above, mark.late)


def _quiets(
    timeline: Timeline, ruled: Scale, measure: Measure, width: float, padding: float
) -> Iterator[Quiet]:
    ends: list[float] = []
    for silence in timeline.silences:
        left, right = ruled.x(silence.after.until.last), ruled.x(silence.before.span.first)
        said = said_silence(silence)
        label = max(0.0, min(left, width - measure(said)))
        row = next((at for at, end in enumerate(ends) if end + padding <= label), len(ends))
        ends[row : row + 1] = [label + measure(said)]
        yield Quiet(left, right, said, label, row)
