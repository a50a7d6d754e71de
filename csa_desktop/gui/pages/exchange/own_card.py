"""This laptop's own card: the words to read aloud, and the file that colleagues need."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from csa_desktop.commands import exchange
from csa_desktop.gui.pages.exchange.exchange_desk import ExchangeDesk
from csa_desktop.gui.pages.exchange.six_words import SixWords
from csa_desktop.gui.pages.store.working import Working
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.words import Words

HINT = (
    "A card is a small file with the public keys of a laptop. A colleague adds yours and you add theirs, "
    "once; then each can write bundles that only the other can open. A card holds no secret: send it by any "
    "way. What makes it safe is that you compare its words."
)
SAVED = "The card is saved as {}. Give it to your colleague, on a stick or by e-mail."
FILES = "Contact cards (*.csacard)"


class OwnCard(QWidget):
    """Shows the words once they are known, and saves the card."""

    def __init__(self, desk: ExchangeDesk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.words: tuple[str, ...] = ()
        self._shown = QVBoxLayout()
        self.save = Button("Save your card to a file …", kind="plain")
        self.save.clicked.connect(self._ask)
        self.outcome = Working()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Words("Your card", look="section"))
        column.addWidget(Words(HINT, look="quiet"))
        column.addLayout(self._shown)
        column.addWidget(self.save)
        column.addWidget(self.outcome)
        desk.run(exchange.own_words, then=self._show, refused=self._refused)

    def _show(self, words: Sequence[str]) -> None:
        self.words = tuple(words)
        empty(self._shown)
        self._shown.addWidget(SixWords("The words of your card, to be read aloud", words))

    def _ask(self) -> None:
        start = str(Path.home() / "My card.csacard")
        if chosen := QFileDialog.getSaveFileName(self, "Save your card", start, FILES)[0]:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write the card there."""
        path = path if path.suffix else path.with_suffix(".csacard")
        saved = partial(self.outcome.say, SAVED.format(path))
        self._desk.carry(exchange.save_card, path, then=lambda _: saved(), refused=self._refused)

    def _refused(self, sentence: str) -> None:
        self.outcome.say(sentence, wrong=True)
