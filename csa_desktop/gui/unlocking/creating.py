"""The panels of a first start: a name and a passphrase, then the recovery key to put away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from csa_desktop.gui.fields.option_row import OptionRow
from csa_desktop.gui.unlocking.new_passphrase import NewPassphrase
from csa_desktop.gui.unlocking.panel import Form, LabelledLine
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.secret_clipboard import SecretClipboard
from csa_desktop.gui.widgets.words import Run, Words

KEY_INTRO = (
    "It opens the store if the passphrase is forgotten. It is shown only now. Keep it on paper, "
    "apart from this laptop."
)


class CreatePanel(Form):
    """A name and a passphrase make a store."""

    create_requested = Signal(str, str, str)
    """(folder, name, passphrase)"""
    back_wanted = Signal()
    place_wanted = Signal()
    browse_wanted = Signal()
    look_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(
            "Create your store",
            "It is one encrypted file on this laptop. It holds everything you record, and nobody can open it "
            "without the passphrase or the recovery key.",
            "Create the store",
            parent=parent,
        )
        self.name = LabelledLine("Your name", "As it is to stand beside what you write.")
        self.name.line.setObjectName("newName")
        self.new = NewPassphrase()
        self._place = ""
        self._place_words = LabelledLine("Where it is kept")
        self.back = Button("Back", kind="link")
        self._lay_out()

    def _lay_out(self) -> None:
        self._place_words.line.setReadOnly(True)
        other = Button("Another place", kind="quiet")
        other.clicked.connect(self.place_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.main.clicked.connect(self.submit)
        self.new.entered.connect(self.submit)
        self.add(self.name, self.new, self._place_words)
        row = QHBoxLayout()
        row.addWidget(other)
        row.addStretch(1)
        self.column.addLayout(row)
        self.add_buttons(self.back)
        self.add(self._others())

    def _others(self) -> QWidget:
        """What one does who has a store already, on a new laptop."""
        holder = QWidget()
        flow = Flow(holder, gap=4, line_gap=2)
        for words, signal in (
            ("Open a store that you have", self.browse_wanted),
            ("Restore a backup", self.look_wanted),
        ):
            button = Button(words, kind="link")
            button.clicked.connect(signal)
            flow.addWidget(button)
        return holder

    def set_place(self, path: str) -> None:
        """The folder that will be made."""
        self._place = path
        self._place_words.line.set_text(path)

    def begin(self) -> QWidget:
        """Where typing begins."""
        return self.name.line

    def submit(self) -> None:
        """Ask for the store to be made, or say what is missing."""
        problem, field = self.new.problem()
        if not self.name.line.value().strip():
            problem, field = "Enter your name.", self.name.line
        self.fail(problem, field)
        if not problem:
            self.create_requested.emit(self._place, self.name.line.value().strip(), self.new.secret())


class KeyShown(QFrame):
    """The groups of a recovery key with their numbers, two in a row, as on the printed sheet."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recoveryKeyShown")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setVerticalSpacing(9)
        self._grid.setHorizontalSpacing(12)

    def show_key(self, key: str) -> None:
        """Show a key; nothing of the one before stays."""
        empty(self._grid)
        self.setAccessibleName(f"Recovery key: {key}" if key else "")
        for at, group in enumerate(key.split()):
            row, column = at // 2, 2 * (at % 2)
            self._grid.addWidget(Words([Run(str(at + 1), "quiet")]), row, column)
            self._grid.addWidget(Words(group), row, column + 1)
            self._grid.setColumnStretch(column + 1, 1)

    def text(self) -> str:
        """What is shown, without the numbers."""
        return self.accessibleName().removeprefix("Recovery key: ")


COPIED = (
    "Copied. Paste it now into a password safe that your office allows: once you continue, it is taken out "
    "of the clipboard again."
)


class KeyPanel(Form):
    """The recovery key, shown once."""

    print_requested = Signal(str)
    kept = Signal()

    def __init__(self, *, intro: str = KEY_INTRO, parent: QWidget | None = None) -> None:
        super().__init__("Put the recovery key away", intro, "Continue", parent=parent)
        self._secret = ""
        self._key = KeyShown()
        self._printed = Words(look="quiet")
        self._printed.hide()
        self._clipboard = SecretClipboard()
        self._safe = OptionRow("safe", "I have printed it, or copied it to a safe place", many=True)
        self._lay_out()

    def _lay_out(self) -> None:
        show, copy = Button("Print", kind="plain"), Button("Copy", kind="quiet")
        show.clicked.connect(lambda: self.print_requested.emit(self._secret))
        copy.clicked.connect(self._copy)
        row = QHBoxLayout()
        row.addWidget(show)
        row.addWidget(copy)
        row.addStretch(1)
        self.add(self._key)
        self.column.addLayout(row)
        self.add(self._printed, self._safe)
        self.main.clicked.connect(self.submit)
        self.add_buttons()

    def _copy(self) -> None:
        self._clipboard.copy(self._secret)
        self.say_printed(COPIED)

    def show_key(self, key: str) -> None:
        """Show a key that was just made."""
        self._secret = key
        self._key.show_key(key)
        self._safe.button.setChecked(False)

    def say_printed(self, sentence: str) -> None:
        """What came of printing or copying."""
        self._printed.set_words(sentence)
        self._printed.setVisible(bool(sentence))

    def submit(self) -> None:
        """Go on once the key is safe; the clipboard and the page forget it."""
        if not self._safe.button.isChecked():
            self.fail("Print or copy the key, then tick the box.", self._safe.button)
            return
        self.wipe()
        self.kept.emit()

    def wipe(self) -> None:
        """Forget the key, in the clipboard too where it still lies there."""
        self._clipboard.clear()
        self._secret = ""
        self._key.show_key("")
        self.say_printed("")
