"""Two letters compared: whatever was done to the sentences, every word of both is told once."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from csa_desktop.domain.differences import GONE, NEW, SAME
from csa_desktop.domain.letter_differences import CHANGED, MOVED, letter_differences
from csa_desktop.domain.letter_text import LetterText, Paragraph, Section, Sentence

HEALTHY, SAFE = "being-healthy", "staying-safe"
WORDS = ("Outcomes", "are", "good", "high", "falling", "council", "schools", "reviews", "all", "few")


def paragraph(said):
    return Paragraph("p", "paragraph", tuple(Sentence(*s) for s in said))


def letter(**sections):
    """A letter of these sections, each with (id, text) of its sentences."""
    made = tuple(
        Section(
            name.replace("_", "-"), name, (Paragraph("p", "paragraph", tuple(Sentence(*s) for s in said)),)
        )
        for name, said in sections.items()
    )
    return LetterText("apa-letter", "Sharpston", 2005, "draft", "", made)


def changes(older, newer):
    return [
        (section.id, s.kind, s.older, s.newer)
        for section in letter_differences(older, newer)
        for s in section.sentences
        if s.kind != SAME
    ]


A, B, C = ("a", "Outcomes are good."), ("b", "The number is high."), ("c", "Reviews are held on time.")


def test_a_letter_says_what_it_says():
    assert changes(letter(being_healthy=[A, B]), letter(being_healthy=[A, B])) == []


def test_a_sentence_that_was_reworded_keeps_its_place():
    older, newer = letter(being_healthy=[A, B]), letter(being_healthy=[A, ("b", "The number is falling.")])
    assert changes(older, newer) == [(HEALTHY, CHANGED, B[1], "The number is falling.")]


def test_a_sentence_made_anew_where_another_stood_is_shown_as_that_one_changed():
    older, newer = letter(being_healthy=[A, B]), letter(being_healthy=[A, ("n", "The number is now high.")])
    assert changes(older, newer) == [(HEALTHY, CHANGED, B[1], "The number is now high.")]


def test_a_sentence_that_went_elsewhere_says_where_it_came_from():
    older = letter(being_healthy=[A, B], staying_safe=[C])
    newer = letter(being_healthy=[A], staying_safe=[C, B])
    (section,) = [s for s in letter_differences(older, newer) if s.changes]
    (moved,) = [s for s in section.sentences if s.kind != SAME]
    assert (section.id, moved.kind, moved.elsewhere, moved.newer) == (SAFE, MOVED, "being_healthy", B[1])


def test_words_that_were_cut_and_put_in_again_under_another_id_are_the_same():
    older, newer = letter(being_healthy=[A, B]), letter(being_healthy=[A, ("n", B[1])])
    assert changes(older, newer) == []


def test_a_section_that_is_gone_is_told():
    older, newer = letter(being_healthy=[A], staying_safe=[C]), letter(being_healthy=[A])
    assert changes(older, newer) == [(SAFE, GONE, C[1], "")]


def test_a_point_under_another_heading_is_another_point():
    older = letter(summary=[A])
    point = replace(older.sections[0].paragraphs[0], title="Staying Safe")
    newer = replace(older, sections=(replace(older.sections[0], paragraphs=(point,)),))
    assert [kind for _, kind, _, _ in changes(older, newer)] == [CHANGED]


sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
rows = st.dictionaries(st.sampled_from("abcdefgh"), sentences, max_size=8)


@given(rows, rows, st.randoms(use_true_random=False), st.integers(0, 8), st.integers(0, 8))
def test_every_sentence_of_both_is_told_and_none_twice(one, other, chance, at, to):
    def made(said, cut):
        lines = list(said.items())
        chance.shuffle(lines)
        return letter(being_healthy=lines[:cut], staying_safe=lines[cut:])

    older, newer = made(one, at), made(other, to)
    found = [s for section in letter_differences(older, newer) for s in section.sentences]
    assert sorted(s.newer for s in found if s.kind != GONE) == sorted(other.values())
    was = [s.older for s in found if s.kind != NEW]
    assert sorted(was) == sorted(one.values())
    for change in found:
        kept = "".join(part.words for part in change.parts() if part.kind != GONE)
        assert kept == change.newer
