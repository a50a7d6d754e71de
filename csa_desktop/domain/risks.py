"""Unresolved significant risk to a child: what is still to be done about each (002:119)."""

import re

from csa_desktop.domain.cases import Case, Risk
from csa_desktop.domain.forms import RISK_FILLS
from csa_desktop.domain.trail import Trail

CONFIRMATION = "risk-confirmation"
"""The form by which a pack confirms a risk in writing."""
_WORDS = re.compile(r"[^\W\d_]+")
_KIN = ("child", "baby", "boy", "girl", "brother", "sister", "sibling", "twin", "young", "person", "unborn")
_TOLD_APART = (
    "older",
    "younger",
    "oldest",
    "youngest",
    "the",
    "and",
    "first",
    "second",
    "third",
    "case",
    "code",
)
_CODE_WORDS = frozenset((*_KIN, *_TOLD_APART))
_LEAST_NAME = 3


def open_risks(trail: Trail) -> tuple[Risk, ...]:
    """Risks of which nobody was told, or that are not confirmed in writing; the earliest first."""
    return tuple(r for r in all_risks(trail) if r.is_open)


def all_risks(trail: Trail) -> tuple[Risk, ...]:
    """Every risk that was raised, the earliest first."""
    return tuple(sorted(trail.rows.risks, key=lambda r: (r.found, r.id)))


def of_case(trail: Trail, case: str) -> tuple[Risk, ...]:
    """The risks to one child of the sample, the earliest first."""
    return tuple(r for r in all_risks(trail) if r.case == case)


def risk_with(trail: Trail, risk: str) -> Risk | None:
    """The risk with this id; None where there is none."""
    return next((r for r in trail.rows.risks if r.id == risk), None)


def lines(risk: Risk) -> tuple[str, ...]:
    """Where a risk stands, as short lines."""
    whom = " ".join(filter(None, (risk.told, _hour(risk.told_at))))
    told = f"told: {whom}" if risk.told_at else "no senior manager told yet"
    return (told, "confirmed in writing" if risk.confirmed_at else "written confirmation not yet sent")


def case_of_code(trail: Trail, code: str) -> Case | None:
    """The case that a typed code names, however it is capitalised; None where no case has it."""
    wanted = code.strip().casefold()
    return next((c for c in trail.cases() if wanted and c.code.casefold() == wanted), None)


def looks_like_a_name(code: str) -> bool:
    """True where a code for a child has a word that might be a name; it is a warning, never a refusal."""
    numbered = any(sign.isdigit() for sign in code)
    words = (w for w in _WORDS.findall(code) if len(w) >= _LEAST_NAME and w.casefold() not in _CODE_WORDS)
    return any(not (word.isupper() and numbered) for word in words)


def _hour(moment: str) -> str:
    return moment[11:16]


def particulars(risk: Risk) -> dict[str, str]:
    """What a letter on a risk may take over, under the names of `domain.forms.RISK_FILLS`."""
    said = (
        risk.told,
        risk.child,
        risk.what,
        risk.told_at[:10],
        _hour(risk.told_at),
        risk.will_do,
        risk.by_when,
    )
    return dict(zip(RISK_FILLS, said, strict=True))
