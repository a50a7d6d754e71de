"""Two versions of the letter compared: any two editions, or one of them and the letter as it is now."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.commands.prints import CHANGES, Wanted
from csa_desktop.domain import editions
from csa_desktop.domain.counts import several
from csa_desktop.domain.differences import GONE, NEW, SAME
from csa_desktop.domain.editions import NOW
from csa_desktop.domain.framework import Field, Option
from csa_desktop.domain.letter_differences import MOVED, SectionChange, SentenceChange, letter_differences
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.fields.select import SelectField
from csa_desktop.gui.pages.filling.side_by_side import SideBySide
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.parted.marked import OURS, marked, spoken
from csa_desktop.gui.pages.stages_of_letter.wording import sent_when
from csa_desktop.gui.pages.turns import Turns
from csa_desktop.gui.paper.places import place_of
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.column import Column, empty
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.words import Words
from csa_desktop.importing.wording import listed

TITLE = "What changed between two versions"
HINT = "Words that were put in are underlined; words that were taken out are struck through."
NOTHING_SENT = "Nothing has gone out yet. Once it has, it can be compared with the letter as it is now."
SAME_TEXT = "Both say the same, word for word."
_KINDS = {NEW: "New", GONE: "Taken out", MOVED: "Moved"}


class VersionsPart(QWidget):
    """Two choices, and below them every section in which something differs."""

    went = Signal(object)

    def __init__(self, desk: Desk, column: Column, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("versionsPart")
        self._desk = desk
        self._trail: Trail | None = None
        self._offered: tuple[Option, ...] = ()
        self._shown: object = None
        self.older = self.newer = _choice("older", "From", ())
        self._choices, self._list = QVBoxLayout(), QVBoxLayout()
        self._said = Words(look="quiet")
        self.print = Button("Print these changes", kind="link")
        self.print.setObjectName("printChanges")
        self.print.clicked.connect(self._print)
        self._list.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 6, 0, 0)
        outer.setSpacing(10)
        outer.addWidget(Words(TITLE, look="section"))
        outer.addLayout(self._choices)
        outer.addWidget(self._said)
        outer.addWidget(beside(self.print))
        outer.addLayout(self._list)
        self._turns = Turns(column, self)

    def show_trail(self, trail: Trail) -> None:
        """Offer what there is now, and compare again where either has changed."""
        self._trail = trail
        offered = tuple(_versions(self._desk, trail))
        if offered != self._offered:
            self._offer(offered)
        self._compare()

    def go_to(self, edition: str) -> None:
        """Compare an edition with the letter as it is now."""
        if any(option.id == edition for option in self._offered):
            self.older.reset(edition)
            self.newer.reset(self._as_now(edition))
            self._compare()

    def _offer(self, offered: tuple[Option, ...]) -> None:
        kept = self.older.value(), self.newer.value()
        self._offered = offered
        empty(self._choices)
        self.older, self.newer = _choice("older", "From", offered), _choice("newer", "To", offered)
        sent = [option.id for option in offered if option.id not in NOW]
        self.older.reset(kept[0] or (sent[-1] if sent else ""))
        self.newer.reset(kept[1] or self._as_now(self.older.value()))
        for field in (self.older, self.newer):
            field.left.connect(self._compare)
        self._choices.addWidget(SideBySide([self.older, self.newer], 2))

    def _as_now(self, edition: str) -> str:
        """The letter as it is now, in the form in which the edition was."""
        found = editions.version_of(self._trail, self._desk.pack, edition) if self._trail else None
        wanted = found[0].form if found else ""
        return next((key for key in NOW if key.endswith(f"/{wanted}")), "")

    def _compare(self) -> None:
        if self._trail is None:
            return
        chosen = (self.older.value(), self.newer.value())
        texts = [editions.version_of(self._trail, self._desk.pack, which) for which in chosen]
        there = [found[0] for found in texts if found]
        what = (chosen, tuple(there))
        if what == self._shown:
            return
        self._shown = what
        found = letter_differences(*there) if len(there) == 2 else ()
        self._show(found, chosen=len(there) == 2)

    def _show(self, found: tuple[SectionChange, ...], *, chosen: bool) -> None:
        empty(self._list)
        changes = sum(section.changes for section in found)
        said = f"{several(changes, 'sentence')} not the same. {HINT}" if changes else SAME_TEXT
        self._said.set_words(said if chosen else NOTHING_SENT)
        self.print.setVisible(chosen)
        self._turns.make(make for section in found if section.changes for make in self._section(section))

    def _section(self, section: SectionChange) -> Iterator[Callable[[], object]]:
        heading = section.heading or section.id.replace("-", " ").capitalize()
        yield partial(self._add, partial(Words, heading, look="heading"))
        for change in section.sentences:
            if change.kind != SAME:
                yield partial(self._add, partial(_panel, change))

    def _add(self, make: Callable[[], QWidget]) -> None:
        self._list.addWidget(make())

    def _print(self) -> None:
        about = f"{self.older.value()}:{self.newer.value()}"
        self.went.emit(place_of(Wanted(sheet=CHANGES, about=about)))

    def keep(self) -> None:
        """Nothing is typed here."""


def _choice(name: str, label: str, options: tuple[Option, ...]) -> SelectField:
    return SelectField(Field(f"version-{name}", "choice", label, options=options))


def _versions(desk: Desk, trail: Trail) -> Iterator[Option]:
    """Every edition, then the letter in its forms as it is now."""
    sent = [s for letter in desk.pack.letters for s in editions.editions(trail, letter.id)]
    for one in sent:
        to = listed(list(one.edition.sent_to), 2)
        yield Option(one.edition.id, f"Edition {one.number}, {sent_when(one.edition)}, to {to}")
    forms = {stage.form for stage in desk.pack.letter_stages}
    yield from (Option(key, title) for key, title in NOW.items() if sent and key.partition("/")[2] in forms)


def _panel(change: SentenceChange) -> Panel:
    title = _KINDS.get(change.kind, "")
    if change.kind == MOVED:
        title = f"Moved here from {change.elsewhere or 'elsewhere'}"
    panel = Panel(title, tone="row")
    words = Words(marked(change.older, change.newer, OURS))
    words.setAccessibleName(spoken(change.older, change.newer) or change.newer)
    panel.add(words)
    return panel
