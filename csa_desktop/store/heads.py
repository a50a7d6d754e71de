"""Heads: the changes of a field that no other change names as a base. Pure functions."""

from collections.abc import Iterable, Mapping, Sequence

Heads = Mapping[str, tuple[str, ...]]


def advance(heads: Iterable[str], change: str, bases: Iterable[str]) -> tuple[str, ...]:
    """The heads of a field after a change that looked at `bases`."""
    seen = set(bases)
    return (*(h for h in heads if h not in seen and h != change), change)


def heads_of(changes: Sequence[tuple[str, Heads]]) -> dict[str, tuple[str, ...]]:
    """Heads of every field of one row from its changes (id, bases by field), in any order."""
    if len(changes) == 1:  # no change names itself
        ((only, bases),) = changes
        return dict.fromkeys(bases, (only,))
    touched: dict[str, list[str]] = {}
    covered: dict[str, set[str]] = {}
    for change, bases in changes:
        for name, seen in bases.items():
            touched.setdefault(name, []).append(change)
            covered.setdefault(name, set()).update(seen)
    return {name: tuple(c for c in ids if c not in covered[name]) for name, ids in touched.items()}
