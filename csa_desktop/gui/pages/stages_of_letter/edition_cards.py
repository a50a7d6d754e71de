"""The editions that went out at a stage: when, to whom, with what, agreed by whom."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.commands.prints import LETTER_DRAFT, LETTER_FINAL, Wanted
from csa_desktop.domain import editions
from csa_desktop.domain.cycle import FINAL
from csa_desktop.domain.editions import Sent
from csa_desktop.domain.framework import LetterStage
from csa_desktop.domain.step_names import step_name
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.stages_of_letter.wording import sent_when
from csa_desktop.gui.paper.places import place_of
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.words import Words
from csa_desktop.importing.wording import listed

TITLE = "What has gone out"
PAGE = "letter-stages"
VERSIONS = "versions"


class EditionCards(QWidget):
    """The last first; each leads to what changed since."""

    went = Signal(object)

    def __init__(self, desk: Desk, stage: LetterStage, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._stage = desk, stage
        self._shown: object = None
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(8)

    def show_trail(self, trail: Trail) -> None:
        """List them again where there is another."""
        found = [s for s in editions.editions(trail, self._stage.letter) if s.edition.stage == self._stage.id]
        what = [(sent.edition, tuple(_agreed(self._desk, trail, sent))) for sent in found]
        if what == self._shown:
            return
        self._shown = what
        empty(self._list)
        if found:
            self._list.addWidget(Words(TITLE, look="heading"))
        for sent in reversed(found):
            self._list.addWidget(self._panel(trail, sent))

    def _panel(self, trail: Trail, sent: Sent) -> Panel:
        edition, pack = sent.edition, self._desk.pack
        steps = [step_name(pack, step) for step in edition.sent_with]
        by = trail.name_of(edition.by)
        lines = [f"To {listed(list(edition.sent_to))}"]
        lines += [f"With {listed(steps)} of the notebook"] if steps else []
        lines += [f"Marked {edition.marking}" if edition.marking else "Without a marking"]
        lines += list(_agreed(self._desk, trail, sent))
        title = f"Edition {sent.number}, {sent_when(edition)}"
        panel = Panel(f"{title}, sent by {by}" if by else title, *lines)
        panel.setObjectName(f"edition-{edition.id}")
        since = Button("What changed since", kind="link")
        since.setAccessibleName(f"What changed since edition {sent.number}")
        since.clicked.connect(partial(self._go, Place(PAGE, tab=VERSIONS, statement=edition.id)))
        printed = Button("As PDF and Word", kind="link")
        printed.setAccessibleName(f"Edition {sent.number} as PDF and Word")
        sheet = LETTER_FINAL if edition.form == FINAL else LETTER_DRAFT
        printed.clicked.connect(partial(self._go, place_of(Wanted(sheet=sheet, about=edition.id))))
        panel.add(beside(printed, since))
        return panel

    def _go(self, place: Place, *_: object) -> None:
        self.went.emit(place)


def _agreed(desk: Desk, trail: Trail, sent: Sent) -> Iterator[str]:
    found = editions.agreed(trail, desk.pack, sent.text)
    names = [one.member.name for one in found if one.state == editions.AGREED]
    yield f"Agreed word for word by {listed(names)}" if names else "Nobody agreed this very text"
