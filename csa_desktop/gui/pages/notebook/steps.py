"""What the pack says about the steps of a page. Nothing here knows any one framework."""

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Judgement, Pack, Step


def steps_of(pack: Pack, subject: str) -> tuple[Step, ...]:
    """The steps that have a form for this subject, in the pack's order."""
    return tuple(s for s in pack.steps if subject in s.subjects and subject != overall_id(pack))


def overall_steps(pack: Pack) -> tuple[Step, ...]:
    """The steps of which there is one for the whole assessment."""
    whole = overall_id(pack)
    return tuple(s for s in pack.steps if not s.subjects or set(s.subjects) == {whole})


def overall_id(pack: Pack) -> str:
    """The subject that stands for the whole assessment."""
    return next((s.id for s in pack.subjects if s.kind == v.OVERALL), v.OVERALL)


def made_in(pack: Pack, step: Step) -> tuple[Judgement, ...]:
    """The judgements that are made in a step."""
    return tuple(j for j in pack.judgements if step.id in j.steps)


def next_step(pack: Pack, step: Step) -> Step | None:
    """The step after this one; None after the last."""
    ids = [s.id for s in pack.steps]
    at = ids.index(step.id) + 1
    return pack.steps[at] if at < len(ids) else None


def before(pack: Pack, step: Step) -> tuple[Step, ...]:
    """The steps before this one."""
    ids = [s.id for s in pack.steps]
    return pack.steps[: ids.index(step.id)]


def carried_to(pack: Pack, step: str, subject: str) -> Step | None:
    """The next step of this subject that holds summary points; None where the framework has none."""
    ids = [s.id for s in pack.steps]
    later = pack.steps[ids.index(step) + 1 :] if step in ids else ()
    return next((s for s in later if v.POINT in s.holds and subject in s.subjects), None)
