"""Reads the files of an inspection of the example: what it is as a whole, and a file for each case.

`resources/example/norbridge/README.md` says what the files hold.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CASES = "cases"


def read_inspection(folder: Path) -> dict[str, Any]:
    """The tables of all files of an inspection: lists of the same name go on from file to file.

    `case` holds what the files of the cases say, in the order of the cases' codes.
    """
    said: dict[str, Any] = {}
    for path in sorted(folder.glob("*.toml")):
        for name, table in tomllib.loads(path.read_text("utf-8")).items():
            if isinstance(table, list):
                said.setdefault(name, []).extend(table)
            else:
                said[name] = table
    return {**said, "case": sorted(_cases(folder / CASES), key=lambda case: str(case["code"]))}


def _cases(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.toml")):
        yield tomllib.loads(path.read_text("utf-8"))
