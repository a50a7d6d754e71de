"""The timetable on paper: each day with its lines, the team, and what each phase is for."""

from collections.abc import Iterator

from csa_desktop.domain import plan
from csa_desktop.domain.cases import Appointment
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.plan import Day
from csa_desktop.domain.remaining import title_of
from csa_desktop.domain.trail import Trail
from csa_desktop.reports.blocks import Block, Stack
from csa_desktop.reports.dates import day as in_words
from csa_desktop.reports.onsite.tables import REMARK, SECTION, Tables, printed
from csa_desktop.reports.pages import Progress
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.words import Words

NAME = "Timetable"
HEADS = ("Time", "What", "Office", "Who", "Whom they meet")
SHARES = (0.15, 0.29, 0.16, 0.19, 0.21)
NOTHING = "Nothing is arranged yet."
CANCELLED = "Cancelled: "
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def print_timetable(pack: Pack, trail: Trail, paper: Paper, *, progress: Progress | None = None) -> bytes:
    """The PDF of the timetable, every day and line of it."""
    words = Words()
    sheet = Tables(words).sheet(NAME, list(_blocks(Tables(words), pack, trail)))
    return printed(words, [sheet], paper, title=f"{NAME}, {pack.short}", progress=progress)


def _blocks(tables: Tables, pack: Pack, trail: Trail) -> Iterator[Block]:
    found = plan.days(pack, trail)
    for day in found:
        lines, title = [_line(pack, trail, line) for line in day.lines], _title(pack, trail, day)
        if lines:
            yield tables.table(HEADS, SHARES, lines, title=title)
        else:
            yield Stack([tables.prose(NOTHING)], head=tables.prose(title, SECTION), above=SECTION.above)
        yield from (tables.prose(said, REMARK) for said in _said(pack, day))
    if not found:
        yield tables.prose(NOTHING)


def _title(pack: Pack, trail: Trail, day: Day) -> str:
    if day.day is None:
        return "No day yet"
    phase = plan.phase_on(pack, trail, day.day)
    number = f"day {day.number} on site" if day.number else ""
    spelled = f"{_DAYS[day.day.weekday()]} {in_words(day.day)}"
    return ", ".join(filter(None, (spelled, number, phase.title if phase else "")))


def _line(pack: Pack, trail: Trail, line: Appointment) -> tuple[str, str, str, str, str]:
    case = trail.case(line.case)
    what = ", ".join(filter(None, (title_of(pack, line.kind, line.title), case.code if case else "")))
    cancelled = CANCELLED if line.state == plan.CANCELLED else ""
    who = ", ".join(filter(None, map(trail.name_of, line.who)))
    return plan.hours(line), cancelled + what, line.place, who, line.meets


def _said(pack: Pack, day: Day) -> Iterator[str]:
    for line in day.lines:
        if line.said.strip():
            yield f"Said at “{title_of(pack, line.kind, line.title)}”: {line.said}"
