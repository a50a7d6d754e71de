"""What is left of rows that somebody removed while another wrote into fields that they had not had before.

No field says two things there, so that heads alone do not tell. Whoever made such a row has always said its
mark; where the mark is gone, only what was written meanwhile is left.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, text

from csa_desktop.domain.removals import written_meanwhile
from csa_desktop.store.reading import Version, history

MARKS: Mapping[str, str] = {
    "member": "name",
    "source": "kind",
    "citation": "statement",
    "statement": "kind",
    "support": "statement",
    "answer": "form",
    "agreement": "statement",
    "export": "what",
    "listing": "kind",
    "draw": "rule",
    "case": "journey",
    "event": "case",
    "risk": "child",
    "appointment": "kind",
    "device": "device",
    "indicator": "source",
    "officer": "name",
    "tick": "item",
    "attendee": "name",
    "decision": "judgement",
    "edition": "letter",
    "remark": "edition",
    "representation": "panel",
    "ground": "representation",
    "panellist": "representation",
}
"""For each table a field that is said of every row from its beginning."""
_UNMARKED = text(
    " UNION ALL ".join(
        f"SELECT '{table}', id FROM \"{table}\" WHERE \"{mark}\" = '' AND :assessment IN ('', assessment)"
        for table, mark in MARKS.items()
    )
)


def remnants(connection: Connection, assessment: str = "") -> Iterator[tuple[str, str, str]]:
    """(table, row, field) of what was written while all else of its row was removed; of all assessments
    where none is named.
    """
    for table, row in connection.execute(_UNMARKED, {"assessment": assessment}).all():
        for field in left_of(history(connection, table, row)):
            yield table, row, field


def left_of(versions: Sequence[Version]) -> tuple[str, ...]:
    """The fields that are left of a row which somebody removed; what was erased asks nothing."""
    return written_meanwhile(version for version in versions if not version.erased)


def of_field(versions: Sequence[Version], field: str) -> list[Version]:
    """Every version of a field, and where it is what is left of a row, the removal that stands beside it."""
    found = [version for version in versions if version.field == field]
    if field in left_of(versions):
        removals = {v.change: v for v in versions if v.current and v.value is None and not v.erased}
        found += [replace(removal, field=field, bases=()) for removal in removals.values()]
    return found
