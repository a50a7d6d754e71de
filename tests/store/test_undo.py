"""Undo and redo go across pages and restarts, and never touch what somebody else changed."""

import pytest

from csa_desktop.domain.values import new_id
from csa_desktop.errors import UserError
from csa_desktop.store import door
from csa_desktop.store.door import Act, Who
from csa_desktop.store.guards import Door
from csa_desktop.store.log import Edit
from csa_desktop.store.store import Store


def write(store, assessment, row, **values):
    return store.record("Reword", [Edit("statement", row, values)], assessment=assessment)


def test_undo_goes_back_step_by_step_and_redo_forward(store, assessment, finding):
    for words in ("Two.", "Three.", "Four."):
        write(store, assessment, finding, text=words)
    seen = []
    for _ in range(3):
        store.undo()
        seen.append(store.trail(assessment).statement(finding).text)
    for _ in range(3):
        store.redo()
        seen.append(store.trail(assessment).statement(finding).text)
    assert seen == ["Three.", "Two.", "The register fell.", "Two.", "Three.", "Four."]


def test_undo_survives_a_restart(store, assessment, finding):
    write(store, assessment, finding, text="Two.")
    store.undo()
    store.close()
    again = Store(store.folder, bytes(range(32)))
    assert (again.undoable.label, again.redoable.label) == ("Add a finding", "Reword")
    again.redo()
    assert again.trail(assessment).statement(finding).text == "Two."
    again.close()


def test_undoing_a_new_finding_takes_it_away_and_redo_brings_it_back_whole(store, assessment, finding):
    before = store.trail(assessment).statement(finding)
    store.undo()
    assert store.trail(assessment).statement(finding) is None
    store.redo()
    assert store.trail(assessment).statement(finding) == before


def test_undo_leaves_what_was_changed_elsewhere_and_says_so(store, assessment, finding):
    write(store, assessment, finding, text="Mine.", sign="strength")
    colleague = Who(device=new_id(), author=new_id())
    with store._writing(Door.RECORD) as connection:
        edit = Edit("statement", finding, {"text": "A colleague's."})
        door.record(connection, colleague, Act("Reword", assessment), [edit])
    done = store.undo()
    statement = store.trail(assessment).statement(finding)
    assert (statement.text, statement.sign) == ("A colleague's.", "")
    assert "changed since" in done.left[0]


def test_a_new_command_ends_redo(store, assessment, finding):
    write(store, assessment, finding, text="Two.")
    store.undo()
    write(store, assessment, finding, text="Another two.")
    assert store.redoable is None
    with pytest.raises(UserError, match="nothing to redo"):
        store.redo()


@pytest.fixture
def other(store, assessment, finding):
    """Another assessment with a finding of its own, written after that of the first."""
    where, row = new_id(), new_id()
    said = {"pack": "apa-2005", "pack_version": 1, "authority": "Anytown", "year": 2005}
    store.record("Open an assessment", [Edit("assessment", where, said)], assessment=where)
    text = {"kind": "finding", "text": "Theirs.", "step": "1", "subject": "staying-safe"}
    store.record("Add a finding", [Edit("statement", row, text)], assessment=where)
    return where, row


def texts(store, assessment, finding, other):
    rows = ((assessment, finding), other)
    return [s.text if (s := store.trail(where).statement(row)) else None for where, row in rows]


def test_undo_in_an_assessment_takes_back_nothing_of_another(store, assessment, finding, other):
    write(store, assessment, finding, text="Two.")
    write(store, *other, text="Theirs, again.")
    write(store, assessment, finding, text="Three.")
    store.undo(other[0])
    assert texts(store, assessment, finding, other) == ["Three.", "Theirs."]
    store.undo(assessment)
    store.redo(other[0])
    assert texts(store, assessment, finding, other) == ["Two.", "Theirs, again."]
    store.redo(assessment)
    assert texts(store, assessment, finding, other) == ["Three.", "Theirs, again."]


def test_a_command_in_one_assessment_leaves_redo_in_another(store, assessment, finding, other):
    write(store, assessment, finding, text="Two.")
    store.undo(assessment)
    write(store, *other, text="Theirs, again.")
    store.close()
    again = Store(store.folder, bytes(range(32)))
    assert again.redoable_in(other[0]) is None and again.redoable_in(assessment).label == "Reword"
    again.redo(assessment)
    assert again.trail(assessment).statement(finding).text == "Two."
    again.close()


def test_where_nothing_is_left_to_undo_here_what_was_done_elsewhere_stays(store, assessment, finding, other):
    while store.undoable_in(other[0]):
        store.undo(other[0])
    with pytest.raises(UserError, match="nothing to undo"):
        store.undo(other[0])
    assert store.trail(assessment).statement(finding).text == "The register fell."
    assert store.undoable.assessment == assessment


def test_history_is_never_shortened_by_undo(store, assessment, finding):
    write(store, assessment, finding, text="Two.")
    store.undo()
    values = [v.value for v in store.history("statement", finding) if v.field == "text"]
    assert values == ["The register fell.", "Two.", "The register fell."]
