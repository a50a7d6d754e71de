"""Whatever a person types or pastes is kept and shown as it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from csa_desktop.domain import values as v
from csa_desktop.gui.pages.notebook.add_line import AddLine
from tests.gui.desk_fixtures import bench, work  # noqa: F401
from tests.gui.pages.notebook_fixtures import open_page  # noqa: F401

TEXTS = {
    "markup": "<b>bold</b> &amp; <img src='file:///etc/passwd'> & %s {0}",
    "right to left": "هذا نص عربي with Latin שלום 123",
    "emoji": "family 👨‍👩‍👧‍👦, flag 🇬🇧, beyond 𝔘𝔫𝔦",
    "joined": "ffi ﬃ é é ​zero‍width",
    "controls": "bell\x07 tab\tend",
    "lines": "one\n\ntwo\n  three",
    "very long word": "x" * 3000,
    "fifty thousand": "All cases are reviewed within timescale. " * 1219 + "It is clear.",
    "formula": "=HYPERLINK(1)+@SUM",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_it_comes_back_from_the_store_and_stands_on_the_row_unchanged(open_page, text):  # noqa: F811
    page = open_page()
    page.click(next(line for line in page.page.findChildren(AddLine) if line.isVisible()))
    QApplication.clipboard().setText(text)
    page.control("V")
    page.key(Qt.Key.Key_Return)
    page.key(Qt.Key.Key_Escape)
    (finding,) = page.settle().statements(kind=v.FINDING)
    assert finding.text == text
    row = page.row(finding.id)
    assert row.view.text == text
    assert text in row.accessibleName()
    assert row.height() > 30
