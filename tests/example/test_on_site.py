"""Norbridge, the example of inspections on site: whole where it should be, open only where it means to be."""

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest

from csa_desktop.commands.example_on_site.lists import NAMES
from csa_desktop.commands.sample_pool import read_pool
from csa_desktop.domain import cases as c
from csa_desktop.domain import values as v
from csa_desktop.domain.case_grid import cell
from csa_desktop.domain.case_journey import LATE, timeline_of
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.readiness import LOOK, MUST, readiness
from csa_desktop.domain.risks import open_risks
from csa_desktop.domain.sampling import draw
from csa_desktop.domain.sampling.kept import read_wish
from csa_desktop.domain.trail import Trail
from csa_desktop.example import PAPERS, PASSPHRASE, STORE
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.store.opening import open_store
from csa_desktop.store.store import Store
from csa_desktop.store.unlocking import Passphrase

pytestmark = pytest.mark.timeout(600)  # whoever comes first waits for the whole example to be built
PROTECTION, CARE, FOLLOWED = "child-protection-2012", "children-in-care-2012", "monitoring-2012"
HALF_READ = "C-07"
"""The case in care that is being read on the evening on which the inspection stands."""


@pytest.fixture(scope="module")
def store(built: Path) -> Iterator[Store]:
    opened = open_store(built / STORE, Passphrase(PASSPHRASE)).store
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def packs() -> Mapping[str, Pack]:
    return installed_packs()


@pytest.fixture(scope="module")
def trails(store: Store) -> dict[str, Trail]:
    return {a.pack: store.trail(a.id) for a in store.assessments() if a.authority.startswith("Norbridge")}


def sampled(trail: Trail) -> dict[str, c.Case]:
    return {case.code: case for case in trail.cases(c.SAMPLED)}


@pytest.mark.parametrize("pack", [PROTECTION, CARE])
def test_every_stage_of_the_journey_has_a_case_that_was_followed(
    pack: str, trails: dict[str, Trail], packs: Mapping[str, Pack]
) -> None:
    trail = trails[pack]
    reached = {case.stage for case in sampled(trail).values()}
    assert reached == {stage.id for stage in packs[pack].journey_stages()}
    for case in sampled(trail).values():
        assert 5 <= len(trail.events(case.id)) <= 12, case.code
        assert trail.statements(kind=v.FINDING, case=case.id), case.code
        assert trail.statements(kind=v.EARLIER, case=case.id), case.code
        assert trail.statements(kind=v.AGENCY, case=case.id), case.code


def test_journeys_have_late_steps_silences_and_loops(
    trails: dict[str, Trail], packs: Mapping[str, Pack]
) -> None:
    trail, journey = trails[PROTECTION], packs[PROTECTION].journeys[0]
    lines = {code: timeline_of(trail, journey, case.id) for code, case in sampled(trail).items()}
    verdicts = {took.verdict for line in lines.values() for took in line.steps}
    assert verdicts >= {LATE, "in time"}
    assert any(line.silences for line in lines.values())
    looped = {code for code, line in lines.items() if len({s.stage for s in line.stages}) < len(line.stages)}
    assert {"C-08", "C-11", "C-13"} <= looped


def test_the_seed_that_is_recorded_draws_the_same_cases_again(
    store: Store, trails: dict[str, Trail], packs: Mapping[str, Pack]
) -> None:
    for name in (PROTECTION, CARE):
        trail = trails[name]
        (drawn,) = trail.rows.draws
        pool = read_pool(store, trail.assessment.id, packs[name])
        again = draw(pool.children, read_wish(drawn.wish))
        placed = [*again.chosen, *again.reserves]
        codes = [case.code for one in placed if (case := trail.case(pool.taken[one.key]))]
        assert codes == [f"C-{number:02}" for number in range(1, len(codes) + 1)]
        stages = [case.stage for one in again.chosen if (case := trail.case(pool.taken[one.key]))]
        assert stages == [one.stage for one in again.chosen]


def test_one_case_was_replaced_and_one_picked_by_hand_each_with_its_reason(trails: dict[str, Trail]) -> None:
    for name in (PROTECTION, CARE):
        (left,) = trails[name].cases(c.REPLACED)
        (picked,) = (case for case in trails[name].cases() if case.origin == c.PICKED)
        assert left.reason and picked.reason
        assert [case for case in sampled(trails[name]).values() if case.instead_of == left.id]
    assert any("Privately fostered" in said for said in trails[PROTECTION].rows.draws[0].shortfalls)


@pytest.mark.parametrize("pack", [PROTECTION, FOLLOWED])
def test_what_is_finished_lacks_nothing(
    pack: str, trails: dict[str, Trail], packs: Mapping[str, Pack]
) -> None:
    assert readiness(trails[pack], packs[pack]) == ()


def test_the_inspection_that_is_under_way_lacks_what_it_means_to(
    trails: dict[str, Trail], packs: Mapping[str, Pack]
) -> None:
    todos = readiness(trails[CARE], packs[CARE])
    must = [todo.what for todo in todos if todo.severity == MUST]
    assert "The risk to C-01 is not confirmed in writing" in must
    half_read = [what for what in must if what.startswith(f"{HALF_READ} has no evaluation")]
    assert len(half_read) == 4
    later = [what for what in must if what.endswith("is not yet made")]
    assert len(later) == 2
    assert len(must) == 1 + 4 + 2 + must.count("No summary point is written yet") == 8
    assert len([todo for todo in todos if todo.severity == LOOK]) == 2


def test_every_case_is_evaluated_at_the_stage_it_reached_and_good_practice_is_named(
    trails: dict[str, Trail], packs: Mapping[str, Pack]
) -> None:
    for name in (PROTECTION, CARE):
        trail, pack = trails[name], packs[name]
        for case in sampled(trail).values():
            open_here = [t.id for t in pack.themes() if not cell(trail, case.id, case.stage, t.id).evaluation]
            assert not open_here or (name, case.code) == (CARE, HALF_READ)
        told = trail.statements(kind=v.EVALUATION)
        assert {s.evaluation for s in told} == {e.id for e in pack.evaluations}
        assert any(s.good for s in told)


def test_every_finding_cites_a_record_or_an_event_that_says_it(trails: dict[str, Trail]) -> None:
    for trail in trails.values():
        for finding in trail.statements(kind=v.FINDING):
            cited = trail.citations(finding.id)
            assert cited, finding.text
            assert all(trail.source(each.source) or trail.event(each.source) for each in cited)


@pytest.mark.parametrize("pack", [PROTECTION, CARE])
def test_from_every_judgement_and_area_one_walks_down_to_cases(pack: str, trails: dict[str, Trail]) -> None:
    trail = trails[pack]
    for upper in (*trail.statements(kind=v.JUDGEMENT), *trail.statements(kind=v.AREA)):
        standing = trail.standing(upper.id)
        assert standing.cases and standing.findings and not standing.uncited, upper.text


def test_themes_have_points_on_both_sides_that_are_contradicted_by_cases(
    trails: dict[str, Trail], packs: Mapping[str, Pack]
) -> None:
    trail = trails[PROTECTION]
    for theme in packs[PROTECTION].themes():
        points = trail.statements(kind=v.POINT, subject=theme.id)
        assert {point.sign for point in points} == {v.STRENGTH, v.IMPROVEMENT}, theme.id
        assert any(trail.below(point.id, v.CONTRADICTS) for point in points), theme.id
        assert all(trail.standing(point.id).cases >= 1 for point in points), theme.id


def test_one_risk_was_told_and_confirmed_the_same_day_and_one_is_open(trails: dict[str, Trail]) -> None:
    (confirmed,) = trails[PROTECTION].rows.risks
    assert confirmed.found[:10] == confirmed.told_at[:10] == confirmed.confirmed_at[:10]
    (still,) = open_risks(trails[CARE])
    assert still.told_at and not still.confirmed_at


def test_progress_is_said_of_each_area_of_the_inspection_that_is_followed_up(
    trails: dict[str, Trail],
) -> None:
    earlier, later = trails[PROTECTION], trails[FOLLOWED]
    assert later.assessment.earlier == earlier.assessment.id
    said = {s.key_judgement: s.evaluation for s in later.statements(kind=v.PROGRESS)}
    assert set(said) == {area.id for area in earlier.statements(kind=v.AREA)}
    assert len(set(said.values())) == 3


# Nothing leaks


def texts(value: object) -> Iterator[str]:
    """Every text within values, lists and tables."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, tuple | list | frozenset):
        for each in value:
            yield from texts(each)


def named(text: str) -> set[str]:
    return NAMES & set(re.findall(r"\w+", text))


def text_of(path: Path) -> str:
    if path.suffix == ".docx":
        return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def test_the_lists_are_full_of_names(built: Path) -> None:
    lists = sorted((built / PAPERS).rglob("*.xlsx"))
    assert len(lists) == 2
    for path in lists:
        book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
        said = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
        assert said >= NAMES


def test_no_name_of_a_child_is_in_any_text_of_the_store(store: Store, trails: dict[str, Trail]) -> None:
    counted = 0
    for trail in trails.values():
        said = list(texts(trail.rows))
        counted += len(said)
        assert not [text for text in said if named(text)]
        assert not named(json.dumps([d.label for d in store.doings(trail.assessment.id, 5000)]))
    assert counted > 5000
    assert not [name for name in sorted(NAMES) if store.search(name)]


def test_no_name_of_a_child_is_in_any_paper(built: Path) -> None:
    papers = [p for p in sorted((built / PAPERS).rglob("*")) if p.suffix in (".pdf", ".docx")]
    assert len({path.suffix for path in papers}) == 2
    for path in papers:
        assert not named(text_of(path)), path.name
        assert not named(path.stem)


def test_each_followed_case_has_its_record_on_paper(built: Path, trails: dict[str, Trail]) -> None:
    for name in (PROTECTION, CARE):
        there = "\n".join(path.name for path in (built / PAPERS / name).iterdir())
        missing = [code for code in sampled(trails[name]) if f"Case tracking record, {code}" not in there]
        assert missing == []
        assert "Timetable.pdf" in there and "Summary of judgements.docx" in there
