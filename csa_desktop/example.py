"""The worked example as a person meets it: a store to open, its papers, and a picture of every page."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from csa_desktop import paths
from csa_desktop.commands import example as building
from csa_desktop.commands.example_on_site import building as on_site
from csa_desktop.commands.example_papers import print_papers
from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.store.creating import create_store
from csa_desktop.store.opening import open_store, recovery_key_is_kept
from csa_desktop.store.unlocking import Passphrase

PASSPHRASE = "sharpston is an invented council"  # noqa: S105 - it is public, and printed
"""Public on purpose: everything in the example is invented."""
STORE, PAPERS, PICTURES = "Sharpston.csa", "papers", "pictures"
PACK = "apa-2005"
ON_SITE = "norbridge"

Told = Callable[[str], None]
"""Gets each sentence about what was done."""


def build(folder: Path, told: Told) -> int:
    """Build the example's store, papers and pictures in `folder`; asks nothing. The exit status.

    Raises UserError where the folder has an example already.
    """
    if (folder / STORE).exists():
        raise UserError(f"{folder / STORE} is there already. Name another folder, or move that one away.")
    folder.mkdir(parents=True, exist_ok=True)
    make_store(folder, told)
    _make_readable(folder, told)
    return 0


def run(out: Path, told: Told) -> int:
    """Open the window on the example, or make its papers and pictures where there is no screen."""
    out = out.resolve()
    if not (out / STORE).exists():
        out.mkdir(parents=True, exist_ok=True)
        make_store(out, told)
    if _has_screen():
        from csa_desktop import app

        told(f"The passphrase is: {PASSPHRASE}")
        return app.run(out / STORE)
    _make_readable(out, told)
    return 0


def _has_screen() -> bool:
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_store(folder: Path, told: Told) -> None:
    """Build the example's store in a folder, with the lists of children that its samples were drawn from."""
    told("Building the worked example: Sharpston Metropolitan Council, APA 2005")
    opening, _ = create_store(folder / STORE, PASSPHRASE, name="H. Marsh")
    resources, packs = paths.resources_folder() / "example", installed_packs()
    try:
        # Nobody needs its recovery key: the passphrase is printed with every build.
        recovery_key_is_kept(opening.store)
        building.build(opening.store, packs[PACK], resources, told)
        for built in on_site.build(opening.store, packs, resources / ON_SITE, told):
            _keep_lists(built, folder / PAPERS / built.pack)
    finally:
        opening.store.close()
    told(f"Store: {folder / STORE}\nPassphrase: {PASSPHRASE}")


def _keep_lists(built: on_site.Built, folder: Path) -> None:
    """The lists as the authority sent them; the store itself keeps no list and no name."""
    if built.lists:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / built.lists_name).write_bytes(built.lists)


def _make_readable(folder: Path, told: Told) -> None:
    # Pictures need no screen: they are taken of a window that is never shown on one.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from csa_desktop.gui.pictures import picture_store

    opening = open_store(folder / STORE, Passphrase(PASSPHRASE))
    packs = installed_packs()
    try:
        written: list[Path] = []
        for assessment in opening.store.assessments():
            told(f"Papers of {assessment.authority}, {packs[assessment.pack].short}")
            written += print_papers(opening.store, packs, assessment, folder / PAPERS / assessment.pack)
        told("Pictures of every page")
        written += picture_store(opening.store, packs, folder / PICTURES)
    finally:
        opening.store.close()
    told("\n".join(f"Written: {path}" for path in written))
