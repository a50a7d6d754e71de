"""The window as one sits before it, in this process or in one of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csa_desktop.app import App
from csa_desktop.domain.values import NOTE
from csa_desktop.store import keys
from csa_desktop.store.opening import open_store
from csa_desktop.store.unlocking import Passphrase
from tests.stories import acting, cost
from tests.stories.first_steps import PASSPHRASE, FirstSteps


class Person(FirstSteps):
    """Sits before the window of this process; the same verbs as Program."""

    def __init__(self, app: App, qtbot: QtBot) -> None:
        self.app, self._qtbot = app, qtbot

    def act(self, what: str, *details: str):
        """Do something as soon as it can be done."""
        came: list[object] = []

        def done() -> bool:
            try:
                came.append(getattr(acting, what)(*details))
            except LookupError as error:
                self.reason = str(error)
                return False
            return True

        try:
            self._qtbot.waitUntil(done)
        except Exception:
            pytest.fail(f"could not {what} {details}: {self.reason}")
        return came[0]

    def says(self, words: str) -> None:
        """Wait until some sentence has these words."""
        try:
            self._qtbot.waitUntil(lambda: acting.says(words))
        except Exception:
            pytest.fail(f"{words!r} was never said: {acting.said()}")

    def until(self, true: Callable[[], object]) -> None:
        """Wait until something is so."""
        self._qtbot.waitUntil(lambda: bool(true()))

    def take_note(self, text: str) -> None:
        """Take a note and keep it."""
        self.act("key", "F2")
        self.act("fill", "Note", text)
        self.act("press", "Keep the note")
        self.until(lambda: acting.title() != "Take a note")


@pytest.fixture(autouse=True)
def what_passphrases_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Next to nothing: most stories make a store, and few are about that."""
    monkeypatch.setattr(keys, "calibrate", cost.cheap)


@pytest.fixture
def sit_down(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[..., Person]]:
    """Opens a window; every one that a story opened is closed after it."""
    opened: list[App] = []

    def open_window(store: Path | None = None) -> Person:
        for app in opened:
            app.close()
            app.window.hide()
        app = App(qapp, store)
        opened.append(app)
        app.window.resize(1280, 800)
        with qtbot.waitActive(app.window):
            app.window.show()
        return Person(app, qtbot)

    yield open_window
    for app in opened:
        app.close()
        app.window.hide()
        app.deleteLater()
        app.window.deleteLater()


@pytest.fixture
def person(sit_down: Callable[..., Person]) -> Person:
    """Somebody who starts the program for the first time."""
    return sit_down()


@pytest.fixture
def store_folder(own_home: Path) -> Path:
    """Where the first store of a person is made."""
    return own_home / "data" / "stores" / "My inspections.csa"


def notes(folder: Path, passphrase: str = PASSPHRASE) -> list[str]:
    """The notes in a closed store."""
    opening = open_store(folder, Passphrase(passphrase))
    try:
        trails = [opening.store.trail(a.id) for a in opening.store.assessments()]
        return [note.text for trail in trails for note in trail.statements(kind=NOTE)]
    finally:
        opening.store.close()
