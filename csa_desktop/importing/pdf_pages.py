"""The desk of the work process: documents held open there, drawn and measured page by page.

The window sends a document once with `hold` and then asks for its pages by its hash. This module is light to
import; what opens documents is imported where it runs.
"""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from typing import Protocol

from csa_desktop.errors import UserError
from csa_desktop.importing.pages import NotHeldError, Picture, Word

MOST_BYTES = 400 << 20
"""What may lie on the desk at once; the newest document stays even if it alone is larger."""


class Paper(Protocol):
    """An opened document that has pages to look at."""

    def close(self) -> None:
        """Give the memory back."""

    def page_sizes(self) -> tuple[tuple[float, float], ...]:
        """See `page_sizes` of this module."""

    def draw(self, page: int, pixels_per_point: float) -> Picture:
        """See `draw_page`."""

    def words(self, page: int) -> tuple[Word, ...]:
        """See `page_words`."""


@dataclass(frozen=True)
class _Held:
    paper: Paper
    size: int


_desk: OrderedDict[str, _Held] = OrderedDict()


def hold(sha256: str, data: bytes) -> None:
    """Put a PDF or picture on the desk; those least recently used make room.

    UserError where the bytes are not those that were kept under this hash.
    """
    if sha256 in _desk:
        _desk.move_to_end(sha256)
        return
    if hashlib.sha256(data).hexdigest() != sha256:
        raise UserError(
            "This document is no longer as it was when it was added, so it is not shown. "
            "Verify the store, and restore a backup or add the document again."
        )
    _make_room(len(data))
    _desk[sha256] = _Held(_open(data), len(data))


def is_held(sha256: str) -> bool:
    """True where pages can be asked for at once."""
    return sha256 in _desk


def let_go(sha256: str) -> None:
    """Take a document off the desk, if it is there."""
    if held := _desk.pop(sha256, None):
        held.paper.close()


def page_sizes(sha256: str) -> tuple[tuple[float, float], ...]:
    """Width and height of every page in points (1/72 inch), as it is shown."""
    return _paper(sha256).page_sizes()


def draw_page(sha256: str, page: int, pixels_per_point: float) -> Picture:
    """A page, counted from 1, as a picture of about width x pixels_per_point dots across."""
    return _paper(sha256).draw(page, pixels_per_point)


def page_words(sha256: str, page: int) -> tuple[Word, ...]:
    """The words of a page, counted from 1, with their boxes and their offsets in that page's text."""
    return _paper(sha256).words(page)


def _paper(sha256: str) -> Paper:
    if sha256 not in _desk:
        raise NotHeldError(sha256)
    _desk.move_to_end(sha256)
    return _desk[sha256].paper


def _make_room(size: int) -> None:
    while _desk and sum(held.size for held in _desk.values()) + size > MOST_BYTES:
        let_go(next(iter(_desk)))


def _open(data: bytes) -> Paper:
    from csa_desktop.importing.image_paper import ImagePaper
    from csa_desktop.importing.pdf_paper import PdfPaper

    return PdfPaper(data) if b"%PDF-" in data[:1024] else ImagePaper(data)
