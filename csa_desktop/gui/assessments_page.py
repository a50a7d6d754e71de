"""The assessments of the open store: where each stands, what is due, and how another is begun."""

from collections.abc import Mapping, Sequence
from functools import cached_property, partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop import clock
from csa_desktop.domain import home
from csa_desktop.domain.authorities import Authority
from csa_desktop.domain.framework import Field, Option, Pack
from csa_desktop.domain.home import Standing
from csa_desktop.domain.values import Assessment
from csa_desktop.gui import keys
from csa_desktop.gui.fields.texts import TextField
from csa_desktop.gui.home.begin_form import BeginForm
from csa_desktop.gui.home.standing_row import StandingRow
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.pages.turns import Turns
from csa_desktop.gui.places import Place
from csa_desktop.gui.store_bar import StoreBar
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.words import Words

NONE_YET = (
    "This store has no assessment yet. Begin the first one below, or bring in what a colleague shared with "
    "you: Exchange, at the top."
)
NONE_SUCH = "None of the assessments is one that you look for."
OPEN_FIRST = "A risk to a child is raised in its assessment. Open that assessment, then press {} again."
FILTERED_FROM = 4
"""So many assessments make it worth while to narrow the list."""
NARROW = (
    Option(home.LATE, "Overdue"),
    Option(home.SOON, "Due within two weeks"),
    Option(home.OPEN, "Open risks or conflicts"),
)


class AssessmentsPage(QWidget):
    """Opens one of the assessments, or begins one."""

    opened = Signal(str)
    """The id of the assessment to open."""
    begun = Signal(str, str, int, str)
    """pack id, authority, year, the person's own role."""
    corrected = Signal(str, str, str, str)
    """An entry of the list of authorities, as EntryBox tells it."""
    taken_back = Signal(str)
    asking = Signal(object)
    """The BeginForm, once it is made."""
    went = Signal(object)
    """A Place over all assessments: the moderation day, the national view."""
    print_wanted = Signal(object)
    """The list of what is due is wanted on paper: of these Standings."""

    def __init__(self, packs: Mapping[str, Pack], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("assessments")
        self._packs = packs
        self._standings: tuple[Standing, ...] = ()
        self._rows: dict[str, StandingRow] = {}
        self._conflicts: Mapping[str, int] = {}
        self._focused = ""
        self._known: tuple[Authority, ...] = ()
        self._today = clock.today()
        self.bar = StoreBar("Assessments")
        self._said, self._good = Words(look="error"), Words(look="good")
        self._count, self._none = Words(look="quiet"), Words(NONE_YET, look="quiet")
        self._open_first = Words(OPEN_FIRST.format(keys.key("risk")), look="error")
        self.search = TextField(
            Field("find-assessment", "text", "Find", hint="Authority, region, stage or year")
        )
        self.narrow = Toggles("Show only", NARROW)
        self.another = Button("Begin another assessment", kind="plain")
        self.print = Button("What is due, on paper …", kind="plain")
        self.board = Button("Moderation day", kind="plain")
        self.national = Button("National view", kind="plain")
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.column = column = Column(margin=40, gap=12, widest=860, name="assessmentsColumn")
        self.turns = Turns(column, self)
        column.add(Words("Assessments", look="title"), self._open_first, self._said, self._good)
        self._tools = QWidget()
        tools = QVBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(10)
        buttons = Flow(gap=10)
        for button in (self.another, self.print, self.board, self.national):
            buttons.addWidget(button)
        tools.addLayout(buttons)
        self._filter = QWidget()
        narrow = QVBoxLayout(self._filter)
        narrow.setContentsMargins(0, 0, 0, 0)
        narrow.setSpacing(8)
        narrow.addWidget(self.search)
        narrow.addWidget(self.narrow)
        tools.addWidget(self._filter)
        tools.addWidget(self._count)
        self._form_place = QVBoxLayout()
        column.add(self._tools, self._none)
        column.add_row(self._form_place)
        column.add_row(self._list)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.bar)
        outer.addWidget(column, 1)
        for words in (self._open_first, self._said, self._good):
            words.hide()

    def _connect(self) -> None:
        keys.bind("risk", self, self._say_open_first)
        self.search.typed.connect(lambda _: self._show())
        self.narrow.chosen.connect(lambda _: self._show())
        self.another.clicked.connect(self._begin_another)
        self.board.clicked.connect(lambda: self.went.emit(Place("board")))
        self.national.clicked.connect(lambda: self.went.emit(Place("national")))
        self.print.clicked.connect(lambda: self.print_wanted.emit(self.shown()))

    # The list

    def show_assessments(self, assessments: Sequence[Assessment]) -> None:
        """List them by authority; where each stands is told by `show_standings` when it is known."""
        self._allow()
        known = {one.assessment.id: one for one in self._standings}
        self._standings = tuple(_known_or_bare(known, a, self._packs) for a in assessments)
        if not assessments:
            self.form.show()
        elif self._has_form() and not self._rows:
            self.form.hide()
        self._show()

    def show_standings(self, standings: Sequence[Standing]) -> None:
        """List them in the order in which they press."""
        self._today = clock.today()
        self._standings = home.with_conflicts(standings, self._conflicts)
        self._show()

    def show_conflicts(self, counted: Mapping[str, int]) -> None:
        """Say how many conflicts each has open."""
        self._conflicts = counted
        if all(one.is_known for one in self._standings):
            self.show_standings(self._standings)

    def shown(self) -> tuple[Standing, ...]:
        """Those that are looked for now."""
        only, typed = str(self.narrow.value()), self.search.value()
        return home.shown(self._standings, self._today, only=only, typed=typed)

    def _show(self) -> None:
        """List those that are looked for, in turns; a row that says the same stays."""
        found, many = self.shown(), len(self._standings)
        self._tools.setVisible(bool(many))
        self._filter.setVisible(many >= FILTERED_FROM)
        self._count.set_words(_counted(found, self._standings))
        self._count.setVisible(many >= FILTERED_FROM)
        self._none.set_words(NONE_SUCH if many else NONE_YET)
        self._none.setVisible(not found)
        self._focused = self._to_focus(found)
        self._take_out({one.assessment.id: one for one in found})
        self.turns.make(partial(self._place, at, one) for at, one in enumerate(found))

    def _to_focus(self, found: Sequence[Standing]) -> str:
        """Whose row is to have the focus once it is made: the first where the first had it, else the same."""
        focused = next((id for id, row in self._rows.items() if row.hasFocus()), "")
        if focused and not self._list.indexOf(self._rows[focused]):
            return found[0].assessment.id if found else ""
        return focused

    def _take_out(self, wanted: Mapping[str, Standing]) -> None:
        """Let go of rows that say something else by now; hide those that are not looked for."""
        there = {one.assessment.id: one for one in self._standings}
        for id, row in list(self._rows.items()):
            if there.get(id) != row.standing:
                self._list.removeWidget(row)
                row.hide()
                row.deleteLater()
                del self._rows[id]
            elif id not in wanted:
                row.hide()

    def _place(self, at: int, standing: Standing) -> None:
        about = standing.assessment
        row = self._rows.get(about.id)
        if row is None:
            row = self._rows[about.id] = StandingRow(standing, self._today)
            row.clicked.connect(partial(self._open, about.id))
        if self._list.indexOf(row) != at:
            self._list.insertWidget(at, row)
        row.show()
        if about.id == self._focused:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_open_first(self) -> None:
        """Where a risk is raised: here there is no assessment whose case it could be about."""
        self._open_first.show()
        self.column.seek(self._open_first, to_top=True)

    def _open(self, assessment: str, *_: object) -> None:
        self._open_first.hide()
        self.opened.emit(assessment)

    # Beginning

    @cached_property
    def form(self) -> BeginForm:
        """What it takes to begin one, made when it is first asked for."""
        form = BeginForm(self._packs)
        form.show_known(self._known)
        form.begun.connect(self.begun)
        form.corrected.connect(self.corrected)
        form.taken_back.connect(self.taken_back)
        form.hide()
        self._form_place.addWidget(form)
        self.asking.emit(form)
        return form

    def _has_form(self) -> bool:
        return "form" in self.__dict__

    def show_known(self, known: Sequence[Authority]) -> None:
        """Offer the authorities of this list where one begins."""
        self._known = tuple(known)
        if self._has_form():
            self.form.show_known(known)

    def _allow(self) -> None:
        """What was begun is answered: another may be."""
        if self._has_form():
            self.form.begin.setEnabled(True)

    def _begin_another(self) -> None:
        self.form.setVisible(not self.form.isVisible())
        if self.form.isVisible():
            self.form.authority.go()

    def go(self) -> None:
        """Put the focus on the first assessment; where there is none, where the first one begins."""
        first = next((row for row in self._rows.values() if not self._list.indexOf(row)), None)
        if first and self._standings:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.authority.go()

    def say(self, sentence: str) -> None:
        """Say what did not work."""
        self._allow()
        self._said.set_words(sentence)
        self._said.setVisible(bool(sentence))

    def say_done(self, sentence: str) -> None:
        """Say what was done."""
        self._good.set_words(sentence)
        self._good.setVisible(bool(sentence))


def _known_or_bare(known: Mapping[str, Standing], about: Assessment, packs: Mapping[str, Pack]) -> Standing:
    """What is known of it already; before that, what it is."""
    if (there := known.get(about.id)) and there.assessment == about:
        return there
    pack = packs.get(about.pack)
    return Standing(about, pack.title if pack else "", is_known=False)


def _counted(found: Sequence[Standing], among: Sequence[Standing]) -> str:
    if not all(one.is_known for one in among):
        return ""
    late = sum(1 for one in found if one.late)
    many = f"{len(found)} of {len(among)}" if len(found) < len(among) else str(len(among))
    return f"{many} assessments · {late} with something overdue · what presses is first"
