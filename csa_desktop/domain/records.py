"""Records made on site: sources without a document, whose content is the answers to a form (004:411-412)."""

from collections.abc import Iterator
from dataclasses import dataclass

from csa_desktop.domain import filling
from csa_desktop.domain.framework import Field, Form, Pack, SourceKind, Stage
from csa_desktop.domain.quotes import find_quote
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Citation, Source

ON_SITE = "on-site"
"""The group of the kinds of source that are recorded on site."""
PAGE = "records"
"""The page of the window on which stages list their records."""
WITH = "with"
"""The field of a record's form that says who was there, as roles."""
TYPED = ("text", "long", "bullets")
"""The kinds of field whose words can be quoted."""
LONGEST_WHO = 44


@dataclass(frozen=True, slots=True)
class Spot:
    """Where quoted words stand in a record now: the field, and offsets into what it says."""

    field: Field
    text: str
    start: int
    end: int


def kind_of(pack: Pack, source: Source) -> SourceKind | None:
    """The kind of a record; None for a document, or a kind that the pack does not know."""
    return next((k for k in pack.source_kinds if k.id == source.kind and k.group == ON_SITE), None)


def is_record(pack: Pack, source: Source) -> bool:
    """True for what was recorded on site: there is no document behind it."""
    return kind_of(pack, source) is not None


def documents(pack: Pack, trail: Trail) -> tuple[Source, ...]:
    """The sources that are documents, by title."""
    return tuple(s for s in trail.sources() if not is_record(pack, s))


def document_kinds(pack: Pack) -> tuple[SourceKind, ...]:
    """The kinds of source that are documents."""
    return tuple(k for k in pack.source_kinds if k.group != ON_SITE)


def records(pack: Pack, trail: Trail, kinds: tuple[str, ...] = ()) -> tuple[Source, ...]:
    """The records of some kinds, or all; the newest first."""
    found = (s for s in trail.rows.sources if is_record(pack, s) and (not kinds or s.kind in kinds))
    return tuple(sorted(found, key=lambda s: (s.dated, s.id), reverse=True))


def form_of(pack: Pack, source: Source) -> Form | None:
    """The form on which a record is made; None for a document."""
    kind = kind_of(pack, source)
    return next((f for f in pack.forms if kind and f.id == kind.form), None)


def stage_of(pack: Pack, kind: str) -> Stage | None:
    """The stage of the work at which records of a kind are made; None where the pack names none."""
    return next((stage for stage in pack.stages if stage.page == PAGE and kind in stage.kinds), None)


def stage_for_form(pack: Pack, form: str) -> Stage | None:
    """The stage whose records are made on a form; None for a form of no record."""
    kinds = (k.id for k in pack.source_kinds if k.group == ON_SITE and k.form == form)
    return next(filter(None, (stage_of(pack, kind) for kind in kinds)), None)


def main_field(form: Form) -> Field | None:
    """Where typing begins: the first long text, else the first field."""
    fields = form.fields()
    return next((f for f in fields if f.kind == "long"), next(iter(fields), None))


def present(pack: Pack, trail: Trail, source: Source) -> str:
    """Who was there, as roles."""
    form = form_of(pack, source)
    said = filling.as_text(trail.answer(form.id, source.id, WITH)) if form else ""
    return " ".join((said or source.provenance).split())


def called(pack: Pack, trail: Trail, source: Source) -> str:
    """What a record is called in short: who was heard or met where that is said shortly, else its title."""
    who = present(pack, trail, source)
    return who if 0 < len(who) <= LONGEST_WHO else source.title


def texts(pack: Pack, trail: Trail, source: Source) -> Iterator[tuple[Field, str]]:
    """What was typed in each field of a record, fields without words left out."""
    form = form_of(pack, source)
    for field in form.declared() if form else ():
        if form and field.kind in TYPED:
            answers = (filling.as_text(trail.answer(form.id, source.id, name)) for name in form.names(field))
            if text := next((answer for answer in answers if answer.strip()), ""):
                yield field, text


def spot(pack: Pack, trail: Trail, citation: Citation) -> Spot | None:
    """Where the words that a citation quotes stand in its record now; None where they do not."""
    source = trail.source(citation.source)
    found = tuple(texts(pack, trail, source)) if source else ()
    for field, text in sorted(found, key=lambda pair: label(pair[0]) != citation.place):
        if at := find_quote(text, citation.quote, citation.start, citation.end):
            return Spot(field, text, *at)
    return None


def label(field: Field) -> str:
    """What a field is called as the place of a citation."""
    return field.label.rstrip(": ")


def reworded(pack: Pack, trail: Trail, statement: str) -> tuple[Citation, ...]:
    """The citations of a statement whose words its record no longer says."""
    return tuple(
        c
        for c in trail.citations(statement)
        if c.quote and (s := trail.source(c.source)) and is_record(pack, s) and not spot(pack, trail, c)
    )
