"""The matrix with what it takes to read it, and what the last draw could not give."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.sampling.matrix import Matrix
from csa_desktop.gui.pages.sampling.matrix_blocks import Counts, blocks_of, eligible_of
from csa_desktop.gui.widgets.words import Words

LEGEND = (
    "How many cases speak for each group at each stage, of how many children in the lists. A dashed cell is "
    "empty and could be filled: press it to draw one case for it. “none”: nobody in the lists is known to be."
)


class MatrixView(QWidget):
    """`fill_wanted(stage, characteristic)` when an empty cell is to be filled."""

    fill_wanted = Signal(str, str)

    def __init__(self, pack: Pack, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pack = pack
        self.matrix = Matrix()
        self._across = _Across(self.matrix)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        column.addWidget(Words(LEGEND, look="quiet"))
        column.addWidget(self._across)
        self.matrix.fill_wanted.connect(self.fill_wanted)

    def show_sample(self, trail: Trail, there: Counts) -> None:
        """Show what the sample covers now."""
        stages = {stage.id: stage.short or stage.title for stage in self._pack.journey_stages()}
        self.matrix.show_blocks(stages, blocks_of(trail, self._pack, eligible_of(trail, there)))
        self._across.fit()


class _Across(QScrollArea):
    """As high as what is in it; scrolls from left to right where large text leaves too little room."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._inner = inner
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)

    def fit(self) -> None:
        """Take the height that the content needs at this width."""
        layout = self._inner.layout()
        if layout is None:
            return
        least = layout.totalMinimumSize().width()
        width = max(least, self.viewport().width())
        bar = self.horizontalScrollBar().sizeHint().height() if least > self.viewport().width() else 0
        self.setFixedHeight(max(1, layout.totalHeightForWidth(width) + bar))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The height follows the width."""
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A matrix that was just made has its height only once it is laid out."""
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)
