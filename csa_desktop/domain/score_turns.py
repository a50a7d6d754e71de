"""Scores that are stated in other words: moved from 2 to 3, threes, grade C, the upper two grades."""

import re
from re import IGNORECASE, escape

from csa_desktop.domain.score_shapes import (
    ELSEWHERE,
    FIGURE,
    INDICATOR,
    LISTED,
    SPOKEN,
    Rule,
    numbers,
    rule,
)
from csa_desktop.domain.score_words import STOPS, Terms


def in_other_words(known: Terms) -> tuple[Rule, ...]:
    """The ways of stating a score that need neither a word of grading nor a scale beside the figure."""
    return (*_moved(known), *_in_other_words(known))


def _moved(known: Terms) -> tuple[Rule, ...]:
    """What is judged with a figure beside it or a way from one to another: moved from 2 to 3."""
    plain = numbers(known.many, roman=False)
    judged = "|".join((*map(escape, known.judged), *SPOKEN))
    return (
        rule(
            rf"\b(?:{judged})\b[^.;!?]{{0,40}}?\b(?:{_MOVED})\s+(?:\w+\s+){{0,2}}from\s+(?:an?\s+)?{plain}\s+to\s+"
            rf"(?:an?\s+)?{plain}{STOPS}",
            FIGURE,
            _COUNT_OF,
        ),
        rule(rf"\b(?:{judged}),\s+(?:an?\s+)?{plain}{STOPS}", FIGURE, None, LISTED),
        rule(rf"\b(?:{judged})(?:'s)?\s+(?:service|judgement)s?,?\s+{plain}{STOPS}", FIGURE, None, LISTED),
        rule(rf"\bnumber\s+{plain}\s+(?:for|to|against|beside)\s+(?:the\s+|its\s+)?(?:{judged})\b", FIGURE),
    )


def _in_other_words(known: Terms) -> tuple[Rule, ...]:
    """Threes, a level 3 judgement, 3-rated, grade C, the upper two grades, one below the maximum."""
    strong = numbers(known.many, roman=True)
    plain = numbers(known.many, roman=False)
    place = r"(?:highest|lowest|top|bottom|upper|lower|best|worst|second|third|middle)"
    return (
        rule(
            rf"\b(?:judgements?|grades?|scores?|ratings?|services?|both|all|straight|mostly|mainly)\s+(?:are|were|remain|"
            rf"get|got|have|both|all|now|straight|mostly|mainly|\s)*(?:twos|threes|fours){STOPS}",
            FIGURE,
        ),
        rule(
            rf"\b(?:level|band|point|category|tier)\s+{strong}\s+(?:judgement|grade|rating|score|performance)\b",
            FIGURE,
            ELSEWHERE,
        ),
        rule(rf"{plain}[\s-]+rated\b", FIGURE),
        rule(rf"(?<!\w)g\s+r\s+a\s+d\s+e(?:\s+d)?[\W_]*{strong}", FIGURE),
        rule(
            r"\bgrade\s+[A-E](?=\s*(?:[.,;]|$|(?:for|overall|by|because|but)\b))(?!\s+or\b)",
            "a letter",
            _ATTAINED,
            LISTED,
        ),
        rule(
            rf"\b{place}\s+(?:of\s+(?:the\s+|our\s+)?)?(?:two|three|four|2|3|4)\s+(?:grades|ratings|scores|levels|"
            rf"bands)\b(?!\s+(?:in|at|among|nationally))",
            FIGURE,
            INDICATOR,
        ),
        rule(
            rf"\b(?:place[sd]?|put|judged?|sits?|falls?|stands?|remains?)\b[^.;!?]{{0,40}}?\b{place}(?:\s+(?:highest|"
            r"lowest|best|worst))?\s+band\b(?!\s+(?:in|at|among|nationally|of))",
            FIGURE,
            INDICATOR,
        ),
        rule(
            r"\b(?:grade|rating|score|judgement)\b[^.;!?]{0,30}?\b(?:below|above|short\s+of|at)\s+the\s+(?:very\s+)?"
            r"(?:maximum|minimum|top|bottom|highest|lowest)(?=\s*(?:[.,;]|$))",
            FIGURE,
            ELSEWHERE,
        ),
    )


_MOVED = (
    r"moved|gone|gone\s+up|gone\s+down|improved|risen|rose|raised|dropped|fell|fallen|declined|slipped|progressed|"
    r"changed|up|down"
)
_COUNT_OF = re.compile(
    r"\b(?:number|many|count|total|average|mean|rate|ratio|staff\w*|posts?)\b[^.;!?]*$", IGNORECASE
)
_ATTAINED = re.compile(
    r"\b(?:gcses?|a[- ]levels?|exam\w*|pupils?|students?|attain\w*|achiev\w*|candidates?|pass\w*)\b[^.;!?]*$",
    IGNORECASE,
)
