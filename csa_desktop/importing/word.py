"""Word documents: their words in the order of reading, with tracked changes as if they were accepted."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from csa_desktop.domain.counts import several
from csa_desktop.importing.cleaning import clean
from csa_desktop.importing.office import Package, attribute, damaged, kind_of, open_package
from csa_desktop.importing.pages import PageText, Progress, Reading
from csa_desktop.importing.parts import Paragraph, in_parts

INSERTED = ("ins", "moveTo")
DELETED = ("del", "moveFrom")
_LEFT_OUT = {
    *DELETED,
    "delText",
    "instrText",
    "delInstrText",
    "Fallback",
    "rPr",
    "pPr",
    "tblPr",
    "tblGrid",
    "trPr",
    "tcPr",
    "sectPr",
    "sdtPr",
    "rt",
}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SYMBOLS = {"F0FE": "☑", "F0FD": "☒", "F0A8": "☐", "F06F": "☐", "F0FC": "✓", "F0E0": "→", "F0E8": "→"}
_NOTES = {"footnote": "", "endnote": "end "}
_HEADING = re.compile(r"heading|title", re.I)


def read_word(data: bytes, progress: Progress | None = None) -> Reading:
    """The document's words in parts, then its notes, then what stands at the top and bottom of its pages."""
    with open_package(data) as package:
        main = next(iter(package.related().get("officeDocument", [])), "word/document.xml")
        if main not in package.names:
            raise damaged()
        try:
            reading = _read(package, main)
        except RecursionError:
            raise damaged() from None
    if progress:
        progress(1, 1)
    return reading


def _read(package: Package, main: str) -> Reading:
    flow, related = _Flow(), package.related(main)
    sections = {
        "part": in_parts(flow.whole(package.xml(main))),
        "notes": in_parts(_notes(package, related, flow)),
        "headers and footers": in_parts(_edges(package, related, flow)),
    }
    labelled = [entry for name, parts in sections.items() for entry in _labelled(name, parts)]
    pages = tuple(PageText(number, text, label) for number, (label, text) in enumerate(labelled, 1))
    wordless = not any(page.text.strip() for page in pages)
    return Reading(pages, tuple(_remarks(package, flow.seen, wordless)))


def _labelled(name: str, parts: list[str]) -> Iterator[tuple[str, str]]:
    numbered = name == "part" or len(parts) > 1
    for number, text in enumerate(parts, 1):
        if name == "part" or text.strip():
            yield f"{name} {number}" if numbered else name, text


def _notes(package: Package, related: dict[str, list[str]], flow: "_Flow") -> Iterator[Paragraph]:
    for kind in ("footnote", "endnote"):
        for part in related.get(f"{kind}s", []):
            for note in package.xml(part):
                number = flow.numbers.get((kind, attribute(note, "id")))
                words = " ".join(p.text for p in flow.whole(note) if p.text.strip())
                if number and words:
                    yield Paragraph(f"[{_NOTES[kind]}{number}] {words}")


def _edges(package: Package, related: dict[str, list[str]], flow: "_Flow") -> Iterator[Paragraph]:
    """What stands at the top and bottom of pages, each wording once."""
    seen = set()
    for part in (*related.get("header", []), *related.get("footer", [])):
        for paragraph in flow.whole(package.xml(part)):
            if paragraph.text.strip() and paragraph.text not in seen:
                seen.add(paragraph.text)
                yield Paragraph(paragraph.text)


def _remarks(package: Package, seen: Counter[str], wordless: bool) -> Iterator[str]:
    if wordless:
        yield "There are no words in this document."
    if seen["inserted"] or seen["deleted"]:
        changes = f"{several(seen['inserted'], 'insertion')}, {several(seen['deleted'], 'deletion')}"
        yield f"It has tracked changes ({changes}); it was read as if all of them were accepted."
    if seen["hidden"]:
        yield "It has text that Word does not show; it was read all the same."
    if seen["comments"]:
        yield f"Not read: {several(seen['comments'], 'comment')} in its margin."
    if package.has("word/media/", "word/charts/", "word/diagrams/"):
        yield "Not read: its pictures and charts."


class _Flow:
    """Reads elements in the order in which a person reads them, and notes what it met."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()
        self.numbers: dict[tuple[str, str], int] = {}

    def whole(self, element: Element) -> Iterator[Paragraph]:
        """The paragraphs, those joined whose division was deleted."""
        before = ""
        for paragraph, goes_on in self._pieces(element):
            joined = replace(paragraph, text=before + paragraph.text)
            before = joined.text if goes_on else ""
            if not goes_on:
                yield joined
        if before:
            yield Paragraph(before)

    def _pieces(self, element: Element) -> Iterator[tuple[Paragraph, bool]]:
        for child in element:
            kind = self._noticed(child)
            if kind == "p":
                yield from self._paragraph(child)
            elif kind == "tbl":
                yield from ((Paragraph(row), False) for row in self._table(child))
            elif kind not in _LEFT_OUT:
                yield from self._pieces(child)

    def _paragraph(self, element: Element) -> Iterator[tuple[Paragraph, bool]]:
        boxes: list[Element] = []
        text = clean(self._text(element, boxes))
        mark = _path(element, "pPr", "rPr")
        goes_on = any(self._noticed(change) in DELETED for change in mark)
        yield Paragraph(text, opens=_is_heading(element)), goes_on
        for box in boxes:
            yield from ((paragraph, False) for paragraph in self.whole(box))

    def _text(self, element: Element, boxes: list[Element]) -> str:
        pieces = []
        for child in element:
            kind = self._noticed(child)
            if kind == "t":
                pieces.append(child.text or "")
            elif kind == "txbxContent":
                boxes.append(child)
            elif kind in _SIGNS:
                pieces.append(_SIGNS[kind])
            elif kind == "sym":
                pieces.append(_SYMBOLS.get(attribute(child, "char").upper(), "•"))
            elif kind in ("footnoteReference", "endnoteReference"):
                pieces.append(self._reference(kind.removesuffix("Reference"), child))
            elif kind not in _LEFT_OUT:
                pieces.append(self._text(child, boxes))
        return "".join(pieces)

    def _noticed(self, element: Element) -> str:
        """The element's kind; changes, comments and hidden words are counted on the way."""
        kind = kind_of(element)
        if kind in INSERTED:
            self.seen["inserted"] += 1
        elif kind in DELETED:
            self.seen["deleted"] += 1
        elif kind == "commentReference":
            self.seen["comments"] += 1
        elif kind == "r" and any(kind_of(style) == "vanish" for style in _path(element, "rPr")):
            self.seen["hidden"] += 1
        return kind

    def _reference(self, kind: str, element: Element) -> str:
        number = sum(1 for known, _ in self.numbers if known == kind) + 1
        number = self.numbers.setdefault((kind, attribute(element, "id")), number)
        return f"[{_NOTES[kind]}{number}]"

    def _table(self, table: Element) -> Iterator[str]:
        for row in _within(table, "tr"):
            if any(self._noticed(change) in DELETED for change in _path(row, "trPr")):
                continue
            cells = [cell for cell in _within(row, "tc") if not _has(_path(cell, "tcPr"), "cellDel")]
            yield "\t".join(self._cell(cell) for cell in cells)

    def _cell(self, cell: Element) -> str:
        words = (" ".join(p.text.split()) for p in self.whole(cell))
        return " ".join(filter(None, words))


def _path(element: Element, *kinds: str) -> Iterable[Element]:
    """The children of a child of a child, by name; none where there is no such child."""
    here: Element | None = element
    for kind in kinds:
        here = next((child for child in here if kind_of(child) == kind), None) if here is not None else None
    return here if here is not None else ()


def _has(elements: Iterable[Element], kind: str) -> bool:
    return any(kind_of(element) == kind for element in elements)


def _within(element: Element, kind: str) -> Iterator[Element]:
    """Elements of one kind, however they are wrapped, but none inside another of them."""
    for child in element:
        if kind_of(child) == kind:
            yield child
        elif kind_of(child) not in _LEFT_OUT:
            yield from _within(child, kind)


def _is_heading(paragraph: Element) -> bool:
    return any(
        kind_of(style) == "outlineLvl"
        or (kind_of(style) == "pStyle" and _HEADING.match(attribute(style, "val")))
        for style in _path(paragraph, "pPr")
    )
