"""The bottom of the window says in a few words how old the newest good backup is."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from csa_desktop import clock
from csa_desktop.commands.backups import Known
from csa_desktop.gui.backup_words import about, bar_words, size
from csa_desktop.gui.keeper import BACKING_UP, Care
from csa_desktop.store.backup_files import Backup

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    clock.set_source(lambda: NOW)
    yield
    clock.set_source(None)


def backup(ago: timedelta = timedelta(), *, verified: bool = True, number: int = 1) -> Backup:
    return Backup(Path("b"), NOW - ago, 1_400_000, 12, verified, number=number)


def care(*backups: Backup, due: bool = False, doing: str = "", share: float = 0) -> Care:
    return Care(Known(here=backups, due=due), doing, share)


@pytest.mark.parametrize(
    ("known", "words", "caution"),
    [
        (Care(), "", False),
        (care(), "No backup yet", False),
        (care(due=True), "No backup yet", True),
        (care(backup(verified=False), due=True), "No backup yet", True),
        (care(backup(timedelta(hours=26))), "Backup verified yesterday", False),
        (care(backup(timedelta(days=3))), "Backup verified 19 Nov", False),
        (care(backup(timedelta(days=3)), due=True), "Last backup 3 days ago", True),
        (care(backup(timedelta(days=1)), due=True), "Last backup yesterday", True),
        (care(backup(timedelta(days=-400)), due=True), "Last backup 27 Dec 2027", True),
        (care(backup(), doing=BACKING_UP, share=0.256), "Backing up, 26%", False),
    ],
)
def test_what_the_bottom_says(known: Care, words: str, caution: bool) -> None:
    said, cautious = bar_words(known)
    assert said.startswith(words)
    assert bool(said) == bool(words)
    assert cautious == caution


def test_the_newest_verified_one_counts_wherever_it_lies() -> None:
    old, new = backup(timedelta(days=3), number=4), backup(number=5)
    assert Known(here=(old,), there=(new,)).newest == new
    assert Known(here=(backup(verified=False, number=9), old)).newest == old


def test_a_backup_is_told_by_size_steps_and_state() -> None:
    assert about(backup()) == "1.4 MB · 12 recorded steps · verified"
    assert "does not count as verified" in about(backup(verified=False))
    assert about(backup(number=0)) == "1.4 MB · cannot be read"


@pytest.mark.parametrize(
    ("number", "said"), [(0, "1 kB"), (279_000, "279 kB"), (9_999_999, "10.0 MB"), (300_000_000, "300 MB")]
)
def test_sizes_are_said_as_people_say_them(number: int, said: str) -> None:
    assert size(number) == said
