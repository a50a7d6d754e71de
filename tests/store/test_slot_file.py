"""keys.json when it is damaged, newer, or written by somebody who means harm."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csa_desktop.errors import UserError
from csa_desktop.store import slot_file, slots
from csa_desktop.store.keys import Cost

CHEAP = Cost(passes=1, memory=64, lanes=1)
PASSPHRASE = "harbour lamp quilt onion"
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@pytest.fixture
def folder(tmp_path):
    slots.create_slots(tmp_path, PASSPHRASE, cost=CHEAP)
    return tmp_path


def spoil(folder, change):
    """Change what keys.json says and give it a fitting digest, as an attacker would."""
    data = json.loads(slot_file.path(folder).read_text())
    data.pop("digest")
    change(data)
    data["digest"] = slot_file._digest(data)
    slot_file.path(folder).write_text(json.dumps(data))


def test_a_missing_file_says_what_to_restore(tmp_path):
    with pytest.raises(UserError, match=r"keys\.json.*is missing.*from a backup"):
        slots.open_with_passphrase(tmp_path, PASSPHRASE)


def test_a_newer_file_is_refused_even_where_nothing_else_of_it_is_known(folder):
    slot_file.path(folder).write_text('{"format": "csa-desktop keys", "version": 2, "ways": []}')
    with pytest.raises(UserError, match="newer version of csa_desktop"):
        slots.open_with_passphrase(folder, PASSPHRASE)


def damaged(data, whole):
    """The file cut short, ended in zeros, or with one byte changed, as disks do it."""
    place = data.draw(st.integers(0, len(whole) - 1))
    change = data.draw(st.integers(1, 255))
    return data.draw(
        st.sampled_from(
            [
                whole[:place],
                whole[:place] + bytes(len(whole) - place),
                whole[:place] + bytes([whole[place] ^ change]) + whole[place + 1 :],
            ]
        )
    )


def says_the_same(content, whole):
    try:
        return json.loads(content) == json.loads(whole)
    except ValueError:
        return False


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_any_damage_is_told_from_a_wrong_passphrase(folder, data):
    whole = slot_file.path(folder).read_bytes()
    content = damaged(data, whole)
    slot_file.path(folder).write_bytes(content)
    try:
        if says_the_same(content, whole):
            assert slots.open_with_passphrase(folder, PASSPHRASE)
        else:
            with pytest.raises(
                UserError, match=r"is damaged. Restore keys\.json from a backup|newer version"
            ):
                slots.open_with_passphrase(folder, PASSPHRASE)
    finally:
        slot_file.path(folder).write_bytes(whole)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=300) | ANY_JSON.map(lambda value: json.dumps(value).encode()))
def test_any_content_gets_a_sentence(tmp_path, content):
    slot_file.path(tmp_path).write_bytes(content)
    with pytest.raises(UserError, match="is damaged"):
        slot_file.read(tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.sampled_from(["id", "kind", "key", "made", "wrapped", "salt", "cost", "by", "further"]),
    ANY_JSON | st.lists(st.integers(), min_size=3, max_size=3),
)
def test_a_slot_with_anything_in_it_opens_nothing_and_breaks_nothing(folder, field, value):
    whole = slot_file.path(folder).read_bytes()
    try:
        original = json.loads(whole)["slots"][0].get(field)
        spoil(folder, lambda data: data["slots"][0].update({field: value}))
        if value != original or type(value) is not type(original):
            with pytest.raises(UserError):
                slots.open_with_passphrase(folder, PASSPHRASE)
    finally:
        slot_file.path(folder).write_bytes(whole)


@pytest.mark.parametrize("content", [b"[" * 60_000, b"9" * 60_000, b"{}" + b" " * 70_000])
def test_content_made_to_exhaust_the_reader_is_refused(tmp_path, content):
    slot_file.path(tmp_path).write_bytes(content)
    with pytest.raises(UserError, match="is damaged"):
        slot_file.read(tmp_path)


@pytest.mark.parametrize(
    "cost", [[1, 1 << 30, 1], [1 << 40, 64, 1], [64, 1 << 20, 16], [1, 64, 4096], [True, 64, 1]]
)
def test_a_file_that_asks_for_a_terabyte_or_for_hours_is_refused(folder, cost):
    spoil(folder, lambda data: data["slots"][0].update(cost=cost))
    with pytest.raises(UserError, match="is damaged"):
        slots.open_with_passphrase(folder, PASSPHRASE)


def test_a_file_with_a_hundred_slots_is_refused(folder):
    spoil(folder, lambda data: data.update(slots=data["slots"] * 50))
    with pytest.raises(UserError, match="is damaged"):
        slots.open_with_passphrase(folder, PASSPHRASE)


def test_a_slot_does_not_open_in_the_file_of_another_store(folder, tmp_path):
    spoil(folder, lambda data: data.update(store="00000000-0000-0000-0000-000000000000"))
    with pytest.raises(UserError, match="does not open this store"):
        slots.open_with_passphrase(folder, PASSPHRASE)


def test_a_folder_in_place_of_the_file_gets_a_sentence(tmp_path):
    slot_file.path(tmp_path).mkdir()
    with pytest.raises(UserError, match=r"keys\.json cannot be read"):
        slot_file.read(tmp_path)
