"""How columns, bodies and directions are called, from resources/dataset-columns.toml."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from csa_desktop import paths

_FILE = "dataset-columns.toml"
_APOSTROPHES = re.compile(r"['’‘`´]")
_NO_WORD = re.compile(r"[^\w]+|_")


@dataclass(frozen=True, slots=True)
class Known:
    """What each way of writing stands for, as `bare` has it."""

    roles: Mapping[str, str]
    bodies: Mapping[str, str]
    before: Mapping[str, int]
    directions: Mapping[str, str]
    services: Mapping[str, str]
    idle: frozenset[str]
    other: frozenset[str]


@cache
def known() -> Known:
    """The words that came with the program."""
    said = tomllib.loads((paths.resources_folder() / _FILE).read_text(encoding="utf-8"))
    before = {word: int(count) for word, count in _turned(said["before"]).items()}
    roles, bodies, directions, services = (
        _turned(said[name]) for name in ("roles", "bodies", "directions", "services")
    )
    idle, other = (frozenset(map(bare, said["words"][name])) for name in ("idle", "other"))
    return Known(roles, bodies, before, directions, services, idle, other)


def bare(text: str) -> str:
    """Words for comparing: lower case, without punctuation."""
    letters = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return " ".join(_NO_WORD.sub(" ", letters).split())


def _turned(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {bare(word): meant for meant, words in table.items() for word in words}
