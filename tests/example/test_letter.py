"""Every sentence of the exemplar letter is carried by the notebook, or is listed as lacking."""

import re
from typing import Any

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail

FIRST, LAST = 596, 699
MARKUP = re.compile(r"<[^>]+>|\*+|\u2022")


def plain(text: str) -> str:
    return " ".join(MARKUP.sub(" ", text).split())


def letters_of(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def test_every_sentence_stands_on_a_page_or_says_what_is_lacking(
    letter: dict[str, Any], trail: Trail
) -> None:
    for sentence in letter["sentence"]:
        on = sentence.get("on", [])
        assert on or sentence.get("lacking") or sentence.get("formula"), sentence["key"]
        for key in on:
            assert trail.statement(key), f"{sentence['key']} stands on {key}, which is not in the notebook"
            assert trail.standing(key).sources, f"{key} leads to no page"


def test_what_is_lacking_is_explained_once(letter: dict[str, Any]) -> None:
    listed = [lacking["key"] for lacking in letter["lacking"]]
    named = {key for sentence in letter["sentence"] for key in sentence.get("lacking", ())}
    assert len(set(listed)) == len(listed)
    assert named <= set(listed)
    assert all(lacking["what"] and lacking["shows"] for lacking in letter["lacking"])


def test_sections_are_those_of_the_packs_letter(letter: dict[str, Any], pack: Pack) -> None:
    sections = [part.id for part in pack.letter("apa-letter").sections if part.form != "final"]
    used = list(dict.fromkeys(sentence["section"] for sentence in letter["sentence"]))
    assert used == [section for section in sections if section != "next-steps"]


def test_bullets_stand_on_points_of_their_own_sign_and_subject(letter: dict[str, Any], trail: Trail) -> None:
    for sentence in letter["sentence"]:
        if sentence["section"] == "summary":
            points = [point for key in sentence["on"] if (point := trail.statement(key))]
            assert {(p.sign, p.subject) for p in points} == {(sentence["place"], sentence["subject"])}


def test_areas_for_the_joint_area_review_are_marked(letter: dict[str, Any], trail: Trail, pack: Pack) -> None:
    for sentence in letter["sentence"]:
        if sentence["place"] == "area":
            assert pack.key_judgement(sentence["key_judgement"]).subject == sentence["subject"]
            assert all(said.jar for key in sentence["on"] if (said := trail.statement(key))), sentence["key"]


def test_every_strength_and_area_for_improvement_of_the_summary_is_a_point(
    letter: dict[str, Any], trail: Trail
) -> None:
    bullets = [s for s in letter["sentence"] if s["section"] == "summary"]
    assert [sum(s["place"] == sign for s in bullets) for sign in (v.STRENGTH, v.IMPROVEMENT)] == [8, 12]
    assert all(said.kind == v.POINT for s in bullets for key in s["on"] if (said := trail.statement(key)))


def test_the_outcome_without_a_strength_is_recorded_as_none_found(
    letter: dict[str, Any], trail: Trail
) -> None:
    with_strength = {s["subject"] for s in letter["sentence"] if s["place"] == v.STRENGTH}
    without = "making-a-positive-contribution"
    assert without not in with_strength
    assert not any(s.sign == v.STRENGTH for s in trail.statements(subject=without))
    assert trail.answer("none-found", without, v.STRENGTH) == "yes"


def test_nothing_is_said_of_disabled_childrens_health(trail: Trail) -> None:
    assert not any("ldd" in s.groups for s in trail.statements(subject="being-healthy"))


def test_no_sentence_of_the_handbooks_letter_is_left_out(
    letter: dict[str, Any], handbook_lines: list[str]
) -> None:
    body = handbook_lines[FIRST - 1 : LAST]
    wanted = letters_of(" ".join(plain(line) for line in body if not line.startswith("#")))
    for sentence in letter["sentence"]:
        text = letters_of(sentence["text"])
        assert text in wanted, sentence["key"]
        wanted = wanted.replace(text, "|", 1)
    left = {piece for piece in wanted.split("|") if piece}
    subjects = {"Being Healthy", "Staying Safe", "Enjoying and achieving", "Making a positive contribution"}
    headings = {*subjects, "Achieving economic well-being", "Strengths", "Areas for improvement"}
    key_judgements = {
        "The action taken to promote children and young people's mental health",
        "Identity and whereabouts of missing children",
        "Provision for children who do not attend school",
        "Action taken to prevent offending",
        "The support for children and young people with special educational needs or disabilities",
    }
    for heading in sorted({letters_of(h) for h in headings | key_judgements}, key=len, reverse=True):
        left = {piece.replace(heading, "") for piece in left}
    assert left <= {""}


def test_each_sentence_begins_on_the_line_it_names(letter: dict[str, Any], handbook_lines: list[str]) -> None:
    for sentence in letter["sentence"]:
        line = int(sentence["source"].removeprefix("003:"))
        begins = letters_of(sentence["text"])[:20]
        assert begins in letters_of(plain(handbook_lines[line - 1])), sentence["key"]
