"""How the plan says its days, lines and people."""

from datetime import date

from csa_desktop.domain import plan
from csa_desktop.domain.cases import Appointment
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.plan import Day
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.fields.dates import spelled

NO_DAY = "No day yet"
STATES = {plan.HELD: "held", plan.CANCELLED: "cancelled"}


def key_of(day: date | None) -> str:
    """A day as the id of what is chosen."""
    return day.isoformat() if day else "none"


def short_day(day: Day) -> str:
    """Such as "Mon 5 Mar · 4": the day and how many lines it has."""
    lines = f" · {len(day.lines)}" if day.lines else ""
    return f"{day.day:%a} {day.day.day} {day.day:%b}{lines}" if day.day else f"{NO_DAY}{lines}"


def heading(pack: Pack, trail: Trail, day: Day) -> str:
    """Such as "Monday 5 March 2012 · day 1 of 10 · Referral"."""
    if day.day is None:
        return NO_DAY
    days = len(plan.on_site(pack, trail))
    number = f"day {day.number} of {days}" if 0 < day.number <= days else ""
    phase = plan.phase_on(pack, trail, day.day)
    return " · ".join(filter(None, (spelled(day.day), number, phase.title if phase else "")))


def people(trail: Trail, line: Appointment) -> str:
    """Who of the team goes."""
    return ", ".join(filter(None, map(trail.name_of, line.who)))


def case_code(trail: Trail, line: Appointment) -> str:
    """The code of the case it is about; empty for none."""
    case = trail.case(line.case)
    return case.code if case else ""


def span(minutes: int) -> str:
    """Such as "1 h 30 min"."""
    parts = (f"{minutes // 60} h" if minutes >= 60 else "", f"{minutes % 60} min" if minutes % 60 else "")
    return " ".join(filter(None, parts))
