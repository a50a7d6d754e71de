"""A Word document as it read before its tracked changes, with each change and comment at its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from csa_desktop.importing.cleaning import clean
from csa_desktop.importing.office import attribute, kind_of

AS_IT_WAS, PUT_IN, TAKEN_OUT, MOVED_AWAY, MOVED_HERE = "", "ins", "del", "moveFrom", "moveTo"
_PASSING = "passing"
"""Of words that one person put in and another took out: they are neither in the old text nor in the new."""
_CHANGES = (PUT_IN, TAKEN_OUT, MOVED_AWAY, MOVED_HERE)
_NEW = (PUT_IN, MOVED_HERE)
_SIGNS = {"tab": " ", "ptab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_FORMATTED = ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange")
_LEFT_OUT = (
    "Fallback",
    "instrText",
    "delInstrText",
    "rPr",
    "pPr",
    "tblPr",
    "tblGrid",
    "tcPr",
    "sectPr",
)


@dataclass(frozen=True, slots=True)
class Change:
    """Words put in, taken out or moved; `start` to `end` is where, in the text as it was before."""

    kind: str
    text: str
    start: int
    end: int
    by: str = ""
    at: str = ""


@dataclass(slots=True)
class Range:
    """The words that a comment stands beside."""

    start: int
    end: int
    new: str = ""
    """Words among them that were put in."""


@dataclass(slots=True)
class MarkedText:
    """The text as it was, paragraphs parted by line ends, and what was done to it."""

    text: str = ""
    changes: list[Change] = field(default_factory=list)
    ranges: dict[str, Range] = field(default_factory=dict)
    formatted: int = 0
    """Changes of looks alone."""
    parted: int = 0
    """Paragraphs that were parted or joined."""


@dataclass(frozen=True, slots=True)
class _As:
    """Whose change one is in."""

    kind: str = AS_IT_WAS
    by: str = ""
    at: str = ""


class MarkedReader:
    """Walks through parts of a document in the order in which a person reads them."""

    def __init__(self) -> None:
        self.made = MarkedText()
        self._texts: list[str] = []
        self._at = 0
        self._open: list[str] = []

    def whole(self) -> MarkedText:
        """What was read."""
        self.made.text = "".join(self._texts)
        return self.made

    def read(self, element: Element, now: _As = _As()) -> None:
        """Read the paragraphs of a part, those in tables too."""
        for child in element:
            kind = kind_of(child)
            self._count(kind, child)
            if kind == "p":
                self._paragraph(child, now)
            elif kind == "tr":
                self.read(child, _as(_row_mark(child), now))
            elif kind in ("commentRangeStart", "commentRangeEnd"):
                self._comment(kind, attribute(child, "id"))
            elif kind not in _LEFT_OUT:
                self.read(child, _as(child, now) if kind in _CHANGES else now)

    def _count(self, kind: str, element: Element) -> None:
        if kind in ("pPr", "tblPr", "sectPr", "tcPr"):
            self.made.formatted += sum(kind_of(inside) in _FORMATTED for inside in element.iter())

    def _paragraph(self, element: Element, now: _As) -> None:
        boxes: list[Element] = []
        self._runs(element, now, boxes)
        mark = _mark(element)
        self.made.parted += mark is not None
        if now.kind not in _NEW and (mark is None or kind_of(mark) not in _NEW):
            self._say("\n")
        for box in boxes:
            self.read(box, now)

    def _runs(self, element: Element, now: _As, boxes: list[Element]) -> None:
        for child in element:
            kind = kind_of(child)
            if kind == "rPr":
                self.made.formatted += any(kind_of(inside) in _FORMATTED for inside in child)
            self._count(kind, child)
            if kind in ("t", "delText"):
                self._words(child.text or "", now)
            elif kind in _SIGNS:
                self._words(_SIGNS[kind], now)
            elif kind == "txbxContent":
                boxes.append(child)
            elif kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
                self._comment(kind, attribute(child, "id"))
            elif kind not in _LEFT_OUT:
                self._runs(child, _as(child, now) if kind in _CHANGES else now, boxes)

    def _words(self, text: str, now: _As) -> None:
        text = " ".join(clean(text).split("\n"))
        start = self._at
        if now.kind == _PASSING:
            return
        if now.kind in _NEW:
            for comment in self._open:
                self.made.ranges[comment].new += text
        else:
            self._say(text)
        if now.kind and text:
            self.made.changes.append(Change(now.kind, text, start, self._at, now.by, now.at))

    def _say(self, text: str) -> None:
        self._texts.append(text)
        self._at += len(text)

    def _comment(self, kind: str, name: str) -> None:
        if kind == "commentRangeStart":
            self.made.ranges.setdefault(name, Range(self._at, self._at))
            self._open.append(name)
            return
        there = self.made.ranges.setdefault(name, Range(self._at, self._at))
        if kind == "commentRangeEnd" and name in self._open:
            there.end = self._at
            self._open.remove(name)


def _as(element: Element | None, now: _As) -> _As:
    if element is None or now.kind == _PASSING:
        return now
    if now.kind in _NEW:
        return _As(_PASSING) if kind_of(element) in (TAKEN_OUT, MOVED_AWAY) else now
    return _As(kind_of(element), clean(attribute(element, "author")), attribute(element, "date"))


def _row_mark(row: Element) -> Element | None:
    inside = (mark for part in row if kind_of(part) == "trPr" for mark in part)
    return next((mark for mark in inside if kind_of(mark) in (PUT_IN, TAKEN_OUT)), None)


def _mark(paragraph: Element) -> Element | None:
    """What was done to the end of a paragraph."""
    for mark in _marks(paragraph):
        if kind_of(mark) in _CHANGES:
            return mark
    return None


def _marks(paragraph: Element) -> Iterator[Element]:
    for part in paragraph:
        if kind_of(part) == "pPr":
            for inside in part:
                if kind_of(inside) == "rPr":
                    yield from inside
