"""A page that is one long sheet: title, tabs, what is not sound, and the sections of the tab."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.domain import monitored
from csa_desktop.domain.counts import several
from csa_desktop.domain.readiness import MUST, Todo, readiness
from csa_desktop.domain.trail import Trail
from csa_desktop.gui import keys
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.following import STAYS
from csa_desktop.gui.pages.notebook.sheet import Row, SheetArea
from csa_desktop.gui.pages.notebook.tab import Make, Tab
from csa_desktop.gui.pages.page import Desk, Page
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.error_summary import ErrorSummary, ToDo
from csa_desktop.gui.widgets.tabs import Tabs
from csa_desktop.gui.widgets.words import Words


class SheetPage(Page):
    """Tabs are made when they are first shown. `show_trail` changes only what has changed."""

    def __init__(
        self, desk: Desk, title: str, tabs: Sequence[tuple[str, str]], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self._trail: Trail | None = None
        self._tabs: dict[str, Tab] = {}
        self._asked: Place | None = None
        self._todos: tuple[Todo, ...] = ()
        self._listed: tuple[str, tuple[Todo, ...]] = ("", ())
        self._showing = self._wants_first = False
        self._wanted = self._follows = ""
        self._stays: Panel | None = None
        self.title, self.hint = Words(title, look="title"), Words(look="quiet")
        self.tabs, self.area = Tabs(), SheetArea()
        # With a parent from the beginning: it is shown before it is laid out, and must not be a window.
        self.summary = ErrorSummary(shown=4, parent=self.area.sheet)
        self.tabs.show_tabs(tabs)
        self._current = self.tabs.current()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        self.tabs.chosen.connect(self._go_to_tab)
        self.summary.chosen.connect(self._follow)
        keys.bind("add", self, self._add_here)
        keys.bind("next-step", self, self._next_tab)

    def blocks(self, tab: str, board: Board) -> Sequence[Make]:
        """What a tab is made of, from the top."""
        raise NotImplementedError

    def say_hint(self, tab: str) -> str:
        """The line under the title."""
        raise NotImplementedError

    def todos(self, tab: str, all_todos: tuple[Todo, ...]) -> tuple[str, tuple[Todo, ...]]:
        """What is to be done on a tab, and the sentence over it with {} for their number."""
        raise NotImplementedError

    # Showing

    @property
    def tab(self) -> Tab:
        """The tab that is shown."""
        key = self.tabs.current()
        if key not in self._tabs:
            board = Board(self.desk, parent=self)
            self._tabs[key] = Tab(board, self.blocks(key, board))
            board.selected.connect(self._tell_selected)
            board.went.connect(self.went)
            board.arranged.connect(self._arrange)
            board.revealed.connect(self.reveal)
        return self._tabs[key]

    def reveal(self, widget: QWidget) -> None:
        """Scroll to a widget of the page."""
        self.area.reveal(widget)

    def _tell_selected(self, statement: str) -> None:
        """What changes here while another page is shown is told when one comes back."""
        if self.isVisible():
            self.selected.emit(statement)

    @property
    def board(self) -> Board:
        """The board of the tab that is shown."""
        return self.tab.board

    def show_trail(self, trail: Trail) -> None:
        """Show the assessment as it is now; a trail that was read before the one shown says nothing new."""
        if self._trail and trail.at < self._trail.at:
            return
        if trail is not self._trail:
            self._trail, self._todos = trail, readiness(trail, self.desk.pack)
        self._arrange()
        if self._asked:
            self.go_to(self._asked)

    def _arrange(self) -> None:
        if self._trail is None or self._showing:
            return
        self._showing = True
        try:
            self._lay_out()
        finally:
            self._showing = False
        self.board.finish()
        self._select_wanted()
        if self._follows and self.tab.is_whole:
            at, self._follows = self._follows, ""
            self._follow(at)

    def _lay_out(self) -> None:
        if self._trail is None:
            return
        key, tab = self.tabs.current(), self.tab
        tab.make_next()
        self.hint.set_words(self.say_hint(key))
        self._show_todos(key)
        head: list[Row] = [(self.title, 0), (self.hint, 3), (self.tabs, 12)]
        if self._listed[1]:
            head.append((self.summary, 12))
        head += self._followed(self._trail)
        self.area.sheet.show_rows([*head, *tab.show(self._trail)])
        if not tab.is_whole:
            QTimer.singleShot(0, self, self._arrange)

    def _followed(self, trail: Trail) -> list[Row]:
        """Why nothing here changes any more, where another inspection follows this one up."""
        if (sentence := monitored.why(trail)) and self._stays is None:
            self._stays = Panel(STAYS, sentence, parent=self.area.sheet)
            self._stays.setObjectName("stays")
        return [(self._stays, 12)] if sentence and self._stays else []

    def _show_todos(self, key: str) -> None:
        sentence, todos = self.todos(key, self._todos)
        stays = self._trail is not None and monitored.why(self._trail)
        due = () if stays else tuple(t for t in todos if t.severity == MUST)
        if (sentence, due) == self._listed:
            return
        self._listed = (sentence, due)
        items = [ToDo(todo.what, str(at)) for at, todo in enumerate(due)]
        self.summary.show_items(sentence.format(_counted(len(due))), items)

    # Going

    def go_to(self, place: Place) -> None:
        """Show its tab, select its statement, scroll to it."""
        if self._trail is None:
            self._asked = place
            return
        self._asked = None
        statement = self._trail.statement(place.statement)
        wanted = place.tab or (statement.step if statement else "")
        if wanted and wanted != self.tabs.current():
            self._go_to_tab(wanted)
        self._wanted, self._wants_first = place.statement, not self.board.selection
        if place.statement in ("", self.board.selection):
            self.selected.emit(self.board.selection)
        self._select_wanted()

    def _select_wanted(self) -> None:
        """Select what one came for, as soon as it is made; or the first there is, for the trail to show."""
        board = self.board
        if self._wanted:
            if board.has(self._wanted):
                wanted, self._wanted, self._wants_first = self._wanted, "", False
                board.select(wanted, focus=True)
        elif self._wants_first and (first := board.first()):
            self._wants_first = False
            if not board.selection:
                board.select(first)

    def _go_to_tab(self, key: str) -> None:
        bar = self.area.verticalScrollBar()
        if before := self._tabs.get(self._current):
            before.scroll = bar.value()
        self._current = key
        self.tabs.go_to(key)
        self._arrange()
        bar.setValue(self.tab.scroll)
        self.selected.emit(self.board.selection)

    def _next_tab(self) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count())

    def _follow(self, at: str) -> None:
        due = [t for t in self.todos(self.tabs.current(), self._todos)[1] if t.severity == MUST]
        todo = due[int(at)]
        if todo.torn:
            self.went.emit(Place("conflicts", statement=todo.torn))
        elif self.board.has(todo.statement):
            self.board.select(todo.statement, focus=True)
        elif not self.tab.is_whole:
            self._follows = at
        elif target := self.tab.answers(todo):
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.reveal(target)
        else:
            self.board.add_here()

    def _add_here(self) -> None:
        """Add where one is, in this moment: what is typed next belongs there, even while the page is made."""
        while self._trail and not self.tab.is_whole and (self._wanted or self.board.meant() is None):
            self._arrange()
        self.board.add_here()

    def leave(self) -> None:
        """Keep what is still being typed, on every tab."""
        for tab in self._tabs.values():
            tab.keep()


def _counted(number: int) -> str:
    return several(number, "thing")
