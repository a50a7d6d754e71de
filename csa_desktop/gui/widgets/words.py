"""Words exactly as they were typed: never markup, wrapped within a word where it is too long."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from csa_desktop.gui import theme
from csa_desktop.gui.text_units import clean, units
from csa_desktop.gui.theme import Theme

WIDEST = 46
"""A natural width in times the text size; wider text wraps unless it is given the room."""

AIRY, TIGHT = 1.18, 1.08
"""Heights of a line in times that of its letters: text one reads has more air than a label."""

_ONE_LINE = 1_000_000

_COLOURS = {"quiet": "quiet", "weak": "weak", "good": "good", "danger": "danger_ink", "link": "accent"}
_WASHES = {"mark": "mark", "hit": "hit", "ours": "ours", "theirs": "theirs"}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a text and its look: "", strong, italic, quiet, weak, good, danger, link, underlined,
    struck, mark, hit, ours or theirs; or several of these, such as "ours underlined".
    """

    text: str
    look: str = ""


class Words(QLabel):
    """A label for any text; `look` is body, small, quiet, heading, title, section, quote or error."""

    def __init__(
        self, text: str | Sequence[Run] = "", *, look: str = "body", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._runs: tuple[Run, ...] = ()
        self._measured: dict[int, tuple[int, int]] = {}
        self._laid: tuple[int, QTextLayout] | None = None
        self._unbroken: QTextLayout | None = None
        self._dress: tuple[Theme, QFont] | None = None
        self._spacing = AIRY if look in ("body", "quote", "quiet") else TIGHT
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", look)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setWordWrap(True)  # so that Qt knows of the height for a width without asking each time
        self.set_words(text)

    def set_words(self, text: str | Sequence[Run]) -> None:
        """Show a text, or pieces of text that look different."""
        runs = (Run(text),) if isinstance(text, str) else tuple(text)
        runs = tuple(Run(clean(run.text), run.look) for run in runs)
        if runs != self._runs:
            self._runs = runs
            self._dress = None
            self.setText("".join(run.text for run in runs))
            self.updateGeometry()
            self.update()

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at this width."""
        return self._measure(width)[0]

    def sizeHint(self) -> QSize:
        """The natural size: one line where it is not too long."""
        width = min(self._measure(_ONE_LINE)[1], self._em() * WIDEST)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for a short word; the height is for layouts that do not ask for the width."""
        return QSize(min(self._measure(_ONE_LINE)[1], self._em() * 4), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines from the top."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        self._layout(self.width()).draw(painter, QPointF(0, 0))
        painter.end()

    def _em(self) -> int:
        self.ensurePolished()
        return self.font().pixelSize()

    def _dressed(self) -> None:
        """Forget the lines that were made in another font or theme. (Change events come far more often.)"""
        self.ensurePolished()
        now = theme.current(), self.font()
        if now != self._dress:
            self._dress = now
            self._measured.clear()
            self._laid = self._unbroken = None

    def _measure(self, width: int) -> tuple[int, int]:
        """(height of all lines, width of the widest) at a width; layouts ask many times over."""
        self._dressed()
        if _ONE_LINE not in self._measured:
            self._unbroken, *measured = self._lay_out(_ONE_LINE)
            self._measured[_ONE_LINE] = measured[0], measured[1]
        if width >= self._measured[_ONE_LINE][1]:  # no line needs breaking
            return self._measured[_ONE_LINE]
        if width not in self._measured:
            layout, *measured = self._lay_out(width)
            self._laid, self._measured[width] = (width, layout), (measured[0], measured[1])
        return self._measured[width]

    def _layout(self, width: int) -> QTextLayout:
        """The lines at a width; those made last are kept, for painting comes again and again."""
        self._dressed()
        if self._unbroken and width >= self._measured[_ONE_LINE][1] and _from_left(self._unbroken):
            return self._unbroken
        if self._laid is None or self._laid[0] != width:
            self._laid = width, self._lay_out(width)[0]
        return self._laid[1]

    def _lay_out(self, width: int) -> tuple[QTextLayout, int, int]:
        text = self.text().replace("\r\n", "\n").replace("\n", "\u2028") or " "
        layout = QTextLayout(text, self.font())
        option = QTextOption(self.alignment())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        bottom, widest = _break(layout, width, self._spacing)
        return layout, int(bottom + 0.999), int(widest + 0.999)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        formats, at = [], 0
        for run in self._runs:
            length = units(run.text)
            if run.look:
                piece = QTextLayout.FormatRange()
                piece.start, piece.length, piece.format = at, length, _format(run.look)
                formats.append(piece)
            at += length
        return formats


def _from_left(layout: QTextLayout) -> bool:
    """Whether every line begins at the left whatever the width is: not so for words from right to left."""
    return all(layout.lineAt(n).naturalTextRect().left() < 1 for n in range(layout.lineCount()))


def _break(layout: QTextLayout, width: int, spacing: float) -> tuple[float, float]:
    top = widest = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        lead = line.height() * (spacing - 1) / 2
        line.setPosition(QPointF(0, top + lead))
        top += line.height() * spacing
        widest = max(widest, line.naturalTextWidth())
    layout.endLayout()
    return top, widest


def _format(look: str) -> QTextCharFormat:
    made, now = QTextCharFormat(), theme.current()
    for one in look.split():
        if one == "strong":
            made.setFontWeight(QFont.Weight.DemiBold)
        if one == "italic":
            made.setFontItalic(True)
        if one == "underlined":
            made.setFontUnderline(True)
        if one == "struck":
            made.setFontStrikeOut(True)
        if one in _COLOURS:
            made.setForeground(now.colour(_COLOURS[one]))
        if one in _WASHES:
            made.setBackground(now.colour(_WASHES[one]))
    return made
