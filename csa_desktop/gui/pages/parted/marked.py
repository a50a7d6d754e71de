"""A text with what was put in and taken out since another: a wash and a line, never colour alone."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from csa_desktop.domain.differences import GONE, NEW, SAME, Part, differences
from csa_desktop.gui.widgets.words import Run

OURS, THEIRS = "ours", "theirs"
_SPOKEN = {NEW: "put in: ", GONE: "taken out: "}


def marked(older: str, newer: str, wash: str) -> list[Run]:
    """The newer text: what is new in it underlined on its wash, what it no longer has struck through."""
    looks = {NEW: f"{wash} underlined", GONE: "struck quiet"}
    return [Run(part.words, looks.get(part.kind, "")) for part in _apart(differences(older, newer))]


def lacking(text: str, other: str, wash: str) -> list[Run]:
    """Another's text with the words that `text` does not have underlined on their wash; empty for none."""
    parts = [part for part in differences(text, other) if part.kind != GONE]
    if not any(part.kind == NEW and part.words.strip() for part in parts):
        return []
    return [Run(p.words, f"{wash} underlined" if p.kind == NEW else "") for p in _run_on(parts)]


def spoken(older: str, newer: str) -> str:
    """The same for who hears it."""
    parts = (part for part in differences(older, newer) if part.kind in _SPOKEN and part.words.strip())
    return "; ".join(_SPOKEN[part.kind] + part.words.strip() for part in parts)


def _run_on(parts: Sequence[Part]) -> Iterator[Part]:
    """One line under new words that only spaces part."""
    for at, part in enumerate(parts):
        beside = {p.kind for p in (*parts[max(0, at - 1) : at], *parts[at + 1 : at + 2])}
        between = part.kind == SAME and not part.words.strip() and 0 < at < len(parts) - 1
        yield Part(NEW, part.words) if between and beside == {NEW} else part


def _apart(parts: Sequence[Part]) -> Iterator[Part]:
    """A space, for the eye alone, between what was taken out and what stands in its place."""
    for part, following in pairwise((*parts, Part(SAME, ""))):
        yield part
        if (part.kind, following.kind) == (GONE, NEW) and not part.words[-1:].isspace():
            yield Part(SAME, " ")
