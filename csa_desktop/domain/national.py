"""The final grades of many assessments, by year and by type of authority, one figure per scale and judgement.

As figures 1 and 2 of the annual assessment's report for 2010 meant to show them (001:67-70). Grades of two
scales never stand in one figure; nothing is averaged; every figure says of how many assessments it speaks.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from csa_desktop.domain.decisions import steps_of
from csa_desktop.domain.framework import Judgement, Pack, Scale
from csa_desktop.domain.values import OVERALL, Assessment, Statement

UNCLEAR = "Status not said"
NOT_SAID = ""
"""The type of an authority of which nobody has said it: a row of its own."""


@dataclass(frozen=True, slots=True)
class Graded:
    """An assessment with one of its judgements as it stands."""

    assessment: Assessment
    grade: str
    """A code of the figure's scale; empty where it is not final."""
    status: str = ""
    """The status in the framework's words where it is not final; empty where no grade is proposed."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The assessments of one year or type: how many have each grade, and which have none that is final."""

    key: str
    """The year, or the type of authority."""
    by_grade: Mapping[str, tuple[Graded, ...]]
    """Code -> assessments, for every code of the scale, from the best grade to the worst."""
    not_final: tuple[Graded, ...] = ()

    @property
    def final(self) -> int:
        """How many have a final grade: the base of its shares."""
        return sum(len(found) for found in self.by_grade.values())

    @property
    def base(self) -> int:
        """How many assessments there are."""
        return self.final + len(self.not_final)


@dataclass(frozen=True, slots=True)
class Figure:
    """One judgement of one framework on one scale."""

    pack: str
    framework: str
    judgement: Judgement
    scale: Scale
    by_year: tuple[Bar, ...]
    by_type: Mapping[int, tuple[Bar, ...]]
    """Year -> a bar for each type of authority."""

    @property
    def id(self) -> str:
        """Tells it from the other figures."""
        return f"{self.pack}/{self.judgement.id}/{'-'.join(g.code for g in self.scale.grades)}"


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """A line of a reference: what it counts, and how many."""

    title: str
    count: int
    words: str = ""
    """What the report says of it besides."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a published report counted at its time; it stands beside the figures and is part of none."""

    title: str
    dated: str
    base: int
    source: str
    note: str
    rows: tuple[ReferenceRow, ...]


def figures(
    assessments: Iterable[Assessment], judgements: Iterable[Statement], packs: Mapping[tuple[str, int], Pack]
) -> tuple[Figure, ...]:
    """A figure for each judgement of each framework and scale that some assessment is made on.

    `judgements` are all statements of that kind; `packs` are by id and version. An assessment whose framework
    is not among them is in no figure.
    """
    made: dict[str, list[Statement]] = {}
    for statement in judgements:
        made.setdefault(statement.assessment, []).append(statement)
    found: dict[object, list[tuple[Pack, Judgement, Graded]]] = {}
    for about in assessments:
        pack = packs.get((about.pack, about.pack_version))
        if pack is None:
            continue
        for judgement in _asked(pack):
            graded = _graded(about, pack, judgement, made.get(about.id, ()))
            key = about.pack, judgement.id, _said(pack.scale(judgement.scale))
            found.setdefault(key, []).append((pack, judgement, graded))
    return tuple(map(_figure, found.values()))


def _asked(pack: Pack) -> tuple[Judgement, ...]:
    return tuple(j for j in pack.judgements if steps_of(pack, j.id))


def _said(scale: Scale) -> tuple[tuple[str, str], ...]:
    """What makes two scales one: the same grades in the same order, called the same."""
    return tuple((grade.code, grade.label) for grade in scale.grades)


def _graded(about: Assessment, pack: Pack, judgement: Judgement, made: Sequence[Statement]) -> Graded:
    """The judgement as it stands; final only with the last of the framework's statuses."""
    for step in reversed(steps_of(pack, judgement.id)):
        for one in made:
            at = (one.step, one.subject, one.judgement)
            if at == (step.id, OVERALL, judgement.id) and one.grade:
                known = pack.scale(judgement.scale).grade(one.grade) is not None
                final = known and (not pack.statuses or one.status == pack.statuses[-1].id)
                status = next((s.title for s in pack.statuses if s.id == one.status), one.status)
                return Graded(about, one.grade) if final else Graded(about, "", status or UNCLEAR)
    return Graded(about, "")


def _figure(rows: Sequence[tuple[Pack, Judgement, Graded]]) -> Figure:
    pack, judgement, _ = max(rows, key=lambda row: row[0].version)
    scale, graded = pack.scale(judgement.scale), [g for _, __, g in rows]
    years = sorted({g.assessment.year for g in graded})
    return Figure(
        pack=pack.id,
        framework=pack.short,
        judgement=judgement,
        scale=scale,
        by_year=_bars(scale, graded, lambda g: str(g.assessment.year)),
        by_type={
            year: _bars(scale, [g for g in graded if g.assessment.year == year], _type) for year in years
        },
    )


def _type(graded: Graded) -> str:
    return graded.assessment.authority_type.strip()


def _bars(scale: Scale, graded: Iterable[Graded], key: Callable[[Graded], str]) -> tuple[Bar, ...]:
    """A bar for each key in its order; what nobody has said comes last."""
    groups: dict[str, list[Graded]] = {}
    for one in graded:
        groups.setdefault(key(one), []).append(one)
    ordered = sorted(groups.items(), key=lambda item: (item[0] == NOT_SAID, item[0].casefold()))
    return tuple(_bar(scale, name, found) for name, found in ordered)


def _bar(scale: Scale, name: str, found: Iterable[Graded]) -> Bar:
    by_grade: dict[str, list[Graded]] = {grade.code: [] for grade in scale.grades}
    open_: list[Graded] = []
    for one in found:
        by_grade.get(one.grade, open_).append(one)
    return Bar(name, {code: tuple(some) for code, some in by_grade.items()}, tuple(open_))
