"""The cases of the sample as rows: who tracks each, and what it takes to replace one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QWidget

from csa_desktop.domain.cases import CLOSED, PICKED, REPLACED, TRACKING, Case, aged
from csa_desktop.domain.framework import Field, Pack
from csa_desktop.domain.sampling.titles import title_of
from csa_desktop.domain.values import Member
from csa_desktop.gui import theme
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.fields.select import PlainBox
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card, Panel
from csa_desktop.gui.widgets.words import Run, Words

NOBODY = "nobody yet"
WHY = Field(
    "reason",
    "long",
    "Why it is replaced",
    hint="Kept with the case, so that others can follow it. Name no child.",
    lines=2,
    required=True,
)


class CaseRow(QFrame):
    """A case; pressed, it opens. Beside it who tracks it, and Replace."""

    opened = Signal(str)
    assigned = Signal(str, str)
    """(case, member)"""
    replace_wanted = Signal(str)

    def __init__(
        self, case: Case, pack: Pack, members: Sequence[Member], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.case = case
        self.setObjectName(f"case-{case.code}")
        self.setProperty("look", "listed-row")
        card = Card([Run(case.code, "strong"), Run(f"   {who(case)}")], *lines_of(case, pack), tone="row")
        card.clicked.connect(lambda: self.opened.emit(case.id))
        self.tracker = _tracker(case, members)
        self.tracker.activated.connect(
            lambda _: self.assigned.emit(case.id, str(self.tracker.currentData() or ""))
        )
        self.replace = Button("Replace …", kind="quiet")
        self.replace.setAccessibleName(f"Replace {case.code}")
        self.replace.clicked.connect(lambda: self.replace_wanted.emit(case.id))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 4, 0)
        row.setSpacing(10)
        row.addWidget(card, 1)
        for widget in (self.tracker, self.replace):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)


def who(case: Case) -> str:
    """The child in a few words: gender, age, current or closed."""
    closed = {"yes": "closed, went further", "no": "closed, did not go further"}.get(case.proceeded, "closed")
    state = closed if case.state == CLOSED else "current"
    return " · ".join(filter(None, (case.gender.capitalize(), aged(case.age), state)))


def lines_of(case: Case, pack: Pack) -> list[list[Run]]:
    """Groups of the child, and how the case came into the sample where that was by hand."""
    groups = " · ".join(title_of(pack, group) for group in case.groups)
    by_hand = f"picked by hand: {case.reason}" if case.origin == PICKED and case.sample != REPLACED else ""
    return [[Run(text)] for text in (groups, by_hand) if text]


def _tracker(case: Case, members: Sequence[Member]) -> QComboBox:
    box = PlainBox()
    box.setObjectName(f"tracker-{case.code}")
    box.setAccessibleName(f"Who tracks {case.code}")
    box.addItem(NOBODY, "")
    for member in members:
        box.addItem(member.name, member.id)
    box.setCurrentIndex(max(0, box.findData(case.tracker)))
    box.setFixedWidth(theme.px(150))
    box.setToolTip("Who tracks it" + (", tracking now" if case.progress == TRACKING else ""))
    return box


def reserves_line(cases: Sequence[Case]) -> QWidget:
    """One quiet line for the reserves of a stage, in the order in which they step in."""
    listed = "; ".join(f"{case.code} {who(case)}" for case in cases)
    return _indented(f"Reserves, in order: {listed}")


def replaced_line(case: Case, instead: Case | None) -> QWidget:
    """One quiet line for a case that was replaced, with the reason."""
    by = f" by {instead.code}" if instead else ""
    return _indented(f"{case.code} was replaced{by}: {case.reason}")


def _indented(said: str) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(13, 0, 13, 2)
    row.addWidget(Words(said, look="quiet"))
    return box


class Replacing(Panel):
    """Asks for the reason, and says who steps in."""

    agreed = Signal(str, str)
    """(case, reason)"""
    by_hand = Signal(str, str)
    """(case, reason as far as it was typed): no reserve is left, and another is to be picked instead."""
    closed = Signal()

    def __init__(self, case: Case, stage: str, ready: Case | None, *, parent: QWidget | None = None) -> None:
        steps_in = (
            f"{ready.code} steps in: {who(ready)}."
            if ready
            else f"No reserve is left for {stage}. Draw more cases for this stage, or add one by hand."
        )
        super().__init__(f"Replace {case.code}", steps_in, tone="selected", parent=parent)
        self.setObjectName("replacing")
        self.case, self.ready = case, ready
        self.reason = editor_for(WHY)
        self.go_on = Button(f"Replace with {ready.code}" if ready else "Add by hand instead", kind="primary")
        self.go_on.setObjectName("replaceNow")
        leave = Button("Leave it", kind="quiet")
        row = QHBoxLayout()
        for button in (self.go_on, leave):
            row.addWidget(button)
        row.addStretch(1)
        self.add(self.reason)
        self.reason.setVisible(ready is not None)
        self.body.addSpacing(4)
        self.body.addLayout(row)
        self.go_on.clicked.connect(self._go_on)
        leave.clicked.connect(self.closed)

    def _go_on(self) -> None:
        if self.ready:
            self.agreed.emit(self.case.id, str(self.reason.value()))
        else:
            self.by_hand.emit(self.case.id, str(self.reason.value()))

    def begin(self) -> None:
        """Put the focus where it goes on."""
        (self.reason.focus_target() if self.ready else self.go_on).setFocus(Qt.FocusReason.OtherFocusReason)

    def say_again(self, words: str) -> None:
        """Say that the reason was typed at an earlier time, when there may have been a reserve."""
        self.reason.set_hint(f"{words} {WHY.hint}")
        self.reason.show()

    def refuse(self, sentence: str) -> None:
        """Say why nothing was done."""
        self.reason.set_error(sentence)
        self.reason.go()
