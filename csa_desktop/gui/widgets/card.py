"""A card: a title, words and chips in a box; pressed, it opens what it speaks of."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from csa_desktop.gui.text_units import heard
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.pressable import Pressable, restyle
from csa_desktop.gui.widgets.sign import WORDS, Sign
from csa_desktop.gui.widgets.words import Run, Words

Text = str | Sequence[Run]


class Card(Pressable):
    """A card one can press (`clicked`). Its tone is plain, selected, row (of a list) or danger."""

    def __init__(
        self,
        title: Text = "",
        *lines: Text,
        tone: str = "plain",
        sign: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            heard(WORDS[sign].capitalize() if sign else "", *map(_plain, (title, *lines))), parent=parent
        )
        self.setProperty("tone", tone)
        self.body = _fill(self, title, lines, sign)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets below the words; what they say is heard as the card's name."""
        _add(self.body, widgets)
        self.setAccessibleName(heard(self.accessibleName(), *_texts(widgets)))

    def add_chips(self, *chips: QWidget) -> None:
        """Put a line of chips below the words; marks are heard as the card's description."""
        _add_chips(self.body, chips)
        self.setAccessibleDescription(heard(self.accessibleDescription(), *_texts(chips)))


class Panel(QFrame):
    """The same box for what is only read: no focus, no press."""

    def __init__(
        self,
        title: Text = "",
        *lines: Text,
        tone: str = "plain",
        sign: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("tone", tone)
        self.body = _fill(self, title, lines, sign)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets below the words."""
        _add(self.body, widgets)

    def add_chips(self, *chips: QWidget) -> None:
        """Put a line of chips below the words."""
        _add_chips(self.body, chips)

    def set_tone(self, tone: str) -> None:
        """Style it as another tone."""
        self.setProperty("tone", tone)
        restyle(self)


class QuoteCard(Card):
    """Quoted words in the serif, the quoted ones marked, with a line that says where they stand."""

    def __init__(self, runs: Text, where: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.quoted = Words(runs, look="quote")
        self.add(self.quoted)
        if where:
            self.add(Words(where, look="quiet"))


def _plain(text: Text) -> str:
    return text if isinstance(text, str) else "".join(run.text for run in text)


def _texts(widgets: Sequence[QWidget]) -> list[str]:
    return [widget.text() for widget in widgets if isinstance(widget, QLabel)]


def _fill(box: QWidget, title: Text, lines: Sequence[Text], sign: str | None) -> QVBoxLayout:
    outer = QHBoxLayout(box)
    outer.setContentsMargins(12, 9, 12, 10)
    outer.setSpacing(9)
    if sign is not None:
        outer.addWidget(Sign(sign), 0, Qt.AlignmentFlag.AlignTop)
    body = QVBoxLayout()
    body.setSpacing(3)
    outer.addLayout(body, 1)
    if title:
        body.addWidget(Words(title if not isinstance(title, str) else [Run(title, "strong")]))
    for line in lines:
        body.addWidget(Words(line, look="quiet"))
    return body


def _add(body: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    for widget in widgets:
        body.addWidget(widget)


def _add_chips(body: QVBoxLayout, chips: Sequence[QWidget]) -> None:
    flow = Flow()
    for chip in chips:
        flow.addWidget(chip)
    body.addSpacing(3)
    body.addLayout(flow)
