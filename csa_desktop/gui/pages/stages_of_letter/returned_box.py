"""The box in which a Word file is brought in: what was found in it, before anything of it is taken."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from csa_desktop.domain.counts import several
from csa_desktop.domain.cycle import ACCURACY
from csa_desktop.domain.editions import Sent
from csa_desktop.domain.framework import Option
from csa_desktop.domain.returned import MARGIN, NAMES, Found, Returned, wording
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.stages_of_letter.bringing_back import BringingBack
from csa_desktop.gui.pages.stages_of_letter.wording import KINDS, section_title
from csa_desktop.gui.pages.turns import Turns
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.progress_row import ProgressRow
from csa_desktop.gui.widgets.words import Run, Words

FILES = "Word files (*.docx *.docm);;All files (*)"
TITLE = "Comments in a Word file"
HINT = (
    "Comments in the margin, tracked changes, and words that were changed without a mark are found and put "
    "to their sentence. You see the list before anything is taken in; the file itself is kept under Sources."
)
NOT_PLACED = "It was not found where in the letter these belong"
LEAVE_OUT = "leave-out"
_CHOICES = (*KINDS, Option(LEAVE_OUT, "Leave out"))


class ReturnedBox(Panel):
    """A button to choose a file; then the list, and the two ways to go on."""

    refused = Signal(str)

    def __init__(self, desk: Desk, column: Column, *, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, HINT, parent=parent)
        self.setObjectName("returnedBox")
        self._sent: Sent | None = None
        self._column = column
        self.bringing, self.progress = BringingBack(desk, self), ProgressRow()
        self.view: ReturnedView | None = None
        self._wrong = Words(look="error")
        self._wrong.hide()
        self.choose = Button("Choose a Word file …", kind="plain")
        self.choose.setObjectName("chooseReturned")
        self._button = beside(self.choose)
        self.body.addSpacing(4)
        self.add(self._button, self.progress, self._wrong)
        self._connect()

    def _connect(self) -> None:
        self.choose.clicked.connect(self._ask)
        self.bringing.told.connect(self.progress.show_busy)
        self.bringing.read.connect(self._read)
        self.bringing.refused.connect(self._refuse)
        self.bringing.taken.connect(self._leave)
        self.progress.stopped.connect(self.bringing.stop)

    def show_sent(self, sent: Sent) -> None:
        """The edition that files are read against."""
        self._sent = sent

    def open(self, path: str) -> None:
        """Read a file."""
        if self._sent and not self.bringing.is_busy:
            self._leave()
            self._refuse("")
            self.bringing.open(path, self._sent)

    def _ask(self) -> None:
        chosen = QFileDialog.getOpenFileName(self, "Choose the Word file that came back", "", FILES)[0]
        if chosen:
            self.open(chosen)

    def _read(self, returned: Returned) -> None:
        self.progress.hide()
        if self._sent is None:
            return
        self._button.hide()
        self.view = ReturnedView(self.bringing.name, returned, self._sent, self._column)
        self.view.wanted.connect(self._take)
        self.view.unwanted.connect(self._leave)
        self.add(self.view)

    def _take(self, chosen: dict[int, str]) -> None:
        self._refuse("")
        if self.view:
            self.view.setEnabled(False)
        self.bringing.take(chosen)

    def _leave(self) -> None:
        self.progress.hide()
        self._button.show()
        if self.view:
            self.view.hide()
            self.view.deleteLater()
            self.view = None
        if not self.bringing.is_busy:
            self.bringing.let_go()

    def _refuse(self, sentence: str) -> None:
        self.progress.hide()
        if self.view:
            self.view.setEnabled(True)
        self._wrong.set_words(sentence)
        self._wrong.setVisible(bool(sentence))


class ReturnedView(QWidget):
    """All that was found; first what could not be placed."""

    wanted = Signal(object)
    """{number: what it is about}"""
    unwanted = Signal()

    def __init__(
        self, name: str, returned: Returned, sent: Sent, column: Column, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("returnedView")
        self._sent, self._found = sent, returned.found
        self._choices = dict.fromkeys((found.number for found in returned.found), ACCURACY)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 10, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(Words(f"Found in {name}", look="heading"))
        outer.addWidget(Words(_in_all(returned), look="quiet"))
        for remark in returned.remarks:
            outer.addWidget(Words(remark))
        outer.addLayout(self._rows)
        outer.addWidget(self._ways())
        self._turns = Turns(column, self)
        self._turns.make(self._makes())

    def _ways(self) -> QWidget:
        self.take = Button("Take these in", kind="primary")
        self.take.setObjectName("takeReturned")
        self.take.setEnabled(bool(self._found))
        self.take.clicked.connect(self._press)
        leave = Button("Take nothing in", kind="plain")
        leave.setObjectName("leaveReturned")
        leave.clicked.connect(self.unwanted)
        return beside(self.take, leave)

    def _makes(self) -> Iterator[Callable[[], object]]:
        lost = [found for found in self._found if not found.placed]
        placed = [found for found in self._found if found.placed]
        if lost:
            yield partial(self._head, NOT_PLACED)
        yield from (partial(self._add, found) for found in lost)
        if lost and placed:
            yield partial(self._head, "Placed in the letter")
        yield from (partial(self._add, found) for found in placed)

    def _head(self, words: str) -> None:
        self._rows.addWidget(Words(words, look="heading"))

    def _add(self, found: Found) -> None:
        self._rows.addWidget(self._row(found))

    def _row(self, found: Found) -> Panel:
        who = ", ".join(filter(None, (found.author, moment(found.at[:10]))))
        head = [Run(f"{found.number}  ", "quiet"), Run(NAMES[found.kind], "strong"), Run(f"  {who}", "quiet")]
        panel = Panel(head, section_title(self._sent.text, found.section), tone="row")
        panel.setObjectName(f"found-{found.number}")
        if found.quote:
            panel.add(Words(f"“{found.quote}”", look="quote"))
        panel.add(Words(wording(found)))
        if found.resolved:
            panel.add_chips(Mark("marked as resolved"))
        choice = Toggles("What it is about", _CHOICES)
        choice.setObjectName(f"choice-{found.number}")
        choice.show_value(self._choices[found.number])
        choice.chosen.connect(partial(self._choose, found.number))
        panel.body.addSpacing(4)
        panel.add(choice)
        return panel

    def _choose(self, number: int, value: str) -> None:
        self._choices[number] = value or LEAVE_OUT
        count = sum(choice != LEAVE_OUT for choice in self._choices.values())
        self.take.setText("Take these in" if count == len(self._choices) else f"Take {count} in")

    def _press(self) -> None:
        self.wanted.emit({n: kind for n, kind in self._choices.items() if kind != LEAVE_OUT})


def _in_all(returned: Returned) -> str:
    comments = sum(found.kind in MARGIN for found in returned.found)
    changes = len(returned.found) - comments
    lost = sum(not found.placed for found in returned.found)
    said = f"{several(comments, 'comment')} and {several(changes, 'change')}"
    return f"{said}; {lost} could not be placed." if lost else f"{said}, each at its place in the letter."
