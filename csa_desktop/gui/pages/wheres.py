"""Where a statement stands, in words and as a place to go to."""

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.step_names import numbered, step_name
from csa_desktop.domain.trail import Trail
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
    v.EVALUATION: "Evaluation",
    v.AGENCY: "An agency's contribution",
    v.WISHES: "The child's wishes and feelings",
    v.EARLIER: "An earlier response",
    v.AREA: "Area",
    v.PROGRESS: "Progress",
    v.AGENDA: "Agenda",
    v.QUESTION: "Question at the meeting",
    v.RECOMMENDATION: "Recommendation",
    v.SENTENCE: "Letter",
}
_TABS = {v.AGENDA: "agenda", v.QUESTION: "notes", v.RECOMMENDATION: "recommendations"}
"""The tab of the meeting's page on which each kind stands."""
_OF_A_CASE = (v.AGENCY, v.WISHES, v.EARLIER)


def place_of_statement(statement: Statement) -> Place:
    """The place that shows a statement."""
    if statement.kind == v.NOTE:
        return Place("notes", statement=statement.id)
    if statement.kind == v.SENTENCE:
        return Place("letter", statement=statement.id)
    if statement.kind in _TABS:
        return Place("meeting", tab=_TABS[statement.kind], statement=statement.id)
    if statement.prompt and not statement.subject:
        return Place("hypotheses", tab="questions", statement=statement.id)
    if statement.kind == v.PROGRESS:
        return Place("progress", statement=statement.id)
    if statement.case and (statement.kind in _OF_A_CASE or statement.subject in ("", v.OVERALL)):
        return Place("case", statement.case, statement=statement.id)
    if statement.subject in ("", v.OVERALL):
        return Place("overall", tab=statement.step, statement=statement.id)
    return Place("subject", statement.subject, tab=statement.step, statement=statement.id)


def where_of(statement: Statement, pack: Pack, trail: Trail | None = None) -> str:
    """Such as "Finding · Staying safe · Step 1"; with a trail, the code and stage of a case come first."""
    subject = next((s.title for s in pack.subjects if s.id == statement.subject), "")
    step = step_name(pack, statement.step) if statement.step and numbered(pack) else ""
    kind = _area(statement, pack) or _KINDS.get(statement.kind, statement.kind)
    return " · ".join(filter(None, (*_of_case(statement, pack, trail), kind, subject, step)))


def _area(statement: Statement, pack: Pack) -> str:
    return next((a.title for a in pack.areas if statement.kind == v.AREA and a.id == statement.state), "")


def _of_case(statement: Statement, pack: Pack, trail: Trail | None) -> tuple[str, str]:
    case = trail.case(statement.case) if trail and statement.case else None
    return (case.code if case else "", stage_name(pack, statement.stage))


def page_title(pack: Pack, page: str, title: str) -> str:
    """What the framework calls a stage that is shown by this page, as the navigation does; else `title`."""
    return next((stage.title for stage in pack.stages if stage.page == page), title)


def stage_name(pack: Pack, stage: str) -> str:
    """The short title of a stage of the journey; what is stored where the pack has none."""
    found = next((s for s in pack.journey_stages() if s.id == stage), None)
    return (found.short or found.title) if found else stage
