"""The clocks of a framework as days: when each is due, from what it counts, what is late and what is next.

The day of a milestone, of a stage, or on which something with a clock was done, is the answer to the field of
its id in the form "dates". A clock counts from the day on which what comes before it was done; until that
day is known it counts from the day on which that is due, and says so. Where a day was agreed with the
authority (003:441), that is when it is due.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from csa_desktop.domain import key_dates
from csa_desktop.domain.framework import Clock, Pack, Stage
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import JUDGEMENT
from csa_desktop.domain.working_days import add_working_days, working_days_between

DATES = "dates"
"""The name under which days are kept as answers."""
OVERDUE, TODAY, COMING, WAITING, DONE = "overdue", "today", "coming", "waiting", "done"
PAST = "past"
"""It ran out `LONG_AGO` and nobody said when it was done: nobody is late with it any more."""
WORKING_DAYS = "working-days"
_YEARS = range(1900, 2200)
LONG_AGO = 366
"""Days: an assessment whose clocks ran out longer ago is read, and no longer made."""
_DAYS = {"days": 1, "weeks": 7}
_MONTHS = {"months": 1, "years": 12}


@dataclass(frozen=True, slots=True)
class Deadline:
    """One clock of an assessment."""

    clock: Clock
    due: date | None
    """None where the day that it counts from is not known."""
    start: date | None = None
    """The day that it counts from; None for a fixed day of the year."""
    after: str = ""
    """What it counts from, or the judgement whose grade it waits for, in words."""
    forecast: bool = False
    """True where it counts from a day that is itself only due."""
    done: date | None = None
    state: str = WAITING
    """"overdue", "today", "coming", "past", "waiting" for the day that it counts from, or "done"."""
    by_rule: date | None = None
    """When it would be due by its rule, where another day was agreed with the authority."""

    @property
    def late(self) -> int:
        """Days by which it was or is late, as the program knows it when done; 0 where it was not."""
        return max(0, (self.done - self.due).days) if self.done and self.due else 0


def day_of(trail: Trail, what: str) -> date | None:
    """The day kept for a milestone, a stage or something with a clock; None where none is understood."""
    found = key_dates.understood(trail.answer(DATES, "", what))
    return found if found and found.year in _YEARS else None


def deadlines(pack: Pack, trail: Trail, today: date) -> tuple[Deadline, ...]:
    """Every clock that may run: by day, then what waits for a day or a grade, then what is done."""
    found = [_deadline(pack, trail, clock, today) for clock in pack.clocks if _may_run(pack, trail, clock)]
    return tuple(sorted(found, key=lambda d: (d.state == DONE, d.due is None, d.due or date.min)))


def pressing(found: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """What is overdue, due today or next, in that order."""
    return tuple(d for d in found if d.state in (OVERDUE, TODAY, COMING))


def days_left(deadline: Deadline, today: date) -> int:
    """Until it is due: working days where its rule counts these, else days; negative where it is late."""
    if deadline.due is None:
        return 0
    if deadline.clock.unit == WORKING_DAYS:
        return working_days_between(today, deadline.due)
    return (deadline.due - today).days


def stage_of(pack: Pack, found: tuple[Deadline, ...]) -> Stage | None:
    """The stage that the work is at: of the first clock after the last that is done, as the pack lists them.

    The last stage that has a clock where all are done; None where the framework's clocks name no stage.
    """
    over = {deadline.clock.id for deadline in found if deadline.state == DONE}
    staged = [clock for clock in pack.clocks if clock.stage]
    done = [at for at, clock in enumerate(staged) if clock.id in over]
    here = staged[min(max(done, default=-1) + 1, len(staged) - 1)] if staged else None
    return pack.stage(here.stage) if here else None


def waited_for(pack: Pack) -> tuple[tuple[str, str], ...]:
    """(id, title) of each day that some clock counts from and that no clock of its own makes."""
    clocks = {clock.id for clock in pack.clocks}
    named = _titles(pack)
    wanted = [m.id for m in pack.milestones]
    wanted += [clock.after for clock in pack.clocks if clock.after and clock.after not in clocks]
    return tuple((what, named.get(what, what)) for what in dict.fromkeys(wanted))


def _may_run(pack: Pack, trail: Trail, clock: Clock) -> bool:
    """False where its judgement was given a final grade that the clock does not speak of."""
    grade = _grade(pack, trail, clock.judgement)
    return not clock.judgement or not grade or grade in clock.grades


def _grade(pack: Pack, trail: Trail, judgement: str) -> str:
    """The final grade of a judgement; empty where there is none yet."""
    final = pack.statuses[-1].id if pack.statuses else ""
    made = trail.statements(kind=JUDGEMENT, judgement=judgement, status=final)
    made = tuple(s for s in made if s.grade)
    return made[-1].grade if judgement and made else ""


def _deadline(pack: Pack, trail: Trail, clock: Clock, today: date) -> Deadline:
    start, forecast = _start(pack, trail, clock)
    graded = not clock.judgement or bool(_grade(pack, trail, clock.judgement))
    ruled = _due(trail, clock, start) if graded else None
    kept = day_of(trail, clock.id)
    done = kept if kept and kept <= today else None
    # A day still to come cannot be the one on which it was done: it is when it is planned.
    agreed = _agreed(pack, trail, clock) or (None if done else kept)
    due = agreed or ruled
    state = DONE if done else _state(due, today)
    titles = _titles(pack) | {
        j.id: j.title for j in pack.judgements if j.id == clock.judgement and not graded
    }
    after = titles.get(clock.after if graded else clock.judgement, "")
    by_rule = ruled if agreed and agreed != ruled else None
    return Deadline(clock, due, start, after, forecast and not agreed, done, state, by_rule)


def _agreed(pack: Pack, trail: Trail, clock: Clock) -> date | None:
    """The day agreed with the authority for what this clock is about; None where none was."""
    named = next((k.id for k in pack.key_dates if k.clock == clock.id), "")
    return key_dates.agreed_day(trail, named) if named else None


def _state(due: date | None, today: date) -> str:
    if due is None:
        return WAITING
    if (today - due).days > LONG_AGO:
        return PAST
    return TODAY if due == today else OVERDUE if due < today else COMING


def _start(
    pack: Pack, trail: Trail, clock: Clock, seen: frozenset[str] = frozenset()
) -> tuple[date | None, bool]:
    """The day that a clock counts from, and whether it is only the day on which that is due."""
    if not clock.after or clock.id in seen:
        return None, False
    if kept := day_of(trail, clock.after):
        return kept, False
    before = next((c for c in pack.clocks if c.id == clock.after), None)
    if before is None:
        return None, False
    if agreed := _agreed(pack, trail, before):
        return agreed, True
    return _due(trail, before, _start(pack, trail, before, seen | {clock.id})[0]), True


def _due(trail: Trail, clock: Clock, start: date | None) -> date | None:
    if clock.month:
        year = trail.assessment.year + clock.years_on
        return date(year, clock.month, min(clock.day, monthrange(year, clock.month)[1]))
    if start is None:
        return None
    if clock.unit == WORKING_DAYS:
        return add_working_days(start, clock.amount)
    if clock.unit in _MONTHS:
        return _months_after(start, clock.amount * _MONTHS[clock.unit])
    return start + timedelta(days=clock.amount * _DAYS.get(clock.unit, 1))


def _months_after(start: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    years, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(years, month + 1, min(start.day, monthrange(years, month + 1)[1]))


def _titles(pack: Pack) -> dict[str, str]:
    clocks = {clock.id: clock.title for clock in pack.clocks}
    return clocks | {m.id: m.title for m in pack.milestones} | {s.id: s.title for s in pack.stages}
