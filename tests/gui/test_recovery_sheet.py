"""The sheet with the recovery key: everything on it can be read on the paper, and is typed in again."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csa_desktop.gui.unlocking.recovery_sheet import NO_PRINTER, SENT, WHAT, Sheet, SheetPrinter, paint
from csa_desktop.store import keys, recovery

SECRET = keys.new_key()
SHEET = Sheet("My inspections", "22 November 2026", recovery.written(SECRET))


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    assert len(document) == 1
    return " ".join(document[0].get_textpage().get_text_bounded().split())


@pytest.fixture
def printed() -> str:
    """The words on the paper."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    paint(painter, QRectF(writer.pageLayout().fullRectPixels(writer.resolution())), SHEET)
    painter.end()
    return text_of(bytes(buffer.data().data()))


def test_it_names_the_store_and_the_day_and_says_how_to_keep_it(printed: str) -> None:
    for words in ("Recovery key", "Store: My inspections", "Key made on 22 November 2026", *WHAT):
        assert " ".join(words.split()) in printed


def test_the_groups_with_their_numbers_open_the_store_again(printed: str) -> None:
    letters = "".join(c for c in printed if c.isalnum())  # what is set apart on paper has spaces between
    beginning = letters.index("2026") + len("2026")
    groups = [letters[beginning + at : beginning + at + 9] for at in range(0, 72, 9)]
    assert sorted(group[0] for group in groups) == list("12345678")
    assert recovery.read(" ".join(group[1:] for group in sorted(groups))) == SECRET


@pytest.mark.parametrize("size", [(1050, 1485), (1050, 1300), (900, 1485)])
def test_on_any_paper_nothing_is_cut_off(size: tuple[int, int], qtbot: QtBot) -> None:
    """A frame of white stays all around: what is painted ends before the edges."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, *size), SHEET)
    painter.end()
    edge = size[0] // 40
    white = 0xFFFFFFFF
    rows = [*range(edge), *range(size[1] - edge, size[1])]
    assert all(image.pixel(x, y) == white for y in rows for x in range(0, size[0], 3))
    columns = [*range(edge), *range(size[0] - edge, size[0])]
    assert all(image.pixel(x, y) == white for x in columns for y in range(0, size[1], 3))


def test_a_printer_gets_the_same_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    made = SheetPrinter(window)
    with qtbot.waitSignal(made.told) as told:
        made.print_on(printer, SHEET)
    assert told.args == [SENT, True]
    assert "Recovery key" in text_of((tmp_path / "sheet.pdf").read_bytes())


def test_without_a_printer_it_says_what_to_do(qtbot: QtBot) -> None:
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this machine has a printer, and a test must not print")
    window = QWidget()
    qtbot.addWidget(window)
    made = SheetPrinter(window)
    with qtbot.waitSignal(made.told) as told:
        made.ask(SHEET)
    assert told.args == [NO_PRINTER, False]
