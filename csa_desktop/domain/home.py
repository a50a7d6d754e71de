"""Where each assessment of a store stands: its stage, what is late and next; in the order it presses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from csa_desktop.domain import plan
from csa_desktop.domain.authorities import described, plain
from csa_desktop.domain.cases import Risk
from csa_desktop.domain.deadlines import (
    COMING,
    OVERDUE,
    TODAY,
    Deadline,
    deadlines,
    pressing,
    stage_of,
)
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Answer, Assessment, Rows, Statement

ALL, LATE, SOON, OPEN = "", "late", "soon", "open"
"""What the list is narrowed to: all, what is overdue, what is due in two weeks, open risks and conflicts."""
BEFORE, AFTER = "Before the days on site", "After the days on site"
TWO_WEEKS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Standing:
    """One assessment, without its notebook."""

    assessment: Assessment
    framework: str = ""
    """Its title; empty where the framework is not installed here."""
    stage: str = ""
    """The stage that the work is at, or the day on site; empty where the framework does not say."""
    pressing: tuple[Deadline, ...] = ()
    """What is overdue, due today or coming, the first first."""
    risks: int = 0
    """Risks to children that are not confirmed in writing."""
    conflicts: int = 0
    is_known: bool = True
    """False while only its name was read."""

    @property
    def late(self) -> tuple[Deadline, ...]:
        """What is overdue, longest first."""
        return tuple(d for d in self.pressing if d.state == OVERDUE)

    @property
    def next(self) -> Deadline | None:
        """What is due today or next; None where nothing is known to be."""
        return next((d for d in self.pressing if d.state in (TODAY, COMING)), None)

    @property
    def first_due(self) -> date:
        """The day of what presses most; the last there is where nothing does."""
        return next((d.due for d in self.pressing if d.due), date.max)


def standing(
    about: Assessment,
    pack: Pack | None,
    today: date,
    *,
    answers: Sequence[Answer] = (),
    judged: Sequence[Statement] = (),
    risks: Sequence[Risk] = (),
) -> Standing:
    """Where an assessment stands, from its days and its final judgements alone."""
    still_open = sum(1 for risk in risks if risk.is_open)
    if pack is None:
        return Standing(about, risks=still_open)
    few = Trail(Rows(about, answers=tuple(answers), statements=tuple(judged)))
    found = deadlines(pack, few, today)
    pressed = pressing(found)
    return Standing(about, pack.title, _where(pack, few, found, today), pressed, still_open)


def _where(pack: Pack, few: Trail, found: tuple[Deadline, ...], today: date) -> str:
    """The stage that the clocks name, else where the days on site are; empty where neither is known."""
    if stage := stage_of(pack, found):
        return stage.title
    days = plan.on_site(pack, few)
    if not days:
        return ""
    if today < days[0]:
        return BEFORE
    return AFTER if today > days[-1] else f"Day {plan.number_of(few, today)} of {len(days)}"


def with_conflicts(found: Iterable[Standing], counted: Mapping[str, int]) -> tuple[Standing, ...]:
    """The same with the number of open conflicts of each assessment, in order."""
    return in_order(replace(one, conflicts=counted.get(one.assessment.id, 0)) for one in found)


def in_order(found: Iterable[Standing]) -> tuple[Standing, ...]:
    """What presses first: open risks, then by the day that is due first, conflicts before none, by name."""
    return tuple(sorted(found, key=_presses))


def _presses(one: Standing) -> tuple[bool, date, bool, str, int]:
    about = one.assessment
    return (not one.risks, one.first_due, not one.conflicts, about.authority.casefold(), about.year)


def shown(
    found: Iterable[Standing], today: date, *, only: str = ALL, typed: str = ""
) -> tuple[Standing, ...]:
    """Those that are looked for, in the order that they are in."""
    words = plain(typed).split()
    return tuple(one for one in found if _is(one, only, today) and all(word in _said(one) for word in words))


def _is(one: Standing, only: str, today: date) -> bool:
    if only == LATE:
        return bool(one.late)
    if only == SOON:
        due = one.next.due if one.next else None
        return bool(due and due <= today + TWO_WEEKS)
    return bool(one.risks or one.conflicts) if only == OPEN else True


def _said(one: Standing) -> str:
    about = one.assessment
    where = described(about.authority_type, about.region)
    return plain(f"{about.authority} {about.title} {about.year} {one.stage} {where}")


@dataclass(frozen=True, slots=True)
class Due:
    """One line of the list of what is due."""

    standing: Standing
    deadline: Deadline


def all_due(found: Iterable[Standing]) -> tuple[Due, ...]:
    """Everything that is overdue, due or coming in these assessments, by day and authority."""
    lines = [Due(one, deadline) for one in found for deadline in one.pressing]
    return tuple(
        sorted(lines, key=lambda d: (d.deadline.due or date.max, d.standing.assessment.authority.casefold()))
    )
