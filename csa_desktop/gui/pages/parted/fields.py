"""What stands in each field of a row: own words, a moment, another row, a choice."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from csa_desktop.domain.authorities import REGIONS, TYPES
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import CONTRADICTS, SUPPORTS
from csa_desktop.gui.pages.documents.source_row import ADMISSIBLE, STATES

LONG = frozenset(
    {
        *(("statement", field) for field in ("text", "reason", "owner", "response")),
        *(("source", field) for field in ("title", "provenance", "reason")),
        *(("member", field) for field in ("name", "organisation")),
        *(("assessment", field) for field in ("authority", "title", "marking")),
        *(("case", field) for field in ("reason", "tracker")),
        *(("event", field) for field in ("title", "agency")),
        *(("risk", field) for field in ("what", "found_by", "told", "will_do", "confirmed_how")),
        *(("appointment", field) for field in ("title", "place", "meets", "said")),
        *(("officer", field) for field in ("name", "role", "organisation", "telephone", "email", "note")),
        ("tick", "note"),
        *(("attendee", field) for field in ("name", "role", "organisation", "reason")),
        *(("decision", field) for field in ("reason", "by")),
        *(("remark", field) for field in ("who", "quote", "text", "response")),
        *(("representation", field) for field in ("response", "justification")),
        *(("ground", field) for field in ("text", "response")),
        *(("panellist", field) for field in ("name", "role", "organisation", "found", "cleared")),
    }
)
"""Fields that hold a person's own words."""


def _pairs(options: Iterable[Any]) -> Iterable[tuple[str, str]]:
    return ((option.id, option.title) for option in options)


def _statement_in(trail: Trail, key: str) -> str:
    found = trail.statement(key)
    return found.text if found else ""


def _source_in(trail: Trail, key: str) -> str:
    found = trail.source(key)
    return found.title if found else ""


def _case_in(trail: Trail, key: str) -> str:
    found = trail.case(key)
    return found.code if found else ""


MOMENTS = frozenset(
    {"happened", "until", "dated", "done", "found", "told_at", "by_when", "confirmed_at", "starts", "at"}
)
"""Fields that hold a day or a time."""
ROWS: Mapping[str, Callable[[Trail, str], str]] = {
    "statement": _statement_in,
    "on": _statement_in,
    "source": _source_in,
    "case": _case_in,
    "instead_of": _case_in,
    "by": lambda trail, key: trail.name_of(key),
    "who": lambda trail, key: trail.name_of(key),
    "tracker": lambda trail, key: trail.name_of(key),
    "found_by": lambda trail, key: trail.name_of(key),
    "sha256": lambda _, key: f"the file {key[:8]}" if key else "",
}
"""Fields that name another row."""
_SIGNS = {"strength": "Strength", "improvement": "Area for improvement", "": "Neither"}
OPTIONS: Mapping[tuple[str, str], Callable[[Pack], Iterable[tuple[str, str]]]] = {
    ("statement", "sign"): lambda _: _SIGNS.items(),
    ("statement", "status"): lambda pack: _pairs(pack.statuses),
    ("statement", "service"): lambda pack: _pairs(pack.services),
    ("statement", "groups"): lambda pack: _pairs(pack.groups),
    ("statement", "state"): lambda pack: _pairs((*pack.gap_states, *pack.hypothesis_states, *pack.areas)),
    ("statement", "evaluation"): lambda pack: _pairs(pack.evaluations),
    ("statement", "subject"): lambda pack: _pairs(pack.subjects),
    ("statement", "step"): lambda pack: _pairs(pack.steps),
    ("statement", "judgement"): lambda pack: _pairs(pack.judgements),
    ("statement", "stage"): lambda pack: _pairs(pack.journey_stages()),
    ("statement", "key_judgement"): lambda pack: ((k.id, k.text) for k in pack.key_judgements),
    ("source", "kind"): lambda pack: _pairs(pack.source_kinds),
    ("source", "state"): lambda _: _pairs(STATES),
    ("source", "admissible"): lambda _: ((key, words.capitalize()) for key, (words, _) in ADMISSIBLE.items()),
    ("source", "stage"): lambda pack: _pairs(pack.journey_stages()),
    ("support", "relation"): lambda _: ((SUPPORTS, "It supports"), (CONTRADICTS, "It contradicts")),
    ("member", "role"): lambda pack: _pairs(pack.roles),
    ("case", "journey"): lambda pack: _pairs(pack.journeys),
    ("case", "stage"): lambda pack: _pairs(pack.journey_stages()),
    ("case", "groups"): lambda pack: _pairs(pack.groups),
    ("event", "stage"): lambda pack: _pairs(pack.journey_stages()),
    ("assessment", "authority_type"): lambda _: _pairs(TYPES),
    ("assessment", "region"): lambda _: _pairs(REGIONS),
    ("appointment", "kind"): lambda pack: _pairs(pack.appointments),
    ("appointment", "phase"): lambda pack: _pairs(pack.phases),
}
"""Fields that are chosen from a list, and the words of what can be chosen."""
