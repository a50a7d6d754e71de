"""A judgement: what it stands on, its words, its grade, and who agreed. It shows and asks."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from csa_desktop.domain.counts import several
from csa_desktop.domain.framework import Judgement, Option, Scale
from csa_desktop.gui import keys
from csa_desktop.gui.pages.notebook.agreements import Agreements
from csa_desktop.gui.pages.notebook.fold import Fold, PromptsPanel
from csa_desktop.gui.pages.notebook.grade_choice import GradeChoice
from csa_desktop.gui.pages.notebook.judgement_view import NOTHING, JudgementView
from csa_desktop.gui.pages.notebook.labelled import LabelledText
from csa_desktop.gui.pages.notebook.reason_box import ReasonBox
from csa_desktop.gui.pages.notebook.row_view import ChipView
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.chip import Chip, Mark
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.key_tag import KeyTag
from csa_desktop.gui.widgets.pressable import restyle
from csa_desktop.gui.widgets.words import Words


class JudgementCard(QFrame):
    """Built once for a judgement; `show_view` changes only what has changed."""

    came = Signal()
    """It was pressed, or the focus came into it."""
    grade_chosen = Signal(str)
    status_chosen = Signal(str)
    pick_wanted = Signal()
    went = Signal(object)
    agreed = Signal(str, bool)
    """A member, and whether they agree."""

    def __init__(
        self,
        title: str,
        judgement: Judgement,
        scale: Scale | None,
        statuses: Sequence[Option],
        reason: ReasonBox,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"judgement-{judgement.id}")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(title)
        self._view: JudgementView | None = None
        self._judgement = judgement
        self.title = Words(title, look="section")
        self.words = LabelledText("In words", lines=2)
        self.grades = GradeChoice("Grade", scale) if scale else None
        self.statuses = Toggles("Status", statuses) if len(statuses) > 1 else None
        self.reason = reason
        self.choose_button = Button("Choose what it stands on …", kind="quiet")
        self._standing, self._missing = Words(look="quiet"), Words(look="quiet")
        self._versions, self._beside, self._flags, self._ground = (
            ChipLine("Another version"),
            ChipLine("Made before"),
            ChipLine(_FLAGGED),
            ChipLine("Stands on"),
        )
        self._marks, self.agreements = QHBoxLayout(), Agreements()
        self.challenges = QVBoxLayout()
        self.challenges.setSpacing(10)
        self._answered = Words(look="quiet")
        self.changes = Fold("")
        self.changes_list = Words(look="quiet")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 13, 16, 15)
        column.setSpacing(9)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addLayout(self._marks)
        column.addLayout(head)
        for widget in self._upper():
            column.addWidget(widget)
        column.addLayout(self._choosing())
        column.addWidget(self.words)
        for label, field in (("Grade", self.grades), ("Status", self.statuses)):
            if field:
                column.addWidget(_column(Words(label, look="label"), field))
            if field is self.grades:
                column.addWidget(self.reason)
                column.addLayout(self.challenges)
                column.addWidget(self._answered)
        column.addWidget(self.agreements)
        column.addWidget(self.changes)
        column.addWidget(self.changes_list)
        self.changes.hide()
        self.changes_list.hide()

    def _upper(self) -> list[QWidget]:
        about = [Words(self._judgement.text, look="quiet")] if self._judgement.text else []
        return [
            _column(*about, self._standing, self._missing),
            self._versions,
            *_prompts(self._judgement),
            self._flags,
            self._beside,
            self._ground,
        ]

    def _choosing(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.choose_button)
        row.addWidget(KeyTag(keys.key("ground")))
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.words.came.connect(self.came)
        self.choose_button.clicked.connect(self.pick_wanted)
        self.agreements.agreed.connect(self.agreed)
        self.changes.toggled.connect(self.changes_list.setVisible)
        for chips in (self._versions, self._beside, self._flags, self._ground):
            chips.went.connect(self.went)
        if self.grades:
            self.grades.chosen.connect(self.grade_chosen)
        if self.statuses:
            self.statuses.setObjectName("statuses")
            self.statuses.chosen.connect(lambda value: self.status_chosen.emit(str(value)))

    def show_view(self, view: JudgementView, status: str) -> None:
        """Show what it says now, `status` in the words of the pack. The text follows its keeping."""
        old, self._view = self._view, view
        if self.grades:
            self.grades.show_value(view.grade)
        if self.statuses:
            self.statuses.show_value(view.status)
        if old == view:
            return
        self._standing.set_words(view.standing)
        self._standing.setVisible(view.standing != NOTHING or not view.missing)
        self._missing.set_words("\n".join(f"– {what}" for what in view.missing))
        self._missing.setVisible(bool(view.missing))
        self._answered.set_words("\n\n".join(view.answered))
        self._answered.setVisible(bool(view.answered))
        for chips, views in (
            (self._versions, view.versions),
            (self._beside, view.beside),
            (self._flags, view.flags),
            (self._ground, view.ground),
        ):
            chips.show_chips(views)
        self._show_marks(view, status)
        self.agreements.show_agreements(view.agreements)

    def set_usable(self, usable: bool) -> None:
        """Whether it can be changed; where it cannot, its words can still be read and copied."""
        for control in (self.grades, self.statuses, self.choose_button, self.agreements):
            if control:
                control.setEnabled(usable)
        self.words.text.setReadOnly(not usable)

    def set_current(self, current: bool) -> None:
        """Show it as the one whose trail is shown."""
        if self.property("current") != current:
            self.setProperty("current", current)
            restyle(self)

    def show_changes(self, lines: Sequence[str]) -> None:
        """How its grade and status came to be what they are."""
        self.changes.setVisible(bool(lines))
        self.changes.set_words(f"How it came to this: {several(len(lines), 'change')}")
        self.changes_list.set_words("\n".join(lines))
        self.changes_list.setVisible(bool(lines) and self.changes.isChecked())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press anywhere selects it."""
        super().mousePressEvent(event)
        self.came.emit()

    def _show_marks(self, view: JudgementView, status: str) -> None:
        empty(self._marks)
        for caution in view.cautions:
            self._marks.addWidget(Mark(caution, tone="caution"), 0, Qt.AlignmentFlag.AlignTop)
        if status:
            self._marks.addWidget(Mark(status), 0, Qt.AlignmentFlag.AlignTop)


_FLAGGED = "A key area is flagged unsatisfactory. Look at this judgement again:"


class ChipLine(QWidget):
    """A label and chips that lead somewhere; hidden where there are none."""

    went = Signal(object)

    def __init__(self, label: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[ChipView, ...] | None = None
        self._flow: QLayout = Flow()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Words(label, look="quiet"))
        column.addLayout(self._flow)
        self.hide()

    def show_chips(self, views: tuple[ChipView, ...]) -> None:
        """Show these chips."""
        if views == self._shown:
            return
        self._shown = views
        empty(self._flow)
        for view in views:
            chip = Chip(" ".join(view.text.split()), tone=view.tone)
            chip.clicked.connect(lambda _=False, place=view.place: self.went.emit(place))
            self._flow.addWidget(chip)
        self.setVisible(bool(views))


def _column(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    for widget in widgets:
        column.addWidget(widget)
    return holder


def _prompts(judgement: Judgement) -> list[QWidget]:
    """The source's rules, dimensions and emphases, folded away."""
    groups = (
        (judgement.considers_hint or "What to consider", judgement.considers),
        (judgement.emphases_hint or "Emphasis", judgement.emphases),
    )
    return [PromptsPanel(title, prompts) for title, prompts in groups if prompts]
