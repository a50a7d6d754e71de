"""Paragraphs cut into lines, and lines written as the text operators of a PDF page.

Widths here are in thousandths of the type size; `x` and `y` are in points.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from csa_desktop.reports import direction
from csa_desktop.reports.direction import Cluster, Piece
from csa_desktop.reports.fonts import SCALE, Weight, plain_characters
from csa_desktop.reports.shaping import SILENT, Raised, faces
from csa_desktop.reports.text import clusters
from csa_desktop.reports.words import Part, Word, Words

INK = "0.07 0.1 0.14"
QUIET = "0.33 0.37 0.42"
MOST_SPACES = 24
"""A row of spaces counts for no more than these, so that none pushes words off the paper."""
_HYPHENS = ("-", "\u00ad")
_ELSEWHERE = -3000
"""Points below the line: outside every page."""
_APART = 50


@dataclass(frozen=True, slots=True)
class Span:
    """Printable text in one weight and colour, without line ends."""

    text: str
    weight: Weight = Weight.REGULAR
    colour: str = INK


class Placed(NamedTuple):
    """A part of a line: where it begins, and its colour."""

    x: int
    part: Part
    colour: str


class Line(NamedTuple):
    """A line: its parts in the order in which they are read; `mixed` where one runs from right to left."""

    parts: tuple[Placed, ...]
    width: int
    mixed: bool = False
    from_right: bool = False


class _Item(NamedTuple):
    gap: int
    word: Word
    span: Span


def lines(spans: Sequence[Span], words: Words, room: float) -> list[Line]:
    """The lines of one paragraph in a width of `room`."""
    text = "".join(span.text for span in spans)
    if plain_characters().issuperset(text) or not direction.has_rtl(text):
        return [_straight(row, words) for row in _rows(spans, words, room)]
    return list(_mixed_lines(spans, text, words, room))


def _rows(spans: Sequence[Span], words: Words, room: float) -> Iterator[list[_Item]]:
    row: list[_Item] = []
    x, spaces = 0, 0
    for span in spans:
        space = words.spaces(span.weight).width
        for place, raw in enumerate(span.text.split(" ")):
            spaces = min(spaces + 1, MOST_SPACES) if place else spaces
            for word in words.words(raw, span.weight) if raw else ():
                glued = not spaces and not place
                if x + spaces * space + word.width > room and row:
                    kept = _carried(row) if glued else []
                    yield row[: len(row) - len(kept)]
                    row, spaces = kept, 0
                    x = sum(item.word.width + item.gap * words.spaces(item.span.weight).width for item in row)
                if word.width > room:
                    yield from [row] if row else ()
                    *full, word = _broken(word, span.weight, words, room)
                    yield from ([_Item(0, piece, span)] for piece in full)
                    row, x, spaces = [], 0, 0
                x += spaces * space + word.width
                row.append(_Item(spaces, word, span))
                spaces = 0
    yield row


def _carried(row: list[_Item]) -> list[_Item]:
    """What goes to the next line with words that hang on it without a space."""
    for place in range(len(row) - 1, 0, -1):
        if row[place].gap:
            return [row[place]._replace(gap=0), *row[place + 1 :]]
    return []


def _broken(word: Word, weight: Weight, words: Words, room: float) -> Iterator[Word]:
    """A word longer than the line, in pieces that fit."""
    row, width = "", 0
    for letter in words.letters(word, weight):
        if row and width + letter.width > room:
            yield words.join(row, weight)
            row, width = "", 0
        row += letter.text
        width += letter.width
    yield words.join(row, weight)


def _straight(row: list[_Item], words: Words) -> Line:
    placed: list[Placed] = []
    x = 0
    for gap, word, span in row:
        for part in (words.spaces(span.weight, gap), *word.parts) if gap else word.parts:
            placed.append(Placed(x, part, span.colour))
            x += part.width
    if row and row[-1].word.text.endswith(_HYPHENS):
        placed.append(Placed(x, words.hush(), row[-1].span.colour))
    return Line(tuple(placed), x)


def _mixed_lines(spans: Sequence[Span], text: str, words: Words, room: float) -> Iterator[Line]:
    base = direction.base_level(text)
    for row in _mixed_rows(_clusters(spans, text, base), words, spans, room):
        yield _mixed(row, words, spans, from_right=bool(base))


def _clusters(spans: Sequence[Span], text: str, base: int) -> list[Cluster]:
    levels = direction.levels(text, base)
    found: list[Cluster] = []
    place = 0
    for number, span in enumerate(spans):
        for face, run in faces(span.text, span.weight):
            for cluster in clusters(run):
                found.append(Cluster(cluster, face, levels[place], number))
                place += len(cluster)
    return found


def _mixed_rows(
    found: list[Cluster], words: Words, spans: Sequence[Span], room: float
) -> Iterator[list[Cluster]]:
    row: list[Cluster] = []
    x = 0.0
    for is_space, group in groupby(found, key=lambda cluster: cluster.text == " "):
        word = list(group)[: MOST_SPACES if is_space else None]
        for piece in (word,) if is_space else _fitting(word, words, room):
            width = _width(piece, words)
            if not is_space and row and x + width > room:
                yield _without_last_spaces(row)
                row, x = [], 0.0
            row += piece
            x += width
    yield _without_last_spaces(row)


def _fitting(word: list[Cluster], words: Words, room: float) -> Iterator[list[Cluster]]:
    if _width(word, words) <= room:
        yield word
        return
    row: list[Cluster] = []
    x = 0
    for cluster in word:
        width = _width([cluster], words)
        if row and x + width > room:
            yield row
            row, x = [], 0
        row.append(cluster)
        x += width
    yield row


def _width(row: list[Cluster], words: Words) -> int:
    return sum(_drawn(piece, words).width for piece in direction.pieces(row))


def _drawn(piece: Piece, words: Words) -> Part:
    return words.part(piece.face, piece.text, rtl=piece.rtl, turned=piece.turned)


def _without_last_spaces(row: list[Cluster]) -> list[Cluster]:
    end = len(row)
    while end and row[end - 1].text == " ":
        end -= 1
    return row[:end]


def _mixed(row: list[Cluster], words: Words, spans: Sequence[Span], *, from_right: bool) -> Line:
    pieces = direction.pieces(row)
    parts = [_drawn(piece, words) for piece in pieces]
    starts: dict[int, int] = {}
    x = 0
    for place in direction.on_paper(pieces):
        starts[place] = x
        x += parts[place].width
    placed = tuple(
        Placed(starts[place], part, spans[pieces[place].span].colour) for place, part in enumerate(parts)
    )
    return Line(placed, x, mixed=True, from_right=from_right)


def written(line: Line, x: float, y: float, size: float, words: Words) -> Iterator[str]:
    """The operators that draw a line from the point `x`, `y`."""
    if line.mixed:
        for place, placed in enumerate(line.parts):
            at = x + placed.x * size / SCALE
            yield _parting(place, y, size, words)
            yield f"BT {at:.2f} {y:.2f} Td {''.join(_flowing([placed], size))} ET"
        yield _parting(len(line.parts), y, size, words)
    elif line.parts:
        yield f"BT {x:.2f} {y:.2f} Td {''.join(_flowing(line.parts, size))} ET"
    for placed in line.parts:
        for mark in placed.part.raised:
            yield _raised(mark, placed, x, y, size)


def _flowing(parts: Sequence[Placed], size: float) -> Iterator[str]:
    """Parts one after the other, each beginning where the last ended."""
    fount, colour = None, ""
    for placed in parts:
        part = placed.part
        if part.fount is not fount or placed.colour != colour:
            yield "] TJ " if fount else ""
            yield f"{placed.colour} rg " if placed.colour != colour else ""
            yield f"/{part.fount.name} {size:g} Tf ["
            fount, colour = part.fount, placed.colour
        yield part.code
    yield "] TJ"


def _parting(place: int, y: float, size: float, words: Words) -> str:
    """Something unseen and far away: a reader of the PDF then takes what follows for a line of its own.

    Without it pdfium sorts what it takes for one line by place and turns letters round across pieces. Each
    lies elsewhere, because pdfium drops what it takes for the same thing drawn twice.
    """
    part = words.unseen("x")
    away = y + _ELSEWHERE - _APART * place
    return f"BT 3 Tr 0 {away:.2f} Td /{part.fount.name} {size:g} Tf {part.code} Tj 0 Tr ET"


def _raised(mark: Raised, placed: Placed, x: float, y: float, size: float) -> str:
    at, up = x + (placed.x + mark.x) * size / SCALE, y + mark.y * size / SCALE
    fount = placed.part.fount
    code = fount.code(mark.number, SILENT)
    return f"BT {placed.colour} rg /{fount.name} {size:g} Tf {at:.2f} {up:.2f} Td <{code}> Tj ET"
