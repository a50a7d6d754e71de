"""An inspection on site with very many cases, the same ones each time."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from csa_desktop.commands import assessments
from csa_desktop.commands.answers import answer_id
from csa_desktop.commands.sources import RECEIVED, decided
from csa_desktop.domain import records
from csa_desktop.domain import values as v
from csa_desktop.domain.case_grid import evaluation_id
from csa_desktop.domain.framework import Pack
from csa_desktop.store.log import Edit
from csa_desktop.store.store import Store
from tests.bench.made import sentence

AT_ONCE = 400
FILLED = 24
"""Cells of each case that are evaluated; in each third of them something was found."""


def add_inspection(store: Store, pack: Pack, cases: int) -> str:
    """An inspection whose cases all have a journey, a grid and a record made on site; its id."""
    role = pack.roles[0].id
    opened = assessments.open_assessment(store, pack, authority="Measured", year=2012, role=role).row
    chance = random.Random(7)
    edits = (edit for n in range(cases) for edit in _case(opened, pack, n, chance))
    while some := list(islice(edits, AT_ONCE)):
        store.record("Add cases", some, assessment=opened)
    return opened


def _case(assessment: str, pack: Pack, number: int, chance: random.Random) -> Iterator[Edit]:
    journey, case = pack.journeys[0], v.new_id()
    groups = [group.id for group in chance.sample(pack.groups, 2)]
    about = {"code": f"C-{number:03}", "journey": journey.id, "age": str(number % 18), "groups": groups}
    yield Edit("case", case, {**about, "stage": chance.choice(journey.stages).id, "gender": "girl"})
    day = date(2010, 9, 1) + timedelta(days=chance.randint(0, 300))
    for kind in journey.events:
        day += timedelta(days=chance.randint(1, 90))
        said = {"case": case, "kind": kind.id, "stage": kind.stage, "happened": day.isoformat()}
        yield Edit("event", v.new_id(), said)
    yield from _record(assessment, pack, case, number, chance)
    cells = [(stage.id, theme.id) for stage in journey.stages for theme in pack.themes()]
    for at, (stage, theme) in enumerate(chance.sample(cells, FILLED)):
        where = {"case": case, "stage": stage, "step": "1", "subject": theme}
        upper = evaluation_id(assessment, case, stage, theme)
        shown = chance.choice(pack.evaluations).id
        yield Edit("statement", upper, {**where, "kind": v.EVALUATION, "evaluation": shown})
        if at % 3 == 0:
            row = v.new_id()
            yield Edit("statement", row, {**where, "kind": v.FINDING, "text": sentence(chance, 25)})
            link = {"statement": upper, "on": row, "relation": v.SUPPORTS, "version": ""}
            yield Edit("support", v.derived_id(assessment, "support", upper, row), link)


def _record(assessment: str, pack: Pack, case: str, number: int, chance: random.Random) -> Iterator[Edit]:
    """What was read or heard about the case, on the form of its kind."""
    kinds = [kind for kind in pack.source_kinds if kind.group == records.ON_SITE and kind.form]
    kind, row = kinds[number % len(kinds)], v.new_id()
    about = {"case": case, "dated": "2012-03-05", "state": RECEIVED, **decided(pack, kind.id)}
    yield Edit("source", row, {"kind": kind.id, "title": f"{kind.title}, C-{number:03}", **about})
    field = records.main_field(pack.form(kind.form))
    if field:
        said = {"form": kind.form, "about": row, "field": field.id, "value": sentence(chance, 40)}
        yield Edit("answer", answer_id(assessment, kind.form, row, field.id), said)
