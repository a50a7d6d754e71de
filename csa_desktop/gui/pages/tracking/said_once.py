"""What is said once of a case: the earlier response, the child's wishes, each agency, who tracks it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QWidget

from csa_desktop.commands import cases
from csa_desktop.commands.cases import NO, UNCLEAR, YES
from csa_desktop.domain import values as v
from csa_desktop.domain.case_grid import one_of_case
from csa_desktop.domain.cases import DONE, TRACKING
from csa_desktop.domain.framework import Journey, Option
from csa_desktop.domain.trail import Trail
from csa_desktop.gui import keys
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.class_row import CalmList
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.pages.tracking.once import OnceText, sender
from csa_desktop.gui.places import Place
from csa_desktop.gui.text_units import unmarked
from csa_desktop.gui.widgets.key_tag import KeyTag
from csa_desktop.gui.widgets.link import Link
from csa_desktop.gui.widgets.words import Words

ANSWERS = (Option(YES, "Yes"), Option(NO, "No"), Option(UNCLEAR, "Unclear"))
PROGRESS = (Option(TRACKING, "Being tracked"), Option(DONE, "Done"))
NOBODY = "Nobody yet"
ERASE = "Erase this case …"
WISHES = "The child's own wishes and feelings"
WISHES_HINT = "What the child said, wrote or showed, to whom, and what was done about it."
AGENCY_HINT = "What it contributed, with what effect for the child; or that its part was not seen."


class EarlierBlock(Block):
    """Whether an earlier, different response would have avoided the next stage (004:183)."""

    def __init__(self, board: Board, journey: Journey, case: str) -> None:
        super().__init__(board)
        self._board, self._case = board, case
        self.row = one_of_case(board.desk.assessment, v.EARLIER, case)
        self._question = _asked(journey.earlier)
        self.answer = Toggles("An earlier, different response would have avoided it", ANSWERS)
        self.answer.setObjectName("earlier")
        self.answer.chosen.connect(self._chosen)
        send = sender(board, cases.earlier, case, field="text")
        title = "Whether an earlier response would have avoided it"
        self.text = OnceText(
            board, self.row, "", "", title=title, draft=(v.EARLIER, case), send=send, lines=2
        )
        self.text.field.text.setObjectName("earlierWhy")
        self.text.field.text.setAccessibleName("Why, and which response")

    def show(self, trail: Trail) -> list[Row]:
        """The answer as it is now."""
        said = trail.statement(self.row)
        if not self._board.ground.is_waiting(self.row, "evaluation"):
            self.answer.show_value(said.evaluation if said else "")
        return [(self._question, 22), (self.answer, 6), (self.text.show(trail), 6)]

    def keep(self) -> None:
        """Make a change of what is being typed."""
        self.text.keep()

    def go(self) -> None:
        """Put the focus on the answer."""
        self.answer.toggle(str(self.answer.value()) or YES).setFocus()

    def _chosen(self, value: object) -> None:
        ground, field = self._board.ground, "evaluation"
        there = self._board.trail and self._board.trail.statement(self.row)
        seen = ground.seen(self.row, field) if there else ground.at
        ground.asked(self.row, field)
        kept = partial(ground.kept, self.row, field)
        self._board.desk.run(cases.earlier, self._case, answer=str(value), seen=seen, then=kept)


def _asked(question: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(Words(question, look="label"), 1)
    row.addWidget(KeyTag(keys.key("earlier")), 0, Qt.AlignmentFlag.AlignTop)
    return holder


class WishesBlock(Block):
    """The child's own wishes and feelings (004:199)."""

    def __init__(self, board: Board, case: str) -> None:
        super().__init__(board)
        row = one_of_case(board.desk.assessment, v.WISHES, case)
        send = sender(board, cases.wishes, case)
        self.text = OnceText(
            board, row, WISHES, WISHES_HINT, title=WISHES, draft=(v.WISHES, case), send=send, lines=2
        )
        self.text.field.text.setObjectName("wishes")

    def show(self, trail: Trail) -> list[Row]:
        """The words as they are now."""
        return [(self.text.show(trail), 22)]

    def keep(self) -> None:
        """Make a change of what is being typed."""
        self.text.keep()


class AgenciesBlock(Block):
    """What each agency contributed in this case (004:216)."""

    def __init__(self, board: Board, case: str) -> None:
        super().__init__(board)
        self._hint = Words(AGENCY_HINT, look="quiet")
        self.texts = {agency.id: self._text(board, case, agency) for agency in board.desk.pack.services}

    def _text(self, board: Board, case: str, agency: Option) -> OnceText:
        row = one_of_case(board.desk.assessment, v.AGENCY, case, agency.id)
        made = OnceText(
            board,
            row,
            agency.title,
            "",
            title=f"{agency.title}, contribution",
            draft=(v.AGENCY, case, agency.id),
            send=sender(board, cases.contribution, case, agency.id),
        )
        made.field.text.setObjectName(f"agency-{agency.id}")
        return made

    def show(self, trail: Trail) -> list[Row]:
        """The words as they are now."""
        return [(self._hint, 14), *((text.show(trail), 14) for text in self.texts.values())]

    def keep(self) -> None:
        """Make changes of what is being typed."""
        for text in self.texts.values():
            text.keep()


class TrackingBlock(Block):
    """Who tracks the case, how far the team is with it, and the way to erasing it."""

    def __init__(self, board: Board, case: str) -> None:
        super().__init__(board)
        self._board, self._case = board, case
        self._members: tuple[tuple[str, str], ...] | None = None
        self.tracker, self.progress = CalmList(), Toggles("How far", PROGRESS)
        self.tracker.setObjectName("tracker")
        self.tracker.setAccessibleName("Tracked by")
        self.progress.setObjectName("progress")
        self._heading, self._holder = Words("Tracking", look="heading"), QWidget()
        form = QFormLayout(self._holder)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(Words("Tracked by", look="quiet"), self.tracker)
        form.addRow(Words("How far", look="quiet"), self.progress)
        self.erase = Link(ERASE)
        self.erase.setObjectName("eraseCase")
        self.erase.clicked.connect(lambda: board.went.emit(Place("erase", case)))
        self.tracker.activated.connect(
            lambda _: board.desk.run(
                cases.track, case, str(self.tracker.currentData() or ""), seen=board.ground.at
            )
        )
        self.progress.chosen.connect(
            lambda value: board.desk.run(cases.progress, case, str(value), seen=board.ground.at)
        )

    def show(self, trail: Trail) -> list[Row]:
        """As it is now."""
        members = tuple((m.id, m.name) for m in trail.rows.members)
        if members != self._members:
            self._members = members
            self.tracker.clear()
            for key, name in (("", NOBODY), *members):
                self.tracker.addItem(unmarked(name), key)
        if here := trail.case(self._case):
            self.tracker.show_value(here.tracker)
            self.progress.show_value(here.progress)
        return [(self._heading, 22), (self._holder, 6), (self.erase, 22)]
