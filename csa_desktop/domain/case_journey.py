"""The timeline of one case as values: its stages, events, silences, and how long each step took.

Timescales of practice are compared only where the pack states one with its source.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, zip_longest

from csa_desktop.domain.cases import Event
from csa_desktop.domain.event_order import in_order
from csa_desktop.domain.framework import Journey, Timescale
from csa_desktop.domain.partial_dates import Length, Span, days_between, span_of
from csa_desktop.domain.trail import Trail, once_per_trail
from csa_desktop.domain.working_days import add_working_days, working_days_between

SILENT_DAYS = 42
"""Six weeks: where no event stands for longer than this, the timeline says so."""
IN_TIME, LATE, UNCERTAIN = "in time", "late", "uncertain"


@dataclass(frozen=True, slots=True)
class Placed:
    """An event with the days it may have happened on, and its last day where it lasted."""

    event: Event
    span: Span
    until: Span
    since: Length | None
    """The days since the event before it; None for the first."""


@dataclass(frozen=True, slots=True)
class StageSpan:
    """A time in which the child stood at one stage; the last one goes on as far as the file tells."""

    stage: str
    begins: Span
    ends: date
    length: Length | None
    """How long it took; None for the last, whose end nobody has recorded."""
    event: str = ""
    """The id of the event that it begins with."""


@dataclass(frozen=True, slots=True)
class Silence:
    """A time for which no event is recorded."""

    after: Placed
    before: Placed
    days: Length

    @property
    def weeks(self) -> int:
        """The whole weeks that it lasted at least."""
        return self.days.least // 7


@dataclass(frozen=True, slots=True)
class Took:
    """How long one event took after another, beside the timescale that the pack states for it."""

    timescale: Timescale
    start: Placed
    end: Placed
    took: Length
    """In the unit of the timescale."""
    due: Span
    """The last day on which it was in time."""
    verdict: str
    """In time, late, or uncertain where a date is not said to the day."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that the timeline of one case says."""

    events: tuple[Placed, ...] = ()
    stages: tuple[StageSpan, ...] = ()
    silences: tuple[Silence, ...] = ()
    steps: tuple[Took, ...] = ()
    undated: tuple[Event, ...] = ()
    """Events of which no date can be read; they are listed, not drawn."""

    def late(self) -> frozenset[str]:
        """The ids of events that came after they were due."""
        return frozenset(took.end.event.id for took in self.steps if took.verdict == LATE)

    def step_to(self, event: str) -> tuple[Took, ...]:
        """What is said of how long it took until this event."""
        return tuple(took for took in self.steps if took.end.event.id == event)


@once_per_trail
def timeline_of(trail: Trail, journey: Journey, case: str) -> Timeline:
    """The timeline of a case as the trail has it."""
    return timeline(journey, trail.events(case))


def timeline(journey: Journey, events: Iterable[Event]) -> Timeline:
    """The timeline that these events make on this journey."""
    told = in_order((journey,), events)
    placed = tuple(_placed(told))
    return Timeline(
        events=placed,
        stages=tuple(_stages(journey, placed)),
        silences=tuple(_silences(placed)),
        steps=tuple(_steps(journey, placed)),
        undated=tuple(e for e in told if span_of(e.happened) is None),
    )


def _placed(events: Sequence[Event]) -> Iterator[Placed]:
    dated = [(span, e) for e in events if (span := span_of(e.happened))]
    before: Span | None = None
    for span, event in dated:
        until = span_of(event.until) or span
        yield Placed(event, span, max(span, until), days_between(before, span) if before else None)
        before = span


def _stages(journey: Journey, placed: Sequence[Placed]) -> Iterator[StageSpan]:
    """A stage begins with the event that begins it, or with the first one that stands further on.

    An event of an earlier stage takes the child back only where the pack says that the stage begins with it.
    """
    starts: list[tuple[str, Placed]] = []
    for one in placed:
        if one.event.stage and _begins(journey, starts[-1][0] if starts else "", one.event):
            starts.append((one.event.stage, one))
    for (stage, begun), (_, following) in pairwise(starts):
        length = days_between(begun.span, following.span)
        ends = max(begun.span.first, following.span.first)
        yield StageSpan(stage, begun.span, ends, length, begun.event.id)
    if starts:
        stage, begun = starts[-1]
        yield StageSpan(stage, begun.span, max(one.until.last for one in placed), None, begun.event.id)


def _begins(journey: Journey, current: str, event: Event) -> bool:
    if event.stage == current:
        return False
    order = [stage.id for stage in journey.stages]
    if event.stage not in order or current not in order:
        return True
    begun_by = {kind.id for kind in journey.events if kind.begins}
    return event.kind in begun_by or order.index(event.stage) > order.index(current)


def _silences(placed: Sequence[Placed]) -> Iterator[Silence]:
    last: Placed | None = None
    for one in placed:
        if last and (days := days_between(last.until, one.span)).least > SILENT_DAYS:
            yield Silence(last, one, days)
        if last is None or one.until.last >= last.until.last:
            last = one


def _steps(journey: Journey, placed: Sequence[Placed]) -> Iterator[Took]:
    for timescale in journey.timescales:
        starts = [one for one in placed if one.event.kind == timescale.start]
        for start, following in zip_longest(starts, starts[1:]):
            if took := _took(timescale, start, following, placed):
                yield took


def _took(
    timescale: Timescale, start: Placed, following: Placed | None, placed: Sequence[Placed]
) -> Took | None:
    """The first end that may be after a start and is before the next one; None where the file has none."""
    ends = (one for one in placed if one.event.kind == timescale.end and one.span.last >= start.span.first)
    end = next((one for one in ends if following is None or one.span < following.span), None)
    if end is None:
        return None
    due = Span(_due(timescale, start.span.first), _due(timescale, start.span.last))
    took = _length(timescale, start.span, end.span)
    return Took(timescale, start, end, took, due, _verdict(took, timescale.amount))


def _verdict(took: Length, amount: int) -> str:
    if took.most <= amount:
        return IN_TIME
    return LATE if took.least > amount else UNCERTAIN


def _due(timescale: Timescale, start: date) -> date:
    if timescale.unit == "working-days":
        return add_working_days(start, timescale.amount)
    return date.fromordinal(start.toordinal() + timescale.amount * _DAYS[timescale.unit])


_DAYS = {"days": 1, "weeks": 7}


def _length(timescale: Timescale, start: Span, end: Span) -> Length:
    if timescale.unit == "working-days":
        least = working_days_between(start.last, max(start.last, end.first))
        return Length(least, max(least, working_days_between(start.first, max(start.first, end.last))))
    days, unit = days_between(start, end), _DAYS[timescale.unit]
    return Length(-(-days.least // unit), -(-days.most // unit))
