"""What types cannot say of an inspection on site: its journeys, records, limits, phases and monitoring."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from csa_desktop.domain import framework as f
from csa_desktop.domain import values as v
from csa_desktop.frameworks.naming import either

RECORDS = "records"
"""The page of the window on which what is seen and heard on site is recorded."""
_LIST = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?::(?:current|closed))?")
_DAYS = re.compile(r"(?:\d+(?:-\d+)?)?")


def _journey(journey: f.Journey, _: f.Pack) -> Iterator[str]:
    stages, events = [stage.id for stage in journey.stages], [event.id for event in journey.events]
    for event in journey.events:
        if event.stage not in stages:
            yield f"the event “{event.id}” names the stage “{event.stage}”; use {either(stages)}"
    for timescale in journey.timescales:
        for named in (timescale.start, timescale.end):
            if named not in events:
                yield f"the timescale “{timescale.id}” names the event “{named}”; use {either(events)}"


def _stage_of_journey(stage: f.JourneyStage, pack: f.Pack) -> Iterator[str]:
    """A statement keeps the stage alone, so no two journeys share one."""
    if [each.id for each in pack.journey_stages()].count(stage.id) > 1:
        yield f"two journeys have a stage “{stage.id}”; give one another id"
    for wanted in stage.lists:
        if not _LIST.fullmatch(wanted):
            yield f"“{wanted}” is no list; write it as “referrals”, “referrals:current” or “referrals:closed”"


def _timescale(timescale: f.Timescale, _: f.Pack) -> Iterator[str]:
    if timescale.amount < 1:
        yield "it allows no time; give a whole number from 1 as “amount”"


def _stage(stage: f.Stage, pack: f.Pack) -> Iterator[str]:
    if stage.page == RECORDS and not stage.kinds:
        yield "records are made there, and of no kind; name the kinds of source in “kinds”"
    alike = [
        each for each in pack.stages if stage.page and (each.page, each.about) == (stage.page, stage.about)
    ]
    if len(alike) > 1:
        yield f"another stage has the page “{stage.page}” too; tell them apart by “about”"


def _source_kind(kind: f.SourceKind, pack: f.Pack) -> Iterator[str]:
    form = next((form for form in pack.forms if form.id == kind.form), None)
    if form and form.per != "record":
        yield f'its form “{form.id}” is not filled in once per record; give that form “per = "record"”'
    if form and kind.group != "on-site":
        yield "it has a form, and so is recorded on site; give it the group “on-site”"


def _limit(limit: f.Limit, pack: f.Pack) -> Iterator[str]:
    yield from _grades(limit.judgement, limit.grades, pack)
    if not limit.touches:
        yield "it touches no judgement; name in “touches” what is to be looked at again"
    if limit.judgement in limit.touches:
        yield "it touches the judgement that it comes from; name others in “touches”"


def _clock(clock: f.Clock, pack: f.Pack) -> Iterator[str]:
    if bool(clock.judgement) != bool(clock.grades):
        yield "give both “judgement” and “grades”, or neither"
    yield from _grades(clock.judgement, clock.grades, pack)


def _grades(judgement: str, grades: tuple[str, ...], pack: f.Pack) -> Iterator[str]:
    """That each grade is on the scale of the judgement."""
    scales = {j.id: j.scale for j in pack.judgements}
    scale = next((s for s in pack.scales if s.id == scales.get(judgement)), None)
    for code in grades if scale else ():
        if scale and not scale.grade(code):
            known = either([grade.code for grade in scale.grades])
            yield f"it names the grade “{code}”, which the scale of “{judgement}” has not; use {known}"


def _phase(phase: f.Phase, _: f.Pack) -> Iterator[str]:
    if not _DAYS.fullmatch(phase.days):
        yield f"“{phase.days}” are no working days; write “days” as “3” or “1-2”, or leave it out"


def _sample(sample: f.SampleRule, _: f.Pack) -> Iterator[str]:
    for state in sample.states:
        if state not in ("current", "closed"):
            yield f"“states” has “{state}”; use “current” or “closed”"
    if sample.per_stage < 1 or sample.reserves < 0 or sample.closed_within_months < 0:
        yield "a number is too small; “per_stage” is 1 or more, the others 0 or more"


def _step(step: f.Step, pack: f.Pack) -> Iterator[str]:
    """What a step holds must be something that the pack states."""
    stated = {v.EVALUATION: "evaluations", v.AREA: "areas", v.PROGRESS: "monitors", v.AGENCY: "services"}
    for kind, name in stated.items():
        if kind in step.holds and not getattr(pack, name):
            yield f"it holds “{kind}” and the framework has no “{name}”; add them, or take “{kind}” out"


def monitoring(pack: f.Pack) -> Iterator[str]:
    """A monitoring inspection makes no judgement, so that it can change none (004:378)."""
    if pack.monitors and pack.judgements:
        yield "it monitors other inspections and cannot judge again; take out “judgements” or “monitors”"
    if pack.id in pack.monitors:
        yield "it monitors itself; name other frameworks in “monitors”"


CHECKS: dict[type, Callable[[Any, f.Pack], Iterator[str]]] = {
    f.Journey: _journey,
    f.JourneyStage: _stage_of_journey,
    f.Timescale: _timescale,
    f.Stage: _stage,
    f.SourceKind: _source_kind,
    f.Limit: _limit,
    f.Clock: _clock,
    f.Phase: _phase,
    f.SampleRule: _sample,
    f.Step: _step,
}
