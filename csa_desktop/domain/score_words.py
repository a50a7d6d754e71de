"""The words in which a score can be stated, drawn from a pack's scales and judgements."""

from dataclasses import dataclass

from csa_desktop.domain.framework import Pack

NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
GRADE_WORDS = (
    *(
        "outstanding",
        "excellent",
        "very good",
        "good",
        "satisfactory",
        "fair",
        "adequate",
        "very poor",
        "poor",
    ),
    *("inadequate", "unsatisfactory", "weak"),
)
"""What services are graded as anywhere; they count only where they stand as a grade."""
LINK = (
    r"(?:[\s:=_(\[\"“”'‘’#|.–—-]|\b(?:of|is|was|are|were|be|been|being|has|have|had|would|will|should|could|at|as|to|"
    r"a|an|the|no|number|code|awarded|proposed|recommended|suggested|provisional|provisionally|remains?|remained|stays?|stayed|becomes?|"
    r"became|given|only|still|now|just|overall|equals?|currently|therefore|by|from|us|it|agreed)\b)*"
)
"""What may stand between "grade" and its figure."""
ENDS = (
    r"(?=[+*-]?\s*(?:[.,;!?)\]\"”'’|=]|[:/](?!\d)|[–—-](?!\w)|$|(?:out|overall|for|but|on|by|this|last|because|although|though|"
    r"which|while|rather|than|from|since|with|at|is|was|are|were|against|under|after|before|has|had|would|will|may|"
    r"should|again|not|when|if|services?|authority|council|judgement|standard|rating|grade|performance|provisionally|"
    r"as|also|and(?!\s+\w+[- ](?:year|month|week|day|term)s?)|to|or|"
    r"in(?!\s+(?:\d|ten|four|five|three|every|all)))\b))"
)
"""What may follow a figure that is no count of anything."""
STOPS = (
    r"(?=\s*(?:[.,;!?)\]\"”'’|]|:(?!\d)|[–—-](?!\w)|$|"
    r"(?:for|but|overall|on|by|this|last|because|although|while|and|from|than)\b))"
)
"""The same, where the figure has no word of grading before it."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a pack brings: how many grades, their labels and descriptors, its scales, what it judges."""

    many: int
    labels: tuple[str, ...]
    sentences: tuple[str, ...]
    scales: tuple[str, ...]
    judged: tuple[str, ...]
    endings: tuple[str, ...]
    """How the words that say a grade end, where they are several: "minimum requirements"."""


def terms(pack: Pack) -> Terms:
    """The terms of a pack; none where it has no scale."""
    grades = [grade for scale in pack.scales for grade in scale.grades]
    codes = [int(grade.code) for grade in grades if grade.code.isdecimal()]
    longest = max((len(scale.grades) for scale in pack.scales), default=0)
    short = [grade.label for grade in grades if len(grade.label.split()) < 4]
    long = [said for grade in grades for said in (grade.label, grade.descriptor) if len(said.split()) > 3]
    judged = (
        [j.title for j in pack.judgements]
        + [o.title for o in pack.services]
        + [s.title for s in pack.subjects]
    )
    return Terms(
        min(max([longest, *codes]), len(ROMAN)),
        tuple(dict.fromkeys(label.lower() for label in (*short, *GRADE_WORDS))),
        tuple(dict.fromkeys(long)),
        tuple(scale.id for scale in pack.scales),
        tuple(dict.fromkeys(title.lower() for title in judged)),
        tuple(dict.fromkeys(" ".join(w.split()[-2:]) for g in grades for w in g.words if len(w.split()) > 2)),
    )
