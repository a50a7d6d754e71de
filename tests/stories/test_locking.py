"""The store is locked, or the program dies, while somebody types; nothing typed is lost and nothing leaks.

Told through the real program in a process of its own, because locking ends that process's memory.
"""

import os
import signal
from pathlib import Path

import pytest

from csa_desktop.store.opening import open_store
from csa_desktop.store.unlocking import Passphrase
from tests.stories.conftest import PASSPHRASE, notes
from tests.stories.program import Program

CANARY = "Kanarienvogelwort"


@pytest.fixture
def program(own_home: Path):
    """The program with a store and an assessment that was just begun."""
    with Program(own_home) as window:
        window.create_store()
        window.begin_assessment()
        yield window


def unlock(window: Program) -> None:
    window.says("Open your evidence")
    window.act("activate")
    window.unlock()
    window.says("Notes to place")


def type_half_a_note(window: Program, words: str) -> None:
    window.act("key", "F2")
    window.act("fill", "Note", words)


def drafts(folder: Path) -> list[str]:
    opening = open_store(folder, Passphrase(PASSPHRASE))
    try:
        return [draft.text for draft in opening.store.drafts()]
    finally:
        opening.store.close()


def files_with(word: str, folder: Path) -> list[Path]:
    """The files below a folder in which a word can be read."""
    spellings = (word.encode(), word.lower().encode(), word.encode("utf-16-le"))
    return [p for p in folder.rglob("*") if p.is_file() and any(s in p.read_bytes() for s in spellings)]


def test_locking_keeps_half_a_note_and_comes_back_to_the_same_store(program, own_home):
    type_half_a_note(program, f"{CANARY} was not finished")
    program.act("key", "Ctrl+L")
    program.says("Open your evidence")
    assert program.ask("title") == "csa_desktop"
    assert program.ask("says", "My inspections")
    assert not program.ask("says", CANARY)
    assert files_with(CANARY, own_home) == []

    unlock(program)
    program.says("Typing that was cut short")
    program.says("4 words, typed")
    program.act("press", "Put it back")
    program.act("press", "Notes to place")
    program.says(f"{CANARY} was not finished")


def test_a_note_that_was_kept_is_no_draft_after_the_lock(program, store_folder):
    type_half_a_note(program, "Everything of this was kept")
    program.act("press", "Keep the note")
    program.act("key", "Ctrl+L")
    program.says("Open your evidence")
    program.kill()
    assert notes(store_folder) == ["Everything of this was kept"]
    assert drafts(store_folder) == []


def test_killed_while_typing_it_offers_what_was_typed_a_second_before(program, own_home, store_folder):
    type_half_a_note(program, f"Six words before the {CANARY} fell")
    program.until(lambda: program.ask("kept_drafts", "6"))
    program.kill()
    assert files_with(CANARY, own_home) == []

    with Program(own_home) as again:
        unlock(again)
        again.says("Typing that was cut short")
        again.says("6 words, typed")
        again.says(f"Six words before the {CANARY} fell")


def test_asked_to_end_it_keeps_everything_and_goes(program, store_folder):
    program.act("key", "F2")
    program.act("fill", "Note", "The desktop ends the session now")
    os.kill(program.process.pid, signal.SIGTERM)
    assert program.wait_for_end() == 0
    assert drafts(store_folder) == ["The desktop ends the session now"]


def test_away_for_an_hour_it_is_locked_and_the_window_comes_back_as_large_as_it_was(program):
    program.act("resize", "1234", "777")
    program.until(lambda: program.ask("size") == [1234, 777])
    type_half_a_note(program, "Only three words")
    program.act("be_away")
    program.says("Open your evidence")
    assert program.ask("size") == [1234, 777]
    unlock(program)
    program.says("3 words, typed")


def test_closing_the_window_keeps_a_finding_that_was_being_written(program, store_folder):
    program.act("press", "Staying safe")
    program.says("Add a finding here")
    program.act("key", "Ctrl+N")
    program.act("type_words", "Referrals are answered within a day")
    program.act("close")
    assert program.wait_for_end() == 0
    opening = open_store(store_folder, Passphrase(PASSPHRASE))
    (assessment,) = opening.store.assessments()
    written = [s.text for s in opening.store.trail(assessment.id).rows.statements]
    left = [draft.text for draft in opening.store.drafts()]
    opening.store.close()
    assert written + left == ["Referrals are answered within a day"]


def test_two_windows_on_one_store_the_second_says_so(program, own_home, tmp_path):
    with Program(tmp_path, "--store", str(own_home / "data" / "stores" / "My inspections.csa")) as second:
        second.act("fill", "Passphrase", PASSPHRASE)
        second.act("press", "Open")
        second.says("This store is already open in another window of csa_desktop")
        program.act("press", "Notes to place")
        program.says("No note waits for a place")


def test_a_new_key_for_the_store_opens_with_the_same_passphrase(program, store_folder):
    before = (store_folder / "keys.json").read_bytes()
    program.act("press", "Backups and keys")
    program.act("tab", "keys")
    program.act("press", "Change the key of the store itself")
    program.act("fill", "Passphrase now", "not the right one")
    program.act("press", "Close the store and change it")
    program.says("That passphrase does not open this store.")
    program.act("fill", "Passphrase now", PASSPHRASE)
    program.act("press", "Close the store and change it")
    program.says("Put the recovery key away")
    program.act("press", "I have printed it, or copied it to a safe place")
    program.act("press", "Continue")
    unlock(program)
    assert not program.ask("says", "Nobody has said that the newest recovery key")
    assert (store_folder / "keys.json").read_bytes() != before
