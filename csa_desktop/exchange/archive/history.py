"""The history: every change, who made it and when, what it wrote, and what stood there before."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from csa_desktop.store import log
from csa_desktop.store.weighing import Incoming

HEADS = ("when", "who", "what was done", "table", "row", "column", "value", "value before", "change")
ERASED = "(erased)"
REMOVED = "(removed)"


def lines(changes: Sequence[Incoming], names: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """One line per field that a change wrote, in the order of the laptops' clocks; `names` by person."""
    wrote = {change.id: _values(change) for change in changes}
    for change in sorted(changes, key=lambda c: (c.header.lamport, c.header.wall, c.id)):
        header = change.header
        who = names.get(header.author, header.author)
        said = wrote[change.id]
        for field, bases in sorted(header.bases_by_field().items()):
            before = [_said(wrote, base, field) for base in bases if base in wrote]
            yield (
                header.wall,
                who,
                header.label,
                header.tbl,
                header.row,
                field,
                _text(said, field),
                " | ".join(dict.fromkeys(before)),
                change.id,
            )


def whole(changes: Iterable[Incoming]) -> Iterator[bytes]:
    """Every change as one line of JSON, with all that its hash is made of: the chain can be checked."""
    for change in changes:
        header = change.header
        said: dict[str, Any] = {"id": change.id}
        said |= {name: getattr(header, name) for name in log.Header.__slots__}
        payload = change.payload
        said["salt"] = payload.salt.hex() if payload else None
        said["body"] = payload.body if payload else None
        yield (json.dumps(said, ensure_ascii=True, sort_keys=True) + "\n").encode()


def documents(changes: Iterable[Incoming]) -> tuple[str, ...]:
    """The hash of every document that a source ever had, in the order in which they came."""
    found: dict[str, None] = {}
    for change in changes:
        if change.header.tbl == "source" and (said := _values(change)) and (sha := said.get("sha256")):
            found[str(sha)] = None
    return tuple(found)


def _values(change: Incoming) -> dict[str, Any] | None:
    """What a change wrote; None where it was erased, nothing where it removed the row."""
    if change.header.op != log.WRITE:
        return {}
    if change.payload is None:
        return None
    return log.unseal(change.payload.body, change.header.schema_version, change.header.tbl)


def _said(wrote: Mapping[str, Mapping[str, Any] | None], change: str, field: str) -> str:
    return _text(wrote[change], field)


def _text(said: Mapping[str, Any] | None, field: str) -> str:
    if said is None:
        return ERASED
    if field not in said:
        return REMOVED
    value = said[field]
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
