"""Where a source is read: a document in the reader, a record on its page; and how a citation names it."""

from dataclasses import dataclass

from csa_desktop.domain import meeting, records
from csa_desktop.domain.framework import Pack, Stage
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import QUESTION, Citation, Source
from csa_desktop.gui.moments import moment
from csa_desktop.gui.places import Place

BEGIN = "new"
"""The first word of a tab at which a record is to be begun."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known of a record before it is begun."""

    case: str = ""
    stage: str = ""
    kind: str = ""


def place_of_source(pack: Pack, source: Source, *, statement: str = "") -> Place:
    """Where one reads a source; `statement` is the finding that it is read for."""
    if records.is_record(pack, source):
        return _place_of_record(pack, source.kind, source.id)
    if source.kind == meeting.NOTES:
        return Place(meeting.STAGE, tab="notes")
    return Place("reader", source.id, statement=statement)


def place_of_citation(pack: Pack, trail: Trail, citation: Citation) -> Place:
    """The page of a document or the field of a record with the words marked, or the case of an event."""
    if event := trail.event(citation.source):
        return Place("case", event.case)
    source = trail.source(citation.source)
    if source and records.is_record(pack, source):
        return _place_of_record(pack, source.kind, source.id, citation.id)
    if source and source.kind == meeting.NOTES:
        asked = (s for s in trail.below(citation.statement) if s.kind == QUESTION)
        return Place(meeting.STAGE, tab="notes", statement=next((s.id for s in asked), ""))
    where, read = citation.statement, citation.source
    return Place("reader", read, statement=where, citation=citation.id, number=citation.page)


def place_to_begin(pack: Pack, kind: str = "", *, case: str = "", stage: str = "") -> Place:
    """Where a record is begun, its kind, case and stage chosen already where they are given."""
    at = records.stage_of(pack, kind) or _first(pack)
    return Place(records.PAGE, at.about if at else "", tab="/".join((BEGIN, case, stage, kind)))


def beginning(tab: str) -> Beginning | None:
    """What a tab says of a record to begin; None for a tab that says something else."""
    first, *said = tab.split("/")
    return Beginning(*(*said, "", "", "")[:3]) if first == BEGIN else None


def when_and_where(pack: Pack, trail: Trail, source: Source, citation: Citation) -> str:
    """A citation of a record in a few words, such as "Head teacher, 21 Mar"; of a document, its page."""
    if records.is_record(pack, source):
        return ", ".join(filter(None, (records.called(pack, trail, source), moment(source.dated[:10]))))
    where = citation.place or (f"p. {citation.page}" if citation.page else "")
    return ", ".join(filter(None, (source.title, where)))


def _place_of_record(pack: Pack, kind: str, record: str, citation: str = "") -> Place:
    at = records.stage_of(pack, kind) or _first(pack)
    return Place(records.PAGE, at.about if at else "", tab=record, citation=citation)


def _first(pack: Pack) -> Stage | None:
    return next((stage for stage in pack.stages if stage.page == records.PAGE), None)


def place_to_raise(at: Place, trail: Trail | None) -> Place:
    """Where a risk is raised, from where one is: to the child whose case or record is in sight, if any."""
    record = trail.source(at.tab) if trail and at.page == records.PAGE else None
    case = at.about if at.page == "case" else record.case if record else ""
    return Place("risk", tab=case)
