"""Where a statement belongs on a page: the section it stands in, and the draft place of a new one."""

from dataclasses import dataclass, field

from csa_desktop.commands import drafts
from csa_desktop.domain import values as v


@dataclass(frozen=True, slots=True)
class Section:
    """A list of statements of one kind that one can add to."""

    kind: str
    step: str
    subject: str
    key_judgement: str = ""
    judgement: str = ""
    title: str = field(default="", compare=False)
    """What a person calls a new one here: "Staying safe, a new finding"."""

    @property
    def id(self) -> str:
        """The section as one text, in which the parts can be found again."""
        return ":".join((self.kind, self.step, self.subject, self.key_judgement, self.judgement))

    def presets(self) -> dict[str, str]:
        """What a new statement here is from the beginning."""
        state = {"state": "open"} if self.kind in (v.GAP, v.HYPOTHESIS) else {}
        given = {"key_judgement": self.key_judgement, "judgement": self.judgement, **state}
        return {name: value for name, value in given.items() if value}

    def draft_row(self, row: str) -> tuple[str, str]:
        """The (table, row) under which typing that is no statement yet is kept as a draft."""
        return drafts.where(drafts.NEW, self.id), row
