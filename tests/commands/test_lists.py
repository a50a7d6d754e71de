"""Lists become local children under hashes: known again, without duplicates, and without a name or number."""

import json
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csa_desktop.commands import assessments, lists
from csa_desktop.commands.sample_pool import key_of, read_pool
from csa_desktop.domain.reached import lists_wanted, stages_reached, state_of
from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.importing.child_lists.read import read_child_lists
from csa_desktop.importing.child_lists.values import ChildRow, ListRead, Reading, packed
from csa_desktop.store import pool
from tests.importing.child_lists.made_lists import (
    ENDED,
    HEADERS,
    ID,
    NAME,
    STATUS,
    TODAY,
    Made,
    made,
    text,
    workbook,
)
from tests.made_store import new_store

PACK = installed_packs()["child-protection-2012"]


@pytest.fixture
def onsite(tmp_path):
    store = new_store(tmp_path)
    store.introduce("H. Marsh")
    opened = assessments.open_assessment(store, PACK, authority="Norbridge", year=2012, role=PACK.roles[0].id)
    yield store, opened.row
    store.close()


def bring(onsite, *every, keep_names=False, progress=None):
    reading = read_child_lists(workbook(*every), "lists.xlsx", TODAY)
    return lists.bring_in(*onsite, PACK, reading, keep_names=keep_names, progress=progress)


def kept(onsite):
    """What the lists say: mark -> kind -> facts."""
    store, assessment = onsite
    found = {}
    with store.reading() as connection:
        for entry in pool.entries(connection, assessment):
            found.setdefault(entry.mark, {})[entry.kind] = dict(entry.facts)
    return found


def referrals(rows):
    headers = ["Child Unique ID", "Name", "Gender", "Ethnicity", "Date of Birth", "Date of Referral", "NFA"]
    return Made(headers, [[*row[:5], row[6], "No"] for row in rows], "List 3")


def everything(store):
    """Every value of every table, as text."""
    with store.reading() as connection:
        names = (
            connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        )
        return {name: repr(connection.exec_driver_sql(f'SELECT * FROM "{name}"').all()) for name in names}


def test_a_list_is_one_shared_row_and_its_children_are_local(onsite):
    store, assessment = onsite
    recorded = bring(onsite, made(30))
    (listing,) = store.trail(assessment).rows.listings
    assert (listing.kind, listing.rows, listing.children, listing.by) == (
        "children-in-need",
        30,
        30,
        store.author,
    )
    assert recorded.row == listing.id
    assert len(kept(onsite)) == 30
    assert {column["state"] for column in json.loads(listing.report)["columns"]} == {"matched", "not used"}


def test_bringing_in_is_a_fact_that_undo_leaves(onsite):
    store, _ = onsite
    before = store.undoable
    bring(onsite, made(3))
    assert store.undoable == before


def test_the_same_list_again_makes_no_duplicates(onsite):
    bring(onsite, made(30))
    before = kept(onsite)
    bring(onsite, made(30))
    assert kept(onsite) == before
    store, assessment = onsite
    assert len(store.trail(assessment).rows.listings) == 2


def test_a_corrected_list_takes_the_place_of_the_one_before(onsite):
    bring(onsite, made(30))
    before = kept(onsite)
    corrected = made(31)
    corrected.put(STATUS, 2, "Closed")
    corrected.put(ENDED, 2, TODAY)
    del corrected.rows[5]
    bring(onsite, corrected)
    after = kept(onsite)
    assert len(after) == 30
    assert len(set(before) & set(after)) == 29
    key = key_of(*onsite, corrected.identifier(2))
    assert after[key]["children-in-need"]["state"] == "closed"
    assert after[key]["children-in-need"]["ended"] == TODAY.isoformat()


def test_a_child_is_the_same_in_every_list_and_however_it_is_written(onsite):
    sound = made(10)
    other = referrals(sound.rows[:4])
    for number, row in enumerate(other.rows):
        row[0] = (f" 000{row[0]}", f"{row[0]}.0", float(row[0]), row[0])[number]
    bring(onsite, sound, other)
    found = kept(onsite)
    assert len(found) == 10
    assert sum(set(said) == {"children-in-need", "referrals"} for said in found.values()) == 4


def test_lists_one_a_file_join_too(onsite):
    sound = made(6)
    for each, name in ((sound, "children in need.csv"), (referrals(sound.rows), "referrals.csv")):
        reading = read_child_lists(text(each), name, TODAY)
        lists.bring_in(*onsite, PACK, reading, keep_names=False)
    assert [set(said) for said in kept(onsite).values()] == [{"children-in-need", "referrals"}] * 6


def test_children_without_identifiers_are_there_once_however_often_the_list_comes(onsite):
    sound = made(8)
    for row in (2, 3):
        sound.put(ID, row, None)
    bring(onsite, sound)
    bring(onsite, sound)
    assert len(kept(onsite)) == 8


def test_the_pool_is_what_the_sample_is_drawn_from(onsite):
    sound = made(12)
    headers = ["Child Unique ID", "Gender", "Date of Birth", "Date of Contact"]
    rows = [[row[0], row[2], row[4], row[6]] for row in sound.rows[:5]]
    bring(onsite, sound, Made(headers, rows, "List 1"))
    children = read_pool(*onsite, PACK).children
    (stage,) = stages_reached(PACK, {"contacts": ""})
    assert len(children) == 12
    assert sum(stage in child.stages for child in children) == 5
    assert {child.gender for child in children} == {"girl", "boy"}
    assert any("domestic-abuse" in child.groups for child in children)


def test_two_assessments_do_not_know_each_others_children(onsite):
    store, _ = onsite
    second = assessments.open_assessment(
        store, PACK, authority="Southam", year=2012, role=PACK.roles[0].id
    ).row
    bring(onsite, made(5))
    bring((store, second), made(5))
    assert not set(kept(onsite)) & set(kept((store, second)))


# Names


def test_names_are_kept_only_where_asked(onsite):
    store, assessment = onsite
    bring(onsite, made(5))
    assert not lists.has_names(store, assessment)
    bring(onsite, made(5), keep_names=True)
    with store.reading() as connection:
        names = pool.names(connection, assessment)
    assert names[key_of(store, assessment, "1000001")] == made(5).get(NAME, 2)
    lists.forget_names(store, assessment)
    assert not lists.has_names(store, assessment)
    assert len(kept(onsite)) == 5


def test_of_the_headers_only_those_that_are_known_word_for_word_are_kept(onsite):
    store, assessment = onsite
    listed = made(5)
    listed.headers[3], listed.headers[1] = "Ethnicity Zebedee Quill", "Name of Zebedee Quill"
    listed.headers[9] = "Domestic Abuse - Zebedee Quill"
    listed.headers.append("Zebedee Quill")
    bring(onsite, listed)
    (listing,) = store.trail(assessment).rows.listings
    columns = json.loads(listing.report)["columns"]
    kept_headers = {c["header"] for c in columns if c["header"]}
    assert kept_headers <= set(HEADERS) and "Gender" in kept_headers
    assert {c["state"] for c in columns if c["header"]} == {"matched"}
    guessed = {c["title"] for c in columns if c["state"] == "guessed"}
    assert "Ethnicity" in guessed, "what it was taken for is told all the same"


def test_no_name_and_no_identifier_stands_anywhere_but_in_the_key_that_was_asked_for(onsite):
    store, assessment = onsite
    planted = made(20)
    planted.change(NAME, lambda name: f"Quokkafold {name}")
    planted.change(ID, lambda number: f"ZZYZX{number}")
    planted.headers.append("Quokkafold Junior")
    planted.headers[3] = "Ethnicity Quokkafold Otherwise"
    planted.headers[9] = "Domestic Abuse (Quokkafold)"
    planted.headers[10] = "Allocated Worker Quokkafold"
    planted.rows[3][2] = "Quokkafold"
    planted.again(5, B="Quokkafold Otherwise")
    for keep_names in (False, True):
        bring(onsite, planted, keep_names=keep_names)
        said = everything(store)
        told = [table for table, text in said.items() if "quokkafold" in text.lower()]
        assert told == (["child_name"] if keep_names else [])
        assert not [table for table, text in said.items() if "zzyzx" in text.lower()]
    assert not store.search("Quokkafold", assessment)
    assert "quokkafold" not in repr(store.trail(assessment).rows).lower()
    store.close()
    assert b"uokkafold" not in store.path.read_bytes()


# All or nothing


def test_stopped_halfway_nothing_is_brought_in(onsite):
    store, assessment = onsite
    bring(onsite, made(20))
    before = kept(onsite), store.trail(assessment).rows

    def stop(share):
        if share > 0.6:
            raise UserError("Stopped.")

    many = _reading([ChildRow(row=n, identifier=f"M{n}", started="2011-01-01") for n in range(2, 4002)])
    with pytest.raises(UserError, match="Stopped"):
        lists.bring_in(store, assessment, PACK, many, keep_names=True, progress=stop)
    assert (kept(onsite), store.trail(assessment).rows) == before
    assert not lists.has_names(store, assessment)


def test_how_far_it_is_is_told_from_beginning_to_end(onsite):
    told = []
    rows = [ChildRow(row=n, identifier=f"M{n}") for n in range(2, 10_002)]
    lists.bring_in(*onsite, PACK, _reading(rows), keep_names=False, progress=told.append)
    assert told == sorted(told)
    assert told[0] < 0.1
    assert told[-1] == pytest.approx(1)


def test_a_file_without_children_is_refused(onsite):
    with pytest.raises(UserError, match="Nothing was brought in"):
        lists.bring_in(*onsite, PACK, _reading([]), keep_names=False)


# What one list says of one child


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(chance: random.Random):
    rows = [
        ChildRow(row=2, identifier="A", age=7, started="2011-01-05", ended="2011-02-01", status="closed"),
        ChildRow(row=3, identifier="A", age=7, started="2011-06-01", status="current", disabled="yes"),
        ChildRow(row=4, identifier="B", gender="girl", started="2011-03-01", proceeded="no"),
        ChildRow(row=5, identifier="B", started="2011-04-01", proceeded="yes", domestic_abuse="yes"),
    ]
    chance.shuffle(rows)
    children: dict[str, lists._Child] = {}
    assert lists._gather(_list(rows), "a list", children, lists.GROUPS, lists._Telling(None, 1)) == 2
    said = {known: child.said() for known, child in children.items()}
    assert said == {
        "A": {"age": 7, "started": "2011-06-01", "state": "current", "groups": ["disability"]},
        "B": {"gender": "girl", "started": "2011-04-01", "proceeded": "yes", "groups": ["domestic-abuse"]},
    }


def test_stages_are_reached_by_the_lists_a_child_is_on():
    on = {"contacts": "", "referrals": "", "child-protection-plans": "closed"}
    assert stages_reached(PACK, on) == ("universal", "referral", "step-down")
    assert stages_reached(PACK, {**on, "child-protection-plans": "current"})[-1] == "plan"
    assert stages_reached(PACK, {}) == ()
    assert set(lists_wanted(PACK)) >= {"contacts", "early-help", "referrals", "section-47"}


@pytest.mark.parametrize(
    ("said", "proceeded", "state"),
    [
        ({"a": "closed", "b": "current"}, {}, "current"),
        ({"a": "closed", "b": ""}, {}, "closed"),
        ({"a": ""}, {"a": "no"}, "closed"),
        ({"a": ""}, {"a": "no", "b": "yes"}, "current"),
        ({"a": ""}, {"a": ""}, "current"),
    ],
)
def test_current_or_closed_by_all_lists_together(said, proceeded, state):
    assert state_of(said, proceeded) == state


def _list(rows):
    values = [tuple(getattr(row, name) for name in ChildRow.__slots__) for row in rows]
    return ListRead("referrals", "Referrals", "", "matched", "", True, 1, (), (), len(rows), packed(values))


def _reading(rows):
    return replace(Reading("0" * 64, 1, (), (), (), ()), lists=(_list(rows),))
