"""From tables to the frozen definitions of `domain.framework`, strictly, by their type annotations."""

import dataclasses
import json
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any

from csa_desktop.domain.framework import Pack, Stated
from csa_desktop.errors import UserError
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
_NAMES = ("id", "code", "grade")
_TOLD = 5


def read(tables: Tables) -> Pack:
    """The pack that the tables state; UserError naming file, item and key where they do not fit."""
    from pydantic import ValidationError

    try:
        pack: Pack = _adapter().validate_json(_as_json(tables), strict=True)
    except ValidationError as error:
        raise _refused(tables, error.errors(include_url=False, include_input=False)) from None
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
        raise refusal(
            tables.folder, "A file", "it holds a date or time; write it as text in quotation marks"
        ) from None


def _refused(tables: Tables, errors: Sequence[Any]) -> UserError:
    first, *others = [
        f"{where(tables, error['loc'])}: {_problem(error['type'], error['loc'][-1], error['msg'])}"
        for error in errors
    ]
    rest = "".join(f"\n{line}." for line in others[: _TOLD - 1])
    more = f"\nThere are {len(errors) - _TOLD} more like these." if len(errors) > _TOLD else ""
    return UserError(f"The framework “{tables.folder.name}” cannot be used. {first}.{rest}{more}")


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
