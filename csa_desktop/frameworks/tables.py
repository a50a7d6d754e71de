"""The tables of a pack's files, gathered into one, with the file that each item came from."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from csa_desktop.errors import UserError

FIRST = "framework.toml"
ONE_A_FILE = ("forms", "letters")
"""Folders in which each file is one item."""
TOLD = 5
"""So many problems are told at once; the rest are counted."""


@dataclass
class Tables:
    """The contents of a pack's folder before they are checked; `files` says where each came from."""

    folder: Path
    content: dict[str, Any] = field(default_factory=dict)
    files: dict[tuple[str, int], str] = field(default_factory=dict)

    def add(self, name: str, value: object, file: str) -> None:
        """Take over one key of a file. Lists of several files are joined; anything else is said once."""
        if isinstance(value, list):
            items = self.content.setdefault(name, [])
            if isinstance(items, list):
                self.files |= {(name, len(items) + n): file for n in range(len(value))}
                items.extend(value)
                return
        if name in self.content:
            raise refusal(self.folder, (file, f"“{name}” is said in another file too; keep one of them"))
        self.content[name] = value
        self.files[(name, 0)] = file

    def file_of(self, name: str, index: int = 0) -> str:
        """The file that an item came from; the first file where it is missing altogether."""
        return self.files.get((name, index)) or self.files.get((name, 0)) or FIRST


def refusal(folder: Path, *problems: tuple[str, str]) -> UserError:
    """That a pack cannot be used: each problem is a place, and what is wrong there and what to do."""
    told = [f"{place}: {problem}." for place, problem in problems[:TOLD]]
    more = len(problems) - TOLD
    rest = [f"There are {more} more like these."] if more > 0 else []
    return UserError(f"The framework “{folder.name}” cannot be used. " + "\n".join((*told, *rest)))


def gather(folder: Path) -> Tables:
    """All tables of the pack in `folder`; UserError where a file cannot be read as TOML."""
    if not (folder / FIRST).is_file():
        raise UserError(
            f"There is no framework in “{folder}”: it has no {FIRST}. Choose a folder that has one."
        )
    tables = Tables(folder)
    for path in sorted(folder.glob("*.toml")):
        for name, value in _read(folder, path).items():
            tables.add(name, value, path.name)
    for name in ONE_A_FILE:
        for path in sorted((folder / name).glob("*.toml")):
            tables.add(name, [_read(folder, path)], f"{name}/{path.name}")
    return tables


def head(folder: Path) -> tuple[str, int]:
    """The id and version that a pack gives itself, without reading the rest."""
    said = _read(folder, folder / FIRST)
    pack, version = said.get("id"), said.get("version")
    if not isinstance(pack, str) or type(version) is not int:
        raise refusal(folder, (FIRST, "give it an “id” in quotation marks and a whole number as “version”"))
    return pack, version


def _read(folder: Path, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise refusal(folder, (path.name, f"this is not TOML: {error}. Correct that line")) from None
    except UnicodeDecodeError:
        raise refusal(folder, (path.name, "it is not UTF-8 text; save it as UTF-8")) from None
    except OSError as error:
        raise refusal(folder, (path.name, f"it could not be read ({error.strerror})")) from None
