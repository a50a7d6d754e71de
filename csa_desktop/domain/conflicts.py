"""Fields in which two people wrote different things: what each wrote, and what stood there before.

No clock decides anything: what is shown of times is what the laptops told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

Value = str | int | bool | tuple[str, ...]

ALONG: Mapping[str, Mapping[str, str]] = {
    "statement": {"scale": "grade", "author": "", "written": "", "position": ""},
    "answer": {"form": "", "about": "", "field": "", "author": ""},
    "agreement": {"statement": "", "member": "", "version": "", "at": ""},
    "support": {"version": ""},
    "source": dict.fromkeys(("media", "size", "pages", "reading", "file_name"), "sha256"),
    "device": {"last": "removed", "sign": "", "box": "", "person": ""},
}
"""Fields that nobody is asked about by themselves: they go along with the field named, or with any other."""
_GRADE_WITH_REASON = ("statement", "grade", "reason")


class Said(Protocol):
    """A version of a field, as a store's history tells it."""

    @property
    def change(self) -> str:
        """The change that wrote it."""

    @property
    def field(self) -> str:
        """Of which field it is."""

    @property
    def value(self) -> str | int | bool | list[str] | None:
        """What it said; None where the row was removed or erased."""

    @property
    def author(self) -> str:
        """Who wrote it."""

    @property
    def device(self) -> str:
        """On which laptop."""

    @property
    def at(self) -> str:
        """When, as that laptop's clock told."""

    @property
    def current(self) -> bool:
        """True where no later change has replaced it."""

    @property
    def bases(self) -> tuple[str, ...]:
        """The changes whose values its author was looking at."""

    @property
    def put_back(self) -> bool:
        """True where undo or redo put an earlier value back."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values that stand in a field, and who wrote it."""

    change: str
    value: Value | None
    """None where that person removed the row."""
    author: str
    device: str
    at: str
    """That laptop's clock; it decides nothing."""


@dataclass(frozen=True, slots=True)
class Added:
    """A row that somebody wrote, not knowing that what it hangs on was removed."""

    table: str
    row: str
    change: str
    author: str
    device: str
    at: str
    """That laptop's clock; it decides nothing."""
    mine: bool
    """True where it was written on this laptop."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that says several things; `base` is what it said before they parted, None where nothing.

    `field` is empty where a whole row was removed, and others added meanwhile what hangs on it.
    """

    table: str
    row: str
    field: str
    base: Value | None
    mine: Side | None
    """What this laptop's person wrote; None where the sides are of others."""
    theirs: tuple[Side, ...]
    heads: tuple[str, ...] = ()
    """Every change that stands in the field: whoever settles it has seen them all."""
    added: tuple[Added, ...] = ()
    """What others added meanwhile that hangs on a removed row, by table and row."""

    @property
    def key(self) -> str:
        """Which field of which row, as a link names it."""
        return f"{self.table}/{self.row}/{self.field}"

    @property
    def is_whole_row(self) -> bool:
        """True where nothing is left of a row but what others added to it meanwhile."""
        return not self.field

    @property
    def sides(self) -> tuple[Side, ...]:
        """All of them, one's own first."""
        return (*((self.mine,) if self.mine else ()), *self.theirs)

    @property
    def living(self) -> tuple[Side, ...]:
        """Those that say something; the others removed the row."""
        return tuple(side for side in self.sides if side.value is not None)

    @property
    def is_removal(self) -> bool:
        """True where one removed what another changed."""
        return len(self.living) < len(self.sides)


@dataclass(frozen=True, slots=True)
class Question:
    """What a person decides at once: one field, or whether a row that was removed and changed stays."""

    conflicts: tuple[Conflict, ...]

    @property
    def first(self) -> Conflict:
        """The field that it is about, or the first of several of a row."""
        return self.conflicts[0]

    @property
    def key(self) -> str:
        """As a link names it."""
        return self.first.key

    @property
    def is_removal(self) -> bool:
        """True where the question is whether a row stays."""
        return self.first.is_removal


def questions(parted: Iterable[Conflict]) -> tuple[Question, ...]:
    """What is to be decided: a removed row is one question, whichever of its fields were changed."""
    removals: dict[tuple[str, str], list[Conflict]] = {}
    found: list[list[Conflict]] = []
    for conflict in parted:
        row = (conflict.table, conflict.row)
        if not conflict.is_removal:
            found.append([conflict])
        elif row in removals:
            removals[row].append(conflict)
        else:
            found.append(removals.setdefault(row, [conflict]))
    return tuple(Question(tuple(some)) for some in found)


def by_row(parted: Iterable[Conflict]) -> dict[str, tuple[Conflict, ...]]:
    """The conflicts of each row that has any."""
    found: dict[str, tuple[Conflict, ...]] = {}
    for conflict in parted:
        found[conflict.row] = (*found.get(conflict.row, ()), conflict)
    return found


def is_asked(table: str, field: str, torn: Iterable[str], *, removal: bool) -> bool:
    """Whether a person decides a field by itself; `torn` are the fields of its row that say several things.

    A removal is always asked about: nothing that was changed may go unseen.
    """
    if removal:
        return True
    where, lead, along = _GRADE_WITH_REASON
    if (table, field) == (where, along) and lead in torn:
        return False
    return field not in ALONG.get(table, {})


def goes_along(table: str, field: str, chosen: str) -> bool:
    """Whether a field is settled with the field that was chosen."""
    if (table, chosen, field) == _GRADE_WITH_REASON:
        return True
    return ALONG.get(table, {}).get(field) in ("", chosen)


def conflict_of(where: tuple[str, str, str], versions: Sequence[Said], device: str) -> Conflict:
    """A conflict from every version of its field, oldest first; `device` is this laptop."""
    known = {version.change: version for version in versions}
    heads = [version for version in versions if version.current]
    sides = _different(_side(head, known) for head in heads)
    own = [side for side in sides if side.device == device]
    mine = own[-1] if own else None
    theirs = tuple(side for side in sides if side is not mine)
    shown = tuple(head.change for head in heads)
    return Conflict(*where, _base(heads, known), mine, theirs, shown)


def removal_of(
    where: tuple[str, str], versions: Sequence[Said], added: Iterable[Added], device: str
) -> Conflict:
    """The conflict of a row of which nothing is left but what was added to it meanwhile."""
    known = {version.change: version for version in versions}
    heads = {v.change: v for v in versions if v.current}
    sides = _different(_side(heads[change], known) for change in sorted(heads))
    mine = next((side for side in sides if side.device == device), None)
    theirs = tuple(side for side in sides if side is not mine)
    return Conflict(*where, "", None, mine, theirs, tuple(sorted(heads)), tuple(added))


def added_by(where: tuple[str, str], versions: Sequence[Said], ends: Iterable[str], device: str) -> Added:
    """Who wrote a row: whoever said on what it hangs, else whoever wrote what is left of it."""
    living = [v for v in versions if v.current and v.value is not None]
    first = min((v for v in living if v.field in ends), key=_by_change, default=min(living, key=_by_change))
    wrote = _origin(first, {v.change: v for v in versions if v.field == first.field})
    return Added(*where, first.change, wrote.author, wrote.device, wrote.at, wrote.device == device)


def _by_change(version: Said) -> str:
    return version.change


def _side(head: Said, known: Mapping[str, Said]) -> Side:
    wrote = _origin(head, known)
    return Side(head.change, frozen(head.value), wrote.author, wrote.device, wrote.at)


def _origin(head: Said, known: Mapping[str, Said]) -> Said:
    """Who wrote a value in the first place, where undo or redo has put it back."""
    if not head.put_back:
        return head
    earlier = [known[c] for c in _ancestors(head.change, known)]
    same = [v for v in earlier if v.value == head.value and not v.put_back]
    return next((v for v in known.values() if v in same), head)


def _different(sides: Iterable[Side]) -> tuple[Side, ...]:
    """Each value once for each person: several heads of one person that say the same are one side."""
    found: dict[tuple[object, str], Side] = {}
    for side in sides:
        found.setdefault((side.value, side.author), side)
    return tuple(found.values())


def _base(heads: Sequence[Said], known: Mapping[str, Said]) -> Value | None:
    """What all of them changed: the nearest version from which every head comes."""
    shared: set[str] = set(known)
    for head in heads:
        shared &= _ancestors(_origin(head, known).change, known)
    older = {c for change in shared for c in _ancestors(change, known)}
    nearest = [v for change, v in known.items() if change in shared - older]
    return frozen(nearest[-1].value) if nearest else None


def _ancestors(change: str, known: Mapping[str, Said]) -> set[str]:
    found: set[str] = set()
    edge = [base for base in known[change].bases if base in known]
    while edge:
        here = edge.pop()
        if here not in found:
            found.add(here)
            edge += [base for base in known[here].bases if base in known]
    return found


def frozen(value: Value | list[str] | None) -> Value | None:
    """A value as it can be compared and kept: a list becomes a tuple."""
    return tuple(value) if isinstance(value, list) else value
