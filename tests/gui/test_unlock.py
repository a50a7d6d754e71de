"""The unlock page asks for what it needs, says what is wrong in sentences, and forgets every secret."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from csa_desktop.gui.unlock import StoreChoice, UnlockPage
from csa_desktop.gui.unlocking.new_passphrase import LEAST
from csa_desktop.gui.widgets.words import Words

STORES = (StoreChoice("/stores/one.csa", "Sharpston"), StoreChoice("/stores/two.csa", "Example"))
GOOD = "four words together"
KEY = "K7QF-2M9X-HT4W-8ZCB"
SLOW = ("openpyxl", "keyring", "docx", "PIL", "pypdfium2", "argon2")


@pytest.fixture
def page(show) -> UnlockPage:  # type: ignore[no-untyped-def]
    made = UnlockPage()
    made.set_place("/stores/new.csa")
    made.show_stores(STORES)
    shown = show(made, 1280, 800)
    assert isinstance(shown, UnlockPage)
    return shown


def fill(page: UnlockPage, **lines: str) -> None:
    for name, text in lines.items():
        found = page.panel().findChild(QLineEdit, name)
        assert found is not None, name
        found.clear()
        QTest.keyClicks(found, text)


def press(page: UnlockPage, words: str) -> None:
    buttons = [b for b in page.findChildren(QWidget) if b.isVisible() and getattr(b, "text", str)() == words]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def test_typing_begins_at_the_passphrase_and_enter_opens(page: UnlockPage, qtbot: QtBot) -> None:
    page.go()
    line = QApplication.focusWidget()
    QTest.keyClicks(line, GOOD)
    with qtbot.waitSignal(page.unlock_requested) as asked:
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert asked.args == ["/stores/one.csa", GOOD]


def test_another_store_can_be_chosen(page: UnlockPage, qtbot: QtBot) -> None:
    page.findChild(QWidget, "option-/stores/two.csa").click()  # type: ignore[union-attr, attr-defined]
    fill(page, passphrase=GOOD)
    with qtbot.waitSignal(page.unlock_requested) as asked:
        press(page, "Open")
    assert asked.args == ["/stores/two.csa", GOOD]


def test_a_single_store_is_only_named(page: UnlockPage, qtbot: QtBot) -> None:
    page.show_stores(STORES[1:])
    fill(page, passphrase=GOOD)
    with qtbot.waitSignal(page.unlock_requested) as asked:
        press(page, "Open")
    assert asked.args == ["/stores/two.csa", GOOD]


def test_without_a_passphrase_it_says_so(page: UnlockPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.unlock_requested):
        press(page, "Open")
    assert page.panel().alert.said() == "Enter the passphrase of this store."
    assert QApplication.focusWidget() is page.opening.passphrase.line


def test_it_says_that_it_works_and_takes_nothing_meanwhile(page: UnlockPage, qtbot: QtBot) -> None:
    fill(page, passphrase=GOOD)
    page.set_busy(True)
    with qtbot.assertNotEmitted(page.unlock_requested):
        press(page, "Open")
    said = [w.text() for w in page.findChildren(Words) if w.isVisible()]
    assert any(s.startswith("Working out the key") for s in said)


def test_a_wrong_passphrase_can_be_typed_again_at_once(page: UnlockPage, qtbot: QtBot) -> None:
    fill(page, passphrase="wrong one")
    page.set_busy(True)
    page.fail("That passphrase does not open this store.")
    assert page.panel().alert.said() == "That passphrase does not open this store."
    line = QApplication.focusWidget()
    QTest.keyClicks(line, GOOD)
    assert page.opening.passphrase.secret() == GOOD


@pytest.mark.parametrize(
    ("key", "shift", "warned"),
    [
        ("A", Qt.KeyboardModifier.NoModifier, True),
        ("A", Qt.KeyboardModifier.ShiftModifier, False),
        ("a", Qt.KeyboardModifier.NoModifier, False),
        ("7", Qt.KeyboardModifier.NoModifier, False),
    ],
)
def test_it_tells_of_caps_lock(page: UnlockPage, key: str, shift: Qt.KeyboardModifier, warned: bool) -> None:
    page.go()
    line = page.opening.passphrase.line
    if key == "A" and not shift:
        QTest.sendKeyEvent(QTest.KeyAction.Press, line, Qt.Key.Key_A, "A", shift)
    else:
        QTest.keyClicks(line, key, shift)
    assert page.opening.passphrase._caps.isVisible() == warned


def test_a_passphrase_is_hidden_until_one_asks(page: UnlockPage) -> None:
    line = page.opening.passphrase.line
    assert line.echoMode() == QLineEdit.EchoMode.Password
    press(page, "Show")
    assert line.echoMode() == QLineEdit.EchoMode.Normal
    press(page, "Hide")
    assert line.echoMode() == QLineEdit.EchoMode.Password


def test_the_recovery_key_opens_with_a_new_passphrase(page: UnlockPage, qtbot: QtBot) -> None:
    press(page, "Use the recovery key")
    fill(page, newPassphrase=GOOD, newPassphraseAgain=GOOD)
    press(page, "Open and change the passphrase")
    assert page.panel().alert.said() == "Enter the recovery key."
    fill(page, recoveryKey=f" {KEY} ")
    with qtbot.waitSignal(page.recovery_requested) as asked:
        press(page, "Open and change the passphrase")
    assert asked.args == ["/stores/one.csa", KEY, GOOD]


def test_a_first_start_begins_with_creating(show, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    page = UnlockPage()
    page.set_place("/stores/new.csa")
    page.show_stores([])
    show(page, 1280, 800)
    fill(page, newName="H. Marsh", newPassphrase=GOOD, newPassphraseAgain=GOOD)
    with qtbot.waitSignal(page.create_requested) as asked:
        press(page, "Create the store")
    assert asked.args == ["/stores/new.csa", "H. Marsh", GOOD]


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ({}, "Enter your name."),
        ({"newName": "H. Marsh", "newPassphrase": "short"}, f"at least {LEAST} characters"),
        (
            {"newName": "H. Marsh", "newPassphrase": GOOD, "newPassphraseAgain": "other"},
            "are not the same",
        ),
    ],
)
def test_creating_says_what_is_missing(
    page: UnlockPage, qtbot: QtBot, lines: dict[str, str], sentence: str
) -> None:
    press(page, "Create a new store")
    fill(page, **lines)
    with qtbot.assertNotEmitted(page.create_requested):
        press(page, "Create the store")
    assert sentence in page.panel().alert.said()


def test_the_recovery_key_is_shown_once_and_must_be_put_away(page: UnlockPage, qtbot: QtBot) -> None:
    page.show_recovery_key(KEY)
    with qtbot.assertNotEmitted(page.recovery_key_kept):
        press(page, "Continue")
    with qtbot.waitSignal(page.print_requested) as printed:
        press(page, "Print")
    assert printed.args == [KEY]
    press(page, "Copy")
    assert QGuiApplication.clipboard().text() == KEY
    assert any(w.text().startswith("Copied.") and w.isVisible() for w in page.key.findChildren(Words))
    page.findChild(QWidget, "option-safe").click()  # type: ignore[union-attr, attr-defined]
    with qtbot.waitSignal(page.recovery_key_kept):
        press(page, "Continue")
    assert QGuiApplication.clipboard().text() == ""
    assert KEY not in page.key._key.text()


def test_it_forgets_every_secret(page: UnlockPage) -> None:
    fill(page, passphrase=GOOD)
    press(page, "Use the recovery key")
    fill(page, recoveryKey=KEY, newPassphrase=GOOD, newPassphraseAgain=GOOD)
    page.wipe()
    assert not [line for line in page.findChildren(QLineEdit) if GOOD in line.text() or KEY in line.text()]


def test_nothing_slow_is_imported_for_it() -> None:
    slow = [*("sqlmodel", "sqlalchemy", "pydantic", "sqlcipher3", "reportlab"), *SLOW]
    code = (
        "import sys; import csa_desktop.gui.unlock, csa_desktop.gui.appearance; "
        f"print([m for m in {slow!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
