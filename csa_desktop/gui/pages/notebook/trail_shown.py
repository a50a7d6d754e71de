"""What the trail beside the page says of one statement or source, as values."""

from collections.abc import Iterator
from dataclasses import dataclass

from csa_desktop.domain import meeting, records
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.readiness.sheet import within
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Citation, Source, Statement
from csa_desktop.gui.moments import days_later, moment
from csa_desktop.gui.pages.notebook.candidates import words_of
from csa_desktop.gui.pages.notebook.judgement_view import standing_words
from csa_desktop.gui.pages.notebook.row_view import shown_sign
from csa_desktop.gui.pages.source_places import place_of_citation, place_of_source
from csa_desktop.gui.pages.wheres import place_of_statement, where_of
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.sign import GAP

_KINDS = {
    v.FINDING: "finding",
    v.GAP: "gap",
    v.HYPOTHESIS: "hypothesis",
    v.COMMENT: "comment",
    v.POINT: "summary point",
    v.FLAG: "flagged area",
    v.REVIEW: "finding from moderation",
    v.ISSUE: "main issue",
    v.JUDGEMENT: "judgement",
    v.NOTE: "note",
    v.EVALUATION: "evaluation",
    v.AGENCY: "contribution of an agency",
    v.WISHES: "wishes and feelings",
    v.EARLIER: "answer on an earlier response",
    v.AREA: "area",
    v.PROGRESS: "progress",
    v.AGENDA: "line of the agenda",
    v.QUESTION: "question at the meeting",
    v.RECOMMENDATION: "recommendation",
    v.SENTENCE: "sentence",
}


@dataclass(frozen=True, slots=True)
class QuoteShown:
    """A citation: its words, where they stand, and whether the document has changed since."""

    citation: Citation
    where: str
    place: Place
    changed: bool


@dataclass(frozen=True, slots=True)
class LinkShown:
    """A statement on the trail; `linked` where it is directly linked and can be unlinked."""

    id: str
    text: str
    where: str
    sign: str | None
    place: Place
    changed: bool = False
    linked: bool = False
    standing: str = ""
    """Of a judgement: what it stands on, counted."""


@dataclass(frozen=True, slots=True)
class TrailShown:
    """Everything beside the page for one selection."""

    about: str
    title: str
    standing: str = ""
    quotes: tuple[QuoteShown, ...] = ()
    below: tuple[LinkShown, ...] = ()
    above: tuple[LinkShown, ...] = ()
    against: tuple[LinkShown, ...] = ()
    contradicts: tuple[LinkShown, ...] = ()
    stale: bool = False
    written: str = ""
    pages: tuple[tuple[str, tuple[LinkShown, ...]], ...] = ()
    """Of a source: its pages, and what rests on each."""
    source: Place | None = None
    """Of a source: where it is read; None for a document that has not come."""
    is_record: bool = False
    """Of a source: whether it was recorded on site, with no document behind it."""


def trail_shown(trail: Trail, pack: Pack, about: str) -> TrailShown | None:
    """The trail of a statement or a source; None where there is no such thing."""
    if statement := trail.statement(about):
        return _of_statement(trail, pack, statement)
    if source := trail.source(about):
        pages = tuple(_pages(trail, pack, source))
        title, made = f"What rests on “{source.title}”", records.is_record(pack, source)
        place = place_of_source(pack, source) if source.sha256 or made else None
        said = _record_words(pack, trail, source) if made else _source_words(source)
        return TrailShown(about, title, said, pages=pages, source=place, is_record=made)
    return None


def _of_statement(trail: Trail, pack: Pack, here: Statement) -> TrailShown:
    changed = {s.on for s in trail.stale_supports(here.id)}
    direct = {s.id for s in trail.above(here.id)}
    carries = here.kind in (v.JUDGEMENT, v.POINT, v.ISSUE, v.AREA, v.PROGRESS)
    return TrailShown(
        about=here.id,
        title=f"Trail of the selected {_KINDS.get(here.kind, here.kind)}",
        standing=standing_words(trail.standing(here.id)) if carries else "",
        quotes=tuple(_quotes(trail, pack, here)),
        below=tuple(_link(trail, pack, s, s.id in changed, linked=True) for s in trail.below(here.id)),
        above=tuple(_link(trail, pack, s, linked=s.id in direct) for s in trail.all_above(here.id)),
        against=tuple(
            _link(trail, pack, s, s.id in changed, linked=True) for s in trail.below(here.id, v.CONTRADICTS)
        ),
        contradicts=tuple(_link(trail, pack, s, linked=True) for s in trail.above(here.id, v.CONTRADICTS)),
        stale=trail.is_stale(here.id),
        written=_written(here),
    )


def _quotes(trail: Trail, pack: Pack, here: Statement) -> Iterator[QuoteShown]:
    stale = {c.id for c in (*trail.stale_citations(here.id), *records.reworded(pack, trail, here.id))}
    for citation in trail.citations(here.id):
        where, place = _named(trail, pack, citation), place_of_citation(pack, trail, citation)
        yield QuoteShown(citation, where, place, citation.id in stale)


def _named(trail: Trail, pack: Pack, citation: Citation) -> str:
    if event := trail.event(citation.source):
        case = trail.case(event.case)
        return " · ".join(filter(None, (case.code if case else "", event.title, moment(event.happened))))
    source = trail.source(citation.source)
    if source is None:
        return "The document is no longer listed"
    if records.is_record(pack, source):
        return " · ".join(filter(None, (source.title, _record_words(pack, trail, source), citation.place)))
    return _where(source, citation)


def _record_words(pack: Pack, trail: Trail, source: Source) -> str:
    """When it was recorded, with whom, and whether it may be cited where that is not settled."""
    who = records.present(pack, trail, source)
    doubt = "" if source.admissible == "yes" else _admissible(source)
    return " · ".join(filter(None, (moment(source.dated), f"with {within(who)}" if who else "", doubt)))


def _where(source: Source, citation: Citation) -> str:
    page = f"page {citation.page} of {source.pages}" if citation.page and source.pages else ""
    return " · ".join(filter(None, (source.title, citation.place or page, _admissible(source))))


def _admissible(source: Source) -> str:
    why = within(source.reason.strip().rstrip("."))
    if source.admissible == "yes":
        return f"{why}, so admissible" if why else "admissible"
    if source.admissible == "no":
        return f"not admissible: {why}" if why else "not admissible"
    return "not decided whether admissible"


def _source_words(source: Source) -> str:
    pages = f"{source.pages} pages" if source.pages > 1 else ""
    is_here = source.sha256 or source.kind == meeting.NOTES
    waited = "" if is_here else "not coming" if source.state == "not-coming" else "still to come"
    return " · ".join(filter(None, (waited, pages, _admissible(source))))


def _link(
    trail: Trail, pack: Pack, statement: Statement, changed: bool = False, *, linked: bool = False
) -> LinkShown:
    made = statement.kind == v.JUDGEMENT
    text = words_of(pack, statement)
    sign = GAP if statement.kind == v.GAP else shown_sign(pack, statement)
    shown = sign if statement.kind in (v.FINDING, v.GAP, v.POINT, v.EVALUATION) else None
    standing = standing_words(trail.standing(statement.id)) if made else ""
    where, place = where_of(statement, pack, trail), place_of_statement(statement)
    return LinkShown(statement.id, text, where, shown, place, changed, linked, standing)


def _written(here: Statement) -> str:
    days = days_later(here.happened, here.written)
    if not here.happened:
        return ""
    later = f", written {days} {'day' if days == 1 else 'days'} later" if days else ""
    return f"Happened {moment(here.happened)}{later}"


def _pages(trail: Trail, pack: Pack, source: Source) -> Iterator[tuple[str, tuple[LinkShown, ...]]]:
    pages: dict[str, list[Statement]] = {}
    for citation in trail.quotations(source.id):
        here = citation.place or (f"Page {citation.page}" if citation.page else "The document")
        if cited := trail.statement(citation.statement):
            for statement in (cited, *trail.all_above(cited.id)):
                if statement not in pages.setdefault(here, []):
                    pages[here].append(statement)
    for page, resting in pages.items():
        yield page, tuple(_link(trail, pack, s) for s in resting)
