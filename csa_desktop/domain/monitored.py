"""What stays as it is once a later inspection follows this one up: monitoring cannot change the judgements
of the inspection that it follows (004:378).
"""

from collections.abc import Callable, Mapping
from typing import Any

from csa_desktop.domain.readiness import FLAG_ANSWERS, LIMIT_ANSWERS
from csa_desktop.domain.trail import Trail, once_per_trail
from csa_desktop.domain.values import AREA, JUDGEMENT

STANDS = (
    "This inspection is followed up by “{later}”, so its judgements, its areas and what they stand on stay "
    "as they are. What has changed since is said there, as progress."
)


def later_name(trail: Trail) -> str:
    """The inspection that follows this one up, with its year; empty where none does."""
    return next((f"{a.title}, {a.year}" for a in trail.rows.monitored_by), "")


def why(trail: Trail) -> str:
    """The sentence that says why something stays as it is; empty where nothing has to."""
    later = later_name(trail)
    return STANDS.format(later=later) if later else ""


@once_per_trail
def standing(trail: Trail) -> frozenset[str]:
    """The judgements, the areas, and every statement that they rest on, by id."""
    made = (s for s in trail.rows.statements if s.kind in (JUDGEMENT, AREA))
    return frozenset(row for s in made for row in (s.id, *(below.id for below in trail.all_below(s.id))))


def stays(trail: Trail, table: str, row: str, values: Mapping[str, Any], *, delete: bool = False) -> bool:
    """True where an edit would change a judgement, an area, or what one of them stands on.

    `trail` is the inspection that is followed up, as it is before the edit.
    """
    rule = _RULES.get(table)
    return rule(trail, row, values, delete) if rule else False


def _statement(trail: Trail, row: str, values: Mapping[str, Any], _: bool) -> bool:
    return row in standing(trail) or values.get("kind") in (JUDGEMENT, AREA)


def _link(table: str) -> Callable[[Trail, str, Mapping[str, Any], bool], bool]:
    """What hangs on a statement: a citation, a support, an agreement."""

    def rule(trail: Trail, row: str, values: Mapping[str, Any], _: bool) -> bool:
        ends = {link.statement for link in getattr(trail.rows, table) if link.id == row}
        return not standing(trail).isdisjoint({*ends, values.get("statement", "")})

    return rule


def _answer(trail: Trail, row: str, values: Mapping[str, Any], _: bool) -> bool:
    """What is answered about one of them, such as a challenge, and what follows where one limits another."""
    known = next((a for a in trail.rows.answers if a.id == row), None)
    form, about = (known.form, known.about) if known else (values.get("form"), values.get("about"))
    return about in standing(trail) or form in (LIMIT_ANSWERS, FLAG_ANSWERS)


def _source(trail: Trail, row: str, _: Mapping[str, Any], __: bool) -> bool:
    """A document or an event that one of them quotes."""
    return any(c.statement in standing(trail) for c in trail.quotations(row))


def _member(trail: Trail, row: str, _: Mapping[str, Any], delete: bool) -> bool:
    """Who agreed a judgement stays in the list."""
    return delete and any(a.member == row and a.statement in standing(trail) for a in trail.rows.agreements)


_RULES: dict[str, Callable[[Trail, str, Mapping[str, Any], bool], bool]] = {
    "statement": _statement,
    "citation": _link("citations"),
    "support": _link("supports"),
    "agreement": _link("agreements"),
    "answer": _answer,
    "source": _source,
    "event": _source,
    "member": _member,
}
