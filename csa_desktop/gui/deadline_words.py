"""What a clock says on screen: when it is due, how long that is, what it counts from, what is not certain."""

from datetime import date

from csa_desktop.domain.deadlines import DONE, OVERDUE, PAST, TODAY, WORKING_DAYS, Deadline, days_left
from csa_desktop.gui.fields.dates import short, spelled

NOT_CONFIRMED = "rule not confirmed"
_UNITS = {WORKING_DAYS: "working day", "days": "day", "weeks": "week", "months": "month", "years": "year"}


def lines(deadline: Deadline, today: date) -> tuple[str, ...]:
    """All of it, as lines."""
    said = (when(deadline, today), agreed(deadline), rule(deadline), deadline.clock.note)
    return tuple(line for line in said if line)


def brief(deadline: Deadline, today: date) -> tuple[str, ...]:
    """What fits on a card at the left."""
    sure = () if deadline.clock.confirmed else (NOT_CONFIRMED,)
    return (when(deadline, today, year=False), *sure)


def when(deadline: Deadline, today: date, *, year: bool = True) -> str:
    """When it is due and how long that is; when it was done; or what it waits for."""
    if deadline.state == DONE and deadline.done:
        late = f", {_many(deadline.late, 'day')} late" if deadline.late else ""
        return f"Done on {short(deadline.done)}{late}"
    if deadline.due is None:
        return f"Waits for: {deadline.after}" if deadline.after else "No day is known"
    day = spelled(deadline.due) if year else spelled(deadline.due).rsplit(" ", 1)[0]
    foreseen = "Expected" if deadline.forecast else "Due"
    return f"{foreseen} {day}, {_left(deadline, today)}"


def agreed(deadline: Deadline) -> str:
    """That the day was agreed with the authority, and what the rule says instead; empty where it was not."""
    if deadline.by_rule is None:
        return ""
    later = "later" if deadline.due and deadline.due > deadline.by_rule else "earlier"
    return f"Agreed with the authority, {later} than the framework's {short(deadline.by_rule)}"


def rule(deadline: Deadline) -> str:
    """What it counts from, as the framework says it; empty for a fixed day of the year."""
    clock = deadline.clock
    if not clock.unit:
        return ""
    length = _many(abs(clock.amount), _UNITS[clock.unit])
    side = "before" if clock.amount < 0 else "after"
    named = deadline.after[:1].lower() + deadline.after[1:]
    said = f"{length} {side} {named}" if clock.amount else f"with {named}"
    known = "" if not deadline.forecast else ", which is itself only due"
    return f"{said[:1].upper()}{said[1:]}{known}"


def _left(deadline: Deadline, today: date) -> str:
    if deadline.state in (TODAY, PAST):
        return "today" if deadline.state == TODAY else "more than a year ago"
    number = days_left(deadline, today)
    many = _many(abs(number), "working day" if deadline.clock.unit == WORKING_DAYS else "day")
    return f"{many} overdue" if deadline.state == OVERDUE else f"in {many}"


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
