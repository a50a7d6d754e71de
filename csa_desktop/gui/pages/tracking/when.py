"""Dates of events as one writes them: a day, a month or a year, and as they are kept."""

import re
from datetime import date

from csa_desktop.domain.partial_dates import span_of
from csa_desktop.gui.fields.dates import short, understood
from csa_desktop.reports.dates import MONTHS

_MONTH = re.compile(r"([a-z]{3,9})\.?,?\s+(\d{4})")
_FIGURES = re.compile(r"(\d{1,2})[./-](\d{4})")


def when_kept(text: str) -> str:
    """An ISO day, month or year where the text is one, else the text: then the command says what to write."""
    typed = " ".join(text.split()).casefold()
    if span_of(typed):
        return typed
    if day := understood(typed):
        return day.isoformat()
    if words := _MONTH.fullmatch(typed):
        month = next((n for n, name in enumerate(MONTHS, 1) if name.casefold().startswith(words[1])), 0)
        return f"{words[2]}-{month:02}" if month else text
    if figures := _FIGURES.fullmatch(typed):
        kept = f"{figures[2]}-{int(figures[1]):02}"
        return kept if span_of(kept) else text
    return text


def when_shown(kept: str) -> str:
    """A kept date as one writes it: "6 June 2011", "June 2011", "2011"."""
    if span_of(kept) is None:
        return kept
    year, _, rest = kept.partition("-")
    if not rest:
        return year
    if "-" in rest:
        return short(date.fromisoformat(kept))
    return f"{MONTHS[int(rest) - 1]} {year}"
