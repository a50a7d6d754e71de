"""The worked example as a person meets it: a store to open, its papers, and a picture of every page."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from csa_desktop import paths
from csa_desktop.commands import example as building
from csa_desktop.commands.printing import Wanted, gather
from csa_desktop.domain.filling import copies
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.store.creating import create_store
from csa_desktop.store.opening import open_store, recovery_key_is_kept
from csa_desktop.store.store import Store
from csa_desktop.store.unlocking import Passphrase

PASSPHRASE = "sharpston is an invented council"  # noqa: S105 - it is public, and printed
"""Public on purpose: everything in the example is invented."""
STORE, PAPERS, PICTURES = "Sharpston.csa", "papers", "pictures"
PACK = "apa-2005"

Told = Callable[[str], None]
"""Gets each sentence about what was done."""


def build(folder: Path, told: Told) -> int:
    """Build the example's store, papers and pictures in `folder`; asks nothing. The exit status.

    Raises UserError where the folder has an example already.
    """
    if (folder / STORE).exists():
        raise UserError(f"{folder / STORE} is there already. Name another folder, or move that one away.")
    folder.mkdir(parents=True, exist_ok=True)
    _make_store(folder, told)
    _make_readable(folder, told)
    return 0


def run(out: Path, told: Told) -> int:
    """Open the window on the example, or make its papers and pictures where there is no screen."""
    out = out.resolve()
    if not (out / STORE).exists():
        out.mkdir(parents=True, exist_ok=True)
        _make_store(out, told)
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


def _make_store(folder: Path, told: Told) -> None:
    told("Building the worked example: Sharpston Metropolitan Council, APA 2005")
    opening, _ = create_store(folder / STORE, PASSPHRASE, name="H. Marsh")
    try:
        # Nobody needs its recovery key: the passphrase is printed with every build.
        recovery_key_is_kept(opening.store)
        building.build(opening.store, installed_packs()[PACK], paths.resources_folder() / "example", told)
    finally:
        opening.store.close()
    told(f"Store: {folder / STORE}\nPassphrase: {PASSPHRASE}")


def _make_readable(folder: Path, told: Told) -> None:
    # Pictures need no screen: they are taken of a window that is never shown on one.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from csa_desktop.gui.pictures import picture_store

    opening = open_store(folder / STORE, Passphrase(PASSPHRASE))
    try:
        written = _print(opening.store, folder / PAPERS)
        written += picture_store(opening.store, installed_packs(), folder / PICTURES)
    finally:
        opening.store.close()
    told("\n".join(f"Written: {path}" for path in written))


def _print(store: Store, folder: Path) -> list[Path]:
    pack, (assessment,) = installed_packs()[PACK], store.assessments()
    folder.mkdir(exist_ok=True)
    written = []
    for wanted in (Wanted(), *_wanted_forms(pack, store.trail(assessment.id))):
        printing = gather(store, assessment.id, pack, wanted)
        if printing:
            path = folder / printing.file_name
            path.write_bytes(printing.function(*printing.args))
            written.append(path)
    return written


def _wanted_forms(pack: Pack, trail: Trail) -> list[Wanted]:
    filled = [
        Wanted(form=form.id, about=copy.about) for form in pack.forms for copy in copies(pack, form, trail)
    ]
    return [*filled, *(Wanted(form=form.id, blank=True) for form in pack.forms)]
