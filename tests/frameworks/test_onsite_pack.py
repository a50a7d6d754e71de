"""An inspection on site with a journey, themes and records of its own is added by adding a folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from csa_desktop.commands import answers, areas, cases, events, judgements, picked_cases, records
from csa_desktop.commands.assessments import open_assessment
from csa_desktop.domain.case_journey import timeline_of
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.reached import stages_reached
from csa_desktop.domain.readiness import readiness
from csa_desktop.domain.themes import theme
from csa_desktop.frameworks.packs import installed_packs, load_pack
from csa_desktop.store.store import Store
from tests.made_store import new_store

RESCUE = Path(__file__).resolve().parent / "rescue-2032"


@pytest.fixture
def pack() -> Pack:
    return load_pack(RESCUE)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path)
    opened.introduce("H. Marsh")
    yield opened
    opened.close()


@pytest.fixture
def climb(store: Store, pack: Pack) -> str:
    return open_assessment(store, pack, authority="Highfell", year=2032, role="guide").row


def picked(store: Store, climb: str, pack: Pack) -> str:
    return picked_cases.pick_case(store, climb, pack, stage="found", reason="Found by luck.").row


def test_a_folder_is_all_it_takes() -> None:
    assert "rescue-2032" in installed_packs(RESCUE.parent)


def test_its_lists_show_who_stands_where(pack: Pack) -> None:
    assert stages_reached(pack, {"contacts": "current"}) == ("lost",)
    assert stages_reached(pack, {"contacts": "closed", "looked-after": "closed"}) == ("lost", "found")
    assert stages_reached(pack, {"looked-after": "current"}) == ()


def test_a_case_walks_its_journey_and_is_measured_by_its_timescale(
    store: Store, climb: str, pack: Pack
) -> None:
    case = picked(store, climb, pack)
    for kind, happened in (("call", "2032-03-01"), ("hut", "2032-03-04")):
        events.add(store, climb, pack, case, {"kind": kind, "happened": happened})
    way = timeline_of(store.trail(climb), pack.journeys[0], case)
    assert [span.stage for span in way.stages] == ["lost", "found"]
    assert [(took.timescale.id, took.verdict) for took in way.steps] == [("down", "late")]


def test_what_a_case_shows_is_said_in_its_words_and_gathered_under_its_theme(
    store: Store, climb: str, pack: Pack
) -> None:
    case = picked(store, climb, pack)
    cases.add_finding(store, climb, pack, case, "found", "speed", text="The team came on the second day.")
    cases.evaluate(store, climb, pack, case, "found", "speed", evaluation="slow")
    here = theme(store.trail(climb), pack, "speed")
    assert [(cell.stage, [e.title for e, _ in cell.shown]) for cell in here.cells] == [
        ("lost", []),
        ("found", ["Slow"]),
    ]
    assert [c.id for c in here.badly] == [case]


def test_a_record_is_made_on_its_form_and_quoted(store: Store, climb: str, pack: Pack) -> None:
    record = records.begin(store, climb, pack, kind="rope-seen", case=picked(store, climb, pack)).row
    answers.answer(store, climb, "seen", "seen", "The rope is frayed at the hook.", about=record)
    records.note_words(
        store, climb, pack, record, field="seen", words="frayed at the hook", step="walks", subject="speed"
    )
    finding = store.trail(climb).statements(kind="finding")[0]
    assert finding.text == "frayed at the hook"
    assert [c.source for c in store.trail(climb).citations(finding.id)] == [record]


def test_its_limit_and_its_definition_are_asked_about_and_set_no_grade(
    store: Store, climb: str, pack: Pack
) -> None:
    judgements.judge(
        store, climb, pack, step="verdict", subject="overall", judgement="readiness", grade="low"
    )
    areas.add(store, climb, pack, kind="rope", text="Mend the ropes.")
    said = [todo.what for todo in readiness(store.trail(climb), pack)]
    assert "The judgement on care was not looked at again, although that on readiness may limit it" in said
    assert any("does not say which part of the definition applies" in what for what in said)
    graded = [s.judgement for s in store.trail(climb).statements(kind="judgement") if s.grade]
    assert graded == ["readiness"]
