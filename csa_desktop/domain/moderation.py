"""What a moderation day looks at: per authority and judgement the proposal and its trail (003:416-426).

Everything is counted and shown; nothing is weighed, and no grade is suggested.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from csa_desktop.domain import values as v
from csa_desktop.domain.cycle import MODERATION, Decision
from csa_desktop.domain.decisions import as_it_stands, decided_by, decisions_on, steps_of
from csa_desktop.domain.framework import Grade, Pack
from csa_desktop.domain.readiness.summary import judgements_touched
from csa_desktop.domain.step_names import step_name
from csa_desktop.domain.trail import Standing, Trail
from csa_desktop.domain.values import Assessment, Statement

FORM, REASONS, CONCERNS = "moderation-form", "reasons", "areas-of-concern"
"""The form that selects an authority for moderation, and its two questions (003:545-552)."""
DAY, SCALE_NOTE = "moderation-day", "scale"
"""Under which it is kept how the scale applies to a judgement."""
LEAST, MOST = 7, 10
"""So many authorities are discussed on a moderation day (003:418)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a point stands on, with the titles of the sources that it cites."""

    id: str
    text: str
    sign: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """An element of the key trail, and the findings under it."""

    id: str
    text: str
    sign: str
    findings: tuple[Finding, ...]
    sources: int
    stale: bool


@dataclass(frozen=True, slots=True)
class Against:
    """Something that contradicts what the judgement stands on, or the judgement itself."""

    text: str
    what: str
    """What it contradicts."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision with the name of whoever took it."""

    decision: Decision
    by: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """One judgement of one authority as it comes before the group."""

    judgement: str
    statement: str = ""
    grade: Grade | None = None
    text: str = ""
    reason: str = ""
    status: str = ""
    """In the framework's words, such as "Provisional"."""
    step: str = ""
    """Where the grade stands, such as "Step 4"."""
    trail_of: str = ""
    """The step whose key trail is shown, where that is another one."""
    points: tuple[Point, ...] = ()
    standing: Standing | None = None
    against: tuple[Against, ...] = ()
    gaps: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    """Key areas flagged as unsatisfactory that name this judgement (003:261)."""
    agreed: tuple[str, ...] = ()
    parted: bool = False
    """True where colleagues chose different grades at the same time."""
    decided: tuple[Decided, ...] = ()
    """Every decision on it, the oldest first."""


@dataclass(frozen=True, slots=True)
class Authority:
    """One authority on the board."""

    assessment: Assessment
    at: int
    """The place in the log at which it was read."""
    proposals: tuple[Proposal, ...]
    reasons: str = ""
    concerns: tuple[str, ...] = ()
    presents: str = ""
    """The lead, who usually presents it (003:420)."""
    scale_notes: tuple[tuple[str, str], ...] = ()
    """(judgement, text): what the group agreed on how the scale applies to it (003:426)."""

    def proposal(self, judgement: str) -> Proposal:
        """What is proposed of a judgement; an empty one where its framework has no such judgement."""
        return next((p for p in self.proposals if p.judgement == judgement), Proposal(judgement))


def authority(trail: Trail, pack: Pack) -> Authority:
    """An assessment as the board shows it."""
    concerns = trail.answer(FORM, "", CONCERNS)
    return Authority(
        assessment=trail.assessment,
        at=trail.at,
        proposals=tuple(proposal(trail, pack, j.id) for j in pack.judgements if steps_of(pack, j.id)),
        reasons=str(trail.answer(FORM, "", REASONS) or ""),
        concerns=concerns if isinstance(concerns, tuple) else tuple(filter(None, [concerns])),
        presents=next((m.name for m in trail.rows.members if m.lead), ""),
        scale_notes=tuple(_scale_notes(trail, pack)),
    )


def _scale_notes(trail: Trail, pack: Pack) -> Iterator[tuple[str, str]]:
    for judgement in pack.judgements:
        if said := str(trail.answer(DAY, judgement.id, SCALE_NOTE)):
            yield judgement.id, said


def proposal(trail: Trail, pack: Pack, judgement: str) -> Proposal:
    """A judgement with its grade, its key trail, what contradicts it and what is missing."""
    made = as_it_stands(trail, pack, judgement)
    ground = _ground(trail, pack, judgement)
    decided = tuple(Decided(d, decided_by(trail, d)) for d in decisions_on(trail, judgement))
    gaps = tuple(_gaps(trail, pack, judgement, ground))
    flags = tuple(_flags(trail, pack, judgement))
    points = tuple(_point(trail, s) for s in _key_trail(trail, ground)) if ground else ()
    rests: dict[str, Any] = (
        {
            "standing": trail.standing(ground.id),
            "against": tuple(_against(trail, ground)),
            "trail_of": step_name(pack, ground.step) if made is None or made.step != ground.step else "",
        }
        if ground
        else {}
    )
    if made is None:
        return Proposal(judgement, points=points, gaps=gaps, flags=flags, decided=decided, **rests)
    return Proposal(
        judgement=judgement,
        statement=made.id,
        grade=pack.scale(pack.judgement(judgement).scale).grade(made.grade),
        text=made.text,
        reason=made.reason,
        status=next((s.title for s in pack.statuses if s.id == made.status), made.status),
        step=step_name(pack, made.step),
        points=points,
        gaps=gaps,
        flags=flags,
        agreed=tuple(m.name for m in trail.agreed_by(made.id)),
        parted=("statement", made.id, "grade") in trail.rows.conflicts,
        decided=decided,
        **rests,
    )


def _ground(trail: Trail, pack: Pack, judgement: str) -> Statement | None:
    """The judgement of the last step that stands on anything: Step 4 often says only the grade."""
    found: Statement | None = None
    for step in reversed(steps_of(pack, judgement)):
        for made in trail.statements(kind=v.JUDGEMENT, step=step.id, subject=v.OVERALL, judgement=judgement):
            found = found or made
            if trail.below(made.id) or trail.below(made.id, v.CONTRADICTS):
                return made
    return found


def _key_trail(trail: Trail, made: Statement) -> Iterator[Statement]:
    """What it directly stands on; in place of an earlier judgement, what that one stands on."""
    seen, edge = {made.id}, [made]
    while edge:
        for below in trail.below(edge.pop(0).id):
            if below.id in seen:
                continue
            seen.add(below.id)
            if below.kind == v.JUDGEMENT:
                edge.append(below)
            else:
                yield below


def _point(trail: Trail, point: Statement) -> Point:
    under = [s for s in trail.all_below(point.id) if s.kind == v.FINDING]
    own = [point] if trail.citations(point.id) else []
    findings = tuple(_finding(trail, s) for s in (*own, *under))
    cited = {c.source for s in (point, *trail.all_below(point.id)) for c in trail.citations(s.id)}
    return Point(point.id, point.text, point.sign, findings, len(cited), trail.is_stale(point.id))


def _finding(trail: Trail, finding: Statement) -> Finding:
    cited = dict.fromkeys(c.source for c in trail.citations(finding.id))
    titles = tuple(source.title for row in cited if (source := trail.source(row)))
    return Finding(finding.id, finding.text, finding.sign, titles)


def _against(trail: Trail, made: Statement) -> Iterator[Against]:
    for upper in (made, *trail.all_below(made.id)):
        for other in trail.below(upper.id, v.CONTRADICTS):
            yield Against(other.text, upper.text)


def _gaps(trail: Trail, pack: Pack, judgement: str, ground: Statement | None) -> Iterator[str]:
    """Gaps that it stands on, then those still open of its services or of the council as a whole."""
    closed = {state.id for state in pack.gap_states if state.closes}
    below = [s for s in trail.all_below(ground.id) if s.kind == v.GAP] if ground else []
    yield from (s.text for s in below)
    there = {s.id for s in below}
    services = (*pack.judgement(judgement).services, "")
    for gap in trail.statements(kind=v.GAP):
        if gap.id not in there and gap.state not in closed and gap.service in services:
            yield gap.text


def _flags(trail: Trail, pack: Pack, judgement: str) -> Iterator[str]:
    wanted = pack.judgement(judgement)
    yield from (f.text for f in trail.statements(kind=v.FLAG) if wanted in judgements_touched(f, pack))


def moderated(decided: tuple[Decided, ...]) -> Decided | None:
    """The last decision of a moderation day; None where there is none."""
    return next((d for d in reversed(decided) if d.decision.stage == MODERATION), None)
