"""What a letter lacks is said in words, with its place; what is there is not complained of."""

import json

import pytest

from csa_desktop.commands import answers, judgements, letters, statements, ticks, trails
from csa_desktop.commands.letter_rows import Spot
from csa_desktop.domain import values as v
from csa_desktop.domain.cycle import DRAFT, FINAL
from csa_desktop.domain.editions import digest
from csa_desktop.domain.letter_checks import LOOK, MUST, letter_checks
from csa_desktop.domain.letter_differences import letter_differences
from csa_desktop.domain.letter_text import LetterText, from_json, letter_text, paragraph_of, to_json
from tests.commands.assessment_fixtures import Here, here

__all__ = ["here"]

SAFE = "staying-safe"


def told(here: Here, form: str = DRAFT, severity: str = MUST, section: str = "") -> list[str]:
    found = letter_checks(here.trail, here.pack, "apa-letter", form)
    return [c.what for c in found if c.severity == severity and section in ("", c.section)]


def write(
    here: Here, text: str, *, section: str = SAFE, place: str = "paragraph", on: tuple[str, ...] = ()
) -> str:
    spot = Spot(section, v.new_id(), place, SAFE)
    letters.add_paragraph(*here.at, spot, text, on=on)
    return paragraph_of(here.trail, section, spot.paragraph)[0].id


@pytest.fixture
def finding(here: Here) -> str:
    return statements.add(*here.at, kind=v.FINDING, text="27 to 21.", step="1", subject=SAFE).row


def test_every_section_is_asked_for(here: Here) -> None:
    empty = [what for what in told(here) if what.startswith("Nothing is written under")]
    assert len(empty) == len([p for p in here.pack.letter("apa-letter").sections if p.form != FINAL])


def test_a_sentence_without_ground_is_told_until_it_has_some(here: Here, finding: str) -> None:
    row = write(here, "It is safe.")
    assert "“It is safe.” stands on nothing" in told(here)
    trails.stand_on(*here.at, row, finding)
    assert not [what for what in told(here) if "stands on nothing" in what]


def test_what_changed_below_is_told_until_somebody_looked(here: Here, finding: str) -> None:
    row = write(here, "It is safe.", on=(finding,))
    statements.reword(*here.at, finding, "27 to 25.")
    assert "What “It is safe.” stands on has changed" in told(here)
    trails.looked_again(*here.at, row)
    assert not [what for what in told(here) if "has changed" in what]


def test_the_frameworks_own_wording_needs_no_ground_and_its_braces_are_to_be_filled(here: Here) -> None:
    statements.add(*here.at, kind=v.POINT, text="A point.", step="2", subject=SAFE)
    letters.build(*here.at, here.pack, "apa-letter")
    assert told(here, section="closing") == []
    (open_one,) = told(here, section="opening")
    assert open_one.startswith("Fill in {meeting} in")


def test_a_judgement_on_each_group_is_found_by_what_a_sentence_stands_on(here: Here) -> None:
    about = {"groups": ["lac"]}
    on = statements.add(*here.at, kind=v.POINT, text="All have one.", step="2", subject=SAFE, about=about).row
    write(here, "Support is good.", on=(on,))
    asked = [what for what in told(here, section=SAFE) if "a judgement on" in what]
    assert asked == ["Staying Safe: a judgement on children with learning difficulties and/or disabilities"]


def test_what_only_a_person_can_tell_is_told_until_it_is_ticked(here: Here) -> None:
    write(here, "It is safe.")
    assert "Staying Safe: a clear focus on child protection" in told(here, severity=LOOK)
    ticks.tick(*here.at, "apa-letter/staying-safe", "child-protection")
    assert "Staying Safe: a clear focus on child protection" not in told(here, severity=LOOK)


def test_an_outcome_without_a_strength_is_told_unless_none_was_found(here: Here) -> None:
    write(here, "reviews on time", section="summary", place="strength")
    lacking = "Strengths of Being healthy: none yet"
    assert lacking in told(here)
    assert not [what for what in told(here) if what.startswith("Strengths of Staying safe")]
    answers.none_found(*here.at, "being-healthy", "strength", found_none=True)
    assert lacking not in told(here)
    assert not [what for what in told(here, severity=LOOK) if what.startswith("Strengths of Being healthy")]


def test_the_letter_says_where_none_was_found_until_there_is_one(here: Here) -> None:
    answers.none_found(*here.at, SAFE, "strength", found_none=True)
    before = letter_text(here.trail, here.pack, "apa-letter")
    assert none_found(before) == (("strength", "Staying safe"),)
    assert from_json(to_json(before)) == before
    write(here, "reviews on time", section="summary", place="strength")
    after = letter_text(here.trail, here.pack, "apa-letter")
    assert none_found(after) == ()
    changes = {c.id: [s.older or s.newer for s in c.sentences] for c in letter_differences(before, after)}
    assert set(changes["summary"]) == {"Staying safe: no strength was found", "Staying safe: reviews on time"}


def test_who_agreed_a_letter_agreed_where_none_was_found(here: Here) -> None:
    before = digest(letter_text(here.trail, here.pack, "apa-letter"))
    answers.none_found(*here.at, SAFE, "strength", found_none=True)
    assert digest(letter_text(here.trail, here.pack, "apa-letter")) != before
    answers.none_found(*here.at, SAFE, "strength", found_none=False)
    assert digest(letter_text(here.trail, here.pack, "apa-letter")) == before


def test_an_edition_of_an_earlier_version_does_not_say_where_none_was_found(here: Here) -> None:
    kept = json.loads(to_json(letter_text(here.trail, here.pack, "apa-letter")))
    for section in kept["sections"]:
        del section["none_found"]
    assert none_found(from_json(json.dumps(kept))) is None


def none_found(text: LetterText) -> tuple[tuple[str, str], ...] | None:
    return next(section.none_found for section in text.sections if section.id == "summary")


def judge(here: Here, status: str) -> None:
    for asked in here.pack.judgements:
        said = {"step": "4", "subject": v.OVERALL, "judgement": asked.id, "status": status}
        judgements.judge(*here.at, here.pack, **said, grade="2", text="Words.", reason="So it is.")


def test_a_draft_says_every_agreed_judgement_in_words(here: Here) -> None:
    judge(here, "provisional")
    write(here, "Something else.", section="provisional-judgements")
    assert len([what for what in told(here) if what.startswith("No sentence says")]) == 4
    letters.build(*here.at, here.pack, "apa-letter")
    assert not [what for what in told(here) if what.startswith("No sentence says")]


def test_the_draft_that_is_built_has_no_grade_and_the_final_has_each(here: Here) -> None:
    judge(here, "provisional")
    letters.build(*here.at, here.pack, "apa-letter")
    draft = letter_text(here.trail, here.pack, "apa-letter", DRAFT)
    final = letter_text(here.trail, here.pack, "apa-letter", FINAL)
    assert not [p for s in draft.sections for p in s.of("rating")]
    assert [p.title for s in final.sections for p in s.of("rating")] == [
        j.title for j in here.pack.judgements
    ]
    assert (draft.marking, final.marking) == ("OFFICIAL-SENSITIVE", "")


def test_a_final_letter_waits_for_judgements_that_are_final(here: Here) -> None:
    judge(here, "provisional")
    letters.build(*here.at, here.pack, "apa-letter")
    assert len([what for what in told(here, FINAL) if "is not final yet" in what]) == 4
    judge(here, "final")
    assert not [what for what in told(here, FINAL) if "final yet" in what]
