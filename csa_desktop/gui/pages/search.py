"""What search found, as one types: statements first, then documents page by page."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QWidget

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.records import is_record
from csa_desktop.domain.risks import risk_with
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.documents.finding_words import phrase_matches
from csa_desktop.gui.pages.listing import Group, ListingPage
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.source_places import place_of_source
from csa_desktop.gui.pages.wheres import place_of_statement, where_of
from csa_desktop.gui.places import Place
from csa_desktop.gui.plain_letters import plain
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.empty_page import EmptyPage
from csa_desktop.gui.widgets.words import Run
from csa_desktop.store.project import SEARCHED, searched_words
from csa_desktop.store.search import Hit, among, matches

EMPTY = (
    "Type in the box above. Every word is looked for from its beginning, in statements and in all documents; "
    'words in "double quotes" are looked for as they stand.'
)


class SearchPage(ListingPage):
    """Each hit is a link to the statement, or to the page of the document."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(desk, "Search", EMPTY, parent=parent)
        self._trail: Trail | None = None

    def show_trail(self, trail: Trail) -> None:
        """Remember what statements and documents are called."""
        self._trail = trail

    def show_hits(self, typed: str, hits: Sequence[Hit]) -> None:
        """Show what was found for what was typed."""
        if self._trail is None:
            return
        hits = (*waiting(self._trail, typed, hits), *hits)
        if self.is_shown((typed, hits)):
            return
        said = [c for h in hits if h.table == "statement" if (c := self._statement(h, typed))]
        documents = [c for h in hits if h.table in ("page", "source") if (c := self._document(h, typed))]
        told = [c for h in hits if h.table in REPRESENTED and (c := self._on_site(h, typed))]
        seen = [c for h in hits if h.table not in REPRESENTED and (c := self._on_site(h, typed))]
        self.say(EMPTY if not hits else "")
        nothing = [] if said or documents or seen or told else [EmptyPage(f"Nothing has “{typed}”", _ADVICE)]
        groups: list[Group] = [
            ("Statements", said),
            ("On site", seen),
            ("Representation", told),
            ("Documents", documents),
            ("", nothing),
        ]
        self.show_groups((typed, hits), groups)

    def focus_first(self) -> None:
        """Go to the first hit, from the search box."""
        first = next((w for w in self.cards() if isinstance(w, Card)), None)
        if first:
            first.setFocus()

    def _statement(self, hit: Hit, typed: str) -> Card | None:
        statement = self._trail.statement(hit.row) if self._trail else None
        if statement is None:
            return None
        card = Card(
            marked(hit.excerpt, typed),
            where_of(statement, self.desk.pack),
            tone="row",
            sign=statement.sign or None,
        )
        card.clicked.connect(lambda: self.went.emit(place_of_statement(statement)))
        return card

    def _document(self, hit: Hit, typed: str) -> Card | None:
        sources = self._trail.sources() if self._trail else ()
        source = next((s for s in sources if hit.row in (s.id, s.sha256)), None)
        if source is None or is_record(self.desk.pack, source):
            return None
        where = f"{source.title}, page {hit.page} of {source.pages}" if hit.page else source.title
        card = Card(marked(hit.excerpt, typed), where, tone="row")
        page = Place("reader", source.id, number=max(1, hit.page), tab=typed)
        card.clicked.connect(lambda: self.went.emit(page))
        return card

    def _on_site(self, hit: Hit, typed: str) -> Card | None:
        """A risk, a record or what is written in one."""
        found = on_site(hit, self._trail, self.desk.pack) if self._trail else None
        if found is None:
            return None
        where, place = found
        card = Card(marked(hit.excerpt, typed), where, tone="row")
        card.clicked.connect(lambda: self.went.emit(place))
        return card


def waiting(trail: Trail, typed: str, known: Iterable[Hit]) -> tuple[Hit, ...]:
    """Rows that somebody removed and that stay in their place until one decides: no index has all of them."""
    removed = {(c.table, c.row) for c in trail.rows.parted if c.is_removal and c.table in SEARCHED}
    rows = {(h.table, h.row) for h in known}
    return among(((*where, _said(trail, *where)) for where in sorted(removed - rows)), typed)


def _said(trail: Trail, table: str, row: str) -> str:
    there = next((one for one in getattr(trail.rows, f"{table}s") if one.id == row), None)
    return searched_words(table, {name: getattr(there, name) for name in SEARCHED[table]}) if there else ""


REPRESENTED = ("representation", "ground")
"""The tables in which a representation is written down."""
_ADVICE = (
    "Try fewer words, or only how they begin. Documents of which no words could be read cannot be searched."
)


def on_site(hit: Hit, trail: Trail, pack: Pack) -> tuple[str, Place] | None:
    """What was found on site is called this and is there; None for a hit of another kind."""
    if hit.table == "risk" and (risk := risk_with(trail, hit.row)):
        return f"Risk to {risk.child} · {'open' if risk.is_open else 'closed'}", Place("risk", risk.id)
    if hit.table in REPRESENTED:
        return represented(hit, trail)
    if hit.table not in ("answer", "source"):
        return None
    answered = (a.about for a in trail.rows.answers if a.id == hit.row)
    record = trail.source(hit.row if hit.table == "source" else next(answered, ""))
    if record is None or not is_record(pack, record):
        return None
    return " · ".join(filter(None, (record.title, moment(record.dated)))), place_of_source(pack, record)


def represented(hit: Hit, trail: Trail) -> tuple[str, Place] | None:
    """A representation, or a ground of one, that is still there."""
    of = next((g.representation for g in trail.rows.grounds if g.id == hit.row), hit.row)
    there = any(r.id == of for r in trail.rows.representations)
    return ("Representation", Place("representation", statement=of)) if there else None


def marked(excerpt: str, typed: str) -> tuple[Run, ...]:
    """An excerpt without the halves of words at its ends, with the words that were looked for marked."""
    first, _, rest = excerpt.partition(" ")
    if first.startswith("…") and rest and not _places(first, typed):
        excerpt = f"… {rest}"
    rest, _, last = excerpt.rpartition(" ")
    if last.endswith("…") and rest and not _places(last, typed):
        excerpt = f"{rest} …"
    return tuple(_runs(excerpt, _places(excerpt, typed)))


def _places(text: str, typed: str) -> list[tuple[int, int]]:
    """Where the words that were typed begin words of the text; "council's" is one word, not also every s."""
    found: list[tuple[int, int]] = []
    for word in plain(typed).replace('"', " ").split():
        found += phrase_matches(text, word) or matches(text, word)
    found.sort(key=lambda place: (place[0], -place[1]))
    apart = (place for at, place in enumerate(found) if all(place[0] >= end for _, end in found[:at]))
    return list(apart)


def _runs(text: str, places: Iterable[tuple[int, int]]) -> Iterable[Run]:
    at = 0
    for start, end in places:
        yield Run(text[at:start])
        yield Run(text[start:end], "hit")
        at = end
    yield Run(text[at:])
