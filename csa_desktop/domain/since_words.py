"""What came in since a record was frozen, in words: how many of each kind, and what each is called."""

from collections.abc import Callable
from typing import Any

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.representing import STATEMENTS, Since
from csa_desktop.domain.statement_words import statement_words
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Citation, Source, Statement

TITLES = {
    STATEMENTS: "Statements",
    "sources": "Documents and other sources",
    "indicators": "Lines of datasets",
    "citations": "Places quoted",
    "supports": "Links between statements",
    "cases": "Cases",
    "events": "Events of a journey",
    "answers": "Answers in forms",
}
NEW, CHANGED, GONE = "{0} new", "{0} changed", "{0} taken out"
DATASETS = "Datasets"
_LONGEST = 90
Words = Callable[[Pack, Trail, Any], str]


def counts(one: Since, *, gone_only: bool = False) -> str:
    """Such as "Places quoted: 2 new, 1 taken out"; empty where nothing of it is left to be told."""
    there = () if gone_only else ((NEW, one.new), (CHANGED, one.changed))
    said = ", ".join(words.format(len(rows)) for words, rows in (*there, (GONE, one.gone)) if rows)
    return f"{TITLES[one.kind]}: {said}" if said else ""


def names(pack: Pack, trail: Trail, one: Since) -> tuple[str, ...]:
    """What is new or changed of a kind, each name once; none of a kind that has no names."""
    said = NAMES.get(one.kind)
    found = (said(pack, trail, row) for row in one.there) if said else ()
    return tuple(dict.fromkeys(filter(None, found)))


def source_name(_: Pack, __: Trail, row: Source) -> str:
    """A source's title, else its file's."""
    return row.title or row.file_name


def dataset_name(_: Pack, trail: Trail, row: Any) -> str:
    """The dataset that a line is of."""
    source = trail.source(row.source)
    return source.title if source else DATASETS


def citation_name(_: Pack, trail: Trail, row: Citation) -> str:
    """What is cited, with the words that are quoted."""
    source, event = trail.source(row.source), trail.event(row.source)
    named = source.title if source else event.title if event else ""
    return f"{named}: “{short(row.quote)}”" if row.quote else named


def case_name(_: Pack, trail: Trail, row: Any) -> str:
    """The code of a case, or of an event's."""
    there = trail.case(getattr(row, "case", row.id))
    return there.code if there else ""


def short(text: str) -> str:
    """The beginning of a long text."""
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _statement(pack: Pack, _: Trail, row: Statement) -> str:
    return short(" ".join(statement_words(pack, row).split()))


def _of_statement(pack: Pack, trail: Trail, row: Any) -> str:
    there = trail.statement(row.statement)
    return _statement(pack, trail, there) if there else ""


NAMES: dict[str, Words] = {
    STATEMENTS: _statement,
    "sources": source_name,
    "indicators": dataset_name,
    "citations": citation_name,
    "supports": _of_statement,
    "cases": case_name,
    "events": case_name,
}
