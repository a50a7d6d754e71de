"""The disk is full while somebody types, and the window is locked, closed or left: no word is lost unasked.

Told through the real program in a process of its own, because locking ends that process's memory.
"""

from pathlib import Path

import pytest

from csa_desktop.store.opening import open_store
from csa_desktop.store.unlocking import Passphrase
from tests.no_room import LONG, fill, make_room
from tests.stories import acting
from tests.stories.conftest import PASSPHRASE
from tests.stories.program import Program

SEEN = "Referrals are answered within a day"
UNKEPT = "Not everything could be kept"
HIDDEN = "Hidden until your words are kept"


@pytest.fixture
def program(own_home: Path):
    """Somebody has typed a long finding into a store whose disk is full."""
    with Program(own_home) as window:
        window.create_store()
        window.begin_assessment()
        window.says("Backup verified today")
        window.act("press", "Staying safe")
        window.says("Add a finding here")
        window.act("key", "Ctrl+N")
        window.act("fill_disk")
        window.act("paste", LONG)
        window.says("Not kept yet, and tried again by itself")
        yield window


def words(folder: Path) -> list[str]:
    """All that was typed, as changes or drafts, in a store that its program has left."""
    opening = open_store(folder, Passphrase(PASSPHRASE))
    try:
        (assessment,) = opening.store.assessments()
        written = [s.text for s in opening.store.trail(assessment.id).rows.statements]
        return written + [draft.text for draft in opening.store.drafts()]
    finally:
        opening.store.close()


def kept(folder: Path) -> bool:
    return [text.strip() for text in words(folder)] == [LONG.strip()]


def test_locking_by_the_key_stays_and_goes_on_as_soon_as_there_is_room(program, store_folder):
    program.act("key", "Ctrl+L")
    program.says(UNKEPT)
    program.says("The disk is full")
    program.says(SEEN)
    program.act("press", "Try again")
    program.says(UNKEPT)
    program.act("make_room")
    program.says("Open your evidence")
    program.kill()
    assert kept(store_folder)


def test_closing_stays_and_goes_back_to_the_words(program, store_folder):
    program.act("close")
    program.says(UNKEPT)
    program.act("press", "Copy the words")
    program.says("Copied. Paste them before you go on")
    program.act("press", "Go back")
    program.says("Not kept yet, and tried again by itself")
    program.says("this last change was not kept")
    program.act("make_room")
    program.says("Saved")
    program.until(lambda: not program.ask("says", "this last change was not kept"))
    program.act("close")
    assert program.wait_for_end() == 0
    assert kept(store_folder)


def test_who_says_so_closes_without_them(program, store_folder):
    program.act("close")
    program.says(UNKEPT)
    program.ask("press", "Close and lose these words")
    assert program.wait_for_end() == 0
    assert words(store_folder) == []


def test_who_says_so_locks_without_them(program, store_folder):
    program.act("key", "Ctrl+L")
    program.says(UNKEPT)
    program.ask("press", "Lock and lose these words")
    program.says("Open your evidence")
    program.kill()
    assert words(store_folder) == []


def test_with_room_again_it_is_kept_by_itself_though_nobody_touches_a_key(program, store_folder):
    program.act("make_room")
    program.says("Saved")
    program.kill()
    assert kept(store_folder)


def test_away_it_is_hidden_and_is_locked_as_soon_as_there_is_room(program, store_folder):
    program.act("be_away")
    program.says(HIDDEN)
    for secret in (SEEN, "Sharpston", "My inspections"):
        assert not program.ask("says", secret)
    assert program.ask("title") == "csa_desktop"
    program.act("make_room")
    program.says("Open your evidence")
    program.kill()
    assert kept(store_folder)


def test_away_with_the_question_open_nothing_of_it_stays_in_sight(program):
    program.act("key", "Ctrl+L")
    program.says(UNKEPT)
    program.act("be_away")
    program.says(HIDDEN)
    assert not program.ask("says", SEEN) and not program.ask("says", UNKEPT)


def test_the_passphrase_alone_leads_back_to_what_was_hidden(program, store_folder):
    program.act("be_away")
    program.says(HIDDEN)
    program.act("close")
    program.says("The window stays")
    program.act("fill", "Passphrase", "not the right one")
    program.act("press", "Go back to the words")
    program.says("That passphrase does not open this store.")
    assert not program.ask("says", "Add a finding here")
    program.act("fill", "Passphrase", PASSPHRASE)
    program.act("press", "Go back to the words")
    program.says("Not kept yet, and tried again by itself")
    program.says("Add a finding here")
    program.act("make_room")
    program.says("Saved")
    program.act("close")
    assert program.wait_for_end() == 0
    assert kept(store_folder)


def test_a_box_that_is_put_away_has_its_unkept_words_again_when_it_is_opened(person):
    person.create_store()
    person.begin_assessment()
    store = person.app.session.store
    fill(store)
    person.act("key", "F2")
    person.act("paste", LONG)
    person.until(lambda: store.held)
    person.act("key", "Escape")
    person.until(lambda: acting.title() != "Take a note")
    person.act("key", "F2")
    person.until(lambda: any(f.toPlainText() == LONG for f in acting.visible(acting.QPlainTextEdit)))
    make_room(store)
    person.act("press", "Keep the note")
    person.until(lambda: person.app.session.workspace.trail.statements(kind="note"))
    person.until(lambda: not store.held and not store.drafts())
