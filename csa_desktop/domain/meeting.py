"""The meeting with the authority: its agenda as a pack states it, who is there, and what is drawn into it."""

from dataclasses import dataclass

from csa_desktop.domain.stated import Stated

STAGE = "meeting"
"""The stage of a pack, and the page, of the meeting; its day is kept under this name."""
AGENDA_GROUP = "agenda"
"""The group of that stage's prompts whose prompts are the headings of the agenda."""
ARRANGEMENTS = "meeting-arrangements"
"""The form on which time, place and what was agreed in writing are kept."""
TABLED, NOTES = "tabled", "meeting-notes"
"""Kinds of source: what was brought to the table, and the notes of the meeting."""
OBSERVER = "observer"
"""The part of an attendee for which a reason is asked (003:381)."""
CAME, STAYED_AWAY = "yes", "no"

ANSWERS, HYPOTHESES, JUDGEMENTS, ISSUES = "answers", "hypotheses", "judgements", "issues"
STRENGTHS, IMPROVEMENTS, GAPS = "strengths", "improvements", "gaps"
MANAGEMENT, REVIEW_AREAS = "management", "review-areas"
DRAWS = (
    *(ANSWERS, HYPOTHESES, JUDGEMENTS, ISSUES, STRENGTHS),
    *(IMPROVEMENTS, GAPS, MANAGEMENT, REVIEW_AREAS),
)
"""What may be drawn from a notebook into an agenda."""


@dataclass(frozen=True, slots=True)
class AgendaDraw(Stated):
    """What is drawn from the notebook under one heading of the agenda."""

    heading: str
    """A prompt of the meeting's agenda."""
    draws: tuple[str, ...]
    """Any of `DRAWS`."""
    source: str
    prompts: str = ""
    """The group of prompts whose answers are drawn."""
    states: tuple[str, ...] = ()
    """The states in which a gap or hypothesis is drawn."""
