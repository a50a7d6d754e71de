"""Words of one document as the PDF writes them: each is shaped once, however often it is printed."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from csa_desktop.reports.fonts import Face, Weight, main
from csa_desktop.reports.ink import UNSEEN, Fount
from csa_desktop.reports.shaping import SILENT, Raised, faces, shape
from csa_desktop.reports.text import clusters

_INSIDE = re.compile(
    r"(?<=[^\W\d_][-/–—])(?=[^\W\d_])|(?<=[—…])(?=\w)|(?<=[⺀-鿿가-힣豈-﫿！-｠])|(?=[⺀-鿿가-힣豈-﫿])"
)
"""Where a word may be broken: after a hyphen, stroke or dash, and around each ideograph or syllable block."""
_LONG = 40
"""Characters; nothing longer is taken for a word, so that text without spaces fills its lines."""
_PIECE = 12


class Part(NamedTuple):
    """A run as it is written: the inside of a TJ array, and its width in thousandths of the type size."""

    fount: Fount
    code: str
    width: int
    raised: tuple[Raised, ...]


class Word(NamedTuple):
    """What is never broken at the end of a line, unless it is longer than the line."""

    text: str
    width: int
    parts: tuple[Part, ...]


class Words:
    """The words and founts of one document."""

    def __init__(self) -> None:
        self._founts: dict[str, Fount] = {}
        self._words: dict[Weight, dict[str, tuple[Word, ...]]] = {weight: {} for weight in Weight}
        self._parts: dict[tuple[str, str, bool, bool], Part] = {}
        self._spaces: dict[tuple[Weight, int], Part] = {}

    def fount(self, face: Face) -> Fount:
        """The face as this document uses it."""
        found = self._founts.get(face.name)
        if found is None:
            found = self._founts[face.name] = Fount(face, f"P{len(self._founts) + 1}")
        return found

    def part(self, face: Face, text: str, *, rtl: bool = False, turned: bool = False) -> Part:
        """A run of one face, as `shaping.shape` has it."""
        found = self._parts.get((face.name, text, rtl, turned))
        if found is None:
            run, fount = shape(face, text, rtl=rtl, turned=turned), self.fount(face)
            found = Part(fount, fount.written(run), run.width, run.raised)
            self._parts[face.name, text, rtl, turned] = found
        return found

    def spaces(self, weight: Weight, number: int = 1) -> Part:
        """A row of spaces."""
        found = self._spaces.get((weight, number))
        if found is None:
            found = self._spaces[weight, number] = self.part(main(weight), " " * number)
        return found

    def unseen(self, shown: str) -> Part:
        """A glyph that is drawn as `shown` and says nothing; it is for places where nobody sees it."""
        face = main(Weight.REGULAR)
        glyph = face.font.get_nominal_glyph(ord(shown)) or 0
        fount = self.fount(face)
        return Part(fount, f"<{fount.code(glyph, UNSEEN)}>", face.advance(glyph), ())

    def hush(self) -> Part:
        """Nothing to see and no width: it only parts a last hyphen from the next line.

        pdfium takes a hyphen between letters at the end of a line for one that a printer put there, and
        drops it.
        """
        fount = self.fount(main(Weight.REGULAR))
        return Part(fount, f"<{fount.code(fount.face.font.get_nominal_glyph(0x20) or 0, SILENT)}>", 0, ())

    def words(self, text: str, weight: Weight) -> tuple[Word, ...]:
        """A printable text without spaces, as what is not broken inside."""
        known = self._words[weight]
        found = known.get(text)
        if found is None:
            found = known[text] = tuple(self._word(piece, weight) for piece in _cut(text))
        return found

    def letters(self, word: Word, weight: Weight) -> Iterator[Word]:
        """The letters of a word that is longer than the line."""
        return (self._word(cluster, weight) for cluster in clusters(word.text))

    def join(self, letters: str, weight: Weight) -> Word:
        """Letters as one word again."""
        return self._word(letters, weight)

    def _word(self, text: str, weight: Weight) -> Word:
        parts = tuple(self.part(face, run) for face, run in faces(text, weight))
        return Word(text, sum(part.width for part in parts), parts)

    def finish(self, canvas: Canvas) -> None:
        """Give the fonts to the document; nothing can be drawn in them after that."""
        canvas._doc.delayedFonts.extend(self._founts.values())


def _cut(text: str) -> Iterator[str]:
    if text.isascii() and text.isalpha() and len(text) <= _LONG:
        yield text
        return
    for piece in filter(None, _INSIDE.split(text)):
        if len(piece) <= _LONG:
            yield piece
        else:
            yield from _lengths(piece)


def _lengths(text: str) -> Iterator[str]:
    row = ""
    for cluster in clusters(text):
        if row and len(row) + len(cluster) > _PIECE:
            yield row
            row = ""
        row += cluster
    yield row
