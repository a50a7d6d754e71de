"""What a row said before it was removed: on every laptop the same, in whatever order changes came."""

from collections.abc import Iterable, Sequence

from csa_desktop.domain.conflicts import Said, Value, frozen


def said_before_removal(versions: Iterable[Said]) -> dict[str, Value]:
    """What each field of which nothing is left said before it was removed, on every laptop the same."""
    of_field: dict[str, list[Said]] = {}
    for version in versions:
        of_field.setdefault(version.field, []).append(version)
    found = ((name, _last_said(some)) for name, some in of_field.items())
    return {name: value for name, value in found if value is not None}


def as_it_was(versions: Sequence[Said]) -> dict[str, Value]:
    """What a row says, with what was removed of it as it was before."""
    said: dict[str, Value] = {}
    for version in sorted((v for v in versions if v.current), key=_by_change):
        if (value := frozen(version.value)) is not None:
            said.setdefault(version.field, value)
    return said_before_removal(versions) | said


def written_meanwhile(versions: Iterable[Said]) -> tuple[str, ...]:
    """The fields in which somebody wrote while another, who saw nothing there, removed all else of the row.

    None where the removal stands beside words of the same field: there each such field tells by itself.
    """
    heads: dict[str, set[bool]] = {}
    for version in versions:
        if version.current:
            heads.setdefault(version.field, set()).add(version.value is None)
    parted = any(len(said) > 1 for said in heads.values())
    if parted or {True} not in heads.values():
        return ()
    return tuple(sorted(field for field, said in heads.items() if said == {False}))


def _last_said(versions: Sequence[Said]) -> Value | None:
    """Of one field; None where it says something still, or never did."""
    known = {version.change: version for version in versions}
    edge = [version for version in versions if version.current]
    if any(version.value is not None for version in edge):
        return None
    said: dict[str, Said] = {}
    seen: set[str] = set()
    while edge:
        here = edge.pop()
        if here.value is not None:
            said[here.change] = here
        elif here.change not in seen:
            seen.add(here.change)
            edge += [known[base] for base in here.bases if base in known]
    return frozen(said[min(said)].value) if said else None


def _by_change(version: Said) -> str:
    return version.change
