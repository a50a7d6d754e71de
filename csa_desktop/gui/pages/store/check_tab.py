"""Verifying everything in the store, and what to do about what is found."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.domain.counts import several
from csa_desktop.gui.keeper import MENDING, VERIFYING, Care
from csa_desktop.gui.pages.store.store_desk import StoreDesk
from csa_desktop.gui.pages.store.working import Working
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.report import MEND, RESTORE, Report

HINT = (
    "Every page of the file is read, every recorded step is checked against the one before it, every "
    "document against its digest, and the tables and the search index against what the steps add up to. "
    "You can go on working meanwhile."
)


class CheckTab(QWidget):
    """Shows the sentences of the last verification since the store was opened."""

    backups_wanted = Signal()

    def __init__(self, desk: StoreDesk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._report: Report | None = None
        self.start = Button("Verify everything", kind="primary")
        self.working = Working(VERIFYING, MENDING)
        self._found = QVBoxLayout()
        self._found.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.addWidget(self.start)
        row.addStretch(1)
        column.addWidget(Words(HINT, look="quiet"))
        column.addLayout(row)
        column.addWidget(self.working)
        column.addLayout(self._found)
        self.start.clicked.connect(desk.keeper.verify)
        self.working.stopped.connect(desk.keeper.stop)
        desk.keeper.changed.connect(self.show_care)
        self.show_care(desk.keeper.care)

    def show_care(self, care: Care) -> None:
        """Follow the keeper."""
        self.working.show_care(care)
        self.start.setEnabled(not care.doing)
        if care.report is not self._report:
            self._report = care.report
            empty(self._found)
            if care.report:
                self._show_report(care.report)

    def _show_report(self, report: Report) -> None:
        if report.sound:
            self._found.addWidget(Panel("Everything adds up.", _counted(report)))
        for sentence in report.sentences:
            self._found.addWidget(Panel(sentence, tone="danger"))
        for remark in report.remarks:
            self._found.addWidget(Panel("", remark))
        said = " ".join(report.sentences)
        if MEND in said:
            self._offer("Build tables and search again from the log", self._desk.keeper.mend)
        if RESTORE in said:
            self._offer("Go to the backups", self.backups_wanted.emit)
            self._offer("Close the store and salvage what can be read", self._desk.salvage)

    def _offer(self, words: str, act: object) -> None:
        button = Button(words, kind="plain")
        button.clicked.connect(act)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        self._found.addLayout(row)


def _counted(report: Report) -> str:
    """What was looked at, in numbers."""
    counted = (
        (report.counts.get("change", 0), "recorded step", "recorded steps"),
        (report.counts.get("statement", 0), "statement", "statements"),
        (report.counts.get("blob", 0), "document", "documents"),
    )
    said = [several(number, one, many) for number, one, many in counted if number]
    return f"Checked: {', '.join(said)}." if said else "The store is empty."
