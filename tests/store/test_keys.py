"""Passphrases however they are typed, and one key wrapped by another."""

import io
import os
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csa_desktop.errors import UserError
from csa_desktop.store import keys
from csa_desktop.store.keys import Cost

CHEAP = Cost(passes=1, memory=64, lanes=1)
ANY_TEXT = st.text(st.characters(), max_size=60)


@given(ANY_TEXT)
def test_a_passphrase_is_the_same_however_its_letters_were_composed(passphrase):
    forms = {keys.passphrase_bytes(unicodedata.normalize(form, passphrase)) for form in ("NFC", "NFD")}
    assert forms == {keys.passphrase_bytes(passphrase)}


@settings(max_examples=30, deadline=None)
@given(ANY_TEXT)
def test_any_text_gives_a_key_and_always_the_same(passphrase):
    salt = bytes(16)
    composed = keys.stretch(unicodedata.normalize("NFC", passphrase), salt, CHEAP)
    assert len(composed) == 32
    assert composed == keys.stretch(unicodedata.normalize("NFD", passphrase), salt, CHEAP)


def test_case_and_spaces_are_part_of_a_passphrase_but_not_the_kind_of_space():
    assert keys.passphrase_bytes("Harbour lamp") != keys.passphrase_bytes("harbour lamp")
    assert keys.passphrase_bytes("harbour  lamp") != keys.passphrase_bytes("harbour lamp")
    assert keys.passphrase_bytes("harbour\u00a0lamp") == keys.passphrase_bytes("harbour lamp")


@given(st.text(max_size=11))
def test_a_short_passphrase_is_refused_with_advice(passphrase):
    with pytest.raises(UserError, match="at least 12 characters"):
        keys.demand_good(passphrase)


@pytest.mark.parametrize("passphrase", ["aaaaaaaaaaaa", "один два три", "harbour lamp quilt", "😀" * 12])
def test_no_rule_says_what_a_long_passphrase_must_contain(passphrase):
    keys.demand_good(passphrase)


def test_spaces_around_a_passphrase_do_not_make_it_longer():
    with pytest.raises(UserError, match="this one has 5"):
        keys.demand_good("   lamps        ")


def test_the_cost_is_measured_and_stays_within_bounds():
    quick, slow = keys.calibrate(0.001), keys.calibrate(1000)
    assert quick.passes == 3
    assert slow.passes == 32
    assert quick.bearable
    assert slow.bearable


@pytest.mark.parametrize(
    "cost",
    [
        Cost(3, 1 << 30, 4),
        Cost(1 << 31, 65536, 4),
        Cost(3, 65536, 200),
        Cost(0, 64, 1),
        Cost(1, 7, 1),
        Cost(1, 64, 0),
    ],
)
def test_a_cost_that_no_store_has_is_not_bearable(cost):
    assert not cost.bearable


def test_too_little_memory_is_told():
    with pytest.raises(UserError, match="MiB of free memory"):
        keys.stretch("harbour lamp", bytes(16), Cost(1, 2**32 - 1, 1))


def test_a_wrapped_key_opens_only_with_its_key_and_for_its_purpose():
    key, wrapping = keys.new_key(), keys.new_key()
    wrapped = keys.wrap(key, wrapping, b"slot 1")
    assert keys.unwrap(wrapped, wrapping, b"slot 1") == key
    assert keys.unwrap(wrapped, wrapping, b"slot 2") is None
    assert keys.unwrap(wrapped, keys.new_key(), b"slot 1") is None
    assert keys.unwrap(b"", wrapping, b"slot 1") is None
    assert bytes(key) not in wrapped


@given(st.integers(0, 71), st.integers(1, 255))
def test_a_wrapping_with_any_byte_changed_does_not_open(place, change):
    wrapped = bytearray(keys.wrap(bytes(32), bytearray(range(32)), b""))
    wrapped[place] ^= change
    assert keys.unwrap(bytes(wrapped), bytearray(range(32)), b"") is None


def test_a_wiped_secret_is_gone_from_its_place():
    key = keys.new_key()
    keys.wipe(key)
    assert key == bytes(32)


def test_a_keys_name_and_its_bridge_are_different_things_and_neither_is_the_key():
    key = keys.new_key()
    assert keys.key_id(key) == keys.key_id(bytes(key))
    assert len({bytes(key), bytes.fromhex(keys.key_id(key)), bytes(keys.bridge_key(key))}) == 3


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\nsecond line\n"])
def test_a_passphrase_file_gives_its_first_line(tmp_path, ending):
    file = tmp_path / "passphrase.txt"
    file.write_bytes(("\ufeffhärbour lamp " + ending).encode())
    assert keys.read_passphrase(file, "Passphrase: ") == "härbour lamp "


@pytest.mark.parametrize("content", [b"", b"\nharbour lamp", b"\xff\xfe\x00", b"x" * 5000])
def test_a_file_that_is_not_a_passphrase_gets_a_sentence(tmp_path, content):
    file = tmp_path / "passphrase.txt"
    file.write_bytes(content)
    with pytest.raises(UserError, match="passphrase file"):
        keys.read_passphrase(file, "Passphrase: ")


def test_a_passphrase_file_that_is_not_there_gets_a_sentence(tmp_path):
    with pytest.raises(UserError, match="cannot be read"):
        keys.read_passphrase(tmp_path / "none", "Passphrase: ")


def test_without_a_terminal_nothing_is_read_in_sight(monkeypatch):
    real = os.open

    def no_terminal(path, *args, **more):
        if path == "/dev/tty":
            raise OSError("no terminal")
        return real(path, *args, **more)

    monkeypatch.setattr(os, "open", no_terminal)
    monkeypatch.setattr("sys.stdin", io.StringIO("harbour lamp\n"))
    with pytest.raises(UserError, match="first line of a file"):
        keys.read_passphrase(None, "Passphrase: ")
