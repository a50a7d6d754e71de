"""Beginning a record: one button a kind, each with its letter, and the case that it is about."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from csa_desktop.domain.cases import Case
from csa_desktop.domain.framework import SourceKind
from csa_desktop.gui.fields.select import PlainBox
from csa_desktop.gui.pages.source_places import Beginning
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.key_tag import KeyTag
from csa_desktop.gui.widgets.words import Words

NO_CASE = "No single case"
_TELLING = 3
"""Words of fewer letters tell nothing."""


class Chooser(Panel):
    """Enter begins the kind that has the focus; a letter begins its kind from anywhere on the list."""

    begun = Signal(str, str, str)
    """(kind, case, stage) of the record that is wanted."""

    def __init__(self, kinds: Sequence[SourceKind], *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("beginRecord")
        self.body.setSpacing(8)
        self._stage = ""
        self.letters = letters([kind.title for kind in kinds])
        self.buttons = {kind.id: self._button(kind) for kind in kinds}
        self.case = PlainBox()
        self.case.setObjectName("recordCase")
        self.case.setAccessibleName("The case that the record is about")
        self._lay_out()
        self.case.activated.connect(lambda _: self._forget_stage())

    def _button(self, kind: SourceKind) -> Button:
        button = Button(kind.title, kind="plain")
        button.setObjectName(f"begin-{kind.id}")
        button.setAccessibleDescription(" ".join(kind.hint))
        button.clicked.connect(lambda: self.begin(kind.id))
        return button

    def _lay_out(self) -> None:
        about = QHBoxLayout()
        about.setSpacing(8)
        about.addWidget(Words("Begin a record", look="heading"), 1)
        about.addWidget(QLabel("About"))
        about.addWidget(self.case)
        self.body.addLayout(about)
        flow = Flow(gap=12, line_gap=8)
        for letter, button in zip(self.letters, self.buttons.values(), strict=True):
            flow.addWidget(_lettered(letter, button))
        self.body.addLayout(flow)

    def show_cases(self, cases: Sequence[Case]) -> None:
        """Offer these cases; what was chosen stays chosen."""
        wanted = [("", NO_CASE), *((case.id, case.code) for case in cases)]
        if wanted == [(self.case.itemData(i), self.case.itemText(i)) for i in range(self.case.count())]:
            return
        chosen = self.case.currentData()
        self.case.clear()
        for case, code in wanted:
            self.case.addItem(code, case)
        self._choose(str(chosen or ""))

    def aim(self, at: Beginning) -> None:
        """Begin about this case and stage; the kind that is wanted, or the first, has the focus."""
        self._choose(at.case)
        self._stage = at.stage
        button = self.buttons.get(at.kind) or next(iter(self.buttons.values()), None)
        if button:
            button.setFocus()

    def begin(self, kind: str) -> None:
        """Ask for a record of this kind."""
        self.begun.emit(kind, str(self.case.currentData() or ""), self._stage)

    def take(self, event: QKeyEvent) -> bool:
        """Begin the kind whose letter was pressed; False where it is no kind's."""
        if event.modifiers() or not event.text().isalpha():
            return False
        found = dict(zip(self.letters, self.buttons, strict=True)).get(event.text().casefold())
        if found:
            self.begin(found)
        return bool(found)

    def _choose(self, case: str) -> None:
        self.case.setCurrentIndex(max(0, self.case.findData(case)))

    def _forget_stage(self) -> None:
        """Another case is not at the stage that was named with the first."""
        self._stage = ""


def _lettered(letter: str, button: Button) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    row.addWidget(button)
    if letter:
        row.addWidget(KeyTag(letter.upper()))
        button.setAccessibleName(f"{button.accessibleName()}, {letter.upper()}")
    return both


def letters(titles: Sequence[str]) -> tuple[str, ...]:
    """A letter for each title, that of a word which tells it from the others where one is free, else any.

    Empty where none is left.
    """
    words = [title.casefold().split() for title in titles]
    taken: list[str] = []
    for own in words:
        others = {word for said in words if said is not own for word in said}
        telling = [word for word in own if word not in others and len(word) >= _TELLING]
        wanted = (*(word[0] for word in (*telling, *own)), *"".join(own))
        taken.append(next((c for c in wanted if c.isalpha() and c.isascii() and c not in taken), ""))
    return tuple(taken)
