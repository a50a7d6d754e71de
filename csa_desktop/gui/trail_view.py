"""Fills the right side of the window: what the selected statement stands on, and what stands on it."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from csa_desktop.commands import trails
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Member, Statement
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.notebook.candidates import others
from csa_desktop.gui.pages.notebook.contexts import Context, read_contexts
from csa_desktop.gui.pages.notebook.judgement_changes import name_of
from csa_desktop.gui.pages.notebook.picker import Picker
from csa_desktop.gui.pages.notebook.picking import pick_ground
from csa_desktop.gui.pages.notebook.row_view import CITING
from csa_desktop.gui.pages.notebook.trail_cards import Foot, LinkCard, QuotedCard, StaleBox
from csa_desktop.gui.pages.notebook.trail_shown import LinkShown, TrailShown, trail_shown
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.places import Place
from csa_desktop.gui.trail_panel import TrailPanel
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.reading import Version
from csa_desktop.store.store import Store

Go = Callable[[Place], None]
NOTHING = (
    "Select a finding, a point, a judgement or a source: what it stands on, and what on it, is shown here."
)
UNCITED = "It cites no source yet. Select words in a source and press F3 to quote them."
UNSUPPORTED = "Nothing yet."


def show_trail_of(panel: TrailPanel, trail: Trail, desk: Desk, selected: str, go: Go) -> None:
    """Show the trail of a statement or a source (its id), or say what belongs here where it is neither."""
    view = panel.findChild(TrailView)
    if view is None or view.desk is not desk:
        if view is not None:
            view.setParent(None)
            view.deleteLater()
        view = TrailView(panel, desk)
    view.show(trail, selected, go)


class TrailView(QObject):
    """Rebuilds the panel only where what it says has changed; the focus and the scroll stay."""

    def __init__(self, panel: TrailPanel, desk: Desk) -> None:
        super().__init__(panel)
        self.desk = desk
        self._panel = panel
        self._trail: Trail | None = None
        self._shown: TrailShown | None = None
        self._statement: Statement | None = None
        self._contexts: dict[str, Context] = {}
        self._history: tuple[Version, ...] = ()
        self._said_nothing = False
        self._go: Go = lambda _: None

    def show(self, trail: Trail, selected: str, go: Go) -> None:
        """Show this selection as it is now."""
        self._trail, self._go = trail, go
        shown = trail_shown(trail, self.desk.pack, selected)
        statement = trail.statement(selected)
        if statement and statement != self._statement:
            self.desk.read(Store.history, "statement", selected, then=partial(self._found, selected))
        if self._statement is None or statement is None or statement.id != self._statement.id:
            self._history = ()
        self._statement = statement
        if shown == self._shown and (shown or self._said_nothing):
            return
        self._shown = shown
        self._read_contexts()
        self._draw()

    def _read_contexts(self) -> None:
        wanted = tuple(
            q.citation
            for q in (self._shown.quotes if self._shown else ())
            if q.citation.id not in self._contexts
        )
        if wanted:
            self.desk.read(read_contexts, wanted, then=self._contexts_found)

    def _contexts_found(self, contexts: dict[str, Context]) -> None:
        self._contexts.update(contexts)
        self._draw()

    def _found(self, about: str, history: tuple[Version, ...]) -> None:
        if self._statement and self._statement.id == about and history != self._history:
            self._history = history
            self._draw()

    # Drawing

    def _draw(self) -> None:
        focused = self._panel.focusWidget()
        name = focused.objectName() if focused and self._panel.isAncestorOf(focused) else ""
        had_focus = bool(focused and focused.hasFocus() and name)
        self._panel.clear()
        self._said_nothing = self._shown is None
        if self._shown is None:
            self._panel.label(NOTHING)
            return
        self._panel.heading(self._shown.title)
        if self._shown.standing:
            self._panel.label(self._shown.standing)
        if self._statement:
            self._draw_statement(self._shown, self._statement)
        else:
            self._draw_source(self._shown)
        if had_focus:
            for widget in self._panel.findChildren(QWidget, name)[-1:]:
                widget.show()
                widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw_statement(self, shown: TrailShown, here: Statement) -> None:
        if shown.stale:
            box = StaleBox()
            box.looked.connect(lambda: self.desk.run(trails.looked_again, here.id))
            self._panel.add(box)
        if case := self._trail.case(here.case) if self._trail else None:
            place = Place("case", case.id, statement=here.id)
            self._panel.add(self._foot(f"Open case {case.code}", lambda: self._go(place), "openCase"))
        nothing = UNCITED if here.kind in CITING else UNSUPPORTED
        self._group("Stands on", [*self._quotes(shown), *self._links(shown.below, here.id)], nothing)
        self._panel.add(self._foot("Stand on …", self._pick_ground, "standOn"))
        self._group("What stands on it", self._links(shown.above, "", upper=here.id), UNSUPPORTED)
        self._group("Contradicted by", self._links(shown.against, here.id))
        self._group("It contradicts", self._links(shown.contradicts, "", upper=here.id))
        self._panel.add(self._foot("Contradicted by …", self._pick_contradiction, "contradictedBy"))
        self._draw_history(shown, here)

    def _draw_source(self, shown: TrailShown) -> None:
        if place := shown.source:
            words = "Open the record" if shown.is_record else "Open the document"
            self._panel.add(self._foot(words, lambda: self._go(place), "open"))
        for page, resting in shown.pages:
            self._group(page, self._links(resting, ""))
        if not shown.pages:
            self._panel.label("Nothing quotes it yet.")

    def _group(self, label: str, cards: Iterable[QWidget], nothing: str = "") -> None:
        cards = tuple(cards)
        if cards or nothing:
            self._panel.label(label)
            self._panel.add(*(cards or (Words(nothing, look="quiet"),)))

    def _quotes(self, shown: TrailShown) -> Iterable[QWidget]:
        for quote in shown.quotes:
            context = self._contexts.get(quote.citation.id, ("", quote.citation.quote, ""))
            card = QuotedCard(quote, context)
            card.clicked.connect(partial(self._follow, quote.place))
            card.unlinked.connect(partial(self._unquote, quote.citation.id))
            yield card

    def _links(self, links: Sequence[LinkShown], statement: str, *, upper: str = "") -> list[QWidget]:
        """Cards of `links`; `statement` stands on each of them, or each directly linked one on `upper`."""
        cards: list[QWidget] = []
        for link in links:
            card = LinkCard(link, can_unlink=link.linked and bool(statement or upper))
            card.clicked.connect(partial(self._follow, link.place))
            ends = (statement, link.id) if statement else (link.id, upper)
            card.unlinked.connect(partial(self._unlink, *ends))
            cards.append(card)
        return cards

    def _draw_history(self, shown: TrailShown, here: Statement) -> None:
        self._panel.heading("History")
        members = self._trail.rows.members if self._trail else ()
        lines = [shown.written, told(self._history, here, members)]
        self._panel.add(Words(". ".join(filter(None, lines)), look="quiet"))
        self._panel.add(self._foot("Full history", lambda: self._go(Place("history", here.id)), "history"))

    def _foot(self, words: str, slot: Callable[[], None], name: str) -> Foot:
        foot = Foot(words)
        foot.button.setObjectName(name)
        foot.button.clicked.connect(slot)
        return foot

    # Doing

    def _follow(self, place: Place, *_: object) -> None:
        self._go(place)

    def _unquote(self, citation: str) -> None:
        self.desk.run(trails.unquote, citation)

    def _unlink(self, statement: str, on: str) -> None:
        self.desk.run(trails.unlink, statement, on)

    def _pick_ground(self) -> None:
        if self._trail and self._statement:
            pick_ground(self.desk, self._trail, self._statement.id, self._panel.window())

    def _pick_contradiction(self) -> None:
        if self._trail and self._statement:
            here = self._statement.id
            picker = Picker(
                "What contradicts it",
                others(self._trail, self.desk.pack, self._statement),
                one=True,
                done="It contradicts",
                parent=self._panel.window(),
            )
            picker.picked.connect(lambda picked: self.desk.run(trails.contradict, here, picked[0]))
            picker.open()


def told(history: Sequence[Version], here: Statement, members: Sequence[Member]) -> str:
    """Such as "Written 14 Jun 10:42 by H. Marsh · changed 15 Jun 9:10 by R. Cole"."""
    first = f"Written {moment(here.written)} by {name_of(here.author, members)}"
    later = {v.change: v for v in history if v.field != "position"}
    for change in [v.change for v in history][:1]:
        later.pop(change, None)
    changed = [f"changed {moment(v.at)} by {name_of(v.author, members)}" for v in later.values()]
    more = [f"{len(changed) - 3} earlier changes"] if len(changed) > 3 else []
    return " · ".join((first, *more, *changed[-3:]))
