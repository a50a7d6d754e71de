"""What was understood of a dataset, sheet by sheet, before anything of it is brought in."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.domain.counts import several
from csa_desktop.domain.framework import Field, Option
from csa_desktop.domain.indicators import BODIES
from csa_desktop.gui.fields.select import SelectField
from csa_desktop.gui.pages.child_lists.tables import Report, columns_table, problems_table
from csa_desktop.gui.pages.notebook.fold import Fold
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.words import Run, Words
from csa_desktop.importing.child_lists.values import (
    GUESSED,
    LEFT_OUT,
    MISSING,
    NOT_USED,
    ColumnRead,
    SheetLeft,
)
from csa_desktop.importing.datasets.values import NOT_USED_ROLE, ROLES, DatasetReading, SheetRead

CORRECT = "Say what a column is"
WHICH = "Which document is it?"


class DatasetReadingView(QWidget):
    """The whole report, and below it the two ways to go on."""

    wanted = Signal(str)
    """Bring it in, as this choice of a document."""
    unwanted = Signal()
    chosen = Signal(str, str, str)
    """(sheet, column's letter, role): a person says what a column is."""

    def __init__(
        self,
        name: str,
        reading: DatasetReading,
        documents: Sequence[Option],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 10)
        self._column.setSpacing(8)
        self._column.addWidget(Words(f"Understood of {name}", look="heading"))
        self._column.addWidget(Words(_in_all(reading), look="quiet"))
        for problem in reading.problems:
            self._column.addWidget(Words(problem.sentence))
        for sheet in reading.sheets:
            self._column.addWidget(self._sheet(sheet))
        for left in reading.left:
            self._column.addWidget(_left(left))
        self._end(documents)

    def _sheet(self, sheet: SheetRead) -> Panel:
        title = f"Sheet “{sheet.sheet}”" if sheet.sheet else "The file"
        panel = Panel([Run(title, "strong")], sheet.summary)
        panel.setObjectName(f"dataset-{sheet.sheet}")
        report = Report(sheet.columns, sheet.problems)
        panel.add_chips(*_marks(report))
        panel.add(columns_table(report))
        if sheet.problems:
            panel.add(problems_table(report))
        if any(column.letter for column in sheet.columns):
            panel.add(_Correcting(self, sheet))
        return panel

    def _end(self, documents: Sequence[Option]) -> None:
        self.document = SelectField(Field("which-dataset", "choice", WHICH, options=tuple(documents)))
        self.document.setParent(self)
        if documents:
            self.document.reset(documents[0].id)
        self.document.setVisible(bool(documents))
        self._column.addWidget(self.document)
        self.bring_button = Button("Bring in", kind="primary")
        self.bring_button.setObjectName("bringInDataset")
        self.bring_button.clicked.connect(lambda: self.wanted.emit(self.document.value()))
        leave = Button("Do not bring in", kind="plain")
        leave.setObjectName("leaveDataset")
        leave.clicked.connect(self.unwanted)
        row = QHBoxLayout()
        row.addWidget(self.bring_button)
        row.addWidget(leave)
        row.addStretch(1)
        self._column.addLayout(row)


class _Correcting(QWidget):
    """A choice for each column, made when it is opened: a person may know better what it is."""

    def __init__(self, view: DatasetReadingView, sheet: SheetRead) -> None:
        super().__init__(view)
        self._view, self._sheet = view, sheet
        self._body: QWidget | None = None
        self.fold = Fold(CORRECT)
        self.fold.toggled.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)

    def _open(self, on: bool) -> None:
        if self._body is None:
            self._body = QWidget(self)
            inside = QVBoxLayout(self._body)
            for column in self._sheet.columns:
                if column.letter:
                    inside.addWidget(self._choice(column))
            layout = self.layout()
            assert layout
            layout.addWidget(self._body)
        self._body.setVisible(on)

    def _choice(self, column: ColumnRead) -> SelectField:
        options = tuple(Option(key, title) for key, title in (*ROLES.items(), *BODIES.items(), _UNUSED))
        label = f"Column {column.letter}: {column.header}" if column.header else f"Column {column.letter}"
        field = SelectField(Field(f"column-{column.letter}", "choice", label, options=options))
        field.setObjectName(f"column-{self._sheet.sheet}-{column.letter}")
        field.reset(column.column or NOT_USED_ROLE)
        field.typed.connect(lambda value: self._choose(column.letter, str(value)))
        return field

    def _choose(self, letter: str, role: str) -> None:
        if role:
            self._view.chosen.emit(self._sheet.sheet, letter, role)


_UNUSED = (NOT_USED_ROLE, "Not used")


def _in_all(reading: DatasetReading) -> str:
    count = several(len(reading.indicators), "indicator")
    return (
        f"{count}. Nothing is kept yet: look through what was matched, guessed and missing, then bring "
        "them in."
    )


def _left(left: SheetLeft) -> Panel:
    panel = Panel([Run(f"Sheet “{left.sheet}”" if left.sheet else "The file", "strong")], left.why)
    panel.add_chips(Mark("not read", tone="caution"))
    return panel


def _marks(report: Report) -> list[Mark]:
    said = [
        (report.count(GUESSED), "column guessed", "columns guessed", "caution"),
        (report.count(NOT_USED), "column not used", "columns not used", "caution"),
        (report.count(MISSING), "column missing", "columns missing", "caution"),
        (report.rows(LEFT_OUT), "place left out", "places left out", "danger"),
    ]
    marks = [Mark(several(n, one, many), tone=tone) for n, one, many, tone in said if n]
    return marks or [Mark("all columns matched", tone="good")]
