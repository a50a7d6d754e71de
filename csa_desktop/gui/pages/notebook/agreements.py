"""Who must agree a judgement, each with a tick; an agreement to what has changed since no longer counts."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.gui.pages.notebook.judgement_view import AgreementView
from csa_desktop.gui.pages.notebook.toggle import Toggle
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Words


class Agreements(QWidget):
    """`agreed(member, whether)` when a person ticks; ticks stay where they are when others change."""

    agreed = Signal(str, bool)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, _Line] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(Words("Agreed by", look="label"))
        self.hide()

    def show_agreements(self, views: Sequence[AgreementView]) -> None:
        """Show who has agreed as it is now."""
        for gone in set(self._lines) - {view.member for view in views}:
            line = self._lines.pop(gone)
            line.hide()
            line.deleteLater()
        for view in views:
            if view.member not in self._lines:
                self._lines[view.member] = self._line(view.member)
            self._lines[view.member].show_view(view)
        self.setVisible(bool(views))

    def _line(self, member: str) -> "_Line":
        line = _Line()
        line.tick.setObjectName(f"agree-{member}")
        line.tick.clicked.connect(lambda: self.agreed.emit(member, not line.tick.isChecked()))
        self._column.addWidget(line)
        return line


class _Line(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.tick, self._outdated = Toggle(""), Words(look="quiet")
        flow = Flow(self)
        flow.addWidget(self.tick)
        flow.addWidget(self._outdated)

    def show_view(self, view: AgreementView) -> None:
        self.tick.set_words(view.words)
        self.tick.setAccessibleName(f"Agreed by {view.words}")
        self.tick.setChecked(view.agreed)
        self._outdated.set_words(view.outdated)
        self._outdated.setVisible(bool(view.outdated))
