"""Notes get their place in the notebook; when they were written stays with them."""

import pytest

from csa_desktop.commands import statements
from csa_desktop.domain import values as v
from csa_desktop.gui.pages.notes import NotePanel, NotesPage
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from tests.cases_made import case_id
from tests.gui.desk_fixtures import bench, onsite, work  # noqa: F401

SAFE = "staying-safe"


@pytest.fixture
def notes(bench):  # noqa: F811
    return [
        statements.add(bench.store, bench.desk.assessment, kind=v.NOTE, text=text).row
        for text in ("Ask about exclusions.", "The register was shown to us.")
    ]


@pytest.fixture
def page(bench, show, notes):  # noqa: F811
    made = NotesPage(bench.desk)
    show(made)
    bench.show(made)
    return made


def panel(page, note) -> NotePanel:
    return next(w for w in page.cards() if isinstance(w, NotePanel) and w.note.id == note)


def press(panel, name):
    panel.findChild(Button, name).click()


def test_a_note_becomes_a_finding_and_keeps_when_it_was_written(bench, page, notes):  # noqa: F811
    written = bench.trail.statement(notes[1]).written
    panel(page, notes[1]).where.take(SAFE)
    press(panel(page, notes[1]), "place-finding")
    placed = bench.settle().statement(notes[1])
    assert (placed.kind, placed.subject, placed.step, placed.written) == (v.FINDING, SAFE, "1", written)


def test_a_note_without_a_place_says_what_to_choose(bench, page, notes):  # noqa: F811
    press(panel(page, notes[0]), "place-gap")
    bench.settle()
    assert bench.trail.statement(notes[0]).kind == v.NOTE
    assert "Choose where" in panel(page, notes[0]).where._error.text()


def test_what_was_chosen_for_one_note_stays_when_another_is_placed(bench, page, notes):  # noqa: F811
    panel(page, notes[0]).where.take("being-healthy")
    panel(page, notes[1]).where.take(SAFE)
    press(panel(page, notes[1]), "place-hypothesis")
    bench.settle()
    assert panel(page, notes[0]).where.value() == "being-healthy"
    assert [w.note.id for w in page.cards() if isinstance(w, NotePanel)] == [notes[0]]


def test_a_link_leads_to_its_note_and_shows_no_trail_of_something_else(bench, page, notes):  # noqa: F811
    selected = []
    page.selected.connect(selected.append)
    page.go_to(Place("notes", statement=notes[1]))
    assert selected == [""]
    assert panel(page, notes[1]).where.focus_target().hasFocus()


def test_a_page_without_notes_says_how_one_is_taken(bench, show):  # noqa: F811
    made = show(NotesPage(bench.desk))
    bench.show(made)
    assert any("F2" in label.text() for label in made.findChildren(type(made.title)))


def test_on_site_a_note_may_be_placed_in_a_case(onsite, show):  # noqa: F811
    store, assessment = onsite.store, onsite.desk.assessment
    note = statements.add(store, assessment, kind=v.NOTE, text="Nobody asked her.").row
    made = NotesPage(onsite.desk)
    show(made)
    onsite.show(made)
    placing, case = panel(made, note), case_id(store, assessment, "C-03")
    placing.case.reset(case)
    placing.where.reset("wishes-and-feelings")
    press(placing, "place-finding")
    onsite.settle()
    placed = onsite.trail.statement(note)
    assert (placed.kind, placed.subject) == (v.FINDING, "wishes-and-feelings")
    assert (placed.case, placed.stage) == (case, "plan")
