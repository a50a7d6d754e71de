"""The letter as the example writes it reads, section by section, as the handbook's exemplar does."""

import dataclasses
import re
from collections.abc import Iterator
from typing import Any

import pytest

from csa_desktop import paths
from csa_desktop.commands import assessments
from csa_desktop.commands.example_desk import letter as example_letter
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.letter_checks import MUST, letter_checks
from csa_desktop.domain.letter_text import letter_text
from csa_desktop.domain.trail import Trail
from csa_desktop.store.log import Edit
from tests.example.test_letter import FIRST, LAST, letters_of, plain
from tests.made_store import new_store

HEADINGS = {
    "being-healthy": 598,
    "staying-safe": 604,
    "enjoying-and-achieving": 612,
    "making-a-positive-contribution": 626,
    "achieving-economic-well-being": 634,
    "summary": 640,
    "service-management": 650,
    "joint-area-review": 664,
    "provisional-judgements": 695,
}
"""The line of the handbook on which each section's heading stands."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, trail: Trail, pack: Pack) -> Iterator[Trail]:
    """The notebook's statements in a store, and the letter over them."""
    store = new_store(tmp_path_factory.mktemp("letter"))
    store.introduce("H. Marsh")
    opened = assessments.open_assessment(
        store, pack, authority="Sharpston Metropolitan Council", year=2005, role="hmi"
    )
    edits = [Edit("statement", s.id, _fields(s)) for s in trail.rows.statements]
    store.record("Write the notebook", edits, assessment=opened.row)
    rows = {s.id: s.id for s in trail.rows.statements}
    example_letter.write(store, pack, opened.row, rows, paths.resources_folder() / "example")
    yield store.trail(opened.row)
    store.close()


def _fields(said: v.Statement) -> dict[str, Any]:
    fields = dataclasses.asdict(said)
    fields["groups"] = list(said.groups)
    return {name: value for name, value in fields.items() if name not in ("id", "assessment")}


@pytest.mark.parametrize("section", HEADINGS)
def test_each_section_reads_as_in_the_exemplar(
    section: str, written: Trail, pack: Pack, handbook_lines: list[str]
) -> None:
    order = [*HEADINGS]
    after = order.index(section) + 1
    end = HEADINGS[order[after]] - 1 if after < len(order) else LAST - 1
    wanted = letters_of(" ".join(plain(line) for line in handbook_lines[HEADINGS[section] : end]))
    text = letter_text(written, pack, "apa-letter")
    (shown,) = [part for part in text.sections if part.id == section]
    said = [letters_of(s.text) for p in shown.paragraphs for s in p.sentences]
    assert said and all(each in wanted for each in said)
    if section not in ("summary", "joint-area-review"):
        assert "".join(said) == wanted


def test_its_opening_and_its_end_are_the_exemplars(
    written: Trail, pack: Pack, handbook_lines: list[str]
) -> None:
    text = letter_text(written, pack, "apa-letter")
    parts = {part.id: " ".join(p.text for p in part.paragraphs) for part in text.sections}
    assert letters_of(parts["opening"]) == letters_of(plain(handbook_lines[FIRST - 1]))
    assert letters_of(parts["closing"]) == letters_of(plain(handbook_lines[LAST - 1]))


def test_every_sentence_stands_on_what_the_example_says(letter: dict[str, Any], written: Trail) -> None:
    stands = {
        (s.section, s.state, s.text): {lower.id for lower in written.below(s.id)}
        for s in written.statements(kind=v.SENTENCE)
    }
    for said in letter["sentence"]:
        assert stands[said["section"], said["place"], said["text"]] == set(said.get("on", ()))
    assert len(stands) == len(letter["sentence"])


def test_what_the_exemplar_lacks_is_found_to_be_lacking(written: Trail, pack: Pack) -> None:
    told = " | ".join(c.what for c in letter_checks(written, pack, "apa-letter") if c.severity == MUST)
    assert "Being Healthy: a judgement on children with learning difficulties and/or disabilities" in told
    assert "Nothing is written under Next steps" in told
    assert re.search(r"This letter summarises the findings[^|]*stands on nothing", told)


def test_no_other_outcome_lacks_a_judgement_on_a_group(written: Trail, pack: Pack) -> None:
    told = [c.what for c in letter_checks(written, pack, "apa-letter") if "a judgement on" in c.what]
    assert told == ["Being Healthy: a judgement on children with learning difficulties and/or disabilities"]
