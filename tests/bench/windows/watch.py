"""Says on standard output when a window's line is shown with the focus, and when it has taken a key."""

import os

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLineEdit


class Watch(QObject):
    """Sends a key to a line once it was painted and has the focus; the key's arrival ends the process."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line, self._painted, self._sent = line, False, False
        line.installEventFilter(self)
        line.textChanged.connect(self._typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See it painted and focused, in either order."""
        self._painted = self._painted or event.type() == QEvent.Type.Paint
        if self._painted and self._line.hasFocus() and not self._sent:
            self._sent = True
            os.write(1, b"shown\n")
            self._send()
        return False

    def _send(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QKeyEvent

        plain = Qt.KeyboardModifier.NoModifier
        QApplication.postEvent(self._line, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, plain, "a"))

    def _typed(self) -> None:
        os.write(1, b"typed\n")
        os._exit(0)
