"""The only place that asks the machine what time it is, so that tests can set it."""

from collections.abc import Callable
from datetime import UTC, date, datetime

_source: Callable[[], datetime] | None = None


def now() -> datetime:
    """The laptop's time, aware, in UTC, to the second. It is displayed, and decides nothing."""
    moment = _source() if _source else datetime.now(UTC)
    return moment.astimezone(UTC).replace(microsecond=0)


def today() -> date:
    """The laptop's local date."""
    return now().astimezone().date()


def this_minute() -> str:
    """Now as ISO, to the minute and with the laptop's own offset: what its clock on the wall says."""
    return now().astimezone().isoformat(timespec="minutes")


def set_source(source: Callable[[], datetime] | None) -> None:
    """Let `source` tell the time (tests, the worked example); None gives it back to the machine."""
    global _source
    _source = source
