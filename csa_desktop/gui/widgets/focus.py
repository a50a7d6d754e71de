"""Where the focus goes when what holds it goes: else it jumps to whatever comes next in the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def holds_focus(widget: QWidget | None) -> bool:
    """Whether the focus is on it or in it."""
    focused = widget.window().focusWidget() if widget else None
    return bool(widget and focused and (focused is widget or widget.isAncestorOf(focused)))


def hand_over(goes: QWidget | None, stays: QWidget) -> None:
    """Put the focus on what stays, where it is on what is about to go or to be switched off."""
    if holds_focus(goes):
        stays.setFocus(Qt.FocusReason.OtherFocusReason)
