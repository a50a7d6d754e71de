"""Going back to a backup through the window: nothing is deleted, and the laptop counts as a new device."""

from csa_desktop.store.backup import list_backups
from csa_desktop.store.opening import open_store
from csa_desktop.store.unlocking import Passphrase
from tests.stories import acting
from tests.stories.conftest import PASSPHRASE, notes


def test_what_came_after_the_backup_is_in_the_store_that_was_set_aside(person, store_folder):
    person.create_store()
    person.begin_assessment()
    person.take_note("Before the backup")
    person.act("press", "Backups and keys")
    person.act("press", "Back up now")
    person.says("The backup was made, opened again and verified.")
    person.take_note("After the backup")
    person.until(lambda: len(person.app.session.workspace.trail.statements(kind="note")) == 2)
    device = person.app.session.store.device

    person.act("press", "Restore the backup of today")
    person.says("3. The backup is checked and takes the store's place.")
    person.act("press", "Leave the store as it is")
    person.act("press", "Restore the backup of today")
    person.act("press", "Close the store and go on")
    person.says("Passphrase of this backup")
    assert acting.title() == "csa_desktop"
    person.act("press", "Restore this backup")
    person.says("Enter the passphrase that this backup was made under.")
    person.act("fill", "Passphrase of this backup", PASSPHRASE)
    person.act("press", "Restore this backup")
    person.says("The backup was restored. What was here before is kept beside it, in the folder set-aside-")
    assert acting.title() == "My inspections · csa_desktop"
    person.act("press", "Notes to place")
    person.says("Before the backup")
    assert not acting.says("After the backup")
    assert person.app.session.store.device not in ("", device)
    person.app.close()

    assert notes(store_folder) == ["Before the backup"]
    (aside,) = store_folder.glob("set-aside-*")
    assert sorted(notes(aside)) == ["After the backup", "Before the backup"]


def test_a_backup_from_another_disk_makes_a_store_on_a_new_laptop(sit_down, own_home, tmp_path, monkeypatch):
    first = sit_down()
    first.create_store()
    first.begin_assessment()
    first.take_note("From the old laptop")
    first.act("press", "Backups and keys")
    first.app.session.workspace.page.backups.use_place(str(tmp_path / "stick"))
    (tmp_path / "stick").mkdir()
    first.act("press", "Back up now")
    first.until(lambda: list((tmp_path / "stick").glob("2*/backup.json")))
    first.app.close()

    monkeypatch.setenv("CSA_DESKTOP_HOME", str(own_home / "new"))
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *_: str(tmp_path / "stick")
    )
    new = sit_down()
    new.says("Create your store")
    new.act("press", "Restore a backup")
    new.act("fill", "Passphrase of this backup", PASSPHRASE)
    new.act("press", "Restore this backup")
    new.says("Notes to place")
    folder = new.app.session.store.folder
    assert folder.is_relative_to(own_home / "new")
    new.app.close()
    assert notes(folder) == ["From the old laptop"]


def test_the_passphrase_of_a_backup_is_that_of_its_day(person, store_folder):
    person.create_store()
    person.begin_assessment()
    person.act("press", "Backups and keys")
    person.act("press", "Back up now")
    person.says("The backup was made, opened again and verified.")
    person.act("tab", "keys")
    person.act("press", "Change the passphrase")
    person.act("fill", "Passphrase now", PASSPHRASE)
    person.act("fill", "New passphrase", "five other words this time")
    person.act("fill", "New passphrase again", "five other words this time")
    changes = [b for b in acting.visible(acting.QAbstractButton) if b.text() == "Change the passphrase"]
    changes[-1].click()
    person.says("The passphrase was changed. A backup with it is being made")
    person.until(lambda: len(person.app.session.keeper.care.known.here) == 2)
    person.app.close()
    opening = open_store(store_folder, Passphrase("five other words this time"))
    opening.store.close()
    newest, oldest = (backup.path for backup in list_backups(store_folder / "backups"))
    assert (newest / "keys.json").read_bytes() == (store_folder / "keys.json").read_bytes()
    assert (oldest / "keys.json").read_bytes() != (store_folder / "keys.json").read_bytes()
