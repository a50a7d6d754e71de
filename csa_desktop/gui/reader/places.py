"""Places in a document: words with their boxes, marks over them, and what is selected."""

from dataclasses import dataclass
from typing import NamedTuple, Protocol

CITATION, HIT, SHOWN = "citation", "hit", "shown"
"""Kinds of mark: words that some statement quotes, words that were searched for, words one came to see."""


class PlacedWord(Protocol):
    """A word of a page: its characters in the page's text, its box in points from the page's top left."""

    @property
    def text(self) -> str:
        """The word."""
        ...

    @property
    def start(self) -> int:
        """Its first character in the page's text, from 0."""
        ...

    @property
    def end(self) -> int:
        """One past its last character."""
        ...

    @property
    def left(self) -> float:
        """Its left edge."""
        ...

    @property
    def top(self) -> float:
        """Its upper edge."""
        ...

    @property
    def right(self) -> float:
        """Its right edge."""
        ...

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        ...


@dataclass(frozen=True, slots=True)
class PageMark:
    """Characters `start` to `end` of a page (from 1); `key` is told when the mark is pressed."""

    page: int
    start: int
    end: int
    kind: str = CITATION
    key: str = ""


class Selection(NamedTuple):
    """Whole words of one page: `text` is what stands there from `start` to `end`."""

    page: int
    start: int
    end: int
    text: str


class Box(NamedTuple):
    """A box in points from the page's top left."""

    left: float
    top: float
    right: float
    bottom: float
