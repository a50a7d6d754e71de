"""Erasing a case: everything about one child goes; that it was erased, by whom and on what ground stays.

It travels with the next bundles: each laptop of the team erases too, and its own next bundle says so.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from csa_desktop.domain.team import Device
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.errors import UserError
from csa_desktop.store import erasures, others
from csa_desktop.store.erasures import Chains
from csa_desktop.store.log import Recorded
from csa_desktop.store.store import Store

LABEL = "Erase a case"
Row = tuple[str, str]
"""(table, row)"""


@dataclass(frozen=True, slots=True)
class Erasure:
    """What erasing a case would take away, and what a person has to look at afterwards."""

    case: str
    code: str
    rows: tuple[Row, ...]
    statements: int
    records: int
    events: int
    documents: int
    mentions: tuple[Statement, ...]
    """Statements about more than this case that name its code: they stay until somebody rewords them."""
    elsewhere: tuple[Statement, ...]
    """Statements that were put to this case once and stand elsewhere now: they go too."""
    bared: tuple[Statement, ...]
    """Statements that stand on what goes, and will stand on less."""


def look(store: Store, assessment: str, case: str) -> Erasure:
    """What erasing the case would do; nothing is changed. UserError where there is no such case."""
    trail = store.trail(assessment)
    found = trail.case(case)
    if found is None:
        raise UserError("That case is not here any more.")
    own = (*store.rows_in_scope(assessment, case), *_rows(trail, case))
    rows = tuple(dict.fromkeys((*own, *_hanging(trail, {row for _, row in own}))))
    gone = {row for table, row in rows if table == "statement"}
    records = [s for s in trail.rows.sources if s.case == case]
    return Erasure(
        case=case,
        code=found.code,
        rows=rows,
        statements=sum(s.case == case for s in trail.rows.statements),
        records=len(records),
        events=len(trail.events(case)),
        documents=len({s.sha256 for s in records if s.sha256}),
        mentions=tuple(_mentions(trail, found.code, gone)),
        elsewhere=tuple(s for s in trail.rows.statements if s.id in gone and s.case != case),
        bared=tuple(_bared(trail, gone)),
    )


def erase_case(store: Store, assessment: str, case: str, *, ground: str) -> Recorded:
    """Erase a case on a stated ground; UserError without one. It cannot be undone."""
    if not ground.strip():
        raise UserError("Say on what ground the case is erased, such as who asked for it. Name no child.")
    rows = look(store, assessment, case).rows
    return store.erase(rows, assessment=assessment, ground=ground.strip(), label=LABEL, scope_case=case)


def _rows(trail: Trail, case: str) -> Iterator[Row]:
    """Every row that is about the case now."""
    rows = trail.rows
    yield "case", case
    for table, found in (
        ("statement", rows.statements),
        ("source", rows.sources),
        ("event", rows.events),
        ("risk", rows.risks),
        ("appointment", rows.appointments),
    ):
        yield from ((table, row.id) for row in found if row.case == case)


def _hanging(trail: Trail, gone: set[str]) -> Iterator[Row]:
    """What hangs on rows that go, also on those that stand elsewhere now."""
    rows = trail.rows
    yield from (("citation", c.id) for c in rows.citations if {c.statement, c.source} & gone)
    yield from (("support", s.id) for s in rows.supports if {s.statement, s.on} & gone)
    yield from (("agreement", a.id) for a in rows.agreements if a.statement in gone)
    yield from (("answer", a.id) for a in rows.answers if a.about in gone)


def _mentions(trail: Trail, code: str, gone: set[str]) -> Iterator[Statement]:
    named = re.compile(rf"(?<![\w-]){re.escape(code)}(?![\w-])", re.IGNORECASE)
    for said in trail.rows.statements:
        if said.id not in gone and (named.search(said.text) or named.search(said.reason)):
            yield said


def _bared(trail: Trail, gone: set[str]) -> Iterator[Statement]:
    above = {upper.id: upper for row in sorted(gone) for upper in trail.above(row) if upper.id not in gone}
    yield from above.values()


# Who has erased it too


@dataclass(frozen=True, slots=True)
class Answers:
    """An erasing, and what is known of the team's laptops; each is named by its owner."""

    cases: tuple[str, ...]
    at: str
    author: str
    confirmed: tuple[Device, ...]
    """A bundle of theirs said that they have erased it."""
    waiting: tuple[Device, ...]
    """No bundle of theirs has said so yet."""
    out_of_reach: tuple[Device, ...]
    """They were taken off the team before they said so: no bundle reaches them any more."""


def answers(store: Store, assessment: str) -> tuple[Answers, ...]:
    """Who of the team has confirmed each erasing, the oldest first. This laptop's own part is done."""
    devices = store.trail(assessment).rows.devices
    with store.reading() as connection:
        found = erasures.erasures(connection, assessment)
        chains = Chains(connection, assessment, (erasure.device for erasure in found))
        tips = {d.device: others.tips_of(connection, d.device, assessment) for d in devices}
    said = []
    for erasure in found:
        asked = [d for d in devices if d.device not in (store.device, erasure.device)]
        has = {d.device for d in asked if chains.has(tips[d.device], erasure)}
        said.append(
            Answers(
                erasure.cases,
                erasure.at,
                erasure.author,
                confirmed=tuple(d for d in asked if d.device in has),
                waiting=tuple(d for d in asked if d.device not in has and not d.removed),
                out_of_reach=tuple(d for d in asked if d.device not in has and d.removed),
            )
        )
    return tuple(said)


def unanswered(store: Store, assessment: str, devices: Iterable[str]) -> tuple[str, ...]:
    """Those of the laptops that no bundle from here has told yet that what others erased is erased here."""
    with store.reading() as connection:
        found = [e for e in erasures.erasures(connection, assessment) if e.device != store.device]
        chains = Chains(connection, assessment, (erasure.device for erasure in found))
        told = erasures.told(connection, assessment)
    return tuple(
        device
        for device in devices
        if not all(chains.has(told.get(device, {}), erasure) for erasure in found)
    )
