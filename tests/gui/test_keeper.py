"""The keeper works beside everything else: one thing after the other, stopped at a word, never in silence."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csa_desktop.domain.values import new_id
from csa_desktop.gui.keeper import BACKING_UP, Keeper
from csa_desktop.store import giving_way, slots
from csa_desktop.store.backup import backups_of, list_backups
from csa_desktop.store.keys import Cost
from csa_desktop.store.log import Edit
from csa_desktop.store.store import Store


@pytest.fixture
def keeper(tmp_path: Path, qtbot: QtBot) -> Iterator[Keeper]:
    """The keeper of a small store."""
    folder = tmp_path / "Evidence.csa"
    folder.mkdir()
    made = slots.create_slots(folder, "four words together", cost=Cost(1, 64, 1))
    store = Store(folder, bytes(made.key))
    store.introduce("H. Marsh")
    keeper = Keeper(store, lambda: "")
    keeper.folder = folder  # type: ignore[attr-defined]
    finding = [Edit("statement", new_id(), {"kind": "finding", "text": "The register fell."})]
    keeper.store_something = lambda: store.record("Add", finding, assessment="a")  # type: ignore[attr-defined]
    yield keeper
    keeper.close()
    store.close()


def at_rest(keeper: Keeper, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not keeper.care.doing)


def test_it_tells_how_far_a_backup_is_and_what_came_of_it(keeper: Keeper, qtbot: QtBot) -> None:
    doings: list[str] = []
    keeper.changed.connect(lambda care: doings.append(care.doing))
    keeper.back_up()
    assert keeper.care.doing == BACKING_UP
    at_rest(keeper, qtbot)
    assert keeper.care.said == "The backup was made, opened again and verified."
    assert not keeper.care.wrong
    qtbot.waitUntil(lambda: bool(keeper.care.known and keeper.care.known.newest))
    assert set(doings) == {BACKING_UP, ""}


def test_what_is_asked_meanwhile_is_done_after_it_and_the_same_not_twice(
    keeper: Keeper, qtbot: QtBot
) -> None:
    keeper.back_up()
    keeper.verify()
    keeper.back_up()
    qtbot.waitUntil(lambda: keeper.care.report is not None and not keeper.care.doing)
    assert len(list_backups(backups_of(keeper.folder))) == 1  # type: ignore[attr-defined]


@pytest.fixture
def rests(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long it rested each time, while a person acts without a pause; it looks at every chance."""
    rested: list[float] = []
    keeper._quiet_for = lambda: 0.0
    monkeypatch.setattr(giving_way, "SLICE", 0.0)
    monkeypatch.setattr(giving_way, "sleep", rested.append)
    return rested


def test_a_backup_gives_way_while_a_person_acts(keeper: Keeper, qtbot: QtBot, rests: list[float]) -> None:
    keeper.back_up()
    at_rest(keeper, qtbot)
    assert keeper.care.said == "The backup was made, opened again and verified."
    assert rests


def test_a_backup_that_somebody_waits_for_does_not_rest(
    keeper: Keeper, qtbot: QtBot, rests: list[float]
) -> None:
    keeper.store_something()  # type: ignore[attr-defined]
    waited: list[bool] = []
    assert keeper.back_up_before(lambda: waited.append(True))
    qtbot.waitUntil(lambda: bool(waited))
    assert rests == []


def test_stopped_it_leaves_no_half_of_a_backup(keeper: Keeper, qtbot: QtBot) -> None:
    keeper.back_up()
    keeper.verify()
    keeper.stop()
    assert keeper.care.said == "Backing up was stopped."
    qtbot.waitUntil(lambda: not keeper._ends)
    assert [p.name for p in backups_of(keeper.folder).glob("*")] == []  # type: ignore[attr-defined]
    assert keeper.care.report is None
    keeper.back_up()
    at_rest(keeper, qtbot)
    assert keeper.care.said == "The backup was made, opened again and verified."


def test_a_backup_that_cannot_be_made_is_told_in_a_sentence(keeper: Keeper, qtbot: QtBot) -> None:
    backups_of(keeper.folder).write_text("a file where the folder of backups would be")  # type: ignore[attr-defined]
    keeper.back_up()
    at_rest(keeper, qtbot)
    assert keeper.care.wrong
    assert keeper.care.said.startswith("No backup could be made in ")


def test_nothing_is_due_where_nothing_was_recorded(keeper: Keeper, qtbot: QtBot) -> None:
    assert not keeper.back_up_before(lambda: pytest.fail("nothing was to be done"))


def test_after_the_end_nothing_is_begun(keeper: Keeper) -> None:
    keeper.close()
    keeper.look()
    keeper.back_up_when_due()
