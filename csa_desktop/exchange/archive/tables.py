"""The rows of an assessment as tables: CSV for a spreadsheet, JSON word for word, and what leads where."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

from csa_desktop.domain.values import Rows
from csa_desktop.store.reading import KINDS

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula."""
GUARD = "'"
"""Stands before such a cell, and before one that begins with it, so that it can be taken off again."""

LINKS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("source", "case"): ("case",),
    ("citation", "statement"): ("statement",),
    ("citation", "source"): ("source", "event"),
    ("statement", "case"): ("case",),
    ("support", "statement"): ("statement",),
    ("support", "on"): ("statement",),
    ("agreement", "member"): ("member",),
    ("case", "draw"): ("draw",),
    ("case", "instead_of"): ("case",),
    ("case", "tracker"): ("member",),
    ("event", "case"): ("case",),
    ("event", "source"): ("source",),
    ("risk", "case"): ("case",),
    ("appointment", "case"): ("case",),
    ("indicator", "source"): ("source",),
    ("remark", "edition"): ("edition",),
    ("remark", "source"): ("source",),
    ("remark", "sentence"): ("statement",),
    ("representation", "source"): ("source",),
    ("representation", "follows"): ("representation",),
    ("ground", "representation"): ("representation",),
    ("ground", "about"): ("statement",),
    ("ground", "rests_on"): ("statement",),
    ("panellist", "representation"): ("representation",),
}
"""(table, column) -> the tables in which the row that it names may stand. Empty cells name none."""

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]


def tables(rows: Rows) -> dict[str, list[dict[str, Any]]]:
    """Every shared table of an assessment by name, also those without a row."""
    found: dict[str, list[dict[str, Any]]] = {"assessment": [_plain("assessment", rows.assessment)]}
    for name in KINDS:
        if name != "assessment":
            found[name] = [_plain(name, row) for row in getattr(rows, f"{name}s")]
    return found


def _plain(table: str, row: object) -> dict[str, Any]:
    """A row by its columns; none of its values is changed by anybody."""
    return {name: getattr(row, name) for name in columns(table)}


@cache
def columns(table: str) -> tuple[str, ...]:
    """The columns of a table, its id first."""
    return tuple(field.name for field in fields(KINDS[table]))


def broken_links(found: Tables) -> Iterator[tuple[str, str, str, str]]:
    """(table, row, column, id) of whatever names a row that is not there any more."""
    there = {name: {row["id"] for row in some} for name, some in found.items()}
    for (table, column), targets in LINKS.items():
        known = set().union(*(there[target] for target in targets))
        for row in found[table]:
            value = row[column]
            for one in (value,) if isinstance(value, str) else value:
                if one and one not in known:
                    yield table, row["id"], column, one


def as_csv(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table for any spreadsheet: UTF-8 that says so, and no cell that is taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL)
    writer.writerow(heads)
    writer.writerows([cell(value) for value in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def table_csv(table: str, rows: Iterable[Row]) -> bytes:
    """One table as CSV."""
    heads = columns(table)
    return as_csv(heads, ([row[name] for name in heads] for row in rows))


def as_json(value: object) -> bytes:
    """Any values, word for word."""
    return (json.dumps(value, indent=1, ensure_ascii=True) + "\n").encode()


def cell(value: object) -> str:
    """What stands in a cell: lists as JSON, true and false in words, text made harmless."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return harmless(value) if isinstance(value, str) else str(value)


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return GUARD + text if text.startswith((*DANGEROUS, GUARD)) else text


def as_it_was(text: str) -> str:
    """The text before it was made harmless."""
    return text[1:] if text.startswith(GUARD) else text
