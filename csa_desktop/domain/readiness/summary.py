"""Checks of the summary: points that stand on findings, main issues, and key areas flagged (003:354-355)."""

from collections.abc import Iterator

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Judgement, Pack
from csa_desktop.domain.readiness.sheet import Sheet, Todo, excerpt, within
from csa_desktop.domain.values import Statement

FLAG_ANSWERS = "flag"
"""What is said of a judgement looked at again: the answer to (this form, about the flag, the judgement)."""


def points(sheet: Sheet) -> Iterator[Todo]:
    """There are key points, and each stands on findings."""
    if sheet.asks_for(v.POINT) and not sheet.of(v.POINT):
        yield sheet.must("No summary point is written yet")
    ground = "finding or evaluation" if sheet.pack.evaluations else "finding"
    for point in sheet.of(v.POINT):
        if not any(s.kind in (v.FINDING, v.EVALUATION) for s in sheet.trail.all_below(point.id)):
            yield sheet.must(f"A summary point stands on no {ground}: {excerpt(point)}", point)


def issues(sheet: Sheet) -> Iterator[Todo]:
    """The main issues are summarised for each judgement of the step."""
    if not sheet.asks_for(v.ISSUE):
        return
    written = {issue.judgement for issue in sheet.of(v.ISSUE) if issue.text.strip()}
    for judgement in sheet.pack.judgements:
        if sheet.step.id in judgement.steps and judgement.id not in written:
            yield sheet.must(f"No main issue is written for {within(judgement.title)}")


def flags(sheet: Sheet) -> Iterator[Todo]:
    """A key area flagged unsatisfactory has a reason, and what it touches was looked at (003:261, 317)."""
    for flag in sheet.of(v.FLAG):
        if not flag.reason.strip():
            yield sheet.must(f"A key area is flagged without a reason: {excerpt(flag)}", flag)
        for judgement in judgements_touched(flag, sheet.pack):
            if not str(sheet.trail.answer(FLAG_ANSWERS, flag.id, judgement.id)).strip():
                what = f"The judgement on {within(judgement.title)} was not looked at again"
                yield sheet.must(f"{what}, although a key area is flagged: {excerpt(flag)}", flag)


def judgements_touched(flag: Statement, pack: Pack) -> tuple[Judgement, ...]:
    """The service and overall judgements on which a flagged key area has an impact (003:317).

    A flag of one service touches the judgements of that service; one of no service touches all of them.
    """
    return tuple(
        j for j in pack.judgements if j.services and (not flag.service or flag.service in j.services)
    )
