"""The frameworks that are installed: one folder each, read once into frozen definitions."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from csa_desktop import paths
from csa_desktop.domain.framework import Pack
from csa_desktop.errors import UserError
from csa_desktop.frameworks.checks import problems
from csa_desktop.frameworks.reading import read, where
from csa_desktop.frameworks.tables import FIRST, gather, head, refusal

KEPT = 32
"""So many packs are remembered: a machine has few, and reading all of them takes a tenth of a second."""


def load_pack(folder: Path) -> Pack:
    """The pack in a folder; UserError naming file, item and key, and what to do, where it is not sound.

    It is read again only where a file of it has changed.
    """
    return _read(folder, _state(folder))


def _state(folder: Path) -> tuple[tuple[str, int, int], ...]:
    found = ((path, path.stat()) for path in sorted(folder.rglob("*.toml")) if path.is_file())
    return tuple((str(path), at.st_mtime_ns, at.st_size) for path, at in found)


@lru_cache(maxsize=KEPT)
def _read(folder: Path, _: tuple[tuple[str, int, int], ...]) -> Pack:
    tables = gather(folder)
    pack = read(tables)
    wrong = [(where(tables, loc) if loc else FIRST, problem) for loc, problem in problems(pack)]
    if wrong:
        raise refusal(folder, *wrong)
    return pack


def installed_packs(forms_folder: Path | None = None) -> Mapping[str, Pack]:
    """The newest version of every framework by id: of `forms_folder`, or those shipped and one's own."""
    newest: dict[str, tuple[int, Path]] = {}
    for (name, version), folder in _folders(forms_folder).items():
        if name not in newest or newest[name][0] < version:
            newest[name] = (version, folder)
    return {name: load_pack(folder) for name, (_, folder) in newest.items()}


def find_pack(pack: str, version: int, forms_folder: Path | None = None) -> Pack:
    """The framework that an assessment began with; UserError where that version is not installed."""
    folders = _folders(forms_folder)
    if folder := folders.get((pack, version)):
        return load_pack(folder)
    others = sorted(v for name, v in folders if name == pack)
    there = f"installed: version {', '.join(map(str, others))}" if others else "no version of it is installed"
    raise UserError(
        f"This assessment began under version {version} of the framework “{pack}”, which is not here "
        f"({there}). Its contents are safe. Put the folder of that version into “{own_folder()}” and open "
        "the assessment again."
    )


def folder_of(pack: Pack, forms_folder: Path | None = None) -> Path:
    """Where the files of a framework lie. KeyError where it is not installed any more."""
    return _folders(forms_folder)[(pack.id, pack.version)]


def own_folder() -> Path:
    """Where a person puts frameworks of their own; one with a shipped id and version takes its place."""
    return paths.settings_folder() / "forms"


def _folders(forms_folder: Path | None) -> dict[tuple[str, int], Path]:
    """Each pack's folder by id and version; of two with the same in one place, neither is used."""
    if forms_folder is not None:
        return dict(_listed(forms_folder))
    return {**dict(_listed(paths.forms_folder())), **dict(_listed(own_folder()))}


def _listed(forms_folder: Path) -> Iterator[tuple[tuple[str, int], Path]]:
    seen: dict[tuple[str, int], Path] = {}
    for first in sorted(forms_folder.glob(f"*/{FIRST}")):
        name = head(first.parent)
        if name in seen:
            twin = f"“{seen[name].name}” has the same id and version; give one another version"
            raise refusal(first.parent, (FIRST, twin))
        seen[name] = first.parent
    yield from seen.items()
