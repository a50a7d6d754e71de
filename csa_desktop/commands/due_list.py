"""The list of what is due in several assessments, as it is printed."""

from collections.abc import Sequence
from datetime import date

from csa_desktop.commands.laying_out import lay_out_due
from csa_desktop.commands.prints import Printing, Wanted
from csa_desktop.domain import home
from csa_desktop.domain.deadlines import WORKING_DAYS, Deadline, days_left
from csa_desktop.domain.home import Standing
from csa_desktop.reports.dates import day as in_words
from csa_desktop.reports.paper import Paper

NAME = "What is due"


def due_print(found: Sequence[Standing], today: date, *, by: str) -> Printing:
    """Everything that is overdue, due or coming in these assessments, by day.

    It is of the assessments that it names: each says in its own record that this left, and none of a
    colleague's says so of a paper on which it does not stand.
    """
    marking = next((one.assessment.marking for one in found if one.assessment.marking), "")
    paper = Paper(
        marking=marking,
        authority=_authorities(found),
        title=f"{NAME} on {in_words(today)}",
        printed=in_words(today),
        by=by,
    )
    due = home.all_due(found)
    lines = [_line(line.standing, line.deadline, today) for line in due]
    left_open = [one for one in found if one.risks or one.conflicts]
    named = [*(line.standing for line in due), *left_open, *(found if _is_of_one(found) else ())]
    of = tuple(dict.fromkeys(one.assessment.id for one in named))
    open_ = [_open(one) for one in left_open]
    file_name = f"{NAME} {today.isoformat()}.pdf"
    return Printing(Wanted(), NAME, paper, file_name, lay_out_due, (lines, open_, paper), of)


def _authorities(found: Sequence[Standing]) -> str:
    many = len({one.assessment.authority for one in found})
    return found[0].assessment.authority if _is_of_one(found) else f"{many} authorities"


def _is_of_one(found: Sequence[Standing]) -> bool:
    """True where the head of the paper names the authority."""
    return len({one.assessment.authority for one in found}) == 1


def _line(one: Standing, deadline: Deadline, today: date) -> tuple[str, str, str, str, str]:
    """(day, how long, what, authority, stage)"""
    day = f"{deadline.due:%a} {in_words(deadline.due)}" if deadline.due else ""
    return day, _how_long(deadline, today), deadline.clock.title, one.assessment.authority, one.stage


def _how_long(deadline: Deadline, today: date) -> str:
    number = days_left(deadline, today)
    unit = "working day" if deadline.clock.unit == WORKING_DAYS else "day"
    if not number:
        return "today"
    many = f"{abs(number)} {unit}{'' if abs(number) == 1 else 's'}"
    return f"{many} overdue" if number < 0 else f"in {many}"


def _open(one: Standing) -> tuple[str, str, str]:
    """(authority, risks, conflicts) where something is open."""
    return one.assessment.authority, str(one.risks or ""), str(one.conflicts or "")
