"""What is kept of each case, counted by its kind: it says what is there, and never how far the case is."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from csa_desktop.domain import values as v
from csa_desktop.domain.counts import several
from csa_desktop.domain.trail import Trail, once_per_trail
from csa_desktop.domain.values import Statement

EVENT, RECORD, OTHER = "event", "record", "other"
_NAMES = {
    v.FINDING: "finding",
    EVENT: "event",
    RECORD: "record",
    v.EVALUATION: "evaluation",
    OTHER: "other statement",
}


@once_per_trail
def kept_of_cases(trail: Trail) -> Mapping[str, Counter[str]]:
    """By case, how many things of each kind are kept of it; a case of which nothing is kept is not in it."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in trail.rows.statements:
        if statement.case and _says_something(statement):
            found[statement.case][statement.kind if statement.kind in _NAMES else OTHER] += 1
    for event in trail.rows.events:
        found[event.case][EVENT] += 1
    for source in trail.rows.sources:
        if source.case:
            found[source.case][RECORD] += 1
    return dict(found)


def _says_something(statement: Statement) -> bool:
    """The evaluation of a cell begins empty, with the first finding in it."""
    return bool(statement.text.strip() or statement.evaluation or statement.good)


def told(trail: Trail, case: str) -> str:
    """Such as "3 findings, 1 event"; empty where nothing is kept of the case."""
    there = kept_of_cases(trail).get(case, Counter())
    return ", ".join(several(n, name) for kind, name in _NAMES.items() if (n := there[kind]))
