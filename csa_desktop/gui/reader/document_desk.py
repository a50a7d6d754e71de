"""Asks the work process for a document's pages, and puts the document on its desk when it is not there."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from csa_desktop.gui.pages.page import Desk
from csa_desktop.importing import pdf_pages
from csa_desktop.importing.pages import Picture, Word
from csa_desktop.store.store import Store

Tell = Callable[[Any], None]


class DocumentDesk(QObject):
    """The pages of one document, drawn elsewhere. A page that could not be drawn says why."""

    opened = Signal(object)
    """The sizes of its pages, in points."""
    drawn = Signal(int, float, QImage)
    words_known = Signal(int, object)
    page_failed = Signal(int, str)
    failed = Signal(str)

    def __init__(self, desk: Desk, sha256: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._sha = desk, sha256

    def open(self) -> None:
        """Open the document, sending it over first where it is not held there."""
        self._when_held(
            lambda: self._desk.outside(
                pdf_pages.page_sizes, self._sha, then=self.opened.emit, failed=self.failed.emit
            )
        )

    def draw(self, page: int, scale: float) -> None:
        """Draw a page at so many pixels per point."""
        self._ask(pdf_pages.draw_page, page, scale, then=partial(self._show, page, scale))

    def read_words(self, page: int) -> None:
        """Ask where the words of a page stand."""
        self._ask(pdf_pages.page_words, page, then=partial(self._tell_words, page))

    def _ask(self, function: Callable[..., Any], page: int, *more: Any, then: Tell) -> None:
        ask = partial(self._desk.outside, function, self._sha, page, *more, then=then)
        again = partial(ask, failed=partial(self.page_failed.emit, page))
        # The desk may have let it go, or the process may be a new one.
        ask(failed=lambda _: self._when_held(again))

    def _when_held(self, then: Callable[[], Any]) -> None:
        def known(held: bool) -> None:
            if held:
                then()
            else:
                self._fetch(send)

        def send(data: bytes) -> None:
            self._desk.outside(
                pdf_pages.hold,
                self._sha,
                data,
                then=lambda _: then(),
                failed=self.failed.emit,
                what="Opening it",
            )

        self._desk.outside(pdf_pages.is_held, self._sha, then=known, failed=self.failed.emit)

    def _fetch(self, send: Callable[[bytes], None]) -> None:
        """Get the document's bytes, from wherever they are."""
        self._desk.read(Store.document, self._sha, then=send)

    def _show(self, page: int, scale: float, picture: Picture) -> None:
        image = QImage(
            picture.rgb, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB888
        )
        self.drawn.emit(page, scale, image.copy())

    def _tell_words(self, page: int, words: tuple[Word, ...]) -> None:
        self.words_known.emit(page, words)
