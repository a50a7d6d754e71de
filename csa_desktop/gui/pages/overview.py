"""The first page of an assessment: what is next, who works on it, and typing that was cut short."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csa_desktop import clock
from csa_desktop.commands import assessments, drafts
from csa_desktop.domain import risks
from csa_desktop.domain.cases import Risk
from csa_desktop.domain.counts import several
from csa_desktop.domain.deadlines import OVERDUE, TODAY, deadlines, pressing
from csa_desktop.domain.framework import Field, Pack, Step
from csa_desktop.domain.readiness import readiness
from csa_desktop.domain.records import documents
from csa_desktop.domain.step_names import step_heading
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import OVERALL, PROGRESS
from csa_desktop.gui import deadline_words
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.listing import Group, ListingPage
from csa_desktop.gui.pages.notebook.following import following
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Then
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.people import People
from csa_desktop.gui.pages.unsent import PEOPLE, is_readable, place_to_go_on
from csa_desktop.gui.pages.wheres import page_title
from csa_desktop.gui.paper.left_program import LeftProgram
from csa_desktop.gui.paper.notebook_panel import NotebookPanel
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card, Panel
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.local import Draft

CLOCKS_LISTED = 4
SHOWN = 300
"""So many letters of typing that was cut short are shown; all of it is put back."""
BESIDE = "Other words were typed there since. Put back, these stand beside them, until you choose."
MARKING = "Shown at the top of the window, and at the top and bottom of every page that is printed."


class OverviewPage(ListingPage):
    """Counts lead to where they are put right; people are added here."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", parent=parent)
        self._trail: Trail | None = None
        self._drafts: tuple[Draft, ...] = ()
        self._to_print: tuple[str, ...] = tuple(step.id for step in desk.pack.steps)
        self.people = People(desk)
        self.marking = editor_for(Field("marking", "text", "Marking", hint=MARKING))
        self._marked = Kept(
            desk,
            self.marking,
            self._mark,
            row=("assessment", desk.assessment),
            field="marking",
            title="The assessment's marking",
            parent=self,
        )
        # The first page there is: what lies below the list is laid out once the window has answered.
        QTimer.singleShot(0, self, self._add_rest)
        self.people.added.connect(self._add_person)
        self.people.removed.connect(lambda member: desk.run(assessments.remove_member, member))
        self.people.led.connect(lambda member: desk.run(assessments.lead, member))
        desk.read(drafts.waiting, desk.assessment, then=self._found)

    def _add_rest(self) -> None:
        self.column.add(self.people)
        self.column.space(14)
        self.column.add(self.marking)
        self.column.space(14)
        about = Words(self.desk.pack.provenance, look="quiet")
        self.column.add(Words("About this framework", look="heading"), about)

    def _add_person(self, name: str, role: str) -> None:
        people = self.people
        self.desk.run(
            assessments.add_member, name=name, role=role, then=people.was_added, refused=people.refuse
        )

    def _mark(self, marking: str, _: Seen, then: Then, refused: Refused) -> None:
        self.desk.run(assessments.change_marking, marking, then=then, refused=refused)

    def leave(self) -> None:
        """Keep what is being typed."""
        self._marked.keep()
        self.people.keep()

    def _found(self, found: tuple[Draft, ...]) -> None:
        self._drafts = found
        if self._trail:
            self.show_trail(self._trail)

    def go_to(self, place: Place) -> None:
        """What was put back elsewhere meanwhile is no longer cut short; a link may lead to the people."""
        if place.tab == PEOPLE:
            QTimer.singleShot(0, self, partial(self._go_to_people, place.statement))
        self.desk.read(drafts.waiting, self.desk.assessment, then=self._still_there)

    def _go_to_people(self, member: str) -> None:
        if member:
            self.people.correct(member)
            return
        self.column.ensureWidgetVisible(self.people.name)
        self.people.name.go()

    def _still_there(self, found: tuple[Draft, ...]) -> None:
        """As they are now: what other words took the place of was put aside since, and is found there."""
        before = {(draft.place, draft.text) for draft in self._drafts}
        self._found(tuple(d for d in found if drafts.is_placeless(d) or (d.place, d.text) in before))

    def show_trail(self, trail: Trail) -> None:
        """Show how far each step is, the sources and the people."""
        self._trail = trail
        self.title.set_words(_title(trail))
        self.people.show_members(trail.rows.members, trail.at)
        if self.marking.value() == trail.assessment.marking:
            self.marking.set_value(trail.assessment.marking)
        self._marked.show(trail.assessment.marking, trail.at)
        what = (trail.at, self._drafts)
        if self.is_shown(what):
            return
        cut = [self._draft(some) for some in _by_box(self._drafts)]
        groups: list[Group] = [
            ("Open risks to children", [self._risk(risk) for risk in risks.open_risks(trail)]),
            ("Typing that was cut short", cut),
            ("Clocks", self._clocks(trail)),
            ("", following(self.desk.pack, trail, self._go)),
            ("Next", [self._sources(trail), *self._steps(trail)]),
            ("On paper", [self._print_notebook]),
            ("What left the program", [partial(LeftProgram, trail)] if trail.rows.exports else []),
        ]
        self.show_groups(what, groups)

    def _risk(self, risk: Risk) -> Card:
        said = " ".join(risk.what.split())
        card = Card(f"Risk to {risk.child}", said, " · ".join(risks.lines(risk)), tone="danger")
        card.clicked.connect(partial(self._go, Place("risk", risk.id)))
        return card

    def _clocks(self, trail: Trail) -> list[Card]:
        """What is overdue, due today or next; all of it is in the plan."""
        today, cards = clock.today(), []
        for deadline in pressing(deadlines(self.desk.pack, trail, today))[:CLOCKS_LISTED]:
            tone = "danger" if deadline.state in (OVERDUE, TODAY) else "row"
            card = Card(deadline.clock.title, *deadline_words.lines(deadline, today), tone=tone)
            card.clicked.connect(partial(self._go, Place("plan", tab="dates", statement=deadline.clock.id)))
            cards.append(card)
        return cards

    def _sources(self, trail: Trail) -> Card:
        listed = documents(self.desk.pack, trail)
        states = Counter(s.state for s in listed)
        undecided = sum(1 for s in listed if not s.admissible)
        said = f"{states['received']} received · {states['expected']} still to come"
        if undecided:
            said += f" · {undecided} not yet decided whether admissible"
        card = Card(page_title(self.desk.pack, "sources", "Sources"), said, tone="row")
        card.clicked.connect(lambda: self.went.emit(Place("sources")))
        return card

    def _steps(self, trail: Trail) -> list[Card]:
        todos = readiness(trail, self.desk.pack)
        cards = []
        for step in self.desk.pack.steps:
            due = [t for t in todos if t.step == step.id and t.severity == "must"]
            said = f"{len(due)} to do: {due[0].what}" if due else "Nothing is open"
            card = Card(step_heading(self.desk.pack, step), said, tone="row")
            place = Place("readiness", tab=step.id) if due else _first_sheet(self.desk.pack, step)
            card.clicked.connect(partial(self._go, place))
            cards.append(card)
        return cards

    def _go(self, place: Place, *_: object) -> None:
        self.went.emit(place)

    def _print_notebook(self) -> NotebookPanel:
        panel = NotebookPanel(self.desk.pack, self._to_print)
        panel.went.connect(self.went)
        panel.ticked.connect(self._tick)
        return panel

    def _tick(self, steps: tuple[str, ...]) -> None:
        self._to_print = steps

    def _draft(self, some: tuple[Draft, ...]) -> Panel:
        """One text, or all that was typed into one box."""
        first, place = some[0], place_to_go_on(some[0])
        text = " · ".join(draft.text for draft in some if is_readable(draft))
        shown = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
        said = f"{several(len(text.split()), 'word')}, typed {moment(first.at)}: {shown}"
        if drafts.stands_beside(first):
            said = f"{said}\n{BESIDE}"
        panel = Panel(first.title, said if text else f"Typed {moment(first.at)}", tone="danger")
        back = "Make a note of it" if drafts.becomes_note(first) else "Put it back"
        acts = [("Go on with it", partial(self._go, place)) if place else (back, self._recover)]
        if drafts.stands_beside(first):
            acts.append(("Make a note of it", self._make_note))
        row = QHBoxLayout()
        for label, act in (*acts, ("Discard", self._discard)):
            button = Button(label, kind="plain")
            button.clicked.connect(partial(_pressed, act, some))
            row.addWidget(button)
        row.addStretch(1)
        panel.body.addLayout(row)
        return panel

    def _recover(self, some: tuple[Draft, ...]) -> None:
        done = partial(self._put_back, some)
        self.desk.run(drafts.put_back, self.desk.pack, some[0], then=done)

    def _make_note(self, some: tuple[Draft, ...]) -> None:
        self.desk.run(drafts.make_note, some[0], then=partial(self._put_back, some))

    def _put_back(self, some: tuple[Draft, ...], _: object) -> None:
        self._discard(some)

    def _discard(self, some: tuple[Draft, ...]) -> None:
        for draft in some:
            self.desk.drafts.drop(draft.place, seen=draft.text)
        self._found(tuple(d for d in self._drafts if d not in some))


def _pressed(act: Callable[[tuple[Draft, ...]], None], some: tuple[Draft, ...], *_: object) -> None:
    act(some)


def _by_box(found: tuple[Draft, ...]) -> list[tuple[Draft, ...]]:
    """What was typed, the fields of one box together, the newest first."""
    boxes: dict[object, list[Draft]] = {}
    for draft in found:
        boxes.setdefault(drafts.unsent_box(draft) or draft.place, []).append(draft)
    return [tuple(some) for some in boxes.values()]


def _first_sheet(pack: Pack, step: Step) -> Place:
    """Where a step begins: the sheet of its first subject, or the one for the assessment."""
    if PROGRESS in step.holds:
        return Place(PROGRESS)
    subjects = [s.id for s in pack.subjects if s.id in step.subjects and s.kind != OVERALL]
    return Place("subject", subjects[0], tab=step.id) if subjects else Place("overall", tab=step.id)


def _title(trail: Trail) -> str:
    about = trail.assessment
    year = "" if str(about.year) in about.title else f" {about.year}"
    return f"{about.authority} · {about.title}{year}"
