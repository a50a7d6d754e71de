"""The ways of stating a score, as patterns over the words that a pack brings."""

import re
from dataclasses import dataclass
from functools import lru_cache
from re import IGNORECASE, escape

from csa_desktop.domain.score_words import ENDS, LINK, NUMBER_WORDS, ROMAN, STOPS, Terms


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of stating a score: its look, why it is one, and beside what it is something else."""

    pattern: re.Pattern[str]
    why: str
    not_after: re.Pattern[str] | None = None
    not_before: re.Pattern[str] | None = None


@lru_cache(maxsize=16)
def rules(known: Terms) -> tuple[Rule, ...]:
    """The ways of stating a score in these terms."""
    if not known.many:
        return ()
    figures = (*_graded_by_figures(known), *_on_a_scale(known), *_judged_by_figures(known), *_counted(known))
    return (*figures, *_with_labels(known), *_alone(known))


_BEFORE, _BEFORE_CLOSE = r"(?<![\w./,])", r"(?<![\d/]/)(?<!\d)"
"""What a figure does not follow; where a word of grading stands before it, it may stand close to that."""
FIGURE, LABEL, WORDING = "a figure", "a grade's label", "a grade's own wording"
_GRADING = (
    r"\b(?:(?:re-?|up|down)?grad(?:e|es|ed|ing)|scor(?:e|es|ed|ing)|rat(?:ed|ing|ings)|marks?|gr\.?|banded|"
    r"marked|categor(?:y|ised)|moderated)(?![^\W_])"
)
_LISTED = re.compile(
    r"\s*\+?\s*(?:or\s+(?:above|better|higher|below)\s+)?(?:(?:in|at|of|by)\s+)?(?:\w+\s+)?"
    r"(?:gcses?|a[- ]levels?|key\s+stage|ks\s?\d|nvqs?|qualifications?|english|math\w*|science|reading|"
    r"writing|btecs?|"
    r"diplomas?|apprentice\w*|pupils?|piano|violin|music|listed|threshold|national\s+curriculum|courses?|programmes?|"
    r"posts?|officers?|social\s+workers?|staff|stars?|cpa|comprehensive\s+performance|"
    r"examinations?|exams?|goals?|wins?|age\s+\d+)\b",
    IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:pay|salary|salaries|post|staff|music|piano|violin|nvq|gcse|a[- ]level|test|point|exam|"
    r"examination|sats?|"
    r"key\s+stage|attainment|bench|hall|water|question|trade|landmark|book)\s+(?:\w+\s+){0,2}$"
    r"|\b(?:cpa|paf|corporate|star|use\s+of\s+resources)\s+$"
    r"|\b(?:schools?|settings?|homes?|childminders?|nurser(?:y|ies)|colleges?|providers?|sixth\s+forms?|lessons?|"
    r"departments?|agencies|centres?)\s+(?:(?:that|which|were|was|are|is|have|has|had|been|being|all|now|also|recently|"
    r"inspected|and|by|ofsted)\s+){0,5}$",
    IGNORECASE,
)
_INDICATOR = re.compile(r"\b(?:paf|indicators?|[a-z]\d\d?)\b.{0,60}$", IGNORECASE)
"""Indicators of the performance assessment framework have bands of their own."""
_NUMBERED = re.compile(
    r"\b(?:key\s+stages?|stages?|ks|years?|aged?|ages|pages?|pp?\.?|sections?|paras?\.?|paragraphs?|chapters?|blocks?|"
    r"steps?|tables?|figures?|appendi(?:x|ces)|annex(?:es)?|articles?|parts?|phases?|tiers?|units?|wards?|items?|"
    r"priorit(?:y|ies)|targets?|objectives?|days?|weeks?|terms?|class(?:es)?|groups?|no\.?|numbers?|schedules?|"
    r"quarters?|versions?|drafts?|levels?|and|or|to|[-–,/])\s*$",
    IGNORECASE,
)


def _numbers(many: int, *, roman: bool) -> str:
    words = (*(str(n) for n in range(1, many + 1)), *NUMBER_WORDS[:many], *(ROMAN[:many] if roman else ()))
    longest = sorted(words, key=len, reverse=True)
    return rf"{_BEFORE}(?:{'|'.join(longest)})(?:\.\d+)?(?!\w|\.\d|[,]\d|\s?%|\s+per\s?cent)"


def _rule(pattern: str, why: str, *not_around: re.Pattern[str] | None) -> Rule:
    return Rule(re.compile(pattern, IGNORECASE), why, *not_around)


def _graded_by_figures(known: Terms) -> tuple[Rule, ...]:
    """Words of grading with a figure: graded 3, performs at level 3."""
    strong = _numbers(known.many, roman=True)
    close = strong.replace(_BEFORE, _BEFORE_CLOSE)
    return (
        _rule(rf"{_GRADING}{LINK}{close}{ENDS}", FIGURE, _ELSEWHERE, _LISTED),
        _rule(
            rf"\b(?:judged|assessed|award(?:ed)?|merits?|deserves?|keeps?|placed?|put|on\s+balance,?|(?:would|might|could)\s+say){LINK}{strong}{STOPS}",
            FIGURE,
            _ELSEWHERE,
            _LISTED,
        ),
        _rule(
            rf"\b(?:perform\w*|judged|assessed|deliver\w*|rated|graded|placed|services?|overall|remains?|is|are|it|"
            rf"them)\s+(?:as\s+being\s+|to\s+be\s+|being\s+)?(?:at|on|in)\s+(?:a\s+)?(?:level|band|point|category)\s+{strong}{ENDS}",
            FIGURE,
            _INDICATOR,
            _LISTED,
        ),
        _rule(rf"^\W*(?:level|band|category|lvl)\W*{strong}(?:\s*[:;,.)–—-]|\s*$)", FIGURE, None, _LISTED),
    )


def _on_a_scale(known: Terms) -> tuple[Rule, ...]:
    """A figure of a scale: 3 out of 4, point 3 on the scale, a strong 3."""
    strong = _numbers(known.many, roman=True)
    plain = _numbers(known.many, roman=False)
    most = f"(?:{known.many}|{NUMBER_WORDS[known.many - 1]})"
    scale = "|".join(map(escape, known.scales))
    return (
        _rule(
            rf"\b(?:{scale}|scale|judgement)\s*(?:[:=–—-]|\b(?:grade|score|point)\b|\s)\s*{strong}{STOPS}",
            FIGURE,
        ),
        _rule(
            rf"{plain}\s*\(?\s*(?:marks?\s+|points?\s+)?(?:out\s+of|/|⁄|from|of)\s*(?:a\s+)?(?:possible|maximum|max\.?|"
            rf"total\s+of)?\s*(?:of\s+)?{most}(?![\w/]|\.\d){STOPS}",
            FIGURE,
            _NUMBERED,
        ),
        _rule(
            rf"{plain}\s+(?:on|in|of)\s+(?:a|the|our|this|its)\s+(?:\S+[\s-]+){{0,3}}scale\b",
            FIGURE,
            _NUMBERED,
        ),
        _rule(
            rf"\b(?:point|position|number)\s+{strong}\s+(?:on|of|in)\s+(?:a|the|our|this)\s+(?:\S+[\s-]+){{0,3}}scale\b",
            FIGURE,
        ),
        _rule(
            rf"\b(?:a|an|its|their)\s+(?:(?:provisional|overall|straight|indicative|{_SHADES})\s+)?[\"“'‘]?{plain}[\"”'’]?"
            rf"(?:{STOPS}|(?=\s+to\s+an?\s)|[+])",
            FIGURE,
            None,
            _LISTED,
        ),
        _rule(rf"\b(?:{_SHADES})\s+{plain}{STOPS}", FIGURE),
        _rule(rf"\bborderline\s+(?:between\s+)?(?:a\s+)?{strong}", FIGURE),
    )


def _judged_by_figures(known: Terms) -> tuple[Rule, ...]:
    """What is judged with a figure: Education: 3, the overall grade is 3."""
    strong = _numbers(known.many, roman=True)
    plain = _numbers(known.many, roman=False)
    close = strong.replace(_BEFORE, _BEFORE_CLOSE)
    judged = "|".join((*map(escape, known.judged), *_SPOKEN))
    return (
        _rule(
            rf"\b(?:{judged})\s*(?:\(?[A-Z]{{2,5}}\)\s*)?(?:[:=|\t(\[–—]|\s-\s|\.{{2,}}|→|\s{{2,}})+\s*{strong}{STOPS}",
            FIGURE,
            None,
            _LISTED,
        ),
        _rule(
            rf"\b(?:{judged})\s+(?:(?:is|are|was|were|stands?|remains?|comes?|out|sits?|stays?|got|gets?|receives?|"
            rf"received|provisionally|still|now|again|at|as|both)\s+)+(?:a\s+)?{plain}{STOPS}",
            FIGURE,
            None,
            _LISTED,
        ),
        _rule(
            rf"\b(?:grade|rating|score)s?\b(?:(?!{_SCHOOLING})[^.;!?]){{0,60}}?(?:\b(?:is|was|are|were|be|to|at|become|"
            rf"becomes|became)|:)\s*(?:an?\s+)?{plain}{STOPS}",
            FIGURE,
            _ELSEWHERE,
            _LISTED,
        ),
        _rule(rf"\b(?:{judged})\s+{plain}{STOPS}", FIGURE, None, _LISTED),
        _rule(
            rf"\b(?:get|gets|got|are|is|were|both|straight|all|two|three|mostly|mainly)\s+[1-{known.many}]'?s\b",
            FIGURE,
        ),
        _rule(rf"\b(?:last|this|next|previous)\s+year's\s+{strong}{STOPS}", FIGURE),
        _rule(rf"(?<=\w)\s*[(\[]\s*{close}\s*[)\]]{STOPS}", FIGURE, _NUMBERED),
    )


def _counted(known: Terms) -> tuple[Rule, ...]:
    """Levels, results, between two grades, averages, stars, the highest grade."""
    strong = _numbers(known.many, roman=True)
    plain = _numbers(known.many, roman=False)
    most = f"(?:{known.many}|{NUMBER_WORDS[known.many - 1]})"
    return (
        _rule(
            rf"\b(?:the|performance|service|overall)\s+level(?:\s+of\s+\w+)?(?:\s+(?:is|was|remains)|\s*[:=])?\s*{strong}"
            r"(?=\s*(?:[.,;]|$))",
            FIGURE,
        ),
        _rule(rf"\blevel\s+{strong}\s+(?:service|authority|council|performance)\b", FIGURE),
        _rule(
            rf"\b(?:result|outcome|performance|verdict|assessment|conclusion)\s*[:=|\t]\s*{strong}{STOPS}",
            FIGURE,
        ),
        _rule(rf"\b(?:one|1)\s+to\s+{most}\b[^.;!?]{{0,60}}?\b(?:at|is|a|as|with)\s+{plain}{STOPS}", FIGURE),
        _rule(
            rf"\b(?:grades?|scale|scores?|ratings?)\b[^.;!?]{{0,30}}?\bbetween\s+(?:an?\s+)?{plain}\s+and\s+(?:an?\s+)?"
            rf"{plain}(?:{STOPS}|(?=\s+is\b))",
            FIGURE,
            _ELSEWHERE,
            _LISTED,
        ),
        _rule(rf"\bG\s?[1-{known.many}]\b", FIGURE),
        _rule(
            r"\b(?:overall|total|combined|aggregate|average|mean)\s+(?:score|grade|mark|rating)"
            rf"{LINK}\d+(?:\.\d+)?\b(?!\s?%)",
            FIGURE,
            _ELSEWHERE,
        ),
        _rule(r"[★☆⭐✩✪]+", FIGURE),
        _rule(
            r"\b(?:highest|lowest|top|bottom|best|worst|second|third|middle|next)(?:[\s-]+(?:highest|lowest|best|worst))?"
            r"(?:\s+possible)?\s+(?:grade|rating|score|point\s+(?:on|of)\s+the\s+scale)\b(?!\s+(?:in|at|among|nationally|of))",
            FIGURE,
        ),
    )


_SCHOOLING = r"gcse|key\s+stage|a[- ]level|english|sats|reading|pupils|age\s+of"
_SHADES = (
    "high|low|strong|weak|secure|solid|clear|borderline|good|poor|bare|firm|safe|marginal|comfortable|sound"
)
_SPOKEN = (
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


def _with_labels(known: Terms) -> tuple[Rule, ...]:
    labels = "|".join(
        r"\s+".join(map(escape, label.split())) for label in sorted(known.labels, key=len, reverse=True)
    )
    label = rf"[\"“'‘]?\b(?:{labels})\b[\"”'’]?"
    judged = "|".join((*map(escape, known.judged), *_SPOKEN))
    figure = _numbers(known.many, roman=True)
    close = figure.replace(_BEFORE, _BEFORE_CLOSE)
    whole = tuple(
        _rule(r"\s+".join(map(escape, said.rstrip(".").split())), WORDING) for said in known.sentences
    )
    ends = "|".join(r"\s+".join(map(escape, said.split())) for said in known.endings)
    stop = (
        r"(?=\s*(?:[.,;:!?)\]|]|[–—-](?!\w)|$|(?:for|but|overall|on|by|this|because|although|while|"
        r"and|to|with|in|at|rather|or)\b))"
    )
    return (
        *whole,
        _rule(
            rf"\b(?:grade[sd]?|graded|rating|score[sd]?|rated|regraded|upgraded|downgraded|marked)\b{LINK}{label}{stop}",
            LABEL,
            _ELSEWHERE,
            _LISTED,
        ),
        _rule(
            rf"\b(?:grade[sd]?|rating|score[sd]?|rated|graded)\b{LINK}(?:provisionally\s+|overall\s+)?[\"“'‘](?:{labels})\b",
            LABEL,
            _ELSEWHERE,
        ),
        _rule(rf"{label}\s+(?:grade|rating|score|band)\b(?!\s+(?:at|in)\s+(?:gcse|english|math))", LABEL),
        _rule(rf"\b(?:{judged})\s*(?:[:=|\t→]|\.{{2,}}|\s[–—-]\s)+\s*{label}\s*(?:[.;|]|$)", LABEL),
        _rule(rf"{label}\s*[(\[]\s*{figure}\s*[)\]]", FIGURE),
        _rule(rf"{label}\s*[:=/–—-]\s*{close}{STOPS}", FIGURE),
        _rule(rf"{figure}\s*[:=/–—(\[-]\s*{label}\s*(?:[).,;\]]|$)", FIGURE, _NUMBERED),
        _rule(
            rf"\b(?:grade|rating)s?\b(?:(?!{_SCHOOLING})[^.;!?]){{0,50}}?(?:\b(?:is|are|was|were|be)|:)\s+"
            rf"(?:provisionally\s+)?{label}{stop}",
            LABEL,
            _ELSEWHERE,
            _LISTED,
        ),
        _rule(rf"\brate[sd]?\b[^.;!?]{{0,40}}?\bas\s+[\"“‘'](?:{labels})\b", LABEL, _ELSEWHERE),
        _rule(rf"\bawarded{LINK}{label}{stop}", LABEL, _ELSEWHERE, _LISTED),
        _rule(rf"\b(?:judgement|verdict|result)\s*[:=|\t]\s*{label}{stop}", LABEL),
        *([_rule(rf"^\W*{figure}\s*[:=)–—-]\s*(?:\w+\s+){{0,5}}(?:{ends})", FIGURE)] if ends else []),
    )


def _alone(known: Terms) -> tuple[Rule, ...]:
    """A line or a cell that says nothing else."""
    figure = _numbers(known.many, roman=True)
    labels = "|".join(r"\s+".join(map(escape, label.split())) for label in known.labels)
    return (
        _rule(rf"^[\W_]*{figure}[\W_]*$", FIGURE),
        _rule(rf"^[\W_]*(?:{labels})[\W_]*$", LABEL),
    )
