"""What is said before a backup is restored, in the order in which it happens."""

from PySide6.QtWidgets import QWidget

from csa_desktop.gui.widgets.ask_box import AskBox

STEPS = (
    "1. What you are typing is kept, and the store is closed.",
    "2. You type the passphrase that the store had on the day of the backup.",
    "3. The backup is checked and takes the store's place. The store as it is now is set aside in a folder "
    "beside it, with everything recorded since, and can still be opened; nothing is deleted.",
    "4. This laptop counts as a new device from then on. Colleagues with whom you exchange see that.",
)


class RestoreBox(AskBox):
    """Says what happens; nothing has happened until one goes on."""

    def __init__(self, day: str, *, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Go back to the backup of {day}?",
            *STEPS,
            do="Close the store and go on",
            leave="Leave the store as it is",
            danger=True,
            parent=parent,
        )
