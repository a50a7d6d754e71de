"""Text files: their encoding, their words, and their division into pages."""

import codecs
from collections.abc import Iterator

import charset_normalizer

from csa_desktop.importing.cleaning import clean
from csa_desktop.importing.pages import PageText, Reading
from csa_desktop.importing.parts import Paragraph, in_parts
from csa_desktop.importing.wording import several

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_USUAL = "cp1252"
_SAMPLE = 64 * 1024
_MOST_CONTROLS = 0.01
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27}) + b"\x7f"
_LIKELY = ("cp1252", "latin_1", "iso8859_15", "mac_roman", "cp1250", "iso8859_2", "cp1254", "cp1257")


def looks_like_text(data: bytes) -> bool:
    """True where the bytes are letters in some encoding."""
    if _encoding_by_mark(data) or _wide_encoding(data):
        return True
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return b"\0" not in sample and controls <= _MOST_CONTROLS * len(sample)


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, not yet cleaned, and remarks where its encoding had to be guessed."""
    certain = _encoding_by_mark(data) or _wide_encoding(data)
    if certain:
        text = data.decode(certain, "replace")
        return text, _illegible(text)
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    if not wrong:
        return text, ()
    if wrong * 20 < sum(sign > "\x7f" for sign in text):
        return text, _illegible(text)
    guessed = _guess(data)
    return data.decode(guessed, "replace"), (
        f"The file does not say how its letters are encoded; it was read as {_spoken(guessed)}. "
        "Check accents, pound signs and quotation marks before you quote.",
    )


def read_text(text: str, remarks: tuple[str, ...] = ()) -> Reading:
    """Text in parts of a few thousand characters; its own page breaks are kept."""
    parts = in_parts(_lines(text))
    if not any(part.strip() for part in parts):
        remarks = (*remarks, "There are no words in this file.")
    pages = tuple(PageText(number, part, f"part {number}") for number, part in enumerate(parts, 1))
    return Reading(pages, remarks)


def _lines(text: str) -> Iterator[Paragraph]:
    for page in text.split("\f"):
        after_gap = False
        for number, line in enumerate(clean(page).split("\n")):
            yield Paragraph(line, opens=after_gap, must=number == 0)
            after_gap = not line.strip()


def _encoding_by_mark(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without its mark: in Latin text, every second byte is nought."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = sample[::2].count(0) / len(sample[::2]), sample[1::2].count(0) / len(sample[1::2])
    if odd > 0.7 and even < 0.05:
        return "utf-16-le"
    if even > 0.7 and odd < 0.05:
        return "utf-16-be"
    return None


def _guess(data: bytes) -> str:
    best = charset_normalizer.from_bytes(data[:_SAMPLE], cp_isolation=list(_LIKELY)).best()
    return best.encoding if best else _USUAL


def _spoken(encoding: str) -> str:
    return "Windows Western European" if encoding in (_USUAL, "latin_1") else encoding.replace("_", "-")


def _illegible(text: str) -> tuple[str, ...]:
    wrong = text.count("\ufffd")
    if not wrong:
        return ()
    return (f"{several(wrong, 'character', 'characters')} could not be read; each is shown as \ufffd.",)
