"""A case that is erased on one laptop is erased on all that bring it in, and who has said so is known."""
# ruff: noqa: F811 - fixtures are asked for by the names under which they are imported

import pytest

from csa_desktop.commands import erasing, exchange, received, sources, team_folder, to_team_folder
from csa_desktop.commands.team_folder import Known
from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.importing.documents import read_document
from csa_desktop.store.log import Edit
from csa_desktop.store.store import NOT_NOTED
from csa_desktop.store.verify import verify
from tests.cases_made import case_id, inspection
from tests.exchange.team_made import (  # noqa: F401
    bring_in,
    bundle,
    by_hand,
    cole,
    laptop,
    marsh,
    meet,
)

PAPER = b"The quince family moved to Marsh Lane in May.\n" * 40
CODE = "C-03"


@pytest.fixture
def child(marsh, cole, by_hand):
    """An inspection that both have; one case of it has a document of its own."""
    pack = installed_packs()["child-protection-2012"]
    assessment = inspection(marsh, pack)
    case = case_id(marsh, assessment, CODE)
    read = read_document(PAPER, "chronology.txt")
    kind = pack.source_kinds[0].id
    added = sources.add_document(marsh, assessment, pack, read, PAPER, kind=kind, title="Chronology")
    marsh.record("Put it to the case", [Edit("source", added.row, {"case": case})], assessment=assessment)
    return assessment, case


def documents(store):
    with store.reading() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM blob").scalar()


def has_word(store):
    return bool(store.search("quince"))


def erase(store, assessment, case):
    return erasing.erase_case(store, assessment, case, ground="The family asked.")


def swap(one, other, assessment, folder):
    """Each hands the other what it lacks."""
    bring_in(other, bundle(one, assessment, other, folder))
    bring_in(one, bundle(other, assessment, one, folder))


def said_by(store, assessment):
    (answers,) = erasing.answers(store, assessment)
    return [d.name for d in answers.confirmed], [d.name for d in answers.waiting]


def test_the_receiver_erases_too_with_the_document_and_answers(marsh, cole, child, by_hand):
    assessment, case = child
    swap(marsh, cole, assessment, by_hand)
    assert has_word(cole) and documents(cole) == 1
    erase(marsh, assessment, case)
    assert said_by(marsh, assessment) == ([], ["R. Cole"])
    done = bring_in(cole, bundle(marsh, assessment, cole, by_hand))
    assert ("case", case) in done.erased
    assert cole.trail(assessment).case(case) is None
    assert not has_word(cole) and documents(cole) == 0
    assert said_by(marsh, assessment) == ([], ["R. Cole"])
    bring_in(marsh, bundle(cole, assessment, marsh, by_hand))
    assert said_by(marsh, assessment) == (["R. Cole"], [])


def test_the_receipt_says_where_the_disk_refused_to_note_that_it_was_erased(marsh, cole, child, by_hand):
    assessment, case = child
    swap(marsh, cole, assessment, by_hand)
    erase(marsh, assessment, case)
    (cole.folder / "erased.json").mkdir()  # nothing can be written in its place
    bring_in(cole, bundle(marsh, assessment, cole, by_hand))
    kept = received.listed(cole)[0]
    assert cole.trail(assessment).case(case) is None
    assert "erased here too" in kept.said and NOT_NOTED in kept.said.splitlines()
    (cole.folder / "erased.json").rmdir()


def test_an_old_bundle_brings_neither_the_case_nor_its_document_back(marsh, cole, laptop, child, by_hand):
    assessment, case = child
    old = bundle(marsh, assessment, cole, by_hand)
    bring_in(cole, old)
    erase(marsh, assessment, case)
    bring_in(cole, bundle(marsh, assessment, cole, by_hand))
    bring_in(cole, old)
    khan = laptop("J. Khan")
    meet(marsh, khan)
    bring_in(khan, bundle(marsh, assessment, khan, by_hand, everything=True))
    for store in (marsh, cole, khan):
        assert store.trail(assessment).case(case) is None
        assert not has_word(store) and documents(store) == 0


def test_what_somebody_wrote_about_the_child_before_they_knew_goes_when_it_arrives(
    marsh, cole, child, by_hand
):
    assessment, case = child
    swap(marsh, cole, assessment, by_hand)
    erase(marsh, assessment, case)
    words = {"kind": "finding", "text": "A quince tree in the garden.", "case": case}
    cole.record("Say", [Edit("statement", "late", words)], assessment=assessment)
    bring_in(marsh, bundle(cole, assessment, marsh, by_hand))
    bring_in(cole, bundle(marsh, assessment, cole, by_hand))
    for store in (marsh, cole):
        assert store.trail(assessment).rows.statements == () and not has_word(store)


def test_what_was_put_to_the_child_after_it_was_written_goes_whole_and_the_store_is_sound(
    marsh, cole, child, by_hand
):
    assessment, case = child
    swap(marsh, cole, assessment, by_hand)
    words = {"kind": "finding", "text": "A quince tree in the garden."}
    cole.record("Say", [Edit("statement", "late", words)], assessment=assessment)
    cole.record("Put it to the case", [Edit("statement", "late", {"case": case})], assessment=assessment)
    erase(marsh, assessment, case)
    bring_in(cole, bundle(marsh, assessment, cole, by_hand))
    bring_in(marsh, bundle(cole, assessment, marsh, by_hand))
    for store in (marsh, cole):
        assert store.trail(assessment).rows.statements == () and not has_word(store)
        assert verify(store).sentences == ()


def test_what_went_with_the_child_takes_no_more_writing(marsh, cole, child, by_hand):
    assessment, case = child
    swap(marsh, cole, assessment, by_hand)
    cole.record("Say", [Edit("statement", "late", {"kind": "finding"})], assessment=assessment)
    cole.record("Put it to the case", [Edit("statement", "late", {"case": case})], assessment=assessment)
    erase(marsh, assessment, case)
    bring_in(cole, bundle(marsh, assessment, cole, by_hand))
    with pytest.raises(UserError, match="was erased"):
        cole.record(
            "Say more", [Edit("statement", "late", {"text": "quince", "case": ""})], assessment=assessment
        )
    assert verify(cole).sentences == ()


def test_an_older_bundle_that_comes_late_takes_no_answer_back(marsh, cole, child, by_hand):
    assessment, case = child
    swap(marsh, cole, assessment, by_hand)
    late = bundle(cole, assessment, marsh, by_hand)
    erase(marsh, assessment, case)
    bring_in(cole, bundle(marsh, assessment, cole, by_hand))
    bring_in(marsh, bundle(cole, assessment, marsh, by_hand))
    bring_in(marsh, late)
    assert said_by(marsh, assessment) == (["R. Cole"], [])


def test_whoever_was_taken_off_the_team_before_is_out_of_reach_and_named(marsh, cole, child, by_hand):
    assessment, case = child
    swap(marsh, cole, assessment, by_hand)
    exchange.remove_from_team(marsh, assessment, cole.device)
    erase(marsh, assessment, case)
    (answers,) = erasing.answers(marsh, assessment)
    assert [d.name for d in answers.out_of_reach] == ["R. Cole"]
    assert answers.waiting == answers.confirmed == ()


def test_a_laptop_that_only_answers_still_writes_to_the_team_folder_and_only_once(
    marsh, cole, child, by_hand
):
    assessment, case = child
    swap(marsh, cole, assessment, by_hand)
    folder = by_hand / "team"
    folder.mkdir()
    for store in (marsh, cole):
        team_folder.choose(store, assessment, folder)
    bring_in(marsh, bundle(cole, assessment, marsh, by_hand))
    erase(marsh, assessment, case)
    bring_in(cole, to_team_folder.send(marsh, assessment).data)
    to_team_folder.send(cole, assessment)
    (offered,) = team_folder.look(marsh, assessment, Known()).of(team_folder.NEW)
    bring_in(marsh, (folder / offered.name).read_bytes())
    assert said_by(marsh, assessment) == (["R. Cole"], [])
    for store in (marsh, cole):
        with pytest.raises(team_folder.UserError, match="have all of it"):
            to_team_folder.send(store, assessment)
