"""The cards of the trail: a quotation, a statement, and the box that asks to look again."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.gui.pages.notebook.contexts import Context, runs_of
from csa_desktop.gui.pages.notebook.trail_shown import LinkShown, QuoteShown
from csa_desktop.gui.text_units import heard
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card, QuoteCard
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.words import Words


class QuotedCard(QuoteCard):
    """A quotation in its context: pressed, it opens the page."""

    unlinked = Signal()

    def __init__(self, shown: QuoteShown, context: Context, *, parent: QWidget | None = None) -> None:
        super().__init__(runs_of(context), parent=parent)
        self.setObjectName(f"quote-{shown.citation.id}")
        self.quoted.setHidden(not self.quoted.text())  # an event and a whole record have no words to quote
        self.setAccessibleName(heard(shown.citation.quote, shown.where))
        if shown.changed:
            self.add_chips(Mark("the document was replaced since", tone="caution"))
        away = _away("Remove", "Take the quotation away", shown.citation.quote, self.unlinked)
        self.body.addLayout(_foot(shown.where, away))

    def show_context(self, context: Context) -> None:
        """Show what stands before and after the quoted words."""
        self.quoted.set_words(runs_of(context))
        self.quoted.setHidden(not self.quoted.text())


class LinkCard(Card):
    """A statement on the trail: pressed, it leads there."""

    unlinked = Signal()

    def __init__(self, shown: LinkShown, *, can_unlink: bool, parent: QWidget | None = None) -> None:
        super().__init__(sign=shown.sign, parent=parent)
        self.setObjectName(f"link-{shown.id}")
        words = shown.text or "Nothing is said yet"
        self.add(Words(words, look="small"))
        if shown.standing:
            self.add(Words(shown.standing, look="quiet"))
        self.setAccessibleName(heard(words, shown.standing, shown.where))
        if shown.changed:
            self.add_chips(Mark("changed since", tone="caution"))
        away = _away("Unlink", "Unlink", words, self.unlinked) if can_unlink else None
        self.body.addLayout(_foot(shown.where, away))


def _foot(where: str, away: Button | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(Words(where, look="quiet"), 1, Qt.AlignmentFlag.AlignVCenter)
    if away:
        row.addWidget(away, 0, Qt.AlignmentFlag.AlignBottom)
    return row


def _away(text: str, verb: str, what: str, unlinked: SignalInstance) -> Button:
    button = Button(text, kind="link")
    button.setProperty("scale", "small")
    button.setObjectName("unlink")
    button.setAccessibleName(f"{verb}: {what[:120]}")
    button.clicked.connect(unlinked)
    return button


class StaleBox(QFrame):
    """Something below has changed since it was read: whoever has read it again says so here."""

    looked = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "stale")
        self.button = Button("Looked again", kind="plain")
        self.button.setObjectName("lookedAgain")
        self.button.clicked.connect(self.looked)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 10)
        column.setSpacing(6)
        column.addWidget(
            Words("What this stands on has changed since. Read it again, and say so.", look="small")
        )
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        column.addLayout(row)


class Foot(QWidget):
    """A quiet button under a group."""

    def __init__(self, words: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = Button(words, kind="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.addWidget(self.button)
        row.addStretch(1)
