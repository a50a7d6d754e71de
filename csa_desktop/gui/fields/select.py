"""One of many options as a list that drops down: rows would push the rest of the form out of sight."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from csa_desktop.domain.framework import Field
from csa_desktop.gui.fields.editor import Editor, Value, as_text

MOST_ROWS = 7
"""A choice of more options than this drops down."""


class PlainBox(QComboBox):
    """Scrolling the page over it must not change the answer.

    The list that drops down is made and styled once it is seen, not at each layer that the box is put into.
    """

    _was_shown = False

    def changeEvent(self, event: QEvent) -> None:
        """Before it is seen nothing is known of its style that would last."""
        if self._was_shown or event.type() != QEvent.Type.StyleChange:
            super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the style that it has now."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.changeEvent(QEvent(QEvent.Type.StyleChange))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class SelectField(Editor):
    """One of many, or none. An answer that is no longer offered is shown and kept all the same."""

    def __init__(self, field: Field, *, parent: QWidget | None = None) -> None:
        super().__init__(field, parent=parent)
        self._box = PlainBox()
        self._box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.addItem("", "")
        for option in field.options:
            self._box.addItem(option.title, option.id)
        self._place(self._box)
        self._box.activated.connect(lambda _: self._settled())

    def value(self) -> str:
        """The chosen option's id; empty where none is."""
        return str(self._box.currentData() or "")

    def set_read_only(self, read_only: bool) -> None:
        """Only show."""
        self._box.setEnabled(not read_only)

    def focus_target(self) -> QWidget:
        """The box."""
        return self._box

    def _show(self, value: Value) -> None:
        wanted = as_text(value)
        if self._box.findData(wanted) < 0:
            self._box.addItem(f"{wanted} (no longer offered)", wanted)
        self._box.setCurrentIndex(self._box.findData(wanted))
