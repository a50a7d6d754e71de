"""Whatever is done in whatever order: the tables are what the log adds up to, and no text is changed."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csa_desktop.domain.values import derived_id
from csa_desktop.errors import UserError
from csa_desktop.store import guards, migrate
from csa_desktop.store.guards import Door
from csa_desktop.store.heads import advance, heads_of
from csa_desktop.store.log import Edit
from csa_desktop.store.rebuild import heads_from_log

RELAXED = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
ROWS = st.sampled_from(["a", "b", "c"])
FIELDS = st.sampled_from(["text", "sign", "reason"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), ROWS, FIELDS, st.text(max_size=8), st.floats(0, 1)),
        st.tuples(st.just("delete"), ROWS, FIELDS, st.just(""), st.floats(0, 1)),
        st.tuples(st.just("undo"), ROWS, FIELDS, st.just(""), st.just(0.0)),
        st.tuples(st.just("redo"), ROWS, FIELDS, st.just(""), st.just(0.0)),
    ),
    max_size=25,
)
TYPED = st.text(
    alphabet=st.characters(exclude_categories=("Cs",)) | st.sampled_from("\u202e\u200d😀<&\x00\r\n\t"),
    max_size=300,
)


def act(store, assessment, step):
    verb, row, field, words, how_old = step
    if verb == "undo" and store.undoable.label == "Open an assessment":
        return
    if verb in ("undo", "redo"):
        try:
            getattr(store, verb)()
        except UserError:
            return
        return
    seen = int(store.trail(assessment).at * how_old) if how_old < 0.7 else None
    edit = Edit("statement", derived_id(assessment, row), {field: words.replace("\x00", "")}, seen)
    if verb == "delete":
        edit = Edit("statement", derived_id(assessment, row), delete=True, seen=seen)
    store.record("Reword", [edit], assessment=assessment)


@RELAXED
@given(steps=STEPS)
def test_tables_equal_a_rebuild_from_the_log(store, assessment, steps):
    for step in steps:
        act(store, assessment, step)
    before = store.trail(assessment).rows
    with store._writing(Door.BUILD) as connection:
        stored = connection.exec_driver_sql("SELECT tbl, row, field, change FROM head").all()
        worked_out = {
            (table, row, field, change)
            for (table, row), (_, heads) in heads_from_log(connection).items()
            for field, changes in heads.items()
            for change in changes
        }
        assert {tuple(row) for row in stored} == worked_out
        migrate._project_anew(connection)
    assert store.trail(assessment).rows == before
    with store.reading() as connection:
        assert guards.missing(migrate.raw(connection)) == []


@RELAXED
@given(words=TYPED)
def test_any_text_comes_back_unchanged(store, assessment, words):
    row = derived_id(assessment, "typed")
    store.record(
        "Reword", [Edit("statement", row, {"kind": "finding", "text": words})], assessment=assessment
    )
    assert store.trail(assessment).statement(row).text == words
    assert [v.value for v in store.history("statement", row) if v.field == "text"][-1] == words


def test_fifty_thousand_characters_come_back_unchanged(store, assessment):
    row, words = derived_id(assessment, "long"), "שלום <back> 😀 & text\n" * 2500
    store.record(
        "Reword", [Edit("statement", row, {"kind": "finding", "text": words})], assessment=assessment
    )
    assert store.trail(assessment).statement(row).text == words


@given(
    history=st.lists(st.integers(0, 5), max_size=30),
)
def test_heads_are_the_same_whether_advanced_one_by_one_or_worked_out_at_once(history):
    changes, heads = [], ()
    for number, back in enumerate(history):
        seen = changes[: max(0, len(changes) - back)]
        bases = tuple(c for c in heads_of([(i, {"f": b["f"]}) for i, b in seen]).get("f", ()))
        change = f"c{number}"
        heads = advance(heads, change, bases)
        changes.append((change, {"f": bases}))
    assert set(heads) == set(heads_of(changes).get("f", ()))
