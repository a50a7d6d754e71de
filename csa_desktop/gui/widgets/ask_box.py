"""What something means, said before it is done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.words import Words


class AskBox(Panel):
    """Says what happens; nothing has happened until one goes on."""

    agreed = Signal()
    left = Signal()

    def __init__(
        self,
        title: str,
        *lines: str,
        do: str,
        leave: str,
        danger: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, tone="danger" if danger else "selected", parent=parent)
        for line in lines:
            self.add(Words(line))
        self.go_on = Button(do, kind="danger" if danger else "primary")
        self.leave = Button(leave, kind="quiet")
        self.go_on.clicked.connect(self.agreed)
        self.leave.clicked.connect(self.left)
        self.body.addSpacing(6)
        self.add(beside(self.go_on, self.leave))

    def go(self) -> None:
        """Put the focus where one goes on."""
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)
