"""The letter through its commands: whatever is done to a paragraph, its sentences keep what they stand on."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csa_desktop.commands import letters, statements, trails
from csa_desktop.commands.letter_rows import Spot
from csa_desktop.domain import values as v
from csa_desktop.domain.letter_text import from_json, letter_text, paragraph_of, to_json
from csa_desktop.domain.sentences import words
from tests.commands.assessment_fixtures import Here, here

__all__ = ["here"]

SPOT = Spot("staying-safe", "p1")
FOUND = (
    "There has been a reduction in the numbers on the child protection register.",
    "The authority has clear referral systems, families at risk are identified early.",
    "All cases are now reviewed within timescale.",
)


def _find(here: Here, text: str) -> str:
    store, assessment = here.at
    return statements.add(store, assessment, kind=v.FINDING, text=text, step="1", subject="staying-safe").row


def _write(here: Here, text: str, **more: object) -> None:
    letters.write_paragraph(*here.at, SPOT, text, **more)  # type: ignore[arg-type]


def _read(here: Here) -> list[str]:
    return [s.text for s in paragraph_of(here.trail, "staying-safe", "p1")]


def _standing(here: Here) -> dict[str, list[str]]:
    trail = here.trail
    return {
        s.text: [below.text for below in trail.below(s.id)]
        for s in trail.statements(kind=v.SENTENCE, section="staying-safe")
    }


@pytest.fixture
def letter(here: Here) -> Here:
    """A paragraph of three sentences, each on a finding of its own."""
    _write(here, " ".join(FOUND))
    for number, sentence in enumerate(paragraph_of(here.trail, "staying-safe", "p1")):
        trails.stand_on(*here.at, sentence.id, _find(here, f"finding {number}"))
    return here


def test_a_reworded_sentence_stays_on_its_ground(letter: Here) -> None:
    _write(letter, " ".join(FOUND).replace("a reduction in", "a clear fall in"))
    assert _standing(letter)[FOUND[0].replace("a reduction in", "a clear fall in")] == ["finding 0"]


def test_a_sentence_that_is_split_leaves_both_on_its_ground(letter: Here) -> None:
    _write(letter, " ".join(FOUND).replace("systems, families at", "systems. Families at"))
    standing = _standing(letter)
    assert standing["The authority has clear referral systems."] == ["finding 1"]
    assert standing["Families at risk are identified early."] == ["finding 1"]


def test_sentences_that_are_joined_stand_on_the_ground_of_both(letter: Here) -> None:
    joined = f"{FOUND[0].rstrip('.')} and the authority{FOUND[1].removeprefix('The authority')}"
    _write(letter, f"{joined} {FOUND[2]}")
    assert sorted(_standing(letter)[joined]) == ["finding 0", "finding 1"]


def test_sentences_that_change_places_stay_the_same_rows(letter: Here) -> None:
    before = {s.text: s.id for s in paragraph_of(letter.trail, "staying-safe", "p1")}
    _write(letter, " ".join((FOUND[2], FOUND[0], FOUND[1])))
    assert _read(letter) == [FOUND[2], FOUND[0], FOUND[1]]
    assert {s.text: s.id for s in paragraph_of(letter.trail, "staying-safe", "p1")} == before


def test_what_is_taken_out_comes_back_with_its_ground(letter: Here) -> None:
    _write(letter, f"{FOUND[0]} {FOUND[2]}")
    assert _read(letter) == [FOUND[0], FOUND[2]]
    letter.store.undo()
    assert _read(letter) == list(FOUND)
    assert _standing(letter)[FOUND[1]] == ["finding 1"]


def test_a_line_end_begins_a_paragraph_and_nothing_moves_to_the_end(letter: Here) -> None:
    letters.add_paragraph(*letter.at, Spot("staying-safe", "p2"), "The last paragraph.")
    _write(letter, f"{FOUND[0]}\n{FOUND[1]} {FOUND[2]}")
    text = letter_text(letter.trail, letter.pack, "apa-letter")
    section = next(s for s in text.sections if s.id == "staying-safe")
    assert [p.text for p in section.paragraphs] == [
        FOUND[0],
        f"{FOUND[1]} {FOUND[2]}",
        "The last paragraph.",
    ]
    assert _standing(letter)[FOUND[1]] == ["finding 1"]


def test_a_sentence_cut_out_of_one_paragraph_and_put_into_another_is_the_same(letter: Here) -> None:
    trail = letter.trail
    cut = letters.cuts_of(trail, [paragraph_of(trail, "staying-safe", "p1")[1].id])
    _write(letter, f"{FOUND[0]} {FOUND[2]}")
    letters.write_paragraph(*letter.at, Spot("being-healthy", "q"), FOUND[1], cuts=cut)
    moved = paragraph_of(letter.trail, "being-healthy", "q")
    assert [s.id for s in moved] == [cut[0].sentence.id]
    assert [s.text for s in letter.trail.below(moved[0].id)] == ["finding 1"]


def test_a_paragraph_moves_with_all_its_sentences(letter: Here) -> None:
    letters.add_paragraph(*letter.at, Spot("staying-safe", "p2"), "The second.")
    letters.move_paragraph(*letter.at, "staying-safe", "p1", after="p2")
    text = letter_text(letter.trail, letter.pack, "apa-letter")
    section = next(s for s in text.sections if s.id == "staying-safe")
    assert [p.id for p in section.paragraphs] == ["p2", "p1"]
    assert _read(letter) == list(FOUND)
    letters.move_paragraph(*letter.at, "staying-safe", "p1", after="", to="being-healthy")
    assert len(paragraph_of(letter.trail, "being-healthy", "p1")) == 3


def test_a_point_without_a_full_stop_stays_apart_from_what_follows(here: Here) -> None:
    store, assessment = here.at
    for text in ("Support for looked after children", "Reviews are on time."):
        statements.add(store, assessment, kind=v.POINT, text=text, step="2", subject="staying-safe")
    letters.build(store, assessment, here.pack, "apa-letter")
    (first, *_) = here.trail.statements(kind=v.SENTENCE, section="staying-safe")
    assert first.text == "Support for looked after children."


def test_a_heading_among_sentences_is_not_joined_to_the_next(here: Here) -> None:
    letters.add_paragraph(*here.at, Spot("summary", "s1", "strength"), "support for children")
    letters.add_paragraph(*here.at, Spot("summary", "s2", "strength"), "Reviews on time")
    letters.join_paragraphs(*here.at, "summary", "s1", "s2")
    letters.write_paragraph(
        *here.at, Spot("summary", "s1", "strength"), "support for children Reviews in time"
    )
    assert [s.text for s in paragraph_of(here.trail, "summary", "s1")] == [
        "support for children",
        "Reviews in time",
    ]


def test_a_letter_that_was_kept_reads_as_it_did(letter: Here) -> None:
    text = letter_text(letter.trail, letter.pack, "apa-letter")
    assert from_json(to_json(text)) == text


def _split(said: list[str], at: int) -> list[str]:
    parts = said[at].rstrip(".").split()
    middle = len(parts) // 2
    if middle < 3:
        return said
    ends = [f"{' '.join(parts[:middle])}.", f"{' '.join(parts[middle:]).capitalize()}."]
    return [*said[:at], *ends, *said[at + 1 :]]


def _join(said: list[str], at: int) -> list[str]:
    if at + 1 >= len(said):
        return said
    after = said[at + 1][:1].lower() + said[at + 1][1:]
    return [*said[:at], f"{said[at].rstrip('.')} and {after}", *said[at + 2 :]]


def _move(said: list[str], at: int) -> list[str]:
    return [*said[:at], *said[at + 1 :], said[at]]


def _add(said: list[str], at: int) -> list[str]:
    return [*said[:at], f"Entirely fresh prose mentions quartz, zebras, number {at}.", *said[at:]]


def _word(said: list[str], at: int) -> list[str]:
    parts = said[at].split()
    return [*said[:at], " ".join([*parts[:-1], "indeed", parts[-1]]), *said[at + 1 :]]


def _out(said: list[str], at: int) -> list[str]:
    return [*said[:at], *said[at + 1 :]] if len(said) > 1 else said


DOINGS = st.lists(
    st.tuples(st.sampled_from((_split, _join, _move, _add, _word, _out)), st.integers(0, 8)),
    min_size=1,
    max_size=5,
)


@settings(
    max_examples=60 if "CI" in os.environ else 12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(doings=DOINGS)
def test_no_support_is_lost_while_the_words_survive(letter: Here, doings: list[tuple[object, int]]) -> None:
    _write(letter, "")
    fresh = Spot("staying-safe", v.new_id())
    letters.write_paragraph(*letter.at, fresh, " ".join(FOUND))
    ground = {}
    for sentence in paragraph_of(letter.trail, fresh.section, fresh.paragraph):
        ground[sentence.text] = _find(letter, "under it")
        trails.stand_on(*letter.at, sentence.id, ground[sentence.text])
    said = list(FOUND)
    for do, at in doings:
        said = do(said, at % len(said))  # type: ignore[operator]
        letters.write_paragraph(*letter.at, fresh, " ".join(said))
    trail = letter.trail
    now = paragraph_of(trail, fresh.section, fresh.paragraph)
    assert " ".join(s.text for s in now) == " ".join(said)
    for text, under in ground.items():
        holding = [
            s for s in now if len(set(words(s.text)) & set(words(text))) >= 0.8 * len(set(words(text)))
        ]
        if holding:
            assert any(under in {b.id for b in trail.below(s.id)} for s in holding), (
                text,
                [s.text for s in now],
            )
