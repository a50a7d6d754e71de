"""How a way of stating a score is written: the words around it, and beside what it is something else."""

import re
from dataclasses import dataclass
from re import IGNORECASE

from csa_desktop.domain.score_words import NUMBER_WORDS, ROMAN


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of stating a score: its look, why it is one, and beside what it is something else."""

    pattern: re.Pattern[str]
    why: str
    not_after: re.Pattern[str] | None = None
    not_before: re.Pattern[str] | None = None


BEFORE, BEFORE_CLOSE = r"(?<![\w./,])", r"(?<![\d/]/)(?<!\d)"
"""What a figure does not follow; where a word of grading stands before it, it may stand close to that."""
FIGURE, LABEL, WORDING = "a figure", "a grade's label", "a grade's own wording"
GRADING = (
    r"\b(?:(?:re-?|up|down)?grad(?:e|es|ed|ing)|scor(?:e|es|ed|ing)|rat(?:ed|ing|ings)|marks?|gr\.?|banded|"
    r"marked|categor(?:y|ised)|moderated)(?![^\W_])"
)
LISTED = re.compile(
    r"\s*\+?\s*(?:or\s+(?:above|better|higher|below)\s+)?(?:(?:in|at|of|by)\s+)?(?:\w+\s+)?"
    r"(?:gcses?|a[- ]levels?|key\s+stage|ks\s?\d|nvqs?|qualifications?|english|math\w*|science|reading|"
    r"writing|btecs?|"
    r"diplomas?|apprentice\w*|pupils?|piano|violin|music|listed|threshold|national\s+curriculum|courses?|programmes?|"
    r"posts?|officers?|social\s+workers?|staff|stars?|cpa|comprehensive\s+performance|"
    r"examinations?|exams?|goals?|wins?|age\s+\d+)\b",
    IGNORECASE,
)
ELSEWHERE = re.compile(
    r"\b(?:pay|salary|salaries|post|staff|music|piano|violin|nvq|gcse|a[- ]level|test|point|exam|"
    r"examination|sats?|"
    r"key\s+stage|attainment|bench|hall|water|question|trade|landmark|book)\s+(?:\w+\s+){0,2}$"
    r"|\b(?:cpa|paf|corporate|star|use\s+of\s+resources)\s+$"
    r"|\b(?:schools?|settings?|homes?|childminders?|nurser(?:y|ies)|colleges?|providers?|sixth\s+forms?|lessons?|"
    r"departments?|agencies|centres?|referral\s+units?)\s+(?:(?:that|which|were|was|are|is|have|has|had|been|being|all|now|also|recently|"
    r"inspected|and|by|ofsted)\s+){0,5}$",
    IGNORECASE,
)
INDICATOR = re.compile(r"\b(?:paf|indicators?|[a-z]\d\d?)\b.{0,60}$", IGNORECASE)
"""Indicators of the performance assessment framework have bands of their own."""
NUMBERED = re.compile(
    r"\b(?:key\s+stages?|stages?|ks|years?|aged?|ages|pages?|pp?\.?|sections?|paras?\.?|paragraphs?|chapters?|blocks?|"
    r"steps?|tables?|figures?|appendi(?:x|ces)|annex(?:es)?|articles?|parts?|phases?|tiers?|units?|wards?|items?|"
    r"priorit(?:y|ies)|targets?|objectives?|days?|weeks?|terms?|class(?:es)?|groups?|no\.?|numbers?|schedules?|"
    r"quarters?|versions?|drafts?|levels?|and|or|to|[-–,/])\s*$",
    IGNORECASE,
)
SCHOOLING = r"gcse|key\s+stage|a[- ]level|english|sats|reading|pupils|age\s+of"
SHADES = (
    "high|low|strong|weak|secure|solid|clear|borderline|good|poor|bare|firm|safe|marginal|comfortable|sound"
)
SPOKEN = (
    "children's services",
    "children’s services",
    "social care services",
    "education services",
    "services",
    r"overall\s+\w+",
    "capacity",
    "the council",
    "the authority",
    "judgement",
    "provisional judgement",
)


def numbers(many: int, *, roman: bool) -> str:
    """A pattern of a grade from 1 to `many`, in figures or words, that counts and measures nothing."""
    words = (*(str(n) for n in range(1, many + 1)), *NUMBER_WORDS[:many], *(ROMAN[:many] if roman else ()))
    longest = sorted(words, key=len, reverse=True)
    return rf"{BEFORE}(?:{'|'.join(longest)})(?:\.\d+)?(?!\w|\.\d|[,]\d|\s?%|\s+per\s?cent)"


def rule(pattern: str, why: str, *not_around: re.Pattern[str] | None) -> Rule:
    """A rule, upper or lower case alike; `not_around`: what it may not follow, what may not follow it."""
    return Rule(re.compile(pattern, IGNORECASE), why, *not_around)
