"""The test of the test: with any one of these checks left out, some lie is believed."""

import pytest

from csa_desktop.exchange import trust, unpacking
from csa_desktop.store import admit, weighing
from csa_desktop.store.weighing import Erased
from tests.exchange.test_hostile import World, weigh_and_take_for_a_moment
from tests.exchange.test_lies import LIES


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    made = World(tmp_path_factory.mktemp("world"))
    yield made
    made.close()


def numbers_of_any_size(patch):
    patch.setattr(unpacking, "_is_count", lambda said: type(said) is int)


def values_of_any_kind(patch):
    patch.setattr(unpacking, "_is_value", lambda said: True)
    patch.setattr(admit, "_shapes", lambda table: dict.fromkeys(admit.FIELDS[table], lambda value: True))


def halves_of_pairs(patch):
    patch.setattr(unpacking, "_read", lambda said: unpacking._decode(said)[0])


def rows_of_other_inspections(patch):
    patch.setattr(admit, "_demand_own_rows", lambda connection, new: None)


def a_second_inspection_inside_one(patch):
    patch.setattr(admit, "_is_astray", lambda change: False)


def a_signature_of_anybody(patch):
    def certified(assessment, attested, incoming, keys):
        return {(assessment, "x"): [change.id for change in incoming]}

    patch.setattr(trust, "certified", certified)
    patch.setattr(weighing, "_demand_certified", lambda new, certified: None)


def hashes_that_are_not_so(patch):
    patch.setattr(weighing, "_demand_whole", lambda change: None)


def the_scope_of_nobody(patch):
    """What is about no child counts as about a child without a name, who can be erased."""

    def covers(self, header):
        where = {(header.tbl, header.row), ("case", header.scope_case)}
        return header.op != "erase" and bool(where & self.rows)

    patch.setattr(Erased, "covers", covers)
    readable = admit._demand_readable

    def any_row(change, gone):
        if change.header.row or change.header.tbl != "case":
            readable(change, gone)

    patch.setattr(admit, "_demand_readable", any_row)


def keys_of_other_laptops(patch):
    patch.setattr(trust, "demand_same_keys", lambda new, devices, keys: None)


DEFECTS = (
    numbers_of_any_size,
    values_of_any_kind,
    halves_of_pairs,
    rows_of_other_inspections,
    a_second_inspection_inside_one,
    a_signature_of_anybody,
    hashes_that_are_not_so,
    the_scope_of_nobody,
    keys_of_other_laptops,
)


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.__name__)
def test_a_check_that_is_left_out_is_missed(world, defect, monkeypatch):
    """One of the lies is believed, or ends in something else than being refused."""
    assert believed(world) == []
    defect(monkeypatch)
    assert believed(world)


def believed(world):
    return [lie.__name__ for lie in LIES if not is_refused(world, lie)]


def is_refused(world, lie):
    made = world.lie()
    lie(made)
    try:
        return weigh_and_take_for_a_moment(world, made.plain()) == "refused"
    except Exception:
        return False
