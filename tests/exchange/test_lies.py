"""Lies that must never be believed, each by its name; bombs; and what somebody taken off the team tries."""

import hashlib
import time
import tracemalloc
from dataclasses import replace

import pytest
import zstandard

from csa_desktop.commands import exchange
from csa_desktop.domain.team import Device
from csa_desktop.exchange import envelope, receiving, unpacking
from csa_desktop.exchange.identity import identity_of
from csa_desktop.store.verify import verify
from csa_desktop.store.weighing import NotTakenError
from tests.exchange.lies import Lie
from tests.exchange.test_hostile import DOCUMENT, World, everything

DAMAGED, ASTRAY, UNSIGNED = "not written as a bundle is", "of another inspection", "not signed by the laptop"


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    made = World(tmp_path_factory.mktemp("world"))
    yield made
    made.close()


def forged(lie):
    """A change in somebody's name, under a signature of the liar's that names it."""
    last = [c for c in lie.changes if c["header"]["device"] == lie.victim][-1]
    change = lie.append(tbl="statement", row="forged", op="write", values={"text": "I never said this"})
    change["header"] |= {
        "device": lie.victim,
        "number": last["header"]["number"] + 1,
        "prev": last["id"],
        "lamport": last["header"]["lamport"] + 1,
    }
    return change


def in_anothers_name_unsigned(lie):
    forged(lie)
    lie.resign()


def in_anothers_name_signed_as_oneself(lie):
    change = forged(lie)
    lie.resign()
    lie.sign(lie.identity.device, change)


def in_anothers_name_signed_as_the_other(lie):
    change = forged(lie)
    lie.resign()
    lie.sign(lie.victim, change)


def a_signature_over_nothing(lie):
    lie.sign(lie.identity.device, {"id": "f" * 64, "header": {"number": 1}})


def a_row_of_another_inspection(lie):
    lie.append(tbl="statement", row=lie.other_row, op="write", values={"text": "Changed from outside."})
    lie.resign()


def an_erasure_in_another_inspection(lie):
    lie.append(tbl="statement", row=lie.other_row, op="erase", bases="{}", values={"ground": "x"})
    lie.resign()


def another_inspection_inside_this_one(lie):
    lie.append(tbl="assessment", row="second", op="write", values={"authority": "Second"})
    lie.resign()


def an_erasure_of_a_case_without_a_name(lie):
    """What is about no child has no case; this would be the case of all of it."""
    lie.append(tbl="case", row="", op="erase", bases="{}", values={"ground": "x"})
    lie.resign()


def another_key_for_a_laptop(lie):
    said = {"device": lie.victim, "sign": lie.identity.sign}
    lie.append(tbl="device", row="new", op="write", values=said)
    lie.resign()


def a_laptop_of_the_team_erased(lie):
    lie.append(tbl="device", row="new", op="erase", bases="{}", values={"ground": "x"})
    lie.resign()


def a_number_that_no_table_holds(lie):
    lie.append(tbl="source", row="new", op="write", values={"size": 2**63})
    lie.resign()


def a_number_beyond_all(lie):
    for change in lie.own:
        change["header"]["number"] += 2**64
    lie.resign()


def half_of_a_pair(lie):
    lie.append(tbl="statement", row="new", op="write", values={"text": "said"})
    lie.changes[-1]["payload"][1] = '{"text":"\\ud800"}'
    lie.resign()


def a_text_that_was_altered(lie):
    lie.changes[-1]["payload"][0] = "AAAA"


def texts_for_a_text(lie):
    lie.append(tbl="statement", row="new", op="write", values={"text": ["a", "b"]})
    lie.resign()


def another_document_under_the_same_name(lie):
    lie.documents[0][1] = DOCUMENT[::-1]


def pages_that_are_missing(lie):
    lie.documents[0][0] = lie.documents[0][0][1:]


def bytes_after_the_end(lie):
    lie.after = b"\n"


def deep_json(lie):
    lie.changes[-1]["payload"][1] = '{"text":' + "[" * 950 + "]" * 950 + "}"
    lie.resign()


def a_write_of_what_nobody_knows(lie):
    lie.append(tbl="hologram", row="new", op="write", values={"text": "x"})
    lie.resign()


def a_newer_format(lie):
    lie.manifest |= {"format": 2, "expiry": "2031-01-01"}


LIES = {
    in_anothers_name_unsigned: UNSIGNED,
    in_anothers_name_signed_as_oneself: "over a change that is not in it",
    in_anothers_name_signed_as_the_other: "not that of the laptop it names",
    a_signature_over_nothing: "over a change that is not in it",
    a_row_of_another_inspection: ASTRAY,
    an_erasure_in_another_inspection: ASTRAY,
    another_inspection_inside_this_one: ASTRAY,
    an_erasure_of_a_case_without_a_name: "does not say what it is about",
    another_key_for_a_laptop: "another key",
    a_laptop_of_the_team_erased: "out of the list of the team",
    a_number_that_no_table_holds: DAMAGED,
    a_number_beyond_all: DAMAGED,
    half_of_a_pair: DAMAGED,
    a_text_that_was_altered: "damaged or altered",
    texts_for_a_text: "a value of the wrong kind",
    another_document_under_the_same_name: "not what its name says",
    pages_that_are_missing: DAMAGED,
    bytes_after_the_end: DAMAGED,
    deep_json: DAMAGED,
    a_write_of_what_nobody_knows: "newer version",
    a_newer_format: "newer version",
}


@pytest.mark.parametrize("lie", LIES, ids=lambda lie: lie.__name__)
def test_it_is_refused_for_what_it_is(world, lie):
    made, before = world.lie(), everything(world.receiver)
    lie(made)
    with pytest.raises(NotTakenError, match=LIES[lie]):
        receiving.open_bundle(world.receiver, made.sealed([world.box]))
    assert everything(world.receiver) == before


# Bombs


def sealed(world, folded):
    """What somebody confirmed signed, around whatever was folded."""
    return b"".join(envelope._signed(iter([envelope.MAGIC, folded]), world.identity))


def folded(pieces):
    folding = zstandard.ZstdCompressor(level=19).compressobj()
    return b"".join(folding.compress(piece) for piece in pieces) + folding.flush()


def zeros(count):
    return (bytes(1 << 20) for _ in range(count))


def lines(count):
    """A manifest, and as many changes as one likes, each of the same words."""

    def made(world):
        lie = world.lie()
        lie.manifest["changes"] = 499_999
        plain = lie.plain().split(b"\n")
        yield plain[0] + b"\n"
        for _ in range(count):
            yield b'["' + b"x" * 1_000_000 + b'"]\n'

    return made


BOMBS = {
    "one line without an end": lambda world: zeros(2000),
    "a list without an end": lambda world: (b"[" * (1 << 20) for _ in range(100)),
    "a long word": lambda world: iter([b'"' + b"x" * (31 << 20) + b'"\n']),
    "a million empty lists": lambda world: iter([b"[" + b"[]," * 1_000_000 + b"[]]\n"]),
    "lines without an end": lines(1000),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_takes_neither_memory_nor_time(world, bomb):
    plain, began = sealed(world, folded(BOMBS[bomb](world))), time.monotonic()
    tracemalloc.start()
    try:
        with pytest.raises(NotTakenError):
            unpacking.read(envelope.unfold(plain))
        assert tracemalloc.get_traced_memory()[1] < 400 << 20
    finally:
        tracemalloc.stop()
    assert time.monotonic() - began < 20


def test_nothing_unfolds_to_more_than_a_bundle_may_hold(world, monkeypatch):
    monkeypatch.setattr(envelope, "LARGEST_CONTENT", 10 << 20)
    with pytest.raises(NotTakenError, match="unfolds to more"):
        sum(map(len, envelope.unfold(sealed(world, folded(zeros(11))))))


def test_what_follows_the_folded_part_is_noticed(world):
    with pytest.raises(NotTakenError):
        list(envelope.unfold(sealed(world, folded([b"{}\n"]) + b"more")))


def test_a_header_for_a_million_laptops_is_not_even_read(world):
    data = b"age-encryption.org/v1\n" + b"-> X25519 AAAA\nAAAA\n" * 50_000 + b"--- AAAA\n"
    began = time.monotonic()
    with pytest.raises(NotTakenError, match="not addressed to this laptop"):
        receiving.open_bundle(world.receiver, data)
    assert time.monotonic() - began < 1


@pytest.mark.parametrize("data", [b"", b"\0", b"PK\x03\x04", b"age-encryption.org/v1\n--- \n" * 9])
def test_what_is_no_bundle_at_all(world, data):
    with pytest.raises(NotTakenError):
        receiving.open_bundle(world.receiver, data)


# What changes between looking and taking, and who was taken off the team


def test_a_document_that_was_erased_does_not_come_back_with_an_old_bundle(tmp_path):
    world = World(tmp_path)
    bundle, sha256 = world.true.sealed([world.box]), hashlib.sha256(DOCUMENT).hexdigest()
    exchange.take(world.receiver, exchange.open_bundle(world.receiver, bundle))
    assert world.receiver.document(sha256) == DOCUMENT
    world.receiver.erase([("source", "source")], assessment=world.assessment, ground="asked")
    exchange.take(world.receiver, exchange.open_bundle(world.receiver, bundle))
    with world.receiver.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM piece").scalar_one() == 0
    assert world.receiver.search("timescale") == ()
    world.close()


def test_what_is_erased_between_looking_and_taking_does_not_come_either(tmp_path):
    world = World(tmp_path)
    lie = world.lie()
    lie.append(tbl="source", row="early-source", op="write", values={"title": "x"})
    first = lie.resign().sealed([world.box])
    opened = exchange.open_bundle(world.receiver, first)
    exchange.take(world.receiver, exchange.open_bundle(world.receiver, first))
    world.receiver.erase([("source", "source")], assessment=world.assessment, ground="asked")
    exchange.take(world.receiver, opened)
    with world.receiver.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM blob").scalar_one() == 0
    world.close()


def test_a_bundle_whose_documents_cannot_be_taken_leaves_none_of_them(tmp_path):
    world = World(tmp_path)
    opened = receiving.open_bundle(world.receiver, world.true.sealed([world.box]))
    before = everything(world.receiver)
    opened.weighed = replace(opened.weighed, certified={}, at=-1)
    with pytest.raises(NotTakenError, match=UNSIGNED):
        receiving.take(world.receiver, opened)
    assert everything(world.receiver) == before
    world.close()


@pytest.fixture
def removed(tmp_path):
    """A world in which the victim was taken off the team, at what the receiver has of its chain."""
    world = World(tmp_path)
    exchange.take(world.receiver, exchange.open_bundle(world.receiver, world.true.sealed([world.box])))
    meet_again = exchange.keep_card(world.receiver, exchange.own_card(world.victim))
    exchange.confirm(world.receiver, meet_again.device)
    exchange.confirm(world.victim, exchange.keep_card(world.victim, exchange.own_card(world.receiver)).device)
    exchange.remove_from_team(world.receiver, world.assessment, world.victim.device)
    yield world
    world.close()


def bundle_of(world, store, changes):
    """A bundle that a laptop could write by hand, of changes that were never sent."""
    manifest = {**world.lie().manifest, "sender": store.device, "documents": []}
    return Lie(identity_of(store), manifest, changes, [])


def test_who_was_taken_off_the_team_cannot_write_before_that_either(removed):
    """A second way for their chain to go on, from a place that was accepted."""
    store = removed.victim
    first = next(c for c in removed.true.changes if c["header"]["device"] == store.device)
    lie = removed.lie()
    changes = [c for c in lie.changes if c["header"]["device"] == store.device][:1]
    made = bundle_of(removed, store, changes)
    made.append(tbl="statement", row="late", op="write", values={"text": "Written back in time."})
    assert made.changes[-1]["header"]["number"] == first["header"]["number"] + 1
    made.resign()
    with pytest.raises(NotTakenError, match="taken off the team"):
        receiving.open_bundle(removed.receiver, made.sealed([removed.box]))


def test_a_removal_that_names_nothing_readable_accepts_nothing_more():
    for last in ("", "x", "9" * 5000, "-1:x", ":", "1.5:x"):
        assert Device("r", "a", "d", "p", "n", "s", "b", True, last).accepted[0] == 0
    assert Device("r", "a", "d", "p", "n", "s", "b", True, "7:abc").accepted == (7, "abc")


def test_after_all_of_it_the_store_is_sound(world):
    assert verify(world.receiver).sentences == ()
