"""Where a statement stands, in words and as a place to go to."""

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.values import Statement
from csa_desktop.gui.places import Place

_KINDS = {
    v.FINDING: "Finding",
    v.GAP: "Gap",
    v.HYPOTHESIS: "Hypothesis",
    v.COMMENT: "Comment",
    v.POINT: "Summary point",
    v.FLAG: "Key area flagged",
    v.REVIEW: "Finding from moderation",
    v.ISSUE: "Main issue",
    v.JUDGEMENT: "Judgement",
    v.NOTE: "Note",
}


def place_of_statement(statement: Statement) -> Place:
    """The place that shows a statement."""
    if statement.kind == v.NOTE:
        return Place("notes", statement=statement.id)
    if statement.subject in ("", v.OVERALL):
        return Place("overall", tab=statement.step, statement=statement.id)
    return Place("subject", statement.subject, tab=statement.step, statement=statement.id)


def where_of(statement: Statement, pack: Pack) -> str:
    """Such as "Finding · Staying safe · Step 1"."""
    subject = next((s.title for s in pack.subjects if s.id == statement.subject), "")
    step = f"Step {statement.step}" if statement.step else ""
    return " · ".join(filter(None, (_KINDS.get(statement.kind, statement.kind), subject, step)))
