"""A form as it is filled in: its copies, what is kept in each, and what may be offered as a first text."""

from collections.abc import Mapping
from dataclasses import dataclass

from csa_desktop import clock
from csa_desktop.domain import risks
from csa_desktop.domain.forms import RISK_FILLS
from csa_desktop.domain.framework import Field, Form, Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import OVERALL

Value = str | tuple[str, ...]

LISTS = ("bullets", "choices", "statements")
"""The kinds of field whose value is a list of texts."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a form.

    `about` is the reader's role, the subject, case, record or risk; empty where there is just one.
    """

    about: str
    title: str


def copies(pack: Pack, form: Form, trail: Trail) -> tuple[Copy, ...]:
    """What there is one of: the assessment, its subjects, cases, records or risks, or the form's readers."""
    if form.per == "reader":
        roles = {role.id: role.title for role in pack.roles}
        return tuple(Copy(reader, roles[reader]) for reader in form.readers)
    if form.per == "subject":
        return tuple(Copy(s.id, s.title) for s in pack.subjects if s.kind != OVERALL)
    if form.per in _OF_TRAIL:
        return _OF_TRAIL[form.per](pack, form, trail)
    return (Copy("", ""),)


def _cases(_: Pack, __: Form, trail: Trail) -> tuple[Copy, ...]:
    return tuple(Copy(case.id, case.code) for case in trail.cases())


def _records(pack: Pack, form: Form, trail: Trail) -> tuple[Copy, ...]:
    kinds = {kind.id for kind in pack.source_kinds if kind.form == form.id}
    made = (source for source in trail.rows.sources if source.kind in kinds)
    by_day = sorted(made, key=lambda s: (s.dated, s.id))
    return tuple(Copy(s.id, ", ".join(filter(None, (s.title, s.dated[:10])))) for s in by_day)


def _risks(_: Pack, __: Form, trail: Trail) -> tuple[Copy, ...]:
    risks = sorted(trail.rows.risks, key=lambda r: (r.found, r.id))
    return tuple(Copy(risk.id, f"{risk.child}, {risk.found[:10]}") for risk in risks)


_OF_TRAIL = {"case": _cases, "record": _records, "risk": _risks}


def answered(trail: Trail, form: Form, about: str) -> dict[str, Value]:
    """What is kept in a copy, by field; answers to what the form no longer asks under their own name.

    An answer under a field's older name counts until the field itself was answered, even with nothing.
    """
    kept = {a.field: a.value for a in trail.rows.answers if a.form == form.id and a.about == about}
    found: dict[str, Value] = {}
    for field in form.fields():
        names = [name for name in form.names(field) if name in kept]
        if names:
            found[field.id] = kept[names[0]]
        for name in names:
            del kept[name]
    return {**found, **{name: value for name, value in kept.items() if value}}


def earlier(form: Form, kept: Mapping[str, Value]) -> tuple[tuple[str, Value], ...]:
    """(label, value) of every answer to what the form no longer asks."""
    asked = {field.id for field in form.fields()}
    labels = {field.id: field.label for field in form.declared()}
    return tuple((labels.get(name, name), value) for name, value in kept.items() if name not in asked)


def offered(trail: Trail, field: Field, about: str) -> tuple[str, ...]:
    """First texts that a person may take over for a field; nothing is put in by itself."""
    if field.fill == "authority":
        found = [trail.assessment.authority]
    elif field.fill == "today":
        found = [clock.today().isoformat()]
    elif field.fill == "reader":
        found = _names(trail, about)
    elif field.fill.startswith("member:"):
        found = _names(trail, field.fill.partition(":")[2])
    elif field.fill in RISK_FILLS:
        found = [risks.particulars(risk)[field.fill] for risk in trail.rows.risks if risk.id == about]
    else:
        found = []
    return tuple(dict.fromkeys(text for text in found if text.strip()))


def _names(trail: Trail, role: str) -> list[str]:
    return [member.name for member in trail.rows.members if member.role == role]


def value_from(field: Field, text: str) -> Value:
    """A draft's text as the value of the field that it was typed in."""
    return tuple(line for line in text.split("\n") if line.strip()) if field.kind in LISTS else text


def value_of(field: Field, value: Value) -> Value:
    """A kept value in the shape of its field, whatever shape an older version of the form had."""
    if field.kind in LISTS:
        return ((value,) if value else ()) if isinstance(value, str) else value
    return as_text(value)


def as_text(value: Value) -> str:
    """A kept value as one text; each of several on a line of its own."""
    return value if isinstance(value, str) else "\n".join(value)
