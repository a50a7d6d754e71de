"""A small whole number, typed or stepped with the arrows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from csa_desktop.gui import theme
from csa_desktop.gui.widgets.plain_line import PlainLine
from csa_desktop.gui.widgets.pressable import restyle

MOST = 999
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class NumberLine(PlainLine):
    """Up and Down count; empty stands for none."""

    def __init__(self, name: str, number: int, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(theme.px(68))
        self._own = False
        self.set_text(str(number))
        self.edited.connect(self._check)

    def offer(self, number: int) -> None:
        """Show another number, unless a person has entered one."""
        if not self._own:
            self.set_text(str(number))

    def forget(self) -> None:
        """What was entered has been used."""
        self._own = False

    def number(self) -> int | None:
        """The number; None where what is typed is none, or larger than MOST."""
        typed = self.value().strip()
        if not typed:
            return 0
        return int(typed) if typed.isascii() and typed.isdigit() and int(typed) <= MOST else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count up and down."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.set_text(str(min(MOST, max(0, (self.number() or 0) + step))))
        self.edited.emit()

    def _check(self) -> None:
        self._own = True
        wrong = self.number() is None
        if wrong != bool(self.property("wrong")):
            self.setProperty("wrong", wrong)
            restyle(self)
