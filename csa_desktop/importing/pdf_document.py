"""A PDF as both its readers see it: the one that gives its words, and the one that draws its pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from csa_desktop.errors import UserError
from csa_desktop.importing.cleaning import REPLACEMENT, clean

MOST_PAGES = 20_000
_SHOWN_IN_PLACE = (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP)
_BROKEN_WORD = 0x02
"""What PDFium puts for a hyphen at the end of a line, together with the line's end."""
_SIGNS = {
    **dict.fromkeys((_BROKEN_WORD, 0xFFFE, 0xAD), "-"),
    # The symbol fonts in which lists are marked have no letters; these are their bullets, ticks and dashes.
    **dict.fromkeys((0xF06C, 0xF06E, 0xF071, 0xF075, 0xF076, 0xF09F, 0xF0A7, 0xF0A8, 0xF0B7, 0xF0D8), "•"),
    **dict.fromkeys((0xF02D, 0xF0BE), "–"),
    **dict.fromkeys((0xF0FC, 0xF0FE), "✓"),
    **dict.fromkeys((0xF0E0, 0xF0E8), "→"),
}
_PRIVATE = range(0xE000, 0xF900)


class LockedError(UserError):
    """The PDF cannot be opened without a password."""


def open_pdf(data: bytes) -> Any:
    """The document, with its form fields ready to be shown; UserError where it cannot be opened."""
    try:
        document = pypdfium2.PdfDocument(data)
        document.init_forms()
    except pypdfium2.PdfiumError as error:
        raise _refusal(getattr(error, "err_code", None)) from None
    if not 0 < len(document) <= MOST_PAGES:
        pages = len(document)
        document.close()
        raise UserError(
            f"This PDF has more than {MOST_PAGES:,} pages. Save a part of it by itself and add that."
            if pages
            else "This PDF is damaged: it has no pages. Nothing was added. Ask for it again."
        )
    return document


def _refusal(code: int | None) -> UserError:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return LockedError(
            "This PDF is protected by a password, so it cannot be read. Nothing was added. Open it with its "
            "password in the program you use for PDFs, print it to a new PDF without one, and add that."
        )
    if code == pdfium.FPDF_ERR_SECURITY:
        return LockedError(
            "This PDF is protected in a way that cannot be opened here. Nothing was added. "
            "Ask for a copy without protection."
        )
    return UserError(
        "This PDF is damaged or incomplete, and no page of it can be read. Nothing was added. Get it again "
        "from where it came; if it opens in another program, print it to a new PDF there and add that."
    )


@contextmanager
def page_of(document: Any, index: int) -> Iterator[Any]:
    """One page, counted from 0, with what was filled in or stamped on it made part of it.

    Raises PdfiumError where the page is damaged.
    """
    page = document[index]
    try:
        if _has_something_in_place(page):
            pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
            page.close()
            page = document[index]
        yield page
    finally:
        page.close()


def _has_something_in_place(page: Any) -> bool:
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind in _SHOWN_IN_PLACE:
            return True
    return False


@contextmanager
def text_of(page: Any) -> Iterator[Any]:
    """The page's layer of text."""
    layer = page.get_textpage()
    try:
        yield layer
    finally:
        layer.close()


def characters(layer: Any) -> tuple[str, list[int]]:
    """The page's text, and for each of its characters PDFium's number for where it stands on the page.

    This is the one place where a PDF's text is made: offsets of words and of citations count in it.
    """
    codes = [pdfium.FPDFText_GetUnicode(layer, at) for at in range(max(0, layer.count_chars()))]
    pieces: list[str] = []
    places: list[int] = []
    for at, code in enumerate(codes):
        piece = _piece(codes, at, code)
        pieces.append(piece)
        places += [at] * len(piece)
    return "".join(pieces), places


def _piece(codes: list[int], at: int, code: int) -> str:
    if code in _SIGNS:
        return _SIGNS[code]
    following = codes[at + 1] if at + 1 < len(codes) else 0
    if code == 0x0D and following == 0x0A:
        return ""
    if 0xD800 <= code < 0xDC00 and 0xDC00 <= following < 0xE000:
        return chr(0x10000 + ((code - 0xD800) << 10) + (following - 0xDC00))
    if 0xDC00 <= code < 0xE000 and at and 0xD800 <= codes[at - 1] < 0xDC00:
        return ""
    if code in _PRIVATE or code > 0x10FFFF:
        return REPLACEMENT
    return clean(chr(code))


def ends_a_line(layer: Any, place: int) -> bool:
    """True where PDFium's character `place` is the hyphen of a word that goes on in the next line."""
    return bool(pdfium.FPDFText_GetUnicode(layer, place) == _BROKEN_WORD)
