"""Two inspectors without a network hand each other files, and each has what both wrote."""

import hashlib

import pytest

from csa_desktop.commands import assessments, exchange, statements
from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.store.log import Edit
from csa_desktop.store.others import received
from csa_desktop.store.verify import verify
from csa_desktop.store.weighing import MissingError, NotTakenError
from tests.made_store import new_store

DOCUMENT = b"All cases are reviewed within timescale. " * 1000


@pytest.fixture
def laptop(tmp_path):
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


def meet(one, other):
    """They hand each other their cards and compare the words."""
    for here, there in ((one, other), (other, one)):
        card = exchange.keep_card(here, exchange.own_card(there))
        contact = next(c for c in exchange.contacts(here) if c.device == card.device)
        assert exchange.words(contact) == exchange.own_words(there)
        exchange.confirm(here, card.device)


@pytest.fixture
def marsh(laptop):
    return laptop("H. Marsh")


@pytest.fixture
def cole(laptop, marsh):
    store = laptop("R. Cole")
    meet(marsh, store)
    return store


@pytest.fixture
def assessment(marsh):
    pack = installed_packs()["apa-2005"]
    return assessments.open_assessment(marsh, pack, authority="Sharpston", year=2005, role="hmi").row


def say(store, assessment, words):
    return statements.add(store, assessment, kind="finding", text=words, step="1", subject="staying-safe").row


def send(sender, assessment, to, folder, **how):
    target = folder / f"{sender.name}.csabundle"
    exchange.share(sender, assessment, [to.device], target, **how)
    return target.read_bytes()


def bring_in(store, data):
    opened = exchange.open_bundle(store, data)
    return exchange.take(store, opened)


def texts(store, assessment):
    return sorted(s.text for s in store.trail(assessment).rows.statements)


def test_what_one_wrote_the_other_reads_with_its_document(marsh, cole, assessment, tmp_path):
    sha256 = hashlib.sha256(DOCUMENT).hexdigest()
    marsh.keep_document(DOCUMENT, sha256, [(1, "1", "All cases are reviewed within timescale.")])
    source = {"title": "Briefing", "sha256": sha256, "size": len(DOCUMENT), "state": "received"}
    marsh.record("Add", [Edit("source", "s1", source)], assessment=assessment)
    say(marsh, assessment, "Cases are reviewed in time.")
    data = send(marsh, assessment, cole, tmp_path)
    assert b"reviewed" not in data
    bring_in(cole, data)
    assert texts(cole, assessment) == ["Cases are reviewed in time."]
    assert cole.document(sha256) == DOCUMENT
    assert any(hit.row == sha256 for hit in cole.search("timescale"))


def test_who_handed_a_bundle_over_is_told_by_name_on_both_laptops(marsh, cole, assessment, tmp_path):
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    for store in (marsh, cole):
        trail = store.trail(assessment)
        assert {trail.name_of(left.by) for left in trail.rows.exports} == {"H. Marsh"}


def test_before_anything_changes_it_says_from_whom_and_how_much(marsh, cole, assessment, tmp_path):
    say(marsh, assessment, "First.")
    say(marsh, assessment, "Second.")
    opened = exchange.open_bundle(cole, send(marsh, assessment, cole, tmp_path))
    assert (opened.sender.name, opened.manifest.authority, opened.manifest.statements) == (
        "H. Marsh",
        "Sharpston",
        2,
    )
    assert opened.manifest.marking == "OFFICIAL-SENSITIVE"
    assert cole.assessments() == ()
    done = exchange.take(cole, opened)
    with cole.reading() as connection:
        (kept,) = received(connection)
    assert kept.state == "taken" and f"{len(done.changes)} are new here" in kept.said


def test_only_what_the_other_lacks_is_sent(marsh, cole, assessment, tmp_path):
    say(marsh, assessment, "First.")
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    bring_in(marsh, send(cole, assessment, marsh, tmp_path))
    say(marsh, assessment, "Second.")
    opened = exchange.open_bundle(cole, send(marsh, assessment, cole, tmp_path))
    assert opened.manifest.statements == 1 and opened.manifest.changes < 5
    exchange.take(cole, opened)
    assert texts(cole, assessment) == ["First.", "Second."]


def test_both_write_and_both_have_both(marsh, cole, assessment, tmp_path):
    row = say(marsh, assessment, "The register fell.")
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    statements.reword(marsh, assessment, row, "The register fell by a third.")
    statements.reword(cole, assessment, row, "The register fell, then rose.")
    say(cole, assessment, "A gap in the data.")
    bring_in(marsh, send(cole, assessment, marsh, tmp_path))
    done = bring_in(cole, send(marsh, assessment, cole, tmp_path))
    assert done.conflicts == {("statement", row, "text")}
    assert marsh.trail(assessment).rows.statements == cole.trail(assessment).rows.statements
    assert marsh.trail(assessment).rows.conflicts == cole.trail(assessment).rows.conflicts


def test_a_bundle_for_somebody_else_is_refused_and_kept_with_the_reason(
    marsh, cole, laptop, assessment, tmp_path
):
    stranger = laptop("Stranger")
    data = send(marsh, assessment, cole, tmp_path)
    with pytest.raises(NotTakenError, match="not addressed to this laptop"):
        exchange.open_bundle(stranger, data)
    with stranger.reading() as connection:
        (kept,) = received(connection)
    assert kept.state == "refused" and "not addressed" in kept.said


def test_nobody_is_believed_before_the_words_were_compared(marsh, laptop, assessment, tmp_path):
    other = laptop("Other")
    meet(marsh, other)
    exchange.forget(other, marsh.device)
    with pytest.raises(NotTakenError, match="whose card you have confirmed"):
        exchange.open_bundle(other, send(marsh, assessment, other, tmp_path))
    card = exchange.keep_card(marsh, exchange.own_card(laptop("Third")))
    with pytest.raises(UserError, match="Compare the words"):
        exchange.share(marsh, assessment, [card.device], tmp_path / "b")


def test_a_third_laptop_gets_what_the_second_passes_on(marsh, cole, laptop, assessment, tmp_path):
    third = laptop("Third")
    meet(cole, third)
    say(marsh, assessment, "From the first.")
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    bring_in(third, send(cole, assessment, third, tmp_path))
    assert texts(third, assessment) == ["From the first."]


def test_one_lost_on_the_way_is_named_and_asked_for_again(marsh, cole, assessment, tmp_path):
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    bring_in(marsh, send(cole, assessment, marsh, tmp_path))
    say(marsh, assessment, "Second.")
    send(marsh, assessment, cole, tmp_path)
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    assert texts(cole, assessment) == ["Second."]


def test_somebody_taken_off_the_team_is_no_longer_taken_from_or_written_to(marsh, cole, assessment, tmp_path):
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    say(cole, assessment, "Before.")
    bring_in(marsh, send(cole, assessment, marsh, tmp_path))
    exchange.remove_from_team(marsh, assessment, cole.device)
    say(cole, assessment, "After.")
    with pytest.raises(NotTakenError, match="taken off the team"):
        exchange.open_bundle(marsh, send(cole, assessment, marsh, tmp_path))
    assert texts(marsh, assessment) == ["Before."]
    with pytest.raises(UserError, match="taken off this team"):
        send(marsh, assessment, cole, tmp_path)


@pytest.mark.parametrize("place", [0.001, 0.2, 0.5, 0.9, 0.999])
def test_one_bit_changed_on_the_way_changes_nothing(marsh, cole, assessment, tmp_path, place):
    say(marsh, assessment, "The register fell.")
    data = bytearray(send(marsh, assessment, cole, tmp_path))
    data[int(len(data) * place)] ^= 1
    with pytest.raises(NotTakenError):
        exchange.open_bundle(cole, bytes(data))
    assert cole.assessments() == ()


def test_missing_is_an_error_of_its_own():
    assert issubclass(MissingError, NotTakenError)
