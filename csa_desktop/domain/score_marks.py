"""Scores in marks that a pack's scales do not have: stars, letters, bands, a share of the highest mark.

The council's stars of an earlier year, a pupil's grade C and a three-star hotel are no score of the letter.
"""

import re
from re import IGNORECASE, escape

from csa_desktop.domain.score_shapes import ELSEWHERE, FIGURE, INDICATOR, LISTED, SPOKEN, Rule, rule
from csa_desktop.domain.score_words import Terms

LETTER, STARS = "a letter", "stars"
_NUMBER = r"(?<![\w.])(?:no|zero|one|two|three|four|[0-4])"
_SAID = rf"{_NUMBER}(?:[\s-]+(?:possible\s+)?stars?\b|\s?\*(?![\w*]))"
_SIGNS = rf"(?:{_SAID}|(?<![\w*])\*{{1,4}}(?![\w*]))"
_JUDGED_ONE = r"(?:authority|council|services?|department|social\s+care|education)"
_ENDS = r"(?=\s*(?:[.,;!?)\]|]|$))"
_ENDS_OR_FOR = r"(?=\s*(?:[.,;!?)\]|]|$|(?:for|overall|because|but|by|this)\b))"
_MARK = r"[\"“'‘]?(?<!\w)(?-i:[A-E])[+–-]?[\"”'’]?(?![\w*])(?!\s*,?\s*(?:and|or|to|,)\s*(?-i:[A-E])\b)"
_PLACE = (
    r"(?:highest|lowest|top|bottom|upper|lower|best|worst|second|third|middle)"
    r"(?:\s+(?:highest|lowest|best|worst))?"
)
_PER_CENT = r"\d+(?:\.\d+)?\s?(?:%|per\s?cent\b)"
_ELSEWHERE_AFTER = re.compile(
    rf"\s*(?:{_JUDGED_ONE}\s+)*(?:in\s+(?:19|20)\d\d|(?:in|under|by|from)\s+the\s+(?:cpa|comprehensive|tourist|previous|old)|"
    r"hotels?|hostels?|restaurants?|accommodation|of\s+the|at\s+the|child|pupil|player)",
    IGNORECASE,
)
_ELSEWHERE_BEFORE = re.compile(
    r"\b(?:cpa|comprehensive\s+performance|hotels?|hostels?|trusts?|(?:19|20)\d\d|paf|festival|club)\b[^.;!?]*$"
    r"|\b(?:schools?|settings?|nurser(?:y|ies)|providers?|colleges?|carers?)\s+(?:\w+\s+){0,3}$",
    IGNORECASE,
)
_OF_PUPILS = re.compile(
    r"\b(?:gcses?|a[- ]levels?|exam\w*|tests?|pupils?|students?|boys|girls|she|he|young\s+people|"
    r"candidates?|attain\w*|pass\w*|energy|survey|readers'?|grant|fund|rent|paid|pays|fees?|allowances?|tax)\b[^.;!?]*$",
    IGNORECASE,
)
_AN_OFFICE = re.compile(
    _OF_PUPILS.pattern + r"|\b(?:director|head|officer|manager|lead)s?\s+(?:of|for)\s+(?:\w+\s+){0,2}$",
    IGNORECASE,
)
_A_NAME = re.compile(r"\.?\s+(?-i:[A-Z][a-z])", IGNORECASE)
"""What shows that a letter is the beginning of somebody's name."""


def in_marks(known: Terms) -> tuple[Rule, ...]:
    """The ways of stating a score in such marks."""
    judged = "|".join((*map(escape, known.judged), *SPOKEN))
    return (*_in_stars(judged), *_in_letters(judged), *_in_bands(judged), *_in_shares(judged))


def _in_stars(judged: str) -> tuple[Rule, ...]:
    """Three-star, three stars out of four, a 3* authority."""
    around = (_ELSEWHERE_BEFORE, _ELSEWHERE_AFTER)
    given = (
        r"judge[ds]?|rate[ds]?|rating|grade[ds]?|assess(?:ed)?|regard(?:ed)?|consider(?:ed)?|propose|recommend|suggest|"
        r"merits?|deserves?|earns?|worth|award|give|(?:is|are|be)\s+(?:awarded|given)|place[sd]?|put"
    )
    copula = r"(?:is|are|remains?|stays?|becomes?|stands?|sits?|gets?|receives?|has|have)"
    little = r"(?:(?:services?|now|still|both|at|an?|given|only|just|therefore|provisionally|overall)\s+)*"
    return (
        rule(rf"\b(?:{given})\b[^.;!?]{{0,40}}?{_SAID}", STARS, *around),
        rule(rf"\b(?:{judged}|it|this|both)\s+{little}{copula}\s+{little}{_SAID}", STARS, *around),
        rule(rf"\b{copula}\s+{little}{_SAID}[\s-]+{_JUDGED_ONE}\b", STARS, *around),
        rule(rf"(?<![\w.])[0-4]\s?\*\s+{_JUDGED_ONE}\b", STARS, *around),
        rule(
            rf"\b(?:{judged}|rating|judgement|grade|verdict|result)\s*(?:[:=|\t]|\s[–—-]\s)+\s*{_SIGNS}{_ENDS}",
            STARS,
        ),
        rule(r"\bstars?\s*[:=|]\s*[0-4]\b", STARS, _ELSEWHERE_BEFORE),
        rule(
            rf"{_SAID}\s+(?:out\s+of|from)\s+(?:a\s+)?(?:possible\s+)?(?:three|four|[34])\b", STARS, *around
        ),
        rule(
            rf"{_NUMBER}\s+(?:out\s+)?of\s+(?:a\s+|the\s+)?(?:possible\s+)?(?:three|four|[34])\s+(?:possible\s+)?stars\b",
            STARS,
            *around,
        ),
        rule(rf"{_SAID}\s+for\s+(?:the\s+)?(?:{judged})\b", STARS, *around),
        rule(rf"\bjudgement\s+is\s+{little}{_SAID}", STARS, *around),
        rule(rf"^[\W_]*(?:an?\s+)?{_SAID}(?:[\s-]+{_JUDGED_ONE})?[\W_]*$", STARS),
    )


def _in_letters(judged: str) -> tuple[Rule, ...]:
    """Graded B, Education: C+, it merits a B."""
    stays = r"(?:(?:is|are|was|were|be|remains?|stays?|becomes?|now|still|provisionally|a|an|of|at|as|to)\s+)"
    given = (
        r"graded|regraded|rated|scored|marked|judged|assessed|awarded|award|give|given|gets|receives|merits?|"
        r"deserves?|keeps"
    )
    return (
        rule(
            rf"\b(?:{given})\s+{stays}*{_MARK}{_ENDS_OR_FOR}(?!\s+for\s+energy)", LETTER, _OF_PUPILS, LISTED
        ),
        rule(
            rf"\b(?:award|give|awards|gives)\s+(?:the\s+)?(?:{judged})\s+(?:an?\s+)?{_MARK}{_ENDS_OR_FOR}",
            LETTER,
        ),
        rule(
            rf"\b(?:grade|rating|score|judgement)\s+{stays}+{_MARK}{_ENDS_OR_FOR}", LETTER, _OF_PUPILS, LISTED
        ),
        rule(
            rf"\b(?:{judged}|grade|rating|score|judgement|verdict|result)\s*(?:[:=|\t]|\s[–—-]\s)+\s*{_MARK}{_ENDS}",
            LETTER,
            _OF_PUPILS,
            _A_NAME,
        ),
        rule(rf"\b(?:{judged})\s+{stays}+{_MARK}{_ENDS_OR_FOR}", LETTER, _OF_PUPILS, LISTED),
        rule(rf"\b(?:{judged})\s+{_MARK}{_ENDS}", LETTER, _AN_OFFICE, _A_NAME),
        rule(
            rf"\b(?:straight|solid|strong|clear|borderline|bare)\s+{_MARK}{_ENDS_OR_FOR}", LETTER, _OF_PUPILS
        ),
        rule(r"^\W*(?-i:[A-E])[+-]?\s*$", LETTER),
    )


def _in_bands(judged: str) -> tuple[Rule, ...]:
    """Scored in the top band, a top-band service, band B for education."""
    stands = r"(?:(?:is|are|remains?|stands?|sits?|falls?)\s+)?(?:in|at|on)"
    return (
        rule(
            rf"\b(?:scored?|scores|rated|graded|marked|comes?|came|performs?|performed|achieves?|achieved)\b"
            rf"[^.;!?]{{0,20}}?\b{_PLACE}[\s-]+band\b(?!\s+(?:in|at|among|nationally|of|for)\b)",
            FIGURE,
            INDICATOR,
        ),
        rule(
            rf"\b{_PLACE}[\s-]+band\s+(?:{_JUDGED_ONE}|performance|rating|judgement|score)\b",
            FIGURE,
            INDICATOR,
        ),
        rule(rf"\b(?:{judged})\s+{stands}\s+band\s+{_MARK}{_ENDS_OR_FOR}", LETTER, _OF_PUPILS),
        rule(rf"\bband\s+{_MARK}\s+for\s+(?:the\s+)?(?:{judged})\b", LETTER, _OF_PUPILS),
    )


def _in_shares(judged: str) -> tuple[Rule, ...]:
    """75 % of the maximum, an overall score of 75 per cent."""
    share = rf"(?:(?<![\w.]){_PER_CENT}|\b(?:half|(?:a|one|three)[\s-]+quarters?|(?:a|one|two)[\s-]+thirds?))"
    most = (
        r"(?:(?:maximum|possible|available|total)\s+(?:score|marks?|points|rating)|maximum)"
        r"(?:\s+(?:possible|available))?"
    )
    return (
        rule(rf"{share}\s+of\s+(?:the\s+|all\s+)?{most}{_ENDS_OR_FOR}", FIGURE, _OF_PUPILS),
        rule(
            rf"\b(?:{judged}|it)\s+(?:(?:has|have|provisionally|now)\s+)*(?:scores?|scored|achieves?|achieved|gets|gains?|"
            rf"gained|marked)\s+{_PER_CENT}(?=\s*(?:[.,;!?)]|$|overall\b))",
            FIGURE,
            _OF_PUPILS,
        ),
        rule(
            rf"\b(?:overall|total|final|combined|aggregate|our|provisional)\s+(?:score|mark|rating|grade)\s+"
            rf"(?:(?:of|is|was|at)\s+)+{_PER_CENT}{_ENDS_OR_FOR}",
            FIGURE,
            ELSEWHERE,
        ),
    )
