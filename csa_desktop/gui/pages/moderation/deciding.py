"""Deciding one judgement of one authority beside the board: the grade, why, who decided, and when."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop import clock
from csa_desktop.commands import decisions
from csa_desktop.commands.moderation import BY
from csa_desktop.domain.cycle import MODERATION
from csa_desktop.domain.framework import Field, Pack
from csa_desktop.domain.moderation import Authority, Proposal
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.pages.moderation.board_desk import BoardDesk
from csa_desktop.gui.pages.moderation.cells import grade_words
from csa_desktop.gui.pages.notebook.fold import PromptsPanel
from csa_desktop.gui.pages.notebook.grade_choice import GradeChoice
from csa_desktop.gui.pages.notebook.labelled import LabelledText
from csa_desktop.gui.pages.unsent import DECIDING, SCALE, Here, Typed, Unsent
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.column import Column, empty
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.log import Recorded
from csa_desktop.store.store import Store

WHY = "Why?"
WHY_HINT = "It is kept with the decision, whether the grade changes or stands."
SCALE_LABEL = "How the scale applies"
SCALE_HINT = "What the group agreed on how the scale applies to this judgement."
KEPT = "It is kept in the notebook of {}, with from, to, why and by whom."
STANDS_KEPT = "It is kept in the notebook of {}: the grade stands."


class Deciding(Column):
    """Opened on a judgement of an authority; `decided(assessment)` when something was recorded or undone."""

    decided = Signal(str)
    closed = Signal()
    scale_noted = Signal(str, str)
    """(judgement, text): what was agreed on how the scale applies is to be kept for every authority."""

    def __init__(self, desk: BoardDesk, *, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, gap=8, name="deciding", parent=parent)
        self._desk = desk
        self._pack: Pack | None = None
        self._about: Authority | None = None
        self._proposal = Proposal("")
        self._command = ""
        self.grades: GradeChoice | None = None
        self.heading, self._was = Words(look="heading"), Words(look="quiet")
        self._grade_host, self._prompts = QVBoxLayout(), QVBoxLayout()
        self.why = LabelledText(WHY, WHY_HINT, lines=4)
        self.why.text.setObjectName("decisionReason")
        self.scale = LabelledText(SCALE_LABEL, SCALE_HINT, lines=2)
        self.scale.text.setObjectName("scaleNote")
        self.keep_scale = Button("Keep it in every notebook of the day")
        self.keep_scale.setObjectName("keepScale")
        self.by = editor_for(Field("decided-by", "text", "Who decided?", hint="A group, or whoever took it"))
        self.when = editor_for(Field("decided-on", "date", "On which day?"))
        self.button = Button("Record the decision", kind="primary", key="Ctrl Enter")
        self.button.setObjectName("recordDecision")
        self.close_button = Button("Close", kind="quiet", key="Esc")
        self.undo = Button("Undo", kind="link")
        self.undo.setObjectName("undoDecision")
        self._said, self._wrong = Words(look="good"), Words(look="error")
        self._typing: dict[str, Unsent] = {}
        self._lay_out()
        self._connect()
        self._say()

    def _lay_out(self) -> None:
        self.add(self.heading, self._was)
        self.add_row(self._grade_host)
        self.add(self.why, self.by, self.when, self._wrong)
        buttons, done = QHBoxLayout(), QHBoxLayout()
        for button in (self.button, self.close_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        done.addWidget(self._said, 1)
        done.addWidget(self.undo)
        self.add_row(buttons)
        self.add_row(done)
        self.space(8)
        self.add_row(self._prompts)
        self.space(8)
        self.add(self.scale, self.keep_scale)

    def _connect(self) -> None:
        self.button.clicked.connect(self.record)
        self.close_button.clicked.connect(self.closed)
        self.undo.clicked.connect(self._undo)
        self.keep_scale.clicked.connect(self._note_scale)
        self.why.text.entered.connect(self.record)
        self.why.text.escaped.connect(self.closed)

    # What is being decided

    def open(self, pack: Pack, about: Authority, judgement: str) -> None:
        """Decide this judgement of this authority; what was typed of another is kept as a draft."""
        self.leave()
        same = self._about and (self._about.assessment, self._proposal.judgement) == (
            about.assessment,
            judgement,
        )
        self._pack, self._about, self._proposal = pack, about, about.proposal(judgement)
        title = pack.judgement(judgement).title
        self.heading.set_words(f"{about.assessment.authority}: {title}")
        self._was.set_words(f"Proposed: {grade_words(self._proposal)}")
        if same:
            return
        self._show_grades(pack, judgement)
        self._show_prompts(pack, judgement)
        self._say()
        self.why.text.set_value("")
        self.scale.text.set_value(dict(about.scale_notes).get(judgement, ""))
        self.scale.say("")
        self.when.reset(clock.today().isoformat())
        self._desk.read(Store.setting, BY, then=self._name)
        self._follow(about.assessment.id, judgement, title)

    def _show_grades(self, pack: Pack, judgement: str) -> None:
        empty(self._grade_host)
        scale = pack.scale(pack.judgement(judgement).scale)
        self.grades = GradeChoice("Decided grade", scale)
        self.grades.show_value(self._proposal.grade.code if self._proposal.grade else "")
        self.grades.chosen.connect(self._show_challenges)
        self._grade_host.addWidget(Words("Decided grade", look="label"))
        self._grade_host.addWidget(self.grades)

    def _show_prompts(self, pack: Pack, judgement: str) -> None:
        empty(self._prompts)
        asked = pack.judgement(judgement)
        code = self.grades.value() if self.grades else ""
        challenges = [c.prompt for c in asked.challenges if c.grade == code]
        if challenges:
            self._prompts.addWidget(PromptsPanel("Challenge this grade", challenges))
        if asked.considers:
            self._prompts.addWidget(PromptsPanel(asked.considers_hint or "To consider", asked.considers))
        for stage in pack.stages:
            for group in stage.prompts if stage.id == MODERATION else ():
                self._prompts.addWidget(PromptsPanel(group.title, group.prompts))

    def _show_challenges(self, _: str) -> None:
        if self._pack:
            self._show_prompts(self._pack, self._proposal.judgement)

    def _name(self, by: str) -> None:
        if by and not self.by.value():
            self.by.reset(by)

    # Typing that is not sent yet

    def _follow(self, about: str, judgement: str, title: str) -> None:
        """From now on what is typed is of this judgement; what was typed of it the last time is put in."""
        here = Here(about, self._desk.read, self._desk.drafts)
        for unsent in self._typing.values():
            unsent.end()
        fields: dict[str, Typed] = {"reason": self.why.text, "by": self.by, "when": self.when}
        boxes = (
            (DECIDING, "why it was decided", fields),
            (SCALE, SCALE_LABEL.lower(), {"text": self.scale.text}),
        )
        self._typing = {
            kind: Unsent(
                here, typed, box=f"{kind}:{judgement}", row=about, title=f"{title}, {said}", parent=self
            )
            for kind, said, typed in boxes
        }
        for unsent in self._typing.values():
            unsent.offer()

    def leave(self) -> None:
        """Keep what is typed as a draft now."""
        for unsent in self._typing.values():
            unsent.keep()

    # Recording

    def record(self) -> None:
        """Record the decision in the assessment's own notebook."""
        if not (self._about and self._pack and self.grades):
            return
        self.button.setEnabled(False)
        self._desk.run(
            decisions.decide,
            self._about.assessment.id,
            self._pack,
            judgement=self._proposal.judgement,
            stage=MODERATION,
            to_grade=self.grades.value(),
            why=self.why.text.value(),
            by=str(self.by.value()),
            when=str(self.when.value()),
            seen=self._about.at,
            then=partial(self._recorded, self._about, self._typing[DECIDING]),
            refused=self._refused,
        )

    def _recorded(self, about: Authority, typed: Unsent, recorded: Recorded) -> None:
        self.button.setEnabled(True)
        self._command = recorded.command
        typed.drop()
        self._desk.run(_remember, str(self.by.value()))
        if typed is self._typing[DECIDING]:
            carried = any(table == "statement" for table in recorded.tables)
            self.why.text.set_value("")
            typed.begin_anew()
            self._say(good=(KEPT if carried else STANDS_KEPT).format(about.assessment.authority))
        self.decided.emit(about.assessment.id)

    def _note_scale(self) -> None:
        self._noted = self._typing[SCALE]
        self.scale_noted.emit(self._proposal.judgement, self.scale.text.value())

    def scale_was_noted(self) -> None:
        """Every notebook has what was agreed on the scale."""
        self.scale.say("")
        self._noted.drop()

    def _refused(self, sentence: str) -> None:
        self.button.setEnabled(True)
        self._say(wrong=sentence)

    def _undo(self) -> None:
        if self._about:
            about = self._about.assessment.id
            self.undo.setEnabled(False)
            undone = partial(self._undone, about)
            self._desk.run(decisions.take_back, about, self._command, then=undone, refused=self._refused)

    def _undone(self, about: str, recorded: Recorded) -> None:
        self._say(good=" ".join(recorded.left) or "It was taken back.")
        self.undo.hide()
        self.decided.emit(about)

    def _say(self, *, good: str = "", wrong: str = "") -> None:
        self._said.set_words(good)
        self._wrong.set_words(wrong)
        self._said.setVisible(bool(good))
        self._wrong.setVisible(bool(wrong))
        self.undo.setVisible(bool(good))
        self.undo.setEnabled(True)


def _remember(store: Store, by: str) -> None:
    store.put_setting(BY, by)
