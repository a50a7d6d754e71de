"""What was understood of a file, list by list, before anything of it is brought in."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.domain.cases import Listing
from csa_desktop.domain.counts import several
from csa_desktop.domain.framework import Field, Option
from csa_desktop.gui.fields.option_row import OptionRow
from csa_desktop.gui.fields.select import SelectField
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.child_lists.tables import columns_table, of_list, problems_table
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.words import Run, Words
from csa_desktop.importing.child_lists.kinds import kinds
from csa_desktop.importing.child_lists.values import (
    GUESSED,
    LEFT_EMPTY,
    LEFT_OUT,
    MISSING,
    ListRead,
    Reading,
    SheetLeft,
)
from csa_desktop.importing.wording import listed

NAMES = ("name", "forename", "surname")
KEEP_NAMES = "Keep the names too, as a key on this laptop"
KEEP_NAMES_HINT = (
    "Only to find a child's file on site. The key is on no page, print or export, goes to no colleague, and "
    "you can have it forgotten at any time."
)
NO_NAMES = (
    "These lists give no name, so no key to the names can be kept from them. If a file cannot be found on "
    "site by its code, ask the authority for the same lists with the names and bring those in: children are "
    "told again by their identifiers, and their codes stay."
)
ASK = "Which list is it?"


class ReadingView(QWidget):
    """The whole report, and below it the two ways to go on."""

    wanted = Signal(bool)
    """Bring it in; True where the names are to be kept."""
    unwanted = Signal()
    chosen = Signal(str, str)
    """(sheet, kind): a person says which list a sheet is."""

    def __init__(
        self, name: str, reading: Reading, before: Sequence[Listing], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._before = {listing.kind: listing for listing in sorted(before, key=lambda one: one.at)}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 10)
        self._column.setSpacing(8)
        self._column.addWidget(Words(f"Understood of {name}", look="heading"))
        self._column.addWidget(Words(_in_all(reading), look="quiet"))
        for problem in reading.problems:
            self._column.addWidget(Words(problem.sentence))
        for each in reading.lists:
            self._column.addWidget(self._list(each))
        for left in reading.left:
            self._column.addWidget(self._left(left))
        if reading.missing:
            self._column.addWidget(Words(_not_there(reading.missing), look="quiet"))
        self._end(reading)

    def _list(self, each: ListRead) -> Panel:
        where = f"sheet “{each.sheet}”" if each.sheet else "the file"
        runs = [Run(each.title, "strong"), Run(f"  ·  {where}", "quiet")]
        panel = Panel(runs, each.summary, *self._lines(each))
        panel.setObjectName(f"list-{each.kind}")
        report = of_list(each)
        panel.add_chips(*_marks(each))
        if each.holds_children:
            panel.add(columns_table(report))
        if each.problems:
            panel.add(problems_table(report))
        if each.how == GUESSED:
            panel.add(self._asking(each.sheet, each.kind))
        return panel

    def _lines(self, each: ListRead) -> list[str]:
        earlier = self._before.get(each.kind) if each.rows else None
        takes = f"Takes the place of the list brought in on {moment(earlier.at)}." if earlier else ""
        return [line for line in (each.why, takes) if line]

    def _left(self, left: SheetLeft) -> Panel:
        panel = Panel([Run(f"Sheet “{left.sheet}”" if left.sheet else "The file", "strong")], left.why)
        panel.add_chips(Mark("not read", tone="caution"))
        if left.may_be_list:
            panel.add(self._asking(left.sheet, ""))
        return panel

    def _asking(self, sheet: str, kind: str) -> SelectField:
        options = tuple(Option(each.id, each.title) for each in kinds().lists)
        select = SelectField(Field(f"kind-{sheet}", "choice", ASK, width="half", options=options))
        select.reset(kind)
        select.setObjectName(f"kind-{sheet}")
        select.typed.connect(lambda value: self._choose(sheet, str(value)))
        return select

    def _choose(self, sheet: str, kind: str) -> None:
        if kind:
            self.chosen.emit(sheet, kind)

    def _end(self, reading: Reading) -> None:
        self.names = OptionRow("keep-names", KEEP_NAMES, KEEP_NAMES_HINT, many=True)
        self.bring_button = Button("Bring in", kind="primary")
        self.bring_button.setObjectName("bringIn")
        leave = Button("Do not bring in", kind="plain")
        leave.setObjectName("leaveOut")
        rows = sum(each.rows for each in reading.lists)
        has_names = any(column.column in NAMES for each in reading.lists for column in each.columns)
        self.bring_button.setEnabled(rows > 0)
        self.bring_button.clicked.connect(lambda: self.wanted.emit(self.names.button.isChecked()))
        leave.clicked.connect(self.unwanted)
        row = QHBoxLayout()
        row.addWidget(self.bring_button)
        row.addWidget(leave)
        row.addStretch(1)
        nameless = Words(NO_NAMES, look="quiet")
        for widget in (self.names, nameless):
            self._column.addWidget(widget)
        nameless.setVisible(rows > 0 and not has_names)
        self.names.setVisible(has_names)  # not before: without a parent it would be shown as a window
        self._column.addLayout(row)


def _in_all(reading: Reading) -> str:
    rows = sum(each.rows for each in reading.lists)
    lists = sum(each.rows > 0 for each in reading.lists)
    return (
        f"{several(lists, 'list')} with {several(rows, 'row')} of children. Nothing is kept yet: look "
        "through what was matched, guessed and missing, then bring it in."
    )


def _marks(each: ListRead) -> list[Mark]:
    report = of_list(each)
    said = [
        ("the list was guessed", "caution") if each.how == GUESSED else ("", ""),
        _counted(report.count(GUESSED), "column guessed", "columns guessed", "caution"),
        _counted(report.count(MISSING), "column missing", "columns missing", "caution"),
        _counted(report.rows(LEFT_OUT), "row left out", "rows left out", "danger"),
        _counted(report.rows(LEFT_EMPTY), "value left empty", "values left empty", "caution"),
    ]
    marks = [Mark(words, tone=tone) for words, tone in said if words]
    return marks or [Mark("all columns matched", tone="good")] * each.holds_children


def _counted(count: int, one: str, many: str, tone: str) -> tuple[str, str]:
    return (several(count, one, many), tone) if count else ("", "")


def _not_there(missing: Sequence[str]) -> str:
    return f"Not in this workbook: {listed([title.lower() for title in missing])}."
