"""The records of a stage, the newest first: what each is about, who was there, who wrote it, who cites it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.commands.prints import Wanted
from csa_desktop.domain import records
from csa_desktop.domain.cases import SAMPLED
from csa_desktop.domain.framework import Stage
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Source
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.listing import ListingPage
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.recording.chooser import Chooser
from csa_desktop.gui.pages.source_places import place_of_source
from csa_desktop.gui.pages.wheres import stage_name
from csa_desktop.gui.paper.places import place_of
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.empty_page import EmptyPage
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.link import Link
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.store import Store

HINT = (
    "A letter, or Enter, begins a record of this moment, and you can type at once. Name nobody: roles only."
)
NONE = (
    "What is seen and heard on site is recorded here, on the form of its kind, and quoted into findings. "
    "Where no laptop is allowed, take a blank form along and type it in afterwards."
)
_EXCERPT = 150


@dataclass(frozen=True, slots=True)
class Shown:
    """What a card says of a record."""

    record: Source
    lines: tuple[str, ...]
    citing: int


class RecordList(ListingPage):
    """A card for each record; what it takes to begin one stands above."""

    begun = Signal(str, str, str)
    typed_on = Signal(str)
    """All that was typed by now while a record is being begun."""

    def __init__(self, desk: Desk, stage: Stage, *, parent: QWidget | None = None) -> None:
        super().__init__(desk, stage.title, HINT, parent=parent)
        self._stage = stage
        self._authors: dict[str, str] = {}
        self._asked: set[str] = set()
        self._ahead: str | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._trail: Trail | None = None
        kinds = tuple(k for k in desk.pack.source_kinds if k.id in stage.kinds)
        self._forms = tuple(dict.fromkeys(k.form for k in kinds if k.form))
        self.chooser = Chooser(kinds)
        self._refused = Words(look="error")
        self._refused.hide()
        self._make_head()
        self.chooser.begun.connect(self.begun)

    def _make_head(self) -> None:
        self.column.column.insertWidget(2, self.chooser)
        self.column.column.insertWidget(3, self._refused)
        self.column.column.insertLayout(4, self._blank_forms())

    def _blank_forms(self) -> QVBoxLayout:
        """Forms to take along where no laptop is allowed, listed when they are asked for."""
        ask, listed = Link("Blank forms, for where no laptop is allowed"), QWidget()
        ask.setObjectName("blankForms")
        flow = Flow(listed, gap=10)
        for form in sorted(self.desk.pack.forms, key=lambda form: self._order(form.id)):
            if form.id in self._forms:
                link = Link(form.title)
                link.setObjectName(f"blank-{form.id}")
                link.clicked.connect(partial(self._go, Wanted(form.id, blank=True)))
                flow.addWidget(link)
        listed.hide()
        ask.clicked.connect(lambda: listed.setVisible(listed.isHidden()))
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(ask)
        column.addWidget(listed)
        return column

    def _order(self, form: str) -> int:
        return self._forms.index(form) if form in self._forms else len(self._forms)

    def _go(self, wanted: Wanted, *_: object) -> None:
        self.went.emit(place_of(wanted))

    def refuse(self, sentence: str) -> None:
        """Say why no record was begun; nothing where it was."""
        self._refused.set_words(sentence)
        self._refused.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter begins its kind of record; what is typed until that is there is its first words."""
        if self._ahead is not None:
            text = event.text().replace("\r", "\n")
            self._ahead += text if text.isprintable() or text == "\n" else ""
            self.typed_on.emit(self._ahead)
        elif not self.chooser.take(event):
            super().keyPressEvent(event)

    def hear_typing(self) -> None:
        """A record is being begun: keep what is typed meanwhile."""
        self._ahead = ""
        self.setFocus()

    def typed_ahead(self) -> str:
        """What was typed meanwhile; from now on letters begin records again."""
        said, self._ahead = self._ahead or "", None
        return said

    # Showing

    def show_trail(self, trail: Trail) -> None:
        """Show the list again where a record or what cites it has changed."""
        self._trail = trail
        self.chooser.show_cases(trail.cases(SAMPLED))
        found = records.records(self.desk.pack, trail, self._stage.kinds)
        self._read_authors(found)
        shown = tuple(self._shown_as(trail, record) for record in found)
        if self.is_shown(shown):
            return
        none = [EmptyPage("Nothing is recorded yet", NONE)] if not shown else []
        self.show_groups(shown, [("Recorded", [partial(self._card, s) for s in shown]), ("", none)])

    def _shown_as(self, trail: Trail, record: Source) -> Shown:
        pack, case = self.desk.pack, trail.case(record.case)
        who = records.present(pack, trail, record)
        by = trail.name_of(self._authors.get(record.id, ""))
        about = (
            moment(record.dated),
            case.code if case and case.code not in record.title else "",
            stage_name(pack, record.stage),
            f"with {who[:1].lower()}{who[1:]}" if who else "",
            f"by {by}" if by else "",
        )
        said = " ".join(" ".join(text for _, text in records.texts(pack, trail, record)).split())
        words = said if len(said) <= _EXCERPT else said[:_EXCERPT].rsplit(" ", 1)[0] + " …"
        citing = len({c.statement for c in trail.quotations(record.id)})
        return Shown(record, tuple(filter(None, (" · ".join(filter(None, about)), words))), citing)

    def _card(self, shown: Shown) -> Card:
        card = Card(shown.record.title, *shown.lines, tone="row")
        card.setObjectName(f"record-{shown.record.id}")
        card.add_chips(citing_mark(shown.citing))
        card.clicked.connect(lambda: self.went.emit(place_of_source(self.desk.pack, shown.record)))
        return card

    def _read_authors(self, found: Sequence[Source]) -> None:
        wanted = tuple(s.id for s in found if s.id not in self._asked)
        if wanted:
            self._asked |= set(wanted)
            self.desk.read(authors, wanted, then=self._authors_found)

    def _authors_found(self, found: dict[str, str]) -> None:
        self._authors.update(found)
        if self._trail:
            self.show_trail(self._trail)


def citing_mark(findings: int) -> Mark:
    """How many findings cite a record."""
    if not findings:
        return Mark("not cited yet", tone="caution")
    return Mark("1 finding cites it" if findings == 1 else f"{findings} findings cite it", tone="good")


def authors(store: Store, wanted: Sequence[str]) -> dict[str, str]:
    """Who began each of some records."""
    said = ((record, store.history("source", record)) for record in wanted)
    return {record: versions[0].author for record, versions in said if versions}
