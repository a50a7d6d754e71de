"""What lies in the team folder: what is new can be looked at, the rest is said in few words."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from csa_desktop.commands.team_folder import (
    ARRIVING,
    ELSEWHERE,
    KNOWN,
    NEW,
    NOT_FOR_US,
    OWN,
    PUT_AWAY,
    REFUSED,
    TAKEN,
    WAITS,
    Bundle,
    Looked,
)
from csa_desktop.domain.counts import several
from csa_desktop.gui.moments import written
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.words import Words

NOTHING = "Nothing new lies in the folder."
ANSWER = "nothing new to read; it tells what its laptop has, such as what was erased there"
WAITING = "Waits for others"
IN_FEW_WORDS = {
    TAKEN: "{} brought in",
    OWN: "{} written here",
    KNOWN: "{} with nothing that is not here already",
    NOT_FOR_US: "{} not for this laptop, or not whole",
    ELSEWHERE: "{} of other assessments",
    PUT_AWAY: "{} discarded here",
}
COMING = "{} on the way: not whole yet, or cannot be read now. It is looked at again."
COMING_MANY = "{} on the way: not whole yet, or cannot be read now. They are looked at again."


class LyingThere(QWidget):
    """Says by its signal which bundle a person wants to look at."""

    wanted = Signal(str)
    """The name of its file."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Looked | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 8, 0, 0)
        self._rows.setSpacing(4)

    def show_looked(self, looked: Looked) -> None:
        """Show the list again where it has changed."""
        if looked == self._shown:
            return
        self._shown = looked
        empty(self._rows)
        self._rows.addWidget(Words("What lies there", look="section"))
        new = looked.of(NEW)
        for bundle in new:
            self._rows.addWidget(self._new(bundle))
        if not new:
            self._rows.addWidget(Words(NOTHING))
        for bundle in looked.of(WAITS):
            self._rows.addWidget(_row(WAITING, bundle.said))
        for bundle in looked.of(REFUSED):
            self._rows.addWidget(_row("Cannot be brought in", f"{bundle.name}: {bundle.said}"))
        for sentence in _few_words(looked):
            self._rows.addWidget(Words(sentence, look="quiet"))

    def _new(self, bundle: Bundle) -> QWidget:
        changes = f"{several(bundle.changes, 'change that is', 'changes that are')} not here"
        made = written(bundle.made)
        row = _row(f"From {bundle.sender}", f"{made} · {changes if bundle.changes else ANSWER}")
        look = Button("Look at it", kind="plain")
        look.setAccessibleName(f"Look at the bundle from {bundle.sender}, {made}")
        look.clicked.connect(partial(self.wanted.emit, bundle.name))
        layout = row.layout()
        if layout:
            layout.addWidget(look)
        return row


def _row(title: str, said: str) -> QFrame:
    row = QFrame()
    row.setProperty("look", "listed-row")
    column = QVBoxLayout(row)
    column.setContentsMargins(2, 7, 2, 8)
    column.setSpacing(3)
    column.addWidget(Words(title, look="heading"))
    column.addWidget(Words(said, look="quiet"))
    return row


def _few_words(looked: Looked) -> Sequence[str]:
    counted = [(said, len(looked.of(state))) for state, said in IN_FEW_WORDS.items()]
    rest = " · ".join(said.format(number) for said, number in counted if number)
    coming = len(looked.of(ARRIVING))
    on_the_way = (COMING if coming == 1 else COMING_MANY).format(coming) if coming else ""
    return [said for said in (on_the_way, rest) if said]
