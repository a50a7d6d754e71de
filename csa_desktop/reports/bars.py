"""A bar of counts laid out once for the window and for paper: pieces told apart by pattern, not by colour."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Line = tuple[float, float, float, float]
"""From x, y to x, y, inside the piece: from its left and from its top."""

SOLID, EMPTY = 0.0, -1.0
GAPS = (SOLID, 4.0, 8.0, EMPTY, 2.5)
"""How far apart the strokes of each pattern are, from the best grade on; the fifth is crossed as well."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One grade of a bar."""

    code: str
    count: int
    left: float
    width: float
    pattern: int


def pieces(counts: Sequence[tuple[str, int]], *, most: int, width: float) -> tuple[Piece, ...]:
    """The pieces of a bar in which `most` would fill the width; a count of none takes no room."""
    found, left = [], 0.0
    for pattern, (code, count) in enumerate(counts):
        wide = width * count / most if most else 0.0
        if count:
            found.append(Piece(code, count, left, wide, pattern % len(GAPS)))
        left += wide
    return tuple(found)


def strokes(pattern: int, width: float, height: float, *, unit: float = 1.0) -> Iterator[Line]:
    """The strokes of a pattern in a box; none for a solid or an empty one."""
    gap = GAPS[pattern] * unit
    if gap <= 0:
        return
    at = gap
    while at < width + height:
        yield max(0.0, at - height), min(height, at), min(width, at), max(0.0, at - width)
        if pattern == len(GAPS) - 1:
            yield (
                max(0.0, at - height),
                height - min(height, at),
                min(width, at),
                height - max(0.0, at - width),
            )
        at += gap
