"""One sheet of the notebook, a step of a subject, as the checks of readiness see it."""

from collections.abc import Mapping
from dataclasses import dataclass

from csa_desktop.domain.framework import Pack, Step
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement

MUST = "must"
LOOK = "look"
LONGEST_EXCERPT = 70


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing that is not yet sound: where, what in a sentence, and if it must be or is worth a look."""

    step: str
    subject: str
    what: str
    statement: str = ""
    severity: str = MUST
    torn: str = ""
    """The row of which two people wrote different things."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The statements of one step under one subject; `expected` where the pack asks for this sheet."""

    trail: Trail
    pack: Pack
    step: Step
    subject: str
    statements: Mapping[str, tuple[Statement, ...]]
    expected: bool = True

    def of(self, kind: str) -> tuple[Statement, ...]:
        """The statements of one kind."""
        return self.statements.get(kind, ())

    def asks_for(self, kind: str) -> bool:
        """True where the pack expects statements of this kind here."""
        return self.expected and kind in self.step.holds

    def status_title(self, status: str) -> str:
        """The pack's word for a status, as it reads inside a sentence."""
        return next((within(o.title) for o in self.pack.statuses if o.id == status), status)

    def must(self, what: str, statement: Statement | None = None) -> Todo:
        """Something without which the sheet is not sound."""
        return Todo(self.step.id, self.subject, what, statement.id if statement else "", MUST)

    def look(self, what: str, statement: Statement | None = None) -> Todo:
        """Something worth a look."""
        return Todo(self.step.id, self.subject, what, statement.id if statement else "", LOOK)


def excerpt(said: Statement | str) -> str:
    """The beginning of what a statement or a text says, in quotation marks."""
    text = " ".join((said if isinstance(said, str) else said.text).split())
    if len(text) > LONGEST_EXCERPT:
        text = text[:LONGEST_EXCERPT].rsplit(" ", 1)[0].rstrip(".,;:") + "…"
    return f"“{text}”"


def within(title: str) -> str:
    """A title as it reads inside a sentence: "Social care" becomes "social care", "LAC" stays."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]
