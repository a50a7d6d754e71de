"""Areas that stand on nothing, priority action without its part, and judgements that may limit others."""

from dataclasses import replace

import pytest

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import AreaKind, Limit, Prompt
from csa_desktop.domain.readiness import AREA_ANSWERS, LIMIT_ANSWERS, PART, readiness
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Answer, Assessment, Rows, Statement, Support
from csa_desktop.frameworks.packs import installed_packs

SHIPPED = installed_packs()["child-protection-2012"]
PRIORITY = AreaKind(
    "priority",
    "Area for priority action",
    "made up",
    parts=(Prompt("procedures", "procedures not followed", "made up"),),
)
LIMIT = Limit(
    "help", "Help limits the whole.", "made up", "help", ("inadequate",), ("overall-effectiveness",)
)
PACK = replace(SHIPPED, areas=(*SHIPPED.areas, PRIORITY), limits=(LIMIT,))
OPEN = Assessment("a", PACK.id, PACK.version, "Norbridge", PACK.title, 2012, "")
AREA = Statement("area", "a", v.AREA, "3", v.OVERALL, text="Visit every child.", state="priority")
POINT = Statement("p", "a", v.POINT, "2", "oversight", text="Visits are late.")
GROUND = Support("s", "a", "area", "p", v.SUPPORTS, POINT.version)
JUDGED = Statement("j", "a", v.JUDGEMENT, "3", v.OVERALL, "help", grade="inadequate", text="Late.")
LIMITED = "The judgement on overall effectiveness was not looked at again"


def said(*statements, supports=(), answers=(), pack=PACK):
    rows = Rows(OPEN, statements=statements, supports=supports, answers=answers)
    return [todo.what for todo in readiness(Trail(rows), pack)]


def test_an_area_that_stands_on_nothing_is_said():
    assert "An area for priority action stands on nothing yet: “Visit every child.”" in said(AREA)
    assert not any("stands on nothing" in what for what in said(AREA, POINT, supports=(GROUND,)))


def test_priority_action_says_which_part_of_the_definition_applies():
    asks = (
        "An area for priority action does not say which part of the definition applies: “Visit every child.”"
    )
    assert asks in said(AREA)
    answer = Answer("x", "a", AREA_ANSWERS, "area", PART, "procedures")
    assert asks not in said(AREA, answers=(answer,))


def test_an_area_of_a_kind_that_the_framework_lacks_is_said():
    gone = replace(AREA, state="no-such-kind")
    assert "It is not said which kind of area this is: “Visit every child.”" in said(gone)


@pytest.mark.parametrize(("grade", "asked"), [("inadequate", True), ("good", False), ("", False)])
def test_a_limiting_judgement_asks_to_look_again_only_at_its_own_grades(grade, asked):
    found = said(replace(JUDGED, grade=grade))
    assert any(what.startswith(LIMITED) for what in found) == asked


def test_a_sentence_is_enough():
    answer = Answer("x", "a", LIMIT_ANSWERS, "help", "overall-effectiveness", "It stays, because …")
    assert not any(what.startswith(LIMITED) for what in said(JUDGED, answers=(answer,)))
