"""What two editions of a letter say differently: by section and sentence, and by word within a sentence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from csa_desktop.domain.differences import GONE, NEW, SAME, Part, differences
from csa_desktop.domain.letter_text import IMPROVEMENT, STRENGTH, LetterText, Section, Sentence

CHANGED, MOVED = "changed", "moved"
_NONE = {STRENGTH: "{}: no strength was found", IMPROVEMENT: "{}: no area for improvement was found"}
_ALIKE = 0.5
"""Sentences that share this much of their words, in order, are one sentence that was changed."""


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence in both letters or in one: SAME, CHANGED, MOVED, NEW or GONE."""

    kind: str
    older: str = ""
    newer: str = ""
    id: str = ""
    """The sentence's id in the newer letter; in the older where it is gone."""
    elsewhere: str = ""
    """For one that moved: the heading of the section that it came from."""

    def parts(self) -> tuple[Part, ...]:
        """Its words, those that were put in or taken out marked as such."""
        return differences(self.older, self.newer)


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section of either letter with its sentences in order."""

    id: str
    heading: str
    sentences: tuple[SentenceChange, ...]

    @property
    def changes(self) -> int:
        """How many of its sentences are not the same."""
        return sum(s.kind != SAME for s in self.sentences)


def letter_differences(older: LetterText, newer: LetterText) -> tuple[SectionChange, ...]:
    """Every section that either letter has, in the newer one's order; one that is gone stands at the end."""
    places = _places(older)
    renamed = _renamed(older, newer)
    before = {section.id: section for section in older.sections}
    after = {section.id: section for section in newer.sections}
    found = []
    for name in dict.fromkeys((*after, *before)):
        was, now = before.get(name), after.get(name)
        lines = tuple(_section(_lines(was), _lines(now), renamed, places, _ids(newer)))
        found.append(SectionChange(name, (now or was or Section(name, "", ())).heading, lines))
    return tuple(found)


def _lines(section: Section | None) -> list[Sentence]:
    """The sentences of a section; a point of a list with the title and topic that it stands under."""
    if section is None:
        return []
    said = [
        Sentence(s.id, ": ".join(filter(None, (p.title, p.topic, s.text))))
        for p in section.paragraphs
        for s in p.sentences
    ]
    none = [
        Sentence(f"{place}/{title}", _NONE[place].format(title)) for place, title in section.none_found or ()
    ]
    return [*said, *none]


def _ids(letter: LetterText) -> frozenset[str]:
    return frozenset(sentence.id for sentence in letter.sentences())


def _places(letter: LetterText) -> dict[str, tuple[str, Section]]:
    return {line.id: (line.text, section) for section in letter.sections for line in _lines(section)}


def _renamed(older: LetterText, newer: LetterText) -> dict[str, str]:
    """New ids of sentences that read as an old one whose id is gone: taken out and put in again."""
    kept, known = _ids(newer), _ids(older)
    free: dict[str, list[str]] = {}
    for gone in older.sentences():
        if gone.id not in kept:
            free.setdefault(gone.text, []).append(gone.id)
    came = (s for s in newer.sentences() if s.id not in known)
    return {s.id: free[s.text].pop(0) for s in came if free.get(s.text)}


def _section(
    was: Sequence[Sentence],
    now: Sequence[Sentence],
    renamed: Mapping[str, str],
    places: Mapping[str, tuple[str, Section]],
    kept: frozenset[str],
) -> Iterator[SentenceChange]:
    keys = [renamed.get(line.id, line.id) for line in now]
    stays = kept | set(renamed.values())
    matcher = SequenceMatcher(None, [line.id for line in was], keys, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield from (_both(a, b) for a, b in zip(was[i:j], now[k:m], strict=True))
            continue
        gone = [line for line in was[i:j] if line.id not in stays]
        came = list(zip(keys[k:m], now[k:m], strict=True))
        yield from _replaced(gone, came, places)


def _both(older: Sentence, newer: Sentence) -> SentenceChange:
    kind = SAME if older.text == newer.text else CHANGED
    return SentenceChange(kind, older.text, newer.text, newer.id)


def _replaced(
    gone: list[Sentence], came: Sequence[tuple[str, Sentence]], places: Mapping[str, tuple[str, Section]]
) -> Iterator[SentenceChange]:
    """Sentences that stand where others stood; those alike are shown as one that was changed."""
    for key, line in came:
        if key in places:
            text, section = places[key]
            yield SentenceChange(MOVED, text, line.text, line.id, section.heading)
            continue
        near = max(gone, key=lambda old: _share(old.text, line.text), default=None)
        if near and _share(near.text, line.text) >= _ALIKE:
            yield from (SentenceChange(GONE, old.text, "", old.id) for old in gone[: gone.index(near)])
            del gone[: gone.index(near) + 1]
            yield SentenceChange(CHANGED, near.text, line.text, line.id)
        else:
            yield SentenceChange(NEW, "", line.text, line.id)
    yield from (SentenceChange(GONE, old.text, "", old.id) for old in gone)


def _share(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
