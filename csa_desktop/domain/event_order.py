"""The order of what happened on a child's journey: by day, and within a day as the journey goes."""

from collections.abc import Iterable
from datetime import date

from csa_desktop.domain.cases import Event
from csa_desktop.domain.journeys import Journey
from csa_desktop.domain.partial_dates import Span, span_of

_NEVER = Span(date.max, date.max)
"""After everything that is dated."""


def in_order(journeys: Iterable[Journey], events: Iterable[Event]) -> tuple[Event, ...]:
    """Events by day; those of one day by stage and kind as the pack lists them, then by title.

    A file says the day of an event and no time of it. What is not dated stands last.
    """
    way = tuple(journeys)
    stages = {s.id: at for at, s in enumerate(s for j in way for s in j.stages)}
    kinds = {k.id: (at, k.stage) for at, k in enumerate(k for j in way for k in j.events)}

    def place(event: Event) -> tuple[Span, int, int, str, str, str, str]:
        kind, usual = kinds.get(event.kind, (len(kinds), ""))
        stage = stages.get(event.stage or usual, len(stages))
        day = span_of(event.happened) or _NEVER
        return day, stage, kind, event.happened, event.until, event.title, event.id

    return tuple(sorted(events, key=place))
