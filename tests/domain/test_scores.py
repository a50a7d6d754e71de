"""A draft carries judgements in words and no score: what is found, and what must be left alone (003:101)."""

from pathlib import Path

import pytest

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.letter_text import LetterText, Paragraph, Section, Sentence
from csa_desktop.domain.scores import find_scores, find_scores_in, lacks_judgement_words
from csa_desktop.frameworks.packs import load_pack

HERE = Path(__file__).parent
FORMS = HERE.parents[1] / "forms"


def lines(name: str) -> list[str]:
    """The lines of a list, each once."""
    return list(dict.fromkeys(filter(None, (HERE / "scores" / name).read_text("utf-8").split("\n"))))


STATED, NOT_STATED, EXEMPLAR = lines("stated.txt"), lines("not_stated.txt"), lines("exemplar.txt")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(FORMS / "apa-2005")


def letter(*paragraphs: str, section: str = "provisional-judgements") -> LetterText:
    made = tuple(
        Paragraph(f"p{n}", "paragraph", (Sentence(f"s{n}", said),)) for n, said in enumerate(paragraphs)
    )
    return LetterText("apa-letter", "Ambleford", 2005, "draft", "", (Section(section, "Judgements", made),))


def test_the_lists_are_long_enough() -> None:
    assert len(STATED) >= 200
    assert len(NOT_STATED) + len(EXEMPLAR) >= 200 and len(EXEMPLAR) >= 80


@pytest.mark.parametrize("text", STATED)
def test_a_score_is_found_however_it_is_stated(text: str, pack: Pack) -> None:
    assert find_scores(text, pack)


@pytest.mark.parametrize("text", [*NOT_STATED, *EXEMPLAR])
def test_a_judgement_in_words_and_what_only_looks_like_a_score_are_left_alone(text: str, pack: Pack) -> None:
    assert find_scores(text, pack) == ()


def test_a_score_is_found_where_it_stands(pack: Pack) -> None:
    text = "Outcomes are good.\nSocial care was gr\u00adaded \uff13, overall."
    (found,) = find_scores(text, pack)
    assert text[found.start : found.end] == "gr\u00adaded \uff13" and found.why == "a figure"


def test_every_label_of_every_scale_is_known_as_a_grade(pack: Pack) -> None:
    for grade in (grade for scale in pack.scales for grade in scale.grades):
        assert find_scores(f"Grade: {grade.label}", pack)
        assert find_scores(f"{grade.code}: {grade.label}", pack)
        for words in grade.words:
            assert not find_scores(f"In our view both services {words} in most respects.", pack)


def test_another_framework_brings_its_own_scale() -> None:
    safeguarding = load_pack(FORMS / "safeguarding-lac-2009")
    assert find_scores("Grade 1: Outstanding", safeguarding)
    assert not find_scores("An outstanding team supports the children.", safeguarding)
    assert not find_scores("Grade 3", load_pack(FORMS / "monitoring-2012"))  # it has none


def test_a_score_of_a_letter_is_told_with_its_section_and_sentence(pack: Pack) -> None:
    found = find_scores_in(letter("Outcomes are good.", "Social care is graded 3."), pack)
    assert [(one.section, one.heading, one.paragraph, one.sentence) for one in found] == [
        ("provisional-judgements", "Judgements", "p1", "s1")
    ]


def test_a_score_that_two_sentences_make_together_is_found(pack: Pack) -> None:
    said = (Sentence("a", "Social care:"), Sentence("b", "adequate."))
    text = letter()
    section = Section("summary", "Summary", (Paragraph("p", "paragraph", said),))
    found = find_scores_in(LetterText(text.letter, "", 2005, "draft", "", (section,)), pack)
    assert [one.paragraph for one in found] == ["p"]


def test_a_draft_must_say_its_judgements_in_words(pack: Pack) -> None:
    said = "Overall, children's services deliver minimum requirements."
    assert lacks_judgement_words(letter(said), pack) == ""
    assert lacks_judgement_words(letter("We have come to a judgement."), pack)
    assert lacks_judgement_words(letter(said, section="summary"), pack)
