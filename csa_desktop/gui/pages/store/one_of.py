"""One of a few settings side by side; what a person chooses holds at once."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from csa_desktop.gui.fields.option_row import OptionRow
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Words


class OneOf(QWidget):
    """A label, a hint, and options that wrap like words."""

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        label: str,
        hint: str,
        options: Sequence[tuple[str, str]],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._group = QButtonGroup(self)
        self._rows: dict[str, OptionRow] = {}
        holder = QWidget()
        flow = Flow(holder, gap=4, line_gap=2)
        for key, title in options:
            row = OptionRow(f"{name}-{key}", title)
            row.pressed_by_person.connect(lambda key=key: self.chosen.emit(key))
            self._group.addButton(row.button)
            self._rows[key] = row
            flow.addWidget(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(Words(label, look="label"))
        column.addWidget(Words(hint, look="quiet"))
        column.addWidget(holder)

    def show_chosen(self, key: str) -> None:
        """Show what is chosen; a value that is not offered shows as none."""
        self._group.setExclusive(False)
        for name, row in self._rows.items():
            row.button.setChecked(name == key)
        self._group.setExclusive(True)
