"""The source's questions whose answers are statements: which there are, and how many are answered."""

from csa_desktop.domain.framework import Pack, Prompt, PromptGroup
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement


def groups(pack: Pack, *pages: str) -> tuple[PromptGroup, ...]:
    """The groups with such questions at the stages that these pages show, in the pack's order."""
    stages = (stage for page in pages for stage in pack.stages if stage.page == page)
    return tuple(g for stage in stages for g in stage.prompts if any(p.answered for p in g.prompts))


def asked(found: tuple[PromptGroup, ...]) -> tuple[Prompt, ...]:
    """The questions of some groups that are answered by statements."""
    return tuple(p for group in found for p in group.prompts if p.answered)


def answers(trail: Trail, prompt: Prompt) -> tuple[Statement, ...]:
    """What answers a question."""
    return trail.statements(prompt=prompt.id)


def answered(trail: Trail, prompts: tuple[Prompt, ...]) -> int:
    """How many questions have an answer."""
    return sum(bool(answers(trail, prompt)) for prompt in prompts)
