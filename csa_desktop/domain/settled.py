"""When a judgement has come so far that changing it needs a reason others can read."""

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement


def is_settled(trail: Trail, pack: Pack, judgement: Statement) -> bool:
    """True once anybody has agreed it, or once it has the last status of its step (003:101, 192, 485)."""
    agreed = any(a.statement == judgement.id for a in trail.rows.agreements)
    return agreed or judgement.status == _last_status(pack, judgement)


def change_needs_reason(
    trail: Trail,
    pack: Pack,
    judgement: Statement,
    *,
    grade: str | None = None,
    status: str | None = None,
) -> bool:
    """True where a settled judgement would get another grade, or another status than its step's last."""
    if not is_settled(trail, pack, judgement):
        return False
    regraded = grade is not None and grade != judgement.grade
    moved = status is not None and status not in (judgement.status, _last_status(pack, judgement))
    return regraded or moved


def _last_status(pack: Pack, judgement: Statement) -> str | None:
    step = next((s for s in pack.steps if s.id == judgement.step), None)
    return step.statuses[-1] if step and step.statuses else None
