"""The store is cared for in the window: backups, verifying, keys, this laptop, and closing."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from csa_desktop import clock
from csa_desktop.store import backup
from csa_desktop.store.backup import list_backups
from tests.stories import acting
from tests.stories.conftest import PASSPHRASE, notes


@pytest.fixture
def begun(person):
    """A person with an assessment that was just begun."""
    person.create_store()
    person.begin_assessment()
    return person


@pytest.fixture
def caring(begun):
    """The same, on the page of the store."""
    begun.act("press", "Backups and keys")
    begun.says("A backup is a copy of the whole store")
    return begun


def backups(store_folder):
    return list_backups(backup.backups_of(store_folder))


def test_a_backup_is_made_by_itself_after_unlocking_and_the_bottom_says_so(begun, store_folder):
    begun.says("No backup yet")
    begun.says("Backup verified today")
    begun.says("All backups of this store lie on the same disk as the store.")
    assert [b.verified for b in backups(store_folder)] == [True]


def test_the_reminder_of_a_second_place_comes_once_a_fortnight(begun, sit_down):
    begun.says("All backups of this store lie on the same disk as the store.")
    begun.act("press", "Understood")
    begun.until(lambda: begun.app.session.store.setting("asked"))
    again = sit_down()
    again.unlock()
    again.says("Backup verified today")
    assert not acting.says("All backups of this store lie on the same disk")


def test_backups_are_copied_to_a_second_place(caring, store_folder, tmp_path):
    caring.says("None is chosen.")
    (tmp_path / "stick").mkdir()
    caring.app.session.workspace.page.backups.use_place(str(tmp_path / "stick"))
    caring.says(f"{tmp_path / 'stick'}: 1 there")
    assert (tmp_path / "stick" / backups(store_folder)[0].path.name / "store.db").exists()
    caring.act("press", "Use none")
    caring.says("None is chosen.")


def test_a_second_place_that_is_away_is_named_and_the_backup_is_made_all_the_same(
    caring, store_folder, tmp_path
):
    caring.app.session.workspace.page.backups.use_place(str(tmp_path / "pulled out"))
    caring.says("The second place cannot be reached now.")
    caring.until(lambda: backups(store_folder))
    assert not (tmp_path / "pulled out").exists()


def test_everything_is_verified_while_one_works(caring):
    caring.act("tab", "check")
    caring.act("press", "Verify everything")
    caring.says("Everything adds up.")
    caring.says("recorded steps")


def test_faults_are_told_and_mended_from_the_log(caring):
    store = caring.app.session.store
    caring.take_note("Kept in the log")
    caring.until(lambda: len(caring.app.session.workspace.trail.statements(kind="note")) == 1)
    with store._writing(_build()) as connection:
        connection.exec_driver_sql("UPDATE statement SET text = 'Forged in the table'")
    caring.act("tab", "check")
    caring.act("press", "Verify everything")
    caring.act("press", "Build tables and search again from the log")
    caring.says("Everything adds up.")
    (assessment,) = store.assessments()
    assert [n.text for n in store.trail(assessment.id).statements(kind="note")] == ["Kept in the log"]


def _build():
    from csa_desktop.store.guards import Door

    return Door.BUILD


def test_a_new_recovery_key_is_shown_once_and_the_old_one_is_void(caring, sit_down):
    caring.act("tab", "keys")
    caring.act("press", "Make a new recovery key")
    caring.act("fill", "Passphrase now", PASSPHRASE)
    [b for b in acting.visible(acting.QAbstractButton) if b.text() == "Make a new recovery key"][-1].click()
    caring.says("Put the recovery key away")
    key = caring.app.session.workspace.page.keys.key._key.text()
    caring.act("press", "I have printed it, or copied it to a safe place")
    caring.act("press", "Continue")
    caring.says("The new recovery key is valid from now on.")
    assert not acting.says(key)
    again = sit_down()
    again.act("press", "Use the recovery key")
    again.act("fill", "Recovery key", key)
    again.act("fill", "New passphrase", "five other words this time")
    again.act("fill", "New passphrase again", "five other words this time")
    again.act("press", "Open and change the passphrase")
    again.says("Notes to place")


def test_without_a_keyring_one_is_told_so(caring, monkeypatch):
    monkeypatch.setattr("sys.platform", "a system without a keyring that is trusted")
    caring.act("tab", "keys")
    caring.act("press", "Use this computer's keyring")
    caring.act("fill", "Passphrase now", PASSPHRASE)
    caring.act("press", "Use the keyring")
    caring.says("This computer has no keyring that the program trusts")


def test_leaving_the_page_forgets_what_was_typed_there(caring):
    caring.act("tab", "keys")
    caring.act("press", "Change the passphrase")
    caring.act("fill", "Passphrase now", PASSPHRASE)
    form = caring.app.session.workspace.page.keys.form
    caring.act("press", "Overview")
    assert form.present.secret() == ""


def test_what_is_set_on_this_laptop_holds_at_once_and_the_next_time(caring, sit_down, own_home):
    caring.act("tab", "laptop")
    for choice in ("5 minutes", "150%", "Dark"):
        caring.act("press", choice)
    caring.act("fill", "Your name", "H. Marsh-Cole")
    caring.act("key", "Tab")
    caring.says("You write as H. Marsh-Cole.")
    again = sit_down()
    assert (again.app.appearance.scheme, again.app.appearance.percent) == ("dark", 150)
    kept = json.loads((own_home / "settings" / "settings.json").read_text("utf-8"))
    assert (kept["idle_minutes"], kept["theme"], kept["text_size"]) == (5, "dark", 150)
    assert "Marsh" not in (own_home / "settings" / "settings.json").read_text("utf-8")


def test_closing_makes_a_backup_when_one_is_due_and_keeps_what_is_typed(begun, store_folder):
    begun.says("Backup verified today")
    begun.take_note("Written just before the end")
    begun.until(lambda: len(begun.app.session.workspace.trail.statements(kind="note")) == 1)
    try:
        clock.set_source(lambda: datetime.now(UTC) + timedelta(days=2))
        begun.app.window.close()
        begun.says("A backup is made before the window closes")
        begun.until(lambda: not begun.app.window.isVisible())
    finally:
        clock.set_source(None)
    assert begun.app.session is None
    newest = backups(store_folder)[0]
    assert newest.verified
    assert notes(newest.path) == ["Written just before the end"]


def test_nobody_has_to_wait_for_the_backup_at_the_end(begun, store_folder):
    begun.says("Backup verified today")
    begun.take_note("Kept all the same")
    begun.until(lambda: len(begun.app.session.workspace.trail.statements(kind="note")) == 1)
    try:
        clock.set_source(lambda: datetime.now(UTC) + timedelta(days=2))
        begun.app.window.close()
        begun.act("press", "Close without a backup")
    finally:
        clock.set_source(None)
    assert not begun.app.window.isVisible()
    assert notes(store_folder) == ["Kept all the same"]


def test_closing_with_a_fresh_backup_goes_at_once(begun):
    begun.says("Backup verified today")
    begun.app.window.close()
    assert not begun.app.window.isVisible()
    assert begun.app.session is None
