"""Authorities responsible for services for children: their type and region, and which served in a year."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from csa_desktop.domain.stated import Option

UNITARY = "unitary"
TYPES = (
    Option("county", "County"),
    Option("metropolitan", "Metropolitan borough"),
    Option("london", "London borough"),
    Option(UNITARY, "Unitary authority"),
)
"""The City of London counts with the London boroughs, the Isles of Scilly with the unitary authorities."""
REGIONS = (
    Option("north-east", "North East"),
    Option("north-west", "North West"),
    Option("yorkshire-and-the-humber", "Yorkshire and the Humber"),
    Option("east-midlands", "East Midlands"),
    Option("west-midlands", "West Midlands"),
    Option("east-of-england", "East of England"),
    Option("london", "London"),
    Option("south-east", "South East"),
    Option("south-west", "South West"),
)
_TITLES = {option.id: option.title for option in TYPES}
_REGIONS = {option.id: option.title for option in REGIONS}


@dataclass(frozen=True, slots=True)
class Authority:
    """One authority; `type` and `region` are ids of `TYPES` and `REGIONS`."""

    id: str
    """Its name in the list that the program came with, or the one under which it was added."""
    name: str
    type: str
    region: str
    also: tuple[str, ...] = ()
    """Other names that people write."""
    until: int = 0
    """The year of its re-organisation; 0 for none."""
    became: tuple[str, ...] = ()
    """Who serves its area from then on."""
    corrected: bool = False
    """True where a person on this laptop corrected or added it."""


def type_title(code: str) -> str:
    """A type of authority in words; what is none of ours as it is."""
    return _TITLES.get(code, code)


def region_title(code: str) -> str:
    """A region in words; what is none of ours as it is."""
    return _REGIONS.get(code, code)


def described(type_: str, region: str) -> str:
    """Such as "County, East of England"; empty where neither is said."""
    return ", ".join(filter(None, (type_title(type_), region_title(region))))


def serving(known: Iterable[Authority], year: int) -> tuple[Authority, ...]:
    """The authorities of a year by name: those re-organised by then in their new shape."""
    found: dict[str, Authority] = {}
    for authority in known:
        for one in _in_year(authority, year):
            found.setdefault(one.name, one)
    return tuple(sorted(found.values(), key=lambda a: a.name.casefold()))


def _in_year(authority: Authority, year: int) -> tuple[Authority, ...]:
    if not authority.until or year < authority.until:
        return (authority,)
    new = replace(authority, type=UNITARY, also=(), until=0, became=())
    return tuple(replace(new, id=name, name=name) for name in authority.became)


def named(known: Iterable[Authority], typed: str) -> Authority | None:
    """The authority of this name, however it is spaced and capitalised; None for a name of none."""
    wanted = plain(typed)
    return next((a for a in known if wanted and wanted in map(plain, (a.name, *a.also))), None)


def matching(known: Iterable[Authority], typed: str) -> tuple[Authority, ...]:
    """Those whose name holds what was typed: first where it begins the name, then a word of it, then any."""
    wanted = plain(typed)
    ranked = [(_rank(a, wanted), a) for a in known]
    return tuple(a for rank, a in sorted(ranked, key=lambda one: (one[0], one[1].name)) if rank < _NOT)


_NOT = 3


def _rank(authority: Authority, wanted: str) -> int:
    names = [plain(name) for name in (authority.name, *authority.also)]
    if not wanted or any(name.startswith(wanted) for name in names):
        return 0
    if any(f" {wanted}" in name for name in names):
        return 1
    return 2 if any(wanted in name for name in names) else _NOT


def plain(name: str) -> str:
    """A name as it is compared: lower case, single spaces, neither stops nor hyphens."""
    return " ".join(name.casefold().replace(".", " ").replace("-", " ").replace(",", " ").split())
