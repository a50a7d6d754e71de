"""What remains of the time on site: what is not arranged, not done, not come and not said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from csa_desktop.domain import plan
from csa_desktop.domain.cases import DONE, SAMPLED, Appointment
from csa_desktop.domain.deadlines import OVERDUE, TODAY, day_of, deadlines, pressing
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.risks import open_risks
from csa_desktop.domain.trail import Trail

TIMETABLE, DATES, TRACKING, REQUESTS, SAID = "timetable", "dates", "tracking", "requests", "feedback"
"""The parts of the plan in which something can be put right."""


@dataclass(frozen=True, slots=True)
class Remaining:
    """Something that is still to be done, and the part of the plan where that is; `line` is its row."""

    what: str
    part: str
    line: str = ""
    pressing: bool = False
    when: str = ""
    """When the line of the plan is, as an ISO date or time."""


def remaining(pack: Pack, trail: Trail, today: date) -> tuple[Remaining, ...]:
    """All of it, the most pressing first, otherwise in the order in which one arranges it."""
    found = [*_dates(pack, trail, today), *_risks(trail), *_lines(pack, trail, today), *_cases(trail)]
    found += [*_requests(pack, trail), *_feedback(pack, trail)]
    return tuple(sorted(found, key=lambda r: not r.pressing))


def _dates(pack: Pack, trail: Trail, today: date) -> Iterator[Remaining]:
    for milestone in pack.milestones:
        if day_of(trail, milestone.id) is None:
            yield Remaining(f"{milestone.title}: the day is not entered", DATES, milestone.id)
    for deadline in pressing(deadlines(pack, trail, today)):
        if deadline.state in (OVERDUE, TODAY):
            late = "is overdue" if deadline.state == OVERDUE else "is due today"
            yield Remaining(f"{deadline.clock.title} {late}", DATES, deadline.clock.id, pressing=True)


def _risks(trail: Trail) -> Iterator[Remaining]:
    for risk in open_risks(trail):
        yield Remaining(
            f"Risk to {risk.child}: not yet told and confirmed in writing", "", risk.id, pressing=True
        )


def _lines(pack: Pack, trail: Trail, today: date) -> Iterator[Remaining]:
    arranged = {line.kind for line in trail.rows.appointments if line.state != plan.CANCELLED}
    for kind in pack.appointments:
        if kind.id not in arranged:
            yield Remaining(f"{kind.title}: nothing is arranged", TIMETABLE)
    double = plan.clashes(trail)
    for line in sorted(trail.rows.appointments, key=lambda a: (a.starts, a.id)):
        if line.state == plan.PLANNED:
            yield from _line(pack, trail, line, double.get(line.id, ()), today)


def _line(
    pack: Pack, trail: Trail, line: Appointment, double: tuple[str, ...], today: date
) -> Iterator[Remaining]:
    named, day = title_of(pack, line.kind, line.title), plan.day_at(line)
    left = partial(Remaining, part=TIMETABLE, line=line.id, when=line.starts)
    if double:
        names = ", ".join(map(trail.name_of, double))
        yield left(f"{named}: {names} is elsewhere at that time", pressing=True)
    if day and day < today:
        yield left(f"{named}: was it held?")
    elif not line.who:
        yield left(f"{named}: nobody goes yet")
    if day is None:
        yield left(f"{named}: no day yet")


def _cases(trail: Trail) -> Iterator[Remaining]:
    sampled = trail.cases(SAMPLED)
    if free := [case.code for case in sampled if not case.tracker]:
        yield Remaining(f"Nobody tracks {_listed(free)}", TRACKING)
    if going := [case.code for case in sampled if case.progress != DONE]:
        yield Remaining(f"Not yet done: {_listed(going)}", TRACKING)


def _requests(pack: Pack, trail: Trail) -> Iterator[Remaining]:
    asked = [source for source in plan.requested(pack, trail) if source.state == "expected"]
    if asked:
        documents = "1 document has" if len(asked) == 1 else f"{len(asked)} documents have"
        yield Remaining(f"{documents} not come yet", REQUESTS)
    if wanting := plan.missing(pack, trail):
        codes = [case.code for case in trail.cases(SAMPLED) if case.id in wanting]
        yield Remaining(f"Details have not come on {_listed(codes)}", REQUESTS)


def _feedback(pack: Pack, trail: Trail) -> Iterator[Remaining]:
    """Oral feedback is given before leaving (002:120); what was said is on its form, or on its line."""
    if not any(kind.id == plan.FEEDBACK for kind in pack.appointments):
        return
    lines = [line for line in trail.rows.appointments if line.kind == plan.FEEDBACK and line.said.strip()]
    said = trail.answer(plan.FEEDBACK_FORM, "", "said") or lines
    to = trail.answer(plan.FEEDBACK_FORM, "", "to") or any(line.meets.strip() for line in lines)
    if not said:
        yield Remaining("Oral feedback: nothing is recorded of what was said", SAID)
    elif not to:
        yield Remaining("Oral feedback: to whom is not recorded", SAID)


def title_of(pack: Pack, kind: str, title: str) -> str:
    """What a line of the plan is called: its own title, else that of its kind."""
    return title.strip() or next((k.title for k in pack.appointments if k.id == kind), kind)


def _listed(codes: list[str], most: int = 8) -> str:
    more = f" and {len(codes) - most} more" if len(codes) > most else ""
    return ", ".join(codes[:most]) + more
