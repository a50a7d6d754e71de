"""The two halves of an assessment as they were at the first exchange, to be looked up afterwards."""

import json
from dataclasses import dataclass

from csa_desktop import clock
from csa_desktop.domain.trail import Trail
from csa_desktop.exchange.receiving import Opened
from csa_desktop.store.store import Store

_SETTING = "first-exchange"


@dataclass(frozen=True, slots=True)
class FirstExchange:
    """The first bundle of a colleague that came when both had written: a setting of this laptop."""

    name: str
    """The colleague's."""
    when: str
    at: int
    """The place in this store's log just before it was taken."""
    ends: dict[str, int]
    """How far the colleague knew each laptop's chain then."""


def before_taking(store: Store, opened: Opened) -> FirstExchange | None:
    """What is to be remembered of a bundle once it is taken; None where it is not the first of its kind.

    A bundle that only hands the assessment over, before this laptop wrote anything in it, is none.
    """
    assessment = opened.manifest.assessment
    known = {found.id for found in store.assessments()}
    if assessment not in known or first_exchange(store, assessment):
        return None
    trail = store.trail(assessment)
    wrote = {statement.author for statement in trail.rows.statements}
    if store.author not in wrote:
        return None
    ends = {d: max((n for n, _ in tips), default=0) for d, tips in opened.manifest.tips.items()}
    return FirstExchange(opened.sender.name, clock.now().isoformat(), trail.at, ends)


def remember(store: Store, assessment: str, first: FirstExchange | None) -> None:
    """Keep it, where there is anything to keep."""
    if first:
        said = {"name": first.name, "when": first.when, "at": first.at, "ends": first.ends}
        store.put_setting(f"{_SETTING}:{assessment}", json.dumps(said))


def first_exchange(store: Store, assessment: str) -> FirstExchange | None:
    """What this laptop remembers of the first exchange; None before it."""
    kept = store.setting(f"{_SETTING}:{assessment}")
    return FirstExchange(**json.loads(kept)) if kept else None


@dataclass(frozen=True, slots=True)
class Views:
    """What each had in sight when they first exchanged: this laptop's person, and the colleague."""

    first: FirstExchange
    own: Trail | None
    theirs: Trail | None


def views(store: Store, assessment: str) -> Views | None:
    """Both views as they were at the first exchange; None before it. What was erased since is in neither."""
    first = first_exchange(store, assessment)
    if first is None:
        return None
    return Views(first, store.trail_at(assessment, first.at), store.trail_known(assessment, first.ends))
