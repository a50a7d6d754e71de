"""The encoding of a text file: certain where the bytes show it, else the likeliest for a British office."""

import codecs

import charset_normalizer

from csa_desktop.domain.counts import several
from csa_desktop.importing.cleaning import REPLACEMENT

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LIKELY = {
    "cp1252": "Windows (Western European)",
    "mac_roman": "Mac (Western European)",
    "cp1250": "Windows (Central European)",
}
_SAMPLE = 64 * 1024
_MOST_CONTROLS = 0.01
_MOST_STRANGE = 0.1
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27}) + b"\x7f"
_JOINING = "’‘'´–—-…·\u00ad\u00a0"
_BEFORE_FIGURES = "£€$"


def looks_like_text(data: bytes) -> bool:
    """True where the bytes are letters in some encoding."""
    if _certain(data):
        return True
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return b"\0" not in sample and controls <= _MOST_CONTROLS * len(sample)


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, not yet cleaned, and a remark where its encoding was guessed or letters are missing."""
    if certain := _certain(data):
        text = data.decode(certain, "replace")
        return text, _missing(text)
    text = data.decode("utf-8", "replace")
    wrong = text.count(REPLACEMENT)
    if wrong * 20 <= sum(sign > "\x7f" for sign in text):
        return text, _missing(text)
    guessed = _guess(data[:_SAMPLE])
    return data.decode(guessed, "replace"), (
        f"The file does not say how its letters are encoded; it was read as {_LIKELY.get(guessed, guessed)}. "
        "Check accents, pound signs and quotation marks before you quote.",
    )


def _certain(data: bytes) -> str | None:
    by_mark = (encoding for mark, encoding in _MARKS if data.startswith(mark))
    return next(by_mark, None) or _wide_without_mark(data)


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without its mark: in Latin text, every second byte is nought."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = (sample[at::2].count(0) / len(sample[at::2]) for at in (0, 1))
    if odd > 0.7 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.05 else None


def _guess(sample: bytes) -> str:
    strange = {encoding: _strangeness(sample.decode(encoding, "replace")) for encoding in _LIKELY}
    likeliest = min(strange, key=lambda encoding: strange[encoding])
    if strange[likeliest] <= _MOST_STRANGE:
        return likeliest
    best = charset_normalizer.from_bytes(sample).best()
    return best.encoding if best else likeliest


def _strangeness(text: str) -> float:
    """The share of letters beyond ASCII that stand where no writer would put them."""
    beyond = [at for at, sign in enumerate(text) if sign > "\x7f"]
    return sum(_is_strange(text, at) for at in beyond) / max(1, len(beyond))


def _is_strange(text: str, at: int) -> bool:
    before, sign, after = text[at - 1 : at], text[at], text[at + 1 : at + 2]
    if sign.isalpha():
        return sign.isupper() and before.islower()
    if sign in _BEFORE_FIGURES:
        return after.isalpha()
    inside_word = before.isalpha() and after.isalpha()
    return sign == REPLACEMENT or (inside_word and sign not in _JOINING)


def _missing(text: str) -> tuple[str, ...]:
    missing = text.count(REPLACEMENT)
    return (f"{several(missing, 'character')} in it could not be read.",) if missing else ()
