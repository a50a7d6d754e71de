"""Copied and restored laptops are noticed and explained; clocks set wrongly by years do no harm."""
# ruff: noqa: F811 - fixtures are asked for by the names under which they are imported

import shutil
from datetime import UTC, datetime

import pytest

from csa_desktop import clock
from csa_desktop.commands import exchange, statements
from csa_desktop.gui.moments import written
from csa_desktop.store import forks
from csa_desktop.store.backup import backups_of, make_backup
from csa_desktop.store.backup_files import list_backups
from csa_desktop.store.creating import create_store
from csa_desktop.store.keys import Cost
from csa_desktop.store.opening import open_store
from csa_desktop.store.others import received
from csa_desktop.store.restore import restore_backup
from csa_desktop.store.store import Store
from csa_desktop.store.unlocking import Passphrase
from csa_desktop.store.verify import verify
from csa_desktop.store.weighing import NotTakenError
from tests.exchange.team_made import (  # noqa: F401
    assessment,
    bring_in,
    bundle,
    by_hand,
    cole,
    laptop,
    marsh,
    meet,
    open_laptop,
    say,
    texts,
    together,
)
from tests.made_store import KEY

CHEAP = Cost(passes=1, memory=64, lanes=1)
OPEN = Passphrase("harbour lamp quilt onion")


@pytest.fixture
def copied(cole, together, by_hand, tmp_path):
    """A third laptop of the team, twice: its store was copied to another computer."""
    khan = open_laptop(tmp_path / "khan", "J. Khan")
    meet(cole, khan)
    bring_in(khan, bundle(cole, together, khan, by_hand))
    khan.close()
    shutil.copytree(tmp_path / "khan", tmp_path / "copy")
    both = Store(tmp_path / "khan", KEY), Store(tmp_path / "copy", KEY)
    yield both
    for store in both:
        store.close()


def explained(store, assessment):
    with store.reading() as connection:
        return forks.sentences(connection, assessment)


def test_a_copied_laptop_is_named_with_what_each_way_wrote_and_what_to_do(cole, together, copied, by_hand):
    one, other = copied
    row = say(one, together, "On the laptop.")
    statements.reword(one, together, row, "On the laptop itself.")
    say(other, together, "On its copy.")
    bring_in(cole, bundle(one, together, cole, by_hand))
    assert explained(cole, together) == ()
    bring_in(cole, bundle(other, together, cole, by_hand))
    (sentence,) = explained(cole, together)
    assert "Sharpston 2005 on J. Khan's laptop goes on in two ways from change 1 on" in sentence
    assert "2 steps, the last “Reword a statement”" in sentence
    assert "Nothing is lost" in sentence and "Ask J. Khan" in sentence and "restore it there" in sentence
    assert "On the laptop" not in sentence, "what somebody typed is not told"
    assert texts(cole, together) == ["On its copy.", "On the laptop itself."]
    assert sentence in verify(cole).remarks
    with cole.reading() as connection:
        assert sentence in received(connection)[0].said


def test_on_the_copied_laptop_itself_it_says_this_laptop(cole, together, copied, by_hand):
    one, other = copied
    say(one, together, "On the laptop.")
    say(other, together, "On its copy.")
    for store in copied:
        bring_in(cole, bundle(store, together, cole, by_hand))
    bring_in(one, bundle(cole, together, one, by_hand, everything=True))
    (sentence,) = explained(one, together)
    assert (
        "on this laptop goes on in two ways" in sentence and "Use the store on one computer only" in sentence
    )
    assert texts(one, together) == ["On its copy.", "On the laptop."]


def test_both_ways_go_on_and_everybody_comes_to_the_same(cole, together, copied, by_hand):
    one, other = copied
    say(one, together, "On the laptop.")
    say(other, together, "On its copy.")
    for store in copied:
        bring_in(cole, bundle(store, together, cole, by_hand))
    for store in copied:
        bring_in(store, bundle(cole, together, store, by_hand, everything=True))
        say(store, together, f"Later in {store.folder.name}.")
        bring_in(cole, bundle(store, together, cole, by_hand))
    for store in copied:
        bring_in(store, bundle(cole, together, store, by_hand, everything=True))
        assert texts(store, together) == texts(cole, together)
    assert len(texts(cole, together)) == 4 and len(explained(cole, together)) == 1


@pytest.fixture
def restored(cole, together, by_hand, tmp_path):
    """A laptop whose backup was restored after it had shared more; (its device before, opening)."""
    folder = tmp_path / "khan"
    khan = create_store(folder, "harbour lamp quilt onion", name="J. Khan", cost=CHEAP)[0].store
    meet(cole, khan)
    bring_in(khan, bundle(cole, together, khan, by_hand))
    say(khan, together, "Before the backup.")
    make_backup(khan)
    say(khan, together, "After the backup.")
    bring_in(cole, bundle(khan, together, cole, by_hand))
    before = khan.device
    khan.close()
    opening = restore_backup(folder, list_backups(backups_of(folder))[0], OPEN)
    yield before, opening
    opening.store.close()


def test_after_restoring_one_is_told_to_give_the_card_again(restored):
    before, opening = restored
    assert opening.store.device != before
    assert "counts as a new device" in opening.remark and "(R. Cole)" in opening.remark


def test_a_restored_laptop_is_taken_from_once_its_card_was_given_anew(cole, together, restored, by_hand):
    _, opening = restored
    khan = opening.store
    say(khan, together, "After restoring.")
    with pytest.raises(NotTakenError, match="whose card you have confirmed"):
        exchange.open_bundle(cole, bundle(khan, together, cole, by_hand))
    card = exchange.keep_card(cole, exchange.own_card(khan))
    exchange.confirm(cole, card.device)
    bring_in(cole, bundle(khan, together, cole, by_hand))
    bring_in(khan, bundle(cole, together, khan, by_hand))
    assert texts(khan, together) == texts(cole, together)
    assert texts(cole, together) == ["After restoring.", "After the backup.", "Before the backup."]
    assert explained(cole, together) == (), "a restored laptop is another, and no fork"


def test_a_store_that_exchanged_with_nobody_is_restored_without_a_word_on_cards(tmp_path):
    folder = tmp_path / "alone"
    opening, _ = create_store(folder, "harbour lamp quilt onion", name="H. Marsh", cost=CHEAP)
    make_backup(opening.store)
    opening.store.close()
    again = restore_backup(folder, list_backups(backups_of(folder))[0], OPEN)
    assert "card" not in again.remark
    again.store.close()
    open_store(folder, OPEN).store.close()


@pytest.fixture
def clock_says():
    yield lambda year: clock.set_source(lambda: datetime(year, 6, 14, 10, 42, tzinfo=UTC))
    clock.set_source(None)


def test_clocks_wrong_by_years_decide_nothing_and_lose_nothing(marsh, cole, together, by_hand, clock_says):
    clock_says(2031)
    row = say(marsh, together, "The register fell.")
    bring_in(cole, bundle(marsh, together, cole, by_hand))
    clock_says(2003)
    bring_in(marsh, bundle(cole, together, marsh, by_hand))
    statements.reword(cole, together, row, "The register fell by a third.")
    clock_says(2031)
    statements.reword(marsh, together, row, "The register fell, then rose.")
    bring_in(cole, bundle(marsh, together, cole, by_hand))
    clock_says(2003)
    bring_in(marsh, bundle(cole, together, marsh, by_hand))
    for store in (marsh, cole):
        current = {v.value for v in store.history("statement", row) if v.field == "text" and v.current}
        assert current == {"The register fell by a third.", "The register fell, then rose."}
    statements.reword(cole, together, row, "The register fell by a third, then rose.")
    bring_in(marsh, bundle(cole, together, marsh, by_hand))
    assert texts(marsh, together) == texts(cole, together) == ["The register fell by a third, then rose."]
    assert marsh.trail(together).rows.conflicts == frozenset()


def test_a_clock_that_runs_ahead_is_said_to_be_what_it_is(clock_says):
    clock_says(2026)
    assert written("2031-06-14T10:42:00+00:00").startswith("the laptop's clock said 14 Jun 2031")
    assert "clock" not in written("2026-06-14T11:00:00+00:00")
    assert "clock" not in written("2003-06-14T10:42:00+00:00")
    assert written("no time") == "no time"
