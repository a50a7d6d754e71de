"""Datasets: their indicators brought in, corrected, and turned cell by cell into findings and hypotheses."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from csa_desktop.commands import sources, statements
from csa_desktop.commands.statements import OPEN, Seen, new_statement
from csa_desktop.commands.trails import citable, citation
from csa_desktop.commands.words import keepable
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack, Step
from csa_desktop.domain.indicator_words import cell_words
from csa_desktop.domain.indicators import DIRECTIONS, Figure, Indicator, figure
from csa_desktop.domain.trail import Trail
from csa_desktop.errors import UserError
from csa_desktop.importing.datasets.values import DatasetReading, IndicatorRead
from csa_desktop.importing.grid import holds_row, span_of
from csa_desktop.importing.pages import Document
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

SAID = ("service", "outcome", "direction")
"""What a person may say of an indicator where the dataset does not, or says it wrongly."""
LABEL = "Bring in a dataset"
_LABELS = {
    "service": "Say which service",
    "outcome": "Say which outcome",
    "direction": "Say which way is better",
}
_CELL_LABELS = {v.FINDING: "Turn a figure into a finding", v.HYPOTHESIS: "Turn a figure into a hypothesis"}

Pages = tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class NewSource:
    """The file of a dataset: the source that it is, or what a new one is to be called."""

    document: Document
    data: bytes
    file_name: str
    source: str = ""
    """A source that is expected, or of which this is a newer version; empty for a new one."""
    kind: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Cell:
    indicator: str
    body: str
    year: str
    outcome: str
    text: str


def bring_in_file(
    store: Store,
    assessment: str,
    pack: Pack,
    reading: DatasetReading,
    new: NewSource,
    *,
    progress: Callable[[float], None] | None = None,
) -> Recorded:
    """Keep the file as a source, unless it is one already, and bring in its indicators."""
    known = next((s for s in store.trail(assessment).sources() if s.sha256 == reading.sha256), None)
    if known:
        return bring_in(store, assessment, pack, reading, source=known.id)
    if new.source:
        row = new.source
        sources.receive(
            store, assessment, row, new.document, new.data, file_name=new.file_name, progress=progress
        )
    else:
        row = sources.add_document(
            store,
            assessment,
            pack,
            new.document,
            new.data,
            kind=new.kind,
            title=new.title,
            file_name=new.file_name,
            progress=progress,
        ).row
    return bring_in(store, assessment, pack, reading, source=row)


def bring_in(store: Store, assessment: str, pack: Pack, reading: DatasetReading, *, source: str) -> Recorded:
    """Bring in the indicators of a source that has come; they take the place of those it had before.

    What a person said of an indicator stays; of one that is new here it is taken from another dataset of the
    assessment, where code and title are the same. UserError where the source may not be analysed (003:200),
    or is no longer the file that was read.
    """
    trail = store.trail(assessment)
    found = citable(trail, source)
    if found.sha256 != reading.sha256:
        raise UserError(
            f"“{found.title}” has changed since it was read. Nothing was brought in. Read it again."
        )
    if not reading.indicators:
        raise UserError("No indicator was read in this file. Nothing was brought in. Choose another file.")
    pages = store.page_texts(found.sha256)
    before = {i.id: i for i in trail.rows.indicators if i.source == source}
    elsewhere = {_same(i): i for i in trail.rows.indicators if i.source != source}
    edits: list[Edit] = []
    kept: set[str] = set()
    for place, (row, read) in enumerate(_rows(assessment, source, reading.indicators)):
        kept.add(row)
        said = _values(read, pages, place) | {"source": source, "sha256": reading.sha256}
        edits.append(Edit("indicator", row, said | _stays(read, before.get(row), elsewhere.get(_same(read)))))
    edits += [Edit("indicator", row, delete=True) for row in before if row not in kept]
    return store.record(LABEL, edits, assessment=assessment)


def correct(
    store: Store, assessment: str, indicators: Sequence[str], about: Mapping[str, str], *, seen: Seen = None
) -> Recorded:
    """Say of some indicators which service or outcome they belong to, or which way is better."""
    if not about or not set(about) <= set(SAID):
        raise ValueError("only service, outcome and direction of an indicator can be corrected")
    if about.get("direction", "") not in DIRECTIONS:
        raise ValueError("no such direction")
    if not indicators:
        raise UserError("Select an indicator first; nothing was changed.")
    label = _LABELS[next(iter(about))] if len(about) == 1 else "Correct an indicator"
    edits = [Edit("indicator", row, dict(about), seen) for row in indicators]
    return store.record(label, edits, assessment=assessment)


def not_said(
    store: Store, assessment: str, pack: Pack, *, text: str, outcome: str, service: str = "", row: str = ""
) -> Recorded:
    """Record what the data do not say about an outcome, as a gap (003:211)."""
    if not outcome:
        raise UserError("Choose the outcome about which the data do not say it.")
    about: dict[str, Value] = {"service": service, "state": OPEN}
    return statements.add(
        store,
        assessment,
        kind=v.GAP,
        text=text,
        step=step_for(pack, v.GAP, outcome).id,
        subject=outcome,
        about=about,
        row=row,
    )


def cell_to_finding(
    store: Store,
    assessment: str,
    pack: Pack,
    indicator: str,
    *,
    body: str,
    year: str,
    outcome: str = "",
    text: str = "",
) -> Recorded:
    """Begin a finding with a figure: its citation names the dataset, the cell and the value as printed.

    It goes under the indicator's outcome, or under `outcome` where that is given.
    """
    made = _Cell(indicator, body, year, outcome, text)
    return _from_cell(store, assessment, pack, v.FINDING, made)


def cell_to_hypothesis(
    store: Store,
    assessment: str,
    pack: Pack,
    indicator: str,
    *,
    body: str,
    year: str,
    outcome: str = "",
    text: str = "",
) -> Recorded:
    """Begin a hypothesis with a figure (003:219); it is open until somebody confirms, refines or drops it."""
    made = _Cell(indicator, body, year, outcome, text)
    return _from_cell(store, assessment, pack, v.HYPOTHESIS, made)


def step_for(pack: Pack, kind: str, outcome: str) -> Step:
    """The step of the notebook that holds such statements about an outcome; UserError where none does."""
    found = next((s for s in pack.steps if kind in s.holds and outcome in s.subjects), None)
    if found is None:
        raise UserError(
            f"The notebook of {pack.short} has no place for this under that heading. Choose an "
            "outcome under which it is to be written, then try again."
        )
    return found


def _from_cell(store: Store, assessment: str, pack: Pack, kind: str, cell: _Cell) -> Recorded:
    trail = store.trail(assessment)
    about = _indicator(trail, cell.indicator)
    found = figure(about, cell.body, cell.year)
    outcome = cell.outcome or about.outcome
    if found is None:
        raise UserError("There is no figure in this cell, so there is nothing to cite. Nothing was added.")
    if not outcome:
        raise UserError("Say first under which outcome this indicator belongs; then it has its place.")
    source = citable(trail, about.source)
    if source.sha256 != about.sha256:
        raise UserError(f"“{source.title}” has a newer version. Bring its indicators in, then cite them.")
    said: dict[str, Value] = {"service": about.service}
    said |= {"state": OPEN} if kind == v.HYPOTHESIS else {}
    words = cell.text or cell_words(about, cell.body, cell.year)
    step = step_for(pack, kind, outcome).id
    made = new_statement(store, trail, kind=kind, text=words, step=step, subject=outcome, about=said)
    cited = _cited(store, made.row, about, source, found)
    return store.record(_CELL_LABELS[kind], [made, cited], assessment=assessment)


def _cited(store: Store, statement: str, about: Indicator, source: v.Source, found: Figure) -> Edit:
    start, end = _span(store.page_texts(source.sha256), about.page, found.cell, found.text)
    place = ", ".join(filter(None, (about.sheet, found.cell)))
    return citation(statement, source, page=about.page, start=start, end=end, words=found.text, place=place)


def _indicator(trail: Trail, row: str) -> Indicator:
    found = next((i for i in trail.rows.indicators if i.id == row), None)
    if found is None:
        raise UserError("That indicator is no longer there. Nothing was added.")
    return found


def _rows(assessment: str, source: str, read: Sequence[IndicatorRead]) -> Iterator[tuple[str, IndicatorRead]]:
    """Each indicator with its id, the same whenever this source is read; equal ones are numbered."""
    times: dict[tuple[str, ...], int] = {}
    for each in read:
        named = (each.sheet, each.code.casefold(), each.title.casefold())
        times[named] = times.get(named, 0) + 1
        yield v.derived_id(assessment, "indicator", source, *named, str(times[named])), each


def _values(read: IndicatorRead, pages: Pages, place: int) -> dict[str, Value]:
    return {
        "code": keepable(read.code),
        "title": keepable(read.title),
        "unit": keepable(read.unit),
        "figures": keepable(read.figures),
        "sheet": keepable(read.sheet),
        "row": read.row,
        "page": _page(pages, read.sheet, read.row),
        "place": place,
    }


def _stays(read: IndicatorRead, before: Indicator | None, elsewhere: Indicator | None) -> dict[str, Value]:
    """Service, outcome and direction: as was said here before, else as the file says, else as elsewhere."""
    said = ((getattr(one, name, "") for one in (before, read, elsewhere)) for name in SAID)
    return {name: next(filter(None, each), "") for name, each in zip(SAID, said, strict=True)}


def _same(one: Indicator | IndicatorRead) -> tuple[str, str]:
    return one.code.casefold(), one.title.casefold()


def _page(pages: Pages, sheet: str, row: int) -> int:
    """The page of the document that has this row of this sheet; 1 where it cannot be told."""
    return next((number for number, label, text in pages if holds_row(label, text, sheet, row)), 1)


def _span(pages: Pages, page: int, cell: str, words: str) -> tuple[int, int]:
    """Where a cell stands in its page's text; nowhere where something else is in its place."""
    for number, label, text in pages:
        if number == page and (span := span_of(label, text, cell)) and text[slice(*span)] == words:
            return span
    return 0, 0
