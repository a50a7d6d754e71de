"""What a panel reads: letter, Steps 3 and 4 and trail as they were frozen, representation and response."""

from collections.abc import Iterator, Sequence

from csa_desktop.domain import values as v
from csa_desktop.domain.cycle import FINAL, INACCURATE, Edition, Ground, Representation
from csa_desktop.domain.decisions import as_it_stands, steps_of
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.letter_text import from_json
from csa_desktop.domain.letterhead import letterhead
from csa_desktop.domain.representing import grounds_of, panel_of, panellists_of, since
from csa_desktop.domain.since_words import counts, names
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.reports.blocks import Block, Stack
from csa_desktop.reports.dates import moment
from csa_desktop.reports.fonts import Weight
from csa_desktop.reports.forms import BULLETED
from csa_desktop.reports.letters.as_pdf import letter_block
from csa_desktop.reports.letters.to_council import letter_parts
from csa_desktop.reports.lines import Span
from csa_desktop.reports.notebook import ends
from csa_desktop.reports.notebook.items import PLAIN, QUIETLY, REMARK, Items
from csa_desktop.reports.notebook.said import Said
from csa_desktop.reports.notebook.sheets import Sheet
from csa_desktop.reports.notebook.sources import sources
from csa_desktop.reports.pages import Progress, print_sheets, without_collecting
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.prose import Style
from csa_desktop.reports.table import Cell, Row
from csa_desktop.reports.words import Words

NAME = "The panel's pack"
INSIDE = (
    "The letter as it was sent",
    "The summative sheets as they stood",
    "What the judgement stands on",
    "Sources",
    "The representation and the response",
    "What came in since: no part of the record",
)
FROZEN = (
    "Everything but the last two parts stands here as it stood at {0}. What was written or changed later is "
    "no part of this record: a representation is not the opportunity to enter new evidence."
)
KINDS = {INACCURATE: "Evidence that is said to be inaccurate"}
OTHER_KIND = "The significance given to evidence"
NO_LETTER = "No letter had been sent then."
NOTHING_MORE = "Nothing but what is printed above."
LATER = (
    "Listed so that it can be told apart, and not to be read as evidence: what was written, changed or taken "
    "out after {0}."
)
NONE_LATER = "Nothing came in and nothing was written, changed or taken out since {0}."
MORE = "And {0} more."
MOST = 200
"""So many of a kind are listed; the others are counted."""
NO_JUDGEMENT = "No grade was proposed then."
_LABEL = Style(weight=Weight.BOLD)
_POINT = Style(size=10.5, leading=15, above=4, indent=14)


def print_panel_pack(
    pack: Pack, frozen: Trail, now: Trail, of: str, paper: Paper, *, progress: Progress | None = None
) -> bytes:
    """The PDF of the pack of one representation; `frozen` is the record as at its day, `now` as it is."""
    words = Words()
    about = next(r for r in now.rows.representations if r.id == of)
    with without_collecting():
        made = _Pack(pack, Items(Said(pack, frozen), words), now, about)
        return print_sheets(list(made.sheets()), words, paper, title=NAME, progress=progress)


class _Pack:
    def __init__(self, pack: Pack, items: Items, now: Trail, of: Representation) -> None:
        self.pack, self.items, self.now, self.of = pack, items, now, of
        self.frozen = items.said.trail

    def sheets(self) -> Iterator[Block]:
        items, below = self.items, list(self._below())
        yield self._front()
        yield ends.page(items, INSIDE[0], list(self._letter()))
        printed: list[Statement] = []
        for step in steps_of(self.pack, self.of.judgement):
            here = items.said.placed.get((step.id, v.OVERALL), [])
            printed += here
            yield Sheet(items, step, v.OVERALL, here, first=not printed).block()
        more = [s for s in below if s.id not in {p.id for p in printed}]
        yield ends.page(items, INSIDE[2], ends.by_subject(items, more) or [self._no_more()])
        printed += more
        if found := ends.contradictions(items, printed):
            yield ends.page(items, "Contradictions", found)
        yield ends.page(items, INSIDE[3], self._sources(printed))
        yield ends.page(items, INSIDE[4], list(self._representation()))
        yield ends.page(items, INSIDE[5], list(self._since()))

    def _front(self) -> Block:
        about, panel = self.frozen.assessment, panel_of(self.pack, self.of)
        seats = {seat.id: seat.title for seat in panel.seats} if panel else {}
        members = [
            ", ".join(filter(None, (p.name, seats.get(p.role, p.role), p.organisation)))
            for p in panellists_of(self.now, self.of.id)
        ]
        rows = [
            ("Authority", about.authority),
            ("Assessment", about.title if str(about.year) in about.title else f"{about.title}, {about.year}"),
            ("Judgement", self.items.said.judgement(self.of.judgement)),
            ("Panel", "\n".join(members) or "not named yet"),
            ("Intention made known", _day(self.of.intended)),
            ("Submitted", _day(self.of.submitted)),
            ("Record frozen as at", _day(self.of.as_at)),
            ("In this pack", "\n".join(INSIDE)),
        ]
        table = [
            Row([Cell(0.28, self.items.prose(name, _LABEL), shaded=True), Cell(0.72, self.items.prose(text))])
            for name, text in rows
            if text
        ]
        said = [panel.text, panel.impartial] if panel else []
        notes = [FROZEN.format(_day(self.of.as_at)), *filter(None, said)]
        under = [self.items.prose(note, REMARK) for note in notes]
        return ends.page(
            self.items, NAME, [Stack(table, above=10), *under], over=panel.title if panel else ""
        )

    # The letter

    def _letter(self) -> Iterator[Block]:
        edition = self._edition()
        if edition is None:
            yield self.items.prose(NO_LETTER)
            return
        text = from_json(edition.text)
        yield self.items.prose(f"Sent on {moment(edition.at)}", QUIETLY)
        made = letter_parts(text, letterhead(self.frozen, self.pack), self.pack)
        yield letter_block(list(made), self.items.words)

    def _edition(self) -> Edition | None:
        """The final letter that had gone out last by then, else the last of any form."""
        went = sorted(self.frozen.rows.editions, key=lambda e: (e.form == FINAL, e.at, e.id))
        return went[-1] if went else None

    # The trail

    def _below(self) -> Iterator[Statement]:
        judged = as_it_stands(self.frozen, self.pack, self.of.judgement)
        if judged:
            numbers = self.items.said.numbers
            yield from sorted(self.frozen.all_below(judged.id), key=numbers.place)

    def _no_more(self) -> Block:
        judged = as_it_stands(self.frozen, self.pack, self.of.judgement)
        return self.items.prose(NOTHING_MORE if judged else NO_JUDGEMENT)

    def _sources(self, printed: Sequence[Statement]) -> list[Block]:
        cited = {c.source for s in printed for c in self.frozen.citations(s.id)}
        wanted = (source for source in self.frozen.sources() if source.id in cited)
        return list(sources(self.items, wanted, printed)) or [self.items.prose("No source is cited.")]

    # The representation

    def _representation(self) -> Iterator[Block]:
        found = grounds_of(self.now, self.of.id)
        for number, ground in enumerate(found, start=1):
            kind = KINDS.get(ground.kind, OTHER_KIND)
            yield self.items.section(f"Ground {number}: {kind}", list(self._ground(ground)))
        if not found:
            yield self.items.prose("No ground is written down.")
        response = self.of.response.strip() or "None is written."
        yield self.items.section("Response of the inspectors as a whole", [self.items.prose(response)])

    def _ground(self, ground: Ground) -> Iterator[Block]:
        yield self.items.prose(ground.text, PLAIN)
        yield from self._linked("It is about", ground.about, self.now)
        yield self.items.prose(
            [Span("Response: ", Weight.BOLD), Span(ground.response or "None is written.")], REMARK
        )
        yield from self._linked("The response stands on", ground.rests_on, self.frozen)

    def _linked(self, head: str, rows: Sequence[str], trail: Trail) -> Iterator[Block]:
        found = [s for row in rows if (s := trail.statement(row))]
        if found:
            yield self.items.prose([Span(f"{head}:", Weight.BOLD)], REMARK)
        for statement in found:
            known = self.frozen.statement(statement.id)
            number = self.items.said.numbers.of(known) if known else ""
            yield self.items.prose(
                statement.text, _POINT if not number else Style(indent=58, above=2), label=number
            )

    # What is no part of it

    def _since(self) -> Iterator[Block]:
        """What came in later than the frozen record, by kind, as the page lists it (003:505)."""
        came = since(self.now, self.frozen)
        words = LATER if came else NONE_LATER
        yield self.items.prose(words.format(_day(self.of.as_at)), REMARK)
        for one in came:
            named = names(self.pack, self.now, one)
            lines = [*named[:MOST], *([MORE.format(len(named) - MOST)] if len(named) > MOST else ())]
            listed = [self.items.prose(line, BULLETED, label="•") for line in lines]
            yield self.items.section(counts(one), listed)


def _day(said: str) -> str:
    return moment(said) if said else ""
