"""Somebody starts the program for the first time, and comes back the next day."""

import pytest

from tests.stories import acting
from tests.stories.conftest import notes


@pytest.fixture(autouse=True)
def what_passphrases_cost() -> None:
    """Here as much as everywhere: this is how the program is met."""


def test_from_nothing_to_a_note_that_is_there_the_next_time(person, sit_down, store_folder):
    person.create_store()
    person.begin_assessment()
    assert acting.title() == "My inspections · csa_desktop"
    person.take_note("Two schools say the same of transport.")
    person.app.close()
    assert notes(store_folder) == ["Two schools say the same of transport."]

    again = sit_down()
    again.says("Open your evidence")
    assert acting.title() == "csa_desktop"
    again.unlock()
    again.says("Notes to place")
    again.act("press", "Notes to place")
    again.says("Two schools say the same of transport.")


def test_the_recovery_key_must_be_put_away_before_one_goes_on(person):
    person.ask_for_store()
    person.says("Put the recovery key away")
    person.act("press", "Continue")
    person.says("Print or copy the key, then tick the box.")
    person.act("press", "Print")
    person.says("No printer is set up on this computer. Write the eight groups down by hand")


def test_a_key_that_nobody_put_away_is_asked_for_at_the_next_start(person, sit_down):
    person.ask_for_store()
    person.says("Put the recovery key away")
    again = sit_down()
    again.unlock()
    again.says("Nobody has said that the newest recovery key of this store was put away.")
    again.act("press", "Make a new one")
    again.says("Each of these opens that key.")


def test_the_recovery_key_opens_the_store_and_a_new_passphrase_takes_the_place_of_the_old(
    person, sit_down, store_folder
):
    person.ask_for_store()
    person.says("Put the recovery key away")
    key = person.app.window.unlock.key._key.text()
    person.act("press", "I have printed it, or copied it to a safe place")
    person.act("press", "Continue")
    person.begin_assessment()

    again = sit_down()
    again.act("press", "Use the recovery key")
    again.act("fill", "Recovery key", key.lower().replace("-", " "))
    again.act("fill", "New passphrase", "five other words this time")
    again.act("fill", "New passphrase again", "five other words this time")
    again.act("press", "Open and change the passphrase")
    again.says("Notes to place")

    last = sit_down()
    last.unlock()
    last.says("That passphrase does not open this store.")
    last.unlock("five other words this time")
    last.says("Notes to place")


def test_words_typed_before_one_has_gone_anywhere_do_not_lead_out_of_the_assessment(person):
    person.create_store()
    person.begin_assessment()
    person.act("type_words", "The child said that")
    person.act("key", "F2")
    person.says("Keep the note")
    assert person.app.session.workspace is not None
