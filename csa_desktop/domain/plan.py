"""The plan of the time on site: its days and phases, who does what when, and what remains to be arranged."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from csa_desktop.domain.cases import DONE, SAMPLED, Appointment
from csa_desktop.domain.deadlines import day_of
from csa_desktop.domain.framework import Option, Pack, Phase
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Source
from csa_desktop.domain.working_days import add_working_days, is_working_day, working_days_between

FIRST_DAY, LAST_DAY = "first-day", "last-day"
"""The milestones between which the time on site lies."""
PLANNED, HELD, CANCELLED = "planned", "done", "cancelled"
FEEDBACK = "feedback"
"""The kind of line of the plan in which a pack names the oral feedback (002:120)."""
FEEDBACK_FORM = "oral-feedback"
"""The form on which is kept to whom it was given and what was said."""
REQUEST_LIST, DETAILS = "request-list", "details"
"""The form, and its field, that name what is asked for on each child."""
CHILD_DETAILS = "child-details"
"""The name under which is kept what of that has come on each child."""
EACH_CHILD = "each-child"
"""The id of the prompts of a pack that name what is asked for on each child."""
_MOST_DAYS = 60


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the plan; `number` is its place among the working days on site, 0 outside of them."""

    day: date | None
    """None for what has no day yet."""
    number: int
    lines: tuple[Appointment, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """What one member has to do."""

    member: str
    name: str
    cases: int
    done: int
    lines: int
    minutes: int


def starts_at(line: Appointment) -> datetime | None:
    """When a line of the plan begins; None where it has no time, or no day."""
    try:
        return datetime.fromisoformat(line.starts) if len(line.starts) > len("2012-03-05") else None
    except ValueError:
        return None


def day_at(line: Appointment) -> date | None:
    """The day of a line of the plan; None where it has none yet."""
    try:
        return date.fromisoformat(line.starts[:10])
    except ValueError:
        return None


def hours(line: Appointment) -> str:
    """Such as "09:30–10:30"; empty where no time is settled."""
    start = starts_at(line)
    if start is None:
        return ""
    end = f"–{start + timedelta(minutes=line.minutes):%H:%M}" if line.minutes else ""
    return f"{start:%H:%M}{end}"


def days(pack: Pack, trail: Trail) -> tuple[Day, ...]:
    """Every working day on site and every other day with a line, in order; last what has no day yet."""
    lines: dict[date | None, list[Appointment]] = defaultdict(list)
    for line in trail.rows.appointments:
        lines[day_at(line)].append(line)
    dated = {day for day in lines if day} | set(on_site(pack, trail))
    found = [Day(day, number_of(trail, day), _in_order(lines[day])) for day in sorted(dated)]
    undated = [Day(None, 0, _in_order(lines[None]))] if lines[None] else []
    return (*found, *undated)


def _in_order(lines: list[Appointment]) -> tuple[Appointment, ...]:
    return tuple(sorted(lines, key=lambda a: (a.starts, a.place, a.title, a.id)))


def on_site(pack: Pack, trail: Trail) -> tuple[date, ...]:
    """The working days on site: from the first day to the last, or as many as the phases take."""
    first, last = day_of(trail, FIRST_DAY), day_of(trail, LAST_DAY)
    if first is None:
        return ()
    if last is None:
        last = add_working_days(first, max(_length(pack) - 1, 0))
    span = min((last - first).days, _MOST_DAYS)
    wanted = (first + timedelta(days=n) for n in range(span + 1))
    return tuple(day for day in wanted if day == first or is_working_day(day))


def number_of(trail: Trail, day: date) -> int:
    """The place of a day among the working days on site, from 1; 0 before them and where none is known."""
    first = day_of(trail, FIRST_DAY)
    if first is None or day < first:
        return 0
    return working_days_between(first, day) + 1


def phase_days(pack: Pack, trail: Trail, phase: Phase) -> tuple[date, ...]:
    """The working days on site that belong to a phase, as far as the first day is known."""
    numbers = _numbers(phase)
    return tuple(day for day in on_site(pack, trail) if number_of(trail, day) in numbers)


def phase_on(pack: Pack, trail: Trail, day: date) -> Phase | None:
    """The phase that a day lies in; None outside of all."""
    number = number_of(trail, day)
    return next((phase for phase in pack.phases if number and number in _numbers(phase)), None)


def _numbers(phase: Phase) -> range:
    found = re.fullmatch(r"\s*(\d+)\s*(?:-\s*(\d+)\s*)?", phase.days)
    return range(int(found[1]), int(found[2] or found[1]) + 1) if found else range(0)


def _length(pack: Pack) -> int:
    return max((_numbers(phase).stop - 1 for phase in pack.phases), default=0)


def loads(trail: Trail) -> tuple[Load, ...]:
    """Cases that each member tracks, and lines of the plan that each goes to, by name."""
    found = []
    for member in trail.rows.members:
        cases = [case for case in trail.cases(SAMPLED) if case.tracker == member.id]
        lines = [a for a in trail.rows.appointments if member.id in a.who and a.state != CANCELLED]
        done, minutes = sum(c.progress == DONE for c in cases), sum(line.minutes for line in lines)
        found.append(Load(member.id, member.name, len(cases), done, len(lines), minutes))
    return tuple(sorted(found, key=lambda load: (load.name.casefold(), load.member)))


def clashes(trail: Trail) -> dict[str, tuple[str, ...]]:
    """For each line of the plan, the members who are wanted elsewhere at the same time."""
    timed = [(start, a) for a in trail.rows.appointments if a.state == PLANNED and (start := starts_at(a))]
    found: dict[str, set[str]] = defaultdict(set)
    for at, (start, line) in enumerate(timed):
        for other_start, other in timed[at + 1 :]:
            both = set(line.who) & set(other.who)
            if both and start < _end(other_start, other) and other_start < _end(start, line):
                found[line.id] |= both
                found[other.id] |= both
    return {line: tuple(sorted(members)) for line, members in found.items()}


def _end(start: datetime, line: Appointment) -> datetime:
    return start + timedelta(minutes=max(line.minutes, 1))


def requested(pack: Pack, trail: Trail) -> tuple[Source, ...]:
    """The documents that were asked for or have come, what is missing first; not the records made on site."""
    made_on_site = {kind.id for kind in pack.source_kinds if kind.form}
    found = (source for source in trail.sources() if source.kind not in made_on_site)
    return tuple(sorted(found, key=lambda source: source.state != "expected"))


def details(pack: Pack, trail: Trail) -> tuple[Option, ...]:
    """What is asked for on each child: what the pack states, then the lines of the request list."""
    stated = [
        Option(prompt.id, prompt.text, prompt.source)
        for stage in pack.stages
        for group in stage.prompts
        if group.id == EACH_CHILD
        for prompt in group.prompts
    ]
    kept = trail.answer(REQUEST_LIST, "", DETAILS)
    own = (kept,) if isinstance(kept, str) else kept
    return (*stated, *(Option(line, line) for line in dict.fromkeys(own) if line.strip()))


def come(trail: Trail, case: str) -> frozenset[str]:
    """The ids of what has come on one child."""
    return frozenset(
        a.field for a in trail.rows.answers if (a.form, a.about, a.value) == (CHILD_DETAILS, case, "yes")
    )


def missing(pack: Pack, trail: Trail) -> dict[str, tuple[str, ...]]:
    """For each case of the sample, the titles of what was asked for and has not come."""
    wanted = details(pack, trail)
    found = {case.id: come(trail, case.id) for case in trail.cases(SAMPLED)}
    left = {case: tuple(o.title for o in wanted if o.id not in there) for case, there in found.items()}
    return {case: titles for case, titles in left.items() if titles}
