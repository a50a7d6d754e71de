"""The kinds of list, their columns and codes, from resources/child-lists.toml."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from csa_desktop import paths

_FILE = "child-lists.toml"
_BRACKETS = re.compile(r"\([^)]*\)+|\[[^\]]*\]")
_APOSTROPHES = re.compile(r"['’‘`´]")
_NO_WORD = re.compile(r"[^\w]+|_")


@dataclass(frozen=True, slots=True)
class ColumnKind:
    """A column that a list may have. `gives` is what the sample takes from it; empty: not kept."""

    id: str
    title: str
    kind: str
    gives: str = ""
    choice: str = ""
    extra: bool = False
    """It is not missed where a list has none."""
    headers: tuple[str, ...] = ()
    """Its title and other ways of writing it, as `plain` has them."""
    shared: bool = False
    """Lists of every kind may have it, so that it does not tell which list this is."""


@dataclass(frozen=True, slots=True)
class ListKind:
    """A list that authorities send."""

    id: str
    number: int
    title: str
    called: tuple[str, ...]
    columns: tuple[ColumnKind, ...]
    ends: bool = False
    """An end date, or that there is none, tells closed from current."""
    holds_children: bool = True


@dataclass(frozen=True, slots=True)
class Kinds:
    """All lists, and the codes: by table, what each way of writing stands for."""

    lists: tuple[ListKind, ...]
    choices: Mapping[str, Mapping[str, str]]

    def list_kind(self, id: str) -> ListKind:
        """The kind of list with this id; KeyError where there is none."""
        return next((each for each in self.lists if each.id == id), None) or _unknown(id)


@cache
def kinds() -> Kinds:
    """The kinds that came with the program."""
    said = tomllib.loads((paths.resources_folder() / _FILE).read_text(encoding="utf-8"))
    shared = tuple(_column(table, shared=True) for table in said["column"])
    choices = {name: _codes(table) for name, table in said["choices"].items()}
    return Kinds(tuple(_list(dict(table), shared) for table in said["list"]), choices)


def plain(text: str) -> str:
    """A header, code or name for comparing: lower case, without punctuation and what stands in brackets."""
    return whole(_BRACKETS.sub(" ", text)) or whole(text)


def whole(text: str) -> str:
    """The same with what stands in brackets."""
    letters = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return " ".join(_NO_WORD.sub(" ", letters).split())


def _column(table: dict[str, Any], *, shared: bool = False) -> ColumnKind:
    headers = dict.fromkeys(plain(each) for each in (table["title"], *table.get("headers", ())))
    return ColumnKind(**{**table, "headers": tuple(headers)}, shared=shared)


def _list(table: dict[str, Any], shared: tuple[ColumnKind, ...]) -> ListKind:
    expects = table.pop("expects", [])
    own = tuple(_column(each) for each in table.pop("column"))
    taken = {each.id for each in own}
    common = tuple(
        replace(each, extra=each.extra and each.id not in expects) for each in shared if each.id not in taken
    )
    if not table.get("holds_children", True):
        common = ()
    numbered = (f"list {table['number']}", f"annex a list {table['number']}")
    called = tuple(dict.fromkeys(plain(each) for each in (*table.pop("called"), table["title"], *numbered)))
    return ListKind(**table, called=called, columns=common + own)


def _codes(table: dict[str, list[str]]) -> dict[str, str]:
    """Every way of writing a code, its own letters too, as `plain` has it."""
    return {
        plain(each): code for code, written in table.items() for each in (*([code] * bool(code)), *written)
    }


def _unknown(id: str) -> ListKind:
    raise KeyError(id)
