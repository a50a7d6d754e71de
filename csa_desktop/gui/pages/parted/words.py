"""A field of any row, and what it says, in the field's own words."""

from collections.abc import Iterator, Sequence

from csa_desktop.domain import field_names
from csa_desktop.domain.conflicts import Conflict, Value, frozen
from csa_desktop.domain.filling import value_of
from csa_desktop.domain.framework import Field, Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Answer
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.parted import fields, meanwhile

REMOVED = "removed"
ADDED_TO = "removed, and added to"
NOTHING = "nothing"

_WRITTEN = ("text", "long", "bullets")
"""Kinds of a form's field that are written in a person's own words."""
_ASKING = frozenset({"when", "where", "who", "whom", "what", "why", "how", "whether", "until", "by"})
"""What the names of fields begin with that nobody can own."""


def field_name(conflict: Conflict) -> str:
    """What a person calls the field, such as "strength or area for improvement"."""
    return field_names.field_name(conflict.table, conflict.field)


def is_written(trail: Trail, pack: Pack, conflict: Conflict) -> bool:
    """True for a person's own words, which can be joined; False for what is chosen from a list."""
    if conflict.table != "answer":
        return (conflict.table, conflict.field) in fields.LONG
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
            whose = _whose(field_name(conflict), name, mine=mine)
            yield f"{whose}: {said(trail, pack, conflict, side.value)}"
    yield from meanwhile.lines(trail, pack, conflict)


def _whose(field: str, name: str, *, mine: bool) -> str:
    """Such as "Your words", or "R. Cole said when it begins" of a field that is called by a question."""
    if field.partition(" ")[0] in _ASKING:
        return f"{'You' if mine else _upper(name)} said {field}"
    return f"{'Your' if mine else f'{_upper(name)}’s'} {field}"


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
    if conflict.field in fields.MOMENTS and key:
        return moment(key)
    if conflict.field in fields.ROWS:
        return fields.ROWS[conflict.field](trail, key) or key
    options = fields.OPTIONS.get(where)
    found = dict(options(pack)) if options else {}
    return found.get(key, key)
