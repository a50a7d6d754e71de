"""A secret in the clipboard, marked so that clipboard histories leave it alone, and taken out again."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

_MARKS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
}


class SecretClipboard:
    """Copies one secret, and clears the clipboard where that secret still lies there."""

    def __init__(self) -> None:
        self._copied = ""

    def copy(self, secret: str) -> None:
        """Put the secret into the clipboard."""
        self._copied = secret
        data = QMimeData()
        data.setText(secret)
        for name, value in _MARKS.items():
            data.setData(name, value)
        QGuiApplication.clipboard().setMimeData(data)

    def clear(self) -> None:
        """Take it out again; what was copied since stays."""
        if self._copied and QGuiApplication.clipboard().text() == self._copied:
            QGuiApplication.clipboard().clear()
        self._copied = ""
