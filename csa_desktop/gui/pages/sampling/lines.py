"""A line of a form: a label on the left, widgets beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from csa_desktop.gui import theme
from csa_desktop.gui.widgets.words import Words

LABEL = 120
"""The width of a label, in units of text size."""


def line(label: str, widgets: Sequence[QWidget]) -> QLayout:
    """The last widget takes the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(12)
    title = Words(label)
    title.setFixedWidth(theme.px(LABEL))
    beside = QVBoxLayout()
    beside.setContentsMargins(0, theme.px(4), 0, 0)
    beside.addWidget(title)
    beside.addStretch(1)
    row.addLayout(beside)
    for widget in widgets:
        row.addWidget(widget, 1 if widget is widgets[-1] else 0, Qt.AlignmentFlag.AlignVCenter)
    return row
