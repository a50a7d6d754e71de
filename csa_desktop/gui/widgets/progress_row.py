"""What is being done, how far it is, and the way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.words import Words


class ProgressRow(QWidget):
    """Words, a bar and Stop; hidden until something is done."""

    stopped = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what, self.bar = Words(look="quiet"), QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = Button("Stop", kind="quiet")
        self.stop.clicked.connect(self.stopped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._what)
        row.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.stop)
        self.hide()

    def show_share(self, doing: str, share: float) -> None:
        """Say what is being done, and a share from 0 to 1 of it."""
        percent = round(share * 100)
        self.bar.setRange(0, 100)
        self.stop.show()
        self._what.set_words(f"{doing}, {percent}%")
        self.bar.setAccessibleName(doing)
        self.bar.setValue(percent)
        self.show()

    def show_busy(self, doing: str, *, can_stop: bool = False) -> None:
        """Say what is being done while nobody can tell how far it is."""
        self._what.set_words(f"{doing} …")
        self.bar.setAccessibleName(doing)
        self.bar.setRange(0, 0)
        self.stop.setVisible(can_stop)
        self.show()
