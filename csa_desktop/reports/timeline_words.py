"""What the timeline says in words: the list of the journey, the tips of the drawing, its notes."""

from collections.abc import Iterator

from csa_desktop.domain.case_journey import LATE, UNCERTAIN, Placed, StageSpan, Timeline, Took
from csa_desktop.domain.framework import Journey, Timescale
from csa_desktop.reports.timeline_layout import DOUBT, said_event, said_length, said_took, said_when

UNSURE = "the dates on file do not tell whether in time"


def stage_title(journey: Journey, stage: str) -> str:
    """The short title of a stage; its id where the pack has none."""
    return next((s.short or s.title for s in journey.stages if s.id == stage), stage)


def event_words(journey: Journey, timeline: Timeline, placed: Placed) -> str:
    """All that is known of one event, such as "6 Jun 2011 · Referral · 143 days after the event before"."""
    parts = [_when(placed), said_event(journey, placed), stage_title(journey, placed.event.stage)]
    if placed.since is not None and placed.since.most:
        parts.append(f"{said_length(placed.since)} after the event before")
    parts += [_took(took) for took in timeline.step_to(placed.event.id)]
    return " · ".join(filter(None, parts))


def _when(placed: Placed) -> str:
    until = f" to {said_when(placed.event.until)}" if placed.event.until else ""
    return said_when(placed.event.happened) + until


def _took(took: Took) -> str:
    said = f"{took.timescale.title}: {said_took(took)}"
    if took.verdict == UNCERTAIN:
        return f"{said}, {UNSURE}"
    by = f"by {said_when(took.due.last.isoformat())}"
    return f"{said} {by}, late" if took.verdict == LATE else f"{said} {by}, in time"


def stage_words(journey: Journey, span: StageSpan) -> str:
    """Such as "Early help: 143 days"."""
    length = f"{said_length(span.length)}" if span.length else "as far as the file tells"
    return f"{stage_title(journey, span.stage)}: {length}"


def notes(timeline: Timeline) -> Iterator[str]:
    """Where the timescales come from, and what must be known before relying on them; how time is drawn."""
    used = dict.fromkeys(took.timescale for took in timeline.steps)
    for source in dict.fromkeys(timescale.source for timescale in used):
        doubts = dict.fromkeys(_doubt(t) for t in used if t.source == source)
        yield " ".join(filter(None, (f"{DOUBT} Timescales: {source}.", *doubts)))


def _doubt(timescale: Timescale) -> str:
    return timescale.note or ("" if timescale.confirmed else "Not confirmed.")
