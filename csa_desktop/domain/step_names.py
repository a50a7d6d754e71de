"""What a step of the work is called: by its number in an evidence notebook, by its own name elsewhere."""

from csa_desktop.domain.framework import Pack, Step

_UNNUMBERED = ("themes", "progress", "cases")


def numbered(pack: Pack) -> bool:
    """True where the framework itself numbers its steps, as the notebook of 2005 does (003:348)."""
    return not any(stage.page in _UNNUMBERED for stage in pack.stages)


def step_name(pack: Pack, step_id: str) -> str:
    """Such as "Step 1", or "Cases"; what is stored itself where the pack has no such step."""
    step = next((s for s in pack.steps if s.id == step_id), None)
    if step is None or numbered(pack):
        return f"Step {step_id}"
    return step.short or step.title


def step_tab(pack: Pack, step: Step) -> str:
    """Such as "Step 1 · Findings", or "Cases"."""
    name, short = step_name(pack, step.id), step.short or step.title
    return f"{name} · {short}" if numbered(pack) else name


def step_line(pack: Pack, step: Step) -> str:
    """Such as "Step 1: Analysis of the evidence" in print, or "What the cases show"."""
    return f"Step {step.id}: {step.title}" if numbered(pack) else step.title


def step_heading(pack: Pack, step: Step) -> str:
    """Such as "Step 1 · Analysis of the evidence", or "What the cases show"."""
    return f"Step {step.id} · {step.title}" if numbered(pack) else step.title
