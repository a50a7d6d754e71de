"""Fills the right side of the window: what the selected statement stands on, and what stands on it."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from csa_desktop.commands import trails
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.notebook.candidates import others
from csa_desktop.gui.pages.notebook.contexts import Context, read_contexts
from csa_desktop.gui.pages.notebook.judgement_changes import name_of
from csa_desktop.gui.pages.notebook.picker import Picker
from csa_desktop.gui.pages.notebook.picking import pick_ground
from csa_desktop.gui.pages.notebook.row_view import CITING
from csa_desktop.gui.pages.notebook.trail_cards import Foot, LinkCard, QuotedCard, StaleBox
from csa_desktop.gui.pages.notebook.trail_shown import LinkShown, QuoteShown, TrailShown, trail_shown
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.turns import Make
from csa_desktop.gui.places import Place
from csa_desktop.gui.trail_panel import TrailPanel
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.reading import Version
from csa_desktop.store.store import Store

Go = Callable[[Place], None]
NOTHING = (
    "Select a finding, a point, a judgement or a source: what it stands on, and what stands on it, "
    "is shown here."
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
        self._selected = self._drawn = ""
        self._quoted: dict[str, QuotedCard] = {}
        self._told: Words | None = None
        """What says the history, once it is made."""
        self._go: Go = lambda _: None

    def show(self, trail: Trail, selected: str, go: Go) -> None:
        """Show this selection as it is now."""
        self._trail, self._selected, self._go = trail, selected, go
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
        for citation in contexts.keys() & self._quoted.keys():
            self._quoted[citation].show_context(contexts[citation])

    def _found(self, about: str, history: tuple[Version, ...]) -> None:
        if self._statement and self._statement.id == about and history != self._history:
            self._history = history
            if self._told and self._shown:
                self._told.set_words(self._history_words(self._shown, self._statement))

    # Drawing

    def _draw(self) -> None:
        focused = self._panel.focusWidget()
        name = focused.objectName() if focused and self._panel.isAncestorOf(focused) else ""
        had_focus = bool(focused and focused.hasFocus() and name)
        before = self._panel.findChildren(QWidget, name) if had_focus else []
        is_same, self._drawn = self._drawn == self._selected, self._selected
        self._said_nothing = self._shown is None
        self._quoted, self._told = {}, None
        self._panel.grow(self._parts(self._shown), anew=not is_same)
        if had_focus and not self._focus(name, before) and is_same:
            self._panel.turns.finish()
            self._focus(name, before)

    def _focus(self, name: str, before: Sequence[QWidget]) -> bool:
        """Put the focus on what has this name, where it is made by now; not on what was there `before`."""
        there = [w for w in self._panel.findChildren(QWidget, name) if w not in before]
        for widget in there[-1:]:
            widget.show()
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(there)

    def _parts(self, shown: TrailShown | None) -> Iterator[Make]:
        """What puts in one thing after the other, as it is when its turn comes."""
        panel = self._panel
        if shown is None:
            yield partial(panel.label, NOTHING)
            return
        yield partial(panel.heading, shown.title)
        if shown.standing:
            yield partial(panel.label, shown.standing)
        if self._statement:
            yield from self._of_statement(shown, self._statement)
        else:
            yield from self._of_source(shown)

    def _of_statement(self, shown: TrailShown, here: Statement) -> Iterator[Make]:
        if shown.stale:
            yield partial(self._add_stale, here.id)
        if case := self._trail.case(here.case) if self._trail else None:
            place = Place("case", case.id, statement=here.id)
            yield partial(self._add_foot, f"Open case {case.code}", lambda: self._go(place), "openCase")
        nothing = UNCITED if here.kind in CITING else UNSUPPORTED
        below = [*self._quotes(shown), *self._links(shown.below, here.id)]
        yield from self._group("Stands on", below, nothing)
        yield partial(self._add_foot, "Stand on …", self._pick_ground, "standOn")
        above = self._links(shown.above, "", upper=here.id)
        yield from self._group("What stands on it", above, UNSUPPORTED)
        yield from self._group("Contradicted by", self._links(shown.against, here.id))
        yield from self._group("It contradicts", self._links(shown.contradicts, "", upper=here.id))
        yield partial(self._add_foot, "Contradicted by …", self._pick_contradiction, "contradictedBy")
        yield from self._history_of(shown, here)

    def _of_source(self, shown: TrailShown) -> Iterator[Make]:
        if place := shown.source:
            words = "Open the record" if shown.is_record else "Open the document"
            yield partial(self._add_foot, words, lambda: self._go(place), "open")
        for page, resting in shown.pages:
            yield from self._group(page, self._links(resting, ""))
        if not shown.pages:
            yield partial(self._panel.label, "Nothing quotes it yet.")

    def _group(self, label: str, cards: Sequence[Make], nothing: str = "") -> Iterator[Make]:
        if cards or nothing:
            yield partial(self._panel.label, label)
            yield from cards or (partial(self._panel.label, nothing),)

    def _quotes(self, shown: TrailShown) -> list[Make]:
        return [partial(self._add_quote, quote) for quote in shown.quotes]

    def _links(self, links: Sequence[LinkShown], statement: str, *, upper: str = "") -> list[Make]:
        """What puts in a card each; `statement` stands on each of them, or each linked one on `upper`."""
        return [partial(self._add_link, link, statement, upper) for link in links]

    def _add_stale(self, statement: str) -> None:
        box = StaleBox()
        box.looked.connect(lambda: self.desk.run(trails.looked_again, statement))
        self._panel.add(box)

    def _add_quote(self, quote: QuoteShown) -> None:
        context = self._contexts.get(quote.citation.id, ("", quote.citation.quote, ""))
        card = self._quoted[quote.citation.id] = QuotedCard(quote, context)
        card.clicked.connect(partial(self._follow, quote.place))
        card.unlinked.connect(partial(self._unquote, quote.citation.id))
        self._panel.add(card)

    def _add_link(self, link: LinkShown, statement: str, upper: str) -> None:
        card = LinkCard(link, can_unlink=link.linked and bool(statement or upper))
        card.clicked.connect(partial(self._follow, link.place))
        ends = (statement, link.id) if statement else (link.id, upper)
        card.unlinked.connect(partial(self._unlink, *ends))
        self._panel.add(card)

    def _history_of(self, shown: TrailShown, here: Statement) -> Iterator[Make]:
        yield partial(self._panel.heading, "History")
        yield partial(self._add_history, shown, here)
        place = Place("history", here.id)
        yield partial(self._add_foot, "Full history", lambda: self._go(place), "history")

    def _add_history(self, shown: TrailShown, here: Statement) -> None:
        self._told = Words(self._history_words(shown, here), look="quiet")
        self._panel.add(self._told)

    def _history_words(self, shown: TrailShown, here: Statement) -> str:
        return ". ".join(filter(None, (shown.written, told(self._history, here, self._trail))))

    def _add_foot(self, words: str, slot: Callable[[], None], name: str) -> None:
        foot = Foot(words)
        foot.button.setObjectName(name)
        foot.button.clicked.connect(slot)
        self._panel.add(foot)

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


def told(history: Sequence[Version], here: Statement, trail: Trail | None) -> str:
    """Such as "Written 14 Jun 10:42 by H. Marsh · changed 15 Jun 9:10 by R. Cole"."""
    first = f"Written {moment(here.written)} by {name_of(here.author, trail)}"
    later = {v.change: v for v in history if v.field != "position"}
    for change in [v.change for v in history][:1]:
        later.pop(change, None)
    changed = [f"changed {moment(v.at)} by {name_of(v.author, trail)}" for v in later.values()]
    more = [f"{len(changed) - 3} earlier changes"] if len(changed) > 3 else []
    return " · ".join((first, *more, *changed[-3:]))
