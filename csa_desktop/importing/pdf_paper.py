"""A PDF as paper: the sizes of its pages, their pictures, and where their words stand."""

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_int
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from csa_desktop.errors import UserError
from csa_desktop.importing.pages import Picture, Word
from csa_desktop.importing.pdf_document import characters, ends_a_line, open_pdf, page_of, text_of

MOST_PIXELS = 32_000_000
_FINE = 1000
"""Steps of a point to which PDFium rounds what we ask it."""
_RUN = re.compile(r"\S+")


_A4 = (595.0, 842.0)


class Box(NamedTuple):
    """Points from the page's top left."""

    left: float
    top: float
    right: float
    bottom: float


class PdfPaper:
    """An opened PDF. PDFium may only be used by one thread."""

    def __init__(self, data: bytes) -> None:
        self._document = open_pdf(data)

    def close(self) -> None:
        """Give the memory back."""
        self._document.close()

    def page_sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of every page in points, as it is shown."""
        return tuple(_size(self._document, index) for index in range(len(self._document)))

    def draw(self, page: int, pixels_per_point: float) -> Picture:
        """The page, counted from 1, as a picture."""
        with _opened(self._document, page) as opened:
            width, height = opened.get_size()
            scale = min(pixels_per_point, math.sqrt(MOST_PIXELS / (width * height)))
            bitmap = opened.render(scale=scale, rev_byteorder=True)
            try:
                rgb = bytes(bitmap.buffer)
                return Picture(bitmap.width, bitmap.height, rgb, bitmap.stride, scale)
            finally:
                bitmap.close()

    def words(self, page: int) -> tuple[Word, ...]:
        """The words of the page, counted from 1, in the order of its text."""
        with _opened(self._document, page) as opened, text_of(opened) as layer:
            text, places = characters(layer)
            frame = _Frame(opened)
            found = (_parts(layer, frame, places, run.span()) for run in _RUN.finditer(text))
            return tuple(Word(text[start:end], start, end, *box) for run in found for start, end, box in run)


@contextmanager
def _opened(document: Any, page: int) -> Iterator[Any]:
    try:
        with page_of(document, page - 1) as opened:
            if min(opened.get_size()) <= 0:
                raise pypdfium2.PdfiumError("a page without a size")
            yield opened
    except pypdfium2.PdfiumError:
        raise UserError(
            f"Page {page} cannot be shown, because the PDF is damaged there. Other pages can be looked at."
        ) from None


def _size(document: Any, index: int) -> tuple[float, float]:
    try:
        width, height = document.get_page_size(index)
    except pypdfium2.PdfiumError:
        return _A4
    return (width, height) if width > 0 and height > 0 else _A4


class _Frame:
    """From the page's own coordinates to points from the top left of what is shown of it.

    PDFium is asked where three points come to lie, which takes account of rotation and of every box.
    """

    def __init__(self, page: Any) -> None:
        self._page = page
        self._width, self._height = (max(1, round(side * _FINE)) for side in page.get_size())
        self._x0, self._y0 = self._ask(0, 0)
        self._xx, self._xy = self._step(_FINE, 0)
        self._yx, self._yy = self._step(0, _FINE)

    def _ask(self, x: float, y: float) -> tuple[float, float]:
        right, down = c_int(), c_int()
        size = (0, 0, self._width, self._height, 0)
        pdfium.FPDF_PageToDevice(self._page, *size, x, y, byref(right), byref(down))
        return right.value / _FINE, down.value / _FINE

    def _step(self, x: int, y: int) -> tuple[float, float]:
        right, down = self._ask(x, y)
        return (right - self._x0) / _FINE, (down - self._y0) / _FINE

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The box around a box of the page."""
        corners = [self._at(x, y) for x in (left, right) for y in (bottom, top)]
        across, down = [x for x, _ in corners], [y for _, y in corners]
        return Box(min(across), min(down), max(across), max(down))

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return self._x0 + x * self._xx + y * self._yx, self._y0 + x * self._xy + y * self._yy


def _parts(
    layer: Any, frame: _Frame, places: list[int], run: tuple[int, int]
) -> Iterator[tuple[int, int, Box]]:
    """A run of characters without white space, cut where it jumps to another line or column."""
    start, whole, last = run[0], None, None
    for at in range(*run):
        box = _box_of(layer, frame, places[at])
        if box is None:
            continue
        broken = at > run[0] and places[at - 1] != places[at] and ends_a_line(layer, places[at - 1])
        if whole and last and (broken or _is_apart(last, box)):
            yield start, at, whole
            start, whole = at, None
        whole, last = (_around(whole, box) if whole else box), box
    if whole:
        yield start, run[1], whole


def _box_of(layer: Any, frame: _Frame, place: int) -> Box | None:
    """A character's box with the height of its line; None where PDFium has none."""
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(layer, place, byref(rect)):
        return None
    box = frame.box(rect.left, rect.bottom, rect.right, rect.top)
    return box if all(map(math.isfinite, box)) and box.right > box.left and box.bottom > box.top else None


def _around(one: Box, other: Box) -> Box:
    upper, lower = map(min, zip(one, other, strict=True)), map(max, zip(one, other, strict=True))
    left, top, _, _ = upper
    _, _, right, bottom = lower
    return Box(left, top, right, bottom)


def _is_apart(one: Box, other: Box) -> bool:
    across = max(other.left - one.right, one.left - other.right)
    down = max(other.top - one.bottom, one.top - other.bottom)
    return max(across, down) > max(one.right - one.left, one.bottom - one.top)
