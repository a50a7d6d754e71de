"""What tables and columns mean: for people in words, for programs as CSV on the Web (W3C)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from csa_desktop import paths
from csa_desktop.exchange.archive.tables import GUARD, LINKS, columns
from csa_desktop.store.reading import KINDS

_TYPES: dict[Any, str] = {int: "integer", bool: "boolean"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """A table: its title, what it holds, and what each of its columns means."""

    title: str
    text: str
    columns: Mapping[str, str]


@cache
def meanings() -> Mapping[str, Meaning]:
    """Every table of an archive. KeyError where a column was never described."""
    said = tomllib.loads((paths.resources_folder() / "archive" / "dictionary.toml").read_text("utf-8"))
    return {table: _meaning(table, said) for table in KINDS}


def _meaning(table: str, said: Mapping[str, Any]) -> Meaning:
    about = said["tables"][table]
    known = {**said["common"], **about.get("columns", {})}
    return Meaning(about["title"], about["text"], {name: known[name] for name in columns(table)})


def metadata() -> dict[str, Any]:
    """The description of all tables that stands beside them."""
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "quoteChar": '"'},
        "dc:description": (
            f"A cell that might be taken for a formula begins with a {GUARD} that was not typed: take it off "
            "to have the text as it was. Lists are JSON arrays."
        ),
        "tables": [_table(name, meaning) for name, meaning in meanings().items()],
    }


def _table(name: str, meaning: Meaning) -> dict[str, Any]:
    kinds = {field.name: field.type for field in fields(KINDS[name])}
    schema = {
        "columns": [
            {
                "name": column,
                "titles": column,
                "dc:description": text,
                "datatype": _TYPES.get(kinds[column], "string"),
            }
            for column, text in meaning.columns.items()
        ],
        "primaryKey": "id",
        "foreignKeys": [
            _link(column, targets[0])
            for (table, column), targets in LINKS.items()
            if table == name and len(targets) == 1 and not _is_list(name, column)
        ],
    }
    return {
        "url": f"{name}.csv",
        "dc:title": meaning.title,
        "dc:description": meaning.text,
        "tableSchema": schema,
    }


def _link(column: str, target: str) -> dict[str, Any]:
    reference = {"resource": f"{target}.csv", "columnReference": "id"}
    return {"columnReference": column, "reference": reference}


def _is_list(table: str, column: str) -> bool:
    kinds = {field.name: str(field.type) for field in fields(KINDS[table])}
    return "tuple" in kinds[column]


def in_words() -> str:
    """The same as text that one reads."""
    lines = []
    for name, meaning in meanings().items():
        lines += [f"{name}.csv: {meaning.title}", f"  {meaning.text}.", ""]
        lines += [f"  {column:<16}{text}" for column, text in meaning.columns.items()]
        lines.append("")
    return "\n".join(lines)
