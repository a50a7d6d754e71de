"""What follows from a row's dates: age, current or closed, and dates that cannot be right."""

from collections.abc import Callable
from datetime import date

from csa_desktop.importing.child_lists.taken import Taken
from csa_desktop.importing.child_lists.values import CLOSED, CURRENT

OLDEST = 25
"""The age up to which authorities answer for young people who were in their care."""
_YEAR = 365


def ages_of(read: Taken, today: date) -> list[int | None]:
    """Whole years at `today`, from the date of birth; from a column of ages where there is none."""
    found: dict[str, list[int]] = {}
    ages = [
        _age(day, said, today, lambda kind, row=row: found.setdefault(kind, []).append(row))  # type: ignore[misc]
        for day, said, row in zip(read.day("born"), read.number("age"), read.rows, strict=True)
    ]
    for kind, rows in found.items():
        from_ages = kind in ("born missing", "age that is not") or "born" not in read.days
        read.note(kind, rows, "age" if from_ages else "born")
    return ages


def statuses_of(read: Taken, *, ends: bool, today: date) -> list[str]:
    """CURRENT, CLOSED or nothing: by the end, else by the status; `ends`: without either it is current."""
    said = read.text("status")
    over = [bool(day and day <= today) for day in read.day("ended")]
    _where(read, "ended but current", "ended", [e and s == CURRENT for e, s in zip(over, said, strict=True)])
    if "ended" in read.days:
        _where(
            read,
            "closed without end",
            "status",
            [s == CLOSED and not e for e, s in zip(over, said, strict=True)],
        )
    open_ended = CURRENT if ends and "ended" in read.days else ""
    return [CLOSED if end else status or open_ended for status, end in zip(said, over, strict=True)]


def tell_odd_dates(read: Taken, today: date) -> None:
    """Tell ends before starts, dates to come, and dates long before a birth."""
    started, ended, born = read.day("started"), read.day("ended"), read.day("born")
    pairs = zip(started, ended, strict=True)
    _where(read, "end before start", "ended", [bool(a and b and b < a) for a, b in pairs])
    for gives in ("started", "ended"):
        _where(read, "in the future", gives, [bool(day and day > today) for day in read.day(gives)])
    early = [bool(a and b and (b - a).days > _YEAR) for a, b in zip(started, born, strict=True)]
    _where(read, "before birth", "started", early)


def _where(read: Taken, kind: str, gives: str, wrong: list[bool]) -> None:
    read.note(kind, [row for row, is_wrong in zip(read.rows, wrong, strict=True) if is_wrong], gives)


def _age(born: date | None, said: float | None, today: date, tell: Callable[[str], None]) -> int | None:
    if born is None:
        return _said_age(said, tell)
    if born > today:
        tell("born in the future")
        return None
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    if age > OLDEST:
        tell("too old")
        return None
    return age


def _said_age(said: float | None, tell: Callable[[str], None]) -> int | None:
    if said is None:
        return None
    if said < 0:
        tell("age that is not")
        return None
    if said > OLDEST + 1:
        tell("too old")
        return None
    tell("born missing")
    return min(int(said), OLDEST)
