"""The earlier inspection as it is shown for reading: its areas with their evidence, and its judgements."""

from collections.abc import Iterator
from dataclasses import dataclass

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.readiness import part_of
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Citation, Statement
from csa_desktop.frameworks.packs import find_pack
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.notebook.candidates import judgement_words, words_of
from csa_desktop.gui.pages.notebook.judgement_view import standing_words
from csa_desktop.gui.pages.notebook.row_view import titled
from csa_desktop.gui.pages.wheres import where_of
from csa_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Earlier:
    """An inspection that is followed up, with the framework that it kept."""

    trail: Trail
    pack: Pack


@dataclass(frozen=True, slots=True)
class EarlierShown:
    """A judgement or an area of it, in words."""

    id: str
    title: str
    text: str
    about: tuple[str, ...]
    """Its status, the part of a definition, what it stands on, counted."""
    evidence: tuple[str, ...]
    """What it rests on, nearest first, with the places that are quoted."""


def read_earlier(store: Store, assessment: str) -> Earlier:
    """The inspection that is followed up; UserError where it or its framework is not here."""
    trail = store.trail(assessment)
    return Earlier(trail, find_pack(trail.assessment.pack, trail.assessment.pack_version))


def called(earlier: Earlier) -> str:
    """Such as "Norbridge · Inspection of child protection 2012"."""
    about = earlier.trail.assessment
    year = "" if str(about.year) in about.title else f" {about.year}"
    return f"{about.authority} · {about.title}{year}"


def areas_shown(earlier: Earlier) -> tuple[EarlierShown, ...]:
    """Its areas by kind, in the order in which they were written."""
    order = [kind.id for kind in earlier.pack.areas]
    found = sorted(
        earlier.trail.statements(kind=v.AREA),
        key=lambda s: order.index(s.state) if s.state in order else len(order),
    )
    return tuple(_area(earlier, s) for s in found)


def _area(earlier: Earlier, area: Statement) -> EarlierShown:
    kind = next((k for k in earlier.pack.areas if k.id == area.state), None)
    part = next((p.text for p in (kind.parts if kind else ()) if p.id == part_of(earlier.trail, area)), "")
    about = (f"Part of the definition: {part}" if part else "", _standing(earlier, area))
    title = kind.title if kind else "Area"
    return EarlierShown(area.id, title, area.text, tuple(filter(None, about)), _evidence(earlier, area))


def judgements_shown(earlier: Earlier) -> tuple[EarlierShown, ...]:
    """Its judgements as they were left, in the order of its steps."""
    steps = [s.id for s in earlier.pack.steps]
    made = [s for s in earlier.trail.statements(kind=v.JUDGEMENT) if s.grade or s.text]
    made.sort(key=lambda s: steps.index(s.step) if s.step in steps else len(steps))
    return tuple(_judgement(earlier, s) for s in made)


def _judgement(earlier: Earlier, made: Statement) -> EarlierShown:
    scale = next((s for s in earlier.pack.scales if s.id == made.scale), None)
    grade = scale.grade(made.grade) if scale else None
    title = next((j.title for j in earlier.pack.judgements if j.id == made.judgement), "Judgement")
    label = grade.label if grade else made.grade
    status = titled(earlier.pack.statuses, made.status)
    about = (status, _standing(earlier, made))
    head = f"{title}: {label}" if label else title
    return EarlierShown(made.id, head, made.text, tuple(filter(None, about)), _evidence(earlier, made))


def _standing(earlier: Earlier, statement: Statement) -> str:
    return standing_words(earlier.trail.standing(statement.id))


def _evidence(earlier: Earlier, statement: Statement) -> tuple[str, ...]:
    return tuple(line for below in earlier.trail.all_below(statement.id) for line in _lines(earlier, below))


def _lines(earlier: Earlier, below: Statement) -> Iterator[str]:
    words = (
        judgement_words(earlier.pack, below) if below.kind == v.JUDGEMENT else words_of(earlier.pack, below)
    )
    yield f"{where_of(below, earlier.pack, earlier.trail)}: {words}"
    for citation in earlier.trail.citations(below.id):
        yield f"      {_place(earlier.trail, citation)}"


def _place(trail: Trail, citation: Citation) -> str:
    if event := trail.event(citation.source):
        return ", ".join(filter(None, (event.title, moment(event.happened))))
    source = trail.source(citation.source)
    where = citation.place or (f"page {citation.page}" if citation.page else "")
    named = ", ".join(filter(None, (source.title if source else "A source that is gone", where)))
    return f"{named}: “{citation.quote}”" if citation.quote else named
