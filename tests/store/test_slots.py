"""Who can open a store, and that nobody is ever locked out or let in by mistake."""

import base64
import json
import unicodedata
from dataclasses import replace

import pytest

from csa_desktop.errors import UserError
from csa_desktop.store import keys, slot_file, slots
from csa_desktop.store.keys import Cost

CHEAP = Cost(passes=1, memory=64, lanes=1)
FIRST = "harbour lamp quilt onion"
SECOND = "another walk by the canal"


class Ring:
    """A keyring in memory, which can vanish."""

    def __init__(self):
        self.kept = {}
        self.gone = False

    def _look(self):
        if self.gone:
            raise RuntimeError("no such service")

    def get_password(self, service, name):
        self._look()
        return self.kept.get((service, name))

    def set_password(self, service, name, secret):
        self._look()
        self.kept[service, name] = secret

    def delete_password(self, service, name):
        self._look()
        del self.kept[service, name]


@pytest.fixture
def made(tmp_path):
    return slots.create_slots(tmp_path, FIRST, cost=CHEAP)


@pytest.fixture
def ring():
    return Ring()


def test_passphrase_and_recovery_key_open_the_same_key(tmp_path, made):
    by_passphrase = slots.open_with_passphrase(tmp_path, FIRST)
    by_paper = slots.open_with_recovery(tmp_path, made.recovery_key.lower())
    assert by_passphrase.candidate_keys == by_paper.candidate_keys == (made.key,)
    assert by_passphrase.store == by_paper.store == made.store
    assert len(made.key) == 32


def test_two_stores_never_have_the_same_key(tmp_path, made):
    other = tmp_path / "other"
    other.mkdir()
    again = slots.create_slots(other, FIRST, cost=CHEAP)
    assert again.key != made.key
    assert again.recovery_key != made.recovery_key
    with pytest.raises(UserError, match="belongs to another store"):
        slots.open_with_recovery(tmp_path, again.recovery_key)


def test_a_passphrase_opens_however_the_keyboard_composes_its_letters(tmp_path):
    slots.create_slots(tmp_path, unicodedata.normalize("NFC", "Müller würde Äpfel"), cost=CHEAP)
    assert slots.open_with_passphrase(tmp_path, unicodedata.normalize("NFD", "Müller würde Äpfel"))


@pytest.mark.parametrize("wrong", ["", "harbour lamp quilt Onion", FIRST + " ", "x" * 10_000])
def test_a_wrong_passphrase_gets_a_sentence_that_does_not_repeat_it(tmp_path, made, wrong):
    with pytest.raises(UserError, match="does not open this store") as told:
        slots.open_with_passphrase(tmp_path, wrong)
    assert not wrong or wrong not in str(told.value)


def test_a_store_is_never_made_over_another(tmp_path, made):
    before = slot_file.path(tmp_path).read_bytes()
    with pytest.raises(UserError, match="already holds a store"):
        slots.create_slots(tmp_path, SECOND, cost=CHEAP)
    assert slot_file.path(tmp_path).read_bytes() == before


def test_a_short_passphrase_makes_no_store_and_changes_none(tmp_path, made):
    with pytest.raises(UserError, match="at least 12"):
        slots.change_passphrase(tmp_path, made.key, "short", cost=CHEAP)
    assert slots.open_with_passphrase(tmp_path, FIRST)
    other = tmp_path / "other"
    other.mkdir()
    with pytest.raises(UserError, match="at least 12"):
        slots.create_slots(other, "short", cost=CHEAP)
    assert not list(other.iterdir())


def test_a_changed_passphrase_replaces_the_old_and_the_paper_still_opens(tmp_path, made):
    slots.change_passphrase(tmp_path, made.key, SECOND, cost=CHEAP)
    assert slots.open_with_passphrase(tmp_path, SECOND).candidate_keys == (made.key,)
    assert slots.open_with_recovery(tmp_path, made.recovery_key).candidate_keys == (made.key,)
    with pytest.raises(UserError):
        slots.open_with_passphrase(tmp_path, FIRST)


def test_a_forgotten_passphrase_is_replaced_with_the_paper(tmp_path, made):
    opened = slots.open_with_recovery(tmp_path, made.recovery_key)
    slots.change_passphrase(tmp_path, opened.candidate_keys[0], SECOND, cost=CHEAP)
    assert slots.open_with_passphrase(tmp_path, SECOND).candidate_keys == (made.key,)


def test_a_new_recovery_key_makes_the_old_paper_worthless_and_says_so(tmp_path, made):
    newer = slots.new_recovery_key(tmp_path, made.key)
    assert slots.open_with_recovery(tmp_path, newer).candidate_keys == (made.key,)
    with pytest.raises(UserError, match="a newer one has been printed"):
        slots.open_with_recovery(tmp_path, made.recovery_key)


def test_the_last_way_in_that_a_person_holds_cannot_be_removed(tmp_path, made, ring):
    slots.add_keyring(tmp_path, made.key, ring)
    passphrase, recovery, _ = slots.list_slots(tmp_path)
    slots.remove_slot(tmp_path, recovery.id)
    with pytest.raises(UserError, match="Add another first"):
        slots.remove_slot(tmp_path, passphrase.id)
    assert slots.open_with_passphrase(tmp_path, FIRST).candidate_keys == (made.key,)


def test_the_keyring_opens_the_store_and_holds_only_a_wrapping_key(tmp_path, made, ring):
    slots.add_keyring(tmp_path, made.key, ring)
    assert slots.open_with_keyring(tmp_path, ring).candidate_keys == (made.key,)
    ((service, name), secret) = next(iter(ring.kept.items()))
    assert service == "csa-desktop"
    assert name.startswith(made.store)
    assert len(secret) == 64
    assert secret != made.key.hex()


def test_a_keyring_that_vanished_or_forgot_or_lies_asks_for_the_passphrase(tmp_path, made, ring):
    slots.add_keyring(tmp_path, made.key, ring)
    for spoil in (
        lambda: ring.kept.update(dict.fromkeys(ring.kept, "ab" * 32)),
        lambda: ring.kept.update(dict.fromkeys(ring.kept, "not hexadecimal")),
        lambda: ring.kept.clear(),
        lambda: setattr(ring, "gone", True),
    ):
        spoil()
        with pytest.raises(UserError, match="Type the passphrase instead"):
            slots.open_with_keyring(tmp_path, ring)
        assert slots.open_with_passphrase(tmp_path, FIRST).candidate_keys == (made.key,)
    with pytest.raises(UserError, match="Type the passphrase instead"):
        slots.open_with_keyring(tmp_path, None)


def test_a_keyring_that_does_not_keep_what_it_is_given_gets_no_slot(tmp_path, made, ring):
    ring.gone = True
    with pytest.raises(UserError, match="not available"):
        slots.add_keyring(tmp_path, made.key, ring)
    assert [slot.kind for slot in slots.list_slots(tmp_path)] == ["passphrase", "recovery"]


def test_taking_the_keyring_away_empties_it_and_works_without_it(tmp_path, made, ring):
    slot = slots.add_keyring(tmp_path, made.key, ring)
    slots.remove_slot(tmp_path, slot.id, ring=ring)
    assert not ring.kept
    slot = slots.add_keyring(tmp_path, made.key, ring)
    ring.gone = True
    slots.remove_slot(tmp_path, slot.id, ring=ring)
    assert [slot.kind for slot in slots.list_slots(tmp_path)] == ["passphrase", "recovery"]


def test_a_key_of_another_store_is_never_put_into_a_slot(tmp_path, made):
    before = slot_file.path(tmp_path).read_bytes()
    with pytest.raises(ValueError, match="not this store's key"):
        slots.change_passphrase(tmp_path, keys.new_key(), SECOND, cost=CHEAP)
    with pytest.raises(ValueError, match="in no slot"):
        slots.finish_rekey(tmp_path, keys.new_key())
    assert slot_file.path(tmp_path).read_bytes() == before


def test_while_a_rekey_is_unfinished_every_secret_opens_both_keys_the_old_first(tmp_path, made, ring):
    slots.add_keyring(tmp_path, made.key, ring)
    new = slots.begin_rekey(tmp_path, FIRST, cost=CHEAP)
    both = (made.key, new.key)
    assert new.key != made.key
    assert new.store == made.store
    assert slots.open_with_passphrase(tmp_path, FIRST).candidate_keys == both
    assert slots.open_with_recovery(tmp_path, made.recovery_key).candidate_keys == both
    assert slots.open_with_recovery(tmp_path, new.recovery_key).candidate_keys == both
    assert slots.open_with_keyring(tmp_path, ring).candidate_keys == both


def test_a_finished_rekey_leaves_nothing_of_the_old_key(tmp_path, made, ring):
    slots.add_keyring(tmp_path, made.key, ring)
    new = slots.begin_rekey(tmp_path, FIRST, cost=CHEAP)
    slots.finish_rekey(tmp_path, new.key, ring=ring)
    assert slots.open_with_passphrase(tmp_path, FIRST).candidate_keys == (new.key,)
    assert slots.open_with_recovery(tmp_path, new.recovery_key).candidate_keys == (new.key,)
    with pytest.raises(UserError):
        slots.open_with_recovery(tmp_path, made.recovery_key)
    assert not ring.kept
    assert keys.key_id(made.key) not in slot_file.path(tmp_path).read_text()


def test_a_rekey_that_never_reached_the_store_is_taken_back(tmp_path, made):
    before = slots.list_slots(tmp_path)
    new = slots.begin_rekey(tmp_path, FIRST, cost=CHEAP)
    slots.finish_rekey(tmp_path, made.key)
    assert slots.list_slots(tmp_path) == before
    with pytest.raises(UserError):
        slots.open_with_recovery(tmp_path, new.recovery_key)


def test_a_rekey_needs_the_passphrase_as_it_is_so_a_slip_cannot_lock_out(tmp_path, made):
    before = slot_file.path(tmp_path).read_bytes()
    with pytest.raises(UserError, match="does not open this store"):
        slots.begin_rekey(tmp_path, FIRST + "n", cost=CHEAP)
    assert slot_file.path(tmp_path).read_bytes() == before


def test_nothing_else_is_changed_while_a_rekey_is_unfinished(tmp_path, made):
    slots.begin_rekey(tmp_path, FIRST, cost=CHEAP)
    for change in (
        lambda: slots.change_passphrase(tmp_path, made.key, SECOND, cost=CHEAP),
        lambda: slots.new_recovery_key(tmp_path, made.key),
        lambda: slots.begin_rekey(tmp_path, FIRST, cost=CHEAP),
    ):
        with pytest.raises(ValueError, match="unfinished"):
            change()


def test_a_wiped_opening_holds_no_key(tmp_path, made):
    opened = slots.open_with_passphrase(tmp_path, FIRST)
    opened.wipe()
    assert opened.candidate_keys == (bytearray(32),)


def test_no_file_holds_a_passphrase_a_key_or_the_recovery_key(tmp_path, made, ring):
    slots.change_passphrase(tmp_path, made.key, SECOND, cost=CHEAP)
    slots.add_keyring(tmp_path, made.key, ring)
    new = slots.begin_rekey(tmp_path, SECOND, cost=CHEAP)
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()).lower()
    papers = [key.recovery_key for key in (made, new)]
    words = [FIRST, SECOND, *papers, *(paper.split()[0] for paper in papers), *ring.kept.values()]
    for word in words:
        for code in ("utf-8", "utf-16-le"):
            assert word.lower().encode(code) not in kept
    for key in (made.key, new.key):
        for shape in (bytes(key), key.hex().encode(), base64.b64encode(key)):
            assert shape.lower() not in kept


def test_the_usual_cost_is_measured_and_kept_in_the_slot(tmp_path):
    slots.create_slots(tmp_path, FIRST)
    cost = slots.list_slots(tmp_path)[0].cost
    assert cost.passes >= 3
    assert cost.memory >= 32 * 1024
    assert slots.open_with_passphrase(tmp_path, FIRST)


def test_slots_have_an_end(tmp_path, made):
    file = slot_file.read(tmp_path)
    with pytest.raises(UserError, match="no more than 16"):
        slot_file.write(tmp_path, replace(file, slots=file.slots * 9))
    assert slots.open_with_passphrase(tmp_path, FIRST).candidate_keys == (made.key,)


def test_the_file_can_be_read_by_people(tmp_path, made):
    written = json.loads(slot_file.path(tmp_path).read_text())
    assert written["format"] == "csa-desktop keys"
    assert [slot["kind"] for slot in written["slots"]] == ["passphrase", "recovery"]
