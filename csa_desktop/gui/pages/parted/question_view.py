"""One question: what stood there, what each wrote, and taking one, another, or a joined text."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from csa_desktop.commands import conflicts, drafts
from csa_desktop.domain import values as v
from csa_desktop.domain.conflicts import Conflict, Question, Side
from csa_desktop.domain.trail import Trail
from csa_desktop.gui import keys
from csa_desktop.gui.pages.done import told
from csa_desktop.gui.pages.notebook.judgement_view import ground_chips
from csa_desktop.gui.pages.notebook.reason_box import ReasonBox
from csa_desktop.gui.pages.notebook.row_view import ChipView, source_chip, titled
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.parted import meanwhile, telling, words
from csa_desktop.gui.pages.parted.join_box import JoinBox
from csa_desktop.gui.pages.parted.marked import OURS, THEIRS, marked, spoken
from csa_desktop.gui.pages.parted.side_box import SideBox
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.chip import Chip
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.link import Link
from csa_desktop.gui.widgets.words import Run, Words
from csa_desktop.store.local import Draft

KEPT = "Nothing is lost: all of it stays in the history, whichever you choose, and undo brings both back."
CLOCKS = "The times are what each laptop’s clock said. They decide nothing."
STANDS_ON = "What it stands on:"
STAYS = "What it stands on stays, whichever words you choose:"
BEFORE_NOTHING = "Nothing stood there before."
GOES_TOO = "If it goes, what was added to it goes too, and what stands on it loses this ground."
TRAVELS = "Your colleagues receive your decision with the next exchange."
_TAKE_KEYS = ("take-first", "take-second", "take-third")


class QuestionView(QWidget):
    """Built for a question as it stands; `settled` once a person has decided."""

    settled = Signal()
    went = Signal(object)

    def __init__(
        self, desk: Desk, trail: Trail, question: Question, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.question, self._desk, self._trail = question, desk, trail
        self._here = question.first
        self.sides: tuple[SideBox, ...] = ()
        self.join: JoinBox | None = None
        self.reason: ReasonBox | None = None
        self._waiting: Side | None = None
        self._message = Words(look="error")
        self._message.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._head()
        if question.is_removal:
            self._removal()
        else:
            self._versions()
        self._column.addWidget(Words(f"{TRAVELS} {CLOCKS}", look="quiet"))

    # What is shown

    def _head(self) -> None:
        about = told(self._trail, self._desk.pack, self._here.table, self._here.row)
        self.title = Words(telling.title(self.question), look="title")
        named = "" if self.question.is_removal else words.field_name(self._here)
        what = " · ".join(filter(None, (about.where or _short(about.text), named)))
        self._column.addWidget(self.title)
        self._column.addWidget(Words(f"{what}. {KEPT}", look="quiet"))
        link = Link(_short(about.text) or "Show where it stands")
        link.setObjectName("whereItStands")
        if (place := about.place) is not None:
            link.clicked.connect(lambda: self.went.emit(place))
            self._column.addWidget(link)
        self._column.addSpacing(6)

    def _versions(self) -> None:
        self._before(self._here)
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(12)
        self.sides = tuple(self._side(n, side) for n, side in enumerate(self._here.sides))
        for number, box in enumerate(self.sides):
            grid.addWidget(box, number // 2, number % 2)
            grid.setColumnStretch(number % 2, 1)
        self._column.addLayout(grid)
        self._column.addWidget(self._message)
        if conflicts.needs_reason(self._trail, self._desk.pack, self._here):
            self._ask_reason()
        if words.is_written(self._trail, self._desk.pack, self._here):
            self._column.addSpacing(6)
            self.join = self._join()
            self._column.addWidget(self.join)
        self._ground()

    def _before(self, conflict: Conflict) -> None:
        self._column.addWidget(Words("Before", look="heading"))
        before = self._said(conflict, conflict.base) if conflict.base not in (None, "") else BEFORE_NOTHING
        box = Panel()
        box.add(Words(before, look="quote"))
        self._column.addWidget(box)

    def _side(self, number: int, side: Side) -> SideBox:
        here, mine = self._here, side is self._here.mine
        now, base = self._said(here, side.value), self._said(here, here.base) if here.base else ""
        written = words.is_written(self._trail, self._desk.pack, here)
        wash = OURS if mine else THEIRS
        box = SideBox(
            *telling.whose(self._trail, side, mine=mine),
            marked(base, now, wash) if written and base else [Run(now)],
            spoken=spoken(base, now) if written and base else "",
            take="Take this",
            key=keys.key(_TAKE_KEYS[number]) if number < len(_TAKE_KEYS) else "",
        )
        box.setObjectName(f"side-{number}")
        box.taken.connect(lambda: self.take(number))
        return box

    def _said(self, conflict: Conflict, value: object) -> str:
        return words.said(self._trail, self._desk.pack, conflict, value)  # type: ignore[arg-type]

    def _ground(self) -> None:
        chips = tuple(_chips(self._trail, self._desk, self._here))
        if not chips:
            return
        self._column.addSpacing(6)
        self._column.addWidget(Words(STANDS_ON if self.question.is_removal else STAYS, look="quiet"))
        flow = Flow()
        for view in chips:
            chip = Chip(view.text)
            chip.clicked.connect(lambda _=False, place=view.place: self.went.emit(place))
            flow.addWidget(chip)
        self._column.addLayout(flow)

    def _removal(self) -> None:
        self._column.addWidget(Words(telling.removal(self._trail, self._here)))
        for conflict in self.question.conflicts:
            if conflict.is_whole_row:
                self._added(conflict)
                continue
            self._before(conflict)
            grid = QGridLayout()
            grid.setHorizontalSpacing(18)
            for number, side in enumerate(conflict.living):
                box = self._changed(conflict, side)
                grid.addWidget(box, number // 2, number % 2)
                grid.setColumnStretch(number % 2, 1)
            self._column.addLayout(grid)
        self._column.addWidget(self._message)
        self.keep_button, self.remove_button = Button("Keep it", kind="primary"), Button("Remove it")
        self.keep_button.setObjectName("keepIt")
        self.remove_button.setObjectName("removeIt")
        self.keep_button.clicked.connect(self.keep_it)
        self.remove_button.clicked.connect(self.remove_it)
        row = Flow(gap=10)
        row.addWidget(self.keep_button)
        row.addWidget(self.remove_button)
        self._column.addLayout(row)
        self._ground()

    def _added(self, conflict: Conflict) -> None:
        """What a removed row says, and what was added to it meanwhile, each line on its own."""
        about = told(self._trail, self._desk.pack, conflict.table, conflict.row)
        self._column.addWidget(Words("What it says", look="heading"))
        box = Panel()
        box.add(Words(about.text or about.where or BEFORE_NOTHING, look="quote"))
        self._column.addWidget(box)
        self._column.addWidget(Words("Added meanwhile", look="heading"))
        for line in meanwhile.lines(self._trail, self._desk.pack, conflict):
            self._column.addWidget(Words(line))
        self._column.addWidget(Words(GOES_TOO, look="quiet"))

    def _changed(self, conflict: Conflict, side: Side) -> SideBox:
        now, base = self._said(conflict, side.value), self._said(conflict, conflict.base or "")
        wash = OURS if side is conflict.mine else THEIRS
        written = words.is_written(self._trail, self._desk.pack, conflict) and bool(conflict.base)
        whose, about = telling.whose(self._trail, side, mine=side is conflict.mine)
        named = f"{words.field_name(conflict)} · {about}"
        runs = marked(base, now, wash) if written else [Run(now)]
        return SideBox(whose, named, runs, spoken=spoken(base, now) if written else "")

    # Joining

    def _join(self) -> JoinBox:
        here = self._here
        own = here.mine or here.sides[0]
        where = drafts.where(conflicts.DRAFT, here.table)
        draft = Draft(
            f"{where}/{here.row}/{here.field}",
            self._desk.assessment,
            f"Two versions, {words.field_name(here)}",
            _text(own.value),
            "",
        )
        others = [
            (telling.whose(self._trail, side, mine=side is here.mine)[0], _text(side.value))
            for side in here.sides
            if side is not own
        ]
        bullets = isinstance(own.value, tuple)
        box = JoinBox(self._desk.drafts, draft, others, bullets=bullets)
        box.joined.connect(self._joined)
        return box

    def _joined(self, text: str) -> None:
        self._choose(conflicts.as_kept(self._here, text))

    # Deciding

    def take(self, number: int) -> None:
        """Take one of the sides, as they stand from left to right."""
        if self.question.is_removal or number >= len(self._here.sides):
            return
        side = self._here.sides[number]
        if self.reason:
            self._waiting = side
            self.reason.ask(self._why(side))
        elif side.value is not None:
            self._choose(side.value)

    def _ask_reason(self) -> None:
        here = self._here
        self.reason = ReasonBox(self._desk, here.row, "Why it changes")
        self.reason.given.connect(self._given)
        self._column.addWidget(self.reason)

    def _why(self, side: Side) -> str:
        made = self._trail.statement(self._here.row)
        status = titled(self._desk.pack.statuses, made.status).casefold() if made else ""
        others = [self._said(self._here, s.value) for s in self._here.sides if s is not side]
        return (
            f"This judgement is {status}. Why is it {self._said(self._here, side.value)}, "
            f"not {' or '.join(others)}?"
        )

    def _given(self, reason: str) -> None:
        if self._waiting and self._waiting.value is not None:
            self._choose(self._waiting.value, reason=reason)

    def _choose(self, value: object, *, reason: str = "") -> None:
        self._desk.run(
            conflicts.choose,
            self._here,
            value,
            pack=self._desk.pack,
            reason=reason,
            then=self._done,
            refused=self._say,
        )

    def keep_it(self) -> None:
        """Keep a row that one removed and another changed."""
        self._desk.run(conflicts.keep, self._here, then=self._done, refused=self._say)

    def remove_it(self) -> None:
        """Remove it, as it was seen here."""
        at = self._trail.at
        self._desk.run(conflicts.choose_removal, self._here, seen=at, then=self._done, refused=self._say)

    def _done(self, _: object) -> None:
        if self.join:
            self.join.drop_draft()
        if self.reason:
            self.reason.done()
        self.settled.emit()

    def _say(self, sentence: str) -> None:
        self._message.set_words(sentence)
        self._message.setVisible(bool(sentence))

    def leave(self) -> None:
        """Keep what is typed as a draft."""
        if self.join:
            self.join.keep_draft()
        if self.reason:
            self.reason.keep()


def _text(value: object) -> str:
    return "\n".join(value) if isinstance(value, tuple) else str(value or "")


def _chips(trail: Trail, desk: Desk, conflict: Conflict) -> Iterator[ChipView]:
    if conflict.table == "statement":
        for citation in trail.citations(conflict.row):
            yield source_chip(trail, desk.pack, citation)
        yield from ground_chips(trail, desk.pack, conflict.row)


def resting(trail: Trail, conflict: Conflict) -> Sequence[v.Statement]:
    """What stands on the statement that a conflict is about."""
    return trail.above(conflict.row) if conflict.table == "statement" else ()


def place_of(question: Question) -> Place:
    """The place that shows a question."""
    return Place("conflicts", tab=question.key)


def _short(text: str, longest: int = 70) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest].rstrip()} …"
