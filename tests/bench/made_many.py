"""A store with very many assessments of one framework, the same ones each time."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from csa_desktop.commands import assessments, plan
from csa_desktop.commands.authorities import shipped
from csa_desktop.commands.judgements import judgement_id
from csa_desktop.commands.sources import RECEIVED, decided
from csa_desktop.domain import values as v
from csa_desktop.domain.authorities import serving
from csa_desktop.domain.deadlines import DATES
from csa_desktop.domain.framework import Pack
from csa_desktop.store.log import Edit, Value
from csa_desktop.store.store import Store
from tests.bench.made import sentence

YEAR = 2005
AUTHORITIES = 150
STATEMENTS = 300
_SOURCES = 8
_BEGAN = date(YEAR, 5, 3)


def add_authorities(
    store: Store, pack: Pack, *, authorities: int = AUTHORITIES, statements: int = STATEMENTS
) -> list[str]:
    """Assessments of so many authorities with so many statements each, at different stages; their ids."""
    chance = random.Random(2005)
    return [
        _assessment(store, pack, authority.name, statements, chance)
        for authority in serving(shipped(), YEAR)[:authorities]
    ]


def _assessment(store: Store, pack: Pack, authority: str, statements: int, chance: random.Random) -> str:
    row = assessments.open_assessment(store, pack, authority=authority, year=YEAR, role="hmi").row
    assessments.add_member(store, row, name=f"Business manager {chance.randint(1, 40)}", role="brm")
    edits = [*_days(row, pack, chance), *_notebook(row, pack, statements, chance)]
    store.record("Add a notebook", edits, assessment=row)
    return row


def _days(row: str, pack: Pack, chance: random.Random) -> Iterator[Edit]:
    """The day of each clock up to the stage that this authority has reached."""
    reached = chance.randint(0, len(pack.clocks))
    for number, clock in enumerate(pack.clocks[:reached]):
        day = (_BEGAN + timedelta(days=14 * number + chance.randint(0, 6))).isoformat()
        said = {"form": DATES, "about": "", "field": clock.id, "value": day, "author": ""}
        yield Edit("answer", plan.day_row(row, clock.id), said)


def _notebook(row: str, pack: Pack, statements: int, chance: random.Random) -> Iterator[Edit]:
    kinds = chance.sample(pack.source_kinds, _SOURCES)
    sources = [v.new_id() for _ in kinds]
    for source, kind in zip(sources, kinds, strict=True):
        yield Edit("source", source, {"kind": kind.id, "title": kind.title, **_admitted(pack, kind.id)})
    graded = list(_judgements(row, pack, chance))
    yield from graded
    left = max(0, statements - len(graded))
    points = left // 5
    findings: list[str] = []
    for number in range(left - points):
        yield from _finding(row, pack, number, sources, findings, chance)
    for number in range(points):
        yield from _point(row, pack, number, findings, chance)


def _admitted(pack: Pack, kind: str) -> dict[str, Value]:
    return {"state": RECEIVED, "dated": f"{YEAR}-05-31", **decided(pack, kind)}


def _finding(
    row: str, pack: Pack, number: int, sources: list[str], findings: list[str], chance: random.Random
) -> Iterator[Edit]:
    """A finding that cites a page; each tenth is a gap, each fifteenth a hypothesis."""
    key = pack.key_judgements[number % len(pack.key_judgements)]
    kind = v.GAP if number % 10 == 9 else v.HYPOTHESIS if number % 15 == 7 else v.FINDING
    subject = key.subject if key.subject in pack.steps[0].subjects else pack.steps[0].subjects[0]
    said: dict[str, Value] = {
        "kind": kind,
        "step": pack.steps[0].id,
        "subject": subject,
        "text": sentence(chance, 30),
    }
    said |= {"position": f"{number:04}", "service": chance.choice(("education", "social-care"))}
    if kind != v.FINDING:
        first = pack.gap_states[0] if kind == v.GAP else pack.hypothesis_states[0]
        yield Edit("statement", v.new_id(), {**said, "state": first.id})
        return
    finding = v.new_id()
    findings.append(finding)
    sign = chance.choice((v.STRENGTH, v.STRENGTH, v.IMPROVEMENT))
    yield Edit("statement", finding, {**said, "sign": sign, "key_judgement": key.id})
    cited = {"statement": finding, "source": chance.choice(sources), "page": chance.randint(1, 40)}
    yield Edit("citation", v.new_id(), {**cited, "quote": sentence(chance, 12)})


def _point(row: str, pack: Pack, number: int, findings: list[str], chance: random.Random) -> Iterator[Edit]:
    """A point of the summary that stands on three findings; one in twelve is contradicted by a fourth."""
    step, point = pack.steps[1], v.new_id()
    said = {"kind": v.POINT, "step": step.id, "subject": step.subjects[number % len(step.subjects)]}
    yield Edit("statement", point, {**said, "text": sentence(chance, 20), "position": f"{number:04}"})
    lower = chance.sample(findings, min(4 if number % 12 == 0 else 3, len(findings)))
    for at, on in enumerate(lower):
        yield _support(row, point, on, v.CONTRADICTS if at == 3 else v.SUPPORTS)
    for at, judgement in enumerate(pack.judgements):
        if (number + at) % 6 == 0:
            upper = judgement_id(row, pack.steps[2].id, "overall", judgement.id)
            yield _support(row, upper, point, v.SUPPORTS)


def _judgements(row: str, pack: Pack, chance: random.Random) -> Iterator[Edit]:
    """The grades of steps 3 and 4, of all of them with that day's status."""
    final = chance.random() < 0.5
    for judgement in pack.judgements:
        grade = chance.choice(pack.scale(judgement.scale).grades).code
        for step in pack.steps[2:]:
            status = step.statuses[-1 if final else 0]
            said = {"kind": v.JUDGEMENT, "step": step.id, "subject": "overall", "judgement": judgement.id}
            said |= {"scale": judgement.scale, "grade": grade, "status": status}
            upper = judgement_id(row, step.id, "overall", judgement.id)
            yield Edit("statement", upper, {**said, "text": sentence(chance, 15)})


def _support(row: str, upper: str, lower: str, relation: str) -> Edit:
    said = {"statement": upper, "on": lower, "relation": relation, "version": ""}
    return Edit("support", v.derived_id(row, "support", upper, lower), said)
