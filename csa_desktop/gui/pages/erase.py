"""Erasing a case: what goes, what stays, on what ground; nothing happens until the code is typed."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csa_desktop.commands import erasing
from csa_desktop.commands.erasing import Answers, Erasure
from csa_desktop.domain.counts import several
from csa_desktop.domain.framework import Field
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.pages import erased_too
from csa_desktop.gui.pages.listing import ListingPage, Made
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.unsent import ERASING, Unsent, said_again
from csa_desktop.gui.pages.wheres import place_of_statement, where_of
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card, Panel
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.log import Recorded

HINT = (
    "Everything about this child goes from the store, its search, its documents and its log, and cannot be "
    "brought back. That it was erased, when, by whom and on what ground stays in the history."
)
BACKUPS = (
    "Backups made before today still hold the case until they are rotated out; where one of them is restored "
    "here, the case is erased again at once. Prints and files that left the program are not reached."
)
GONE = "This case is not here any more. The history says what was done."
GROUND_HINT = "Such as who asked for it. Name no child."
MENTIONS = "These speak of more than this case and name its code. They stay: look at their words"
ELSEWHERE = (
    "These were put to this case once and go with it. Write anew first what concerns another child alone"
)
BARED = "These stand on something that goes, and will stand on less"


class ErasePage(ListingPage):
    """About one case."""

    def __init__(self, desk: Desk, case: str, *, parent: QWidget | None = None) -> None:
        super().__init__(desk, "Erase a case", HINT, parent=parent)
        self._case = case
        self._trail: Trail | None = None
        self._left: tuple[str, ...] = ()
        self.ground = editor_for(Field("ground", "long", "On what ground", hint=GROUND_HINT, lines=2))
        self._unsent = Unsent(
            desk, {"ground": self.ground}, box=ERASING, row=case, title="On what ground", parent=self
        )
        self._unsent.came_back.connect(lambda at: self.ground.set_hint(f"{said_again(at)} {GROUND_HINT}"))
        self._unsent.offer()
        self.code = editor_for(Field("code", "text", "Type the code of the case to confirm", width="third"))
        self.erase = Button("Erase the case", kind="danger")
        self.erase.setObjectName("erase")
        self.erase.clicked.connect(self._erase)

    def show_trail(self, trail: Trail) -> None:
        """Look again at what would go; where it has gone, who else has erased it."""
        self._trail = trail
        if trail.case(self._case):
            self.desk.read(erasing.look, self.desk.assessment, self._case, then=self._show)
        else:
            self._show_gone()

    def _show_gone(self) -> None:
        self.desk.read(erasing.answers, self.desk.assessment, then=self._show_answers)

    def _show_answers(self, answers: tuple[Answers, ...]) -> None:
        if not self.is_shown((GONE, answers)):
            self.title.set_words("Erased")
            self.say(" ".join((GONE, *self._left)))
            told = erased_too.groups(answers, self._case, self._trail)
            self.show_groups((GONE, answers), [("", [Words(BACKUPS, look="quiet")]), *told])

    def _show(self, found: Erasure) -> None:
        if self.is_shown(found):
            return
        self.title.set_words(f"Erase the case {found.code}")
        asked: list[Made] = [self.ground, self.code, self._buttons(found)]
        self.show_groups(
            found,
            [
                ("What goes", [Panel(_counted(found), BACKUPS)]),
                (MENTIONS, [partial(self._card, said) for said in found.mentions]),
                (ELSEWHERE, [partial(self._card, said) for said in found.elsewhere]),
                (BARED, [partial(self._card, said) for said in found.bared]),
                ("Before it goes", asked),
            ],
        )

    def _card(self, said: Statement) -> Card:
        card = Card(said.text, where_of(said, self.desk.pack), tone="row")
        card.clicked.connect(lambda: self.went.emit(place_of_statement(said)))
        return card

    def _buttons(self, found: Erasure) -> QWidget:
        self._code = found.code
        leave = Button("Leave it", kind="quiet")
        leave.clicked.connect(self._leave_it)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 6, 0, 0)
        row.addWidget(self.erase)
        row.addWidget(leave)
        row.addStretch(1)
        return made

    def leave(self) -> None:
        """What is typed stays as a draft."""
        self._unsent.keep()

    def _leave_it(self) -> None:
        self.ground.reset("")
        self._unsent.begin_anew()
        self.went.emit(Place("case", self._case))

    def _erase(self) -> None:
        ground, typed = str(self.ground.value()).strip(), str(self.code.value()).strip()
        self.ground.set_error("" if ground else "Say on what ground it is erased.")
        right = typed.casefold() == self._code.casefold()
        self.code.set_error("" if right else f"Type {self._code} to confirm that it is this case.")
        if ground and right:
            self.erase.setEnabled(False)
            self.desk.run(
                erasing.erase_case, self._case, ground=ground, then=self._erased, refused=self._refused
            )

    def _erased(self, done: Recorded) -> None:
        self._unsent.drop()
        self._left = done.left
        self._show_gone()

    def _refused(self, sentence: str) -> None:
        self.erase.setEnabled(True)
        self.say(sentence)


def _counted(found: Erasure) -> str:
    parts = (
        (found.statements, "statement", "statements"),
        (found.events, "event", "events"),
        (found.records, "record made on site", "records made on site"),
        (found.documents, "document", "documents"),
    )
    said = [several(count, one, many) for count, one, many in parts if count]
    beside = f" with {', '.join(said)}" if said else ""
    return f"The case {found.code}{beside}; {several(len(found.rows), 'row')}."
