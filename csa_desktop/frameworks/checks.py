"""What types cannot say of a pack: ids are told apart, references lead somewhere, words are known ones."""

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from csa_desktop.domain import forms, journeys, meeting
from csa_desktop.domain import framework as f
from csa_desktop.domain.values import OVERALL, STATEMENT_KINDS
from csa_desktop.frameworks import journey_checks
from csa_desktop.frameworks.naming import either

Loc = tuple[int | str, ...]
Problem = tuple[Loc, str]

VOCABULARIES: dict[tuple[type, str], tuple[str, ...]] = {
    (f.Subject, "kind"): f.SUBJECT_KINDS,
    (f.Step, "holds"): STATEMENT_KINDS,
    (f.SourceKind, "group"): f.SOURCE_GROUPS,
    (f.Clock, "unit"): f.CLOCK_UNITS,
    (f.Field, "kind"): forms.FIELD_KINDS,
    (f.Field, "width"): forms.FIELD_WIDTHS,
    (f.Form, "per"): forms.FORM_PER,
    (f.Form, "layout"): forms.FORM_LAYOUTS,
    (f.Evaluation, "sign"): journeys.SIGNS,
    (f.Timescale, "unit"): journeys.TIMESCALE_UNITS,
    (f.AgendaDraw, "draws"): meeting.DRAWS,
    (f.Prompt, "answer_kind"): ("", *STATEMENT_KINDS),
}
"""Keys whose values are words that the program knows."""

REFERENCES: dict[tuple[type, str], tuple[str, ...]] = {
    (f.Judgement, "scale"): ("scales",),
    (f.Judgement, "services"): ("services",),
    (f.Judgement, "steps"): ("steps",),
    (f.KeyJudgement, "subject"): ("subjects",),
    (f.Step, "subjects"): ("subjects",),
    (f.Step, "statuses"): ("statuses",),
    (f.Step, "agreed_by"): ("roles",),
    (f.Stage, "steps"): ("steps",),
    (f.Stage, "forms"): ("forms",),
    (f.Form, "goes_with"): ("steps",),
    (f.Form, "readers"): ("roles",),
    (f.Form, "due"): ("clocks",),
    (f.Field, "scale"): ("scales",),
    (f.LetterSection, "subject"): ("subjects",),
    (f.LetterStage, "letter"): ("letters",),
    (f.LetterStage, "readers"): ("roles",),
    (f.LetterStage, "heard"): ("roles",),
    (f.LetterStage, "goes_with"): ("steps",),
    (f.LetterStage, "sets"): ("clocks",),
    (f.LetterStage, "clock"): ("clocks",),
    (f.LetterStage, "answers"): ("letter_stages",),
    (f.Clock, "after"): ("stages", "milestones", "clocks"),
    (f.Clock, "judgement"): ("judgements",),
    (f.Clock, "stage"): ("stages",),
    (f.KeyDate, "clock"): ("clocks",),
    (f.KeyDate, "part"): ("key_date_parts",),
    (f.Stage, "kinds"): ("source_kinds",),
    (f.SourceKind, "form"): ("forms",),
    (f.Limit, "judgement"): ("judgements",),
    (f.Limit, "touches"): ("judgements",),
    (f.Panel, "judgement"): ("judgements",),
    (f.Panel, "then"): ("panels",),
    (f.Panel, "clocks"): ("clocks",),
}
"""Keys that name an item of the pack, and the lists in which it may stand."""

MAY_BE_EMPTY = {
    (f.Field, "scale"),
    (f.Form, "due"),
    (f.LetterSection, "subject"),
    (f.LetterStage, "sets"),
    (f.LetterStage, "clock"),
    (f.LetterStage, "answers"),
    (f.Clock, "after"),
    (f.Clock, "judgement"),
    (f.Clock, "stage"),
    (f.KeyDate, "clock"),
    (f.SourceKind, "form"),
    (f.Panel, "then"),
}

_ID = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")


def problems(pack: f.Pack) -> Iterator[Problem]:
    """Where the pack is not sound, and what to do about it."""
    for loc, item in walk(pack):
        yield from _ids(loc, item)
        yield from _words(loc, item)
        yield from _references(loc, item, pack)
        for special in (_SPECIAL.get(type(item)), journey_checks.CHECKS.get(type(item))):
            yield from ((loc, problem) for problem in (special(item, pack) if special else ()))


def walk(item: Any, loc: Loc = ()) -> Iterator[tuple[Loc, Any]]:
    """Every definition of a pack with the way to it."""
    yield loc, item
    for field in dataclasses.fields(item):
        value = getattr(item, field.name)
        if isinstance(value, tuple):
            for index, part in enumerate(value):
                if dataclasses.is_dataclass(part):
                    yield from walk(part, (*loc, field.name, index))
        elif dataclasses.is_dataclass(value):
            yield from walk(value, (*loc, field.name))


def _ids(loc: Loc, item: Any) -> Iterator[Problem]:
    own = getattr(item, "id", None)
    if own is not None and not _ID.fullmatch(own):
        yield loc, f"“{own}” is no id; use small letters and figures, joined by “-” or “/”"
    for field in dataclasses.fields(item):
        value = getattr(item, field.name)
        if isinstance(value, tuple):
            ids = [getattr(part, "id", getattr(part, "code", "")) for part in value]
            for index in _repeated(ids):
                yield (*loc, field.name, index), f"“{ids[index]}” is there twice; give one another id"


def _repeated(ids: Iterable[str]) -> Iterator[int]:
    seen: set[str] = set()
    for index, name in enumerate(ids):
        if name and name in seen:
            yield index
        seen.add(name)


def _words(loc: Loc, item: Any) -> Iterator[Problem]:
    for (kind, key), known in VOCABULARIES.items():
        if isinstance(item, kind):
            for value in _texts(getattr(item, key)):
                if value not in known:
                    yield loc, f"“{key}” is “{value}”, which does not exist; use {either(known)}"


def _references(loc: Loc, item: Any, pack: f.Pack) -> Iterator[Problem]:
    for (kind, key), lists in REFERENCES.items():
        if not isinstance(item, kind):
            continue
        known = [other.id for name in lists for other in getattr(pack, name)]
        for value in _texts(getattr(item, key)):
            if value not in known and (value or (kind, key) not in MAY_BE_EMPTY):
                named = " or ".join(lists)
                yield loc, f"“{key}” names “{value}”, which is none of the {named}; use {either(known)}"


def _pack(pack: f.Pack, _: f.Pack) -> Iterator[str]:
    whole = [subject.id for subject in pack.subjects if subject.kind == OVERALL]
    if whole != [OVERALL]:
        yield f"one subject stands for the whole assessment: give it the id and the kind “{OVERALL}”"
    if pack.version < 1:
        yield "versions are counted from 1; correct “version”"
    yield from journey_checks.monitoring(pack)


def _judgement(judgement: f.Judgement, pack: f.Pack) -> Iterator[str]:
    scale = next((s for s in pack.scales if s.id == judgement.scale), None)
    for challenge in judgement.challenges:
        if scale and not scale.grade(challenge.grade):
            codes = either([grade.code for grade in scale.grades])
            yield f"a challenge names the grade “{challenge.grade}”, which its scale has not; use {codes}"
    prompts = [*judgement.considers, *judgement.emphases, *(c.prompt for c in judgement.challenges)]
    for index in _repeated(prompt.id for prompt in prompts):
        yield f"two of its prompts have the id “{prompts[index].id}”; give one another id"


def _scale(scale: f.Scale, _: f.Pack) -> Iterator[str]:
    if not scale.grades:
        yield "it has no grades; state them from the best to the worst"


def _form(form: f.Form, _: f.Pack) -> Iterator[str]:
    declared = form.declared()
    for index in _repeated(field.id for field in declared):
        yield f"two of its fields have the id “{declared[index].id}”; give one another id"
    live = {field.id for field in form.fields()}
    for field in declared:
        if field.renamed_from in live:
            yield f"“{field.id}” was renamed from “{field.renamed_from}”, which is still in use; retire that"
    if form.per != "risk" and any(field.fill in forms.RISK_FILLS for field in declared):
        yield "a field takes over what is said of a risk, and there is not one form per risk; correct “fill”"
    if form.per == "reader" and not form.readers:
        yield "there is one per reader and nobody reads it; name the roles in “readers”"


def _field(field: f.Field, pack: f.Pack) -> Iterator[str]:
    fills = ("", *forms.FIELD_FILLS, *(f"member:{role.id}" for role in pack.roles), *forms.RISK_FILLS)
    if field.fill not in fills:
        yield f"“fill” is “{field.fill}”, which the program does not know; use {either(fills)}"
    if field.kind in ("choice", "choices") and not field.options:
        yield "it is a choice and has no “options”; add them"
    if field.kind == "grade" and not field.scale:
        yield "it is a grade and names no “scale”; add it"
    if field.retired and field.required:
        yield "it is retired and cannot be required; take “required” out"


def _clock(clock: f.Clock, _: f.Pack) -> Iterator[str]:
    counted, fixed = bool(clock.after and clock.unit), bool(clock.month and clock.day)
    if counted == fixed:
        yield "give either “after”, “amount” and “unit”, or “month” and “day”"
    if fixed and not (1 <= clock.month <= 12 and 1 <= clock.day <= 31):
        yield "there is no such day of the year; correct “month” and “day”"
    if clock.after == clock.id:
        yield "it counts from itself; name another in “after”"


def _agenda(draw: f.AgendaDraw, pack: f.Pack) -> Iterator[str]:
    groups = {group.id: group for stage in pack.stages for group in stage.prompts}
    agenda = groups.get(meeting.AGENDA_GROUP)
    headings = [prompt.id for prompt in agenda.prompts] if agenda else []
    if draw.heading not in headings:
        yield f"“heading” names “{draw.heading}”, which the agenda has not; use {either(headings)}"
    if draw.prompts and draw.prompts not in groups:
        yield f"“prompts” names “{draw.prompts}”, which is no group of prompts; use {either(list(groups))}"


_SPECIAL: dict[type, Callable[[Any, f.Pack], Iterator[str]]] = {
    f.Pack: _pack,
    f.Judgement: _judgement,
    f.Scale: _scale,
    f.Form: _form,
    f.Field: _field,
    f.Clock: _clock,
    f.AgendaDraw: _agenda,
}


def _texts(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value
