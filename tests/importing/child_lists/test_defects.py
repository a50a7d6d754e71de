"""Whatever is wrong with a list is told with row and column, and no other child is lost or changed by it."""

from dataclasses import replace

import pytest
from defects import DEFECTS, Defect
from made_lists import TODAY, made, workbook

from csa_desktop.importing.child_lists.read import read_child_lists
from csa_desktop.importing.child_lists.values import ChildRow, Reading

CHILDREN = 60


def children(reading: Reading) -> list[ChildRow]:
    return [child for each in reading.lists if each.kind == "children-in-need" for child in each.children]


def by_identifier(found: list[ChildRow]) -> dict[str, ChildRow]:
    """Without where it stands; the first of several."""
    known: dict[str, ChildRow] = {}
    for child in found:
        known.setdefault(child.identifier, replace(child, row=0))
    return known


def told(reading: Reading) -> list[tuple[str, str, tuple[int, ...]]]:
    problems = [*reading.problems, *(problem for each in reading.lists for problem in each.problems)]
    return [(problem.kind, problem.column, problem.rows) for problem in problems]


def test_a_sound_list_has_nothing_to_tell() -> None:
    reading = read_child_lists(workbook(made(CHILDREN)), "List 6.xlsx", TODAY)
    assert told(reading) == []
    assert len(by_identifier(children(reading))) == CHILDREN
    (each,) = reading.lists
    assert (each.kind, each.how, each.header_row) == ("children-in-need", "matched", 1)


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.name)
def test_a_defect_is_told_and_nothing_else_is_lost(defect: Defect) -> None:
    sound = made(CHILDREN)
    defect.prepare(sound)
    before = by_identifier(children(read_child_lists(workbook(sound), "List 6.xlsx", TODAY)))
    may_change = {sound.identifier(row) for row in defect.changed}
    reading = read_child_lists(defect.spoil(sound.copy()), defect.file, TODAY)

    found = children(reading)
    after = by_identifier(found)
    same = {known: child for known, child in before.items() if known not in may_change}
    assert {known: after.get(known) for known in same} == same
    assert len(found) >= CHILDREN

    kinds = told(reading)
    if not defect.kind:
        assert kinds == []
    matching = [each for each in kinds if each[0] == defect.kind and defect.column in (None, each[1])]
    assert matching or not defect.kind, kinds
    if defect.rows is not None:
        assert matching[0][2] == defect.rows
    if defect.kind and not defect.among:
        assert len(kinds) == len(matching), kinds


def test_there_are_many_defects_and_no_two_are_called_the_same() -> None:
    assert len({defect.name for defect in DEFECTS}) == len(DEFECTS) >= 60
