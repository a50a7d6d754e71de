"""Backups: what counts as one, what is told where one fails, which stay, and when one is due."""

import json
import os
import shutil
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_desktop import clock
from csa_desktop.domain.values import new_id
from csa_desktop.errors import UserError
from csa_desktop.store import backup_files, durable
from csa_desktop.store.backup import UNSOUND, backup_due, backups_of, keep_backups, make_backup
from csa_desktop.store.backup_copy import copy_backup, is_intact
from csa_desktop.store.backup_files import Backup, list_backups
from csa_desktop.store.creating import create_store
from csa_desktop.store.guards import Door
from csa_desktop.store.keys import Cost
from csa_desktop.store.log import Edit
from csa_desktop.store.opening import open_store
from csa_desktop.store.rotation import DAYS, NEWEST, WEEKS, kept, rotate
from csa_desktop.store.slots import change_passphrase, open_with_passphrase
from csa_desktop.store.unlocking import Passphrase
from csa_desktop.store.verify import verify, verify_file

CHEAP = Cost(passes=1, memory=64, lanes=1)
WORDS = "harbour lamp quilt onion"


@pytest.fixture
def store(tmp_path):
    opened = create_store(tmp_path / "inspections", WORDS, name="H. Marsh", cost=CHEAP)[0].store
    yield opened
    opened.close()


@pytest.fixture
def folder(store):
    return backups_of(store.folder)


@pytest.fixture
def at():
    """Sets the laptop's clock."""
    yield lambda moment: clock.set_source(lambda: moment)
    clock.set_source(None)


NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def write(store, words="A finding."):
    said = {"kind": "finding", "text": words}
    return store.record("Add a finding", [Edit("statement", new_id(), said)], assessment="a")


def texts(backup_path, passphrase=WORDS):
    """What a backup's statements say, read from its own two files alone."""
    key = bytes(open_with_passphrase(backup_path, passphrase).candidate_keys[0])
    assert verify_file(backup_path / "store.db", key).sound
    opened = backup_files.sqlite.connect(str(backup_path / "store.db"))
    opened.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    said = [row[0] for row in opened.execute("SELECT text FROM statement")]
    opened.close()
    return said


def test_a_backup_is_a_whole_store_with_its_own_keys(store, folder):
    write(store, "The register fell.")
    backup = make_backup(store)
    assert backup.verified and backup.changes == 1 and is_intact(backup)
    assert list_backups(folder) == (backup,)
    assert sorted(path.name for path in backup.path.iterdir()) == ["backup.json", "keys.json", "store.db"]
    assert backup.path.stat().st_mode & 0o77 == 0
    assert texts(backup.path) == ["The register fell."]


def test_a_backup_keeps_the_passphrase_of_its_day(store):
    write(store, "Before.")
    backup = make_backup(store)
    change_passphrase(store.folder, bytearray(store.key), "a walk by the canal", cost=CHEAP)
    assert texts(backup.path) == ["Before."]
    assert texts(make_backup(store).path, "a walk by the canal") == ["Before."]


def test_progress_goes_from_nothing_to_all(store):
    progress = []
    make_backup(store, progress.append)
    assert progress == sorted(progress) and 0 <= progress[0] < progress[-1] == 1.0


def test_a_backup_under_constant_writing_is_one_moment_of_the_store(store):
    """The writer goes on; what it has written before the backup began is in it, and nothing by halves."""
    for number in range(100):
        write(store, f"Finding {number} " + "word " * 200)
    stop, written = threading.Event(), []

    def go_on():
        while not stop.is_set():
            written.append(write(store, f"Late {len(written)}").changes)

    writer = threading.Thread(target=go_on)
    writer.start()
    try:
        backups = [make_backup(store) for _ in range(3)]
    finally:
        stop.set()
        writer.join()
    assert all(backup.verified and backup.changes >= 100 for backup in backups)
    assert backups[0].changes < backups[-1].changes
    assert written and verify(store).sound


def test_the_writer_writes_between_any_two_steps_of_a_backup(store):
    for number in range(20):
        write(store, f"Finding {number} " + "word " * 20_000)
    steps = []
    backup = make_backup(store, lambda _: steps.append(write(store, "In between.").at))
    assert backup.verified and backup.changes == 20
    assert len(steps) > 10 and verify(store).counts["change"] == 20 + len(steps)


def test_a_backup_that_was_cancelled_leaves_nothing(store, folder):
    def cancel(done):
        if done > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_backup(store, cancel)
    assert list(folder.iterdir()) == []


def test_what_a_crash_left_of_a_backup_goes_and_is_never_listed(store, folder):
    first = make_backup(store)
    left = backup_files.hidden(first.path, "partial", first.store)
    shutil.copytree(first.path, left)
    strange = folder / ".partial-of-somebody-else"
    strange.mkdir()
    assert list_backups(folder) == (first,)
    second = make_backup(store)
    assert list_backups(folder) == (second, first)
    assert not left.exists() and strange.exists()


def test_without_room_no_backup_is_begun(store, folder, monkeypatch):
    make_backup(store)
    usage = shutil.disk_usage(folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=100_000))
    with pytest.raises(UserError, match="no room for a backup") as caught:
        make_backup(store)
    assert "Make room and try again." in str(caught.value) and "MB" in str(caught.value)
    assert len(list(folder.iterdir())) == 1


def test_a_damaged_store_gives_no_backup_and_keeps_the_old_ones(store, folder):
    write(store, "word " * 100_000)
    first = make_backup(store)
    store.close()
    data = bytearray(store.path.read_bytes())
    data[-2000] ^= 1
    store.path.write_bytes(data)
    again = open_store(store.folder, Passphrase(WORDS)).store
    with pytest.raises(UserError, match="damaged, so no backup"):
        make_backup(again)
    assert list_backups(folder) == (first,)
    again.close()


def test_a_backup_of_a_store_with_faults_is_kept_and_does_not_count(store, folder):
    write(store)
    with store._writing(Door.BUILD) as connection:
        connection.exec_driver_sql("DROP TRIGGER guard_change_delete")
    made = keep_backups(store)
    assert not made.backup.verified and made.remark == UNSOUND
    assert backup_due(store)
    store.mend()
    assert keep_backups(store).backup.verified and not backup_due(store)


def test_a_copy_that_is_not_what_was_written_does_not_count(store, folder, monkeypatch):
    """A disk that does not keep what it is given: what is read back is another thing."""
    monkeypatch.setattr("csa_desktop.store.backup.write_new", _spoiling(backup_files.write_new))
    with pytest.raises(UserError, match="could not be read back"):
        make_backup(store)
    assert list(folder.iterdir()) == []


def _spoiling(real):
    def write_and_spoil(path, data):
        real(path, data)
        database = path.parent / "store.db"
        spoiled = bytearray(database.read_bytes())
        spoiled[5 * 4096 + 9] ^= 1
        database.write_bytes(spoiled)

    return write_and_spoil


def test_keys_that_are_not_of_this_store_are_never_backed_up(store, tmp_path):
    other = create_store(tmp_path / "other", WORDS, name="X", cost=CHEAP)[0].store
    other.close()
    shutil.copy(other.folder / "keys.json", store.folder / "keys.json")
    with pytest.raises(UserError, match="does not belong"):
        make_backup(store)


# A second place


def test_backups_are_kept_in_a_second_place_too(store, tmp_path):
    write(store, "The register fell.")
    made = keep_backups(store, tmp_path / "stick")
    (copy,) = list_backups(tmp_path / "stick")
    assert made.remark == "" and copy.verified and is_intact(copy)
    assert texts(copy.path) == ["The register fell."]
    assert copy_backup(made.backup, tmp_path / "stick") == copy


def test_a_second_place_that_is_not_there_is_told_and_the_first_backup_counts(store, tmp_path):
    (tmp_path / "stick").touch()
    made = keep_backups(store, tmp_path / "stick")
    assert made.backup.verified
    assert "made on this computer" in made.remark and "choose another place" in made.remark


def test_a_copy_that_reads_back_differently_is_removed(store, tmp_path, monkeypatch):
    backup = make_backup(store)
    monkeypatch.setattr(durable, "sync_file", lambda descriptor: os.pwrite(descriptor, b"spoiled", 4096 * 3))
    monkeypatch.setattr("csa_desktop.store.backup_copy.sync_file", durable.sync_file)
    with pytest.raises(UserError, match="could not be read back"):
        copy_backup(backup, tmp_path / "stick")
    assert list((tmp_path / "stick").iterdir()) == []


def test_two_stores_can_share_a_second_place(store, tmp_path):
    other = create_store(tmp_path / "other", WORDS, name="X", cost=CHEAP)[0].store
    for _ in range(NEWEST + 2):
        keep_backups(other, tmp_path / "stick")
    keep_backups(store, tmp_path / "stick")
    other.close()
    found = list_backups(tmp_path / "stick")
    assert len(found) == NEWEST + 1
    assert len(list_backups(tmp_path / "stick", store.setting("store"))) == 1


# Which are listed


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: (path / "store.db").unlink(),
        lambda path: (path / "store.db").write_bytes(b"short"),
        lambda path: (path / "keys.json").unlink(),
        lambda path: (path / "backup.json").unlink(),
        lambda path: (path / "backup.json").write_text("{"),
        lambda path: (path / "backup.json").write_text("[" * 10_000),
        lambda path: (path / "backup.json").write_text(json.dumps({"format": "x"})),
        lambda path: [file.unlink() for file in path.iterdir()],
    ],
)
def test_what_cannot_be_read_is_listed_without_being_called_verified_and_never_removed(store, folder, spoil):
    first = make_backup(store)
    spoil(first.path)
    for _ in range(NEWEST + 3):
        make_backup(store)
    rotate(folder, store.setting("store"))
    listed = list_backups(folder)
    assert len(listed) == NEWEST + 1
    assert [b.path for b in listed if not b.verified] == [first.path]
    assert abs(listed[-1].at - clock.now()) < timedelta(minutes=5)


def test_other_things_among_backups_are_left_alone(store, folder):
    (folder / "letters").mkdir(parents=True)
    (folder / "20261122T120000Z-01234567").touch()
    make_backup(store)
    rotate(folder, store.setting("store"))
    assert len(list_backups(folder)) == 1 and (folder / "letters").exists()
    assert list_backups(folder / "nowhere") == ()


# When one is due


def test_a_backup_is_due_once_a_day_where_something_was_recorded(store, at):
    at(NOON)
    assert not backup_due(store)
    write(store)
    assert backup_due(store)
    make_backup(store)
    at(NOON + timedelta(days=3))
    assert not backup_due(store)
    at(NOON + timedelta(hours=1))
    write(store)
    assert not backup_due(store)
    at(NOON + timedelta(days=1))
    assert backup_due(store)


def test_a_clock_that_goes_back_makes_a_backup_due(store, at):
    at(NOON + timedelta(days=2000))
    write(store)
    make_backup(store)
    at(NOON)
    write(store)
    assert backup_due(store)


# Which stay


def backups_at(hours, verified=None):
    return [
        Backup(
            path=backup_files.Path(f"/b/{number}"),
            at=NOON + timedelta(hours=hour),
            size=1,
            changes=number,
            verified=verified is None or verified[number - 1],
            number=number,
        )
        for number, hour in enumerate(hours, start=1)
    ]


CLOCKS = st.lists(st.integers(-50_000, 50_000), max_size=60)


@given(hours=CLOCKS, data=st.data())
def test_rotation_keeps_the_newest_and_a_bounded_number_whatever_the_clock_said(hours, data):
    sound = data.draw(st.lists(st.booleans(), min_size=len(hours), max_size=len(hours)))
    unreadable = [replace(b, number=0, verified=False) for b in backups_at(hours[:5])]
    backups = backups_at(hours, sound)
    keep = kept([*backups, *unreadable])
    verified = [b for b in backups if b.verified]
    assert set(verified[-NEWEST:]) <= keep
    assert set(unreadable) <= keep
    for group in (verified, [b for b in backups if not b.verified]):
        assert len(keep & set(group)) <= NEWEST + DAYS + WEEKS
    assert kept(keep) == keep


@given(gaps=st.lists(st.integers(1, 100), min_size=1, max_size=150))
def test_rotating_after_each_backup_keeps_days_and_weeks(gaps):
    """With a clock that goes on, as backups come in one by one."""
    hours, have = [], []
    for number, gap in enumerate(gaps, start=1):
        hours.append((hours[-1] if hours else 0) + gap)
        have = list(kept([*have, replace(backups_at([hours[-1]])[0], number=number)]))
    made = backups_at(hours)
    last_of_day = {b.at.date(): b.number for b in made}
    last_of_week = {b.at.isocalendar()[:2]: b.number for b in made}
    numbers = {b.number for b in have}
    assert set(list(last_of_day.values())[-DAYS:]) <= numbers
    assert set(list(last_of_week.values())[-WEEKS:]) <= numbers
    assert {b.number for b in made[-NEWEST:]} <= numbers
