"""The index of sources: what each is, whether it may be cited, and who quotes it on which page."""

from collections.abc import Iterable, Iterator

from csa_desktop.domain.readiness.sheet import within
from csa_desktop.domain.records import is_record, present
from csa_desktop.domain.values import Source, Statement
from csa_desktop.reports.blocks import Block, Stack
from csa_desktop.reports.dates import moment
from csa_desktop.reports.fonts import Weight
from csa_desktop.reports.lines import Span
from csa_desktop.reports.notebook.items import QUIETLY, WHOLE, Items
from csa_desktop.reports.notebook.numbers import in_a_row
from csa_desktop.reports.prose import Style

_TITLE = Style(weight=Weight.BOLD, above=0)
_ADMISSIBLE = {"yes": "Admissible", "no": "Not admissible", "": "Admissible or not: not yet decided"}
_STATES = {"expected": "Expected", "received": "Received", "not-coming": "Not coming"}


def sources(items: Items, wanted: Iterable[Source], printed: Iterable[Statement]) -> Iterator[Block]:
    """One block for each source, quoted by the statements that are printed."""
    shown = {statement.id for statement in printed}
    for source in wanted:
        lines = [[Span(line)] for line in _lines(items, source)]
        quoted = _quoted(items, source, shown)
        lines.append([Span("Quoted: ", Weight.BOLD), Span(f"{quoted or 'by nothing printed here'}.")])
        blocks = [items.prose(line, QUIETLY) for line in lines]
        yield Stack([items.prose(source.title or "Without a title", _TITLE), *blocks], above=9, whole=WHOLE)


def _lines(items: Items, source: Source) -> Iterator[str]:
    kind = items.said.kind_of_source(source.kind)
    dated = f"dated {moment(source.dated)}" if source.dated else ""
    said = items.said
    if is_record(said.pack, source):
        recorded = f"Recorded on site {moment(source.dated)}"
        yield "  ·  ".join(filter(None, (recorded, _present(items, source))))
    else:
        state = _STATES.get(source.state, source.state)
        yield "  ·  ".join(filter(None, (kind, state, dated, _extent(source))))
    admissible = _ADMISSIBLE.get(source.admissible, source.admissible)
    yield f"{admissible}: {source.reason}" if source.reason.strip() else f"{admissible}."
    if source.provenance.strip() and not is_record(said.pack, source):
        yield f"From: {source.provenance}"
    if source.file_name.strip():
        yield f"File: {source.file_name}"
    if source.reading.strip():
        yield f"Reading: {source.reading}"
    if source.sha256:
        yield f"SHA-256: {source.sha256}"


def _present(items: Items, record: Source) -> str:
    """Who was there, as roles."""
    who = present(items.said.pack, items.said.trail, record)
    return f"with {within(who)}" if who else ""


def _extent(source: Source) -> str:
    pages = f"{source.pages} page{'' if source.pages == 1 else 's'}" if source.pages else ""
    return ", ".join(filter(None, (pages, source.media)))


def _quoted(items: Items, source: Source, shown: set[str]) -> str:
    """Who quotes each page of a source: "page 4 by SS1 and SS3; page 11 by SS2"."""
    pages: dict[str, dict[str, None]] = {}
    for citation in items.said.trail.quotations(source.id):
        statement = items.said.trail.statement(citation.statement)
        if statement and statement.id in shown:
            here = f"page {citation.page}" if citation.page else citation.place
            pages.setdefault(here, {})[items.said.numbers.of(statement)] = None
    return "; ".join(f"{here} by {in_a_row(numbers)}".strip() for here, numbers in pages.items())
