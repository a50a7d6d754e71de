"""What hides a store that cannot be closed yet, because the disk has no room for words that were typed."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csa_desktop.gui import theme
from csa_desktop.gui.unlocking.panel import Form
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.passphrase import PassphraseField
from csa_desktop.gui.widgets.words import Words

TITLE = "Hidden until your words are kept"
WHY = (
    "Something that was typed could not be kept, so the store is hidden and not closed yet. Leave the laptop "
    "on and make room on its disk: the words are tried again by themselves, and the store is locked as soon "
    "as they are kept. The passphrase leads back to them."
)
WORKING = "Working out the key from the passphrase. This takes a moment on purpose."
STAYS = (
    "The window stays: words that were typed are in its memory alone. Make room on the disk, or enter the "
    "passphrase to see them and decide."
)
WIDTH = 520


class CoverPage(Column):
    """Shows nothing of the store, not even its name."""

    uncover_requested = Signal(str)
    """A passphrase, or the recovery key, which has not been looked at."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(margin=40, name="cover", parent=parent)
        self._form = Form(TITLE, WHY, "Go back to the words")
        self._form.column.insertWidget(0, Words("csa-desktop", look="overline"))
        self.secret = PassphraseField("Passphrase", "The recovery key will do too.")
        self._form.add(self.secret)
        self._form.add_buttons()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._form, 100)
        row.addStretch(1)
        self.add_row(row)
        self._fit()
        self._form.main.clicked.connect(self._ask)
        self.secret.entered.connect(self._ask)

    def begin(self) -> None:
        """Put the focus where typing begins."""
        self._form.set_busy("")
        self._form.fail("")
        self.secret.wipe()
        self.secret.line.setFocus()

    def say(self, sentence: str) -> None:
        """Say what is wrong."""
        self._form.set_busy("")
        self._form.fail(sentence, self.secret.line)
        self.secret.line.selectAll()

    def stay(self) -> None:
        """Say why the window does not close."""
        self.say(STAYS)

    def changeEvent(self, event: QEvent) -> None:
        """A new text size needs another width."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_form"):
            self._fit()

    def _fit(self) -> None:
        self._form.setMaximumWidth(theme.px(WIDTH))

    def _ask(self) -> None:
        if typed := self.secret.secret():
            self._form.fail("")
            self._form.set_busy(WORKING)
            self.uncover_requested.emit(typed)
        else:
            self.say("Enter the passphrase of the store.")
