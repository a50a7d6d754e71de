"""Typing that was cut short: where a draft belongs, and putting it back where it was typed.

A draft's place is "<where>/<row>/<field>". The first part says enough of what is not in the store yet
to write it: the kind, step and subject of a new statement, the form of an answer.
"""

from csa_desktop.commands import answers, cases, judgements, statements
from csa_desktop.commands.statements import Seen
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.store.local import Draft
from csa_desktop.store.log import Recorded, Value
from csa_desktop.store.store import Store

NEW, JUDGEMENT, COMMENT, ANSWER, STATEMENT = "new", "judgement", "comment", "answer", "statement"
CASE = "case"
"""Words of which there is one per case: its kind, the case, and the agency, or the stage and the theme."""
SALVAGED = "salvaged"
"""The first word of the place of a text whose place in the log was lost; it belongs to no assessment."""
_PARTS = 9


def where(what: str, *parts: str) -> str:
    """The first part of a draft's place: `where(NEW, kind, step, subject, ...)`."""
    return ":".join((what, *parts))


def waiting(store: Store, assessment: str) -> tuple[Draft, ...]:
    """Typing that can be put back here: this assessment's, and what was salvaged without its place."""
    return tuple(d for d in store.drafts() if d.assessment == assessment or is_salvaged(d))


def is_salvaged(draft: Draft) -> bool:
    """Whether nobody can tell any more where this was written."""
    return draft.place.partition(":")[0] == SALVAGED


def put_back(store: Store, assessment: str, pack: Pack, draft: Draft) -> Recorded:
    """Make a change of a draft on the ground it was typed on; what has no place any more becomes a note."""
    if is_salvaged(draft):
        return statements.add(store, assessment, kind=v.NOTE, text=draft.text)
    place, row, field = _parts(draft.place)
    what, *parts = (*place.split(":"), *[""] * _PARTS)[:_PARTS]
    seen = int(draft.seen) if draft.seen.isdigit() else None
    there = store.trail(assessment).statement(row) is not None
    if what == NEW and parts[0] and not there:
        return _add(store, assessment, parts, row, draft.text)
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
    if what == ANSWER and parts[0]:
        form, about, *_ = parts
        return answers.answer(store, assessment, form, field, draft.text, about=about, seen=seen)
    return statements.add(store, assessment, kind=v.NOTE, text=draft.text)


def _parts(place: str) -> tuple[str, str, str]:
    head, row, field = ("", "", *place.rsplit("/", 2))[-3:]
    return head, row, field


def _add(store: Store, assessment: str, parts: list[str], row: str, text: str) -> Recorded:
    kind, step, subject, key_judgement, judgement, state, stage, case = parts
    said = {"key_judgement": key_judgement, "judgement": judgement, "state": state}
    said |= {"stage": stage, "case": case}
    about: dict[str, Value] = {name: value for name, value in said.items() if value}
    return statements.add(
        store, assessment, kind=kind, text=text, step=step, subject=subject, about=about, row=row
    )


def _change(store: Store, assessment: str, row: str, field: str, text: str, seen: Seen) -> Recorded:
    if field == "text":
        return statements.reword(store, assessment, row, text, seen=seen)
    return statements.classify(store, assessment, row, {field: text}, seen=seen)
