"""What two people wrote differently: all that is open, and one of them side by side."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.domain.conflicts import Question, questions
from csa_desktop.domain.readiness.sheet import excerpt
from csa_desktop.domain.trail import Trail
from csa_desktop.gui import keys
from csa_desktop.gui.pages.done import told
from csa_desktop.gui.pages.filling.form_column import FormColumn
from csa_desktop.gui.pages.page import Desk, Page
from csa_desktop.gui.pages.parted import meanwhile, words
from csa_desktop.gui.pages.parted.question_view import QuestionView, resting
from csa_desktop.gui.pages.parted.telling import removal_line
from csa_desktop.gui.pages.wheres import place_of_statement, where_of
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.empty_page import EmptyPage
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.local import Draft
from csa_desktop.store.store import Store

NOTHING = "Nothing is to be decided"
EMPTY = (
    "Where two people write different things in the same field, both are kept and shown side by side here "
    "until one of you chooses. Nothing has to be chosen at once."
)


class ConflictsPage(Page):
    """One question in the middle; all that are open at the right."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._trail: Trail | None = None
        self._open: tuple[Question, ...] = ()
        self._key = ""
        self.view: QuestionView | None = None
        self._shown: object = None
        self.column = FormColumn()
        self._side = Column(margin=18, gap=7, name="trailColumn")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.column)
        for number, key in enumerate(("take-first", "take-second", "take-third")):
            keys.bind(key, self, partial(self._take, number))

    @property
    def side(self) -> QWidget | None:
        """All that is open, and what stands on the one that is shown."""
        return self._side

    def show_trail(self, trail: Trail) -> None:
        """Show what is open now; a question that is the same stays, with what is typed in it."""
        self._trail, self._open = trail, questions(trail.rows.parted)
        self._show()

    def go_to(self, place: Place) -> None:
        """`place.tab` is the question; `place.statement` a row with one."""
        self.selected.emit("")
        asked = [q for q in self._open if q.key == place.tab]
        about = [q for q in self._open if q.first.row == place.statement]
        if found := next(iter((*asked, *about)), None):
            self._key = found.key
            self._show()
        self.desk.read(Store.drafts, self.desk.assessment, then=self._take_up)

    def leave(self) -> None:
        """Keep what is typed as a draft."""
        if self.view:
            self.view.leave()

    # Showing

    @property
    def current(self) -> Question | None:
        """The question that is shown; None where nothing is open."""
        found = (q for q in self._open if q.key == self._key)
        return next(found, next(iter(self._open), None))

    def _show(self) -> None:
        if self._trail is None:
            return
        current = self.current
        self._key = current.key if current else ""
        what = (current, self._open, _ground(self._trail, current))
        if what != self._shown:
            self._shown = what
            self._draw(self._trail, current)

    def _draw(self, trail: Trail, current: Question | None) -> None:
        same = self.view is not None and current is not None and self.view.question.key == current.key
        begun = self.view.join if same and self.view else None
        typed = begun.text.value() if begun and begun.typed else ""
        if self.view:
            self.view.leave()
        self.column.clear()
        self.view = None
        if current is None:
            self.column.add(EmptyPage(NOTHING, EMPTY))
        else:
            self.column.add_row(self._steps(current))
            self.view = QuestionView(self.desk, trail, current)
            self.view.went.connect(self.went)
            self.column.add(self.view)
            if typed and self.view.join:
                self.view.join.take_up(typed)
            self.desk.read(Store.drafts, self.desk.assessment, then=self._take_up)
        self._draw_side(trail, current)

    def _steps(self, current: Question) -> Flow:
        at, many = self._open.index(current), len(self._open)
        row = Flow(gap=8)
        row.addWidget(Words(f"{at + 1} of {many} to decide", look="quiet"))
        if many > 1:
            for label, by in (("‹ Before", -1), ("Next ›", 1)):
                button = Button(label, kind="link")
                button.setObjectName(f"step{by:+d}")
                button.clicked.connect(partial(self._step, by))
                row.addWidget(button)
        return row

    def _step(self, by: int, *_: object) -> None:
        if current := self.current:
            at = (self._open.index(current) + by) % len(self._open)
            self.went.emit(Place("conflicts", tab=self._open[at].key))

    def _draw_side(self, trail: Trail, current: Question | None) -> None:
        self._side.clear()
        self._side.add(Words("To decide", look="heading"))
        for question in self._open:
            self._side.add(self._card(trail, question, chosen=question is current))
        if not self._open:
            self._side.add(Words("Nothing.", look="quiet"))
        above = resting(trail, current.first) if current else ()
        if above:
            self._side.space(8)
            self._side.add(Words("What stands on it", look="heading"))
        for upper in above:
            card = Card(where_of(upper, self.desk.pack), excerpt(upper))
            card.clicked.connect(partial(self._go, place_of_statement(upper)))
            self._side.add(card)

    def _card(self, trail: Trail, question: Question, *, chosen: bool) -> Card:
        first, pack = question.first, self.desk.pack
        about = told(trail, pack, first.table, first.row)
        if question.is_removal:
            lines = [*([_short(about.text)] if about.where and about.text else []), removal_line(question)]
        else:
            sides = [
                (meanwhile.who(trail, s) if s is not first.mine else "you", s.value) for s in first.sides
            ]
            lines = [f"{who}: {_short(words.said(trail, pack, first, value))}" for who, value in sides]
        named = "" if question.is_removal else words.field_name(first)
        title = " · ".join(filter(None, (about.where or _short(about.text), named)))
        card = Card(title, *lines, tone="selected" if chosen else "plain")
        card.setObjectName(f"question-{question.key}")
        card.clicked.connect(partial(self._go, Place("conflicts", tab=question.key)))
        return card

    def _go(self, place: Place, *_: object) -> None:
        self.went.emit(place)

    # Typing and deciding

    def _take_up(self, drafts: tuple[Draft, ...]) -> None:
        if self.view and self.view.join:
            place = self.view.join.place
            for draft in drafts:
                if draft.place == place:
                    self.view.join.take_up(draft.text)

    def _take(self, number: int) -> None:
        if self.view:
            self.view.take(number)


def _short(text: str, longest: int = 120) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest].rstrip()} …"


def _ground(trail: Trail, current: Question | None) -> object:
    """What else the page shows of a question: what it stands on, and what stands on it."""
    if current is None:
        return None
    row = current.first.row
    return trail.citations(row), trail.below(row), trail.above(row), trail.statement(row)
