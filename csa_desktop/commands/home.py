"""All assessments of a store at a glance: read by a few queries, without any notebook."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from csa_desktop.domain import home, key_dates
from csa_desktop.domain.cases import Risk
from csa_desktop.domain.deadlines import DATES
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.home import Standing
from csa_desktop.domain.values import JUDGEMENT, Answer, Assessment, Statement
from csa_desktop.store.store import Store

Row = TypeVar("Row", Answer, Statement, Risk)
Find = Callable[[Assessment], Pack | None]


def survey(store: Store, find: Find, today: date) -> tuple[Standing, ...]:
    """Where each assessment stands, in the order in which it presses; without its conflicts."""
    listed = store.assessments()
    packs = {about.id: find(about) for about in listed}
    answers = _by_assessment(
        (*store.across("answer", form=DATES), *store.across("answer", form=key_dates.AGREED))
    )
    judged = _by_assessment(_judged(store, packs))
    risks = _by_assessment(store.across("risk"))
    return home.in_order(
        home.standing(
            about,
            packs[about.id],
            today,
            answers=answers.get(about.id, ()),
            judged=judged.get(about.id, ()),
            risks=risks.get(about.id, ()),
        )
        for about in listed
    )


def _judged(store: Store, packs: Mapping[str, Pack | None]) -> Iterable[Statement]:
    """Final judgements, where some clock runs only once there is one."""
    final = {
        p.statuses[-1].id for p in packs.values() if p and p.statuses and any(c.judgement for c in p.clocks)
    }
    return [s for status in sorted(final) for s in store.across("statement", kind=JUDGEMENT, status=status)]


def _by_assessment(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.assessment].append(row)
    return found
