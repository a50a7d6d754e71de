"""How long the letter is in sides of A4, beside what the pack aims at, and what else is wrong."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from csa_desktop.domain.counts import several
from csa_desktop.gui import theme
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Run, Words

_BEYOND = 1.5
"""The bar ends at so many times the most sides, so that too long a letter can be seen to be."""


class Bar(QWidget):
    """The sides that are filled, over the range that is aimed at."""

    def __init__(self, least: int, most: int, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.least, self.most = least, most
        self.sides: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As in the picture of the page: long enough to tell half a side."""
        return QSize(theme.px(214), theme.px(22))

    def show_sides(self, sides: float | None) -> None:
        """So many sides; None while they are measured."""
        self.sides = sides
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The track, the range aimed at, and what is filled: too much of it in another colour."""
        painter, now = QPainter(self), theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        end = self.most * _BEYOND
        self._piece(painter, 0, end, end, now.colour("side"))
        self._piece(painter, self.least, self.most, end, now.colour("good_wash"))
        if self.sides:
            inside = self.least <= self.sides <= self.most
            self._piece(painter, 0, min(self.sides, end), end, now.colour("good" if inside else "weak"))
        painter.setPen(now.colour("edge"))
        for mark in (self.least, self.most):
            x = round(self.width() * mark / end)
            painter.drawLine(x, theme.px(3), x, self.height() - theme.px(4))
        painter.end()

    def _piece(self, painter: QPainter, start: float, stop: float, end: float, colour: QColor) -> None:
        painter.setBrush(colour)
        left, right = (self.width() * at / end for at in (start, stop))
        painter.drawRect(QRectF(left, theme.px(5), right - left, self.height() - theme.px(10)))


class Meter(QWidget):
    """Length, scores, sentences without ground and what has changed, in one line that wraps."""

    def __init__(self, least: int, most: int, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meter")
        self.length, self.bar = Words(), Bar(least, most)
        self.scores, self.bare, self.changed = Words(), Words(), Words()
        inner = QWidget()
        flow = Flow(inner, gap=16, line_gap=6, centred=True)
        for widget in (self.length, self.bar, self.scores, self.bare, self.changed):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inner)
        self.show_sides(None)

    def show_sides(self, sides: float | None) -> None:
        """The length from the printed letter; None while it is measured."""
        shown = "…" if sides is None else f"{sides:.1f}"
        least, most = self.bar.least, self.bar.most
        self.length.set_words([Run("Length "), Run(shown, "strong"), Run(f" of {least}–{most} sides")])
        wrong = sides is not None and not least <= sides <= most
        said = "" if not wrong else (", too long" if (sides or 0) > most else ", shorter than asked for")
        self.bar.setAccessibleName(f"{shown} of {least} to {most} sides{said}")
        self.bar.setToolTip("Measured from the letter as it is printed")
        self.bar.show_sides(sides)

    def show_counts(self, *, bare: int, changed: int) -> None:
        """Sentences that stand on nothing, and those whose ground has changed."""
        self.bare.setVisible(bool(bare))
        self.bare.set_words([Run(f"{_counted(bare)} on nothing" if bare else "", "weak")])
        self.changed.setVisible(bool(changed))
        self.changed.set_words(
            [Run(f"What {changed} stand{'s' if changed == 1 else ''} on has changed", "weak")]
        )

    def show_scores(self, found: int | None, *, final: bool) -> None:
        """Whether the draft is free of scores; nothing is said of a final letter, which carries them."""
        self.scores.setVisible(found is not None and not final)
        if found:
            many = "1 score" if found == 1 else f"{found} scores"
            self.scores.set_words([Run(f"{many} in the draft", "danger strong")])
        else:
            self.scores.set_words([Run("No grade in the draft ✓", "good")])


def _counted(number: int) -> str:
    return several(number, "sentence stands", "sentences stand")
