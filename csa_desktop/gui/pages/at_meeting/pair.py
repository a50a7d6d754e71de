"""A question and its response, typed one after the other: Enter goes on to the next."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.commands import meetings, statements
from csa_desktop.domain import values as v
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui import keys
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.pages.notebook.aspects import JAR
from csa_desktop.gui.pages.notebook.class_row import CalmList
from csa_desktop.gui.pages.notebook.in_place import InPlaceText
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Then, let_go
from csa_desktop.gui.pages.notebook.sections import Section
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.log import Recorded

QUESTION, RESPONSE = "Question or issue", "Response"
FINDING = "Make a finding of the response"
UNDER = "Under the outcome it is about"
WRITTEN = "A finding was begun under {}. It cites the notes of the meeting; reword it there."
ABOUT = "About: {}"
EMPTY = "A response belongs to a question. Write the question first."


class Pair(Panel):
    """Two texts that keep what is typed; a new one becomes a question with its first words."""

    entered = Signal()
    """Enter in the response: the next question."""
    came = Signal(str)
    """The focus came to it."""
    gone = Signal()
    """It was removed."""

    def __init__(
        self, desk: Desk, row: str, heading: str, *, about: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(tone="row", parent=parent)
        self.setObjectName(f"pair-{row}")
        self.desk, self.row, self.heading, self.about = desk, row, heading, about
        self.is_there = self._sent = False
        self.question, self.response = (
            InPlaceText(QUESTION, enter_ends=True),
            InPlaceText(RESPONSE, enter_ends=True, lines=1),
        )
        self._about, self._said, self._wrong = Words(look="quiet"), Words(look="good"), Words(look="error")
        self.jar = Toggles("For the joint area review", JAR, many=True)
        self.finding = Button(FINDING, kind="quiet", key=keys.key("response-finding"))
        self.remove = Button("Remove", kind="quiet")
        self.outcome = CalmList()
        self.under = about
        """The line of the agenda under which it stands, where it is about one."""
        self._kept = {
            "text": self._keeping(self.question, "text", self._send_question, _place(heading)),
            "response": self._keeping(self.response, "response", self._send_response, None),
        }
        self._lay_out()
        self._connect()

    def _keeping(
        self,
        editor: InPlaceText,
        field: str,
        send: Callable[[str, Seen, Then, Refused], None],
        place: Section | None,
    ) -> Kept:
        kept = Kept(
            self.desk,
            editor,
            send,
            row=("statement", self.row),
            draft_row=place.draft_row(self.row) if place else None,
            field=field,
            title="The meeting, a question" if field == "text" else "The meeting, a response",
            parent=self,
        )
        kept.refused.connect(lambda sentence: self.say(wrong=sentence))
        return kept

    def _lay_out(self) -> None:
        self.question.setObjectName("question")
        self.response.setObjectName("response")
        self.outcome.setAccessibleName(UNDER)
        self.outcome.addItem(UNDER, "")
        for subject in self.desk.pack.steps[0].subjects:
            self.outcome.addItem(self.desk.pack.subject(subject).title, subject)
        body: QVBoxLayout = self.body
        body.setSpacing(4)
        self.add(self._about, Words(QUESTION, look="label"), self.question)
        self.add(Words(RESPONSE, look="label"), self.response, self._said, self._wrong)
        self._foot = QWidget()
        row = Flow(self._foot, gap=8, centred=True)
        for widget in (self.jar, self.outcome, self.finding, self.remove):
            row.addWidget(widget)
        self.add(self._foot)
        for words in (self._about, self._said, self._wrong):
            words.hide()
        self._foot.hide()

    def _connect(self) -> None:
        self.question.entered.connect(self.response.setFocus)
        self.response.entered.connect(self.entered)
        self.jar.chosen.connect(self._mark)
        self.finding.clicked.connect(self.make_finding)
        self.remove.clicked.connect(self._remove)
        for editor in (self.question, self.response):
            editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The focus came to one of the texts."""
        if event.type() == QEvent.Type.FocusIn:
            self.came.emit(self.row)
        return super().eventFilter(watched, event)

    # From the store

    def show_question(self, trail: Trail, question: Statement | None) -> None:
        """Show it as the store has it; what is being typed stays."""
        if question is None and self.is_there:
            self.is_there = self._sent = False  # it was undone: what is typed next is new again
        elif question:
            self.is_there = self._sent = True
        for field, kept in self._kept.items():
            kept.show(getattr(question, field) if question else "", trail.at)
        self.jar.show_value(("yes",) if question and question.jar else ())
        about = trail.below(self.row) if question else ()
        line = next((s.id for s in about if s.kind == v.AGENDA and s.section == self.heading), "")
        self.under = line if question else self.about
        others = [s.text for s in about if s.id != line]
        self._about.set_words(ABOUT.format("; ".join(others)))
        self._about.setVisible(bool(others))
        self._foot.setVisible(self.is_there)
        known = meetings.subject_of(self.desk.pack, trail, self.row) if question else ""
        self.outcome.setVisible(not known)

    def say(self, *, said: str = "", wrong: str = "") -> None:
        """Say what became of it."""
        for words, text in ((self._said, said), (self._wrong, wrong)):
            words.set_words(text)
            words.setVisible(bool(text))

    # To the store

    def _send_question(self, text: str, seen: Seen, then: Then, refused: Refused) -> None:
        if self._sent:
            self.desk.run(statements.reword, self.row, text, seen=seen, then=then, refused=refused)
            return
        self._sent = True
        self.desk.run(
            meetings.ask,
            heading=self.heading,
            text=text,
            about=self.about,
            row=self.row,
            then=then,
            refused=partial(self._not_asked, refused),
        )

    def _not_asked(self, refused: Refused, sentence: str) -> None:
        self._sent = False
        refused(sentence)

    def _send_response(self, text: str, seen: Seen, then: Then, refused: Refused) -> None:
        if not self._sent:
            self._kept["text"].keep()
        if not self._sent:
            refused(EMPTY)
            return
        self.say()
        self.desk.run(meetings.respond, self.row, text, seen=seen, then=then, refused=refused)

    def _mark(self, value: object) -> None:
        self.desk.run(statements.classify, self.row, {"jar": bool(value)})

    def make_finding(self) -> None:
        """Begin a finding with the response, under the outcome that is known or chosen."""
        self.keep()
        self.desk.run(
            meetings.to_finding,
            self.desk.pack,
            self.row,
            subject=str(self.outcome.currentData() or ""),
            then=self._made,
            refused=lambda sentence: self.say(wrong=sentence),
        )

    def _made(self, recorded: Recorded) -> None:
        trail = self.desk.latest()
        finding = trail.statement(recorded.row) if trail else None
        known = next((s.title for s in self.desk.pack.subjects if finding and s.id == finding.subject), "")
        self.say(said=WRITTEN.format(known or "its outcome"))

    def _remove(self) -> None:
        self.desk.run(
            statements.remove,
            self.row,
            then=lambda _: self.gone.emit(),
            refused=lambda sentence: self.say(wrong=sentence),
        )

    def keep(self) -> None:
        """Make changes of what is typed."""
        for kept in self._kept.values():
            kept.keep()

    def is_empty(self) -> bool:
        """Whether nothing is typed in it."""
        return not (self.question.value() or self.response.value())

    def go_away(self) -> None:
        """Keep what is typed, and be gone once it is kept."""
        let_go(self, self._kept.values())

    def go(self) -> None:
        """Put the focus into the question."""
        self.question.setFocus()


def _place(heading: str) -> Section:
    return Section(v.QUESTION, "", "", heading=heading, title="The meeting, a question")
