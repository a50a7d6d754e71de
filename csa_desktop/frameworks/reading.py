"""From tables to the frozen definitions of `domain.framework`, strictly, by their type annotations."""

import dataclasses
import json
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any

from csa_desktop.domain.framework import Pack, Stated
from csa_desktop.frameworks.tables import Tables, refusal

Loc = Sequence[int | str]

_WANTED = {
    "string_type": "must be text in quotation marks",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "tuple_type": "must be a list in square brackets",
    "dataclass_type": "must be a table with keys of its own",
    "too_long": "has too many items",
}
_PLAIN = (str, int, float, bool)
_NAMES = ("id", "code", "grade")


def read(tables: Tables) -> Pack:
    """The pack that the tables state; UserError naming file, item and key where they do not fit."""
    from pydantic import ValidationError

    try:
        pack: Pack = _adapter().validate_json(_as_json(tables), strict=True)
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_input=False)
        said = [(where(tables, e["loc"]), _problem(e["type"], e["loc"][-1], e["msg"])) for e in wrong]
        raise refusal(tables.folder, *said) from None
    return pack


@cache
def _adapter() -> Any:
    """Made once; pydantic is loaded only here, because the unlock page must not wait for it."""
    from pydantic import TypeAdapter

    return TypeAdapter(Pack)


def _as_json(tables: Tables) -> str:
    try:
        return json.dumps(tables.content)
    except TypeError:
        date = next((loc for loc, value in _leaves(tables.content) if not isinstance(value, _PLAIN)), ())
        said = (where(tables, date), "this is a date or time; write it as text in quotation marks")
        raise refusal(tables.folder, said) from None


def _leaves(content: Any, loc: tuple[int | str, ...] = ()) -> Iterator[tuple[tuple[int | str, ...], Any]]:
    if isinstance(content, dict | list):
        parts = content.items() if isinstance(content, dict) else enumerate(content)
        for key, part in parts:
            yield from _leaves(part, (*loc, key))
    else:
        yield loc, content


def _problem(kind: str, key: int | str, message: str) -> str:
    if kind == "missing":
        return f"the key “{key}” is missing; add it"
    if kind == "unexpected_keyword_argument":
        meant = get_close_matches(str(key), _known_keys(), 1)
        advice = f"did you mean “{meant[0]}”?" if meant else "remove it"
        return f"the key “{key}” is not known; correct its spelling or take it out ({advice.rstrip('?')})"
    named = f"“{key}”" if isinstance(key, str) else f"item {key + 1}"
    return f"{named} {_WANTED.get(kind, message)}"


@cache
def _known_keys() -> tuple[str, ...]:
    kinds: list[Any] = [kind for kind in Stated.__subclasses__() if dataclasses.is_dataclass(kind)]
    return tuple(sorted({field.name for kind in kinds for field in dataclasses.fields(kind)}))


def where(tables: Tables, loc: Loc) -> str:
    """A place in a pack in words, such as "scales.toml, scales “lsif”, grades “4”"."""
    numbers = [part for part in loc if isinstance(part, int)]
    file = tables.file_of(str(loc[0]), numbers[0] if len(loc) > 1 and numbers else 0)
    here: Any = tables.content
    said: list[str] = []
    for part in loc:
        here = _inside(here, part)
        if isinstance(part, int):
            said[-1] += f" {_name(here) or part + 1}"
        elif isinstance(here, dict | list) and here:
            said.append(part)
    return ", ".join([file, *said])


def _inside(content: Any, part: int | str) -> Any:
    try:
        return content[part]
    except (KeyError, IndexError, TypeError):
        return None


def _name(item: Any) -> str:
    if not isinstance(item, dict):
        return ""
    return next((f"“{item[key]}”" for key in _NAMES if item.get(key)), "")
