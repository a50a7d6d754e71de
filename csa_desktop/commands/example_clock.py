"""The times at which a worked example is written: another clock for the length of a block."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from csa_desktop import clock

LONDON = ZoneInfo("Europe/London")


@contextmanager
def at(moment: str) -> Iterator[None]:
    """Let it be this time, local to London where nothing else is said, for the length of a block."""
    when = datetime.fromisoformat(moment)
    when = when if when.tzinfo else when.replace(tzinfo=LONDON)
    clock.set_source(lambda: when.astimezone(UTC))
    try:
        yield
    finally:
        clock.set_source(None)
