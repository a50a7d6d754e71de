"""Files that came: those that were refused wait for a person, the others with their receipts."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from csa_desktop.gui.moments import moment
from csa_desktop.gui.widgets.ask_box import AskBox
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.column import bring_into_view, empty
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.focus import hand_over, holds_focus
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.others import DISCARDED, REFUSED, TAKEN, Received

FIRST = 5
"""So many receipts are listed at first."""
WAITING = "Not brought in"
WAITING_HINT = (
    "These files were refused. Each is kept as it came, with the reason, until you discard it. Once the "
    "reason is gone, try again."
)
DISCARD = (
    "The file is removed from this store. What is on a stick or in a folder stays there. That it came, and "
    "why it was refused, stays in this list."
)


class ReceivedList(QWidget):
    """Says what a person wants done with a refused file."""

    again_wanted = Signal(str)
    save_wanted = Signal(str)
    discarded = Signal(str)
    """The SHA-256 of the file."""
    left = Signal()
    """The row in which the focus was is gone, and none like it is left."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Received, ...] | None = None
        self._everything = False
        self._waiting: list[RefusedRow] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)

    def show_files(self, files: tuple[Received, ...], *, but: str = "") -> None:
        """Show the list again where it has changed; not the receipt `but`, which stands above it."""
        files = tuple(file for file in files if file.sha256 != but or file.state == REFUSED)
        if files != self._shown:
            self._shown = files
            self._list(files)

    def _list(self, files: Sequence[Received]) -> None:
        held = holds_focus(self)
        empty(self._rows)
        refused = [file for file in files if file.state == REFUSED]
        self._waiting = [self._refused(file) for file in refused]
        if refused:
            self._head(WAITING, WAITING_HINT)
            for row in self._waiting:
                self._rows.addWidget(row)
            self._rows.addSpacing(16)
        done = [file for file in files if file.state in (TAKEN, DISCARDED)]
        if done:
            self._head("What came", "")
        shown = done if self._everything or len(done) <= FIRST + 1 else done[:FIRST]
        for file in shown:
            self._rows.addWidget(_receipt(file))
        if len(shown) < len(done):
            more = Button(f"Show {len(done) - len(shown)} earlier ones", kind="link")
            more.clicked.connect(self._show_everything)
            self._rows.addWidget(more)
        if held:
            self._go_on()

    def _go_on(self) -> None:
        """Put the focus on the first file that waits, where one does."""
        if self._waiting:
            self._waiting[0].again.setFocus()
        else:
            self.left.emit()

    def _head(self, title: str, hint: str) -> None:
        self._rows.addWidget(Words(title, look="section"))
        if hint:
            self._rows.addWidget(Words(hint, look="quiet"))

    def _show_everything(self) -> None:
        self._everything = True
        self._list(self._shown or ())

    def _refused(self, file: Received) -> "RefusedRow":
        wants = {
            "Try again": self.again_wanted,
            "Save it out …": self.save_wanted,
            "Discard …": self.discarded,
        }
        return RefusedRow(file, {title: partial(signal.emit, file.sha256) for title, signal in wants.items()})


class RefusedRow(QFrame):
    """A refused file, the reason, and the three things that can be done."""

    def __init__(
        self, file: Received, acts: dict[str, Callable[[], None]], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"refused-{file.sha256}")
        self.setProperty("look", "listed-row")
        again, save, discard = acts
        self.again, self.save, self.discard = (Button(title, kind="quiet") for title in acts)
        self.again.clicked.connect(acts[again])
        self.save.clicked.connect(acts[save])
        self.discard.clicked.connect(partial(self._ask, acts[discard]))
        self.box: AskBox | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2, 8, 2, 9)
        self._column.setSpacing(5)
        self._column.addWidget(Words(_title(file, "refused"), look="heading"))
        self._column.addWidget(Words(file.said))
        self._column.addWidget(beside(self.again, self.save, self.discard, gap=8))

    def _ask(self, agreed: Callable[[], None]) -> None:
        self.close_box()
        self.box = box = AskBox("Discard this file?", DISCARD, do="Discard it", leave="Keep it", danger=True)
        box.agreed.connect(agreed)
        box.left.connect(self.close_box)
        self._column.addWidget(box)
        box.go()
        bring_into_view(box)

    def close_box(self) -> None:
        """Leave it as it is."""
        if self.box:
            hand_over(self.box, self.discard)
            self.box.hide()
            self.box.deleteLater()
            self.box = None


def _title(file: Received, state: str) -> str:
    """What it was called and who it is from as far as that is known, when it came, and part of its digest."""
    known = file.name or (f"From {file.sender}" if file.sender else "A file")
    sender = f", from {file.sender}" if file.name and file.sender else ""
    return f"{known}{sender}, {state} {moment(file.at)} · {file.sha256[:8]}"


def _receipt(file: Received) -> QWidget:
    row = QFrame()
    row.setObjectName(f"received-{file.sha256}")
    row.setProperty("look", "listed-row")
    column = QVBoxLayout(row)
    column.setContentsMargins(2, 7, 2, 8)
    column.setSpacing(1)
    state = "brought in" if file.state == TAKEN else "refused, and discarded"
    column.addWidget(Words(_title(file, state), look="heading"))
    for sentence in file.said.splitlines():
        column.addWidget(Words(sentence, look="quiet"))
    return row
