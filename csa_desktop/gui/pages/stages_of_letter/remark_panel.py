"""One remark: what was said of which words, and what is done about it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csa_desktop.commands import remarks as commands
from csa_desktop.domain import editions
from csa_desktop.domain.cycle import Remark
from csa_desktop.domain.editions import AUTHORITY, Sent
from csa_desktop.domain.framework import Field
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.fields.texts import LongField
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.cut_short import CutShort
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Then, let_go
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.stages_of_letter.wording import KINDS, OUTCOMES, section_title, who_said
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Run, Words
from csa_desktop.store.log import Recorded

OPEN = "nothing is said about it yet"
WHOLE_LETTER = "The whole letter"


class RemarkPanel(Panel):
    """What was said is shown as it came; what is done about it is kept as it is chosen and typed."""

    went = Signal(object)

    def __init__(
        self, desk: Desk, sent: Sent, remark: Remark, number: int, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.setObjectName(f"remark-{remark.id}")
        self._desk, self._sent, self.remark, self._number = desk, sent, remark, number
        self._head, self._where, self._about = Words(), Words(look="quiet"), Words(look="quote")
        self._text, self._done, self._wrong = Words(), Words(look="quiet"), Words(look="error")
        self._wrong.hide()
        self.open = Mark(OPEN, tone="caution")
        self.kind = Toggles("What it is about", KINDS)
        self.outcome = Toggles("What is done about it", OUTCOMES)
        self.response = LongField(Field(f"response-{remark.id}", "long", "What the reply says", lines=2))
        self._kept = Kept(
            desk,
            self.response,
            self._send,
            row=("remark", remark.id),
            field="response",
            title=f"Reply to remark {number}",
            parent=self,
        )
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        self.kind.chosen.connect(lambda kind: self._run(commands.change, {"kind": kind}))
        self.outcome.chosen.connect(lambda outcome: self._run(commands.decide, outcome))
        self._kept.refused.connect(self.response.set_error)

    def _lay_out(self) -> None:
        self.body.setSpacing(7)
        head = Flow(gap=10, centred=True)
        head.addWidget(self._head)
        head.addWidget(self.open)
        self.body.addLayout(head)
        self.add(self._where, self._about, self._text, CutShort(self._desk, {"response": self._kept}))
        self.add(self.kind, Words("What is done about it", look="label"), self.outcome, self.response)
        self.add(self._done, self._wrong)
        row = Flow(gap=14)
        self._sentence = self._button(row, "Go to the sentence", self._to_sentence)
        self._source = self._button(row, "See the file it came in", self._to_source)
        self._button(row, "Remove", self._remove)
        self.body.addLayout(row)

    def _button(self, row: Flow, words: str, act: Callable[[], None]) -> Button:
        button = Button(words, kind="link")
        button.setAccessibleName(f"{words}: remark {self._number}")
        button.clicked.connect(act)
        row.addWidget(button)
        return button

    def set_number(self, number: int) -> None:
        """It is the n-th of its list now."""
        if number != self._number:
            self._number = number
            self._show_head()

    def _show_head(self) -> None:
        said = who_said(self._desk.pack, self.remark)
        self._head.set_words([Run(f"{self._number}  ", "quiet"), Run(said, "strong")])

    def show_remark(self, remark: Remark, trail: Trail) -> None:
        """The store says this now; what is being typed stays."""
        self.remark, pack = remark, self._desk.pack
        self._show_head()
        section = section_title(self._sent.text, remark.section) or WHOLE_LETTER
        place = editions.place_in_words(pack, remark)
        self._where.set_words(" · ".join(filter(None, (section, moment(remark.at), place))))
        self._about.set_words(f"“{remark.quote}”" if remark.quote else "")
        self._about.setVisible(bool(remark.quote))
        self._text.set_words(editions.said_in(trail, pack, remark))
        self.kind.show_value(remark.kind)
        self.kind.setVisible(remark.origin == AUTHORITY)
        self.outcome.show_value(remark.outcome)
        self._kept.show(remark.response, trail.at)
        self.open.setVisible(not remark.outcome)
        by = trail.name_of(remark.answered_by)
        said = f"Last said by {by}, {moment(remark.answered_at)}" if remark.answered_at else ""
        self._done.set_words(said)
        self._done.setVisible(bool(said))
        self._sentence.setVisible(trail.statement(remark.sentence) is not None)
        self._source.setVisible(trail.source(remark.source) is not None)

    def _send(self, value: str, seen: Seen, then: Then, refused: Refused) -> None:
        self._desk.run(commands.respond, self.remark.id, value, seen=seen, then=then, refused=refused)

    def _run(self, command: Callable[..., Recorded], value: object) -> None:
        self._refuse("")
        self._desk.run(command, self.remark.id, value, refused=self._refuse)

    def _to_sentence(self) -> None:
        self.went.emit(Place("letter", tab=self.remark.section, statement=self.remark.sentence))

    def _to_source(self) -> None:
        self.went.emit(Place("reader", self.remark.source))

    def _remove(self) -> None:
        self.keep()
        self._desk.run(commands.remove, self.remark.id, refused=self._refuse)

    def _refuse(self, sentence: str) -> None:
        self._wrong.set_words(sentence)
        self._wrong.setVisible(bool(sentence))

    def keep(self) -> None:
        """Make a change of what is typed."""
        if self._kept.typing:
            self._kept.keep()

    def go_away(self) -> None:
        """Keep what is typed, and be gone once it is kept."""
        let_go(self, (self._kept,))
