"""The sheet of paper with the recovery key: what it opens, how to keep it, and the key in numbered groups."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QDialog, QWidget

from csa_desktop import clock
from csa_desktop.gui.palette import LIGHT
from csa_desktop.gui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PAGE = QRectF(0, 0, 2100, 2970)
"""A4 in tenths of a millimetre."""
MARGIN = 220
TITLE, HEADING, TEXT, KEY = 66, 44, 38, 58
CELL = 62
"""The room of one letter of the key."""

WHAT = (
    "This key opens the store named above without its passphrase. Whoever has this sheet and the laptop, or "
    "a backup of the store, can read everything in it.",
    "Keep the sheet in a locked place apart from the laptop: a safe, a locked cabinet, a sealed envelope "
    "with somebody you may trust with it. Do not photograph it, and do not keep it in a file or in e-mail.",
    "To use it, choose “Use the recovery key” where the program asks for the passphrase, and type the eight "
    "groups. Capitals, spaces and hyphens do not matter, 0 is always a zero and 1 a one. You choose a new "
    "passphrase then.",
    "A newer recovery key makes this one void: destroy this sheet then. It still opens the backups that were "
    "made while it was valid.",
)

NO_PRINTER = (
    "No printer is set up on this computer. Write the eight groups down by hand, with their numbers, or copy "
    "the key into a password safe that your office allows."
)
SENT = "Sent to the printer. See that all eight groups can be read on the paper."


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on the sheet; `key` has a space between its groups."""

    store: str
    made: str
    key: str


class SheetPrinter(QObject):
    """Asks for a printer and paints the sheet straight on it: no file is made by the program."""

    told = Signal(str, bool)
    """A sentence on what came of it, and whether it is printed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def ask(self, sheet: Sheet) -> None:
        """Ask which printer, then print."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self.told.emit(NO_PRINTER, False)
            return
        printer = QPrinter()
        printer.setDocName("csa_desktop")  # anybody can read the printer's queue
        asking = QPrintDialog(printer, self._window)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
        asking.accepted.connect(lambda: self.print_on(printer, sheet))
        QDialog.open(asking)

    def print_on(self, printer: "QPrinter", sheet: Sheet) -> None:
        """Paint the sheet on a printer that was chosen."""
        printer.setFullPage(True)
        painter = QPainter()
        if not painter.begin(printer):
            self.told.emit("The printer did not take the sheet. Look at it, and print again.", False)
            return
        paint(painter, QRectF(printer.pageLayout().fullRectPixels(printer.resolution())), sheet)
        painter.end()
        self.told.emit(SENT, True)


def today() -> str:
    """The day as the sheet says it."""
    day = clock.today()
    return f"{day.day} {day:%B %Y}"


def paint(painter: QPainter, onto: QRectF, sheet: Sheet) -> None:
    """Paint the sheet so that it fills `onto`, as far as its shape is that of A4."""
    scale = min(onto.width() / PAGE.width(), onto.height() / PAGE.height())
    painter.translate(onto.topLeft())
    painter.scale(scale, scale)
    pen = _Pen(painter)
    pen.text("csa_desktop · evidence store", TEXT, colour=LIGHT.quiet)
    pen.text("Recovery key", TITLE, strong=True, after=10)
    pen.text(f"Store: {sheet.store}", HEADING, strong=True)
    pen.text(f"Key made on {sheet.made}", TEXT, colour=LIGHT.quiet, after=50)
    pen.groups(sheet.key.split())
    for words in WHAT:
        pen.text(words, TEXT, after=26)


class _Pen:
    """Writes from the top of the page down."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        self._top = float(MARGIN)

    def text(
        self, words: str, size: int, *, strong: bool = False, colour: str = LIGHT.ink, after: int = 14
    ) -> None:
        """Words over the width of the page, wrapped."""
        self._painter.setFont(Theme().font(size, strong=strong))
        self._painter.setPen(QColor(colour))
        room = QRectF(MARGIN, self._top, PAGE.width() - 2 * MARGIN, PAGE.height())
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
        self._painter.drawText(room, flags, words)
        self._top += self._painter.boundingRect(room, flags, words).height() + after

    def groups(self, groups: list[str]) -> None:
        """The key: two numbered groups in a row, in a frame."""
        rows = -(-len(groups) // 2)
        frame = QRectF(MARGIN, self._top, PAGE.width() - 2 * MARGIN, 60 + rows * 120)
        self._painter.setPen(QPen(QColor(LIGHT.edge), 3))
        self._painter.drawRoundedRect(frame, 16, 16)
        for at, group in enumerate(groups):
            left = frame.left() + 60 + (at % 2) * (frame.width() / 2 - 20)
            self._group(at + 1, group, left, frame.top() + 30 + (at // 2) * 120)
        self._top = frame.bottom() + 60

    def _group(self, number: int, group: str, left: float, top: float) -> None:
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        self._painter.setFont(Theme().font(TEXT))
        self._painter.setPen(QColor(LIGHT.quiet))
        self._painter.drawText(QRectF(left, top, 60, 120), middle, str(number))
        self._painter.setFont(Theme().font(KEY, strong=True))
        self._painter.setPen(QColor(LIGHT.ink))
        for at, letter in enumerate(group):
            # each in a place of its own: letter spacing of a font is wider on some printers, and would cut
            cell = QRectF(left + 70 + at * CELL, top, CELL, 120)
            self._painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), letter)
