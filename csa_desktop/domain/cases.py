"""The rows of an inspection on site, as frozen values: lists, the sample, cases, events, risks, the plan.

A child is a code, never a name; staff are roles. All ids are text UUIDs, times are
ISO texts, and empty text means "not said".
"""

import re
from dataclasses import dataclass

DRAWN, PICKED = "drawn", "picked"
"""How a case came into the sample: by the draw, or by hand."""

SAMPLED, RESERVE, REPLACED = "sampled", "reserve", "replaced"
"""A case's place in the sample."""

CURRENT, CLOSED = "current", "closed"
"""What the authority's lists say of a case."""

TRACKING, DONE = "tracking", "done"
"""How far the team is with a case; empty before it began."""


_NUMBERS = re.compile(r"(\d+)")


def by_code(case: "Case") -> tuple[tuple[tuple[bool, int, str], ...], str]:
    """Sorts cases as one counts: C-11 before C-100, whatever else stands in a code."""
    parts = (part.lstrip("0") if part.isdecimal() else part for part in _NUMBERS.split(case.code))
    return tuple((p.isdecimal(), len(p) if p.isdecimal() else 0, p) for p in parts), case.id


@dataclass(frozen=True, slots=True)
class Listing:
    """A child-level list that was read: of the file only its hash is kept, and what was understood."""

    id: str
    assessment: str
    kind: str
    sha256: str
    rows: int
    children: int
    problems: int
    report: str
    """The column report and the rows' problems as JSON, without anything that names a child."""
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class Draw:
    """One drawing of a sample, with what it takes to draw it again."""

    id: str
    assessment: str
    seed: str
    rule: str
    """The version of the way of drawing."""
    wish: str
    """What was asked for, as JSON."""
    lists: tuple[str, ...]
    """The hashes of the lists that it was drawn from."""
    eligible: str
    """How many children could have been drawn per stage and group, as JSON."""
    shortfalls: tuple[str, ...]
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class Case:
    """One child's case in the sample."""

    id: str
    assessment: str
    code: str
    """Such as "C-07"."""
    journey: str
    stage: str
    """The stage reached when it was drawn."""
    state: str = CURRENT
    proceeded: str = ""
    """ "yes" or "no": whether a contact or referral went further; empty where that is not known."""
    age: str = ""
    gender: str = ""
    ethnicity: str = ""
    groups: tuple[str, ...] = ()
    origin: str = DRAWN
    sample: str = SAMPLED
    draw: str = ""
    place: int = 0
    """Its order within its stage in the draw, from 1."""
    reason: str = ""
    """Why it was picked by hand, or replaced."""
    instead_of: str = ""
    """The case that this one replaces."""
    tracker: str = ""
    """The member who tracks it."""
    progress: str = ""


def age_said(age: str) -> str:
    """An age as it is read: "under 1" for a child in the first year."""
    return "under 1" if age.isdecimal() and int(age) == 0 else age


def aged(age: str) -> str:
    """An age within a line: "aged 6", or "under 1"; empty where it is not known."""
    said = age_said(age)
    return f"aged {said}" if said and said == age else said


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a child's journey; it can be cited."""

    id: str
    assessment: str
    case: str
    kind: str
    """An event kind of the pack's journey, or empty for one in the inspector's own words."""
    title: str
    stage: str
    happened: str
    """An ISO date, or a month ("2011-01") or year where the file says no more."""
    until: str = ""
    """The last day of what lasted; empty for a moment."""
    agency: str = ""
    source: str = ""
    """The record that says so, such as the reading of the file."""


@dataclass(frozen=True, slots=True)
class Risk:
    """Unresolved significant risk to a child: told at once, confirmed in writing (002:119)."""

    id: str
    assessment: str
    case: str
    child: str
    """The case's code, or a code for a child outside the sample."""
    what: str
    found: str
    found_by: str = ""
    told: str = ""
    """The role of the senior manager who was told."""
    told_at: str = ""
    will_do: str = ""
    by_when: str = ""
    confirmed_at: str = ""
    """When it was confirmed in writing; open until then."""
    confirmed_how: str = ""

    @property
    def is_open(self) -> bool:
        """True until somebody was told and it was confirmed in writing."""
        return not (self.told_at and self.confirmed_at)


@dataclass(frozen=True, slots=True)
class Appointment:
    """A line of the plan: a meeting, an observation, a tracking session, the oral feedback."""

    id: str
    assessment: str
    kind: str
    title: str
    starts: str = ""
    minutes: int = 0
    place: str = ""
    """The office."""
    who: tuple[str, ...] = ()
    """Members of the team."""
    meets: str = ""
    """Whom they meet, as roles."""
    case: str = ""
    phase: str = ""
    state: str = "planned"
    """ "planned", "done" or "cancelled"."""
    said: str = ""
    """What was said there."""
