"""What is said before a backup is restored, in the order in which it happens."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.words import Words

STEPS = (
    "1. What you are typing is kept, and the store is closed.",
    "2. You type the passphrase that the store had on the day of the backup.",
    "3. The backup is checked and takes the store's place. The store as it is now is set aside in a folder "
    "beside it, with everything recorded since, and can still be opened; nothing is deleted.",
    "4. This laptop counts as a new device from then on. Colleagues with whom you exchange see that.",
)


class RestoreBox(Panel):
    """Says what happens; nothing has happened until one goes on."""

    agreed = Signal()
    left = Signal()

    def __init__(self, day: str, *, parent: QWidget | None = None) -> None:
        super().__init__(f"Go back to the backup of {day}?", tone="danger", parent=parent)
        for step in STEPS:
            self.add(Words(step))
        self.go_on = Button("Close the store and go on", kind="danger")
        leave = Button("Leave the store as it is", kind="quiet")
        self.go_on.clicked.connect(self.agreed)
        leave.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.go_on)
        row.addWidget(leave)
        row.addStretch(1)
        self.body.addSpacing(6)
        self.body.addLayout(row)
