"""Cases: who tracks them, what they show of each theme at each stage, and what is said once of each."""

from collections.abc import Mapping, Sequence

from csa_desktop.commands.cells import begin_once, check_cell, evaluated, under_its_cell
from csa_desktop.commands.events import case_of
from csa_desktop.commands.statements import Seen, new_statement
from csa_desktop.commands.trails import citation
from csa_desktop.commands.words import keepable
from csa_desktop.domain import values as v
from csa_desktop.domain.case_grid import holding_step, one_of_case
from csa_desktop.domain.cases import DONE, TRACKING
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.errors import UserError
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

YES, NO, UNCLEAR = "yes", "no", "unclear"
EARLIER = (YES, NO, UNCLEAR)
"""Whether an earlier, different response would have avoided the next stage (004:183)."""


def track(store: Store, assessment: str, case: str, tracker: str, *, seen: Seen = None) -> Recorded:
    """Say which member tracks a case; empty for nobody."""
    trail = store.trail(assessment)
    case_of(trail, case)
    if tracker and all(member.id != tracker for member in trail.rows.members):
        raise UserError("That person is not listed. Add them on the overview first.")
    edit = Edit("case", case, {"tracker": tracker}, seen)
    return store.record("Say who tracks a case", [edit], assessment=assessment)


def progress(store: Store, assessment: str, case: str, how_far: str, *, seen: Seen = None) -> Recorded:
    """Say how far the team is with a case: not begun (empty), tracking or done."""
    case_of(store.trail(assessment), case)
    if how_far not in ("", TRACKING, DONE):
        raise UserError("Choose whether the case is not begun, being tracked or done.")
    edit = Edit("case", case, {"progress": how_far}, seen)
    return store.record("Say how far a case is", [edit], assessment=assessment)


# The grid


def evaluate(
    store: Store,
    assessment: str,
    pack: Pack,
    case: str,
    stage: str,
    theme: str,
    *,
    evaluation: str | None = None,
    good: bool | None = None,
    text: str | None = None,
    seen: Seen = None,
) -> Recorded:
    """Say what a case shows of a theme at a stage, whether it is good practice, and in short what it is.

    Only what is given changes. It stands on the findings of its cell: whoever evaluates has looked at them.
    """
    trail = store.trail(assessment)
    said: dict[str, Value] = {}
    if evaluation is not None:
        _check_evaluation(pack, evaluation)
        said["evaluation"] = evaluation
    if good is not None:
        said["good"] = good
    if text is not None:
        said["text"] = keepable(text.strip())
    row, edits = evaluated(store, trail, pack, (case, stage, theme), said, seen)
    edits += [
        Edit("support", link.id, {"version": lower.version})
        for link in trail.stale_supports(row)
        if (lower := trail.statement(link.on))
    ]
    return store.record(_label(said), edits, assessment=assessment)


def _label(said: Mapping[str, Value]) -> str:
    if "good" in said:
        return "Name good practice" if said["good"] else "Take good practice back"
    return "Say in short what a case shows" if "text" in said else "Evaluate a case"


def _check_evaluation(pack: Pack, evaluation: str) -> None:
    if evaluation and all(one.id != evaluation for one in pack.evaluations):
        raise UserError("That is not one of this framework's evaluations. Choose one from the list.")


def add_finding(
    store: Store,
    assessment: str,
    pack: Pack,
    case: str,
    stage: str,
    theme: str,
    *,
    text: str,
    about: Mapping[str, Value] | None = None,
    row: str = "",
) -> Recorded:
    """Write what was seen or heard in a case; the evaluation of its cell stands on it from the beginning.

    `about` may hold its sign, the agency (service), groups and when it happened; `row` its id where whoever
    typed it has chosen one already. Raises UserError for an empty text.
    """
    trail = store.trail(assessment)
    check_cell(trail, pack, (case, stage, theme))
    step = holding_step(pack).id
    new = new_statement(
        store, trail, kind=v.FINDING, text=text, step=step, subject=theme, about=about, row=row
    )
    finding = Edit("statement", new.row, {**new.values, "case": case, "stage": stage})
    edits = [finding, *under_its_cell(store, trail, pack, finding)]
    return store.record("Add a finding", edits, assessment=assessment)


def remove_finding(store: Store, assessment: str, finding: str) -> Recorded:
    """Take a finding of a case away; the evaluation of its cell lets it go, all else must do so first."""
    trail = store.trail(assessment)
    here = trail.statement(finding)
    if here is None:
        raise UserError("That finding is no longer there.")
    held = [s for s in trail.above(finding) if s.kind != v.EVALUATION]
    if held:
        raise UserError(
            "Something stands on this finding. Take that link away first, so that nothing loses its ground."
        )
    rows = [("statement", finding)]
    rows += [("citation", c.id) for c in trail.citations(finding)]
    rows += [("support", s.id) for s in trail.rows.supports if finding in (s.statement, s.on)]
    edits = [Edit(table, row, delete=True) for table, row in rows]
    return store.record("Remove a finding", edits, assessment=assessment)


def cite(store: Store, assessment: str, statement: str, record: str, *, place: str = "") -> Recorded:
    """Let a finding of a case cite a record made on site, a document, or an event, as it is now.

    `place` says where in it, such as "contact log, 3 to 7". Refused where the source is not admissible.
    """
    trail = store.trail(assessment)
    here = trail.statement(statement)
    if here is None:
        raise UserError("That finding is no longer there. Nothing was cited.")
    if any(c.source == record and c.place == place for c in trail.citations(statement)):
        raise UserError("It is cited there already.")
    edit = _cites(trail, statement, record, place)
    return store.record("Cite a record", [edit], assessment=assessment)


def _cites(trail: Trail, statement: str, record: str, place: str) -> Edit:
    if trail.event(record):
        said: dict[str, Value] = {"statement": statement, "source": record, "place": keepable(place)}
        return Edit(
            "citation", v.new_id(), {"page": 0, "start": 0, "end": 0, "quote": "", "sha256": "", **said}
        )
    source = trail.source(record)
    if source is None:
        raise UserError("That record is no longer listed. Nothing was cited.")
    if source.admissible == "no":
        raise UserError(f"“{source.title}” is not admissible, so it cannot be cited.")
    return citation(statement, source, page=0, start=0, end=0, words="", place=place)


# Said once of each case


def contribution(
    store: Store, assessment: str, case: str, agency: str, text: str, *, seen: Seen = None
) -> Recorded:
    """Write what an agency contributed in a case; empty takes the words back."""
    row = one_of_case(assessment, v.AGENCY, case, agency)
    said: dict[str, Value] = {"text": keepable(text.strip())}
    return _say_once(store, assessment, (v.AGENCY, case, row), said, {"service": agency}, seen)


def wishes(store: Store, assessment: str, case: str, text: str, *, seen: Seen = None) -> Recorded:
    """Write the child's own wishes and feelings, and what was done about them (004:199)."""
    row = one_of_case(assessment, v.WISHES, case)
    said: dict[str, Value] = {"text": keepable(text.strip())}
    return _say_once(store, assessment, (v.WISHES, case, row), said, {}, seen)


def earlier(
    store: Store,
    assessment: str,
    case: str,
    *,
    answer: str | None = None,
    text: str | None = None,
    seen: Seen = None,
) -> Recorded:
    """Answer whether an earlier, different response would have avoided the next stage; only what is given."""
    if answer and answer not in EARLIER:
        raise UserError("Answer yes, no or unclear.")
    given = {"evaluation": answer, "text": None if text is None else keepable(text.strip())}
    said: dict[str, Value] = {name: value for name, value in given.items() if value is not None}
    row = one_of_case(assessment, v.EARLIER, case)
    return _say_once(store, assessment, (v.EARLIER, case, row), said, {}, seen)


_LABELS = {
    v.AGENCY: "Write an agency's contribution",
    v.WISHES: "Write a child's wishes and feelings",
    v.EARLIER: "Answer on an earlier response",
}


def _say_once(
    store: Store,
    assessment: str,
    what: tuple[str, str, str],
    said: dict[str, Value],
    first: Mapping[str, Value],
    seen: Seen,
) -> Recorded:
    trail = store.trail(assessment)
    kind, case, row = what
    case_of(trail, case)
    if trail.statement(row):
        edit = Edit("statement", row, said, seen)
    else:
        edit = begin_once(store, trail, kind, case, row, {**first, **said})
    return store.record(_LABELS[kind], [edit], assessment=assessment)


def put_back(
    store: Store, assessment: str, pack: Pack, where: Sequence[str], text: str, *, seen: Seen = None
) -> Recorded:
    """Keep words whose typing was cut short: `where` is their kind, the case, and what else tells them."""
    kind, case, *more = where
    if kind == v.EVALUATION:
        return evaluate(store, assessment, pack, case, *more[:2], text=text, seen=seen)
    if kind == v.AGENCY:
        return contribution(store, assessment, case, more[0], text, seen=seen)
    if kind == v.WISHES:
        return wishes(store, assessment, case, text, seen=seen)
    return earlier(store, assessment, case, text=text, seen=seen)
