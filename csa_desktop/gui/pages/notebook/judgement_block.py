"""A judgement of one step and subject: its card, and what is done to it. No grade is ever worked out here."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from csa_desktop.commands import answers, drafts, judgements
from csa_desktop.commands.judgements import judgement_id
from csa_desktop.domain import monitored
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Judgement, Prompt, Step
from csa_desktop.domain.readiness import Todo
from csa_desktop.domain.readiness.sheet import within
from csa_desktop.domain.settled import change_needs_reason
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.candidates import candidates
from csa_desktop.gui.pages.notebook.judgement_card import JudgementCard
from csa_desktop.gui.pages.notebook.judgement_changes import changes as told_changes
from csa_desktop.gui.pages.notebook.judgement_view import judgement_view
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Send, Then
from csa_desktop.gui.pages.notebook.labelled import LabelledText
from csa_desktop.gui.pages.notebook.picker import Picker
from csa_desktop.gui.pages.notebook.picking import changes
from csa_desktop.gui.pages.notebook.reason_box import ReasonBox
from csa_desktop.gui.pages.notebook.row_view import titled
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.store.log import Recorded
from csa_desktop.store.reading import Version
from csa_desktop.store.store import Store


class JudgementBlock(Block):
    """One card. Choosing is one command; what is typed is kept as everywhere."""

    def __init__(
        self,
        board: Board,
        step: Step,
        subject: str,
        judgement: Judgement,
        title: str,
        todos: Callable[[], Sequence[Todo]],
    ) -> None:
        super().__init__(board)
        self._board, self._desk, self._step, self._subject = board, board.desk, step, subject
        self.judgement, self._title, self._todos = judgement, title, todos
        self.row = judgement_id(board.desk.assessment, step.id, subject, judgement.id)
        self._read: Statement | None = None
        self._challenges: dict[str, tuple[LabelledText, Kept]] = {}
        reason = ReasonBox(self._desk, self.row, f"{title}, why it changes")
        pack = self._desk.pack
        statuses = [s for s in pack.statuses if s.id in step.statuses]
        scale = pack.scale(judgement.scale) if step.graded else None
        self.card = JudgementCard(title, judgement, scale, statuses, reason)
        self._waiting: dict[str, str] = {}
        where = drafts.where(drafts.JUDGEMENT, step.id, subject, judgement.id)
        row = ("statement", self.row)
        self._words = self._kept(self.card.words, self._send_words, row, where, "text", title)
        self._connect()

    def _connect(self) -> None:
        card = self.card
        card.came.connect(self._came)
        card.went.connect(self._board.went)
        card.grade_chosen.connect(partial(self._choose, "grade"))
        card.status_chosen.connect(partial(self._choose, "status"))
        card.pick_wanted.connect(self.pick)
        card.agreed.connect(self._agree)
        card.reason.given.connect(self._give_reason)
        card.reason.dropped.connect(self._drop_reason)
        self._board.selected.connect(lambda selected: card.set_current(selected == self.row))

    def _kept(
        self, field: LabelledText, send: Send, row: tuple[str, str], where: str, name: str, title: str
    ) -> Kept:
        kept = Kept(
            self._desk,
            field.text,
            send,
            row=row,
            draft_row=(where, row[1]),
            field=name,
            title=title,
            parent=self._board,
        )
        kept.refused.connect(field.say)
        return kept

    # Showing

    def show(self, trail: Trail) -> list[Row]:
        """The card as it is now."""
        pack, made = self._desk.pack, trail.statement(self.row)
        view = judgement_view(trail, pack, self._step, self.judgement, self.row, self._subject, self._todos())
        self._board.cards[self.row] = self.card
        self.card.set_usable(not monitored.why(trail))
        if not self._waiting:
            self.card.show_view(view, titled(pack.statuses, view.status))
        self._words.show(view.text, trail.at)
        self._show_challenges(trail, view.challenges)
        self._read_changes(made)
        return [(self.card, 14)]

    def _show_challenges(self, trail: Trail, prompts: tuple[Prompt, ...]) -> None:
        for prompt in prompts:
            if prompt.id not in self._challenges:
                self._challenges[prompt.id] = self._challenge(prompt)
        asked = {p.id for p in prompts}
        for key, (field, kept) in self._challenges.items():
            field.setVisible(key in asked)
            kept.show(str(trail.answer(answers.CHALLENGE, self.row, key)), trail.at)

    def _challenge(self, prompt: Prompt) -> tuple[LabelledText, Kept]:
        first = not self._challenges
        hint = self.judgement.challenges_hint if first else ""
        field = LabelledText(prompt.text, hint)
        field.text.setObjectName(f"challenge-{prompt.id}")
        field.came.connect(self._came)
        self.card.challenges.addWidget(field)
        row = ("answer", answers.answer_id(self._desk.assessment, answers.CHALLENGE, self.row, prompt.id))
        send = partial(self._send_challenge, prompt.id)
        where = drafts.where(drafts.ANSWER, answers.CHALLENGE, self.row, prompt.id)
        return field, self._kept(field, send, row, where, answers.VALUE, f"{self._title}, a challenge")

    def _read_changes(self, made: Statement | None) -> None:
        if made and made != self._read:
            self._read = made
            self._desk.read(Store.history, "statement", self.row, then=self._show_changes)

    def _show_changes(self, versions: Sequence[Version]) -> None:
        self.card.show_changes(told_changes(versions, self._board.trail, self._desk.pack))

    def _came(self) -> None:
        self._board.select(self.row)

    # Doing

    def keep(self) -> None:
        """Make changes of what is being typed."""
        self._words.keep()
        self.card.reason.keep()
        for _, kept in self._challenges.values():
            kept.keep()

    def answers(self, todo: Todo) -> QWidget | None:
        """A judgement that is not made is made here."""
        if todo.what.endswith(f"judgement on {within(self.judgement.title)} is not yet made"):
            return self.card.words.text
        return None

    def _choose(self, field: str, value: str) -> None:
        if field == "status" and not value:
            return
        trail = self._board.trail
        made = trail.statement(self.row) if trail else None
        wanted = {"grade": value} if field == "grade" else {"status": value}
        if trail and made and change_needs_reason(trail, self._desk.pack, made, **wanted):
            self._waiting = {field: value}
            self.card.reason.ask(self._question(made, field, value))
            return
        self._judge({field: value})

    def _question(self, made: Statement, field: str, value: str) -> str:
        status = titled(self._desk.pack.statuses, made.status).casefold()
        before = made.grade if field == "grade" else status
        after = value if field == "grade" else titled(self._desk.pack.statuses, value).casefold()
        change = f"from {before or 'no grade'} to {after or 'no grade'}"
        return f"This judgement is {status}. Why does it change {change}?"

    def _give_reason(self, reason: str) -> None:
        self._judge(dict(self._waiting), reason=reason)

    def _drop_reason(self) -> None:
        self._waiting = {}
        self._board.arranged.emit()

    def _judge(self, said: dict[str, str], reason: str = "") -> None:
        field = next(iter(said))
        begun = self._board.trail is not None and self._board.trail.statement(self.row) is not None
        seen = self._board.ground.seen(self.row, field) if begun else None
        self._board.ground.asked(self.row, field)
        self._waiting = dict(said)
        self._desk.run(
            judgements.judge,
            self._desk.pack,
            step=self._step.id,
            subject=self._subject,
            judgement=self.judgement.id,
            reason=reason,
            seen=seen,
            then=partial(self._judged, field, bool(reason)),
            refused=partial(self._refused, field),
            **said,
        )

    def _judged(self, field: str, with_reason: bool, recorded: Recorded) -> None:
        self._board.ground.kept(self.row, field, recorded)
        self._waiting = {}
        if with_reason:
            self.card.reason.done()

    def _refused(self, field: str, sentence: str) -> None:
        self._board.ground.answered(self.row, field)
        self._waiting = {}
        self.card.words.say(sentence)
        self._board.arranged.emit()

    def _send_words(self, text: str, seen: Seen, then: Then, refused: Refused) -> None:
        self.card.words.say("")
        self._desk.run(
            judgements.judge,
            self._desk.pack,
            step=self._step.id,
            subject=self._subject,
            judgement=self.judgement.id,
            text=text,
            seen=seen,
            then=then,
            refused=refused,
        )

    def _send_challenge(self, prompt: str, text: str, seen: Seen, then: Then, refused: Refused) -> None:
        self._desk.run(
            answers.answer,
            answers.CHALLENGE,
            prompt,
            text,
            about=self.row,
            seen=seen,
            then=then,
            refused=refused,
        )

    def _agree(self, member: str, agrees: bool) -> None:
        command = judgements.agree if agrees else judgements.withdraw
        self._desk.run(command, self.row, member, refused=self.card.words.say)

    def pick(self) -> None:
        """Choose what it stands on."""
        trail = self._board.trail
        if trail is None or monitored.why(trail):
            return
        here = trail.statement(self.row) or Statement(
            self.row, self._desk.assessment, v.JUDGEMENT, self._step.id, self._subject, self.judgement.id
        )
        before = tuple(s.id for s in trail.below(self.row))
        picker = Picker(
            f"{self._title}: what it stands on",
            candidates(trail, self._desk.pack, here),
            ticked=before,
            parent=self.card.window(),
        )
        picker.picked.connect(partial(self._picked, before))
        picker.open()

    def _picked(self, before: tuple[str, ...], picked: tuple[str, ...]) -> None:
        on, off = changes(before, picked)
        if on or off:
            self._desk.run(
                judgements.rest_on,
                self._desk.pack,
                step=self._step.id,
                subject=self._subject,
                judgement=self.judgement.id,
                on=on,
                off=off,
            )
