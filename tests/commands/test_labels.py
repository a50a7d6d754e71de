"""Undo and history name what was done in fixed phrases; nothing that was typed is in them."""

import pytest

from csa_desktop.commands import answers, judgements, statements
from csa_desktop.domain import values as v
from csa_desktop.errors import UserError
from tests.commands.assessment_fixtures import here  # noqa: F401

TYPED = "Zebedee"
CHOICES = [
    ({"sign": v.STRENGTH}, "Mark as strength"),
    ({"sign": v.IMPROVEMENT}, "Mark as area for improvement"),
    ({"service": "social-care"}, "Choose a service"),
    ({"groups": ["lac"]}, "Choose groups of children"),
    ({"jar": True}, "Mark for the joint area review"),
    ({"owner": TYPED}, "Name an owner"),
    ({"happened": "2005-06-14"}, "Say when it happened"),
    ({"reason": TYPED}, "Give a reason"),
    ({"owner": TYPED, "state": "asked"}, "Say more about a statement"),
]


def finding(here):  # noqa: F811
    place = {"step": "1", "subject": "staying-safe"}
    return statements.add(*here.at, kind=v.FINDING, text=TYPED, **place).row


def label(here):  # noqa: F811
    found = here.store.undoable
    assert found
    assert TYPED not in found.label
    return found.label


@pytest.mark.parametrize(("about", "said"), CHOICES)
def test_a_choice_says_what_was_chosen(here, about, said):  # noqa: F811
    statements.classify(*here.at, finding(here), about)
    assert label(here) == said


def test_choices_that_are_taken_back_say_so(here):  # noqa: F811
    row = finding(here)
    about = {"sign": v.STRENGTH, "service": "social-care", "jar": True, "owner": TYPED}
    statements.classify(*here.at, row, about)
    taken = []
    for name, value in (("sign", ""), ("service", ""), ("jar", False), ("owner", "")):
        statements.classify(*here.at, row, {name: value})
        taken.append(label(here))
    assert taken == [
        "Mark as neither strength nor area for improvement",
        "Take the service back",
        "Take off the joint area review",
        "Take the owner back",
    ]


def judge(here, **said):  # noqa: F811
    place = {"step": "3", "subject": v.OVERALL, "judgement": "education"}
    judgements.judge(*here.at, here.pack, **place, **said)
    return label(here)


def test_a_judgement_says_whether_a_grade_was_chosen_changed_or_taken_back(here):  # noqa: F811
    said = [judge(here, grade=code) for code in ("3", "2", "")]
    assert said == ["Choose a grade", "Change a grade", "Take a grade back"]
    assert judge(here, text=TYPED) == "Word a judgement"
    assert judge(here, text=f"{TYPED}.", grade="3") == "Write a judgement"


def test_an_answer_says_on_which_form(here):  # noqa: F811
    answers.answer(*here.at, "moderation-form", "council", TYPED)
    assert label(here) == "Answer on the moderation form"
    answers.answer(*here.at, answers.CHALLENGE, "a-challenge", TYPED, about="a-judgement")
    assert label(here) == "Answer a challenge"


def test_a_removal_and_a_move_name_the_kind(here):  # noqa: F811
    first, second = finding(here), finding(here)
    statements.move(*here.at, second, before=first)
    assert label(here) == "Move a finding"
    statements.remove(*here.at, first)
    assert label(here) == "Remove a finding"


def test_what_stands_in_the_way_of_a_removal_is_named_by_whole_words_and_counted(here):  # noqa: F811
    row = finding(here)
    text = "Outcomes in this area are good, particularly in the way that healthy lifestyles are promoted."
    place = {"step": "2", "subject": "staying-safe"}
    statements.add(*here.at, kind=v.POINT, text=text, on=[row], **place)
    with pytest.raises(UserError, match=r"that healthy…” stands on this. Take that link away"):
        statements.remove(*here.at, row)
    judgements.rest_on(*here.at, here.pack, judgement="education", on=[row], **place)
    with pytest.raises(UserError, match=r"and 1 more stand on this. Take those links away"):
        statements.remove(*here.at, row)


def test_a_judgement_without_words_is_named_by_its_kind(here):  # noqa: F811
    row = finding(here)
    place = {"step": "3", "subject": v.OVERALL, "judgement": "education"}
    judgements.rest_on(*here.at, here.pack, on=[row], **place)
    with pytest.raises(UserError, match=r"^A judgement stands on this"):
        statements.remove(*here.at, row)
