"""Scores that are stated in figures: graded 3, 3 out of 4, Education: 3."""

from re import escape

from csa_desktop.domain.score_shapes import (
    BEFORE,
    BEFORE_CLOSE,
    ELSEWHERE,
    FIGURE,
    GRADING,
    INDICATOR,
    LISTED,
    NUMBERED,
    SCHOOLING,
    SHADES,
    SPOKEN,
    Rule,
    numbers,
    rule,
)
from csa_desktop.domain.score_words import ENDS, LINK, NUMBER_WORDS, STOPS, Terms


def in_figures(known: Terms) -> tuple[Rule, ...]:
    """The ways of stating a score in figures."""
    return (*_graded_by_figures(known), *_on_a_scale(known), *_judged_by_figures(known), *_counted(known))


def _graded_by_figures(known: Terms) -> tuple[Rule, ...]:
    """Words of grading with a figure: graded 3, performs at level 3."""
    strong = numbers(known.many, roman=True)
    close = strong.replace(BEFORE, BEFORE_CLOSE)
    return (
        rule(rf"{GRADING}{LINK}{close}{ENDS}", FIGURE, ELSEWHERE, LISTED),
        rule(
            rf"\b(?:judged|assessed|award(?:ed)?|merits?|deserves?|keeps?|placed?|put|on\s+balance,?|(?:would|might|could)\s+say){LINK}{strong}{STOPS}",
            FIGURE,
            ELSEWHERE,
            LISTED,
        ),
        rule(
            rf"\b(?:perform\w*|judged|assessed|deliver\w*|rated|graded|placed|services?|overall|remains?|is|are|it|"
            rf"them)\s+(?:as\s+being\s+|to\s+be\s+|being\s+)?(?:at|on|in)\s+(?:a\s+)?(?:level|band|point|category)\s+{strong}{ENDS}",
            FIGURE,
            INDICATOR,
            LISTED,
        ),
        rule(rf"^\W*(?:level|band|category|lvl)\W*{strong}(?:\s*[:;,.)–—-]|\s*$)", FIGURE, None, LISTED),
    )


def _on_a_scale(known: Terms) -> tuple[Rule, ...]:
    """A figure of a scale: 3 out of 4, point 3 on the scale, a strong 3."""
    strong = numbers(known.many, roman=True)
    plain = numbers(known.many, roman=False)
    most = f"(?:{known.many}|{NUMBER_WORDS[known.many - 1]})"
    scale = "|".join(map(escape, known.scales))
    return (
        rule(
            rf"\b(?:{scale}|scale|judgement)\s*(?:[:=–—-]|\b(?:grade|score|point)\b|\s)\s*{strong}{STOPS}",
            FIGURE,
        ),
        rule(
            rf"{plain}\s*\(?\s*(?:marks?\s+|points?\s+)?(?:out\s+of|/|⁄|from|of)\s*(?:a\s+)?(?:possible|maximum|max\.?|"
            rf"total\s+of)?\s*(?:of\s+)?{most}(?![\w/]|\.\d){STOPS}",
            FIGURE,
            NUMBERED,
        ),
        rule(
            rf"{plain}\s+(?:on|in|of)\s+(?:a|the|our|this|its)\s+(?:\S+[\s-]+){{0,3}}scale\b",
            FIGURE,
            NUMBERED,
        ),
        rule(
            rf"\b(?:point|position|number)\s+{strong}\s+(?:on|of|in)\s+(?:a|the|our|this)\s+(?:\S+[\s-]+){{0,3}}scale\b",
            FIGURE,
        ),
        rule(
            rf"\b(?:a|an|its|their)\s+(?:(?:provisional|overall|straight|indicative|{SHADES})\s+(?!one\b))?[\"“'‘]?{plain}[\"”'’]?"
            rf"(?:{STOPS}|(?=\s+to\s+an?\s)|[+])",
            FIGURE,
            None,
            LISTED,
        ),
        rule(rf"\b(?:{SHADES})\s+(?!one\b){plain}{STOPS}", FIGURE),  # "a strong one" is no figure
        rule(rf"\bborderline\s+(?:between\s+)?(?:a\s+)?{strong}", FIGURE),
    )


def _judged_by_figures(known: Terms) -> tuple[Rule, ...]:
    """What is judged with a figure: Education: 3, the overall grade is 3."""
    strong = numbers(known.many, roman=True)
    plain = numbers(known.many, roman=False)
    close = strong.replace(BEFORE, BEFORE_CLOSE)
    judged = "|".join((*map(escape, known.judged), *SPOKEN))
    return (
        rule(
            rf"\b(?:{judged})\s*(?:\(?[A-Z]{{2,5}}\)\s*)?(?:[:=|\t(\[–—]|\s-\s|\.{{2,}}|→|\s{{2,}})+\s*{strong}{STOPS}",
            FIGURE,
            None,
            LISTED,
        ),
        rule(
            rf"\b(?:{judged})\s+(?:(?:is|are|was|were|stands?|remains?|comes?|out|sits?|stays?|got|gets?|receives?|"
            rf"received|provisionally|still|now|again|at|as|both)\s+)+(?:a\s+)?{plain}{STOPS}",
            FIGURE,
            None,
            LISTED,
        ),
        rule(
            rf"\b(?:grade|rating|score)s?\b(?:(?!{SCHOOLING})[^.;!?]){{0,60}}?(?:\b(?:is|was|are|were|be|to|at|become|"
            rf"becomes|became)|:)\s*(?:an?\s+)?{plain}{STOPS}",
            FIGURE,
            ELSEWHERE,
            LISTED,
        ),
        rule(rf"\b(?:{judged})\s+{plain}{STOPS}", FIGURE, None, LISTED),
        rule(
            rf"\b(?:get|gets|got|are|is|were|both|straight|all|two|three|mostly|mainly)\s+[1-{known.many}]'?s\b",
            FIGURE,
        ),
        rule(rf"\b(?:last|this|next|previous)\s+year's\s+{strong}{STOPS}", FIGURE),
        rule(rf"(?<=\w)\s*[(\[]\s*{close}\s*[)\]]{STOPS}", FIGURE, NUMBERED),
    )


def _counted(known: Terms) -> tuple[Rule, ...]:
    """Levels, results, between two grades, averages, stars, the highest grade."""
    strong = numbers(known.many, roman=True)
    plain = numbers(known.many, roman=False)
    most = f"(?:{known.many}|{NUMBER_WORDS[known.many - 1]})"
    return (
        rule(
            rf"\b(?:the|performance|service|overall)\s+level(?:\s+of\s+\w+)?(?:\s+(?:is|was|remains)|\s*[:=])?\s*{strong}"
            r"(?=\s*(?:[.,;]|$))",
            FIGURE,
        ),
        rule(rf"\blevel\s+{strong}\s+(?:service|authority|council|performance)\b", FIGURE),
        rule(
            rf"\b(?:result|outcome|performance|verdict|assessment|conclusion)\s*[:=|\t]\s*{strong}{STOPS}",
            FIGURE,
        ),
        rule(rf"\b(?:one|1)\s+to\s+{most}\b[^.;!?]{{0,60}}?\b(?:at|is|a|as|with)\s+{plain}{STOPS}", FIGURE),
        rule(
            rf"\b(?:grades?|scale|scores?|ratings?)\b[^.;!?]{{0,30}}?\bbetween\s+(?:an?\s+)?{plain}\s+and\s+(?:an?\s+)?"
            rf"{plain}(?:{STOPS}|(?=\s+is\b))",
            FIGURE,
            ELSEWHERE,
            LISTED,
        ),
        rule(rf"\bG\s?[1-{known.many}]\b", FIGURE),
        rule(
            r"\b(?:overall|total|combined|aggregate|average|mean)\s+(?:score|grade|mark|rating)"
            rf"{LINK}\d+(?:\.\d+)?\b(?!\s?%)",
            FIGURE,
            ELSEWHERE,
        ),
        rule(r"[★☆⭐✩✪]+", FIGURE),
        rule(
            r"\b(?:highest|lowest|top|bottom|best|worst|second|third|middle|next)(?:[\s-]+(?:highest|lowest|best|worst))?"
            r"(?:\s+possible)?\s+(?:grade|rating|score|point\s+(?:on|of)\s+the\s+scale)\b(?!\s+(?:in|at|among|nationally|of))",
            FIGURE,
        ),
    )
