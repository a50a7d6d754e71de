"""Lists of tasks with what is ticked off: a task is a prompt of the pack, its tick is kept beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from csa_desktop.domain.cycle import Tick
from csa_desktop.domain.stated import Prompt
from csa_desktop.domain.trail import Trail


@dataclass(frozen=True, slots=True)
class Task:
    """One task of a list as it stands."""

    prompt: Prompt
    tick: Tick | None = None

    @property
    def done(self) -> date | None:
        """The day on which it was done; None while it is to be done."""
        try:
            return date.fromisoformat(self.tick.done) if self.tick and self.tick.done else None
        except ValueError:
            return None

    @property
    def note(self) -> str:
        """What was noted beside it."""
        return self.tick.note if self.tick else ""

    @property
    def by(self) -> str:
        """The id of the member who did it; empty where nobody is named."""
        return self.tick.by if self.tick else ""


def checklist_of(stage: str, group: str) -> str:
    """The name under which the ticks of a stage's group of prompts are kept."""
    return f"{stage}/{group}"


def tasks(trail: Trail, checklist: str, prompts: Iterable[Prompt]) -> tuple[Task, ...]:
    """The tasks of a list in its order, each with its tick."""
    ticked = {t.item: t for t in trail.rows.ticks if t.checklist == checklist}
    return tuple(Task(prompt, ticked.get(prompt.id)) for prompt in prompts)


def done_count(found: Iterable[Task]) -> int:
    """How many of the tasks are done."""
    return sum(1 for task in found if task.done)
