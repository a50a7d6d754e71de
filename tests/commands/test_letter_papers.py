"""The letter leaves as PDF and Word, a draft without scores, a final with its grades; each is recorded."""

import hashlib
from pathlib import Path

import pytest

from csa_desktop.commands import (
    answers,
    editions,
    exports,
    letter_papers,
    letters,
    statements,
    trails,
)
from csa_desktop.commands.example_clock import at
from csa_desktop.commands.letter_rows import Spot
from csa_desktop.commands.printing import gather
from csa_desktop.commands.prints import LETTER_ANNEX, LETTER_DRAFT, LETTER_FINAL, Printing, Wanted
from csa_desktop.domain import values as v
from csa_desktop.domain.letter_text import paragraph_of
from csa_desktop.errors import UserError
from csa_desktop.importing.said_in_file import said_in
from csa_desktop.store.log import Edit
from tests.commands.assessment_fixtures import Here, here

__all__ = ["here"]

MARKING = "OFFICIAL-SENSITIVE"


def _gathered(here: Here, sheet: str, *, word: bool = False, about: str = "") -> Printing:
    found = gather(*here.at, here.pack, Wanted(sheet=sheet, word=word, about=about))
    assert found
    return found


def _everything(printing: Printing) -> str:
    return " ".join(" ".join(said.split()) for _, said in said_in(printing.function(*printing.args)))


@pytest.fixture
def letter(here: Here) -> Here:
    """A paragraph on a finding, and the judgements in words."""
    found = statements.add(
        *here.at, kind=v.FINDING, text="Registrations fell.", step="1", subject="staying-safe"
    )
    letters.write_paragraph(*here.at, Spot("staying-safe", "p1"), "Fewer children are on the register.")
    (sentence,) = paragraph_of(here.trail, "staying-safe", "p1")
    trails.stand_on(*here.at, sentence.id, found.row)
    said = "Overall, children's services deliver minimum requirements."
    letters.write_paragraph(*here.at, Spot("provisional-judgements", "p2"), said)
    return here


@pytest.mark.parametrize("word", [False, True])
def test_a_draft_is_gathered_as_it_reads_now_and_marked(letter: Here, word: bool) -> None:
    said = _everything(_gathered(letter, LETTER_DRAFT, word=word))
    assert "Fewer children are on the register." in said
    assert "DRAFT – for comment on factual accuracy" in said and MARKING in said


def test_a_draft_with_a_score_is_refused_and_the_score_quoted(letter: Here) -> None:
    letters.write_paragraph(*letter.at, Spot("service-management", "p3"), "The service is graded 2.")
    for word in (False, True):
        with pytest.raises(UserError, match="graded 2"):
            _gathered(letter, LETTER_DRAFT, word=word)


def test_a_score_in_the_letterhead_is_refused_where_the_letter_is_laid_out(letter: Here) -> None:
    answers.answer(*letter.at, "letterhead", "reference", "Grade 3")
    printing = _gathered(letter, LETTER_DRAFT)
    with pytest.raises(UserError, match="“Grade 3”"):
        printing.function(*printing.args)


def test_a_final_letter_waits_for_every_final_grade_and_then_carries_them(letter: Here) -> None:
    with pytest.raises(UserError, match="Step 4 has no final grade for Education, Social care"):
        _gathered(letter, LETTER_FINAL)
    for judgement in letter.pack.judgements:
        _final(letter, judgement.id, judgement.scale)
    for word in (False, True):
        said = _everything(_gathered(letter, LETTER_FINAL, word=word))
        assert "Capacity to improve" in said and "2: Adequate" in said
        assert "SENSITIVE" not in said.upper() and "DRAFT" not in said
    assert _gathered(letter, LETTER_FINAL).paper.marking == ""


def _final(here: Here, judgement: str, scale: str) -> None:
    row = v.derived_id(here.assessment, v.JUDGEMENT, "4", judgement)
    said = {"kind": v.JUDGEMENT, "step": "4", "subject": v.OVERALL, "judgement": judgement}
    said |= {"scale": scale, "grade": "2", "status": "final", "text": "As agreed."}
    here.store.record("Judge", [Edit("statement", row, dict(said))], assessment=here.assessment)


def test_the_annex_is_marked_and_names_who_printed_it(letter: Here) -> None:
    printing = _gathered(letter, LETTER_ANNEX)
    said = _everything(printing)
    assert "Fewer children are on the register." in said and "Registrations fell." in said
    assert MARKING in said and "by H. Marsh" in said


def test_an_edition_is_printed_as_it_went(letter: Here) -> None:
    stage = next(s.id for s in letter.pack.letter_stages if s.does)
    sent = editions.send(*letter.at, letter.pack, stage=stage, to=["The two readers"], goes_with=()).row
    letters.write_paragraph(*letter.at, Spot("staying-safe", "p1"), "Something else is said now.")
    went, now = (_everything(_gathered(letter, LETTER_DRAFT, about=about)) for about in (sent, ""))
    assert "Fewer children" in went and "Something else" not in went
    assert "Something else" in now
    with pytest.raises(UserError, match="no longer there"):
        _gathered(letter, LETTER_DRAFT, about="gone")


def test_an_edition_keeps_the_letterhead_with_which_it_went(letter: Here) -> None:
    stage = next(s.id for s in letter.pack.letter_stages if s.does)
    with at("2105-07-18T12:00"):
        _answer(letter, dated="2005-07-18", name="Dr J. Blade")
        signs = next(member for member in letter.trail.rows.members if member.name == "R. Cole")
        sent = editions.send(*letter.at, letter.pack, stage=stage, to=["The two readers"], goes_with=()).row
    with at("2105-10-28T12:00"):
        letter.store.record(
            "Correct", [Edit("member", signs.id, {"name": "A. Lowe"})], assessment=letter.assessment
        )
        _answer(letter, dated="2005-10-28", reference="APA/17")
    for word in (False, True):
        went, now = (
            _everything(_gathered(letter, LETTER_DRAFT, word=word, about=about)) for about in (sent, "")
        )
        assert "18 July 2005" in went and "28 October" not in went and "Dr J. Blade" in went
        assert "R. Cole" in went and "A. Lowe" not in went and "A. Lowe" in now
        assert "28 October 2005" in now and "Dr J. Blade" in now
        assert letter_papers.letterhead_of(*letter.at, letter.pack, sent).dated == "2005-07-18"
        assert "APA/17" in went  # filled in afterwards: the edition said nothing of its own there


def _answer(here: Here, **said: str) -> None:
    for field, text in said.items():
        answers.answer(*here.at, "letterhead", field, text)


def test_what_leaves_is_recorded_with_its_digest_and_marking(letter: Here, tmp_path: Path) -> None:
    for number, word in enumerate((False, True)):
        printing = _gathered(letter, LETTER_DRAFT, word=word)
        data = printing.function(*printing.args)
        path = tmp_path / f"{number}{Path(printing.file_name).suffix}"
        about = {"what": printing.name, "marking": printing.paper.marking, "media": printing.media}
        exports.save(*letter.at, path, data, **about)  # type: ignore[arg-type]
        assert path.read_bytes() == data
    kept = {e.what: e for e in letter.trail.rows.exports}
    assert set(kept) == {"Draft letter: saved as PDF", "Draft letter: saved as Word"}
    assert kept["Draft letter: saved as Word"].sha256 == hashlib.sha256(data).hexdigest()
    assert {e.marking for e in kept.values()} == {MARKING} and all(e.at and e.by for e in kept.values())
