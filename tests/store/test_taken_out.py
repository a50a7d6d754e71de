"""Which rows a person took out is told by one question, and says what each row's history says."""

from csa_desktop.domain.values import new_id
from csa_desktop.store import reading
from csa_desktop.store.log import Edit


def add(store, assessment):
    row = new_id()
    said = {"kind": "agenda", "section": "strengths", "text": "Plans are reviewed."}
    store.record("Add a line", [Edit("statement", row, said)], assessment=assessment)
    return row


def remove(store, assessment, row):
    store.record("Remove a line", [Edit("statement", row, delete=True)], assessment=assessment)


def taken_out(store, assessment, table="statement"):
    with store.reading() as connection:
        return reading.taken_out(connection, table, assessment)


def by_history(store, rows):
    last = {row: store.history("statement", row)[-1] for row in rows}
    return {row for row, said in last.items() if said.value is None and not said.put_back}


def test_what_was_removed_or_erased_is_taken_out_and_what_was_undone_or_brought_back_is_not(
    store, assessment, finding
):
    undone = add(store, assessment)
    store.undo()
    assert store.trail(assessment).statement(undone) is None
    removed, brought_back, erased, written_again, stays = (add(store, assessment) for _ in range(5))
    for row in (removed, written_again, brought_back):
        remove(store, assessment, row)
    store.undo()
    again = {"kind": "agenda", "section": "strengths", "text": "Once more."}
    store.record("Write it again", [Edit("statement", written_again, again)], assessment=assessment)
    store.erase([("statement", erased)], assessment=assessment, ground="asked by the family")
    rows = (finding, undone, removed, brought_back, erased, written_again, stays)
    assert taken_out(store, assessment) == by_history(store, rows) == {removed, erased}


def test_only_rows_of_that_table_and_that_assessment_are_told(store, assessment):
    row = add(store, assessment)
    remove(store, assessment, row)
    assert taken_out(store, assessment, "source") == frozenset()
    assert taken_out(store, "another assessment") == frozenset()
