"""A child is erased while others write about it: in whatever order it comes, the same is left everywhere."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csa_desktop.errors import UserError
from csa_desktop.store.log import Edit
from csa_desktop.store.weighing import MissingError
from tests.exchange.laptops import ASSESSMENT, StoreLaptop

IN_CI = bool(os.environ.get("CI"))
WHO, ROW, CASE = st.integers(0, 2), st.sampled_from("ab"), st.sampled_from(["case-1", "case-2"])
DEEDS = st.one_of(
    st.tuples(st.just("say"), WHO, ROW),
    st.tuples(st.just("put"), WHO, ROW, CASE),
    st.tuples(st.just("take_out"), WHO, ROW),
    st.tuples(st.just("remove"), WHO, ROW),
    st.tuples(st.just("erase"), WHO, CASE),
    st.tuples(st.just("send"), WHO, WHO),
)


class Team:
    """Three laptops that know of both children."""

    def __init__(self, folder):
        self.laptops = [StoreLaptop(folder / f"laptop{n}") for n in range(3)]
        self.record(0, *(Edit("case", case, {"code": case}) for case in ("case-1", "case-2")))
        self.everybody_sends()

    def record(self, who, *edits):
        """What was erased takes no more writing, and says so."""
        try:
            self.laptops[who].store.record("Write", list(edits), assessment=ASSESSMENT)
        except UserError as refused:
            assert "was erased" in str(refused)

    def say(self, who, row):
        self.record(who, Edit("statement", row, {"kind": "finding", "text": f"What {who} saw."}))

    def put(self, who, row, case):
        self.record(who, Edit("statement", row, {"case": case}))

    def take_out(self, who, row):
        self.record(who, Edit("statement", row, {"case": ""}))

    def remove(self, who, row):
        self.record(who, Edit("statement", row, delete=True))

    def erase(self, who, case):
        store = self.laptops[who].store
        rows = store.rows_in_scope(ASSESSMENT, case)
        if rows:
            store.erase(rows, assessment=ASSESSMENT, ground="asked", scope_case=case)

    def send(self, who, to):
        self.laptops[to].receive(self.laptops[who].lacking(self.laptops[to].tips()))

    def everybody_sends(self):
        for _ in range(2):
            for who in range(3):
                for to in range(3):
                    self.send(who, to)


def left(laptop):
    """Which changes have their texts, and what stands in the tables and in search."""
    with laptop.store.reading() as connection:
        return [
            set(connection.exec_driver_sql(query).all())
            for query in (
                "SELECT change, body FROM payload",
                'SELECT id, text, "case" FROM statement',
                'SELECT id, code FROM "case"',
                "SELECT tbl, row, text FROM entry",
            )
        ]


@settings(max_examples=60 if IN_CI else 12, deadline=None, suppress_health_check=list(HealthCheck))
@given(deeds=st.lists(DEEDS, min_size=6, max_size=24))
def test_what_is_left_of_a_child_is_the_same_everywhere_and_nothing_blocks_the_exchange(deeds):
    with tempfile.TemporaryDirectory() as folder:
        team = Team(Path(folder))
        for deed, *about in deeds:
            getattr(team, deed)(*about)
        team.everybody_sends()
        first, *others = [left(laptop) for laptop in team.laptops]
        for laptop in team.laptops:
            laptop.close()
        assert others == [first, first]


def test_a_file_without_the_erasure_that_its_missing_text_rests_on_waits_for_it(tmp_path):
    """Whoever put back an older backup is thought to know an erasure, and does not any more."""
    team = Team(tmp_path)
    team.say(0, "a")
    team.everybody_sends()
    one, knows, lacks = team.laptops
    one.erase("a")
    team.send(0, 1)
    lacks.store.record("Write", [Edit("statement", "a", {"text": "Seen late."})], assessment=ASSESSMENT)
    team.send(2, 0)
    bare = [change for change in one.lacking(knows.tips()) if change.payload is None]
    assert bare
    other = StoreLaptop(tmp_path / "older")
    other.receive([change for change in lacks.lacking({}) if change.id not in {c.id for c in bare}])
    with pytest.raises(MissingError):
        other.receive(bare)
    other.receive(one.lacking({}))
    assert left(other) == left(one)
    for laptop in (*team.laptops, other):
        laptop.close()
