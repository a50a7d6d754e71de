"""Two laptops and more hand each other changes in any order: the same everywhere, and nothing lost."""

from dataclasses import replace

import pytest

from csa_desktop.domain.values import new_id
from csa_desktop.store import admit, sending
from csa_desktop.store.guards import Door
from csa_desktop.store.log import Edit
from csa_desktop.store.store import Store
from csa_desktop.store.verify import verify
from csa_desktop.store.weighing import MissingError, NotTakenError
from tests.made_store import KEY, new_store

ASSESSMENT = "a0000000-0000-4000-8000-000000000001"


@pytest.fixture
def laptops(tmp_path):
    made = []

    def make(name):
        store = new_store(tmp_path / name)
        store.introduce(name)
        made.append(store)
        return store

    yield make
    for store in made:
        assert verify(store).sentences == ()
        store.close()


@pytest.fixture
def marsh(laptops):
    store = laptops("Marsh")
    about = {"pack": "apa-2005", "pack_version": 1, "authority": "Sharpston", "year": 2005}
    store.record("Open", [Edit("assessment", ASSESSMENT, about)], assessment=ASSESSMENT)
    return store


@pytest.fixture
def cole(laptops):
    return laptops("Cole")


def write(store, row="", **values):
    row = row or new_id()
    store.record("Write", [Edit("statement", row, {"kind": "finding", **values})], assessment=ASSESSMENT)
    return row


def sent(one, other=None):
    """What `one` would send to `other`, or to somebody who has nothing."""
    with one.reading() as here:
        if other is None:
            return list(sending.lacking(here, ASSESSMENT, {}))
        with other.reading() as there:
            return list(sending.lacking(here, ASSESSMENT, sending.tips(there, ASSESSMENT)))


def certified(changes):
    last = {}
    for change in changes:
        last.setdefault(change.chain, []).append(change.id)
    return last


def receive(store, changes):
    with store._writing(Door.ERASE) as connection:
        return admit.admit(connection, admit.look(connection, changes, certified(changes)))


def join(one, other):
    receive(other, sent(one, other))
    receive(one, sent(other, one))


def said(store):
    rows = store.trail(ASSESSMENT).rows
    return rows.statements, rows.conflicts


def test_what_one_wrote_the_other_has_and_twice_changes_nothing(marsh, cole):
    row = write(marsh, text="The register fell.")
    everything = sent(marsh)
    taken = receive(cole, everything)
    assert len(taken.changes) == 2 and ("statement", row) in taken.rows
    assert said(cole) == said(marsh)
    again = receive(cole, everything)
    assert (again.changes, again.known) == ((), 2)
    assert sent(marsh, cole) == []


def test_the_same_field_changed_by_both_is_a_conflict_with_both_values(marsh, cole):
    row = write(marsh, text="The register fell.")
    join(marsh, cole)
    write(marsh, row, text="The register fell by a third.")
    write(cole, row, text="The register fell, then rose.")
    join(marsh, cole)
    assert said(marsh) == said(cole)
    assert said(marsh)[1] == {("statement", row, "text")}
    kept = {v.value for v in cole.history("statement", row) if v.current and v.field == "text"}
    assert kept == {"The register fell by a third.", "The register fell, then rose."}
    write(cole, row, text="The register fell by a third, then rose.")
    join(marsh, cole)
    assert said(marsh) == said(cole) and said(marsh)[1] == frozenset()


def test_deleted_here_and_changed_there_stays(marsh, cole):
    row = write(marsh, text="The register fell.")
    join(marsh, cole)
    marsh.record("Remove", [Edit("statement", row, delete=True)], assessment=ASSESSMENT)
    write(cole, row, text="The register fell by a third.")
    join(marsh, cole)
    assert said(marsh) == said(cole)
    assert [s.text for s in said(marsh)[0]] == ["The register fell by a third."]


def test_a_file_that_comes_before_its_predecessor_says_what_is_missing(marsh, cole):
    write(marsh, text="First.")
    first = sent(marsh)
    write(marsh, text="Second.")
    second = [change for change in sent(marsh) if change not in first]
    with pytest.raises(MissingError, match="have not come to this laptop"):
        receive(cole, second)
    receive(cole, first)
    receive(cole, second)
    assert said(cole) == said(marsh)


def test_what_was_erased_stays_erased_whatever_comes_late(marsh, cole, laptops):
    row = write(marsh, text="About a child.")
    old = sent(marsh)
    join(marsh, cole)
    marsh.erase([("statement", row)], assessment=ASSESSMENT, ground="asked by the family")
    write(cole, row, text="About a child, again.")
    join(marsh, cole)
    third = laptops("Third")
    receive(third, sent(cole))
    receive(cole, old)
    for store in (marsh, cole, third):
        assert store.trail(ASSESSMENT).rows.statements == ()
        assert store.search("child") == ()


def test_a_copied_laptop_is_noticed_and_both_ways_are_kept(marsh, cole, tmp_path):
    write(marsh, text="Before the copy.")
    join(marsh, cole)
    twin_folder = tmp_path / "twin"
    twin_folder.mkdir()
    marsh._empty_wal()
    (twin_folder / "store.db").write_bytes(marsh.path.read_bytes())
    twin = Store(twin_folder, KEY)
    write(marsh, text="On the laptop.")
    write(twin, text="On its copy.")
    assert receive(cole, sent(marsh, cole)).forks == ()
    assert receive(cole, sent(twin, cole)).forks == ((ASSESSMENT, marsh.device),)
    texts = {s.text for s in said(cole)[0]}
    assert texts == {"Before the copy.", "On the laptop.", "On its copy."}
    assert any("goes on in two ways" in remark for remark in verify(cole).remarks)
    twin.close()


DAMAGE = {
    "a word altered": lambda c: replace(
        c, payload=replace(c.payload, body=c.payload.body.replace("fell", "rose"))
    ),
    "a header altered": lambda c: replace(c, header=replace(c.header, author="somebody else")),
    "a text left out": lambda c: replace(c, payload=None),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_what_was_altered_on_the_way_is_refused_whole(marsh, cole, damage):
    write(marsh, text="The register fell.")
    changes = sent(marsh)
    with pytest.raises(NotTakenError):
        receive(cole, [*changes[:-1], damage(changes[-1])])
    assert cole.assessments() == ()


def test_changes_that_their_laptop_did_not_sign_are_refused(marsh, cole):
    write(marsh, text="The register fell.")
    changes = sent(marsh)
    with pytest.raises(NotTakenError, match="not signed"), cole.reading() as connection:
        admit.look(connection, changes, {changes[0].chain: [changes[0].id]})
