"""The test of the test: each way of getting exchange wrong, planted on purpose, is caught by the machines."""

import os
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from csa_desktop.store import log, weighing
from csa_desktop.store.heads import heads_of
from csa_desktop.store.weighing import Erased
from tests.exchange import laptops
from tests.exchange.laptops import MemoryLaptop
from tests.exchange.test_machines import InMemory

MOST = 3000 if os.environ.get("CI") else 1500
CAUGHT = settings(
    max_examples=MOST,
    stateful_step_count=50,
    deadline=None,
    phases=(Phase.generate,),
    database=None,
    suppress_health_check=list(HealthCheck),
)


def last_writer_wins(patch):
    """The change with the greatest number of time is the only head."""

    def heads(self, row):
        found = whole(self, row)
        return {
            name: (max(ids, key=lambda c: (self.log[c].header.lamport, c)),) for name, ids in found.items()
        }

    whole = MemoryLaptop.heads
    patch.setattr(MemoryLaptop, "heads", heads)


def the_clock_decides(patch):
    def heads(self, row):
        found = whole(self, row)
        return {name: (max(ids, key=lambda c: (self.log[c].header.wall, c)),) for name, ids in found.items()}

    whole = MemoryLaptop.heads
    patch.setattr(MemoryLaptop, "heads", heads)


def bases_are_taken_when_it_is_saved(patch):
    write = MemoryLaptop.write
    patch.setattr(
        MemoryLaptop, "write", lambda self, row, values, seen: write(self, row, values, self.heads(row))
    )


def no_bases_are_kept(patch):
    write = MemoryLaptop.write
    patch.setattr(MemoryLaptop, "write", lambda self, row, values, seen: write(self, row, values, {}))


def a_write_replaces_the_whole_row(patch):
    def write(self, row, values, seen):
        if not self.is_erased(row):
            self._append(row, log.WRITE, {**self.heads(row), **{n: seen.get(n, ()) for n in values}}, values)

    patch.setattr(MemoryLaptop, "write", write)


def a_delete_takes_what_it_did_not_see(patch):
    def without(changes):
        deleted = {c for c, bases in changes if len(bases) > 1}
        found = heads_of(changes)
        return {n: tuple(c for c in ids if c in deleted) or ids for n, ids in found.items()}

    patch.setattr(laptops, "heads_of", without)


def a_delete_does_not_travel(patch):
    lacking = MemoryLaptop.lacking

    def without(self, have):
        return [replace(c, payload=None) if c.header.op == log.DELETE else c for c in lacking(self, have)][
            :-1
        ]

    patch.setattr(MemoryLaptop, "lacking", without)


def gaps_are_admitted(patch):
    def all_of_it(known, arrived, change):
        return True

    patch.setattr(weighing, "_fits", all_of_it)
    lacking = MemoryLaptop.lacking
    patch.setattr(
        MemoryLaptop,
        "lacking",
        lambda self, have: [c for c in lacking(self, have) if c.header.number > _most(have, c.header.device)],
    )


def only_numbers_are_compared(patch):
    lacking = MemoryLaptop.lacking

    def by_number(self, have):
        return [c for c in self.log.values() if c.header.number > _most(have, c.header.device)]

    assert lacking
    patch.setattr(MemoryLaptop, "lacking", by_number)


def _most(have, device):
    return max((number for number, _ in have.get(device, ())), default=0)


def of_a_fork_only_one_way_is_kept(patch):
    def receive(self, changes):
        weighed = weighing.weigh(self, changes, laptops.certified(changes))
        for change in weighed.new:
            if not self.at(change.chain, change.header.number):
                self.log[change.id] = change
        self._drop()

    patch.setattr(MemoryLaptop, "receive", receive)


def what_was_erased_comes_back(patch):
    patch.setattr(Erased, "covers", lambda self, header: False)


def an_erasure_does_not_reach_late_changes(patch):
    def drop(self):
        erased = {c.header.row: c.header.lamport for c in self.log.values() if c.header.op == log.ERASE}
        for c in list(self.log.values()):
            if c.header.op != log.ERASE and c.header.lamport < erased.get(c.header.row, 0):
                self.log[c.id] = replace(c, payload=None)

    patch.setattr(MemoryLaptop, "_drop", drop)


def an_erasure_does_not_travel(patch):
    receive = MemoryLaptop.receive

    def without(self, changes):
        rows = {c.header.row for c in self.log.values() if c.header.op == log.ERASE}
        receive(self, changes)
        for c in list(self.log.values()):
            if c.header.op == log.ERASE and c.header.row not in rows:
                self.log[c.id] = replace(c, header=replace(c.header, op=log.DELETE))

    patch.setattr(MemoryLaptop, "receive", without)


def the_first_to_arrive_is_shown(patch):
    added_up = laptops.added_up

    def by_arrival(table, heads, said):
        return added_up(
            table, sorted(heads, key=lambda h: (h[0], list(said).index(h[1]) if h[1] in said else 0)), said
        )

    patch.setattr(laptops, "added_up", by_arrival)


def only_ones_own_changes_are_sent(patch):
    lacking = MemoryLaptop.lacking
    patch.setattr(
        MemoryLaptop,
        "lacking",
        lambda self, have: [c for c in lacking(self, have) if c.header.device == self.device],
    )


def an_import_stops_half_way(patch):
    def receive(self, changes):
        weighed = weighing.weigh(self, changes, laptops.certified(changes))
        for change in weighed.new[: max(1, len(weighed.new) - 1)]:
            self.log[change.id] = change
        self._drop()

    patch.setattr(MemoryLaptop, "receive", receive)


def what_comes_in_counts_as_seen(patch):
    receive = MemoryLaptop.receive

    def overwriting(self, changes):
        before = set(self.log)
        receive(self, changes)
        self.hidden = getattr(self, "hidden", set()) | {
            c
            for c in before
            if any(n.header.row == self.log[c].header.row for i, n in self.log.items() if i not in before)
        }

    def heads(self, row):
        found = whole(self, row)
        hidden = getattr(self, "hidden", set())
        return {n: tuple(c for c in ids if c not in hidden) or ids for n, ids in found.items()}

    whole = MemoryLaptop.heads
    patch.setattr(MemoryLaptop, "receive", overwriting)
    patch.setattr(MemoryLaptop, "heads", heads)


def what_hangs_on_a_removed_row_is_out_of_sight(patch):
    patch.setattr(MemoryLaptop, "asked", lambda self: set())


def only_ones_own_removals_are_asked_about(patch):
    asked = MemoryLaptop.asked

    def own(self):
        mine = {
            c.header.row
            for c in self.log.values()
            if c.header.op == log.DELETE and c.header.device == self.device
        }
        return asked(self) & mine

    patch.setattr(MemoryLaptop, "asked", own)


def a_removal_leaves_what_hangs_on_it(patch):
    patch.setattr(MemoryLaptop, "links_on", lambda self, row: [])


def a_restored_laptop_keeps_its_name_and_its_count(patch):
    """And everybody compares numbers alone, as if a number had one meaning."""
    patch.setattr(MemoryLaptop, "renew", lambda self: None)
    only_numbers_are_compared(patch)


DEFECTS = (
    last_writer_wins,
    the_clock_decides,
    bases_are_taken_when_it_is_saved,
    no_bases_are_kept,
    a_write_replaces_the_whole_row,
    a_delete_takes_what_it_did_not_see,
    a_delete_does_not_travel,
    gaps_are_admitted,
    only_numbers_are_compared,
    of_a_fork_only_one_way_is_kept,
    what_was_erased_comes_back,
    an_erasure_does_not_reach_late_changes,
    an_erasure_does_not_travel,
    the_first_to_arrive_is_shown,
    only_ones_own_changes_are_sent,
    an_import_stops_half_way,
    what_comes_in_counts_as_seen,
    what_hangs_on_a_removed_row_is_out_of_sight,
    only_ones_own_removals_are_asked_about,
    a_removal_leaves_what_hangs_on_it,
    a_restored_laptop_keeps_its_name_and_its_count,
)


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.__name__)
def test_it_is_caught(defect, monkeypatch):
    defect(monkeypatch)
    with pytest.raises(BaseException) as caught:
        run_state_machine_as_test(InMemory, settings=CAUGHT)
    assert not isinstance(caught.value, (KeyboardInterrupt, SystemExit))
