"""What arrived after the draft letter was sent, and which judgements it touches (003:192, 485).

Nothing here changes a judgement: whether it stands is a person's decision, and is kept with its reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from csa_desktop.domain.cycle import ARRIVAL, DRAFT, Decision
from csa_desktop.domain.editions import Sent, editions
from csa_desktop.domain.framework import Judgement, Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import JUDGEMENT, SENTENCE, Source, Statement

CAME, NEWER, DATED = "came", "newer", "dated"
"""It came after the draft; a newer version of it came; it was there, but is dated after the draft."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A judgement that something touches, and the last decision on that; None while it is open."""

    judgement: Judgement
    because: tuple[Statement, ...]
    """What this judgement rests on and quotes the source; empty where the service alone says so."""
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A source that arrived."""

    source: Source
    how: str
    outdated: tuple[Statement, ...]
    """What quotes an earlier version of it."""
    sentences: tuple[Statement, ...]
    """Sentences of the letter that rest on it."""
    subjects: tuple[str, ...]
    """The ids of outcomes that it speaks of, as far as is known."""
    touched: tuple[Touched, ...]
    others: tuple[Touched, ...]
    """Judgements of which nothing says that it touches them, for a person to say."""

    @property
    def open(self) -> int:
        """How many judgements it touches have no decision yet; one where none is known and none decided."""
        if not self.touched:
            return int(not any(other.decision for other in self.others))
        return sum(touched.decision is None for touched in self.touched)


def draft_sent(trail: Trail, letter: str) -> Sent | None:
    """The last draft that went out: what comes after it is an arrival."""
    found = [sent for sent in editions(trail, letter) if sent.edition.form == DRAFT]
    return found[-1] if found else None


def arrivals(trail: Trail, before: Trail | None, pack: Pack, sent: Sent) -> tuple[Arrival, ...]:
    """Every source that is new since `before`, the assessment as it was when the draft went out."""
    known = {source.id: source.sha256 for source in before.sources()} if before else {}
    replies = {remark.source for remark in trail.rows.remarks}
    found = []
    for source in trail.sources():
        analysed = source.sha256 and source.admissible != "no"  # else it is no evidence at all (003:200)
        how = _how(source, known, sent.edition.at[:10]) if analysed else ""
        if how and source.id not in replies:
            found.append(_arrival(trail, pack, source, how))
    return tuple(found)


def _how(source: Source, known: dict[str, str], day: str) -> str:
    if not known.get(source.id):
        return CAME
    if known[source.id] != source.sha256:
        return NEWER
    return DATED if source.dated[:10] > day else ""


def _arrival(trail: Trail, pack: Pack, source: Source, how: str) -> Arrival:
    quoted = trail.quotations(source.id)
    outdated = {c.statement for c in quoted if c.sha256 != source.sha256}
    resting = trail.rests_on_source(source.id)
    because = dict(_because(trail, pack, source, resting))
    all_of = [Touched(j, because.get(j.id, ()), _decided(trail, j.id, source.id)) for j in pack.judgements]
    return Arrival(
        source=source,
        how=how,
        outdated=tuple(s for name in outdated if (s := trail.statement(name))),
        sentences=tuple(s for s in resting if s.kind == SENTENCE),
        subjects=tuple(_subjects(trail, pack, source)),
        touched=tuple(t for t in all_of if t.judgement.id in because),
        others=tuple(t for t in all_of if t.judgement.id not in because),
    )


def _subjects(trail: Trail, pack: Pack, source: Source) -> Iterator[str]:
    citing = (trail.statement(citation.statement) for citation in trail.quotations(source.id))
    known = {statement.subject for statement in citing if statement}
    known |= {i.outcome for i in trail.rows.indicators if i.source == source.id}
    yield from (subject.id for subject in pack.subjects if subject.id in known)


def _because(
    trail: Trail, pack: Pack, source: Source, resting: tuple[Statement, ...]
) -> Iterator[tuple[str, tuple[Statement, ...]]]:
    """Judgements that rest on the source, or are of the services that it speaks of."""
    citing = {citation.statement for citation in trail.quotations(source.id)}
    services = {s.service for s in resting if s.service}
    services |= {i.service for i in trail.rows.indicators if i.source == source.id and i.service}
    for judgement in pack.judgements:
        above = [s for s in resting if s.kind == JUDGEMENT and s.judgement == judgement.id]
        below = {lower.id for upper in above for lower in (upper, *trail.all_below(upper.id))}
        grounds = tuple(s for s in resting if s.id in citing & below)
        if grounds or services & set(judgement.services):
            yield judgement.id, grounds


def _decided(trail: Trail, judgement: str, source: str) -> Decision | None:
    found = [
        d for d in trail.rows.decisions if (d.stage, d.judgement, d.about) == (ARRIVAL, judgement, source)
    ]
    return max(found, key=lambda d: (d.at, d.id), default=None)
