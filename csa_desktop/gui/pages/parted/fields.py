"""What each field of a row is called, and what stands in it: own words, a moment, another row, a choice."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from csa_desktop.domain.authorities import REGIONS, TYPES
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import CONTRADICTS, SUPPORTS
from csa_desktop.gui.pages import versions
from csa_desktop.gui.pages.documents.source_row import ADMISSIBLE, STATES

_STATEMENT = {
    **versions.NAMES,
    "kind": "what it is",
    "step": "step",
    "subject": "where it belongs",
    "judgement": "judgement it is about",
    "case": "case",
    "stage": "stage of the journey",
    "evaluation": "evaluation",
    "good": "good practice",
    "section": "section of the letter, or heading of the agenda",
    "paragraph": "paragraph",
    "prompt": "prompt that it answers",
    "response": "response",
}
NAMES: Mapping[str, Mapping[str, str]] = {
    "statement": _STATEMENT,
    "source": {
        "title": "title",
        "kind": "kind of document",
        "state": "whether it has come",
        "admissible": "whether it may be analysed",
        "reason": "why it may or may not be analysed",
        "dated": "date",
        "provenance": "where it came from",
        "sha256": "the file itself",
        "case": "case",
        "stage": "stage of the journey",
    },
    "citation": {
        "quote": "words that are quoted",
        "page": "page that is quoted",
        "start": "beginning of the quoted words",
        "end": "end of the quoted words",
        "source": "source that is quoted",
        "sha256": "version of the document that is quoted",
        "place": "place in the dataset",
    },
    "support": {"relation": "whether it supports or contradicts"},
    "answer": {"value": "answer"},
    "member": {"name": "name", "role": "role", "organisation": "organisation", "lead": "who leads"},
    "assessment": {"authority": "authority", "title": "title", "year": "year", "authority_type": "type"},
    "case": {
        "code": "code",
        "journey": "journey",
        "stage": "stage reached",
        "state": "whether it is current",
        "proceeded": "whether it went on to the next stage",
        "sample": "place in the sample",
        "tracker": "who tracks it",
        "progress": "how far the tracking is",
        "instead_of": "case it stands in for",
    },
    "event": {"happened": "when it happened", "until": "until when", "agency": "agency", "source": "source"},
    "risk": {
        "what": "what was seen or heard",
        "found": "when it was found",
        "found_by": "who found it",
        "told": "who was told",
        "told_at": "when they were told",
        "will_do": "what they will do",
        "by_when": "by when",
        "confirmed_at": "when it was confirmed",
        "confirmed_how": "how it was confirmed",
        "child": "child",
    },
    "appointment": {
        "title": "title",
        "starts": "when it begins",
        "minutes": "how many minutes",
        "place": "where",
        "who": "who goes",
        "meets": "whom they meet",
        "said": "what was said",
        "state": "state",
    },
    "officer": {"email": "e-mail"},
    "tick": {"done": "when it was done", "by": "who did it", "note": "note"},
    "attendee": {
        "name": "name",
        "role": "role",
        "part": "part in the meeting",
        "reason": "reason for being there",
        "came": "whether they came",
    },
    "decision": {
        "grade": "grade that was decided",
        "was": "grade before",
        "reason": "reason",
        "by": "who decided",
    },
    "edition": {"sent_to": "whom it was sent to", "sent_with": "what went with it", "at": "when it was sent"},
    "remark": {
        "text": "comment",
        "kind": "what the comment is about",
        "outcome": "what was done about it",
        "response": "reply",
        "sentence": "sentence that it is about",
    },
    "representation": {
        "intended": "day of the intention",
        "submitted": "day of the submission",
        "source": "document that the council sent",
        "panel": "panel",
        "as_at": "day on which the record is frozen",
        "response": "inspectors’ response",
        "outcome": "outcome",
        "decided": "day of the decision",
        "justification": "justification",
    },
    "ground": {
        "kind": "what the ground is about",
        "text": "ground",
        "about": "statements that it is about",
        "response": "response to the ground",
        "rests_on": "what the response stands on",
    },
    "panellist": {
        "name": "name",
        "checked": "when involvement was checked",
        "found": "involvement that was found",
        "cleared": "why that is none",
    },
    "device": {"removed": "whether this laptop is on the team", "name": "name"},
}
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
