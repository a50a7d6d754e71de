"""What a form holds, whatever version of it was filled in, and what is offered where nothing is written."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from csa_desktop import clock
from csa_desktop.domain import filling
from csa_desktop.domain.framework import Field, Form, FormSection, Option, Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Answer, Assessment, Member, Rows
from csa_desktop.frameworks.packs import installed_packs

ROLES = ("csci-manager", "ofsted-reader")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return installed_packs()["apa-2005"]


@pytest.fixture
def in_june_2005() -> Iterator[None]:
    clock.set_source(lambda: datetime(2005, 6, 28, 12, tzinfo=UTC))
    yield
    clock.set_source(None)


EMPTY = Trail(Rows(assessment=Assessment("a", "apa-2005", 1, "Sharpston", "", 2005, "")))


def form(*fields: Field, per: str = "assessment", readers: tuple[str, ...] = ()) -> Form:
    section = FormSection("s", "", fields)
    return Form("f", "A form", "", (section,), "", per, "", readers=readers)


def trail(*answers: tuple[str, str | tuple[str, ...]], members: tuple[Member, ...] = ()) -> Trail:
    kept = tuple(Answer(name, "a", "f", "", name, value) for name, value in answers)
    about = Assessment("a", "apa-2005", 1, "Sharpston", "APA", 2005, "")
    return Trail(Rows(about, answers=kept, members=members))


RENAMED = form(
    Field("level", "text", "Level", renamed_from="tide"),
    Field("tide", "text", "Tide", retired=True),
    Field("weather", "text", "Weather", retired=True),
)


def test_there_is_one_copy_for_the_assessment_or_one_each(pack: Pack) -> None:
    def about(made: Form) -> list[str]:
        return [copy.about for copy in filling.copies(pack, made, EMPTY)]

    assert about(form()) == [""]
    assert about(form(per="reader", readers=ROLES)) == list(ROLES)
    subjects = about(form(per="subject"))
    assert "staying-safe" in subjects and "service-management" in subjects and "overall" not in subjects


def test_an_answer_under_an_older_name_counts_until_the_field_itself_is_answered() -> None:
    assert filling.answered(trail(("tide", "high")), RENAMED, "") == {"level": "high"}
    assert filling.answered(trail(("tide", "high"), ("level", "low")), RENAMED, "") == {"level": "low"}
    assert filling.answered(trail(("tide", "high"), ("level", "")), RENAMED, "") == {"level": ""}


def test_answers_to_what_is_no_longer_asked_are_still_told() -> None:
    kept = filling.answered(trail(("weather", "calm"), ("lost", "words"), ("empty", "")), RENAMED, "")
    assert filling.earlier(RENAMED, kept) == (("Weather", "calm"), ("lost", "words"))


def test_another_copy_is_another_form() -> None:
    assert filling.answered(trail(("level", "low")), RENAMED, "csci-manager") == {}


def test_first_texts_come_from_what_the_program_knows(in_june_2005: None) -> None:
    people = (
        Member("1", "a", "H. Marsh", "hmi", "Ofsted", True),
        Member("2", "a", "R. Cole", "brm", "CSCI", False),
        Member("3", "a", "A. Berry", "brm", "CSCI", False),
    )
    here = trail(members=people)
    for fill, about, texts in (
        ("authority", "", ("Sharpston",)),
        ("today", "", ("2005-06-28",)),
        ("member:brm", "", ("R. Cole", "A. Berry")),
        ("member:link-officer", "", ()),
        ("reader", "hmi", ("H. Marsh",)),
        ("", "", ()),
    ):
        assert filling.offered(here, Field("x", "text", "X", fill=fill), about) == texts


def test_a_value_takes_the_shape_of_its_field_and_a_draft_of_it_too() -> None:
    options = (Option("a", "A"), Option("b", "B"))
    several, one = Field("x", "choices", "X", options=options), Field("x", "long", "X")
    assert filling.value_of(several, "a") == ("a",)
    assert filling.value_of(several, "") == ()
    assert filling.value_of(one, ("first", "second")) == "first\nsecond"
    assert filling.value_from(several, "a\nb") == ("a", "b")
    assert filling.value_from(one, "first\n\nsecond") == "first\n\nsecond"
