"""Where a statement belongs on a page: the section it stands in, and the draft place of a new one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from csa_desktop.domain import values as v

NEW = "new"


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
        return f"{NEW}:{self.id}", row


def section_of_draft(place: str) -> tuple[Section, str] | None:
    """The section and row of a draft of a new statement; None for a draft of something else."""
    parts = place.rsplit("/", 2)
    if len(parts) != 3 or not parts[0].startswith(f"{NEW}:"):
        return None
    kind, step, subject, key_judgement, judgement = (*parts[0].split(":")[1:], "", "", "", "", "")[:5]
    return Section(kind, step, subject, key_judgement, judgement), parts[1]


def about_of(section: Section) -> Mapping[str, str]:
    """What a recovered statement is, as a command takes it."""
    return section.presets()
