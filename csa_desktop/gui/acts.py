"""What a person can go to or do from anywhere, as values that the palette of commands lists."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

GO, DO, READ, OPEN = "Go to", "Do", "Read", "Open"


@dataclass(frozen=True, slots=True)
class Act:
    """One thing; `more` are further words by which it is found, `key` how it is done without the palette."""

    title: str
    do: Callable[[], object]
    kind: str = DO
    key: str = ""
    more: str = ""

    @property
    def said(self) -> str:
        """The line of the palette: "Go to Staying safe", "Take a note"."""
        return self.title if self.kind == DO else f"{self.kind} {self.title}"


def found(acts: Sequence[Act], typed: str) -> list[Act]:
    """The acts in which every typed word begins a word; those whose title begins so come first."""
    wanted = _plain(typed).split()
    hits = [act for act in acts if _has(f"{act.kind} {act.title} {act.more}", wanted)]
    return sorted(hits, key=lambda act: not _plain(act.title).startswith(" ".join(wanted)))


def _has(text: str, wanted: Sequence[str]) -> bool:
    words = _plain(text).split()
    return all(any(word.startswith(w) for word in words) for w in wanted)


def _plain(text: str) -> str:
    """Small letters without accents, and signs as spaces: é is found by e, "Well-being" by "being"."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c if c.isalnum() else " " for c in split if not unicodedata.combining(c))
