"""The letter to the council as running text: each sentence marked by what it stands on, each lack a link."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from csa_desktop.commands import letters
from csa_desktop.commands.letter_rows import Spot
from csa_desktop.domain.cycle import DRAFT, FINAL
from csa_desktop.domain.editions import letter_state
from csa_desktop.domain.letter_checks import WHOLE, LetterCheck, as_a_whole, checklist, letter_checks
from csa_desktop.domain.letter_text import letter_text
from csa_desktop.domain.readiness import MUST
from csa_desktop.domain.scores import FoundIn
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import new_id
from csa_desktop.gui import keys, theme
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.cut_short import CutShort
from csa_desktop.gui.pages.lettering.acts import Acts
from csa_desktop.gui.pages.lettering.changes import changed_at, changed_ground
from csa_desktop.gui.pages.lettering.inset import MARGIN
from csa_desktop.gui.pages.lettering.measuring import Measuring
from csa_desktop.gui.pages.lettering.meter import Meter
from csa_desktop.gui.pages.lettering.paper_rows import PaperRows
from csa_desktop.gui.pages.lettering.paragraph_row import ParagraphRow
from csa_desktop.gui.pages.lettering.shown import SectionShown, letter_shown
from csa_desktop.gui.pages.lettering.walk import Walk
from csa_desktop.gui.pages.notebook.picking import pick_ground
from csa_desktop.gui.pages.notebook.sheet import SheetArea
from csa_desktop.gui.pages.page import Desk, Page
from csa_desktop.gui.pages.ticking.tick_list import TickList
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.error_summary import ErrorSummary, ToDo
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.tabs import Tabs
from csa_desktop.gui.widgets.words import Words

TITLE = "Letter to the council"
EMPTY = (
    "Nothing is written yet. Begin from the notebook: the summary points, judgements, strengths and areas "
    "are put in their places, each sentence on what it was made of, to be redrafted here."
)
FORMS = ((DRAFT, "Draft"), (FINAL, "Final"))
_HINTS = {
    DRAFT: "The draft carries the provisional judgements in words, and no scores.",
    FINAL: "The final letter carries the ratings and no marking; its text is that of the draft.",
}
_ROOM = 18
"""Of the paper above its first row: less than the rows keep from each other."""


class LetterPage(Page):
    """Follows the trail; whoever types in a paragraph is not disturbed."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.letter = desk.pack.letters[0]
        self.trail: Trail | None = None
        self.selection = ""
        self._sections: tuple[SectionShown, ...] = ()
        self._changed_at: dict[str, str] = {}
        self._checks: tuple[LetterCheck, ...] = ()
        self._followed: LetterCheck | None = None
        self._cut_short: CutShort | None = None
        self._scores: int | None = None
        self._scored: tuple[LetterCheck, ...] = ()
        self._asked: Place | None = None
        self._ends: tuple[QWidget, QWidget] | None = None
        self.title, self.hint, self.state = Words(TITLE, look="title"), Words(look="quiet"), Mark("")
        self._top = beside(self.title, self.state)
        self.area = SheetArea()
        self.tabs, self.meter = Tabs(parent=self.area.sheet), Meter(*self.letter.sides)
        self.tabs.show_tabs(FORMS)
        self.paper = QFrame(self.area.sheet)
        self.paper.setObjectName("letterPaper")
        self.summary = ErrorSummary(shown=5, parent=self.area.sheet)
        self.nothing = Words(EMPTY, look="quiet")
        self.acts = Acts(desk, parent=self.area.sheet)
        asked = as_a_whole(self.letter)
        self.whole = TickList(
            desk, checklist(self.letter.id, WHOLE), asked, title="The letter as a whole should"
        )
        self.rows = PaperRows(desk, self.letter.id, self._wire, self)
        self.measuring = Measuring(desk, self)
        self.walk = Walk(desk, self.rows, self.area, self)
        self._later = QTimer(self, singleShot=True, interval=0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        self._connect()

    def _connect(self) -> None:
        self.acts.went.connect(self.went)
        self.acts.begun.connect(lambda: self.desk.run(letters.build, self.desk.pack, self.letter.id))
        self.tabs.chosen.connect(lambda _: self._show())
        self.summary.chosen.connect(self._follow)
        self.rows.arranged.connect(self._arrange)
        self.area.sheet.placed.connect(self._place_paper)
        self._later.timeout.connect(self._arrange)
        self.measuring.measured.connect(self.meter.show_sides)
        self.measuring.scored.connect(self._show_scores)
        keys.bind("new-paragraph", self, self._add_here)
        keys.bind("sentence-ground", self, self._pick)
        keys.bind("next-sentence", self, lambda: self._step(1))
        keys.bind("sentence-before", self, lambda: self._step(-1))
        keys.bind("next-unsound", self, self._next_unsound)

    @property
    def form(self) -> str:
        """Which of the letter's two forms is shown."""
        return self.tabs.current() or DRAFT

    # Showing

    def show_trail(self, trail: Trail) -> None:
        """Show the letter as it is now."""
        if self.trail and trail.at < self.trail.at:
            return
        first, self.trail = self.trail is None, trail
        if first:  # the page is seen at once, and what it says in the turns that follow
            if letter_state(trail, self.desk.pack) == FINAL and not (self._asked and self._asked.tab):
                self.tabs.go_to(FINAL)
            QTimer.singleShot(0, self, self._show)
        else:
            self._show()

    def _show(self) -> None:
        if self.trail is None:
            return
        self._sections = letter_shown(self.trail, self.desk.pack, self.letter.id, self.form)
        self.measuring.show_text(letter_text(self.trail, self.desk.pack, self.letter.id, self.form))
        self._checks = letter_checks(self.trail, self.desk.pack, self.letter.id, self.form)
        self.hint.set_words(_HINTS[self.form])
        self.state.setText(letter_state(self.trail, self.desk.pack))
        self.state.setVisible(bool(self.state.text()))
        self._show_todos()
        self._read_changes()
        if self._ends is None:
            self._later.start()
        else:
            self._arrange()

    def _show_todos(self) -> None:
        shown = [s for section in self._sections for p in section.paragraphs for s in p.sentences]
        self.meter.show_counts(bare=sum(s.bare for s in shown), changed=sum(bool(s.changed) for s in shown))
        self.meter.show_scores(self._scores, final=self.form == FINAL)
        due = [(n, c) for n, c in enumerate((*self._checks, *self._scored)) if c.severity == MUST]
        many = "1 thing" if len(due) == 1 else f"{len(due)} things"
        what = "final letter" if self.form == FINAL else "draft"
        title = f"{many} to put right before the {what} goes out"
        self.summary.show_items(title, [ToDo(c.what, str(n)) for n, c in due] if shown else [])

    def _show_scores(self, found: tuple[FoundIn, ...]) -> None:
        """A draft carries none (003:101); the final letter gives them, and nothing is said of it."""
        final = self.form == FINAL
        self._scores = None if final else len(found)
        self._scored = () if final else tuple(_score(one) for one in found)
        self._show_todos()

    def _arrange(self) -> None:
        if self.trail is None:
            return
        sheet = self.rows.rows(self.trail, self._sections, self._changed_at)
        written = any(section.paragraphs for section in self._sections)
        empty = () if written else ((self.nothing, 8),)
        top = [(self._top, 0), (self.hint, 2), (self.tabs, 8), (self.meter, 10), (self.summary, 8)]
        if self._cut_short:
            top.append((self._cut_short, 8))
        self.acts.show_letter(self.form, written=written)
        top = [*top, *empty, (self.acts, 8)]
        self._ends = (sheet[0][0], sheet[-1][0])
        self.whole.show_trail(self.trail)
        self.area.sheet.show_rows([*top, *sheet, (self.whole, 36)])
        self.walk.shown()
        self._arrive()
        if not self.rows.is_whole:
            self._later.start()
        elif self._cut_short is None and self.rows.paragraphs:
            kept = {name: row.kept for name, row in self.rows.paragraphs.items()}
            self._cut_short = CutShort(self.desk, kept, parent=self.area.sheet)
            self._later.start()

    def _place_paper(self) -> None:
        """The sheet of paper lies behind its rows; the counts stand beside it."""
        if self._ends is None:
            return
        first, last = self._ends
        top, bottom = first.y() - _ROOM, last.geometry().bottom() + _ROOM // 2
        self.paper.setGeometry(first.x(), top, first.width() - theme.px(MARGIN), bottom - top)
        self.paper.lower()
        self.paper.show()

    def _read_changes(self) -> None:
        if ids := changed_ground(self._sections):
            self.desk.read(changed_at, ids, then=self._found_changes)

    def _found_changes(self, found: Mapping[str, str]) -> None:
        said = {row: moment(at[:10]) for row, at in found.items()}
        if said != self._changed_at:
            self._changed_at = said
            self._arrange()

    # Where one is

    def _wire(self, row: ParagraphRow) -> None:
        row.selected.connect(self._select)
        row.went.connect(self.went)
        self.walk.wire(row)

    def _select(self, sentence: str) -> None:
        self.selection = sentence
        own = self.rows.row_of(sentence)
        for row in self.rows.paragraphs.values():
            if row is not own:
                row.text.unmark()
        if self.isVisible():
            self.selected.emit(sentence)

    def go_to(self, place: Place) -> None:
        """A form as the tab, a sentence as the statement: as soon as it is shown."""
        self._asked = place
        if place.tab in (DRAFT, FINAL) and place.tab != self.form:
            self.tabs.go_to(place.tab)
            self._show()
        if not place.statement:
            self.selected.emit(self.selection)
        self._arrive()

    def _arrive(self) -> None:
        if self.trail is None:
            return
        asked = self._asked
        row = self.rows.row_of(asked.statement) if asked else None
        if row and asked:
            self.walk.focus(row, asked.statement)
        if row or self.rows.is_whole or not (asked and asked.statement):
            self._asked = None
        if self._followed and (widget := self._widget_of(self._followed)):
            self._followed = None
            self.area.reveal(widget)

    def leave(self) -> None:
        """Keep what is still being typed."""
        for row in self.rows.paragraphs.values():
            row.kept.keep()
        self.whole.keep()

    # Doing

    def _follow(self, number: str) -> None:
        check = (*self._checks, *self._scored)[int(number)]
        self._followed = None if check.sentence else check
        self.go_to(Place("letter", statement=check.sentence))

    def _widget_of(self, check: LetterCheck) -> QWidget | None:
        """Where one puts right what a check says of a section."""
        points = self.rows.widget("points", check.section, check.subject) if check.subject else None
        return points or self.rows.widget("head", check.section)

    def _row_here(self) -> ParagraphRow | None:
        focus = self.window().focusWidget()
        rows = self.rows.paragraphs.values()
        own = next((r for r in rows if focus and (r is focus or r.isAncestorOf(focus))), None)
        return own or self.rows.row_of(self.selection)

    def _add_here(self) -> None:
        if not self._sections:
            self._show()  # what is typed next belongs there, even while the page is made
        if row := self._row_here():
            self.rows.open_after(row)
        elif self._sections:
            first = self._sections[0]
            self.rows.open_new(Spot(first.id, new_id(), subject=first.subject))

    def _pick(self) -> None:
        if self.trail and self.selection:
            pick_ground(self.desk, self.trail, self.selection, self.window())

    def _step(self, by: int) -> None:
        """To the sentence after or before the one where one is."""
        order = [s.id for s in self.rows.sentences()]
        if order:
            at = order.index(self.selection) + by if self.selection in order else 0
            self.go_to(Place("letter", statement=order[min(max(0, at), len(order) - 1)]))

    def _next_unsound(self) -> None:
        """To the next sentence that stands on nothing, or whose ground has changed."""
        shown = self.rows.sentences()
        order = [s.id for s in shown]
        start = order.index(self.selection) + 1 if self.selection in order else 0
        following = (*shown[start:], *shown[:start])
        if found := next((one for one in following if one.bare or one.changed), None):
            self.go_to(Place("letter", statement=found.id))


def _score(one: FoundIn) -> LetterCheck:
    return LetterCheck(f"“{one.found.words}”: {one.found.why}", one.section, one.sentence)
