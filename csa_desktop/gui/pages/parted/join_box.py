"""Writing two versions together: it begins with one's own, and shows what it does not have of the others."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.gui import keys
from csa_desktop.gui.drafting import Drafting, Drafts
from csa_desktop.gui.keeping import DRAFT_AFTER_MS
from csa_desktop.gui.pages.notebook.in_place import InPlaceText
from csa_desktop.gui.pages.parted.marked import THEIRS, lacking
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.key_tag import KeyTag
from csa_desktop.gui.widgets.words import Run, Words
from csa_desktop.store.local import Draft

LATER = "What you type is kept as a draft. It settles nothing until you press this button."
BULLETS = "Each line is a point of its own."
WHOLE = "It has every word of {} now."


class JoinBox(QWidget):
    """`joined(text)` once a person keeps it; until then what is typed is a draft, within a second."""

    joined = Signal(str)

    def __init__(
        self,
        drafts: Drafts,
        draft: Draft,
        others: Sequence[tuple[str, str]],
        *,
        bullets: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`draft` names the place and holds the text to begin with; `others` are (whose, words)."""
        super().__init__(parent)
        self._drafting = Drafting(drafts, draft.place, draft.assessment, draft.title)
        self._ground, self._others = draft.seen, others
        self.typed = False
        self.text = InPlaceText("Write it together", lines=2)
        self.text.setObjectName("join")
        self.text.set_value(draft.text)
        self.button = Button("Keep this text", kind="primary", key=keys.key("keep"))
        self.button.setObjectName("keepJoined")
        self._against = [Words(look="quiet") for _ in others]
        self._message = Words(look="error")
        self._timer = QTimer(self, singleShot=True, interval=DRAFT_AFTER_MS)
        self._lay_out(bullets)
        self._connect()
        self._compare()

    def _lay_out(self, bullets: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Words("Or write it together", look="heading"))
        if bullets:
            column.addWidget(Words(BULLETS, look="quiet"))
        for widget in (self.text, *self._against, self._message):
            column.addWidget(widget)
        self._message.hide()
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.button)
        row.addWidget(KeyTag(keys.key("keep")))
        row.addWidget(Words(LATER, look="quiet"), 1)
        column.addLayout(row)

    def _connect(self) -> None:
        self.text.typed.connect(self._typed)
        self.text.entered.connect(self.keep)
        self.button.clicked.connect(self.keep)
        self._timer.timeout.connect(self.keep_draft)

    @property
    def place(self) -> str:
        """Where the draft belongs."""
        return self._drafting.place

    def take_up(self, text: str) -> None:
        """Go on with what was typed before, unless something is typed here already."""
        if text == self.text.value():
            self._drafting.saw(text)
        elif not self.typed:
            self._drafting.saw(text)
            self.typed = True
            self.text.set_value(text)
            self._compare()

    def say(self, sentence: str) -> None:
        """Say why it was not kept."""
        self._message.set_words(sentence)
        self._message.setVisible(bool(sentence))

    def keep(self) -> None:
        """It is joined."""
        self._timer.stop()
        self.joined.emit(self.text.value())

    def keep_draft(self) -> None:
        """Keep what is typed as a draft, where anything is."""
        self._timer.stop()
        if self.typed:
            self._drafting.keep(self.text.value(), on=self._ground)

    def drop_draft(self) -> None:
        """It was settled: nothing is cut short."""
        self._timer.stop()
        self.typed = False
        self._drafting.drop()

    def _typed(self) -> None:
        self.typed = True
        self._compare()
        if not self._timer.isActive():
            self._timer.start()

    def _compare(self) -> None:
        text = self.text.value()
        for shown, (whose, words) in zip(self._against, self._others, strict=True):
            shown.set_words(_against(text, words, whose))


def _against(text: str, words: str, whose: str) -> list[Run]:
    """Another's words, with those that the joined text does not have yet marked."""
    missing = lacking(text, words, THEIRS)
    return (
        [Run(f"{whose} words that are not in it yet: ", "strong"), *missing]
        if missing
        else [Run(WHOLE.format(whose))]
    )
