"""What of a notebook is not yet sound, as a list that can be worked through. Nothing here is a score."""

from csa_desktop.domain.readiness.across_cases import SAMPLE
from csa_desktop.domain.readiness.all_checks import RISK, readiness
from csa_desktop.domain.readiness.areas import AREA_ANSWERS, LIMIT_ANSWERS, PART, applies, part_of
from csa_desktop.domain.readiness.findings import NONE_FOUND, shows_judgement
from csa_desktop.domain.readiness.sheet import LOOK, MUST, Todo
from csa_desktop.domain.readiness.summary import FLAG_ANSWERS, judgements_touched

__all__ = [
    "AREA_ANSWERS",
    "FLAG_ANSWERS",
    "LIMIT_ANSWERS",
    "LOOK",
    "MUST",
    "NONE_FOUND",
    "PART",
    "RISK",
    "SAMPLE",
    "Todo",
    "applies",
    "judgements_touched",
    "part_of",
    "readiness",
    "shows_judgement",
]
