"""Reads a print back as a person's reader would: the text layer of each page, with and without its edges."""

import re
import unicodedata

import pypdfium2 as pdfium

EDGES = re.compile(r"^.*?Page \d+ of\s+\d+\s*", re.DOTALL)
"""Marking, running head, date and page number: they are drawn before everything else on a page."""


def pages(pdf: bytes) -> list[str]:
    """The text layer of each page, as pdfium finds it."""
    document = pdfium.PdfDocument(pdf)
    return [document[number].get_textpage().get_text_range() for number in range(len(document))]


def body(pdf: bytes) -> str:
    """What is printed between the edges of all pages."""
    return "\n".join(EDGES.sub("", page, count=1) for page in pages(pdf))


def squashed(text: str) -> str:
    """A text without white space and invisible format characters, which is what must come back."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


def holds(pdf: bytes, text: str) -> bool:
    """True where a text can be read in the print as it was written."""
    return squashed(text) in squashed(body(pdf))
