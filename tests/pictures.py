"""Pictures of the program to look at: every page of the worked example, light, dark and with large text.

    python -m tests.pictures [FOLDER] [--docs]

`--docs` takes the few that the README and the guide show, into docs/pictures instead.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from csa_desktop import paths
from csa_desktop.commands import backups
from csa_desktop.commands import example as building
from csa_desktop.example import PACK, PASSPHRASE, STORE
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.gui import gallery, theme
from csa_desktop.gui.appearance import Appearance
from csa_desktop.gui.palette import DARK, LIGHT
from csa_desktop.gui.pictures import LAPTOP, settle, take_pictures
from csa_desktop.gui.preferences import Preferences
from csa_desktop.gui.session import Session
from csa_desktop.gui.theme import Theme
from csa_desktop.gui.unlock import StoreChoice, UnlockPage
from csa_desktop.gui.widgets.column import Column
from csa_desktop.settings import Settings
from csa_desktop.store import recovery
from csa_desktop.store.creating import create_store
from csa_desktop.store.opening import open_store
from csa_desktop.store.unlocking import Passphrase
from csa_desktop.work_process import WorkProcess
from tests.pictures_of_docs import SCENES, Scene

Make = Callable[[], QWidget]
LOOKS: Mapping[str, Theme] = {"light": Theme(LIGHT), "dark": Theme(DARK), "large": Theme(LIGHT, 200)}
SMALLEST = (1280, 800)
"""The smallest screen the window is made for."""
COLOURS = 200
"""Enough for a window; a picture of a page takes a quarter of the room then."""
DOCS = Path(__file__).resolve().parent.parent / "docs" / "pictures"


def unlock() -> UnlockPage:
    """The page that is there first."""
    page = UnlockPage()
    page.show_stores([StoreChoice("/stores/Sharpston.csa", "Sharpston", "/home/inspector/stores")])
    return page


def create() -> UnlockPage:
    """What is asked where there is no store yet."""
    page = UnlockPage()
    page.set_place("/home/inspector/stores/My inspections.csa")
    page.show_stores([])
    return page


def recovery_key() -> UnlockPage:
    """What is shown once when a store is made; the key is invented."""
    page = UnlockPage()
    page.show_recovery_key(recovery.written(bytes(range(7, 39))))
    return page


PARTS: Mapping[str, tuple[Make, bool]] = {
    "unlock": (unlock, False),
    "create": (create, False),
    "recovery-key": (recovery_key, False),
    "fields": (gallery.fields_page, True),
    "parts": (gallery.parts_page, True),
}
"""Pages without a store; True for those that are taken as long as they are."""


def main(argv: list[str]) -> None:
    """Take what was asked for, and say where it is."""
    parser = argparse.ArgumentParser(prog="dev.py pictures", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="out/pictures, or docs/pictures with --docs")
    parser.add_argument("--docs", action="store_true", help="those that the README and the guide show")
    asked = parser.parse_args(argv)
    folder = asked.folder or (DOCS if asked.docs else Path("out/pictures"))
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        store = Path(made) / "example"
        store.mkdir()
        make_example(store)
        taken = for_docs(store, folder) if asked.docs else of_everything(store, folder)
    sys.stdout.write(f"{len(taken)} pictures are in {folder}.\n")


def make_example(folder: Path) -> None:
    """The worked example with a backup, as a person has it."""
    opening, _ = create_store(folder / STORE, PASSPHRASE, name="H. Marsh")
    documents = paths.resources_folder() / "example"
    building.build(opening.store, installed_packs()[PACK], documents, lambda _: None)
    backups.back_up(opening.store, None)
    opening.store.close()


def of_everything(store: Path, folder: Path) -> list[Path]:
    """Every page in every look."""
    taken = []
    for name, look in LOOKS.items():
        for part, (make, whole) in PARTS.items():
            size = (look.px(820) if whole else SMALLEST[0], SMALLEST[1])
            path = folder / f"{part}-{name}.png"
            grab(make, path, look=look, size=size, whole=whole)
            taken.append(path)
        session, window = opened(store, look)
        if session.workspace:
            taken += take_pictures(session.workspace, window, folder, suffix=f"-{name}")
        session.close()
    return taken


def for_docs(store: Path, folder: Path) -> list[Path]:
    """The scenes of the README and the guide, in light."""
    taken = []
    for name, make, high in (("create", create, 660), ("recovery-key", recovery_key, 560)):
        path = folder / f"{name}.png"
        grab(make, path, look=LOOKS["light"], size=(900, high))
        taken.append(path)
    for scene in SCENES:
        own = shutil.copytree(store, store.with_name(scene.name))  # what a scene does, no other shows
        session, window = opened(own, LOOKS["light"])
        taken.append(_of_scene(scene, session, window, folder))
        session.close()
    for path in taken:
        Image.open(path).quantize(COLOURS).save(path, optimize=True)
    return taken


def _of_scene(scene: Scene, session: Session, window: QWidget, folder: Path) -> Path:
    assert session.workspace
    part = scene.play(session.workspace, window)
    settle(session.workspace)
    path = folder / f"{scene.name}.png"
    (window.grab(part) if part else window.grab()).save(str(path))
    return path


def opened(store: Path, look: Theme) -> tuple[Session, QWidget]:
    """A window on the example in a look, as large as a laptop's screen."""
    app = application()
    theme.apply(app, look)
    window = QStackedWidget()
    looks = Preferences(Appearance(app, scheme="light"), Settings())
    theme.apply(app, look)
    opening = open_store(store / STORE, Passphrase(PASSPHRASE))
    session = Session(opening.store, WorkProcess(), installed_packs(), window, looks)
    session.start()
    window.resize(*LAPTOP)
    window.show()
    if session.workspace:
        settle(session.workspace)
    return session, window


def grab(make: Make, path: Path, *, look: Theme, size: tuple[int, int], whole: bool = False) -> None:
    """Make a widget in a look and save its picture; `whole` makes a scrolling page as high as it is long."""
    app = application()
    theme.apply(app, look)
    widget = make()
    widget.setObjectName(widget.objectName() or "frame")
    widget.resize(*size)
    widget.show()
    _settle(app)
    if whole and isinstance(widget, Column):
        widget.resize(size[0], widget.body.heightForWidth(size[0]) + 2)
        _settle(app)
    widget.grab().save(str(path))
    widget.close()
    widget.deleteLater()
    _settle(app)


def application() -> QApplication:
    """The one there is."""
    app = QApplication.instance() or theme.application(sys.argv[0])
    assert isinstance(app, QApplication)
    return app


def _settle(app: QApplication) -> None:
    for _ in range(4):
        app.processEvents()
        app.sendPostedEvents()


if __name__ == "__main__":
    main(sys.argv[1:])
