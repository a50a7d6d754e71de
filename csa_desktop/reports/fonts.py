"""The fonts of paper: what each can show, and which one shows a cluster of characters."""

from enum import Enum
from functools import cache
from pathlib import Path
from unicodedata import category

import uharfbuzz as hb

from csa_desktop.paths import resources_folder

SCALE = 1000
"""Units in one em: widths and offsets are in thousandths of the type size, as in a PDF."""
JOINERS = frozenset("\u200c\u200d\u200e\u200f\u061c")
"""Format characters that shape or order the text beside them and have no picture of their own."""


class Weight(Enum):
    """The three hands in which our own text is set; other scripts come in one."""

    REGULAR = "NotoSans-Regular.ttf"
    BOLD = "NotoSans-Bold.ttf"
    ITALIC = "NotoSans-Italic.ttf"


class Face:
    """One font file."""

    def __init__(self, path: Path, *, joins: bool = True) -> None:
        self.name = path.stem
        self.joins = joins
        """False where letters stay apart (no fi ligature), so that a search finds them."""
        self.face = hb.Face(path.read_bytes())
        self.font = hb.Font(self.face)
        self.font.scale = (SCALE, SCALE)
        extents = self.font.get_font_extents("ltr")
        self.ascent, self.descent = extents.ascender, extents.descender
        self._shows: dict[str, bool] = {}

    def shows(self, cluster: str) -> bool:
        """True where every character of the cluster has ink in this font."""
        return all(character in JOINERS or self._inked(character) for character in cluster)

    def _inked(self, character: str) -> bool:
        known = self._shows.get(character)
        if known is None:
            glyph = self.font.get_nominal_glyph(ord(character))
            known = self._shows[character] = glyph is not None and (
                category(character) == "Zs" or self._has_ink(glyph)
            )
        return known

    def _has_ink(self, glyph: int) -> bool:
        extents = self.font.get_glyph_extents(glyph)
        return extents is not None and bool(extents.width or extents.height)

    def advance(self, glyph: int) -> int:
        """How far a glyph moves the pen."""
        return int(self.font.get_glyph_h_advance(glyph))


@cache
def main(weight: Weight) -> Face:
    """The face of our own text."""
    return Face(_folder() / weight.value, joins=False)


@cache
def others() -> tuple[Face, ...]:
    """The faces behind it: one for each further script, then symbols, then Chinese, Japanese and Korean."""
    mains = {weight.value for weight in Weight}
    paths = sorted(path for path in _folder().glob("*.ttf") if path.name not in mains)
    return tuple(Face(path) for path in sorted(paths, key=_rank))


def face_for(cluster: str, weight: Weight) -> Face | None:
    """The first face that shows the whole cluster; None where no font has it."""
    first = main(weight)
    if first.shows(cluster):
        return first
    return _fallback(cluster)


@cache
def plain_characters() -> frozenset[str]:
    """Characters that every main face shows by itself, left to right, with nothing to join or reorder.

    Text of these alone is printed as it stands, which is nearly all text.
    """
    codes = set.intersection(*(set(main(weight).face.unicodes) for weight in Weight))
    return frozenset({"\n", *filter(_is_plain, map(chr, codes))})


def _is_plain(character: str) -> bool:
    if character == " ":
        return True
    return (
        ord(character) < _LAST_PLAIN
        and category(character)[0] in "LNPS"
        and main(Weight.REGULAR).shows(character)
    )


_LAST_PLAIN = 0x2C00
"""Latin, Greek, Cyrillic, punctuation and currency lie below; what lies above may be rewritten by readers."""
_SYMBOLS = ("DejaVuSans", "NotoSansSymbols2-Regular", "NotoSansSymbols-Regular", "NotoSansMath-Regular")


def _rank(path: Path) -> tuple[int, str]:
    if path.stem in _SYMBOLS:
        return 1 + _SYMBOLS.index(path.stem), path.stem
    return (0 if path.stem.startswith("NotoSans") else 9), path.stem


@cache
def _folder() -> Path:
    return resources_folder() / "fonts" / "paper"


_found: dict[str, Face | None] = {}
_KEEP = 20_000


def _fallback(cluster: str) -> Face | None:
    if cluster not in _found:
        if len(_found) > _KEEP:
            _found.clear()
        _found[cluster] = next((face for face in others() if face.shows(cluster)), None)
    return _found[cluster]
