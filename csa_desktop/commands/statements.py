"""Statements: findings, gaps, hypotheses, comments, points, issues and notes."""

from collections.abc import Mapping, Sequence

from csa_desktop import clock
from csa_desktop.commands.words import keepable
from csa_desktop.domain import values as v
from csa_desktop.domain.ordering import between
from csa_desktop.domain.readiness.sheet import excerpt
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.errors import UserError
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

Seen = int | Mapping[str, tuple[str, ...]] | None

ADD_LABELS = {
    v.FINDING: "Add a finding",
    v.GAP: "Add a gap",
    v.HYPOTHESIS: "Add a hypothesis",
    v.COMMENT: "Add a comment",
    v.POINT: "Add a point",
    v.FLAG: "Flag a key area",
    v.REVIEW: "Add a finding from moderation",
    v.ISSUE: "Add a main issue",
    v.NOTE: "Take a note",
    v.AREA: "Add an area",
    v.PROGRESS: "Say how far an area has come",
    v.AGENDA: "Add to the agenda",
    v.QUESTION: "Note a question",
    v.RECOMMENDATION: "Add a recommendation",
}
NAMES = {
    v.FINDING: "a finding",
    v.GAP: "a gap",
    v.HYPOTHESIS: "a hypothesis",
    v.COMMENT: "a comment",
    v.POINT: "a point",
    v.FLAG: "a flagged area",
    v.REVIEW: "a finding from moderation",
    v.ISSUE: "a main issue",
    v.JUDGEMENT: "a judgement",
    v.NOTE: "a note",
    v.EVALUATION: "an evaluation",
    v.AREA: "an area",
    v.PROGRESS: "what is said of progress",
    v.AGENDA: "a line of the agenda",
    v.QUESTION: "a question",
    v.RECOMMENDATION: "a recommendation",
    v.SENTENCE: "a sentence of the letter",
}
CLASS_LABELS = {
    "sign": "Mark as neither strength nor area for improvement",
    "service": "Choose a service",
    "groups": "Choose groups of children",
    "jar": "Take off the joint area review",
    "key_judgement": "Put under another key judgement",
    "happened": "Say when it happened",
    "owner": "Name an owner",
    "state": "Choose a state",
    "reason": "Give a reason",
    "judgement": "Choose the judgement it is about",
    "case": "Choose the case it comes from",
    "stage": "Choose the stage of the journey",
    "good": "No longer highlight as good practice",
    "evaluation": "Evaluate",
    "section": "Put under another heading",
    "prompt": "Say which question it answers",
    "response": "Note the response",
}
"""What undo and history call a choice; some say more of the value that was chosen."""
VALUE_LABELS: Mapping[tuple[str, Value], str] = {
    ("sign", v.STRENGTH): "Mark as strength",
    ("sign", v.IMPROVEMENT): "Mark as area for improvement",
    ("service", ""): "Take the service back",
    ("jar", True): "Mark for the joint area review",
    ("owner", ""): "Take the owner back",
    ("good", True): "Highlight as good practice",
}
CLASSES = frozenset(CLASS_LABELS)
"""What can be said about a statement besides its words."""
OPEN = "open"
"""The state of a gap or hypothesis that was just begun."""
SETTLED = "A hypothesis begins open. Write it first; then say what became of it, and what changed it."
NO_WHY = "Say in a sentence what changed it, so that its history tells others."


def add(
    store: Store,
    assessment: str,
    *,
    kind: str,
    text: str,
    step: str = "",
    subject: str = "",
    about: Mapping[str, Value] | None = None,
    on: Sequence[str] = (),
    row: str = "",
) -> Recorded:
    """Write a new statement at the end of its place, standing on the statements `on`.

    `about` holds any of `CLASSES`; `row` is its id where whoever typed it has chosen one already.
    Raises UserError for an empty text, and for a hypothesis that is settled already (003:225, 246).
    """
    if kind == v.HYPOTHESIS and (about or {}).get("state", OPEN) not in ("", OPEN):
        raise UserError(SETTLED)
    trail = store.trail(assessment)
    edit = new_statement(store, trail, kind=kind, text=text, step=step, subject=subject, about=about, row=row)
    edits = [edit, *(support(trail, edit.row, lower) for lower in on)]
    return store.record(ADD_LABELS[kind], edits, assessment=assessment)


def new_statement(
    store: Store,
    trail: Trail,
    *,
    kind: str,
    text: str,
    step: str,
    subject: str,
    about: Mapping[str, Value] | None = None,
    row: str = "",
) -> Edit:
    """The edit that writes a new statement; other commands put it together with theirs."""
    if not text.strip():
        raise UserError("Write something first; an empty line is not kept.")
    said: dict[str, Value] = {
        "kind": kind,
        "step": step,
        "subject": subject,
        "text": keepable(text.strip()),
        "position": _last_position(trail, kind, step, subject),
        "author": store.author,
        "written": clock.now().isoformat(),
        **_classes(about or {}),
    }
    return Edit("statement", row or v.new_id(), said)


def _last_position(trail: Trail, kind: str, step: str, subject: str) -> str:
    placed = trail.statements(kind=kind, step=step, subject=subject)
    return between(placed[-1].position if placed else "", "")


def _classes(about: Mapping[str, Value]) -> dict[str, Value]:
    unknown = set(about) - CLASSES
    if unknown:
        raise ValueError(f"not something to say about a statement: {sorted(unknown)}")
    return {name: keepable(value) if isinstance(value, str) else value for name, value in about.items()}


def support(trail: Trail, statement: str, on: str, relation: str = v.SUPPORTS) -> Edit:
    """The edit that lets a statement stand on another as that one reads now."""
    lower = trail.statement(on)
    if lower is None:
        raise UserError("That statement is no longer there. Nothing was linked to it.")
    row = v.derived_id(trail.assessment.id, "support", statement, on)
    said: dict[str, Value] = {
        "statement": statement,
        "on": on,
        "relation": relation,
        "version": lower.version,
    }
    return Edit("support", row, said)


def reword(store: Store, assessment: str, statement: str, text: str, *, seen: Seen = None) -> Recorded:
    """Change a statement's words. To empty it is refused: `remove` says that openly."""
    if not text.strip():
        raise UserError("A statement needs words. To take it away, remove it; it can be brought back.")
    edit = Edit("statement", statement, {"text": keepable(text.strip())}, seen)
    return store.record("Reword a statement", [edit], assessment=assessment)


def comment_id(assessment: str, step: str, subject: str) -> str:
    """The id of the one comment on a subject in a step, the same on every laptop."""
    return v.derived_id(assessment, v.COMMENT, step, subject)


def comment(
    store: Store, assessment: str, *, step: str, subject: str, text: str, seen: Seen = None
) -> Recorded:
    """Write or change the comment that a step requires under a subject (003:354)."""
    row, trail = comment_id(assessment, step, subject), store.trail(assessment)
    if trail.statement(row):
        return reword(store, assessment, row, text, seen=seen)
    edit = new_statement(store, trail, kind=v.COMMENT, text=text, step=step, subject=subject, row=row)
    return store.record(ADD_LABELS[v.COMMENT], [edit], assessment=assessment)


def classify(
    store: Store, assessment: str, statement: str, about: Mapping[str, Value], *, seen: Seen = None
) -> Recorded:
    """Say what a statement is: strength or area for improvement, service, groups, owner, state, ...

    UserError for the state of a hypothesis: `hypotheses.settle` asks what changed it (003:225, 246).
    """
    if not {"state", "reason"}.isdisjoint(about) and _is_hypothesis(store, assessment, statement):
        raise UserError(NO_WHY)
    edit = Edit("statement", statement, _classes(about), seen)
    return store.record(_class_label(about), [edit], assessment=assessment)


def _is_hypothesis(store: Store, assessment: str, statement: str) -> bool:
    there = store.trail(assessment).statement(statement)
    return there is not None and there.kind == v.HYPOTHESIS


def _class_label(about: Mapping[str, Value]) -> str:
    if len(about) != 1:
        return "Say more about a statement"
    ((name, value),) = about.items()
    chosen = (name, value) if isinstance(value, str | bool) else (name, "")
    return VALUE_LABELS.get(chosen) or CLASS_LABELS[name]


def place(
    store: Store,
    assessment: str,
    note: str,
    *,
    kind: str,
    step: str,
    subject: str,
    key_judgement: str = "",
    case: str = "",
) -> Recorded:
    """Give a note its place in the notebook, or in a case; when it was written stays as it was."""
    trail = store.trail(assessment)
    about = trail.case(case)
    said: dict[str, Value] = {
        "kind": kind,
        "step": step,
        "subject": subject,
        "key_judgement": key_judgement,
        "position": _last_position(trail, kind, step, subject),
    }
    if kind in (v.GAP, v.HYPOTHESIS):
        said["state"] = OPEN
    if about:
        said |= {"case": about.id, "stage": about.stage}
    return store.record("Place a note", [Edit("statement", note, said)], assessment=assessment)


def move(
    store: Store,
    assessment: str,
    statement: str,
    *,
    before: str = "",
    after: str = "",
    key_judgement: str | None = None,
    section: str | None = None,
) -> Recorded:
    """Move a statement to just before or just after another of its place (its id); to the end for neither.

    With `key_judgement`, or the `section` of an agenda or letter, it also goes under that one.
    """
    trail = store.trail(assessment)
    order = _siblings(trail, statement)
    at = order.index(before) if before else order.index(after) + 1 if after else len(order)
    low, high = (_position(trail, ids) for ids in (order[max(0, at - 1) : at], order[at : at + 1]))
    under = {"key_judgement": key_judgement, "section": section}
    moved: dict[str, Value] = {name: value for name, value in under.items() if value is not None}
    if high and low >= high:
        edits = _in_new_order([*order[:at], statement, *order[at:]], statement, moved)
    else:
        edits = [Edit("statement", statement, {"position": between(low, high), **moved})]
    return store.record(f"Move {_named(trail, statement)}", edits, assessment=assessment)


def _named(trail: Trail, statement: str) -> str:
    here = trail.statement(statement)
    return NAMES.get(here.kind if here else "", "a statement")


def _siblings(trail: Trail, statement: str) -> list[str]:
    here = trail.statement(statement)
    if here is None:
        raise UserError("That statement is no longer there. Nothing was moved.")
    placed = trail.statements(kind=here.kind, step=here.step, subject=here.subject)
    return [s.id for s in placed if s.id != statement]


def _position(trail: Trail, ids: Sequence[str]) -> str:
    return next((s.position for i in ids if (s := trail.statement(i))), "")


def _in_new_order(order: Sequence[str], statement: str, moved: Mapping[str, Value]) -> list[Edit]:
    """Fresh positions for a place in which two laptops gave the same one twice."""
    edits, last = [], ""
    for row in order:
        last = between(last, "")
        edits.append(Edit("statement", row, {"position": last, **(moved if row == statement else {})}))
    return edits


def remove(store: Store, assessment: str, statement: str, *, seen: int | None = None) -> Recorded:
    """Take a statement away with its citations and its own supports.

    Refused while something stands on it: what it carries must first be put on other ground.
    """
    trail = store.trail(assessment)
    resting = trail.above(statement)
    if resting:
        raise UserError(_stands_on_it(resting))
    rows = [("statement", statement)]
    rows += [("citation", c.id) for c in trail.citations(statement)]
    rows += [("support", s.id) for s in trail.rows.supports if statement in (s.statement, s.on)]
    edits = [Edit(table, row, delete=True, seen=seen) for table, row in rows]
    return store.record(f"Remove {_named(trail, statement)}", edits, assessment=assessment)


def _stands_on_it(resting: Sequence[Statement]) -> str:
    first, more = resting[0], len(resting) - 1
    named = excerpt(first) if first.text.strip() else NAMES.get(first.kind, "a statement").capitalize()
    many = f"{named} and {more} more stand on this. Take those links"
    said = many if more else f"{named} stands on this. Take that link"
    return f"{said} away first, so that nothing loses its ground."
