"""What the rows of cases hold when they come into the sample or leave it."""

from csa_desktop.commands.words import keepable
from csa_desktop.domain import cases as c
from csa_desktop.domain.cases import Case
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.sampling import Child
from csa_desktop.domain.trail import Trail
from csa_desktop.errors import UserError
from csa_desktop.store.log import Edit, Value


def code_of(number: int) -> str:
    """The code of the case with this number, such as "C-07"."""
    return f"C-{number:02}"


def last_number(trail: Trail) -> int:
    """The highest number that a code of a case has."""
    numbers = (case.code.removeprefix("C-") for case in trail.cases())
    return max((int(n) for n in numbers if n.isascii() and n.isdigit()), default=0)


def about_child(pack: Pack, child: Child, stage: str) -> dict[str, Value]:
    """What is kept of a child: nothing that the lists say besides what a sample is drawn by."""
    return {
        "journey": _journey_of(pack, stage),
        "stage": stage,
        "state": child.state,
        "proceeded": child.proceeded,
        "age": "" if child.age is None else str(child.age),
        "gender": child.gender,
        "ethnicity": child.ethnicity,
        "groups": sorted(child.groups),
    }


def _journey_of(pack: Pack, stage: str) -> str:
    found = (j.id for j in pack.journeys if any(known.id == stage for known in j.stages))
    journey = next(found, None)
    if journey is None:
        raise UserError("Choose the stage of the journey that the case stands for.")
    return journey


def sampled(trail: Trail, case: str) -> Case:
    """The case while it is in the sample; UserError where it is not."""
    found = trail.case(case)
    if found is None or found.sample != c.SAMPLED:
        raise UserError("That case is no longer in the sample. Nothing was changed.")
    return found


def replaced(case: Case, reason: str) -> Edit:
    """It leaves the sample; what was said of it stays."""
    return Edit("case", case.id, {"sample": c.REPLACED, "reason": keepable(reason.strip())})


def refuse_without_reason(reason: str) -> None:
    """UserError where no reason is given."""
    if not reason.strip():
        raise UserError("Say why, so that others can follow it. Name no child.")
