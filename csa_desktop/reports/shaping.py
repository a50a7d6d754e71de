"""Characters to glyphs: which glyphs draw a run, where, and which characters each one stands for."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

import uharfbuzz as hb

from csa_desktop.reports.fonts import JOINERS, Face, Weight, face_for, main, plain_characters
from csa_desktop.reports.text import LETTER_LIKE_MARKS, clusters, is_mark

NO_GLYPH = -1
"""Only moves the pen."""
SILENT = ""
"""What a glyph stands for whose characters another glyph of its cluster already gives."""


class Glyph(NamedTuple):
    """A glyph on the line: what it stands for, its offset, and how far it moves the pen."""

    number: int
    text: str
    x: int
    advance: int


class Raised(NamedTuple):
    """A mark above or below the line, `x` from the start of its run; it stands for nothing by itself."""

    number: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Run:
    """A run of one face: glyphs from left to right, measured in thousandths of the type size."""

    face: Face
    glyphs: tuple[Glyph, ...]
    raised: tuple[Raised, ...]
    width: int


def faces(text: str, weight: Weight) -> list[tuple[Face, str]]:
    """A printable text cut where the face changes; a space stays with the face before it."""
    if plain_characters().issuperset(text):
        return [(main(weight), text)]
    found: list[tuple[Face, str]] = []
    for cluster in clusters(text):
        before = found[-1][0] if found else None
        stays = before is not None and cluster == " " and before.shows(cluster)
        face = before if before and stays else face_for(cluster, weight) or main(weight)
        if face is before:
            found[-1] = (face, found[-1][1] + cluster)
        else:
            found.append((face, cluster))
    return found


def shape(face: Face, text: str, *, rtl: bool = False, turned: bool = False) -> Run:
    """The glyphs that draw a text in one face and direction.

    Where it is `turned`, readers of the PDF turn its letters round, so they stand in it turned round already.
    """
    buffer = _buffer(face, text, rtl=rtl)
    placed = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    if not (face.joins or rtl) and plain_characters().issuperset(text):
        return _plain(face, text, placed)
    texts = _texts(text, sorted({info.cluster for info, _ in placed}), turned=turned)
    glyphs: list[Glyph] = []
    raised: list[Raised] = []
    pen = 0
    for cluster, group in groupby(placed, key=lambda one: one[0].cluster):
        for info, at, said in _saying(list(group), texts[cluster]):
            if at.y_offset and said is SILENT:
                raised.append(Raised(info.codepoint, pen + at.x_offset, at.y_offset))
                glyphs += [Glyph(NO_GLYPH, SILENT, 0, at.x_advance)] if at.x_advance else []
            else:
                glyphs.append(Glyph(info.codepoint, said, at.x_offset, at.x_advance))
            pen += at.x_advance
    return Run(face, tuple(glyphs), tuple(raised), pen)


def _plain(face: Face, text: str, placed: list[tuple[Any, Any]]) -> Run:
    """Nearly all text: a glyph for each character, with nothing raised, joined or turned round."""
    glyphs = tuple(
        Glyph(info.codepoint, character, at.x_offset, at.x_advance)
        for character, (info, at) in zip(text, placed, strict=True)
    )
    return Run(face, glyphs, (), sum(glyph.advance for glyph in glyphs))


def _buffer(face: Face, text: str, *, rtl: bool) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if buffer.direction == "rtl" and not rtl:
        buffer.script = "Zyyy"  # a script that runs the other way would be drawn backwards
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.language = "en"  # a guess asks the machine, and the same notebook must print the same everywhere
    buffer.flags = hb.BufferFlags.DO_NOT_INSERT_DOTTED_CIRCLE | hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(face.font, buffer, {} if face.joins else {"liga": False, "clig": False})
    return buffer


def _texts(text: str, starts: list[int], *, turned: bool) -> dict[int, str]:
    """The characters of each cluster, in the order in which a reader of the PDF must find them."""
    ends = [*starts[1:], len(text)] if starts else []  # joiners alone have no glyph
    kept = {
        start: "".join(c for c in text[start:end] if c not in JOINERS)
        for start, end in zip(starts, ends, strict=True)
    }
    return {start: backwards(said) for start, said in kept.items()} if turned else kept


def backwards(text: str) -> str:
    """A right-to-left text as readers expect it in the order of drawing: letters turned round, marks not.

    Both pdfium and poppler turn right-to-left letters round again and leave each row of marks as it is.
    """
    rows: list[str] = []
    for character in text:
        if rows and _keeps_order(character) and _keeps_order(rows[-1][-1]):
            rows[-1] += character
        else:
            rows.append(character)
    return "".join(reversed(rows))


def _keeps_order(character: str) -> bool:
    return is_mark(character) and character not in LETTER_LIKE_MARKS


def _saying(cluster: list[tuple[Any, Any]], text: str) -> Iterator[tuple[Any, Any, str]]:
    """The glyphs of a cluster, each with the characters that it stands for; the last takes what is over."""
    speakers = [i for i, (_, at) in enumerate(cluster) if at.x_advance and not at.y_offset] or [0]
    for i, (info, at) in enumerate(cluster):
        if i not in speakers:
            yield info, at, SILENT
            continue
        place = speakers.index(i)
        yield info, at, text[place:] if i == speakers[-1] else text[place : place + 1]
