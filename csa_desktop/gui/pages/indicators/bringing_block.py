"""The tab on which a dataset comes in: from a document that is here already, or from a file."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from csa_desktop.domain.counts import several
from csa_desktop.domain.framework import Option, Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Source
from csa_desktop.gui.pages.indicators.reading_view import DatasetReadingView
from csa_desktop.gui.pages.indicators.taking import TakingDataset, Target
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.progress_row import ProgressRow
from csa_desktop.gui.widgets.words import Words
from csa_desktop.importing.datasets.names import Framework, framework_of
from csa_desktop.importing.datasets.values import DatasetReading

FILES = "Datasets (*.xlsx *.xlsm *.csv *.tsv *.txt);;All files (*)"
GROUP, NEW = "dataset", "new:"
READ, READ_AGAIN = "Read its indicators", "Read again"
ONE_AT_A_TIME = "One dataset at a time: bring this one in, or leave it, then choose the next."
NOT_A_TABLE = "It is no workbook and no CSV file, so no indicators can be read from it."
_SHEETS = ("excel", "csv", "text")


class BringingBlock(Block):
    """Documents of the dataset that have come, the way to choose a file, and what was understood of one."""

    brought = Signal()

    def __init__(self, board: Board) -> None:
        super().__init__(board)
        self._board = board
        self._trail: Trail | None = None
        self.view: DatasetReadingView | None = None
        self.taking = TakingDataset(board.desk, self)
        self.progress = ProgressRow()
        self._problem = Words(look="error")
        self.choose = Button("Choose a file …", kind="primary")
        self.choose.setObjectName("chooseDataset")
        self._row = QWidget()
        line = QHBoxLayout(self._row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.choose)
        line.addStretch(1)
        self._came = Words("Datasets among the sources", look="heading")
        self._panels: dict[str, tuple[object, Panel]] = {}
        self._connect()

    def _connect(self) -> None:
        self.choose.clicked.connect(self._ask)
        self.taking.told.connect(self._told)
        self.taking.read.connect(self._read)
        self.taking.refused.connect(self._refused)
        self.taking.brought.connect(self._done)
        self.progress.stopped.connect(self.taking.stop)

    def show(self, trail: Trail) -> list[Row]:
        """What is being looked at, or what can be brought in."""
        self._trail = trail
        rows: list[Row] = [] if self.view else [(self._row, 14)]
        rows += [(self.progress, 8)] if self.taking.is_busy else []
        rows += [(self._problem, 8)] if self._problem.text() else []
        rows += [(self.view, 8)] if self.view else []
        here = [s for s in trail.sources() if s.sha256 and _is_dataset(self._board.desk.pack, s)]
        if here and not self.view:
            rows.append((self._came, 20))
            rows += [(self._panel(trail, source), 8) for source in here]
        return rows

    def open(self, path: str) -> None:
        """Read a file."""
        if self.taking.is_busy or self.view:
            self._refused(ONE_AT_A_TIME)
            return
        self._problem.set_words("")
        self.taking.open(path, self._framework())

    def open_source(self, source: Source) -> None:
        """Read a document that has come."""
        if self.taking.is_busy:
            self._refused(ONE_AT_A_TIME)
            return
        self._problem.set_words("")
        name = source.file_name or source.title
        self.taking.open_source(source.id, source.sha256, name, self._framework())

    def _ask(self) -> None:
        chosen = QFileDialog.getOpenFileName(self._row, "Choose a dataset", "", FILES)[0]
        if chosen:
            self.open(chosen)

    def _panel(self, trail: Trail, source: Source) -> Panel:
        here = [i for i in trail.rows.indicators if i.source == source.id]
        older = any(i.sha256 != source.sha256 for i in here)
        what = (source, len(here), older)
        if source.id not in self._panels or self._panels[source.id][0] != what:
            self._panels[source.id] = what, self._made(source, len(here), older=older)
        return self._panels[source.id][1]

    def _made(self, source: Source, count: int, *, older: bool) -> Panel:
        said = f"{several(count, 'indicator')} brought in." if count else "Not brought in yet."
        newer = "A newer version of it has come since." if older else ""
        table = source.media in _SHEETS
        panel = Panel(source.title, said, *filter(None, (newer, "" if table else NOT_A_TABLE)))
        button = Button(READ_AGAIN if count and not older else READ, kind="plain")
        button.setObjectName(f"readDataset-{source.id}")
        button.setEnabled(table)
        button.clicked.connect(partial(self._press, source))
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        panel.body.addLayout(row)
        return panel

    def _press(self, source: Source, *_: object) -> None:
        self.open_source(source)

    def _framework(self) -> Framework:
        authority = self._trail.assessment.authority if self._trail else ""
        return framework_of(self._board.desk.pack, authority)

    # A reading

    def _told(self, doing: str, share: float) -> None:
        self.progress.show_share(doing, share)
        self._board.arranged.emit()

    def _read(self, reading: DatasetReading) -> None:
        documents = () if self.taking.source else _documents(self._board.desk.pack, self._trail)
        self.view = DatasetReadingView(self.taking.name, reading, documents)
        self.view.setObjectName("datasetReading")
        self.view.wanted.connect(self._bring_in)
        self.view.unwanted.connect(self._leave)
        self.view.chosen.connect(self.taking.choose)
        self._board.arranged.emit()

    def _bring_in(self, choice: str) -> None:
        if self.view:
            self.view.setEnabled(False)
        new = choice.startswith(NEW)
        self.taking.bring_in(Target("" if new else choice, choice.removeprefix(NEW) if new else ""))

    def _leave(self) -> None:
        self.taking.let_go()
        self.view = None
        self._board.arranged.emit()

    def _done(self) -> None:
        self.view = None
        self._board.arranged.emit()
        self.brought.emit()

    def _refused(self, sentence: str) -> None:
        self._problem.set_words(sentence)
        if self.view:
            self.view.setEnabled(True)
        self._board.arranged.emit()


def _is_dataset(pack: Pack, source: Source) -> bool:
    return any(k.id == source.kind and k.group == GROUP for k in pack.source_kinds)


def _documents(pack: Pack, trail: Trail | None) -> tuple[Option, ...]:
    """What a file may be: a dataset that is expected or has an older version, or a new one of a kind."""
    listed = [s for s in (trail.sources() if trail else ()) if _is_dataset(pack, s)]
    listed.sort(key=lambda s: bool(s.sha256))
    known = [Option(s.id, f"{s.title} ({'a newer version' if s.sha256 else 'expected'})") for s in listed]
    kinds = [k for k in pack.source_kinds if k.group == GROUP]
    new = [Option(f"{NEW}{k.id}", f"{k.title} (new on the list)") for k in kinds]
    return (*known, *new)
