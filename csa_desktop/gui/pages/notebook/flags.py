"""A key area flagged unsatisfactory: why, and what follows for each judgement it touches (003:261)."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.commands import answers, drafts, statements
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Judgement, Step, Subject
from csa_desktop.domain.readiness import FLAG_ANSWERS, judgements_touched
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.pages.notebook.aspects import as_kept
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.candidates import Candidate
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Send, Then
from csa_desktop.gui.pages.notebook.labelled import LabelledText
from csa_desktop.gui.pages.notebook.picker import Picker
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.widgets.add_row import AddRow
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.pressable import restyle
from csa_desktop.gui.widgets.words import Words

HINT = (
    "If a key area is unsatisfactory this has an impact on the service and the overall judgement. "
    "Nothing changes by itself: say what follows for each judgement."
)
WHOLE = "whole"


class FlagCard(QFrame):
    """One flagged area. It shows and asks."""

    came = Signal()
    service_chosen = Signal(str)
    remove_wanted = Signal()

    def __init__(self, services: Toggles | None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.area = Words(look="heading")
        self.services = services
        self.reason = LabelledText("Why it is unsatisfactory")
        self.touched = QVBoxLayout()
        self.touched.setSpacing(9)
        self.remove_button = Button("Take the flag away", kind="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 13)
        column.setSpacing(9)
        head = QHBoxLayout()
        head.addWidget(self.area, 1)
        head.addWidget(Mark("unsatisfactory", tone="danger"), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for widget in (self.services, self.reason):
            if widget:
                column.addWidget(widget)
        column.addLayout(self.touched)
        column.addWidget(self.remove_button)
        self.reason.came.connect(self.came)
        self.remove_button.clicked.connect(self.remove_wanted)
        if services:
            services.chosen.connect(lambda value: self.service_chosen.emit(str(value)))

    def set_current(self, current: bool) -> None:
        """Show it as the one whose trail is shown."""
        if self.property("current") != current:
            self.setProperty("current", current)
            restyle(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press anywhere selects it."""
        super().mousePressEvent(event)
        self.came.emit()


class _Flag:
    """One flag's card and the keeping of what is typed in it."""

    def __init__(self, board: Board, flag: Statement) -> None:
        self._board, self._desk, self.row, self._title = board, board.desk, flag.id, flag.text
        services = Toggles("Service", board.desk.pack.services) if board.desk.pack.services else None
        self.card = FlagCard(services)
        self.card.setObjectName(f"flag-{flag.id}")
        self._sentences: dict[str, tuple[LabelledText, Kept]] = {}
        row = ("statement", flag.id)
        self._reason = self._kept(self.card.reason, self._send_reason, row, drafts.STATEMENT, "reason")
        self.card.came.connect(lambda: board.select(self.row))
        self.card.service_chosen.connect(self._choose_service)
        self.card.remove_wanted.connect(lambda: board.desk.run(statements.remove, self.row))
        board.selected.connect(self._mark)

    def _mark(self, selected: str) -> None:
        self.card.set_current(selected == self.row)

    def _kept(self, field: LabelledText, send: Send, row: tuple[str, str], where: str, name: str) -> Kept:
        kept = Kept(
            self._desk,
            field.text,
            send,
            row=row,
            draft_row=(where, row[1]),
            field=name,
            title=f"{self._title}, flagged unsatisfactory",
            parent=field,
        )
        kept.refused.connect(field.say)
        return kept

    def show(self, trail: Trail, flag: Statement) -> None:
        self._board.cards[self.row] = self.card
        self.card.area.set_words(flag.text)
        if self.card.services and not self._board.ground.is_waiting(self.row, "service"):
            self.card.services.show_value(flag.service)
        self._reason.show(flag.reason, trail.at)
        touched = judgements_touched(flag, self._desk.pack)
        for judgement in touched:
            if judgement.id not in self._sentences:
                self._sentences[judgement.id] = self._sentence(judgement)
        for key, (field, kept) in self._sentences.items():
            field.setVisible(key in {j.id for j in touched})
            kept.show(str(trail.answer(FLAG_ANSWERS, self.row, key)), trail.at)

    def _sentence(self, judgement: Judgement) -> tuple[LabelledText, Kept]:
        field = LabelledText(f"{judgement.title}: what follows for this judgement?", lines=1)
        field.text.setObjectName(f"follows-{judgement.id}")
        field.came.connect(self.card.came)
        self.card.touched.addWidget(field)
        row = ("answer", answers.answer_id(self._desk.assessment, FLAG_ANSWERS, self.row, judgement.id))
        where = drafts.where(drafts.ANSWER, FLAG_ANSWERS, self.row, judgement.id)
        return field, self._kept(field, partial(self._send_sentence, judgement.id), row, where, answers.VALUE)

    def keep(self) -> None:
        self._reason.keep()
        for _, kept in self._sentences.values():
            kept.keep()

    def _choose_service(self, service: str) -> None:
        ground = self._board.ground
        seen = ground.seen(self.row, "service")
        ground.asked(self.row, "service")
        about = {"service": as_kept("service", service)}
        then = partial(ground.kept, self.row, "service")
        self._desk.run(statements.classify, self.row, about, seen=seen, then=then)

    def _send_reason(self, text: str, seen: Seen, then: Then, refused: Refused) -> None:
        about = {"reason": text}
        self._desk.run(statements.classify, self.row, about, seen=seen, then=then, refused=refused)

    def _send_sentence(self, judgement: str, text: str, seen: Seen, then: Then, refused: Refused) -> None:
        self._desk.run(
            answers.answer,
            FLAG_ANSWERS,
            judgement,
            text,
            about=self.row,
            seen=seen,
            then=then,
            refused=refused,
        )


class FlagsBlock(Block):
    """The flagged areas of a subject, and the line that flags one more."""

    def __init__(self, board: Board, step: Step, subject: Subject) -> None:
        super().__init__(board)
        self._board, self._step, self._subject = board, step, subject
        self._flags: dict[str, _Flag] = {}
        self._heading = Words("Key areas that are unsatisfactory", look="heading")
        self._hint = Words(HINT, look="quiet")
        self._line = AddRow("Flag a key area as unsatisfactory …")
        self._line.setObjectName("addFlag")
        self._line.clicked.connect(self._choose)

    def show(self, trail: Trail) -> list[Row]:
        """The flags in the order they are kept in."""
        flags = trail.statements(kind=v.FLAG, step=self._step.id, subject=self._subject.id)
        for gone in set(self._flags) - {f.id for f in flags}:
            card = self._flags.pop(gone).card
            card.hide()
            card.deleteLater()
        rows: list[Row] = [(self._heading, 22)]
        if flags:
            rows.append((self._hint, 2))
        for flag in flags:
            if flag.id not in self._flags:
                self._flags[flag.id] = _Flag(self._board, flag)
            self._flags[flag.id].show(trail, flag)
            rows.append((self._flags[flag.id].card, 8))
        return [*rows, (self._line, 8)]

    def keep(self) -> None:
        """Make changes of what is being typed."""
        for flag in self._flags.values():
            flag.keep()

    def _choose(self) -> None:
        keys = self._board.desk.pack.key_judgements_of(self._subject.id)
        areas = [Candidate(WHOLE, self._subject.title, "", "The area as a whole")]
        areas += [Candidate(k.id, k.text, "", "Key judgement") for k in keys]
        picker = Picker(
            "Which key area is unsatisfactory?",
            areas,
            one=True,
            done="Flag it",
            parent=self._line.window(),
        )
        picker.picked.connect(partial(self._flag, {a.id: a.text for a in areas}))
        picker.open()

    def _flag(self, areas: dict[str, str], picked: tuple[str, ...]) -> None:
        key = picked[0]
        self._board.desk.run(
            statements.add,
            kind=v.FLAG,
            text=areas[key],
            step=self._step.id,
            subject=self._subject.id,
            about={} if key == WHOLE else {"key_judgement": key},
            then=lambda recorded: self._board.go_next(recorded.row),
        )
