"""The counts of a figure as a table: each leads to the assessments behind it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from csa_desktop.domain.national import Bar, Figure
from csa_desktop.domain.national_words import bar_title, short_grade
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.words import Words

NOT_FINAL = "-"
"""Stands for those without a final grade where a code is asked for; no scale has it."""
_MIDDLE = Qt.AlignmentFlag.AlignCenter


class BarsTable(QWidget):
    """`chosen(key, code)` when a count is pressed; `NOT_FINAL` for those without a final grade."""

    chosen = Signal(str, str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("barsTable")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(3)

    def show_bars(self, figure: Figure, bars: Sequence[Bar], *, by_type: bool) -> None:
        """Show these."""
        empty(self._grid)
        heads = ["Type" if by_type else "Year", *map(short_grade, figure.scale.grades), "Final", "Not final"]
        for column, head in enumerate(heads):
            side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignHCenter
            self._grid.addWidget(Words(head, look="label"), 0, column, side)
        for row, bar in enumerate(bars, 1):
            self._add(row, figure, bar, bar_title(bar, by_type=by_type))

    def _add(self, row: int, figure: Figure, bar: Bar, title: str) -> None:
        self._grid.addWidget(Words(title), row, 0, Qt.AlignmentFlag.AlignVCenter)
        codes = [grade.code for grade in figure.scale.grades]
        for column, code in enumerate(codes, 1):
            self._put(row, column, bar, code, len(bar.by_grade[code]), f"{title}, grade {code}")
        self._grid.addWidget(Words(str(bar.final)), row, len(codes) + 1, _MIDDLE)
        self._put(row, len(codes) + 2, bar, NOT_FINAL, len(bar.not_final), f"{title}, not final")

    def _put(self, row: int, column: int, bar: Bar, code: str, count: int, name: str) -> None:
        if not count:
            self._grid.addWidget(Words("0", look="quiet"), row, column, _MIDDLE)
            return
        button = Button(str(count), kind="link")
        button.setObjectName(f"count-{bar.key}-{code}")
        button.setAccessibleName(f"{name}: {count}")
        button.clicked.connect(partial(self.chosen.emit, bar.key, code))
        self._grid.addWidget(button, row, column, _MIDDLE)
