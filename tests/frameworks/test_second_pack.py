"""A framework with other subjects, another scale and its own form is added by adding a folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

from csa_desktop.commands import assessments, judgements, statements
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.readiness import readiness
from csa_desktop.frameworks.packs import find_pack, installed_packs, load_pack
from csa_desktop.store.store import Store
from tests.made_store import new_store


@pytest.fixture
def pack(harbour: Callable[[], Path]) -> Pack:
    return load_pack(harbour())


@pytest.fixture
def store(tmp_path: Path):  # type: ignore[no-untyped-def]
    opened = new_store(tmp_path / "store")
    opened.introduce("H. Marsh")
    yield opened
    opened.close()


def test_a_folder_is_all_it_takes(harbour: Callable[[], Path]) -> None:
    packs = installed_packs(harbour().parent)
    assert {name: pack.title for name, pack in packs.items()} == {"harbour-2031": "Harbour inspection 2031"}


def test_the_best_grade_is_the_first_whatever_its_code(pack: Pack) -> None:
    scale = pack.scale("stars")
    assert (scale.grades[0].code, scale.grades[0].label) == ("1", "Sound")
    assert (scale.grades[-1].code, scale.grades[-1].label) == ("3", "Unsound")


def test_the_same_commands_serve_it_and_readiness_speaks_its_words(pack: Pack, store: Store) -> None:
    opened = assessments.open_assessment(store, pack, authority="Saltmouth", year=2031, role="master")
    assessment = opened.row
    on = statements.add(
        store, assessment, kind="finding", text="The quays are sound.", step="visit", subject="quays"
    )
    judgements.judge(
        store, assessment, pack, step="verdict", subject="overall", judgement="upkeep", grade="1"
    )
    todos = readiness(store.trail(assessment), pack)
    assert [(t.step, t.what) for t in todos if t.step == "verdict"] == [
        ("verdict", "The judgement on upkeep stands on nothing yet"),
        ("verdict", "A challenge to the grade for upkeep is not answered: “Why the best?”"),
        ("verdict", "The judgement on upkeep is not yet agreed by the harbour master"),
        ("verdict", "The judgement on upkeep is not yet sealed"),
    ]
    assert any(t.statement == on.row and "cites no source" in t.what for t in todos)
    assert not any("social care" in t.what for t in todos)


def test_a_retired_field_is_not_shown_and_stays_declared(pack: Pack) -> None:
    form = pack.form("log")
    assert [field.id for field in form.fields()] == ["tide-level", "stars"]
    assert [field.id for field in form.declared()] == ["tide-level", "tide", "weather", "stars"]
    weather = next(field for field in form.declared() if field.id == "weather")
    assert [option.title for option in weather.options] == ["Calm", "Rough"]


def test_an_answer_kept_under_an_older_name_is_found(pack: Pack) -> None:
    form = pack.form("log")
    assert form.names(form.fields()[0]) == ("tide-level", "tide", "water")
    assert form.names(form.fields()[1]) == ("stars",)


def test_an_assessment_keeps_the_version_it_began_with(harbour: Callable[..., Path]) -> None:
    forms = harbour().parent
    harbour(
        "harbour-2031-second", changed={"framework.toml": ("version = 1\ntitle =", "version = 2\ntitle =")}
    )
    assert find_pack("harbour-2031", 1, forms).version == 1
    assert find_pack("harbour-2031", 2, forms).version == 2
    assert installed_packs(forms)["harbour-2031"].version == 2
