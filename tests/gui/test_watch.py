"""The store is locked when nobody touches anything for a while, and when the laptop sleeps."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from csa_desktop.gui.watch import BEAT_MS, SLEPT_SECONDS, Watch


@pytest.fixture
def line(show) -> QLineEdit:  # type: ignore[no-untyped-def]
    shown = show(QLineEdit())
    assert isinstance(shown, QLineEdit)
    return shown


@pytest.fixture
def watch(qapp: QApplication, line: QLineEdit) -> Iterator[Watch]:
    made = Watch(qapp, 10)
    yield made
    made.stop()


def test_ten_minutes_without_a_touch_lock(watch: Watch, qtbot: QtBot) -> None:
    now = time.monotonic()
    with qtbot.assertNotEmitted(watch.lock_due):
        watch.beat(now=now + 9 * 60)
    with qtbot.waitSignal(watch.lock_due):
        watch.beat(now=now + 10 * 60 + 1)


def test_a_shorter_time_holds_at_once(watch: Watch, qtbot: QtBot) -> None:
    watch.set_minutes(2)
    with qtbot.waitSignal(watch.lock_due):
        watch.beat(now=time.monotonic() + 121)


@pytest.mark.parametrize("touch", ["key", "mouse"])
def test_a_touch_begins_the_time_anew(watch: Watch, line: QLineEdit, qtbot: QtBot, touch: str) -> None:
    watch._touched -= 9 * 60
    window = line.windowHandle()
    if touch == "key":
        QTest.keyClick(window, Qt.Key.Key_A)
    else:
        QTest.mouseMove(window, line.rect().center())
        QApplication.processEvents()
    with qtbot.assertNotEmitted(watch.lock_due):
        watch.beat(now=time.monotonic() + 5 * 60)


def test_a_beat_that_comes_much_too_late_tells_of_a_sleep(watch: Watch, qtbot: QtBot) -> None:
    late = BEAT_MS / 1000 + SLEPT_SECONDS + 1
    with qtbot.waitSignal(watch.lock_due):
        watch.beat(wall=time.time() + late)


def test_a_clock_that_is_set_back_locks_nothing(watch: Watch, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(watch.lock_due):
        watch.beat(wall=time.time() - 86_400)


def test_stopped_it_locks_no_more(watch: Watch, qtbot: QtBot) -> None:
    watch.stop()
    with qtbot.assertNotEmitted(watch.lock_due):
        watch.beat(now=time.monotonic() + 86_400)


SLEEPER = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication
from csa_desktop.gui.watch import LOGIND, Watch
app = QApplication([])
watch = Watch(app, 10)
watch.lock_due.connect(lambda: app.exit(7))
bus = QDBusConnection.connectToBus(sys.argv[1], "the system")
assert bus.registerService(LOGIND[0])
said = QDBusMessage.createSignal(*LOGIND[1:], "PrepareForSleep")
said.setArguments([sys.argv[2] == "sleeps"])
QTimer.singleShot(0, app, lambda: bus.send(said))
QTimer.singleShot(1000, app, lambda: app.exit(0))
sys.exit(app.exec())
"""


@pytest.fixture
def bus() -> Iterator[str]:
    """A message bus of its own in place of the system's."""
    if sys.platform != "linux" or not shutil.which("dbus-daemon"):
        pytest.skip("there is no dbus-daemon on this machine")
    command = ["dbus-daemon", "--session", "--fork", "--print-address=1", "--print-pid=1"]
    address, pid = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    yield address
    os.kill(int(pid), signal.SIGTERM)


@pytest.mark.parametrize(("what", "status"), [("sleeps", 7), ("wakes", 0)])
def test_the_system_says_that_it_goes_to_sleep(bus: str, what: str, status: int) -> None:
    around = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": bus}
    ended = subprocess.run([sys.executable, "-c", SLEEPER, bus, what], env=around, check=False, timeout=60)
    assert ended.returncode == status
