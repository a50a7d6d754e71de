"""A paragraph falls into its sentences, whatever stands in them, and they make the paragraph again."""

import os
import tomllib
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csa_desktop import paths
from csa_desktop.domain.letter_edits import edited, places
from csa_desktop.domain.letter_text import Sentence
from csa_desktop.domain.sentences import sentences

MANY = settings(max_examples=2000 if "CI" in os.environ else 150, deadline=None)

TOLD = (
    ("12.5 per cent stay. 3.4 per cent leave.", 2),
    ("Attendance rose by 3.4 per cent.", 1),
    ("Dr. Blade wrote to Cllr. Ames.", 1),
    ("Mr. J. R. Smith chairs it. The deputy is Ms. A. Penrose.", 2),
    ("Plans exist, e.g. for Key Stage 2, i.e. ages 7 to 11.", 1),
    ("The plan is B. The other is not.", 2),
    ("It is at para. 4 and pp. 7 to 9. Nothing else is.", 2),
    ("It is no. 12 on the list. The answer is no. Nobody knows.", 3),
    ("They said “It is safe.” Inspectors agree.", 2),
    ("They said 'It is safe.' Inspectors agree.", 2),
    ("Is it safe? It is! Everybody says so.", 3),
    ("It improves (see Section 3.2). It is good.", 2),
    ("It improves... but slowly. It is good.", 2),
    ("Schools, housing, etc. are considered. So is health.", 2),
    ("1. First the aims. 2. Then the means.", 2),
    ("(a) First the aims. (b) Then the means.", 2),
    ("Smith v. Jones applies.", 1),
    ("no capital follows. here either", 1),
    ("One sentence without an end", 1),
    ("", 0),
)


@pytest.mark.parametrize(("text", "number"), TOLD)
def test_marks_end_a_sentence_only_where_they_do(text: str, number: int) -> None:
    assert len(sentences(text)) == number, sentences(text)


def test_the_handbooks_letter_falls_into_its_sentences() -> None:
    letter = tomllib.loads((paths.resources_folder() / "example/letter.toml").read_text("utf-8"))
    written = [s for s in letter["sentence"] if s["place"] == "paragraph"]
    for _, some in groupby(written, key=lambda s: (s["section"], s["source"])):
        texts = [s["text"] for s in some]
        assert list(sentences(" ".join(texts))) == texts


PIECES = st.lists(
    st.sampled_from(
        (
            "Dr.",
            "e.g.",
            "12.5",
            "The",
            "end.",
            "no.",
            "J.",
            "“Yes.”",
            "(so).",
            "What?",
            "etc.",
            "per",
            "\n",
            "\u00a0",
            "a.b",
        )
    )
    | st.text(max_size=12),
    max_size=25,
).map(" ".join)


@MANY
@given(PIECES)
def test_joined_they_are_the_text_again(text: str) -> None:
    flat = " ".join(sentences(text))
    assert flat.split() == text.split() or flat.replace(" ", "") == "".join(
        c for c in text if c not in " \t\r\n\v\f\u2028\u2029"
    )
    assert all(said and said == said.strip(" ") for said in sentences(text))


WORDS = st.lists(
    st.sampled_from(("plans", "schools", "health", "police", "carers", "audit", "boards")),
    min_size=3,
    max_size=9,
)
PARAGRAPHS = st.lists(WORDS.map(lambda w: f"The {' '.join(w)} improve."), max_size=6)


@MANY
@given(PARAGRAPHS, PARAGRAPHS)
def test_whatever_is_typed_is_what_stands_there_and_no_row_is_used_twice(
    was: list[str], now: list[str]
) -> None:
    made = edited([Sentence(str(n), text) for n, text in enumerate(was)], " ".join(now), "p")
    assert [p.text for p in made.pieces] == list(sentences(" ".join(now)))
    ids = [p.id for p in made.pieces]
    assert len(set(ids)) == len(ids)
    assert {*ids, *made.gone} >= {str(n) for n in range(len(was))}
    assert not set(ids) & set(made.gone)


@MANY
@given(st.lists(st.integers(0, 99), max_size=8), st.randoms(use_true_random=False))
def test_rows_get_keys_that_put_them_in_their_order(known: list[int], chance: object) -> None:
    order = [f"r{n}" for n in range(len(known))]
    keys = {row: f"{key:02}1" for row, key in zip(order, known, strict=True) if key % 3}
    made = {**keys, **places(order, keys)}
    found = [made[row] for row in order]
    assert found == sorted(set(found))
