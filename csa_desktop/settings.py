"""A person's settings: how the window looks and behaves, and nothing of what is assessed."""

import dataclasses
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from csa_desktop import paths
from csa_desktop.errors import UserError

FILE_NAME = "settings.json"
LARGEST = 1024 * 1024
"""Bytes; a longer file is not one that this program wrote."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a setting may be: a whole number between two others, one of some words, or any text."""

    title: str
    least: int = 0
    most: int = 0
    words: tuple[str, ...] = ()

    def sentence(self) -> str:
        """What a person may choose, as a sentence."""
        if self.words:
            return f"{self.title} must be one of: {', '.join(self.words)}."
        if self.most:
            return f"{self.title} must be a whole number from {self.least} to {self.most}."
        return f"{self.title} must be text."

    def holds(self, value: object) -> bool:
        """True where `value` may be kept."""
        if self.most:
            return type(value) is int and self.least <= value <= self.most
        return isinstance(value, str) and (not self.words or value in self.words)


def _setting(default: Any, allowed: Allowed) -> Any:
    return field(default=default, metadata={"allowed": allowed})


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; a field is declared here once, with its default and what it may be."""

    text_size: int = _setting(100, Allowed("Text size (per cent)", least=75, most=300))
    theme: str = _setting("system", Allowed("Theme", words=("system", "light", "dark")))
    idle_minutes: int = _setting(10, Allowed("Minutes until the store is locked", least=1, most=120))
    last_store: str = _setting("", Allowed("The store opened last"))
    backup_folder: str = _setting("", Allowed("The folder for backups"))
    window: str = _setting("", Allowed("Where the window was"))
    """Its place on the screen as Qt writes it, so that it comes back there after a lock."""
    unknown: Mapping[str, object] = field(default_factory=dict)
    """What a newer version of the program keeps here; it is written back as it was."""

    def __post_init__(self) -> None:
        """Refuse what is not allowed, with the sentence that says what is."""
        for name, allowed in declared().items():
            if not allowed.holds(getattr(self, name)):
                raise UserError(allowed.sentence())


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings, and a sentence where they could not all be read; empty where they could."""

    settings: Settings
    remark: str = ""


def declared() -> dict[str, Allowed]:
    """Every setting by its name, with what it may be."""
    return {f.name: f.metadata["allowed"] for f in dataclasses.fields(Settings) if f.metadata}


def load(folder: Path | None = None) -> Loaded:
    """The settings kept in `folder` (the user's own where None); whatever is wrong, there are settings."""
    path = (folder or paths.settings_folder()) / FILE_NAME
    try:
        kept = _read(path)
    except FileNotFoundError:
        return Loaded(Settings())
    except OSError as error:
        return Loaded(
            Settings(), f"Your settings could not be read ({_why(error)}). The usual ones are used."
        )
    except ValueError:
        return Loaded(Settings(), _set_aside(path))
    return _accept(kept)


def save(settings: Settings, folder: Path | None = None) -> None:
    """Keep the settings, whole or not at all; UserError where the disk refuses."""
    path = (folder or paths.settings_folder()) / FILE_NAME
    kept = {**settings.unknown, **{name: getattr(settings, name) for name in declared()}}
    try:
        paths.private_folder(path.parent)
        _replace(path, json.dumps(kept, indent=2, sort_keys=True, ensure_ascii=True) + "\n")
    except OSError as error:
        raise UserError(
            f"Your settings could not be kept in {path.parent} ({_why(error)}). "
            "They hold until the program is closed. See that there is room and that you may write there."
        ) from error


def _read(path: Path) -> dict[str, object]:
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise ValueError("too large")
    try:
        kept = json.loads(content.decode("utf-8"))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(kept, dict):
        raise ValueError("not an object")
    return kept


def _accept(kept: dict[str, object]) -> Loaded:
    allowed = declared()
    good = {name: kept[name] for name in allowed if name in kept and allowed[name].holds(kept[name])}
    refused = [name for name in allowed if name in kept and name not in good]
    unknown = {name: value for name, value in kept.items() if name not in allowed}
    remark = " ".join(f"{allowed[name].sentence()} The usual value is used." for name in refused)
    return Loaded(dataclasses.replace(Settings(), **good, unknown=unknown), remark)  # type: ignore[arg-type]


def _set_aside(path: Path) -> str:
    from csa_desktop import clock

    stamp = clock.now().strftime("%Y%m%d-%H%M%S")
    aside = path.with_name(f"{path.stem}-damaged-{stamp}{path.suffix}")
    try:
        path.replace(aside)
    except OSError as error:
        return (
            f"Your settings are damaged and could not be set aside ({_why(error)}). The usual ones are used."
        )
    return f"Your settings were damaged. They are set aside as {aside.name}, and the usual ones are used."


def _replace(path: Path, text: str) -> None:
    import tempfile

    descriptor, name = tempfile.mkstemp(
        dir=path.parent, prefix=f".{path.name}-"
    )  # readable by its owner alone
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _why(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
