"""Progress on one area of the earlier inspection: how much, in words, and what that stands on."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from csa_desktop.commands import drafts, monitoring
from csa_desktop.commands.monitoring import progress_id
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Option
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.candidates import candidates
from csa_desktop.gui.pages.notebook.earlier_panel import EarlierPanel
from csa_desktop.gui.pages.notebook.earlier_view import EarlierShown
from csa_desktop.gui.pages.notebook.judgement_card import ChipLine
from csa_desktop.gui.pages.notebook.judgement_view import ground_chips, standing_words
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Then
from csa_desktop.gui.pages.notebook.labelled import LabelledText
from csa_desktop.gui.pages.notebook.picker import Picker
from csa_desktop.gui.pages.notebook.picking import changes
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.pressable import restyle
from csa_desktop.gui.widgets.words import Words

HOW_MUCH, WORDS = "How much progress is there?", "What shows it"


class ProgressCard(QFrame):
    """The area as it was, and below it what can be said of it now."""

    came = Signal()

    def __init__(self, board: Board, area: EarlierShown, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"progress-{area.id}")
        self._board, self._desk, self.area = board, board.desk, area
        self.row = progress_id(board.desk.assessment, area.id)
        options = [Option(e.id, e.title, hint=e.hint) for e in board.desk.pack.evaluations]
        self.amounts = Toggles(HOW_MUCH, options)
        self.amounts.setObjectName("amounts")
        self.words = LabelledText(WORDS)
        self.standing, self.ground = Words(look="quiet"), ChipLine("Stands on")
        self.choose_button = Button("Choose what it stands on …", kind="quiet")
        self._lay_out()
        self._kept = self._keeping()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 13, 16, 15)
        column.setSpacing(9)
        label = Words(HOW_MUCH, look="label")
        for widget in (EarlierPanel(self.area), label, self.amounts, self.words, self.standing, self.ground):
            column.addWidget(widget)
        column.addWidget(self.choose_button)

    def _keeping(self) -> Kept:
        step, subject = monitoring.where(self._desk.pack)
        kept = Kept(
            self._desk,
            self.words.text,
            self._send_words,
            row=("statement", self.row),
            draft_row=(drafts.where(drafts.NEW, v.PROGRESS, step, subject, self.area.id), self.row),
            field="text",
            title="Progress on an area",
            parent=self,
        )
        kept.refused.connect(self.words.say)
        return kept

    def _connect(self) -> None:
        self.words.came.connect(self._came)
        self.amounts.chosen.connect(self._choose)
        self.ground.went.connect(self._board.went)
        self.choose_button.clicked.connect(self.pick)
        self._board.selected.connect(lambda selected: self._set_current(selected == self.row))

    def show_trail(self, trail: Trail) -> None:
        """Show what is said of progress now."""
        self._board.cards[self.row] = self
        made = trail.statement(self.row)
        if not self._board.ground.is_waiting(self.row, "evaluation"):
            self.amounts.show_value(made.evaluation if made else "")
        self._kept.show(made.text if made else "", trail.at)
        self.standing.set_words(standing_words(trail.standing(self.row)))
        self.ground.show_chips(ground_chips(trail, self._desk.pack, self.row))

    def keep(self) -> None:
        """Make a change of what is being typed."""
        self._kept.keep()

    def _came(self) -> None:
        self._board.select(self.row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press anywhere selects it."""
        super().mousePressEvent(event)
        self._came()

    def _set_current(self, current: bool) -> None:
        if self.property("current") != current:
            self.setProperty("current", current)
            restyle(self)

    def _choose(self, value: object) -> None:
        ground = self._board.ground
        begun = self._board.trail is not None and self._board.trail.statement(self.row) is not None
        seen = ground.seen(self.row, "evaluation") if begun else None
        ground.asked(self.row, "evaluation")
        self._desk.run(
            monitoring.say_progress,
            self._desk.pack,
            area=self.area.id,
            evaluation=str(value),
            seen=seen,
            then=partial(ground.kept, self.row, "evaluation"),
            refused=self._refused,
        )

    def _refused(self, sentence: str) -> None:
        self._board.ground.answered(self.row, "evaluation")
        self.words.say(sentence)

    def _send_words(self, text: str, seen: Seen, then: Then, refused: Refused) -> None:
        self.words.say("")
        self._desk.run(
            monitoring.say_progress,
            self._desk.pack,
            area=self.area.id,
            text=text,
            seen=seen,
            then=then,
            refused=refused,
        )

    def pick(self) -> None:
        """Choose what it stands on."""
        trail = self._board.trail
        if trail is None:
            return
        here = trail.statement(self.row) or Statement(self.row, self._desk.assessment, v.PROGRESS)
        before = tuple(s.id for s in trail.below(self.row))
        picker = Picker(
            "What it stands on",
            candidates(trail, self._desk.pack, here),
            ticked=before,
            nothing="Nothing is written in this inspection yet that it could stand on.",
            parent=self.window(),
        )
        picker.picked.connect(partial(self._picked, before))
        picker.open()

    def _picked(self, before: tuple[str, ...], picked: tuple[str, ...]) -> None:
        on, off = changes(before, picked)
        if on or off:
            self._desk.run(
                monitoring.rest_on,
                self._desk.pack,
                area=self.area.id,
                on=on,
                off=off,
                refused=self.words.say,
            )
