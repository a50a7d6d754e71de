"""Text between Python, which counts characters, and Qt, which counts UTF-16 units."""

_REPLACEMENT = "�"
_PARAGRAPH = "\u2029"
ORDER_MARK = "\ufeff"
"""Lost at the beginning of any text that goes to Qt, where it means nothing."""
_NOT_HELD = {0x0D: "\n", 0x2029: "\n", 0xFDD0: _REPLACEMENT, 0xFDD1: _REPLACEMENT, 0xFFFE: _REPLACEMENT}


def clean(text: str) -> str:
    """Text fit to keep: joined surrogate pairs, U+FFFD for a lone surrogate, no byte order mark before it."""
    text = text.lstrip(ORDER_MARK)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def held(text: str) -> str:
    """The text as a QTextDocument can hold it: its line ends, and no sign it uses itself."""
    return clean(text).replace("\r\n", "\n").translate(_NOT_HELD)


def raw(document_text: str) -> str:
    """What a QTextDocument holds (its raw text) as text with ordinary line ends."""
    return clean(document_text.replace(_PARAGRAPH, "\n"))


def units(text: str) -> int:
    """How many UTF-16 units Qt counts in `text`."""
    return len(text) + sum(1 for c in text if c > "\uffff") if not text.isascii() else len(text)


def to_units(text: str, at: int) -> int:
    """The place of character `at` as Qt counts it."""
    return units(text[:at])


def from_units(text: str, at: int) -> int:
    """The character at Qt's place `at`; a place inside a character counts as before it."""
    if text.isascii():
        return min(at, len(text))
    seen = 0
    for index, character in enumerate(text):
        seen += 2 if character > "\uffff" else 1
        if seen > at:
            return index
    return len(text)


def tip(text: str) -> str:
    """A tool tip that shows `text` as it is and wraps; Qt takes unescaped text for markup if it looks so."""
    from html import escape  # its tables would delay the unlock page

    return f"<qt>{escape(text)}</qt>" if text else ""


def heard(*texts: str) -> str:
    """Texts as they are heard one after the other, each with one stop; empty ones are left out."""
    whole = ""
    for text in filter(None, texts):
        stop = "" if not whole else " " if whole.endswith((".", "!", "?", "…", ":")) else ". "
        whole += stop + text
    return whole


def unmarked(text: str) -> str:
    """Text for a button, tab or menu, where a single & would mark a key."""
    return text.replace("&", "&&")
