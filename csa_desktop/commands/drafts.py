"""Typing that was cut short: where a draft belongs, and putting it back where it was typed.

A draft's place is "<where>/<row>/<field>". The first part says enough of what is not in the store yet
to write it: the kind, step and subject of a new statement, the form of an answer. The fields of a box
that was not sent stand together under "unsent:<box>/<row>": they are put back where the box is opened.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from csa_desktop.commands import (
    answers,
    assessments,
    cases,
    conflicts,
    judgements,
    letters,
    officers,
    plan,
    records,
    remarks,
    representations,
    risks,
    sources,
    statements,
    ticks,
)
from csa_desktop.commands.statements import Seen
from csa_desktop.domain import filling
from csa_desktop.domain import records as recorded
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.store.local import ASIDE, Draft
from csa_desktop.store.log import Recorded, Value
from csa_desktop.store.store import Store

NEW, JUDGEMENT, COMMENT, ANSWER, STATEMENT = "new", "judgement", "comment", "answer", "statement"
CASE = "case"
"""Words of which there is one per case: its kind, the case, and the agency, or the stage and the theme."""
TICK = "tick"
"""What is noted beside a task: the list and the task."""
UNSENT = "unsent"
"""A field of a box: what is typed there is nothing by itself until the box is sent."""
NOTE = "note"
"""The box in which a note is taken from anywhere: a note can be made of what was typed there."""
SALVAGED = "salvaged"
"""The first word of the place of a text whose place in the log, or whose assessment, was lost."""
_PARTS = 11


def where(what: str, *parts: str) -> str:
    """The first part of a draft's place: `where(NEW, kind, step, subject, ...)`."""
    return ":".join((what, *parts))


@dataclass(frozen=True, slots=True)
class Box:
    """What a draft of a box says of it."""

    kind: str
    about: str
    """What it changes, where that is there already."""
    row: str


def unsent(box: str, row: str, field: str) -> str:
    """The place of what is typed into one field of a box; `box` is its kind, with what it changes."""
    return f"{where(UNSENT, box)}/{row}/{field}"


def as_ground(chosen: Mapping[str, Value]) -> str:
    """What was said of a statement before its words are a change, as its draft keeps it."""
    return json.dumps(dict(chosen)) if chosen else ""


def _chosen(ground: str) -> dict[str, Value]:
    said = json.loads(ground) if ground.startswith("{") else {}
    return {field: value for field, value in said.items() if field in statements.CLASSES}


def unsent_box(draft: Draft) -> Box | None:
    """The box that a draft belongs to; None for a draft of anything else."""
    place, row, _ = _parts(draft.place)
    what, kind, about, *_ = (*place.split(":"), "", "", "")
    return Box(kind, about, row) if what == UNSENT else None


def becomes_change(draft: Draft) -> bool:
    """Whether a change is made of it when its field is left; a box is sent, and a joined text chosen."""
    return _first(draft) not in (UNSENT, conflicts.DRAFT)


def waiting(store: Store, assessment: str) -> tuple[Draft, ...]:
    """Typing that can be put back here: this assessment's, and of none what has no place any more."""
    found = store.drafts()
    return tuple(d for d in found if d.assessment == assessment or (not d.assessment and is_placeless(d)))


def is_placeless(draft: Draft) -> bool:
    """Whether no field offers it: other words stand at its place, or nobody knows that."""
    return _first(draft) in (SALVAGED, ASIDE)


def becomes_note(draft: Draft) -> bool:
    """Whether it can be put back as a note alone: of a box too, to which nothing leads."""
    if is_placeless(draft):
        return not stands_beside(draft)
    box = unsent_box(draft)
    return box is not None and box.kind != NOTE


def stands_beside(draft: Draft) -> bool:
    """Whether other words were typed where it stood, in a field: put back, it stands beside these."""
    before = _before_aside(draft)
    return _first(draft) == ASIDE and bool(before.place) and becomes_change(before)


def _before_aside(draft: Draft) -> Draft:
    """The same words at the place where they were typed."""
    return replace(draft, place=draft.place.partition("/")[2])


def _first(draft: Draft) -> str:
    return draft.place.partition(":")[0]


def put_back(store: Store, assessment: str, pack: Pack, draft: Draft) -> Recorded:
    """Make a change of a draft on the ground it was typed on; what has no place any more becomes a note.

    What was put aside takes the place of nothing: it stands beside what the field says now.
    """
    if stands_beside(draft):
        return put_back(store, assessment, pack, _on_no_other(store, assessment, _before_aside(draft)))
    if is_placeless(draft):
        return make_note(store, assessment, draft)
    if (box := unsent_box(draft)) and box.kind == NOTE:
        return _note(store, assessment)
    place, row, field = _parts(draft.place)
    what, *parts = (*place.split(":"), *[""] * _PARTS)[:_PARTS]
    seen = int(draft.seen) if draft.seen.isdigit() else None
    trail = store.trail(assessment)
    there = trail.statement(row) is not None
    if what == NEW and parts[0] and not there:
        return _add(store, assessment, pack, parts, row, draft)
    if what in (NEW, STATEMENT) and there:
        return _change(store, assessment, row, field, draft.text, seen)
    if what == JUDGEMENT:
        made = dict(zip(("step", "subject", "judgement"), parts, strict=False))
        return judgements.judge(store, assessment, pack, **made, text=draft.text, seen=seen)
    if what == COMMENT:
        step, subject, *_ = parts
        return statements.comment(store, assessment, step=step, subject=subject, text=draft.text, seen=seen)
    if what == CASE:
        return cases.put_back(store, assessment, pack, parts, draft.text, seen=seen)
    if what == letters.DRAFT:
        return letters.put_back(store, assessment, parts, row, draft.text, seen=seen)
    if what == TICK:
        return ticks.put_back(store, assessment, parts[0], parts[1], field, draft.text, seen=seen)
    if what == conflicts.DRAFT and (torn := conflicts.open_at(store, assessment, (parts[0], row, field))):
        return conflicts.choose(store, assessment, torn, conflicts.as_kept(torn, draft.text))
    if what == ANSWER and parts[0]:
        form, about, name, *_ = parts
        return answers.answer(store, assessment, form, name, draft.text, about=about, seen=seen)
    if what == ANSWER and (asked := answers.place_of(pack, trail, row)):
        of, copy, question = asked
        value = filling.value_from(question, draft.text)
        return answers.answer(store, assessment, of.id, question.id, value, about=copy, seen=seen)
    done = _describe(store, assessment, pack, trail, (what, row, field), draft.text, seen)
    return done or make_note(store, assessment, draft)


def _on_no_other(store: Store, assessment: str, draft: Draft) -> Draft:
    """On its own ground; on none where that is not known, and its words could replace others."""
    _, row, _ = _parts(draft.place)
    is_new = bool(draft.seen) and store.trail(assessment).statement(row) is None
    return draft if draft.seen.isdigit() or is_new else replace(draft, seen="0")


def make_note(store: Store, assessment: str, draft: Draft) -> Recorded:
    """Make a note of what was typed, wherever that was."""
    return statements.add(store, assessment, kind=v.NOTE, text=draft.text)


def _note(store: Store, assessment: str) -> Recorded:
    """The note that was being taken, with the day on which it happened where that was typed."""
    typed = {draft.place: draft.text for draft in store.drafts(assessment)}
    text, day = (typed.get(unsent(NOTE, assessment, field), "") for field in ("text", "happened"))
    return statements.add(store, assessment, kind=v.NOTE, text=text, about={"happened": day} if day else {})


def _describe(
    store: Store,
    assessment: str,
    pack: Pack,
    trail: Trail,
    place: tuple[str, str, str],
    text: str,
    seen: Seen,
) -> Recorded | None:
    """What was typed about a document, a record, a risk or a line of the plan; None where it is gone."""
    table, row, field = place
    source = trail.source(row) if table == "source" else None
    if source and recorded.is_record(pack, source) and field in records.DESCRIBED:
        return records.describe(store, assessment, pack, row, {field: text}, seen=seen)
    if source and field in sources.DESCRIBED:
        return sources.describe(store, assessment, pack, row, {field: text}, seen=seen)
    if table == "risk" and field in risks.CHANGED and any(risk.id == row for risk in trail.rows.risks):
        return risks.change(store, assessment, row, {field: text}, seen=seen)
    if table == "officer" and any(o.id == row for o in trail.rows.officers):
        return officers.change(store, assessment, row, {field: text}, seen=seen)
    if table == "assessment" and field in assessments.AUTHORITY:
        return assessments.describe_authority(store, assessment, {field: text}, seen=seen)
    if table in ("representation", "ground"):
        return _represent(store, assessment, trail, place, text, seen)
    if table == "remark" and any(remark.id == row for remark in trail.rows.remarks):
        return remarks.put_back(store, assessment, row, field, text, seen=seen)
    if table == "appointment" and any(line.id == row for line in trail.rows.appointments):
        return plan.put_back(store, assessment, row, field, text, seen=seen)
    return None


def _represent(
    store: Store, assessment: str, trail: Trail, place: tuple[str, str, str], text: str, seen: Seen
) -> Recorded | None:
    """What was typed about a representation or a ground; None where it is gone."""
    table, row, field = place
    if table == "ground" and any(g.id == row for g in trail.rows.grounds):
        return representations.change_ground(store, assessment, row, {field: text}, seen=seen)
    if table == "representation" and any(r.id == row for r in trail.rows.representations):
        return representations.change(store, assessment, row, {field: text}, seen=seen)
    return None


def _parts(place: str) -> tuple[str, str, str]:
    head, row, field = ("", "", *place.rsplit("/", 2))[-3:]
    return head, row, field


def _add(store: Store, assessment: str, pack: Pack, parts: list[str], row: str, draft: Draft) -> Recorded:
    kind, step, subject, key_judgement, judgement, state, stage, case, section, prompt = parts
    chosen, text = _chosen(draft.seen), draft.text
    if kind == v.FINDING and case and stage:
        where = (case, str(chosen.get("stage", stage)), subject)
        return cases.add_finding(store, assessment, pack, *where, text=text, about=chosen, row=row)
    said = {"key_judgement": key_judgement, "judgement": judgement, "state": state}
    said |= {"stage": stage, "case": case, "section": section, "prompt": prompt}
    about: dict[str, Value] = {name: value for name, value in said.items() if value}
    return statements.add(
        store, assessment, kind=kind, text=text, step=step, subject=subject, about=about | chosen, row=row
    )


def _change(store: Store, assessment: str, row: str, field: str, text: str, seen: Seen) -> Recorded:
    if field == "text":
        return statements.reword(store, assessment, row, text, seen=seen)
    return statements.classify(store, assessment, row, {field: text}, seen=seen)
