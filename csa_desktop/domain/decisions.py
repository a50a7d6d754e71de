"""A judgement as it now stands, and what was decided of it: from, to, why, by whom (003:101, 192, 485)."""

from csa_desktop.domain.cycle import Decision
from csa_desktop.domain.framework import Pack, Step
from csa_desktop.domain.trail import Trail, once_per_trail
from csa_desktop.domain.values import JUDGEMENT, OVERALL, Statement


def steps_of(pack: Pack, judgement: str) -> tuple[Step, ...]:
    """The steps in which the judgement is made for the whole assessment, from the first to the last."""
    made_in = pack.judgement(judgement).steps
    return tuple(s for s in pack.steps if s.graded and not s.subjects and s.id in made_in)


@once_per_trail
def as_it_stands(trail: Trail, pack: Pack, judgement: str) -> Statement | None:
    """The judgement of the last step in which it carries a grade; None where nobody has proposed one."""
    for step in reversed(steps_of(pack, judgement)):
        made = trail.statements(kind=JUDGEMENT, step=step.id, subject=OVERALL, judgement=judgement)
        if graded := next((s for s in made if s.grade), None):
            return graded
    return None


def decisions_on(trail: Trail, judgement: str = "", stage: str = "") -> tuple[Decision, ...]:
    """What was decided, of this judgement and at this stage where they are given, oldest first."""
    found = (d for d in trail.rows.decisions if judgement in ("", d.judgement) and stage in ("", d.stage))
    return tuple(sorted(found, key=lambda d: (d.at, d.id)))


def decided_by(trail: Trail, decision: Decision) -> str:
    """Who decided, by name: a member of the assessment, else whoever was written down."""
    return trail.name_of(decision.by) or decision.by


def stands(decision: Decision) -> bool:
    """True where the grade was looked at and left as it was."""
    return decision.grade == decision.was
