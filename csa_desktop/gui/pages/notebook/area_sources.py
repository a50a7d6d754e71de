"""The sources of one area: what is quoted here and where, and what has come but is not quoted."""

from collections.abc import Sequence

from csa_desktop.domain.framework import Pack, Subject
from csa_desktop.domain.records import is_record
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Citation, Source
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sheet import Row
from csa_desktop.gui.pages.notebook.tab import Block
from csa_desktop.gui.pages.source_places import place_of_source
from csa_desktop.gui.pages.wheres import page_title
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.empty_page import EmptyPage
from csa_desktop.gui.widgets.words import Words

ADMISSIBLE = {"yes": "admissible", "no": "not admissible", "": "not decided whether admissible"}
STATES = {"received": "received", "expected": "expected, not yet come", "not-coming": "not coming"}
NOTHING = (
    "What findings here quote is listed on this page, with its pages. "
    "Open a document under {} and press F3 on selected words."
)


class SourcesBlock(Block):
    """A card for each source; pressing one shows all that rests on it, pressing again opens it."""

    def __init__(self, board: Board, subject: Subject) -> None:
        super().__init__(board)
        self._board, self._subject = board, subject
        self._quoted = Words("Quoted under this area", look="heading")
        self._rest = Words("Not quoted here", look="heading")
        self._hint = Words(
            "Select a source to see everything that rests on it; Enter opens it.", look="quiet"
        )
        sources = page_title(board.desk.pack, "sources", "Sources")
        said, to_them = NOTHING.format(sources), f"Go to the {sources.lower()}"
        self._empty = EmptyPage("Nothing is quoted here yet", said, to_them)
        self._empty.first_step.connect(lambda: board.went.emit(Place("sources")))
        self._cards: dict[str, tuple[object, Card]] = {}
        board.selected.connect(self._mark)

    def show(self, trail: Trail) -> list[Row]:
        """Quoted ones first."""
        quoted: list[Row] = []
        rest: list[Row] = []
        shown: dict[str, tuple[object, Card]] = {}
        for source in trail.sources():
            here = quotations_here(trail, source, self._subject.id)
            what = (source, here)
            known = self._cards.get(source.id)
            card = known[1] if known and known[0] == what else self._card(source, here)
            shown[source.id] = (what, card)
            (quoted if here else rest).append((card, 0))
        self._let_go(shown)
        self._board.cards.update({str(c.property("source")): c for c, _ in (*quoted, *rest)})
        self._mark(self._board.selection)
        rows: list[Row] = [(self._quoted, 16), *quoted] if quoted else [(self._empty, 16)]
        return [*rows, *([(self._rest, 22), *rest] if rest else [])]

    def _let_go(self, shown: dict[str, tuple[object, Card]]) -> None:
        for key, (_, card) in self._cards.items():
            if key not in shown or shown[key][1] is not card:
                card.hide()
                card.deleteLater()
        self._cards = shown

    def _card(self, source: Source, here: Sequence[Citation]) -> Card:
        card = Card(source.title, _described(self._board.desk.pack, source, here), tone="row")
        card.setObjectName(f"source-{source.id}")
        card.setProperty("source", source.id)
        card.clicked.connect(lambda: self._pressed(source))
        if source.admissible != "yes":
            tone = "danger" if source.admissible == "no" else "caution"
            card.add_chips(Mark(ADMISSIBLE[source.admissible], tone=tone))
        return card

    def _pressed(self, source: Source) -> None:
        if source.id == self._board.selection:
            self._board.went.emit(place_of_source(self._board.desk.pack, source))
            return
        self._board.select(source.id)

    def _mark(self, selected: str) -> None:
        for key, (_, card) in self._cards.items():
            card.set_tone("selected" if key == selected else "row")


def quotations_here(trail: Trail, source: Source, subject: str) -> tuple[Citation, ...]:
    """The places of a source that statements of a subject quote."""
    return tuple(
        c for c in trail.quotations(source.id) if (s := trail.statement(c.statement)) and s.subject == subject
    )


def _described(pack: Pack, source: Source, here: Sequence[Citation]) -> str:
    kind = next((k.title for k in pack.source_kinds if k.id == source.kind), source.kind)
    pages = sorted({c.page for c in here if c.page})
    times = f"quoted {len(here)} times" if len(here) != 1 else "quoted once"
    where = f"{times} on p. {', '.join(map(str, pages))}" if here and pages else times if here else ""
    kind = "" if source.title.startswith(kind) else kind
    made = is_record(pack, source)
    state = moment(source.dated) if made else STATES.get(source.state, "")
    return " · ".join(filter(None, (kind, state, where)))
