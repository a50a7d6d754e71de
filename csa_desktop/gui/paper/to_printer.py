"""From a print that is laid out to a printer: asking which, painting its pages, recording it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from csa_desktop.commands import exports
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.paper.laying_out import Laid, LaidDesk

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from csa_desktop.gui.paper.page_printer import PagePrinter, Size

NO_PRINTER = (
    "No printer is set up on this computer. Save as PDF instead, or add a printer in the system's settings."
)
PRINTED = "Sent to the printer."


class ToPrinter(QObject):
    """Qt's part for printing is loaded when somebody prints."""

    progressed = Signal(int, int)
    """Pages painted, of how many."""
    printed = Signal(str)
    """A sentence that it is done."""
    refused = Signal(str)
    """A sentence on why it was not, or not to its end."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._job: PagePrinter | None = None

    def ask(self, laid: Laid, sizes: "tuple[Size, ...]") -> None:
        """Ask which printer and which pages, then print."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self.refused.emit(NO_PRINTER)
            return
        printer = QPrinter()
        # The name is shown in the printer's queue to anybody.
        printer.setDocName(laid.printing.name)
        asking = QPrintDialog(printer, self._window)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # A file that is printed has no text in it; saving as PDF keeps it, and says that it left.
        asking.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
        asking.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
        asking.setMinMax(1, len(sizes))
        asking.finished.connect(partial(self._asked, printer, laid, sizes))
        QDialog.open(asking)

    def _asked(self, printer: "QPrinter", laid: Laid, sizes: "tuple[Size, ...]", answer: int) -> None:
        if answer == QDialog.DialogCode.Accepted:
            self.print_on(printer, laid, sizes)

    def print_on(self, printer: "QPrinter", laid: Laid, sizes: "tuple[Size, ...]") -> None:
        """Print the pages that the printer is set to, of the very bytes that are shown."""
        from csa_desktop.gui.paper.page_printer import PagePrinter

        if self._job:
            return
        first, last = printer.fromPage() or 1, printer.toPage() or len(sizes)
        first, last = min(first, len(sizes)), min(max(first, last), len(sizes))
        desk = LaidDesk(self._desk, laid, self)
        job = self._job = PagePrinter(printer, desk, sizes, first=first, last=last, parent=self)
        job.progressed.connect(self.progressed)
        job.ended.connect(partial(self._ended, laid, first, len(sizes)))
        self.progressed.emit(0, last - first + 1)
        job.start()

    def stop(self) -> None:
        """Print no more."""
        if self._job:
            self._job.stop()

    @property
    def busy(self) -> bool:
        """True while pages are painted."""
        return self._job is not None

    def _ended(self, laid: Laid, first: int, of: int, because: str, last: int) -> None:
        if self._job:
            self._job.deleteLater()
        self._job = None
        if because:
            self.refused.emit(because)
        if last:
            self._record(laid, _said(laid.printing.name, first, last, of, whole=not because), because)

    def _record(self, laid: Laid, what: str, because: str) -> None:
        """What may be on paper is recorded, whole or not."""
        self._desk.run(
            exports.exported,
            what,
            laid.data,
            marking=laid.printing.paper.marking,
            then=lambda _: None if because else self.printed.emit(PRINTED),
            refused=self.refused.emit,
        )


def _said(name: str, first: int, last: int, of: int, *, whole: bool) -> str:
    if not whole:
        return f"{name}: printing stopped, at most pages {first} to {last} of {of}"
    return (
        f"{name}: printed" if last - first + 1 == of else f"{name}: printed, pages {first} to {last} of {of}"
    )
