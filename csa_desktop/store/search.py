"""Search as you type, over statements, sources and the pages of documents."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, text

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
# The index gives the best first, and CROSS JOIN holds it in the outer loop: reading ends with the last hit.
_FIND = text(
    "SELECT e.tbl, e.row, e.page, e.label, e.text FROM entry_fts f CROSS JOIN entry e ON e.pk = f.rowid"
    " WHERE entry_fts MATCH :words AND (:assessment = '' OR e.assessment = :assessment"
    " OR (e.tbl = 'page' AND e.row IN (SELECT sha256 FROM source WHERE assessment = :assessment)))"
    " ORDER BY f.rank LIMIT :limit"
)
AROUND = 90


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that was found: a row of `table`, or page `page` of the document with hash `row`."""

    table: str
    row: str
    page: int
    label: str
    excerpt: str
    start: int
    end: int
    """Where the first word stands in the text of the entry."""


def query(typed: str) -> str:
    """What was typed as an FTS5 query: every word must begin some word; "" where nothing can match.

    Words in double quotes are looked for as they stand, next to each other.
    """
    phrases = [" ".join(_WORD.findall(p)) for p in re.findall(r'"([^"]*)"', typed)]
    loose = _WORD.findall(re.sub(r'"[^"]*"?', " ", typed))
    parts = [f'"{p}"' for p in phrases if p] + [f'"{word}"*' for word in loose]
    return " ".join(parts)


def find(connection: Connection, typed: str, assessment: str = "", limit: int = 50) -> tuple[Hit, ...]:
    """The best places for what was typed, best first; all assessments where none is named."""
    words = query(typed)
    if not words:
        return ()
    rows = connection.execute(_FIND, {"words": words, "assessment": assessment, "limit": limit}).all()
    place = _first_word(typed)
    return tuple(_hit(*row, place=place(row[-1])) for row in rows)


def among(texts: Iterable[tuple[str, str, str]], typed: str) -> tuple[Hit, ...]:
    """Those of (table, row, text) that have all that was typed; for what no index has, in the order given."""
    if not query(typed):
        return ()
    place = _first_word(typed)
    return tuple(_hit(t, row, 0, "", said, place=place(said)) for t, row, said in texts if _has(said, typed))


def _has(text: str, typed: str) -> bool:
    """Whether every word that was typed begins a word of the text, and every phrase stands in it."""
    words = [_plain(word) for word in _WORD.findall(text)]
    phrases = [[_plain(w) for w in _WORD.findall(p)] for p in re.findall(r'"([^"]*)"', typed)]
    loose = [_plain(word) for word in _WORD.findall(re.sub(r'"[^"]*"?', " ", typed))]
    return all(any(word.startswith(begun) for word in words) for begun in loose) and all(
        any(words[at : at + len(phrase)] == phrase for at in range(len(words)))
        for phrase in phrases
        if phrase
    )


def _hit(table: str, row: str, page: int, label: str, found: str, *, place: tuple[int, int]) -> Hit:
    start, end = place
    left, right = max(0, start - AROUND), min(len(found), end + AROUND)
    excerpt = " ".join(found[left:right].split())
    before, after = "…" if left else "", "…" if right < len(found) else ""
    return Hit(table, row, page, label, f"{before}{excerpt}{after}", start, end)


def _first_word(typed: str) -> Callable[[str], tuple[int, int]]:
    """Finds where in a text the first word that was typed stands."""
    words = "|".join(re.escape(word) for word in _WORD.findall(typed))
    # The plain way finds nearly all; the careful one is too slow for fifty whole pages.
    plain = re.compile(rf"\b(?:{words})", re.IGNORECASE) if words else None

    def first(found: str) -> tuple[int, int]:
        if plain and (match := plain.search(found)):
            return match.start(), match.end()
        return next(iter(matches(found, typed)), (0, 0))

    return first


def matches(found: str, typed: str) -> tuple[tuple[int, int], ...]:
    """Where words of a text begin with the words that were typed, as (start, end), in order.

    Accents do not count, as in the index.
    """
    wanted = [_plain(word) for word in _WORD.findall(typed)]
    places = []
    for match in _WORD.finditer(found):
        here = _plain(match.group())
        longest = max((len(w) for w in wanted if here.startswith(w)), default=0)
        if longest:
            places.append((match.start(), match.start() + min(longest, len(match.group()))))
    return tuple(places)


def _plain(word: str) -> str:
    apart = unicodedata.normalize("NFD", word.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))
