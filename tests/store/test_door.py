"""The one door: what was kept, what the person was looking at, and what nobody may do."""

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import DBAPIError

from csa_desktop.domain.values import new_id
from csa_desktop.store import guards, log, migrate
from csa_desktop.store.guards import Door
from csa_desktop.store.log import Edit
from csa_desktop.store.tables import LOCAL, LOG, SHARED


def reword(store, assessment, row, words, seen=None):
    return store.record("Reword", [Edit("statement", row, {"text": words}, seen)], assessment=assessment)


def words(store, assessment, row):
    return store.trail(assessment).statement(row).text


def asked_of_all_heads(work):
    """How often `work` looks through the heads of the whole store."""
    found = []

    def look(connection, cursor, statement, *_):
        if "FROM head GROUP BY" in statement:
            found.append(statement)

    event.listen(Engine, "before_cursor_execute", look)
    try:
        work()
    finally:
        event.remove(Engine, "before_cursor_execute", look)
    return len(found)


def test_what_waits_for_a_person_is_looked_up_once_a_command(store, assessment):
    edits = [Edit("statement", f"s{n}", {"kind": "finding", "text": f"Said {n}."}) for n in range(5)]
    store.record("Say", edits, assessment=assessment)
    store.undo()
    assert asked_of_all_heads(lambda: store.record("Say again", edits, assessment=assessment)) == 1
    assert len(store.trail(assessment).statements(kind="finding")) == 5
    assert not store.trail(assessment).rows.conflicts


def test_what_was_kept_is_there_when_the_store_is_opened_again(store, assessment, finding):
    reword(store, assessment, finding, "The register fell for two years.")
    store.close()
    again = type(store)(store.folder, bytes(range(32)))
    assert words(again, assessment, finding) == "The register fell for two years."
    assert again.undoable.label == "Reword"
    again.close()


def test_keeping_the_same_words_again_writes_nothing(store, assessment, finding):
    done = reword(store, assessment, finding, "The register fell.")
    assert not done.command and not done.changes
    assert store.undoable.label == "Add a finding"


def test_two_writers_who_saw_the_same_words_make_a_conflict_and_lose_neither(store, assessment, finding):
    opened = store.trail(assessment).at
    reword(store, assessment, finding, "Mine.", seen=opened)
    reword(store, assessment, finding, "Theirs.", seen=opened)
    trail = store.trail(assessment)
    assert trail.rows.conflicts == {("statement", finding, "text")}
    current = {v.value for v in store.history("statement", finding) if v.field == "text" and v.current}
    assert current == {"Mine.", "Theirs."}


def test_equal_words_from_two_writers_are_no_conflict(store, assessment, finding):
    opened = store.trail(assessment).at
    reword(store, assessment, finding, "The same.", seen=opened)
    reword(store, assessment, finding, "The same.", seen=opened)
    assert not store.trail(assessment).rows.conflicts


def test_a_form_that_kept_something_goes_on_from_its_own_last_change(store, assessment, finding):
    opened = store.trail(assessment).at
    first = reword(store, assessment, finding, "One.", seen=opened)
    own = {"text": (first.changes[("statement", finding)],)}
    reword(store, assessment, finding, "Two.", seen=own)
    assert words(store, assessment, finding) == "Two."
    assert not store.trail(assessment).rows.conflicts


def test_a_delete_does_not_take_what_it_did_not_see(store, assessment, finding):
    opened = store.trail(assessment).at
    reword(store, assessment, finding, "Changed meanwhile.")
    gone = Edit("statement", finding, delete=True, seen=opened)
    store.record("Remove a statement", [gone], assessment=assessment)
    assert words(store, assessment, finding) == "Changed meanwhile."


def test_a_deleted_statement_comes_back_with_undo(store, assessment, finding):
    gone = Edit("statement", finding, delete=True)
    store.record("Remove a statement", [gone], assessment=assessment)
    assert store.trail(assessment).statement(finding) is None
    assert not store.search("register")
    store.undo()
    assert words(store, assessment, finding) == "The register fell."
    assert [hit.row for hit in store.search("register")] == [finding]


def test_an_edit_of_a_field_that_does_not_exist_is_a_bug_and_writes_nothing(store, assessment, finding):
    at = store.trail(assessment).at
    with pytest.raises(ValueError, match="no such field"):
        store.record("Reword", [Edit("statement", finding, {"colour": "red"})], assessment=assessment)
    assert store.trail(assessment).at == at


def test_a_command_is_kept_whole_or_not_at_all(store, assessment, finding):
    edits = [Edit("statement", finding, {"text": "Half."}), Edit("statement", new_id(), {"colour": "red"})]
    with pytest.raises(ValueError):
        store.record("Reword", edits, assessment=assessment)
    assert words(store, assessment, finding) == "The register fell."


@pytest.mark.parametrize("table", [*SHARED, *(t.name for t in (*LOG, *LOCAL)), "head", "entry"])
@pytest.mark.parametrize("verb", ["INSERT OR REPLACE", "UPDATE", "DELETE"])
def test_nothing_is_written_outside_the_door(store, assessment, finding, table, verb):
    with store.reading() as connection:
        columns = [row[1] for row in connection.exec_driver_sql(f'PRAGMA table_info("{table}")')]
        before = connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar_one()
    names = ", ".join(f'"{c}"' for c in columns)
    orders = {
        "INSERT OR REPLACE": f'INSERT OR REPLACE INTO "{table}" ({names}) SELECT '
        + ", ".join("9" for _ in columns),
        "UPDATE": f'UPDATE "{table}" SET "{columns[1]}" = \'x\'',
        "DELETE": f'DELETE FROM "{table}"',
    }
    if verb != "INSERT OR REPLACE" and not before:
        return
    with pytest.raises(DBAPIError), store._writing_engine.begin() as connection:
        connection.exec_driver_sql(orders[verb])


@pytest.mark.parametrize(
    "order",
    [
        "UPDATE change SET label = 'x'",
        "DELETE FROM change",
        "UPDATE payload SET body = '{}'",
        "DELETE FROM payload",
        "DROP TRIGGER guard_change_delete",
        "DROP TABLE change",
        "INSERT INTO entry_fts(text) VALUES ('planted')",
        "INSERT INTO entry_fts(entry_fts) VALUES ('delete-all')",
    ],
)
def test_the_log_and_its_guards_stand_even_inside_the_door(store, assessment, finding, order):
    with pytest.raises(DBAPIError), store._writing(Door.RECORD) as connection:
        connection.exec_driver_sql(order)
    with store.reading() as connection:
        assert guards.missing(migrate.raw(connection)) == []


def test_error_messages_carry_nothing_that_was_typed(store, assessment):
    with pytest.raises(DBAPIError) as caught, store._writing_engine.begin() as connection:
        connection.execute(
            text("INSERT INTO setting (name, value) VALUES (:a, :b)"), {"a": "n", "b": "canary"}
        )
    assert "canary" not in str(caught.value)


def test_the_chain_names_the_one_before_and_the_payload(store, assessment, finding):
    for n in range(5):
        reword(store, assessment, finding, f"Version {n}")
    with store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM change ORDER BY seq").mappings().all()
    previous = ""
    for number, row in enumerate(rows, start=1):
        header = log.Header(**{name: row[name] for name in log.Header.__slots__})
        assert (row["prev"], row["number"], row["lamport"]) == (previous, number, number)
        previous = log.change_id(header)
        assert previous == row["id"]


def test_headers_hold_nothing_that_was_typed(store, assessment, finding):
    reword(store, assessment, finding, "canary words that were typed")
    with store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM change").all()
    assert "canary" not in repr(rows)


def test_the_tables_are_what_the_log_adds_up_to(store, assessment, finding):
    opened = store.trail(assessment).at
    reword(store, assessment, finding, "Mine.", seen=opened)
    reword(store, assessment, finding, "Theirs.", seen=opened)
    before = store.trail(assessment).rows
    with store._writing(Door.BUILD) as connection:
        migrate._project_anew(connection)
    assert store.trail(assessment).rows == before
    assert store.search("theirs") or store.search("mine")


def test_erased_words_are_gone_and_the_chain_still_verifies(store, assessment, finding):
    reword(store, assessment, finding, "A canary about a child.")
    store.erase([("statement", finding)], assessment=assessment, ground="asked by the family")
    assert store.trail(assessment).statement(finding) is None
    assert not store.search("canary")
    assert all(v.value is None for v in store.history("statement", finding) if v.label != "Erase")
    with store.reading() as connection:
        left = connection.exec_driver_sql("SELECT body FROM payload").scalars().all()
    assert not any("canary" in body for body in left)
