"""Where a statement belongs on a page: the section it stands in, and the draft place of a new one."""

from dataclasses import dataclass, field

from csa_desktop.commands import drafts
from csa_desktop.commands.statements import OPEN
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Option


@dataclass(frozen=True, slots=True)
class Section:
    """A list of statements of one kind that one can add to."""

    kind: str
    step: str
    subject: str
    key_judgement: str = ""
    judgement: str = ""
    state: str = ""
    """The kind of an area."""
    stage: str = ""
    """The stage of the journey."""
    case: str = ""
    """The case that it comes from."""
    heading: str = ""
    """The heading of the agenda under which it stands."""
    prompt: str = ""
    """The question that it answers."""
    title: str = field(default="", compare=False)
    """What a person calls a new one here: "Staying safe, a new finding"."""
    cases: tuple[Option, ...] = field(default=(), compare=False)
    """The cases that a statement here may come from."""

    @property
    def id(self) -> str:
        """The section as one text, in which the parts can be found again."""
        said = (self.kind, self.step, self.subject, self.key_judgement, self.judgement)
        more = (self.state, self.stage, self.case)
        last = (self.heading, self.prompt)
        return ":".join((*said, *(more if any((*more, *last)) else ()), *(last if any(last) else ())))

    def presets(self) -> dict[str, str]:
        """What a new statement here is from the beginning."""
        state = self.state or (OPEN if self.kind in (v.GAP, v.HYPOTHESIS) else "")
        given = {
            "key_judgement": self.key_judgement,
            "judgement": self.judgement,
            "state": state,
            "stage": self.stage,
            "case": self.case,
            "section": self.heading,
            "prompt": self.prompt,
        }
        return {name: value for name, value in given.items() if value}

    def draft_row(self, row: str) -> tuple[str, str]:
        """The (table, row) under which typing that is no statement yet is kept as a draft."""
        return drafts.where(drafts.NEW, self.id), row
