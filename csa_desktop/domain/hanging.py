"""What hangs on other rows: citations, links, agreements, answers, and what has its place with one."""

from collections.abc import Iterator, Mapping

_OF_A_CASE = (("case", ("case",)),)
ENDS: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "citation": (("statement", ("statement",)), ("source", ("source", "event"))),
    "support": (("statement", ("statement",)), ("on", ("statement",))),
    "agreement": (("statement", ("statement",)),),
    "answer": (("about", ("case", "source", "risk", "statement", "event")),),
    "statement": _OF_A_CASE,
    "source": _OF_A_CASE,
    "event": _OF_A_CASE,
    "risk": _OF_A_CASE,
    "appointment": _OF_A_CASE,
    "remark": (("edition", ("edition",)),),
    "ground": (("representation", ("representation",)),),
    "panellist": (("representation", ("representation",)),),
}
"""For what hangs on other rows: its fields, and the tables in which the row that a field names may be."""
HOLDS = frozenset(table for ends in ENDS.values() for _, tables in ends for table in tables)
"""The tables on whose rows something may hang."""


def hooks(table: str) -> Iterator[tuple[str, str]]:
    """(table, field) of whatever may hang on a row of a table."""
    for hung, ends in ENDS.items():
        for field, tables in ends:
            if table in tables:
                yield hung, field


def ends_of(table: str, said: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """(table, row) of all that a row may hang on; the id of one row is in several tables at most once."""
    for field, tables in ENDS.get(table, ()):
        if named := said.get(field):
            for other in tables:
                yield other, str(named)
