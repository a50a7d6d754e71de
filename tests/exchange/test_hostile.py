"""A hundred thousand damaged and lying bundles: each is refused, in one way, or taken soundly."""

import hashlib
import random
import time
from collections import Counter
from contextlib import suppress

import pytest
from sqlalchemy import text

from csa_desktop.commands import assessments, exchange
from csa_desktop.exchange import receiving, sharing, unpacking
from csa_desktop.exchange.identity import identity_of
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.store import admit, others
from csa_desktop.store.guards import Door
from csa_desktop.store.log import Edit
from csa_desktop.store.report import Faults
from csa_desktop.store.verify import verify
from csa_desktop.store.verify_log import check_chains, check_erased, check_payloads
from csa_desktop.store.verify_tables import check_entries, check_heads, check_rows
from csa_desktop.store.weighing import NotTakenError
from tests.exchange import hostile
from tests.exchange.lies import Lie, true_content
from tests.made_store import new_store

DOCUMENT = b"Reviewed within timescale. " * 200
SLICES = 4
LONGEST = 5.0
"""Seconds that any one bundle may take, on a busy machine."""


def in_all(in_ci):
    """(how many bundles each slice makes, for how long it may at most)."""
    return (25_000, 115) if in_ci else (600, 20)


class World:
    """Somebody who lies, somebody who is lied to, and somebody in whose name it is tried."""

    def __init__(self, folder):
        self.folder = folder
        self.liar, self.victim, self.receiver = (self._store(name) for name in ("liar", "victim", "receiver"))
        for one, other in ((self.liar, self.victim), (self.liar, self.receiver)):
            meet(one, other)
        self.assessment = open_assessment(self.liar, "Sharpston")
        self._write(self.liar, "case", "case", code="C-01")
        self._write(self.liar, "statement", "early", kind="finding", text="The register fell.")
        self._give(self.liar, self.victim)
        self._give(self.liar, self.receiver)
        self.other = open_assessment(self.receiver, "Elsewhere")
        self._write(self.receiver, "statement", "secret", self.other, text="Of another inspection.")
        self._write(self.receiver, "statement", "early", text="The register rose.")
        self._write(self.receiver, "statement", "gone", text="About a child.")
        self.receiver.erase([("statement", "gone")], assessment=self.assessment, ground="asked")
        self._write(self.victim, "statement", "theirs", text="What the victim said.", case="case")
        self._give(self.victim, self.liar)
        self._write(self.liar, "statement", "early", text="The register fell by a third.")
        sha256 = hashlib.sha256(DOCUMENT).hexdigest()
        self.liar.keep_document(DOCUMENT, sha256, [(1, "1", "Reviewed."), (2, "2", "Within timescale.")])
        self._write(self.liar, "source", "source", title="Briefing", sha256=sha256, size=len(DOCUMENT))
        self._write(self.liar, "answer", "answer", value=["a", "b"])
        self.liar.record("Remove", [Edit("statement", "theirs", delete=True)], assessment=self.assessment)
        with self.victim.reading() as connection:
            self.said_by_victim = not_theirs(self, connection)[1]
        self.identity = identity_of(self.liar)
        contacts = [c for c in exchange.contacts(self.liar) if c.device == self.receiver.device]
        self.box = contacts[0].box
        outgoing = sharing.gather(self.liar, self.assessment, contacts)
        self.true = Lie.of(self.identity, true_content(self.liar, outgoing, sharing))
        self.true.receiver, self.true.victim = self.receiver.device, self.victim.device
        self.true.other_assessment, self.true.other_row = self.other, "secret"

    def _store(self, name):
        store = new_store(self.folder / name)
        store.introduce(name)
        return store

    def _write(self, store, table, row, assessment=None, **values):
        store.record("Write", [Edit(table, row, values)], assessment=assessment or self.assessment)

    def _give(self, sender, receiver):
        target = self.folder / "given"
        exchange.share(sender, self.assessment, [receiver.device], target)
        exchange.take(receiver, exchange.open_bundle(receiver, target.read_bytes()))

    def lie(self):
        made = self.true.copy()
        for name in ("receiver", "victim", "other_assessment", "other_row"):
            setattr(made, name, getattr(self.true, name))
        return made

    def close(self, but="nothing"):
        """Every store is sound, but for sentences that begin so."""
        for store in (self.liar, self.victim, self.receiver):
            assert [said for said in verify(store).sentences if not said.startswith(but)] == []
            store.close()


def meet(one, other):
    for here, there in ((one, other), (other, one)):
        exchange.confirm(here, exchange.keep_card(here, exchange.own_card(there)).device)


def open_assessment(store, authority):
    pack = installed_packs()["apa-2005"]
    return assessments.open_assessment(store, pack, authority=authority, year=2005, role="hmi").row


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    made = World(tmp_path_factory.mktemp("world"))
    yield made
    made.close()


TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'entry_fts%' ORDER BY name"


def hash_of(*said):
    return int.from_bytes(hashlib.sha256(repr(said).encode()).digest(), "big")


def everything(store, but=()):
    """A digest of all that is in a store."""
    found = 0
    with store.reading() as connection:
        for name in set(connection.exec_driver_sql(TABLES).scalars()) - {*but}:
            for row in connection.exec_driver_sql(f'SELECT * FROM "{name}" ORDER BY 1'):
                found ^= hash_of(name, *row)
    return found


class RolledBackError(Exception):
    pass


CHECKS = (check_chains, check_payloads, check_erased, check_heads, check_rows, check_entries)
NOT_THEIRS = {
    "what is of another inspection": "SELECT c.id, p.body"
    " FROM change c LEFT JOIN payload p ON p.change = c.id WHERE c.assessment = :other ORDER BY c.seq",
    "the rows of another inspection": "SELECT * FROM statement WHERE id = 'secret' OR assessment = :other",
    "which inspections there are": "SELECT id FROM assessment WHERE id <> :assessment",
    "what its own laptop wrote": "SELECT id FROM change WHERE device = :receiver ORDER BY seq",
    "whose keys are whose": "SELECT DISTINCT device, sign FROM device"
    " WHERE device IN (:receiver, :victim) ORDER BY 1, 2",
}
"""What no lie of a colleague may change."""
BY_VICTIM = "SELECT id FROM change WHERE device = :victim"


def not_theirs(world, connection):
    where = {
        "other": world.other,
        "assessment": world.assessment,
        "receiver": world.receiver.device,
        "victim": world.victim.device,
    }
    said = {name: connection.execute(text(query), where).all() for name, query in NOT_THEIRS.items()}
    return said, set(connection.execute(text(BY_VICTIM), where).scalars())


def weigh_and_take_for_a_moment(world, plain):
    """What becomes of a plain content; what is taken has to be sound, and is rolled back."""
    store = world.receiver
    try:
        read = unpacking.read(iter([plain[at : at + 65536] for at in range(0, len(plain), 65536)]))
        _, weighed = receiving.look_through(store, read, world.liar.device)
        for document, data, _ in read.documents():
            if hashlib.sha256(data).hexdigest() != document.sha256:
                return "refused"
    except NotTakenError:
        return "refused"
    tips = read.manifest.tips
    signed = [
        others.Attestation(world.assessment, a.device, a.number, a.change, a.signature)
        for a in read.manifest.attestations
    ]
    also = others.keeping_of_bundle(signed, sender=world.liar.device, assessment=world.assessment, tips=tips)
    faults = Faults()
    with suppress(RolledBackError), store._writing(Door.ERASE) as connection:
        before, _ = not_theirs(world, connection)
        admit.admit(connection, admit.look_again(connection, weighed))
        also(connection)
        after, by_victim = not_theirs(world, connection)
        assert after == before
        assert by_victim <= world.said_by_victim
        for check in CHECKS:
            check(connection, faults)
        raise RolledBackError
    assert faults.sentences() == ()
    return "taken"


def one_bundle(world, chance):
    """(what was done, what became of it) for one made at random."""
    kind = chance.random()
    if kind < 0.3:
        return "damaged on the way", damaged(world, chance)
    if kind < 0.5:
        return "damaged inside", damaged_inside(world, chance)
    lie, told = lie_of(world, chance)
    try:
        plain = lie.plain()
    except (LookupError, TypeError, AttributeError, ValueError):
        return "not writable", "refused"
    return told, weigh_and_take_for_a_moment(world, plain)


def lie_of(world, chance):
    """A bundle with one or two lies in it, and what they are called."""
    lie, told = world.lie(), []
    for _ in range(chance.choice([1, 1, 1, 2])):
        way = chance.choice(hostile.LIES)
        with suppress(
            LookupError, TypeError, AttributeError, ValueError
        ):  # one lie took from the other what it needs
            way(lie, chance)
        told.append(way.__name__)
    return lie, " and ".join(sorted(told))


def damaged(world, chance):
    """Bits that turn over and ends that are missing, in the file as it is on the stick."""
    data = bytearray(world.sealed)
    how = chance.random()
    if how < 0.6:
        for _ in range(chance.choice([1, 1, 1, 2, 10])):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    elif how < 0.8:
        del data[chance.randrange(len(data)) :]
    elif how < 0.9:
        at = chance.randrange(len(data))
        data[at:at] = chance.randbytes(chance.choice([1, 20]))
    else:
        at = chance.randrange(len(data))
        del data[at : at + chance.choice([1, 16, 65536])]
    try:
        opened = receiving.open_bundle(world.receiver, bytes(data))
    except NotTakenError:
        return "refused"
    assert opened.weighed.new, "it could be opened, so nothing that counts was damaged"
    return "taken"


def damaged_inside(world, chance):
    """The same to the plain content, as if a confirmed colleague had signed it so."""
    data = bytearray(world.plain)
    for _ in range(chance.choice([1, 1, 2, 5])):
        at, how = chance.randrange(len(data)), chance.random()
        if how < 0.5:
            data[at] = chance.choice(b'"\\{}[],:\n0-\x00\xff\xed') if how < 0.3 else chance.randrange(256)
        elif how < 0.7:
            del data[at : at + chance.choice([1, 1, 50, 5000])]
        elif how < 0.9:
            data[at:at] = data[chance.randrange(len(data)) :][: chance.choice([1, 10, 500])]
        else:
            del data[at:]
        if not data:
            break
    return weigh_and_take_for_a_moment(world, bytes(data))


def test_the_true_one_is_taken(world):
    assert weigh_and_take_for_a_moment(world, world.lie().plain()) == "taken"
    assert weigh_and_take_for_a_moment(world, world.lie().resign().plain()) == "taken"


def test_through_the_whole_way(tmp_path, in_ci):
    """Sealed, opened, taken or refused and kept with the reason, by the commands themselves."""
    world = World(tmp_path)
    store, seed, became = world.receiver, random.randrange(1 << 32), Counter()
    until = time.monotonic() + (60 if in_ci else 8)
    for number in range(2000 if in_ci else 100):
        if time.monotonic() > until:
            break
        lie, told = lie_of(world, random.Random(f"{seed}.{number}"))
        with suppress(LookupError, TypeError, AttributeError, ValueError):
            lie.plain()
            before = everything(store, but=["received"])
            became[whole_way(world, lie.sealed([world.box]))] += 1
            assert not became["refused now"] or everything(store, but=["received"]) == before, (
                seed,
                number,
                told,
            )
            became["refused"] += became.pop("refused now", 0)
    world.close(
        but="The document of a source"
    )  # one may be named and not sent: that is told, and can be mended
    assert became["refused"] > became.total() / 4, became


def whole_way(world, data):
    try:
        exchange.take(world.receiver, exchange.open_bundle(world.receiver, data))
    except NotTakenError:
        return "refused now"
    return "taken"


@pytest.mark.timeout(280)
@pytest.mark.parametrize("slice_", range(SLICES))
def test_a_hundred_thousand_bundles(world, in_ci, slice_, record_property):
    many, seconds = in_all(in_ci)
    seed, until = random.randrange(1 << 32), time.monotonic() + seconds
    world.sealed, world.plain = world.true.sealed([world.box]), world.true.plain()
    before, became, number = everything(world.receiver), Counter(), 0
    while number < many and time.monotonic() < until:
        number += 1
        chance, began = random.Random(f"{seed}.{number}"), time.monotonic()
        try:
            told, became_of = one_bundle(world, chance)
        except BaseException as error:
            error.add_note(f"seed {seed}, bundle {number}")
            raise
        became[became_of] += 1
        took = time.monotonic() - began
        assert took < LONGEST, (seed, number, told, took)
        if not number % 1000:
            assert everything(world.receiver) == before, (seed, number)
    assert everything(world.receiver) == before
    assert became["refused"] > number / 4 and became["taken"] > number / 100, became
    record_property("bundles", number)
    record_property("seed", seed)
