"""The panels of a first start: who one is and a passphrase, then the recovery key to put away."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from csa_desktop.gui.fields.option_row import OptionRow
from csa_desktop.gui.unlocking.new_passphrase import NewPassphrase
from csa_desktop.gui.unlocking.panel import Form, LabelledLine
from csa_desktop.gui.widgets.button import Button


class CreatePanel(Form):
    """Name, role and passphrase make a store."""

    create_requested = Signal(str, str, str, str)
    """(file, name, role, passphrase)"""
    back_wanted = Signal()
    place_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(
            "Create your store",
            "It is one encrypted file on this laptop. It holds everything you record, and nobody can open it "
            "without the passphrase or the recovery key.",
            "Create the store",
            parent=parent,
        )
        self.name = LabelledLine("Your name", "As it is to stand beside what you write.")
        self.role = LabelledLine("Your role", "For example lead inspector, or business relationship manager.")
        self.name.line.setObjectName("newName")
        self.role.line.setObjectName("newRole")
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
        self.add(self.name, self.role, self.new, self._place_words)
        row = QHBoxLayout()
        row.addWidget(other)
        row.addStretch(1)
        self.column.addLayout(row)
        self.add_buttons(self.back)

    def set_place(self, path: str) -> None:
        """The file that will be made."""
        self._place = path
        self._place_words.line.set_text(path)

    def begin(self) -> QWidget:
        """Where typing begins."""
        return self.name.line

    def submit(self) -> None:
        """Ask for the store to be made, or say what is missing."""
        problem, field = self.new.problem()
        if not self.role.line.value().strip():
            problem, field = "Enter your role.", self.role.line
        if not self.name.line.value().strip():
            problem, field = "Enter your name.", self.name.line
        self.fail(problem, field)
        if not problem:
            name, role = self.name.line.value().strip(), self.role.line.value().strip()
            self.create_requested.emit(self._place, name, role, self.new.secret())


class KeyPanel(Form):
    """The recovery key, shown once."""

    print_requested = Signal(str)
    kept = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(
            "Put the recovery key away",
            "It opens the store if the passphrase is forgotten. It is shown only now. Keep it on paper, "
            "apart from this laptop.",
            "Continue",
            parent=parent,
        )
        self._key = QLabel()
        self._key.setObjectName("recoveryKeyShown")
        self._key.setWordWrap(True)
        self._copied = ""
        self._safe = OptionRow("safe", "I have printed it, or copied it to a safe place", many=True)
        self._lay_out()

    def _lay_out(self) -> None:
        show, copy = Button("Print", kind="plain"), Button("Copy", kind="quiet")
        show.clicked.connect(lambda: self.print_requested.emit(self._key.text()))
        copy.clicked.connect(self._copy)
        row = QHBoxLayout()
        row.addWidget(show)
        row.addWidget(copy)
        row.addStretch(1)
        self.add(self._key)
        self.column.addLayout(row)
        self.add(self._safe)
        self.main.clicked.connect(self.submit)
        self.add_buttons()

    def show_key(self, key: str) -> None:
        """Show a key that was just made."""
        self._key.setText(key)
        self._key.setAccessibleName(f"Recovery key: {key}")
        self._safe.button.setChecked(False)

    def submit(self) -> None:
        """Go on once the key is safe; the clipboard and the page forget it."""
        if not self._safe.button.isChecked():
            self.fail("Print or copy the key, then tick the box.", self._safe.button)
            return
        self.wipe()
        self.kept.emit()

    def wipe(self) -> None:
        """Forget the key, in the clipboard too where it still lies there."""
        clipboard = QGuiApplication.clipboard()
        if self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = ""
        self._key.clear()
        self._key.setAccessibleName("")

    def _copy(self) -> None:
        self._copied = self._key.text()
        QGuiApplication.clipboard().setText(self._copied)
