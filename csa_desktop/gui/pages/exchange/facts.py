"""A few facts under each other: what is told, and what it says."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from csa_desktop.domain.counts import several
from csa_desktop.gui import theme
from csa_desktop.gui.widgets.words import Words

LABEL_WIDTH = 116
"""In units of text size."""


class Facts(QWidget):
    """Rows of a label and its words; rows without words are left out."""

    def __init__(self, rows: Iterable[tuple[str, str]], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        grid.setColumnMinimumWidth(0, theme.px(LABEL_WIDTH))
        grid.setColumnStretch(1, 1)
        for place, (label, words) in enumerate((label, words) for label, words in rows if words):
            shown = Words(words)
            shown.setAccessibleName(f"{label}: {words}")
            grid.addWidget(Words(label, look="quiet"), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(shown, place, 1)


def counted(number: int, one: str, many: str) -> str:
    """Such as "1 statement" or "1,204 statements"; nothing for none."""
    return several(number, one, many) if number else ""


def joined(parts: Iterable[str]) -> str:
    """Those that say something, with commas between."""
    return ", ".join(part for part in parts if part)
