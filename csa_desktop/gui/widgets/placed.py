"""The widgets of a layout, without its items.

An item that PySide has handed to Python is remembered by its address, also once Qt has deleted it with its
widget. What Python makes at that address later is then taken for it, and the program ends.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def placed(layout: QLayout) -> list[QWidget]:
    """The widgets that a layout gives their places, in its order; not those of layouts within it."""
    holder = layout.parentWidget()
    within = holder.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly) if holder else ()
    found = {layout.indexOf(widget): widget for widget in within}
    return [found[at] for at in sorted(found) if at >= 0]
