"""The rows of a letter that a command writes: sentences in their places, with all that they stand on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from csa_desktop import clock
from csa_desktop.commands.words import keepable
from csa_desktop.domain import values as v
from csa_desktop.domain.letter_edits import Edited, Piece, places
from csa_desktop.domain.letter_text import PARAGRAPH, paragraph_of, paragraphs_of
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.store.log import Edit, Value
from csa_desktop.store.store import Store

Seen = int | Mapping[str, tuple[str, ...]] | None


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph's place: as what its sentences stand, and after which paragraph a new one comes."""

    section: str
    paragraph: str
    place: str = PARAGRAPH
    subject: str = ""
    key_judgement: str = ""
    after: str | None = None
    """A paragraph's id; empty for the beginning of the section, None for its end."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence that was taken out of another paragraph, and what it stood on: it may be put in here."""

    sentence: Statement
    links: tuple[v.Support, ...] = ()
    citations: tuple[v.Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Writing:
    """One writing of one paragraph."""

    store: Store
    trail: Trail
    spot: Spot
    before: Mapping[str, str]
    seen: int | None
    own: Mapping[str, str]

    def sentences(self, made: Edited) -> Iterator[Edit]:
        """Every sentence in its place; one that reads as before is not written."""
        order = self._in_order(made)
        keys = places(order, known(self.trail, order))
        pieces = {piece.id: piece for piece in made.pieces}
        for row in order:
            piece = pieces.get(row)
            if piece and self.trail.statement(row) is None and row not in self.before:
                spot = replace(self.spot, paragraph=piece.paragraph)
                yield Edit("statement", row, new_sentence(self.store, spot, piece.text, keys[row]))
                continue
            if placed := self._placing(row, piece, keys):
                yield Edit("statement", row, placed)
            if piece and piece.text != self.before.get(row):
                yield Edit("statement", row, {"text": keepable(piece.text)}, self._seen(row))

    def removed(self, made: Edited) -> Iterator[Edit]:
        """What was taken out; where a colleague changed it meanwhile, a person is asked."""
        for row in made.gone:
            if self.trail.statement(row):
                yield from removal(self.trail, row, self._seen(row))

    def _placing(self, row: str, piece: Piece | None, keys: Mapping[str, str]) -> dict[str, Value]:
        here = self.trail.statement(row)
        if here is None:  # a colleague took it out meanwhile
            return {}
        said: dict[str, Value] = {"position": keys[row]} if row in keys else {}
        if piece and (here.paragraph or here.id) != piece.paragraph:
            said["paragraph"] = piece.paragraph
        return said

    def _seen(self, row: str) -> Seen:
        return {"text": (self.own[row],)} if row in self.own else self.seen

    def _in_order(self, made: Edited) -> list[str]:
        """The section's rows in their new order; what a colleague put in stays where it is."""
        here = [s.id for s in paragraph_of(self.trail, self.spot.section, self.spot.paragraph)]
        order = [piece.id for piece in made.pieces]
        gone = set(made.gone)
        for at, row in enumerate(here):
            if row not in order and row not in gone:
                before = next((r for r in reversed(here[:at]) if r in order), "")
                order.insert(order.index(before) + 1 if before else 0, row)
        there = {row for row in order if self.trail.statement(row)}
        spot = replace(self.spot, after=None) if here else self.spot
        return in_order(self.trail, spot, order, without=[*here, *there])


def new_sentence(store: Store, spot: Spot, text: str, position: str) -> dict[str, Value]:
    """What is written of a new sentence."""
    return {
        "kind": v.SENTENCE,
        "section": spot.section,
        "paragraph": spot.paragraph,
        "state": spot.place,
        "subject": spot.subject,
        "key_judgement": spot.key_judgement,
        "text": keepable(text),
        "position": position,
        "author": store.author,
        "written": clock.now().isoformat(),
    }


def in_order(trail: Trail, spot: Spot, rows: Sequence[str], *, without: Iterable[str]) -> list[str]:
    """All rows of a section in reading order, with these at the paragraph's place."""
    left_out = set(without)
    order: list[str] = []
    placed = False
    if spot.after == "":
        order, placed = [*rows], True
    for some in paragraphs_of(trail, spot.section):
        name = some[0].paragraph or some[0].id
        if name == spot.paragraph and not placed and spot.after is None:
            order, placed = [*order, *rows], True
        order += [s.id for s in some if s.id not in left_out]
        if name == spot.after and not placed:
            order, placed = [*order, *rows], True
    return order if placed else [*order, *rows]


def known(trail: Trail, order: Iterable[str]) -> dict[str, str]:
    """The places that rows have."""
    return {row: here.position for row in order if (here := trail.statement(row))}


def ground(trail: Trail, made: Edited) -> Iterator[Edit]:
    """A sentence that was split or joined stands on all that those stood on that it comes from."""
    for piece in made.pieces:
        has = {s.id for s in (*trail.below(piece.id), *trail.below(piece.id, v.CONTRADICTS))}
        cites = {(c.source, c.page, c.start, c.end) for c in trail.citations(piece.id)}
        for origin in piece.comes_from:
            if origin == piece.id:
                continue
            for link in (each for each in trail.rows.supports if each.statement == origin):
                if link.on not in has:
                    has.add(link.on)
                    yield _linked(trail, piece.id, link)
            for cited in trail.citations(origin):
                if (place := (cited.source, cited.page, cited.start, cited.end)) not in cites:
                    cites.add(place)
                    yield _cited(v.new_id(), piece.id, cited)


def with_cuts(trail: Trail, made: Edited, cuts: Sequence[Cut]) -> Edited:
    """New sentences that were taken out elsewhere are those again."""
    free = {cut.sentence.text: cut.sentence.id for cut in cuts if not trail.statement(cut.sentence.id)}
    pieces = []
    for piece in made.pieces:
        row = free.pop(piece.text, "") if piece.is_new and not piece.comes_from else ""
        pieces.append(replace(piece, id=row) if row else piece)
    return replace(made, pieces=tuple(pieces))


def brought_in(made: Edited, cuts: Sequence[Cut]) -> Iterator[Edit]:
    """What sentences stood on that were taken out elsewhere and are put in here."""
    here = {piece.id for piece in made.pieces if piece.is_new}
    for cut in cuts:
        if cut.sentence.id in here:
            for link in cut.links:
                said: dict[str, Value] = {"statement": link.statement, "on": link.on}
                yield Edit("support", link.id, {**said, "relation": link.relation, "version": link.version})
            for cited in cut.citations:
                yield _cited(cited.id, cut.sentence.id, cited)


def _linked(trail: Trail, statement: str, link: v.Support) -> Edit:
    """The same link from another statement, as its ground was read then."""
    row = v.derived_id(trail.assessment.id, "support", statement, link.on)
    said: dict[str, Value] = {"statement": statement, "on": link.on}
    return Edit("support", row, {**said, "relation": link.relation, "version": link.version})


def _cited(row: str, statement: str, cited: v.Citation) -> Edit:
    said: dict[str, Value] = {
        "statement": statement,
        "source": cited.source,
        "page": cited.page,
        "start": cited.start,
        "end": cited.end,
        "quote": cited.quote,
        "sha256": cited.sha256,
        "place": cited.place,
    }
    return Edit("citation", row, said)


def removal(trail: Trail, row: str, seen: Seen) -> Iterator[Edit]:
    """A sentence goes with its citations and links."""
    yield Edit("statement", row, delete=True, seen=seen)
    for cited in trail.citations(row):
        yield Edit("citation", cited.id, delete=True)
    for link in trail.rows.supports:
        if row in (link.statement, link.on):
            yield Edit("support", link.id, delete=True)
