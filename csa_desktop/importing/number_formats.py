"""Values of cells as a sheet shows them, as far as citing them needs."""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

_SIMPLE = re.compile(r"^([£$€]?)(#,##)?[#0]*?0?(?:\.(0+))?(%?)$")
_NOT_SHOWN = re.compile(r'\[[^\]]*\]|_.|\*.|\\(?=.)|"')
_PRECISE = ".15g"
_LARGE = 1e15


def shown(value: object, number_format: str = "General") -> str:
    """A cell's value: dates as 25/01/2015, shares as 85%, decimals as many as the sheet shows."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return _number(value, number_format)
        case datetime():
            return _moment(value)
        case date():
            return value.strftime("%d/%m/%Y")
        case time():
            return value.strftime("%H:%M:%S" if value.second else "%H:%M")
        case timedelta():
            return _span(value)
        case _:
            return str(value)


def _number(value: float, number_format: str) -> str:
    format_here = _NOT_SHOWN.sub("", number_format.split(";")[0]).strip()
    simple = _SIMPLE.match(format_here)
    if not simple or not any(sign in format_here for sign in "0#") or not abs(value) < _LARGE:
        return _plain(value)
    currency, thousands, decimals, percent = simple.groups()
    exact = Decimal(repr(value)) * (100 if percent else 1)
    rounded = abs(exact).quantize(Decimal(1).scaleb(-len(decimals or "")), ROUND_HALF_UP)
    sign = "-" if exact < 0 and rounded else ""
    return f"{sign}{currency}{rounded:{',' if thousands else ''}f}{percent}"


def _plain(value: float) -> str:
    """Without the digits that only the machine's arithmetic adds."""
    return str(value) if isinstance(value, int) else format(value, _PRECISE)


def _moment(value: datetime) -> str:
    day = value.strftime("%d/%m/%Y")
    return day if value.time() == time() else f"{day} {shown(value.time().replace(microsecond=0))}"


def _span(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}" + (f":{seconds:02}" if seconds else "")
