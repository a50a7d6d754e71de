"""What the authority was asked for, documents and details of each child, and what of it has come."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csa_desktop.commands import plan as commands
from csa_desktop.commands import sources
from csa_desktop.commands.prints import REQUESTS, Wanted
from csa_desktop.domain import plan
from csa_desktop.domain.cases import SAMPLED
from csa_desktop.domain.framework import Field, Option
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Source
from csa_desktop.gui import theme
from csa_desktop.gui.fields.select import SelectField
from csa_desktop.gui.fields.texts import TextField
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
from csa_desktop.gui.pages.notebook.sheet import SheetWithin
from csa_desktop.gui.pages.notebook.toggle import Toggles
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.turns import Turns
from csa_desktop.gui.pages.unsent import REQUEST, Unsent, said_again
from csa_desktop.gui.paper.places import place_of, place_of_form
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card, Panel
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.link import Link
from csa_desktop.gui.widgets.words import Run, Words

STATES = {"expected": "not come yet", "received": "has come", "not-coming": "is not coming"}
NO_DOCUMENTS = "No document is listed yet."
NO_DETAILS = "Once there are cases, and something is asked for on each child, it shows here what has come."
MORE = "Ask for more on each child, on the request list"


GAP = 4


class Requests(QWidget):
    """Documents above, children below."""

    went = Signal(object)

    def __init__(self, desk: Desk, area: QScrollArea, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: object = None
        self.rows: dict[str, Toggles] = {}
        self._come: dict[str, frozenset[str]] = {}
        self._turns = Turns(area, self)
        self._documents, self._children = QVBoxLayout(), SheetWithin()
        self.kind = SelectField(Field("request-kind", "choice", "Kind", options=_kinds(desk)))
        self.title = TextField(Field("request-title", "text", "What is asked for"))
        self._wrong = Words(look="error")
        self.more = Link(MORE)
        self.more.clicked.connect(partial(self._go, place_of_form(desk.pack, plan.REQUEST_LIST)))
        self.more.setVisible(self._has_list())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (Words("Documents", look="heading"), *self._asking()):
            column.addWidget(widget)
        column.insertLayout(1, self._documents)
        column.addSpacing(6)
        column.addWidget(Words("Details of each child", look="heading"))
        column.addWidget(self.more)
        column.addWidget(self._children)
        column.addSpacing(6)
        column.addLayout(self._papers())
        self._documents.setSpacing(4)
        self._say("")
        asked = {"title": self.title, "kind": self.kind}
        title, row = "What is asked of the authority", desk.assessment
        self._unsent = Unsent(desk, asked, box=REQUEST, row=row, title=title, parent=self)
        self._unsent.came_back.connect(lambda at: self.title.set_hint(said_again(at)))
        self._unsent.offer()

    def _has_list(self) -> bool:
        """Whether a form says what is asked for on each child: there it is written, here it is looked at."""
        form = next((f for f in self._desk.pack.forms if f.id == plan.REQUEST_LIST), None)
        return form is not None and any(f.id == plan.DETAILS for f in form.fields())

    def _asking(self) -> Iterable[QWidget]:
        self.ask, self.usual = Button("Ask for it", kind="plain"), Button("List what is usually expected")
        self.ask.clicked.connect(self._expect)
        self.usual.clicked.connect(lambda: self._desk.run(sources.expect_usual, self._desk.pack))
        buttons = QWidget()
        flow = Flow(buttons, gap=8)
        for button in (self.ask, self.usual):
            flow.addWidget(button)
        return SideBySide([self.title, self.kind], 2), self._wrong, buttons

    def _papers(self) -> Flow:
        row = Flow(gap=8)
        printing = Button("Preview and print what was asked for", kind="plain")
        printing.clicked.connect(lambda: self.went.emit(place_of(Wanted(sheet=REQUESTS))))
        row.addWidget(printing)
        return row

    def _expect(self) -> None:
        kind, title = str(self.kind.value()), str(self.title.value()).strip()
        if not kind:
            self.kind.set_error("Choose what kind of document it is.")
            return
        self._desk.run(
            sources.expect,
            self._desk.pack,
            kind=kind,
            title=title,
            then=self._expected,
            refused=self._say,
        )

    def _expected(self, _: object) -> None:
        for editor in (self.kind, self.title):
            editor.reset("")
            editor.set_error("")
        self.title.set_hint("")
        self._unsent.begin_anew()
        self._say("")
        self.title.go()

    def _say(self, wrong: str) -> None:
        self._wrong.set_words(wrong)
        self._wrong.setVisible(bool(wrong))

    # Showing

    def show_trail(self, trail: Trail) -> None:
        """Show what has come; what is being typed stays."""
        asked = plan.requested(self._desk.pack, trail)
        listed = {s.kind for s in asked}
        self.usual.setVisible(any(k.expected and k.id not in listed for k in self._desk.pack.source_kinds))
        wanted = plan.details(self._desk.pack, trail)
        found = trail.cases(SAMPLED)
        asked_of_each = {option.id for option in wanted}
        self._come = {case.id: plan.come(trail, case.id) & asked_of_each for case in found}
        what = (asked, wanted, [(case.id, case.code) for case in found])
        if what != self._shown:
            self._shown = what
            self._list_documents(asked)
            self._list_children(wanted, [(case.id, case.code) for case in found])
        for case, toggles in self.rows.items():
            toggles.show_value(self._come[case])

    def _list_documents(self, asked: tuple[Source, ...]) -> None:
        empty(self._documents)
        for source in asked:
            card = Card(source.title, STATES.get(source.state, source.state), tone="row")
            place = Place("sources", tab="details", citation=source.id)
            card.clicked.connect(partial(self._go, place))
            self._documents.addWidget(card)
        if not asked:
            self._documents.addWidget(Words(NO_DOCUMENTS, look="quiet"))

    def _go(self, place: Place, *_: object) -> None:
        self.went.emit(place)

    def _list_children(self, wanted: tuple[Option, ...], found: list[tuple[str, str]]) -> None:
        self._children.clear()
        self.rows = {}
        self._turns.make(partial(self._child, wanted, *case) for case in (found if wanted else ()))
        if not (wanted and found):
            self._children.put(Words(NO_DETAILS, look="quiet"))

    def _child(self, wanted: tuple[Option, ...], case: str, code: str) -> None:
        toggles = self.rows[case] = Toggles(f"Has come on {code}", wanted, many=True)
        toggles.show_value(self._come.get(case, frozenset()))
        toggles.chosen.connect(partial(self._came, case))
        self._children.put(_row(code, toggles), GAP)

    def _came(self, case: str, now: tuple[str, ...]) -> None:
        """One was switched on or off: only that is said, so that nobody else's is said anew."""
        changed = set(now) ^ self._come[case]
        self._come[case] = frozenset(now)
        for detail in changed:
            self._desk.run(commands.came, case, detail, come=detail in now)

    def keep(self) -> None:
        """Keep what is being typed."""
        self._unsent.keep()


def _kinds(desk: Desk) -> tuple[Option, ...]:
    return tuple(Option(kind.id, kind.title) for kind in desk.pack.source_kinds if not kind.form)


def _row(code: str, toggles: Toggles) -> Panel:
    panel = Panel(tone="row")
    row = QHBoxLayout()
    row.setSpacing(12)
    words = Words([Run(code, "strong")])
    words.setFixedWidth(theme.px(72))
    row.addWidget(words)
    row.addWidget(toggles, 1)
    panel.body.addLayout(row)
    return panel
