"""Looking for words within the open document: all their places, and the one that is shown."""

import re
from collections.abc import Sequence

from csa_desktop.gui.plain_letters import plain
from csa_desktop.gui.reader.places import HIT, PageMark

LEAST = 2
"""Fewer letters would find nearly every word."""
_APART = r"[\s\-\u2010-\u2013]+"
"""What stands between words: "early help" and "early-help" are both written."""


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
    """Where the words stand next to each other in this order; the last may be only begun.

    Straight and curly quotation marks are the same, and those around what is typed do not count.
    A hyphen is a space.
    """
    words = [word for word in re.split(_APART, plain(typed).replace('"', " ")) if word]
    if not words:
        return []
    phrase = _APART.join(map(re.escape, words))
    begins = r"(?<![^\W_])" if words[0][0].isalnum() else ""
    return [match.span() for match in re.finditer(begins + phrase, plain(text))]
