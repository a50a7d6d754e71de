"""Strengths and areas for improvement of one outcome, side by side as the letter prints them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.gui.pages.lettering.paragraph_row import ParagraphRow
from csa_desktop.gui.pages.notebook.add_line import AddLine
from csa_desktop.gui.widgets.placed import placed
from csa_desktop.gui.widgets.words import Words

TITLES = {"strength": "Strengths", "improvement": "Areas for improvement", "area": "Areas"}
ADDS = {"strength": "Add a strength", "improvement": "Add an area for improvement", "area": "Add an area"}


NONE_FOUND = "The notebook says that none were found, and so does the letter."


class ColumnsHead(QWidget):
    """The titles of the two columns."""

    def __init__(self, places: Sequence[str], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        for place in places:
            row.addWidget(Words(TITLES.get(place, place), look="heading"), 1)


class ColumnsRow(QWidget):
    """One outcome: its points in each column, and a line that adds to each."""

    add_wanted = Signal(str, str)
    """(place, subject) to which a point is to be added."""

    def __init__(
        self, subject: str, title: str, places: Sequence[str], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"points-{subject}")
        self._columns: dict[str, QVBoxLayout] = {}
        self._none: dict[str, Words] = {}
        self.lines: dict[str, AddLine] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        for place in places:
            column, points = QVBoxLayout(), QVBoxLayout()
            points.setSpacing(2)
            column.setSpacing(2)
            column.addWidget(Words(title, look="letterTopic"))
            none = self._none[place] = Words(NONE_FOUND, look="quiet")
            none.hide()
            column.addWidget(none)
            column.addLayout(points)
            line = self.lines[place] = AddLine(ADDS.get(place, "Add"))
            line.setObjectName(f"add-{place}-{subject}")
            line.clicked.connect(lambda _=False, place=place: self.add_wanted.emit(place, subject))
            column.addWidget(line)
            column.addStretch(1)
            row.addLayout(column, 1)
            self._columns[place] = points

    def show_none(self, place: str, *, found_none: bool) -> None:
        """Say that the notebook has none, where a column is empty for that."""
        self._none[place].setVisible(found_none)

    def show_points(
        self, place: str, rows: Sequence[ParagraphRow], let_go: Callable[[QWidget], None]
    ) -> None:
        """These points stand in a column, and no others."""
        points = self._columns[place]
        there = placed(points)
        if there == list(rows):
            return
        for widget in there:
            if widget not in rows:
                points.removeWidget(widget)
                let_go(widget)
        for at, row in enumerate(rows):
            points.insertWidget(at, row)
            row.show()
