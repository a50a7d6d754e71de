"""All that a finished PDF or Word file says, also where nobody looks: properties, comments, edges, notes."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from csa_desktop.importing.office import Package, open_package
from csa_desktop.importing.pdf_document import characters, open_pdf, page_of, text_of

_COUNTED = re.compile(r"Page\s+\d+\s+of\s+\d+")
_COUNTS = {
    *("Pages", "Words", "Characters", "CharactersWithSpaces", "Lines", "Paragraphs", "TotalTime"),
    *("DocSecurity", "AppVersion", "revision", "i4", "Slides", "Notes", "HiddenSlides"),
}
"""Properties that a program counts: figures, but nothing that anybody stated."""
_WITHOUT_WORDS = (
    "word/styles",
    "word/settings",
    "word/theme",
    "word/fontTable",
    "word/numbering",
    "word/webSettings",
)


def said_in(data: bytes) -> Iterator[tuple[str, str]]:
    """(where, text) of everything that a PDF or Word file says; the text of a place in its lines.

    Lines that only the width of a page makes are joined. Raises UserError for a damaged file.
    """
    return _in_pdf(data) if data.startswith(b"%PDF") else _in_word(data)


def _in_pdf(data: bytes) -> Iterator[tuple[str, str]]:
    document = open_pdf(data)
    try:
        for name, value in document.get_metadata_dict().items():
            if value and name not in ("CreationDate", "ModDate", "Producer"):
                yield f"the property “{name}”", value
        for index in range(len(document)):
            with page_of(document, index) as page, text_of(page) as layer:
                said = _COUNTED.sub("", characters(layer)[0])
            yield f"page {index + 1}", " ".join(said.split())
    finally:
        document.close()


def _in_word(data: bytes) -> Iterator[tuple[str, str]]:
    with open_package(data) as package:
        for name in sorted(package.names):
            if name.startswith("docProps/") and name.endswith(".xml"):
                yield from _properties(package, name)
            elif name.startswith("word/") and name.endswith(".xml") and not name.startswith(_WITHOUT_WORDS):
                text = "\n".join(_paragraphs(package.xml(name)))
                yield _PLACES.get(name.removeprefix("word/").rstrip("0123456789.xml"), "the text"), text


_PLACES = {"header": "the head of the pages", "footer": "the foot of the pages", "comments": "a comment"}


def _properties(package: Package, name: str) -> Iterator[tuple[str, str]]:
    for element in package.xml(name).iter():
        kind = _plain(element)
        if kind == "property":  # one that somebody named
            value = "".join(element.itertext()).strip()
            yield f"the property “{element.get('name', '')}”", f"{element.get('name', '')}: {value}"
        elif kind not in _COUNTS and not len(element) and (element.text or "").strip():
            yield f"the property “{kind}”", element.text or ""


def _paragraphs(root: Element) -> Iterator[str]:
    """Each paragraph's words; what a field counts, such as the page's number, is none of them."""
    for paragraph in (e for e in root.iter() if _plain(e) == "p"):
        words = "".join(_words(paragraph))
        yield _COUNTED.sub("", words)


def _words(paragraph: Element) -> Iterator[str]:
    for element in paragraph.iter():
        kind = _plain(element)
        if kind in ("t", "delText"):
            yield element.text or ""
        elif kind in ("tab", "br"):
            yield " "


def _plain(element: Element) -> str:
    return element.tag.rpartition("}")[2]
