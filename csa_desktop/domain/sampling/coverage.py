"""The matrix of stages and characteristics: what is covered, what could be, what the lists lack."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

COVERED = "covered"
FILLABLE = "fillable"
LACKING = "lacking"


@dataclass(frozen=True, slots=True)
class Cell:
    """One stage and one characteristic: cases of the sample, and children eligible when it was drawn."""

    stage: str
    mark: str
    cases: int
    eligible: int

    @property
    def state(self) -> str:
        """Whether it is "covered"; or "fillable", as the lists have such a child; or "lacking"."""
        if self.cases:
            return COVERED
        return FILLABLE if self.eligible else LACKING


def coverage(
    cases: Iterable[tuple[str, Iterable[str]]],
    eligible: Mapping[tuple[str, str], int],
    stages: Sequence[str],
    marks: Sequence[str],
) -> tuple[tuple[Cell, ...], ...]:
    """A row of cells for each mark, a cell for each stage; a case is its stage and its characteristics."""
    counts = Counter((stage, mark) for stage, case_marks in cases for mark in ("", *case_marks))
    return tuple(
        tuple(Cell(s, mark, counts[s, mark], eligible.get((s, mark), 0)) for s in stages) for mark in marks
    )
