"""Dates and times as people here say them, and how long after the event something was written."""

from datetime import date, datetime, timedelta

from csa_desktop import clock


def moment(iso: str) -> str:
    """Such as "14 Jun 10:42", with the year where it is not this one; the text itself where it is no date."""
    try:
        when = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    local = when.astimezone() if when.tzinfo else when
    day = f"{local.day} {local:%b}"
    if local.year != clock.today().year:
        day += f" {local.year}"
    return f"{day} {local:%H:%M}" if "T" in iso or " " in iso else day


def written(iso: str) -> str:
    """When a laptop says that something was written; a clock that runs ahead is said to be what it is."""
    try:
        ahead = datetime.fromisoformat(iso).astimezone() > clock.now() + timedelta(days=1)
    except (ValueError, OverflowError):
        return iso
    return f"the laptop's clock said {moment(iso)}" if ahead else moment(iso)


def short(iso: str) -> str:
    """The time alone where it is today's, such as "09:12"; else the day and the time."""
    said = moment(iso)
    return said.rpartition(" ")[2] if said.startswith(f"{moment(str(clock.today()))} ") else said


def days_later(happened: str, written: str) -> int:
    """How many days after it happened something was written; 0 where that is not known."""
    try:
        seen = date.fromisoformat(happened[:10])
        kept = datetime.fromisoformat(written).astimezone().date()
    except ValueError:
        return 0
    return max(0, (kept - seen).days)
