"""Looking for words within the open document: all their places, and the one that is shown."""

from collections.abc import Sequence
from itertools import pairwise

from csa_desktop.gui.reader.places import HIT, PageMark
from csa_desktop.store.search import matches

LEAST = 2
"""Fewer letters would find nearly every word."""


class Finds:
    """The places of what is typed, in the order of the document, round and round."""

    def __init__(self) -> None:
        self.places: tuple[PageMark, ...] = ()
        self.at = -1

    def look(self, texts: Sequence[tuple[int, str]], typed: str, *, page: int = 1) -> None:
        """Find what is typed in the pages (number, text); the current place is the first from `page` on."""
        wanted = typed.strip()
        self.places = tuple(
            PageMark(number, start, end, HIT)
            for number, text in (texts if len(wanted) >= LEAST else ())
            for start, end in phrase_matches(text, wanted)
        )
        onwards = (i for i, place in enumerate(self.places) if place.page >= page)
        self.at = next(onwards, 0 if self.places else -1)

    def step(self, by: int) -> None:
        """Go to another place."""
        if self.places:
            self.at = (self.at + by) % len(self.places)

    @property
    def current(self) -> PageMark | None:
        """The place that is shown; None where nothing was found."""
        return self.places[self.at] if self.places else None


def phrase_matches(text: str, typed: str) -> list[tuple[int, int]]:
    """Where the words stand next to each other in this order; the last may be only begun."""
    words, hits = typed.split(), matches(text, typed)
    runs = (hits[i : i + len(words)] for i in range(len(hits) - len(words) + 1))
    return [(run[0][0], run[-1][1]) for run in runs if _is_phrase(text, run, words)]


def _is_phrase(text: str, run: Sequence[tuple[int, int]], words: Sequence[str]) -> bool:
    together = all(text[a[1] : b[0]].strip() == "" for a, b in pairwise(run))
    said = (text[start:end].casefold() for start, end in run)
    return together and all(s == w.casefold() for s, w in zip(said, words, strict=True))
