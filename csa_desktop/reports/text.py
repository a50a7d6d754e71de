"""The printed form of any text: nothing is taken for markup, nothing vanishes, nothing hides.

What the PDF's text layer gives back is this form, white space and invisible format characters aside.
"""

from collections.abc import Callable, Iterator
from unicodedata import bidirectional, category, name, normalize

from csa_desktop.reports.fonts import JOINERS, Weight, face_for, plain_characters

DOTTED_CIRCLE = "\u25cc"
"""Stands under a combining mark that has no letter of its own to stand on."""
LETTER_LIKE_MARKS = frozenset(map(chr, (0x65F, *range(0x8D3, 0x8E2), *range(0x8E3, 0x900))))
"""Arabic marks that pdfium, whose tables are older, takes for letters."""
TAB = "    "
NO_BREAK_SPACE = "\u00a0"


def printable(text: str) -> str:
    r"""The printed form of a text.

    Lines end with "\n" and tabs are spaces; other control characters become a visible sign; what no font
    has becomes its Unicode name in brackets; a ligature typed as one character becomes its letters; marks
    that would let text read otherwise than it was typed, and other invisible ones, are left out.
    """
    if plain_characters().issuperset(text):
        return text
    seen = normalize("NFC", text.replace("\r\n", "\n").translate(_VISIBLE))
    return "".join(map(_shown, clusters(seen.translate(_SPELLED))))


def clusters(text: str) -> Iterator[str]:
    """The text cut into letters, each with the marks and joiners that belong to it."""
    start = 0
    for end in range(1, len(text)):
        if text[end] not in JOINERS and not (is_mark(text[end]) and text[end - 1] not in " \n\u00a0"):
            yield text[start:end]
            start = end
    if text:
        yield text[start:]


def is_mark(character: str) -> bool:
    """True for a character that is drawn on the one before it."""
    return category(character)[0] == "M"


def _shown(cluster: str) -> str:
    if cluster == "\n":
        return cluster
    if is_mark(cluster[0]):
        cluster = DOTTED_CIRCLE + cluster
    return cluster if _has_face(cluster) else _letter_and_names(cluster)


def _letter_and_names(cluster: str) -> str:
    """What a font can show of a cluster, and the names of the rest; marks of a named letter stand alone."""
    kept, names, marks = cluster[0], "", cluster[1:]
    if not _has_face(kept):
        return _name(kept) + (_shown(marks) if marks else "")
    for character in marks:
        if _has_face(kept + character):
            kept += character
        else:
            names += _name(character)
    return ("" if kept == DOTTED_CIRCLE else kept) + names


def _has_face(cluster: str) -> bool:
    if any(map(_has_no_meaning, cluster)):
        return False
    if not LETTER_LIKE_MARKS.isdisjoint(cluster) and bidirectional(cluster[0]) not in ("R", "AL"):
        return False
    return face_for(cluster, Weight.REGULAR) is not None


def _has_no_meaning(character: str) -> bool:
    return category(character) in ("Co", "Cn", "Cs")


def _name(character: str) -> str:
    return f"[{name(character, '') or f'U+{ord(character):04X}'}]"


def _visible(character: str) -> str:
    """Line ends, spaces, signs for control characters; nothing for what has no picture."""
    if character in "\n\v\f\r\x85\u2028\u2029":
        return "\n"
    kind = category(character)
    if kind == "Zs":
        return NO_BREAK_SPACE if character in "\u00a0\u2007\u202f" else " "
    if kind == "Cc":
        return _control_sign(character)
    if kind == "Cf":
        return character if character in JOINERS or ord(character) in _INKED_FORMATS else ""
    return "" if ord(character) in _VARIANTS else character


def _control_sign(character: str) -> str:
    code = ord(character)
    if character == "\t":
        return TAB
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else _name(character)


def _spelled(character: str) -> str:
    """The letters of a ligature or of a letter's joined shape, which readers of a PDF take apart anyway."""
    code = ord(character)
    if code in _LIGATURES or 0xFB1D <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFC:
        return normalize("NFKC", character).translate(_TAKEN_APART)
    return _TAKEN_APART.get(code, character)


class _Forms(dict[int, str]):
    """A table for str.translate that works out each character once."""

    def __init__(self, form: Callable[[str], str]) -> None:
        self._form = form

    def __missing__(self, code: int) -> str:
        self[code] = made = self._form(chr(code))
        return made


_INKED_FORMATS = frozenset((*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD))
_VARIANTS = frozenset((0x34F, *range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
_LIGATURES = frozenset((*range(0x675, 0x679), *range(0xFB00, 0xFB07)))
_TAKEN_APART = {code: normalize("NFD", chr(code)) for code in (0x6C0, 0x6C2, 0x6D3)}
_VISIBLE = _Forms(_visible)
_SPELLED = _Forms(_spelled)
