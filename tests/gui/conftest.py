"""A window to test in: dressed as a person would have it, and shown so that it takes the focus."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from csa_desktop.gui import theme
from csa_desktop.gui.palette import DARK, LIGHT
from csa_desktop.gui.theme import Theme

Show = Callable[..., QWidget]
LOOKS = {"light": Theme(LIGHT), "dark": Theme(DARK), "large": Theme(LIGHT, 200)}


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication) -> None:
    """Light, at 100 %, whatever a test before this one chose."""
    if theme.current() != LOOKS["light"] or not qapp.styleSheet():
        theme.apply(qapp, LOOKS["light"])


@pytest.fixture(params=list(LOOKS))
def look(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    """Each way in which the window is looked at in turn."""
    theme.apply(qapp, LOOKS[request.param])
    return LOOKS[request.param]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Shows a widget at a size, active and laid out."""

    def shown(widget: QWidget, width: int = 900, height: int = 700) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitActive(widget):
            widget.show()
        QApplication.processEvents()
        return widget

    return shown
