"""Where things lie on each system: settings, the technical log, new stores, and what is shipped."""

import os
import sys
from pathlib import Path

import platformdirs

NAME = "csa-desktop"
HOME_VARIABLE = "CSA_DESKTOP_HOME"
"""Where this is set, everything the program keeps lies under that one folder (a USB stick, a test)."""


def settings_folder() -> Path:
    """The folder of the settings file: how the window looks, nothing of an assessment."""
    return _home("settings") or platformdirs.user_config_path(NAME, appauthor=False)


def log_folder() -> Path:
    """The folder of the technical log."""
    return _home("log") or platformdirs.user_log_path(NAME, appauthor=False)


def stores_folder() -> Path:
    """Where a new store is offered to be made: on this machine, outside folders that services copy.

    Not Documents: on many laptops a cloud service copies that folder (zotero #2996).
    """
    return (_home("data") or platformdirs.user_data_path(NAME, appauthor=False)) / "stores"


def forms_folder() -> Path:
    """The folder of framework packs that came with the program."""
    return _shipped("forms")


def resources_folder() -> Path:
    """The folder of fonts, icons, the style sheet and the worked example."""
    return _shipped("resources")


def private_folder(folder: Path) -> Path:
    """Make `folder`, readable by its owner alone, and return it; OSError where the disk refuses."""
    folder.mkdir(parents=True, exist_ok=True)
    if sys.platform != "win32":  # Windows gives a user's own folders to that user alone
        folder.chmod(0o700)
    return folder


def _home(part: str) -> Path | None:
    home = os.environ.get(HOME_VARIABLE, "")
    return Path(home) / part if home else None


def _shipped(name: str) -> Path:
    package = Path(__file__).resolve().parent
    installed = package / name
    return installed if installed.is_dir() else package.parent / name
