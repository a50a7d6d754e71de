"""The order of a line that holds right-to-left text: on paper, and in the text layer.

Readers of a PDF find right-to-left letters in the order of drawing and turn them round by rules of their
own, line by line. A line is therefore cut into pieces that pdfium turns round exactly:

- letters, spaces and plain signs at a right-to-left level, of which no two weak ones touch;
- any run at a left-to-right level;
- a single sign of another kind, such as a bracket.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import bidirectional

from bidi import algorithm as uax9

from csa_desktop.reports.fonts import JOINERS, Face
from csa_desktop.reports.text import is_mark

_RTL = ("R", "AL", "AN")
_WEAK = ("CS", "ES", "ET")
_STEADY = frozenset(" !\"&'*;?@\\^_`|~")
"""Neutral signs that readers neither mirror nor take apart."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A letter with its marks, its face and level, and the number of the span that it is of."""

    text: str
    face: Face
    level: int
    span: int

    @property
    def rtl(self) -> bool:
        """True where it runs from right to left."""
        return self.level % 2 == 1


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring clusters that are drawn as one run; `turned` where readers turn its letters round."""

    text: str
    face: Face
    level: int
    span: int
    turned: bool

    @property
    def rtl(self) -> bool:
        """True where it runs from right to left."""
        return self.level % 2 == 1


def has_rtl(text: str) -> bool:
    """True where a text holds anything that runs, or lets others run, from right to left."""
    return any(bidirectional(character) in _RTL for character in text)


def base_level(text: str) -> int:
    """1 where the first letter with a direction runs from right to left, else 0."""
    return int(uax9.get_base_level(text))


def levels(text: str, base: int) -> list[int]:
    """The level of each character of a paragraph (Unicode Standard Annex 9): odd runs right to left."""
    storage = uax9.get_empty_storage()
    storage.update(base_level=base, base_dir="LR"[base])
    uax9.get_embedding_levels(text, storage)
    for place, character in enumerate(storage["chars"]):
        character["place"] = place
    uax9.explicit_embed_and_overrides(storage)
    uax9.resolve_weak_types(storage)
    uax9.resolve_neutral_types(storage, debug=False)
    uax9.resolve_implicit_levels(storage, debug=False)
    found = {character["place"]: int(character["level"]) for character in storage["chars"]}
    resolved: list[int] = []
    for place in range(len(text)):  # a joiner has the level of what is before it
        resolved.append(found.get(place, resolved[-1] if resolved else base))
    return resolved


def pieces(line: Sequence[Cluster]) -> list[Piece]:
    """The pieces of a line, in the order in which it is read."""
    return [piece for group in _groups(line) for piece in _joined(group)]


def _groups(line: Sequence[Cluster]) -> Iterator[list[Cluster]]:
    group: list[Cluster] = []
    for cluster in line:
        if group and not _belongs(group[-1], cluster):
            yield group
            group = []
        group.append(cluster)
    if group:
        yield group


def _belongs(before: Cluster, cluster: Cluster) -> bool:
    if (before.face, before.level, before.span) != (cluster.face, cluster.level, cluster.span):
        return False
    if not cluster.rtl:
        return True
    return not (_stands_alone(before) or _stands_alone(cluster) or (_ends_weak(before) and _is_weak(cluster)))


def _stands_alone(cluster: Cluster) -> bool:
    first = cluster.text[0]
    return not (bidirectional(first) in ("R", "AL", *_WEAK) or first in _STEADY)


def _is_weak(cluster: Cluster) -> bool:
    return bidirectional(cluster.text[0]) in _WEAK


def _ends_weak(cluster: Cluster) -> bool:
    return _is_weak(cluster) or is_mark(cluster.text[-1])


def _joined(group: list[Cluster]) -> list[Piece]:
    """One piece of a group; one of each sign where no letter makes readers turn them round."""
    first = group[0]
    turned = first.rtl and any(map(_is_letter, group))
    rows = [group] if turned or not first.rtl else [[cluster] for cluster in group]
    return [Piece("".join(c.text for c in row), first.face, first.level, first.span, turned) for row in rows]


def _is_letter(cluster: Cluster) -> bool:
    first = cluster.text[0]
    return bidirectional(first) in ("R", "AL") and first not in JOINERS


def on_paper(found: Sequence[Piece]) -> list[int]:
    """The places of the pieces from left to right (rule L2)."""
    order = list(range(len(found)))
    for level in range(max((piece.level for piece in found), default=0), 0, -1):
        order = list(_turned(order, found, level))
    return order


def _turned(order: list[int], found: Sequence[Piece], level: int) -> Iterator[int]:
    row: list[int] = []
    for place in order:
        if found[place].level >= level:
            row.append(place)
        else:
            yield from reversed(row)
            row = []
            yield place
    yield from reversed(row)
