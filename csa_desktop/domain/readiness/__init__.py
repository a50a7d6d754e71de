"""What of a notebook is not yet sound, as a list that can be worked through. Nothing here is a score."""

from csa_desktop.domain.readiness.all_checks import readiness
from csa_desktop.domain.readiness.findings import NONE_FOUND, shows_judgement
from csa_desktop.domain.readiness.sheet import LOOK, MUST, Todo
from csa_desktop.domain.readiness.summary import FLAG_ANSWERS, judgements_touched

__all__ = [
    "FLAG_ANSWERS",
    "LOOK",
    "MUST",
    "NONE_FOUND",
    "Todo",
    "judgements_touched",
    "readiness",
    "shows_judgement",
]
