"""What became of the sentences of a paragraph that was edited: kept, split, joined, moved or taken out.

Nothing is asked of the person who types: words that survive keep the sentence that they were.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from csa_desktop.domain import values as v
from csa_desktop.domain.letter_text import Sentence
from csa_desktop.domain.ordering import between
from csa_desktop.domain.sentences import sentences, words

_SURVIVES = 0.5
"""So much of an old sentence in a new one, or of a new one in an old one, makes the new one come from it."""
_RUN = 2
"""Words that follow each other in both count from this many on: "of", "the" alone say nothing."""
_TELLING = 4
"""A word of so many letters says what a sentence is about."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence as it is to stand; `comes_from` are the ids of all that it is made of, itself among them."""

    id: str
    text: str
    paragraph: str
    is_new: bool = False
    comes_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edited:
    """The sentences in their new order, and the ids of those whose row goes."""

    pieces: tuple[Piece, ...]
    gone: tuple[str, ...]

    def sentences(self) -> tuple[Sentence, ...]:
        """What stands there now, as the next edit begins with it."""
        return tuple(Sentence(piece.id, piece.text) for piece in self.pieces)


def edited(
    was: Sequence[Sentence], text: str, paragraph: str, elsewhere: Mapping[str, str] | None = None
) -> Edited:
    """What `text` makes of the sentences of a paragraph; each line end in it begins a paragraph.

    `elsewhere` says of sentences that an earlier such line end moved in which paragraph they stand.
    """
    lines = [said for line in text.splitlines() if (said := _split(line, was))]
    new = [(said, line) for line, some in enumerate(lines) for said in some]
    texts = [said for said, _ in new]
    shares = _shares(was, texts)
    comes_from = [[o for o in range(len(was)) if (n, o) in shares] for n in range(len(new))]
    stays = _stays(shares, _in_place(was, texts, comes_from))
    names = _names(new, {n: was[o].id for n, o in stays.items()}, paragraph, elsewhere or {})
    pieces = tuple(
        Piece(
            id=was[stays[n]].id if n in stays else v.new_id(),
            text=said,
            paragraph=names[line],
            is_new=n not in stays,
            comes_from=tuple(was[o].id for o in comes_from[n]),
        )
        for n, (said, line) in enumerate(new)
    )
    kept = {piece.id for piece in pieces}
    return Edited(pieces, tuple(s.id for s in was if s.id not in kept))


def _split(line: str, was: Sequence[Sentence]) -> tuple[str, ...]:
    """The sentences of a line; one that had no mark at its end stays apart from what follows it."""
    open_ended = [s.text for s in was if s.text and s.text[-1].isalnum()]
    found: list[str] = []
    for said in sentences(line):
        rest = said
        while known := next((text for text in open_ended if rest.startswith(f"{text} ")), ""):
            found.append(known)
            rest = rest[len(known) :].strip()
        found.append(rest)
    return tuple(found)


def _names(
    new: Sequence[tuple[str, int]], rows: Mapping[int, str], paragraph: str, elsewhere: Mapping[str, str]
) -> dict[int, str]:
    """The paragraph of each line: the first stays where it was."""
    names = {0: paragraph}
    for n, (_, line) in enumerate(new):
        there = elsewhere.get(rows.get(n, ""), "")
        if line not in names and there and there not in names.values():
            names[line] = there
    return {line: names.get(line) or v.new_id() for line in dict.fromkeys(line for _, line in new)}


def places(order: Sequence[str], known: Mapping[str, str]) -> dict[str, str]:
    """New keys for those rows of an order whose key does not fit in it, and for those that have none."""
    fixed = set(_rising(order, known))
    made: dict[str, str] = {}
    low = ""
    for at, row in enumerate(order):
        if row in fixed:
            low = known[row]
            continue
        high = next((known[later] for later in order[at + 1 :] if later in fixed), "")
        low = made[row] = between(low, high)
    return made


def _rising(order: Sequence[str], known: Mapping[str, str]) -> list[str]:
    """The longest run of rows whose keys rise already."""
    best: list[tuple[int, int]] = []
    rows = [row for row in order if known.get(row)]
    for at, row in enumerate(rows):
        earlier = [(best[b][0], b) for b in range(at) if known[rows[b]] < known[row]]
        length, before = max(earlier, default=(0, -1))
        best.append((length + 1, before))
    at = max(range(len(best)), key=lambda i: best[i][0], default=-1)
    found = []
    while at >= 0:
        found.append(rows[at])
        at = best[at][1]
    return found[::-1]


def _shares(was: Sequence[Sentence], new: Sequence[str]) -> dict[tuple[int, int], int]:
    """How many words of each old sentence each new one has, where that makes it come from it."""
    olds, news = [words(s.text) for s in was], [words(said) for said in new]
    same = dict(_same(was, new))
    found: dict[tuple[int, int], int] = {(n, o): len(news[n]) + 1 for n, o in same.items()}
    taken = set(same.values())
    for n in range(len(new)):
        for o in range(len(was)):
            if n in same or o in taken:
                continue
            if shared := _shared(olds[o], news[n]):
                found[n, o] = shared
    return found


def _same(was: Sequence[Sentence], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Each sentence that reads as before, wherever it stands now."""
    free = list(range(len(was)))
    for n, said in enumerate(new):
        o = next((o for o in free if was[o].text == said), None)
        if o is not None:
            free.remove(o)
            yield n, o


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    least = min(_RUN, len(old), len(new))
    shared = sum(block.size for block in matcher.get_matching_blocks() if block.size >= max(1, least))
    enough = shared >= _SURVIVES * len(old) or shared >= _SURVIVES * len(new)
    return shared if shared and enough else 0


def _in_place(
    was: Sequence[Sentence], new: Sequence[str], comes_from: list[list[int]]
) -> dict[tuple[int, int], int]:
    """New sentences that stand where old ones stood and speak of the same: they were redrafted."""
    gone = [o for o in range(len(was)) if not any(o in some for some in comes_from)]
    found: dict[tuple[int, int], int] = {}
    for n, said in enumerate(new):
        if comes_from[n]:
            continue
        about = {word for word in words(said) if len(word) >= _TELLING}
        o = next((o for o in gone if _stood_at(o, n, comes_from) and about & set(words(was[o].text))), None)
        if o is not None:
            gone.remove(o)
            comes_from[n] = [o]
            found[n, o] = 1
    return found


def _stood_at(o: int, n: int, comes_from: Sequence[Sequence[int]]) -> bool:
    """Whether the old sentence stood between what stands before and after the new one."""
    before = [some[-1] for some in comes_from[:n] if some]
    after = [some[0] for some in comes_from[n + 1 :] if some]
    return (not before or before[-1] < o) and (not after or o < after[0])


def _stays(*shares: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """Which old row each new sentence keeps: each row goes where most of its words are."""
    found: dict[int, int] = {}
    all_shares = {pair: share for some in shares for pair, share in some.items()}
    for (n, o), _ in sorted(all_shares.items(), key=lambda each: (-each[1], each[0])):
        if n not in found and o not in found.values():
            found[n] = o
    return found
