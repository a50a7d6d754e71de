"""A field of any row, and what it says, in the field's own words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from csa_desktop.domain.authorities import REGIONS, TYPES
from csa_desktop.domain.conflicts import Conflict, Value, frozen
from csa_desktop.domain.filling import value_of
from csa_desktop.domain.framework import Field, Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import CONTRADICTS, SUPPORTS, Answer
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages import versions
from csa_desktop.gui.pages.documents.source_row import ADMISSIBLE, STATES
from csa_desktop.gui.pages.parted import meanwhile

REMOVED = "removed"
ADDED_TO = "removed, and added to"
NOTHING = "nothing"

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
_NAMES: Mapping[str, Mapping[str, str]] = {
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
_LONG = frozenset(
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
_WRITTEN = ("text", "long", "bullets")
"""Kinds of a form's field that are written in a person's own words."""


def field_name(conflict: Conflict) -> str:
    """What a person calls the field, such as "strength or area for improvement"."""
    return _NAMES.get(conflict.table, {}).get(conflict.field, conflict.field.replace("_", " "))


def is_written(trail: Trail, pack: Pack, conflict: Conflict) -> bool:
    """True for a person's own words, which can be joined; False for what is chosen from a list."""
    if conflict.table != "answer":
        return (conflict.table, conflict.field) in _LONG
    field = _field_of(trail, pack, conflict.row)
    return field is None or field.kind in _WRITTEN


def said(trail: Trail, pack: Pack, conflict: Conflict, value: Value | None) -> str:
    """A value of the field as one reads it; "removed" where that person removed the row."""
    if value is None:
        return REMOVED
    if conflict.table == "answer":
        return _answer(pack, _field_of(trail, pack, conflict.row), value) or NOTHING
    if conflict.table == "statement" and conflict.field == "grade":
        return _grade(trail, pack, conflict.row, str(value))
    if isinstance(value, bool):
        return _yes_no(conflict, value)
    if isinstance(value, tuple):
        return ", ".join(_title(trail, pack, conflict, one) for one in value) or NOTHING
    return _title(trail, pack, conflict, str(value)) or _empty(conflict)


def badge(conflicts: Sequence[Conflict]) -> str:
    """Such as "2 versions", of the field that has most; of a row that is gone, that it is to be decided."""
    if all(conflict.is_whole_row for conflict in conflicts):
        return ADDED_TO
    return f"{max(len(conflict.sides) for conflict in conflicts)} versions"


def others_said(trail: Trail, pack: Pack, conflict: Conflict, shown: object) -> Iterator[str]:
    """A line for each value of a field that is not the one shown, such as "R. Cole’s words: …"."""
    for side in conflict.sides:
        if not conflict.is_whole_row and side.value == frozen(shown):  # type: ignore[arg-type]
            continue
        mine, name = side is conflict.mine, meanwhile.who(trail, side)
        if side.value is None:
            yield f"{'You' if mine else _upper(name)} removed this."
        else:
            whose = "Your" if mine else f"{_upper(name)}’s"
            yield f"{whose} {field_name(conflict)}: {said(trail, pack, conflict, side.value)}"
    yield from meanwhile.lines(trail, pack, conflict)


def _upper(name: str) -> str:
    return name[:1].upper() + name[1:]


def _empty(conflict: Conflict) -> str:
    return "Neither" if conflict.field == "sign" else NOTHING


def _yes_no(conflict: Conflict, value: bool) -> str:
    if (conflict.table, conflict.field) == ("device", "removed"):
        return "Taken off the team" if value else "On the team"
    return "Yes" if value else "No"


def _grade(trail: Trail, pack: Pack, row: str, code: str) -> str:
    made = trail.statement(row)
    judgement = next((j for j in pack.judgements if made and j.id == made.judgement), None)
    if not code:
        return "No grade"
    grade = pack.scale(judgement.scale).grade(code) if judgement else None
    if grade is None or grade.label.casefold() == code.casefold():
        return code
    return f"{code} · {grade.label}"


def _field_of(trail: Trail, pack: Pack, row: str) -> Field | None:
    answer = next((a for a in trail.rows.answers if a.id == row), None)
    return _declared(pack, answer) if answer else None


def _declared(pack: Pack, answer: Answer) -> Field | None:
    form = next((f for f in pack.forms if f.id == answer.form), None)
    return next((f for f in form.declared() if f.id == answer.field), None) if form else None


def _answer(pack: Pack, field: Field | None, value: Value) -> str:
    texts = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else (str(value),)
    if field is None or field.kind in _WRITTEN:
        return "\n".join(texts)
    if field.kind == "grade":
        grade = pack.scale(field.scale).grade(texts[0]) if texts and texts[0] else None
        return grade.label if grade else "\n".join(texts)
    if field.kind == "date":
        return moment(texts[0]) if texts else ""
    options = {o.id: o.title for o in field.options} or {"yes": "Yes", "no": "No"}
    shown = value_of(field, value) if isinstance(value, str | tuple) else value
    ids = (
        (shown,) if isinstance(shown, str) else tuple(map(str, shown)) if isinstance(shown, tuple) else texts
    )
    return ", ".join(options.get(one, one) for one in ids if one)


def _title(trail: Trail, pack: Pack, conflict: Conflict, key: str) -> str:
    where = (conflict.table, conflict.field)
    if conflict.field in _MOMENTS and key:
        return moment(key)
    if conflict.field in _ROWS:
        return _ROWS[conflict.field](trail, key) or key
    options = _OPTIONS.get(where)
    found = dict(options(pack)) if options else {}
    return found.get(key, key)


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


_MOMENTS = frozenset(
    {"happened", "until", "dated", "done", "found", "told_at", "by_when", "confirmed_at", "starts", "at"}
)
_ROWS: Mapping[str, Callable[[Trail, str], str]] = {
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
_OPTIONS: Mapping[tuple[str, str], Callable[[Pack], Iterable[tuple[str, str]]]] = {
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
