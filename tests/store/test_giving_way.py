"""Long work on a store rests while a person acts, and comes to the same end."""

import pytest

from csa_desktop.store import giving_way
from csa_desktop.store.backup import make_backup
from csa_desktop.store.creating import create_store
from csa_desktop.store.giving_way import giving_way as giving
from csa_desktop.store.keys import Cost
from csa_desktop.store.verify import verify


@pytest.fixture
def store(tmp_path):
    cost = Cost(passes=1, memory=64, lanes=1)
    created, _ = create_store(tmp_path / "S.csa", "harbour lamp quilt onion", name="H. Marsh", cost=cost)
    yield created.store
    created.store.close()


class Person:
    """Acts all the time, or never; `asked` counts how often the work looked."""

    def __init__(self, *, acts):
        self.acts, self.asked = acts, 0

    def is_acting(self):
        self.asked += 1
        return self.acts


@pytest.fixture
def often(monkeypatch):
    """Looks at every chance, and rests as shortly as it can."""
    monkeypatch.setattr(giving_way, "SLICE", 0.0)
    monkeypatch.setattr(giving_way, "LONGEST", 0.0)
    monkeypatch.setattr(giving_way, "STEPS", 100)


@pytest.mark.parametrize("acts", [True, False])
@pytest.mark.parametrize("work", [verify, make_backup])
def test_what_it_comes_to_does_not_depend_on_the_person(store, often, acts, work):  # type: ignore[no-untyped-def]
    person = Person(acts=acts)
    with giving(person.is_acting):
        done = work(store)
    assert getattr(done, "sound", True) and getattr(done, "verified", True)
    assert person.asked > 10


def test_other_work_on_the_store_never_rests(store, often):  # type: ignore[no-untyped-def]
    person = Person(acts=True)
    with giving(person.is_acting):
        verify(store)
        asked = person.asked
        store.assessments()
    store.assessments()
    verify(store)
    assert person.asked == asked


def test_it_rests_for_a_while_after_a_slice_of_work_and_only_then(monkeypatch):  # type: ignore[no-untyped-def]
    rested, times = [], iter([0.0, 0.001, 0.02, 0.03, 5.0, 6.0])
    monkeypatch.setattr(giving_way, "monotonic", lambda: next(times))
    monkeypatch.setattr(giving_way, "sleep", rested.append)
    with giving(lambda: True):
        giving_way.rest()
        giving_way.rest()
        giving_way.rest()
    assert rested == [0.02 * giving_way.RATIO, giving_way.LONGEST]
