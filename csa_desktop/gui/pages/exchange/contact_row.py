"""A colleague's card: whether its words were compared, and what can be done with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from csa_desktop.commands import exchange
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.exchange.compare_box import CompareBox
from csa_desktop.gui.widgets.ask_box import AskBox
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.column import bring_into_view
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.focus import hand_over
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.others import Contact

FORGET = (
    "Bundles of this laptop are not taken any more, and none can be written to it, until its card is here "
    "again and its words were compared. What {name} wrote stays."
)


class ContactRow(QFrame):
    """Below it one box at a time: comparing, or forgetting."""

    confirmed = Signal(str)
    differed = Signal(str)
    forgotten = Signal(str)
    """The device that this is about."""

    def __init__(
        self, contact: Contact, own: Callable[[], Sequence[str]], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"contact-{contact.device}")
        self.setProperty("look", "listed-row")
        self.contact, self._own = contact, own
        self.compare = Button(
            "Compare again" if contact.confirmed else "Compare the words", kind=_kind(contact)
        )
        self.forget = Button("Forget …", kind="quiet")
        self.box: CompareBox | AskBox | None = None
        self._asked = self.compare
        for button in (self.compare, self.forget):
            button.setAccessibleName(f"{button.text()} {contact.name}")
        self.compare.clicked.connect(self.show_compare)
        self.forget.clicked.connect(self._ask_forget)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2, 8, 2, 9)
        self._column.setSpacing(5)
        self._lay_out()

    def _lay_out(self) -> None:
        sure = self.contact.confirmed
        said = f"Compared and confirmed {moment(sure)}" if sure else "Nothing is exchanged with it yet"
        mark = Mark("confirmed", tone="good") if sure else Mark("not compared yet", tone="caution")
        self._column.addWidget(Words(self.contact.name, look="heading"))
        words = ", ".join(exchange.words(self.contact))
        self._column.addWidget(Words(f"{said} · its words: {words}", look="quiet"))
        self._column.addWidget(beside(mark, self.compare, self.forget, gap=8))

    def show_compare(self) -> None:
        """Show both cards' words side by side."""
        box = CompareBox(self.contact.name, exchange.words(self.contact), self._own())
        box.confirmed.connect(lambda: self.confirmed.emit(self.contact.device))
        box.differing.connect(lambda: self.differed.emit(self.contact.device))
        self._open(box, self.compare)

    def _ask_forget(self) -> None:
        name = self.contact.name
        box = AskBox(
            f"Forget the card of {name}?",
            FORGET.format(name=name),
            do="Forget the card",
            leave="Keep it",
            danger=True,
        )
        box.agreed.connect(lambda: self.forgotten.emit(self.contact.device))
        self._open(box, self.forget)

    def _open(self, box: CompareBox | AskBox, asked: Button) -> None:
        self.close_box()
        self.box, self._asked = box, asked
        box.left.connect(self.close_box)
        self._column.addWidget(box)
        box.go()
        bring_into_view(box)

    def close_box(self) -> None:
        """Leave it as it is."""
        if self.box:
            hand_over(self.box, self._asked)
            self.box.hide()
            self.box.deleteLater()
            self.box = None


def _kind(contact: Contact) -> str:
    return "quiet" if contact.confirmed else "primary"
