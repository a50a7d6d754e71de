"""Beginning a record: one button a kind, each with its letter, and the case that it is about."""

from collections.abc import Iterator, Sequence

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

NO_CASE = "No single case"


class Chooser(Panel):
    """Enter begins the kind that has the focus; a letter begins its kind from anywhere on the list."""

    begun = Signal(str, str, str)
    """(kind, case, stage) of the record that is wanted."""

    def __init__(self, kinds: Sequence[SourceKind], *, parent: QWidget | None = None) -> None:
        super().__init__("Begin a record", parent=parent)
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
        flow = Flow(gap=12, line_gap=8)
        for letter, button in zip(self.letters, self.buttons.values(), strict=True):
            both = QWidget()
            row = QHBoxLayout(both)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(5)
            row.addWidget(button)
            if letter:
                row.addWidget(KeyTag(letter.upper()))
                button.setAccessibleName(f"{button.accessibleName()}, {letter.upper()}")
            flow.addWidget(both)
        self.body.addLayout(flow)
        about = QHBoxLayout()
        about.setSpacing(8)
        about.addWidget(QLabel("About"))
        about.addWidget(self.case)
        about.addStretch(1)
        self.body.addLayout(about)

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


def letters(titles: Sequence[str]) -> tuple[str, ...]:
    """A letter for each title, the first of one of its words where that is free; "" where none is left."""
    taken: list[str] = []
    for title in titles:
        taken.append(next((c for c in _wanted(title) if c not in taken), ""))
    return tuple(taken)


def _wanted(title: str) -> Iterator[str]:
    plain = title.casefold()
    yield from (word[0] for word in plain.split() if word[0].isalpha() and word[0].isascii())
    yield from (c for c in plain if c.isalpha() and c.isascii())
