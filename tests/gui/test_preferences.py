"""Settings hold at once, are written soon, and a disk that refuses is told of."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csa_desktop.errors import UserError
from csa_desktop.gui.appearance import Appearance
from csa_desktop.gui.preferences import Preferences
from csa_desktop.settings import Settings


@pytest.fixture
def preferences(qapp: QApplication) -> Preferences:
    return Preferences(Appearance(qapp, scheme="light"), Settings())


def kept(home: Path) -> dict[str, object]:
    return dict(json.loads((home / "settings" / "settings.json").read_text("utf-8")))


def test_a_setting_holds_at_once_and_is_written_soon(
    preferences: Preferences, own_home: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(preferences.changed):
        preferences.set(idle_minutes=5)
    assert preferences.now.idle_minutes == 5
    qtbot.waitUntil(lambda: (own_home / "settings" / "settings.json").exists())
    assert kept(own_home)["idle_minutes"] == 5
    preferences.close()


def test_closing_writes_what_is_not_written_yet(preferences: Preferences, own_home: Path) -> None:
    preferences.appearance.set_percent(150)
    preferences.close()
    assert kept(own_home)["text_size"] == 150


def test_the_same_again_changes_nothing(preferences: Preferences, own_home: Path, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(preferences.changed):
        preferences.set(idle_minutes=preferences.now.idle_minutes)
    preferences.close()
    assert not (own_home / "settings").exists()


def test_what_is_not_allowed_is_refused(preferences: Preferences) -> None:
    with pytest.raises(UserError, match="whole number from 1 to 120"):
        preferences.set(idle_minutes=0)
    assert preferences.now.idle_minutes == Settings().idle_minutes


def test_a_disk_that_refuses_is_told_of_and_the_setting_holds(
    preferences: Preferences, own_home: Path, qtbot: QtBot
) -> None:
    (own_home / "settings").write_text("a file where the folder of settings would be")
    with qtbot.waitSignal(preferences.not_saved) as told:
        preferences.set(theme="dark")
    assert told.args[0].startswith("Your settings could not be kept in ")
    assert preferences.now.theme == "dark"
