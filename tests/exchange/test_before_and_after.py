"""What is shown before a bundle leaves or comes in is what happens then; what was refused waits."""

import random

import pytest

from csa_desktop.commands import erasing, exchange, received, statements, trails
from csa_desktop.errors import UserError
from csa_desktop.store import admit, foreseeing, others
from csa_desktop.store.log import Edit
from csa_desktop.store.tables import FIELDS
from csa_desktop.store.weighing import NotTakenError
from tests.exchange.laptops import TABLE, MissingError, StoreLaptop, certified
from tests.exchange.test_two_laptops import (  # noqa: F401
    assessment,
    bring_in,
    cole,
    laptop,
    marsh,
    meet,
    say,
    send,
)


def opened_by(store, data):
    opened = exchange.open_bundle(store, data)
    return opened, received.foresee(store, opened)


def parts(effect):
    return {part.kind: (part.new, part.changed, part.gone) for part in effect.parts}


# Before it leaves


def test_what_is_shown_is_what_leaves(marsh, cole, assessment, tmp_path):  # noqa: F811
    say(marsh, assessment, "First.")
    before = exchange.look(marsh, assessment, [cole.device])
    assert [contact.name for contact in before.joining] == ["R. Cole"] and before.everything
    assert marsh.trail(assessment).rows.devices == ()
    gone = exchange.share(marsh, assessment, [cole.device], tmp_path / "a.csabundle")
    assert gone.manifest.changes == before.changes
    again = exchange.look(marsh, assessment, [cole.device])
    assert (again.joining, again.changes) == ((), len(again.outgoing.changes))


def test_only_what_is_lacking_is_shown_and_since_when(marsh, cole, assessment, tmp_path):  # noqa: F811
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    bring_in(marsh, send(cole, assessment, marsh, tmp_path))
    say(marsh, assessment, "Second.")
    leaving = exchange.look(marsh, assessment, [cole.device])
    first = min(change.header.wall for change in leaving.outgoing.changes)
    assert not leaving.everything and leaving.since == first and leaving.outgoing.manifest.statements == 1
    whole = exchange.look(marsh, assessment, [cole.device], everything=True)
    assert whole.everything and whole.changes > leaving.changes


def test_who_never_answered_is_named_because_what_was_sent_goes_again(marsh, cole, assessment, tmp_path):  # noqa: F811
    def silent():
        return [contact.name for contact in exchange.look(marsh, assessment, [cole.device]).silent]

    assert silent() == [], "nothing was sent yet"
    first = send(marsh, assessment, cole, tmp_path)
    assert silent() == ["R. Cole"]
    bring_in(cole, first)
    assert silent() == ["R. Cole"], "that it arrived is not known here"
    bring_in(marsh, send(cole, assessment, marsh, tmp_path))
    assert silent() == []


def test_a_new_bundle_never_has_the_name_of_another():
    assert len({exchange.file_name() for _ in range(50)}) == 50


def test_progress_goes_up_to_the_end_and_can_stop_it(marsh, cole, assessment, tmp_path):  # noqa: F811
    for number in range(40):
        say(marsh, assessment, f"Statement {number}.")
    shares = []
    exchange.share(marsh, assessment, [cole.device], tmp_path / "a.csabundle", progress=shares.append)
    assert shares == sorted(shares) and 0.5 < shares[-1] <= 1

    def stop(_):
        raise UserError("Stopped.")

    with pytest.raises(UserError, match="Stopped"):
        exchange.share(marsh, assessment, [cole.device], tmp_path / "b.csabundle", progress=stop)
    assert [path.name for path in tmp_path.glob("*.csabundle*")] == ["a.csabundle"]


def test_the_last_exchange_is_remembered_on_both_sides(marsh, cole, assessment, tmp_path):  # noqa: F811
    assert received.last(marsh, assessment) is None
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    assert received.last(marsh, assessment).name == "R. Cole"
    assert received.last(cole, assessment).name == "H. Marsh"


# Before it comes in


def test_a_new_assessment_is_told_as_new_with_what_it_holds(marsh, cole, assessment, tmp_path):  # noqa: F811
    say(marsh, assessment, "First.")
    say(marsh, assessment, "Second.")
    _, effect = opened_by(cole, send(marsh, assessment, cole, tmp_path))
    assert effect.is_new and parts(effect)["statement"] == (2, 0, 0) and not effect.conflicts
    assert cole.assessments() == ()


def test_a_conflict_is_named_before_it_opens(marsh, cole, assessment, tmp_path):  # noqa: F811
    row = say(marsh, assessment, "The register fell.")
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    statements.reword(marsh, assessment, row, "The register fell by a third.")
    statements.reword(cole, assessment, row, "The register fell, then rose.")
    opened, effect = opened_by(cole, send(marsh, assessment, cole, tmp_path))
    assert effect.conflicts == ("A statement, “The register fell, then rose.”: words",) and effect.parted == 1
    assert not cole.trail(assessment).rows.conflicts
    assert exchange.take(cole, opened).conflicts == {("statement", row, "text")}


def test_what_was_removed_here_and_added_to_there_is_named_before_it_comes(
    marsh,  # noqa: F811
    cole,  # noqa: F811
    assessment,  # noqa: F811
    tmp_path,
):
    row, other = say(marsh, assessment, "The register fell."), say(marsh, assessment, "It rose.")
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    statements.remove(cole, assessment, row)
    trails.stand_on(marsh, assessment, row, other)
    for here, there in ((marsh, cole), (cole, marsh)):
        opened, effect = opened_by(there, send(here, assessment, there, tmp_path))
        said = "A statement, “The register fell.”: removed by one, and added to by another"
        assert effect.conflicts == (said,)
        assert exchange.take(there, opened).conflicts == {("statement", row, "")}


def test_what_would_be_erased_is_named(marsh, cole, assessment, tmp_path):  # noqa: F811
    marsh.record("Add", [Edit("case", "c1", {"code": "C-01"})], assessment=assessment)
    say(marsh, assessment, "Of all.")
    about = {"kind": "finding", "text": "Of the child.", "case": "c1"}
    marsh.record("Add", [Edit("statement", "s1", about)], assessment=assessment)
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    erasing.erase_case(marsh, assessment, "c1", ground="Asked for.")
    opened, effect = opened_by(cole, send(marsh, assessment, cole, tmp_path))
    assert set(effect.erased) == {"A case, “C-01”", "A statement, “Of the child.”"}
    assert cole.trail(assessment).case("c1")
    done = exchange.take(cole, opened)
    assert len(done.erased) == 2 and not cole.trail(assessment).case("c1")


@pytest.mark.parametrize("seed", range(3))
def test_what_is_foreseen_is_what_happens_whatever_two_laptops_write(seed, tmp_path):
    chance = random.Random(seed)
    two = [StoreLaptop(tmp_path / name) for name in ("one", "other")]
    for _ in range(12):
        for here, there in (two, two[::-1]):
            for _ in range(chance.randrange(4)):
                act_at_random(chance, here)
            if chance.random() < 0.7:
                foreseen_and_received(there, here.lacking(there.tips()))
    for each in two:
        each.close()


def act_at_random(chance, here):
    row = f"row{chance.randrange(6)}"
    seen = here.heads(row)
    act = chance.choices((here.write, here.delete, here.erase, here.link), (12, 3, 1, 5))[0]
    if act == here.link:
        act(f"h{chance.getrandbits(60)}", row)
    elif act == here.write:
        act(row, {name: f"{name}{chance.randrange(5)}" for name in ("text", "reason")}, seen)
    else:
        act(*((row, seen) if act == here.delete else (row,)))


def foreseen_and_received(there, changes):
    """Holds what was foreseen against the tables before and after."""
    try:
        with there.store.reading() as connection:
            weighed = admit.look(connection, changes, certified(changes))
            found = foreseeing.foresee(connection, weighed)
    except MissingError:
        return
    before = rows_of(there)
    done = there.store.admit(weighed)
    after = rows_of(there)
    assert {(f.table, f.row, name) for f in found for name in f.parted} == done.conflicts
    assert {(f.table, f.row) for f in found if f.erased} == set(done.erased)
    for one in (one for one in found if one.table == TABLE):
        assert one.before == before.get(one.row) and one.after == after.get(one.row)


def rows_of(laptop):  # noqa: F811
    with laptop.store.reading() as connection:
        found = connection.exec_driver_sql(f"SELECT * FROM {TABLE}").mappings().all()
        from csa_desktop.store.project import row_values

        return {row["id"]: row_values(connection, TABLE, row["id"]) for row in found}


# What came of it


def test_the_receipt_counts_what_came_and_what_is_to_be_seen(marsh, cole, assessment, tmp_path):  # noqa: F811
    for number in range(3):
        say(marsh, assessment, f"Statement {number}.")
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    (kept,) = received.listed(cole)
    assert "All 3 statements in it stand in the assessment." in kept.said
    statements.remove(cole, assessment, cole.trail(assessment).rows.statements[0].id)
    say(cole, assessment, "Another.")
    opened = exchange.open_bundle(marsh, send(cole, assessment, marsh, tmp_path))
    exchange.take(marsh, opened)
    kept = received.listed(marsh)[0]
    assert "Of 2 statements in it 1 stands in the assessment, 1 was removed or erased." in kept.said


def test_a_receipt_stays_when_the_file_comes_again_or_is_refused_then(
    marsh,  # noqa: F811
    cole,  # noqa: F811
    assessment,  # noqa: F811
    tmp_path,
):
    say(marsh, assessment, "First.")
    data = send(marsh, assessment, cole, tmp_path)
    bring_in(cole, data)
    (first,) = received.listed(cole)
    for _ in range(2):
        bring_in(cole, data)
        (again,) = received.listed(cole)
        assert again.said.endswith(f"{others.BEFORE}\n{first.said}") and "0 are new here" in again.said
        assert again.said.count(others.BEFORE) == 1
    exchange.forget(cole, marsh.device)
    with pytest.raises(NotTakenError):
        exchange.open_bundle(cole, data)
    assert received.listed(cole) == (again,)


# What was refused


@pytest.fixture
def refused(marsh, cole, laptop, assessment, tmp_path):  # noqa: F811
    """A file that a third laptop refused because it does not know who wrote it."""
    third = laptop("Third")
    card = exchange.keep_card(marsh, exchange.own_card(third))
    exchange.confirm(marsh, card.device)
    data = send(marsh, assessment, third, tmp_path)
    with pytest.raises(NotTakenError):
        exchange.open_bundle(third, data)
    return third, data


def test_it_can_be_saved_out_as_it_came(refused, tmp_path):
    third, data = refused
    (kept,) = received.listed(third)
    received.save_out(third, kept.sha256, tmp_path / "again.csabundle")
    assert (tmp_path / "again.csabundle").read_bytes() == data


def test_it_is_taken_once_what_was_missing_is_there(refused, marsh):  # noqa: F811
    third, _ = refused
    (kept,) = received.listed(third)
    meet(third, marsh)
    exchange.take(third, received.try_again(third, kept.sha256).opened)
    assert [file.state for file in received.listed(third)] == [others.TAKEN]
    assert len(third.assessments()) == 1


def test_a_person_discards_it_and_that_it_came_stays_listed(refused):
    third, _ = refused
    (kept,) = received.listed(third)
    received.discard(third, kept.sha256)
    (left,) = received.listed(third)
    assert (left.state, left.said) == (others.DISCARDED, kept.said)
    for act in (received.discard, received.try_again):
        with pytest.raises(UserError, match="not kept here any more"):
            act(third, kept.sha256)


def test_every_kind_of_row_has_a_name():
    from csa_desktop.commands.receipts import NAMES

    assert set(NAMES) == set(FIELDS)
