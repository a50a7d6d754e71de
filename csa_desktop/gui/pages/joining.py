"""Two halves joined: both parts side by side by outcome and key judgement, now and at the first exchange."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from csa_desktop.commands import joining
from csa_desktop.commands.joining import Views
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.joining import Hypothesis, Joined, Meeting, Outcome, Part, SharedPage, joined
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.listing import Group, ListingPage, Made
from csa_desktop.gui.pages.notebook.row_view import shown_sign, source_chip, titled
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.wheres import place_of_statement
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.card import Card, Panel
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.empty_page import EmptyPage
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.sign import GAP
from csa_desktop.gui.widgets.tabs import Tabs
from csa_desktop.gui.widgets.words import Run, Words

NOW, OWN, THEIRS = "now", "own", "theirs"
HINT = (
    "Days 2 and 3: exchange views, compare thinking and evidence, review the hypotheses, and agree what to "
    "investigate further. Nothing here is weighed or scored."
)
NOTHING = "Nothing is written yet"
EMPTY = "Findings, gaps and hypotheses of Step 1 stand here side by side, by who wrote them."
UNPLACED = "Under no key judgement"
OPPOSED = "a strength here, an area for improvement there"
BOTH, MANY = "both wrote here", "{} people wrote here"
LOOKED_UP = "As it was on {}, read only. {}"


class JoiningPage(ListingPage):
    """A tab for now, and one for each view as it was at the first exchange."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(desk, "Two halves joined", HINT, parent=parent)
        self._trail: Trail | None = None
        self._views: Views | None = None
        self.tabs = Tabs()
        self.column.column.insertWidget(2, self.tabs)
        self._show_tabs()
        self.tabs.chosen.connect(lambda _: self._show())

    def show_trail(self, trail: Trail) -> None:
        """Show both parts as they are now; what one looks up stays what it was."""
        self._trail = trail
        self.desk.read(joining.views, self.desk.assessment, then=self._found)
        self._show()

    def go_to(self, place: Place) -> None:
        """`place.tab` is one of the views."""
        self.selected.emit("")
        if place.tab in (NOW, OWN, THEIRS):
            self.tabs.go_to(place.tab)
            self._show()

    def _found(self, views: Views | None) -> None:
        before = self._views and self._views.first
        if views and views.first != before:
            self._views = views
            self._show_tabs()
            self._show()

    def _show_tabs(self) -> None:
        tabs = [(NOW, "As it is now")]
        if views := self._views:
            tabs += [
                (OWN, "Your part at the first exchange"),
                (THEIRS, f"{views.first.name}’s part at the first exchange"),
            ]
        self.tabs.show_tabs(tabs)
        self.tabs.setVisible(len(tabs) > 1)

    # Showing

    def _show(self) -> None:
        trail = self._looked_at()
        if trail is None:
            return
        said = joined(trail, self.desk.pack)
        chosen = self.tabs.current()
        self.say(HINT if chosen == NOW else self._when())
        what = (chosen, said, trail.rows.members)
        if self.is_shown(what):
            return
        shown = _Shown(trail, self.desk.pack, self._go)
        nothing: list[Group] = [("", [EmptyPage(NOTHING, EMPTY)])]
        self.show_groups(what, [*shown.groups(said)] or nothing)

    def _looked_at(self) -> Trail | None:
        if self._views and self.tabs.current() == OWN:
            return self._views.own
        if self._views and self.tabs.current() == THEIRS:
            return self._views.theirs
        return self._trail

    def _when(self) -> str:
        if self._views is None:
            return HINT
        first = self._views.first
        mine = f"What this store held before {first.name}’s bundle was taken."
        theirs = f"What {first.name} had in sight when the bundle was written."
        return LOOKED_UP.format(moment(first.when), mine if self.tabs.current() == OWN else theirs)

    def _go(self, place: Place) -> None:
        if self.tabs.current() == NOW or (self._trail and self._trail.statement(place.statement)):
            self.went.emit(place)
        elif place.statement:
            self.went.emit(Place("history", place.statement))


class _Shown:
    """What the list is made of, for one trail."""

    def __init__(self, trail: Trail, pack: Pack, go: Callable[[Place], None]) -> None:
        self._trail, self._pack, self._go = trail, pack, go

    def groups(self, said: Joined) -> Iterator[Group]:
        """A summary, then each outcome."""
        if said.outcomes:
            yield "", [self._summary(said)]
        for outcome in said.outcomes:
            subject = next(s.title for s in self._pack.subjects if s.id == outcome.subject)
            yield subject, [*self._outcome(outcome)]

    def _summary(self, said: Joined) -> Panel:
        told = [
            _counted(said.shared, "key judgement has", "key judgements have", "something from both"),
            _counted(said.opposed, "key judgement shows", "key judgements show", OPPOSED),
            _counted(said.contradictions, "contradiction is", "contradictions are", "recorded between you"),
            _counted(said.pages, "page is", "pages are", "cited by both"),
            _counted(said.hypotheses, "hypothesis is", "hypotheses are", "to be tested together"),
        ]
        panel = Panel("Where the two halves meet")
        panel.setObjectName("whereTheyMeet")
        for line in told:
            panel.add(Words(line))
        return panel

    def _outcome(self, outcome: Outcome) -> Iterator[Made]:
        for meeting in outcome.meetings:
            yield partial(self._meeting, meeting)
        for found in outcome.contradictions:
            yield partial(self._contradiction, found.statement, found.by)
        for page in outcome.pages:
            yield partial(self._page, page)
        for hypothesis in outcome.hypotheses:
            yield partial(self._hypothesis, hypothesis)

    def _meeting(self, meeting: Meeting) -> QWidget:
        box = QWidget()
        box.setObjectName(f"meeting-{meeting.key_judgement}")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(6)
        key = next((k.text for k in self._pack.key_judgements if k.id == meeting.key_judgement), "")
        column.addWidget(Words(key or UNPLACED, look="label"))
        many = len(meeting.parts)
        wrote = BOTH if many == 2 else MANY.format(many)
        marks = [(wrote, "plain")] * meeting.is_shared + [(OPPOSED, "caution")] * meeting.opposed
        if marks:
            flow = Flow()
            for words, tone in marks:
                flow.addWidget(Mark(words, tone=tone))
            column.addLayout(flow)
        column.addLayout(self._parts(meeting.parts))
        return box

    def _parts(self, parts: Sequence[Part]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for number, part in enumerate(parts):
            column = QVBoxLayout()
            column.setSpacing(5)
            column.addWidget(Words([Run(self._name(part.author), "strong")], look="quiet"))
            for statement in part.statements:
                column.addWidget(self._card(statement))
            column.addStretch(1)
            grid.addLayout(column, number // 2, number % 2)
        for at in range(2):
            grid.setColumnStretch(at, 1)
        return grid

    def _card(self, statement: Statement, *, name: str = "") -> Card:
        about = [name, titled(self._pack.services, statement.service), *self._sources(statement)]
        card = Card(
            [Run(statement.text)],
            " · ".join(filter(None, about)) or "no source yet",
            tone="row",
            sign=GAP if statement.kind == v.GAP else shown_sign(self._pack, statement),
        )
        card.setObjectName(f"brought-{statement.id}")
        card.clicked.connect(lambda: self._go(place_of_statement(statement)))
        return card

    def _sources(self, statement: Statement) -> Iterator[str]:
        for citation in self._trail.citations(statement.id):
            yield source_chip(self._trail, self._pack, citation).text

    def _contradiction(self, statement: Statement, by: Statement) -> Panel:
        return self._together("A contradiction is recorded here", (statement, by))

    def _page(self, page: SharedPage) -> Panel:
        source = self._trail.source(page.source)
        title = source.title if source else "A source that is gone"
        where = f"{title}, p. {page.page}" if page.page else title
        return self._together(f"Both cite {where}", page.statements)

    def _hypothesis(self, one: Hypothesis) -> Panel:
        many = len(one.others)
        bearing = _counted(many, "finding", "findings", "of the other half may bear on it")
        title = "A hypothesis to test together" if many else "A hypothesis of one half so far"
        panel = self._together(title, (one.statement,))
        panel.add(Words(bearing, look="quiet"))
        return panel

    def _together(self, title: str, statements: Sequence[Statement]) -> Panel:
        panel = Panel(title, tone="row")
        for statement in statements:
            panel.add(self._card(statement, name=self._name(statement.author)))
        return panel

    def _name(self, author: str) -> str:
        devices = self._trail.rows.devices
        laptop = next((d.name for d in devices if author and d.person == author), "")
        return self._trail.name_of(author) or laptop or "Not named"


def _counted(number: int, one: str, many: str, what: str) -> str:
    return f"{number or 'No'} {one if number == 1 else many} {what}"
