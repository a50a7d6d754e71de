"""Representations of the council against the judgements (003:479-539): one tab for each."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.commands import representations
from csa_desktop.domain.cycle import Representation
from csa_desktop.domain.framework import Panel as Stated
from csa_desktop.domain.representing import in_order, open_panels, panel_of
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.page import Desk, Page
from csa_desktop.gui.pages.representing.days import clocks, held_to
from csa_desktop.gui.pages.representing.view import RepresentationView
from csa_desktop.gui.pages.turns import Turns
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.column import Column, empty
from csa_desktop.gui.widgets.flow import beside
from csa_desktop.gui.widgets.tabs import Tabs
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.log import Recorded

PAGE = "representation"
WIDEST = 900
"""In units of text size."""
NEW = "new"
NONE_POSSIBLE = "This framework states no representations."
OPEN = "The council intends to make a representation"


class RepresentationPage(Page):
    """A view is made when one comes to it, and stays."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._trail: Trail | None = None
        self.views: dict[str, RepresentationView] = {}
        stage = next((s for s in desk.pack.stages if s.page == PAGE), None)
        self.tabs, self._host, self._new = Tabs(), QVBoxLayout(), QVBoxLayout()
        self._shown: object = None
        self._wanted = ""
        self.wrong = Words(look="error")
        self.wrong.hide()
        self.column = Column(widest=WIDEST, name=PAGE)
        self.column.add(Words(stage.title if stage else "Representation", look="title"))
        self.column.add(Words(stage.hint if stage else NONE_POSSIBLE, look="quiet"), self.tabs, self.wrong)
        self.column.add_row(self._host)
        self.column.add_row(self._new)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.column)
        self.turns = Turns(self.column, self)
        self.tabs.chosen.connect(lambda _: self._show())

    def show_trail(self, trail: Trail) -> None:
        """Show the tabs, and the one that one is at."""
        self._trail = trail
        found = in_order(self._desk.pack, trail)
        tabs = [(of.id, self._title(of)) for of in found]
        if open_panels(self._desk.pack, trail):
            tabs.append((NEW, "Open another" if found else "None yet"))
        self.tabs.show_tabs(tabs)
        if self._wanted in {row for row, _ in tabs}:
            self.tabs.go_to(self._wanted)
            self._wanted = ""
        self.tabs.setVisible(len(tabs) > 1)
        self._show()

    def _title(self, of: Representation) -> str:
        panel = panel_of(self._desk.pack, of)
        title = next((j.title for j in self._desk.pack.judgements if j.id == of.judgement), of.judgement)
        return f"{title}, review" if panel and panel.review else title

    def _show(self) -> None:
        trail, key = self._trail, self.tabs.current()
        if trail is None:
            return
        self._show_new(trail, shown=key == NEW)
        self._let_go(trail)
        of = next((r for r in trail.rows.representations if r.id == key), None)
        if of and (view := self._view(of)):
            view.show_trail(trail)
            self.turns.make(view.missing())
        for row, view in self.views.items():
            if view.isHidden() == (row == key):  # one that is seen with its page is not laid out before
                view.setVisible(row == key)

    def _let_go(self, trail: Trail) -> None:
        there = {r.id for r in trail.rows.representations}
        for row in set(self.views) - there:
            view = self.views.pop(row)
            view.hide()
            view.deleteLater()

    def _view(self, of: Representation) -> RepresentationView | None:
        panel = panel_of(self._desk.pack, of)
        if of.id not in self.views and panel:
            view = self.views[of.id] = RepresentationView(self._desk, of, panel, parent=self.column.body)
            view.went.connect(self._go)
            self._host.addWidget(view)
        return self.views.get(of.id)

    def _go(self, place: Place) -> None:
        (self.go_to if place.page == PAGE else self.went.emit)(place)

    # Opening one

    def _show_new(self, trail: Trail, *, shown: bool) -> None:
        panels = open_panels(self._desk.pack, trail) if shown else ()
        what = panels, trail.at if panels else 0
        if what == self._shown:
            return
        self._shown = what
        empty(self._new)
        if panels:
            self._new.addWidget(Words(OPEN, look="heading"))
        for panel in panels:
            self._new.addWidget(self._offer(trail, panel))

    def _offer(self, trail: Trail, panel: Stated) -> Panel:
        found = clocks(self._desk.pack, trail, panel.clocks)
        due = [f"{d.clock.title}: {held_to(d, '')}" for d in found]
        box = Panel(self._desk.pack.judgement(panel.judgement).title, panel.text, *due[:2])
        begin = Button("Open a representation")
        begin.setObjectName(f"open-{panel.id}")
        begin.setAccessibleName(f"Open a representation: {panel.title}")
        begin.clicked.connect(partial(self._begin, panel.id))
        box.body.addSpacing(4)
        box.add(beside(begin))
        return box

    def _begin(self, panel: str, *_: object) -> None:
        self._desk.run(representations.begin, self._desk.pack, panel, then=self._begun, refused=self._refuse)

    def _begun(self, recorded: Recorded) -> None:
        self._refuse("")
        self._wanted = recorded.row

    def _refuse(self, sentence: str) -> None:
        self.wrong.set_words(sentence)
        self.wrong.setVisible(bool(sentence))

    def go_to(self, place: Place) -> None:
        """Show the representation that a link names."""
        self.selected.emit("")
        if place.statement not in ("", self.tabs.current()):
            self.tabs.go_to(place.statement)
            self._show()

    def leave(self) -> None:
        """Keep what is being typed."""
        for view in self.views.values():
            view.keep()
