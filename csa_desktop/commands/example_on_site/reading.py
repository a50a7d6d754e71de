"""Reads the files of an inspection of the example: what it is as a whole, and a file for each case.

`resources/example/norbridge/README.md` says what the files hold.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CASES, DOCUMENTS = "cases", "documents"


def read_inspection(folder: Path) -> dict[str, Any]:
    """The tables of all files of an inspection: lists of the same name go on from file to file.

    `case` holds the files of the cases in the order of their codes, `text` the texts of documents.
    """
    said: dict[str, Any] = {}
    for path in sorted(folder.glob("*.toml")):
        for name, table in tomllib.loads(path.read_text("utf-8")).items():
            if isinstance(table, list):
                said.setdefault(name, []).extend(table)
            else:
                said[name] = table
    texts = {path.stem: path.read_text("utf-8") for path in folder.glob(f"{DOCUMENTS}/*.md")}
    cases = sorted(_cases(folder / CASES), key=lambda case: str(case["code"]))
    return {**said, "case": cases, "text": texts}


def _cases(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.toml")):
        yield tomllib.loads(path.read_text("utf-8"))
