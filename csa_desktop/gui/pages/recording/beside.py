"""The prompts on equality beside a record where there is room, else folded above it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from csa_desktop.domain.framework import Prompt
from csa_desktop.gui import theme
from csa_desktop.gui.pages.notebook.fold import PromptsPanel

ROOM, SIDE = 760, 232
"""In units of text size: the least width for two columns, and the width of the prompts."""
_GAP = 22


class BesidePrompts(QWidget):
    """Holds what is filled in, and the prompts that are looked at meanwhile."""

    def __init__(
        self, main: QWidget, title: str, prompts: Sequence[Prompt], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.prompts = PromptsPanel(title, prompts)
        self._box = QBoxLayout(QBoxLayout.Direction.BottomToTop, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(_GAP)
        self._box.addWidget(main, 1)
        self._box.addWidget(self.prompts, 0, Qt.AlignmentFlag.AlignTop)
        self.prompts.setVisible(bool(prompts))
        self._beside: bool | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for both."""
        super().resizeEvent(event)
        beside = event.size().width() >= theme.px(ROOM)
        if beside != self._beside:
            self._beside = beside
            directions = QBoxLayout.Direction
            self._box.setDirection(directions.LeftToRight if beside else directions.BottomToTop)
            self._box.setAlignment(self.prompts, Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0))
            self.prompts.fold.setChecked(beside)
        self.prompts.setMaximumWidth(theme.px(SIDE) if beside else 16_777_215)
        self.prompts.setMinimumWidth(theme.px(SIDE) if beside else 0)
