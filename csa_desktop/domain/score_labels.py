"""Scores that are stated by a grade's label or its own wording, and lines that say nothing else."""

from re import escape

from csa_desktop.domain.score_shapes import (
    BEFORE,
    BEFORE_CLOSE,
    ELSEWHERE,
    FIGURE,
    LABEL,
    LISTED,
    NUMBERED,
    SCHOOLING,
    SPOKEN,
    WORDING,
    Rule,
    numbers,
    rule,
)
from csa_desktop.domain.score_words import LINK, STOPS, Terms


def in_labels(known: Terms) -> tuple[Rule, ...]:
    """The ways of stating a score by what a grade is called."""
    return (*_with_labels(known), *_alone(known))


def _with_labels(known: Terms) -> tuple[Rule, ...]:
    labels = "|".join(
        r"\s+".join(map(escape, label.split())) for label in sorted(known.labels, key=len, reverse=True)
    )
    label = rf"[\"“'‘]?\b(?:{labels})\b[\"”'’]?"
    judged = "|".join((*map(escape, known.judged), *SPOKEN))
    figure = numbers(known.many, roman=True)
    close = figure.replace(BEFORE, BEFORE_CLOSE)
    whole = tuple(
        rule(r"\s+".join(map(escape, said.rstrip(".").split())), WORDING) for said in known.sentences
    )
    ends = "|".join(r"\s+".join(map(escape, said.split())) for said in known.endings)
    stop = (
        r"(?=\s*(?:[.,;:!?)\]|]|[–—-](?!\w)|$|(?:for|but|overall|on|by|this|because|although|while|"
        r"and|to|with|in|at|rather|or)\b))"
    )
    return (
        *whole,
        rule(
            rf"\b(?:grade[sd]?|graded|rating|score[sd]?|rated|regraded|upgraded|downgraded|marked)\b{LINK}{label}{stop}",
            LABEL,
            ELSEWHERE,
            LISTED,
        ),
        rule(
            rf"\b(?:grade[sd]?|rating|score[sd]?|rated|graded)\b{LINK}(?:provisionally\s+|overall\s+)?[\"“'‘](?:{labels})\b",
            LABEL,
            ELSEWHERE,
        ),
        rule(rf"{label}\s+(?:grade|rating|score|band)\b(?!\s+(?:at|in)\s+(?:gcse|english|math))", LABEL),
        rule(rf"\b(?:{judged})\s*(?:[:=|\t→]|\.{{2,}}|\s[–—-]\s)+\s*{label}\s*(?:[.;|]|$)", LABEL),
        rule(rf"{label}\s*[(\[]\s*{figure}\s*[)\]]", FIGURE),
        rule(rf"{label}\s*[:=/–—-]\s*{close}{STOPS}", FIGURE),
        rule(
            rf"{label}[,;]?\s*\(?(?:i\.?\s?e\.?|that\s+is|that\s+is\s+to\s+say|namely|viz\.?),?\s*(?:an?\s+)?{close}{STOPS}",
            FIGURE,
        ),
        rule(rf"{figure}\s*[:=/–—(\[-]\s*{label}\s*(?:[).,;\]]|$)", FIGURE, NUMBERED),
        rule(
            rf"\b(?:grade|rating)s?\b(?:(?!{SCHOOLING})[^.;!?]){{0,50}}?(?:\b(?:is|are|was|were|be)|:)\s+"
            rf"(?:provisionally\s+)?{label}{stop}",
            LABEL,
            ELSEWHERE,
            LISTED,
        ),
        rule(rf"\brate[sd]?\b[^.;!?]{{0,40}}?\bas\s+[\"“‘'](?:{labels})\b", LABEL, ELSEWHERE),
        rule(rf"\bawarded{LINK}{label}{stop}", LABEL, ELSEWHERE, LISTED),
        rule(rf"\b(?:judgement|verdict|result)\s*[:=|\t]\s*{label}{stop}", LABEL),
        *([rule(rf"^\W*{figure}\s*[:=)–—-]\s*(?:\w+\s+){{0,5}}(?:{ends})", FIGURE)] if ends else []),
    )


def _alone(known: Terms) -> tuple[Rule, ...]:
    """A line or a cell that says nothing else."""
    figure = numbers(known.many, roman=True)
    labels = "|".join(r"\s+".join(map(escape, label.split())) for label in known.labels)
    return (
        rule(rf"^[\W_]*{figure}[\W_]*$", FIGURE),
        rule(rf"^[\W_]*(?:{labels})[\W_]*$", LABEL),
    )
