"""Search as one types: statements first, then the pages of documents, each a link."""

from functools import partial

import pytest

from csa_desktop.commands import sources, statements
from csa_desktop.domain import values as v
from csa_desktop.gui.pages.search import SearchPage, marked
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.card import Card
from csa_desktop.importing.documents import read_document
from csa_desktop.store.log import Edit
from csa_desktop.store.store import Store
from tests.gui.desk_fixtures import bench, work  # noqa: F401

SAFE = "staying-safe"


@pytest.fixture
def page(bench, show):  # noqa: F811
    made = SearchPage(bench.desk)
    show(made)
    return made


def look(bench, page, typed):  # noqa: F811
    bench.runner.refresh()
    bench.settle()
    page.show_trail(bench.trail)
    page.show_hits(typed, Store.search(bench.store, typed, bench.desk.assessment))
    page.finish()
    return [w for w in page.cards() if isinstance(w, Card)]


def test_a_statement_that_was_found_leads_to_its_place(bench, page):  # noqa: F811
    row = statements.add(
        bench.store, bench.desk.assessment, kind=v.FINDING, step="1", subject=SAFE, text="Exclusions rise."
    ).row
    (card,) = look(bench, page, "exclus")
    went = []
    page.went.connect(went.append)
    card.click()
    assert went == [Place("subject", SAFE, tab="1", statement=row)]
    assert "Finding · Staying safe · Step 1" in card.accessibleName()


def test_a_page_of_a_document_is_opened_with_the_words_looked_for(bench, page):  # noqa: F811
    data = b"Attendance is good. Exclusions rise every year."
    source = sources.add_document(
        bench.store,
        bench.desk.assessment,
        bench.desk.pack,
        read_document(data, "report.txt"),
        data,
        kind="briefing-7",
        title="Report",
    ).row
    (card,) = look(bench, page, "exclusions")
    went = []
    page.went.connect(went.append)
    card.click()
    assert went == [Place("reader", source, number=1, tab="exclusions")]


def test_what_is_found_nowhere_is_said_with_what_to_try(bench, page):  # noqa: F811
    assert look(bench, page, "zebra") == []
    said = [label.text() for label in page.findChildren(type(page.title))]
    assert any("zebra" in text for text in said)
    assert any("Try fewer words" in text for text in said)


def test_an_excerpt_begins_and_ends_with_whole_words():
    runs = marked("…equate. The record on exclusions shows what ag…", "exclus")
    assert "".join(run.text for run in runs) == "… The record on exclusions shows what …"
    assert [run.text for run in runs if run.look == "hit"] == ["exclus"]


def test_a_word_that_was_looked_for_is_never_cut_off():
    assert "".join(run.text for run in marked("…exclusions rise", "exclus")) == "…exclusions rise"
    assert "".join(run.text for run in marked("exclusions…", "exclus")) == "exclusions…"


@pytest.mark.parametrize("typed", ["council's", "council’s", "“council’s plan”", '"council\'s plan"'])
def test_straight_and_curly_apostrophes_find_and_mark_both(bench, page, typed):  # noqa: F811
    for text in ("The council's plan is sound.", "The council’s plan is sound."):
        statements.add(bench.store, bench.desk.assessment, kind=v.FINDING, step="1", subject=SAFE, text=text)
    assert len(look(bench, page, typed)) == 2
    for text in ("Its council’s schools", "Its council's schools"):
        marks = [run.text for run in marked(text, "council's") if run.look == "hit"]
        assert marks == [text[4:13]]


def removed_elsewhere(bench, row, meanwhile):  # noqa: F811
    store, assessment = bench.store, bench.desk.assessment
    at = store.trail(assessment).at
    meanwhile()
    own, store.device, store.author = (store.device, store.author), "another-laptop", "another-person"
    store.record("Theirs", [Edit("statement", row, seen=at, delete=True)], assessment=assessment)
    store.device, store.author = own


@pytest.mark.parametrize("meanwhile", ["added to it", "wrote in it"])
def test_what_was_removed_and_waits_for_a_decision_is_found_where_it_stands(bench, page, meanwhile):  # noqa: F811
    store, assessment = bench.store, bench.desk.assessment
    add = partial(statements.add, store, assessment, kind=v.FINDING, step="1", subject=SAFE)
    row = add(text="Exclusions rise every year.").row
    add(text="Exclusions of infants rise.")
    edits = {
        "added to it": Edit("citation", "cited", {"statement": row, "source": "briefing"}),
        "wrote in it": Edit("statement", row, {"reason": "It was looked at."}),
    }
    removed_elsewhere(bench, row, lambda: store.record("Write", [edits[meanwhile]], assessment=assessment))
    found = look(bench, page, "exclus rise")
    assert len(found) == 2
    (card,) = look(bench, page, '"rise every"')
    went = []
    page.went.connect(went.append)
    card.click()
    assert went == [Place("subject", SAFE, tab="1", statement=row)]
    assert look(bench, page, "exclusions fall") == []
