"""Prints the pages of a PDF as pictures, a strip at a time, so that the window goes on meanwhile."""

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from csa_desktop.gui.paper.laying_out import LaidDesk

FINEST = 300
"""Dots per inch of the pictures; a printer's own may be finer, and stretches them."""
STRIP, LEAST_STRIP = 192, 64
"""Rows of dots that are painted in one go, a few milliseconds: at most, and at least."""
NOT_BEGUN = "The printer could not be started. Look whether it is switched on and connected, then try again."
NOT_DONE = "The printer reported an error, so the print may be incomplete. Look at it, then print again."
STOPPED = "Printing was stopped. Pages that were ready by then may still come out of the printer."

Size = tuple[float, float]


class PagePrinter(QObject):
    """One print job. `sizes` are the pages' in points; `first` and `last` count from 1."""

    progressed = Signal(int, int)
    """Pages painted, of how many."""
    ended = Signal(str, int)
    """A sentence where it did not come to its end, and the last page that may be on paper; 0 for none."""

    def __init__(
        self,
        printer: QPrinter,
        desk: LaidDesk,
        sizes: tuple[Size, ...],
        *,
        first: int,
        last: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._printer, self._desk, self._sizes = printer, desk, sizes
        self._first, self._last, self._page = first, last, first
        self._begun = 0
        self._painter = QPainter()
        desk.drawn.connect(self._drawn)
        desk.page_failed.connect(lambda _, sentence: self.stop(sentence))
        desk.failed.connect(self.stop)

    def start(self) -> None:
        """Begin; what came of it is told by `ended`."""
        self._printer.setFullPage(True)
        with _spool_in_memory():
            begun = self._painter.begin(self._printer)
        if not begun:
            self.ended.emit(NOT_BEGUN, 0)
            return
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._ask()

    def stop(self, because: str = STOPPED) -> None:
        """Print no more. Only some systems can call back what was painted already."""
        if self._painter.isActive():
            called_back = self._printer.abort()
            self._painter.end()
            self.ended.emit(because, 0 if called_back else self._begun)

    def _ask(self) -> None:
        self._desk.draw(self._page, min(FINEST, self._printer.resolution()) / 72)

    def _drawn(self, page: int, _: float, picture: QImage) -> None:
        if self._painter.isActive() and page == self._page:
            if page > self._first:
                self._printer.newPage()
            self._begun = page
            self._paint(picture, self._place(), 0)

    def _place(self) -> QRectF:
        """Where the page goes: at its own size, smaller where the paper is, in the middle."""
        paper = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        width, height = (length * self._printer.resolution() / 72 for length in self._sizes[self._page - 1])
        fit = min(1.0, paper.width() / width, paper.height() / height)
        if fit > 1 - 1 / FINEST:
            fit = 1.0  # less than a dot is rounding, not other paper
        width, height = width * fit, height * fit
        return QRectF((paper.width() - width) // 2, (paper.height() - height) // 2, width, height)

    def _paint(self, picture: QImage, place: QRectF, top: int) -> None:
        if not self._painter.isActive():
            return
        below = _cut(picture, top)
        # One row more than the strip: a seam between two pictures could show as a hair line.
        rows = min(below + 1, picture.height()) - top
        rate = place.height() / picture.height()
        target = QRectF(place.left(), place.top() + top * rate, place.width(), rows * rate)
        self._painter.drawImage(target, picture, QRectF(0, top, picture.width(), rows))
        if below < picture.height():
            QTimer.singleShot(0, self, partial(self._paint, picture, place, below))
        else:
            self._page_done()

    def _page_done(self) -> None:
        self.progressed.emit(self._page - self._first + 1, self._last - self._first + 1)
        if self._page < self._last:
            self._page += 1
            self._ask()
            return
        sound = self._painter.end() and self._printer.printerState() != QPrinter.PrinterState.Error
        self.ended.emit("" if sound else NOT_DONE, self._last)


def _cut(picture: QImage, top: int) -> int:
    """Where the strip from `top` ends: in the middle of a gap, because a letter cut through prints badly."""
    last = top + STRIP
    if last >= picture.height():
        return picture.height()
    dots, length = picture.constBits(), picture.bytesPerLine()
    rows = range(top + LEAST_STRIP, last + 1)
    white = [bytes(dots[row * length : (row + 1) * length]).count(b"\xff") for row in rows]
    start, gap = _longest_run(white, max(white))
    return rows[start + gap // 2]


def _longest_run(values: Sequence[int], wanted: int) -> tuple[int, int]:
    """(start, length) of the longest run of `wanted`."""
    best, at = (0, 0), 0
    for value, group in groupby(values):
        length = len(list(group))
        if value == wanted and length > best[1]:
            best = (at, length)
        at += length
    return best


@contextlib.contextmanager
def _spool_in_memory() -> Iterator[None]:
    """Let the file that the printing system fills before it sends it lie in memory, not on the disk."""
    before = os.environ.get("TMPDIR")
    places = (Path(os.environ.get("XDG_RUNTIME_DIR") or "/dev/shm"), Path("/dev/shm"))  # noqa: S108
    found = next((p for p in places if p.is_dir() and os.access(p, os.W_OK)), None)
    if sys.platform != "linux" or found is None:
        yield
        return
    os.environ["TMPDIR"] = str(found)
    try:
        yield
    finally:
        if before is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = before
