"""A PDF's words, page by page, and what about it could not be read."""

from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from csa_desktop.domain.counts import several
from csa_desktop.errors import UserError
from csa_desktop.importing.cleaning import REPLACEMENT
from csa_desktop.importing.pages import PageText, Progress, Reading
from csa_desktop.importing.pdf_document import characters, open_pdf, page_of, text_of
from csa_desktop.importing.wording import pages_named

_ILLEGIBLE_SHARE = 0.1
_MOST_OF_THEM = 10
_XFA = (pdfium.FORMTYPE_XFA_FULL, pdfium.FORMTYPE_XFA_FOREGROUND)


@dataclass
class _Noticed:
    damaged: list[int] = field(default_factory=list)
    wordless: list[int] = field(default_factory=list)
    illegible: list[int] = field(default_factory=list)


def read_pdf(data: bytes, progress: Progress | None = None) -> Reading:
    """Read every page; UserError where none can be opened."""
    document = open_pdf(data)
    try:
        noticed, total = _Noticed(), len(document)
        pages = []
        for index in range(total):
            text = _words_of(document, index, noticed)
            pages.append(PageText(index + 1, text, _label(document, index)))
            if progress:
                progress(index + 1, total)
        if len(noticed.damaged) == total:
            raise UserError(
                "This PDF is damaged, and no page of it can be read. Nothing was added. "
                "Get it again from where it came."
            )
        return Reading(tuple(pages), tuple(_remarks(document, noticed, total)))
    finally:
        document.close()


def _words_of(document: Any, index: int, noticed: _Noticed) -> str:
    try:
        with page_of(document, index) as page:
            with text_of(page) as layer:
                text = characters(layer)[0]
            drawn = pdfium.FPDFPage_CountObjects(page) > 0
    except pypdfium2.PdfiumError:
        noticed.damaged.append(index + 1)
        return ""
    letters = len(text) - text.count(" ") - text.count("\n")
    if drawn and not letters:
        noticed.wordless.append(index + 1)
    elif text.count(REPLACEMENT) > _ILLEGIBLE_SHARE * letters:
        noticed.illegible.append(index + 1)
    return text


def _label(document: Any, index: int) -> str:
    printed = document.get_page_label(index).strip()
    own = f"page {index + 1}"
    return own if printed in ("", str(index + 1)) else f"{own} (numbered {printed})"


def _remarks(document: Any, noticed: _Noticed, total: int) -> list[str]:
    remarks = []
    if noticed.damaged:
        remarks.append(f"The file is damaged: {pages_named(noticed.damaged)} could not be opened.")
    if not pdfium.FPDF_DocumentHasValidCrossReferenceTable(document):
        remarks.append(
            "The file is damaged or incomplete and was put together again as far as possible; "
            "compare it with the original before relying on it."
        )
    if noticed.wordless:
        remarks.append(_wordless(noticed.wordless, total))
    if noticed.illegible:
        remarks.append(
            f"Some letters on {pages_named(noticed.illegible)} could not be told, because the PDF does not "
            "say which they are; search may miss words there."
        )
    if attached := document.count_attachments():
        remarks.append(
            f"Not read: {several(attached, 'file that is', 'files that are')} attached inside this PDF. "
            "Save what is attached and add it by itself."
        )
    if document.get_formtype() in _XFA:
        remarks.append(
            "This is a form of a kind that only Adobe Reader shows in full; print it to a new PDF there "
            "and add that."
        )
    return remarks


def _wordless(pages: list[int], total: int) -> str:
    where = "any page" if len(pages) == total else pages_named(pages)
    there = "there" if len(pages) < total else "in it"
    return (
        f"No words could be read on {where}, perhaps because it was scanned: nothing can be searched for or "
        f"quoted {there}, but the pages can be looked at."
    )
