"""Search gives the best places of one assessment, or of all, as a person types."""

import pytest

from csa_desktop.domain.values import new_id
from csa_desktop.store import search
from csa_desktop.store.log import Edit


def other(store):
    row = new_id()
    store.record("Open an assessment", [Edit("assessment", row, {"authority": "Elsewhere"})], assessment=row)
    return row


def say(store, assessment, *texts):
    edits = [Edit("statement", new_id(), {"kind": "finding", "text": text}) for text in texts]
    store.record("Add findings", edits, assessment=assessment)


def test_the_best_places_of_an_assessment_are_found_however_many_better_ones_another_has(store, assessment):
    say(store, other(store), *["Attendance."] * 30)
    say(store, assessment, "Attendance is below that of similar councils, and has been for two years.")
    found = store.search("attend", assessment, limit=5)
    assert [hit.excerpt[:10] for hit in found] == ["Attendance"]


def test_without_an_assessment_all_are_looked_through_up_to_the_limit(store, assessment):
    say(store, other(store), *["Attendance."] * 3)
    say(store, assessment, *["Attendance."] * 3)
    assert len(store.search("attend")) == 6
    assert len(store.search("attend", limit=4)) == 4


def test_a_page_is_found_where_the_assessment_has_its_document(store, assessment, document):
    assert [(hit.table, hit.page) for hit in store.search("register", assessment)] == [("page", 1)]
    assert store.search("register", other(store)) == ()


@pytest.mark.parametrize(
    ("typed", "word"), [("regi", "register"), ("REGISTER", "register"), ("cafe", "café")]
)
def test_a_hit_says_where_its_first_word_stands(store, assessment, typed, word):
    text = f"Children on the {word} were visited."
    say(store, assessment, text)
    (hit,) = store.search(typed, assessment)
    assert text[hit.start : hit.end] == word[: len(typed)]


def test_the_shortest_text_with_the_word_comes_first(store, assessment):
    say(
        store,
        assessment,
        "Attendance " + "is spoken of among very many other things " * 5,
        "Attendance fell.",
    )
    assert store.search("attendance", assessment)[0].excerpt == "Attendance fell."


@pytest.mark.parametrize(
    "typed",
    [
        "fell",
        "REG fell",
        '"register fell"',
        '"fell register"',
        "d'ete",
        "café",
        "cafe",
        "reg xyz",
        "",
        '"',
        "e-mail",
    ],
)
def test_what_no_index_has_is_found_as_the_index_finds(store, assessment, typed):
    texts = ["The register fell.", "Fell: the register of the café.", "An e-mail d’été.", "Nothing here"]
    edits = [Edit("statement", f"s{n}", {"kind": "finding", "text": text}) for n, text in enumerate(texts)]
    store.record("Add", edits, assessment=assessment)
    indexed = {hit.row: hit.excerpt for hit in store.search(typed, assessment)}
    by_hand = search.among([("statement", f"s{n}", text) for n, text in enumerate(texts)], typed)
    assert {hit.row: hit.excerpt for hit in by_hand} == indexed
