"""Records made on site: begun in one step, described, quoted; not removed while something cites them."""

from collections.abc import Mapping
from dataclasses import replace

from csa_desktop import clock
from csa_desktop.commands.cells import under_its_cell
from csa_desktop.commands.sources import RECEIVED, decided
from csa_desktop.commands.statements import Seen, new_statement
from csa_desktop.commands.trails import citation
from csa_desktop.commands.words import keepable
from csa_desktop.domain import records
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Field, Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Source
from csa_desktop.errors import UserError
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

DESCRIBED = frozenset(("case", "stage", "dated", "provenance"))
"""What can be corrected about a record; its kind cannot, for its form goes with it."""
_SHOWN = 60
_GONE = "That record is no longer here. Nothing was changed."


def begin(
    store: Store, assessment: str, pack: Pack, *, kind: str, case: str = "", stage: str = "", row: str = ""
) -> Recorded:
    """Begin a record of this moment. Where no stage is named it is about all of the journey.

    UserError for a kind that is not recorded on site, and for a case that is not there.
    """
    about = next((k for k in pack.source_kinds if k.id == kind and k.group == records.ON_SITE), None)
    if about is None:
        raise UserError(f"{pack.title} has no such kind of record. Choose one of those that are listed.")
    said: dict[str, Value] = {
        "kind": kind,
        "title": _title(store.trail(assessment), about.title, case),
        "state": RECEIVED,
        "case": case,
        "stage": stage,
        "dated": clock.this_minute(),
        **decided(pack, kind),
    }
    edit = Edit("source", row or v.new_id(), said)
    return store.record("Begin a record", [edit], assessment=assessment)


def _title(trail: Trail, kind: str, case: str) -> str:
    """A record is called by its kind and the case's code, so that nothing typed is in its title."""
    if not case:
        return kind
    found = trail.case(case)
    if found is None:
        raise UserError("That case is no longer in the sample. Choose another one, or none.")
    return f"{kind}, {found.code}"


def describe(
    store: Store, assessment: str, pack: Pack, record: str, values: Mapping[str, str], *, seen: Seen = None
) -> Recorded:
    """Correct a record's case, stage, date or who was there; its title follows the case."""
    if not set(values) <= DESCRIBED:
        raise ValueError("only a record's description can be corrected")
    trail = store.trail(assessment)
    there = _there(pack, trail, record)
    said: dict[str, Value] = {name: keepable(value) for name, value in values.items()}
    if "case" in values:
        _refuse_moving(trail, there, values["case"])
        kind = records.kind_of(pack, there)
        said["title"] = _title(trail, kind.title if kind else there.title, values["case"])
    edit = Edit("source", record, said, seen)
    return store.record("Describe a record", [edit], assessment=assessment)


def _refuse_moving(trail: Trail, record: Source, case: str) -> None:
    cited = (trail.statement(c.statement) for c in trail.quotations(record.id))
    about = next((s for s in cited if s and record.case and s.case == record.case != case), None)
    if about:
        raise UserError(
            f"“{_short(about.text)}” quotes this record for the child it is about now. "
            "Take that quotation away before the record goes to another case."
        )


def remove(store: Store, assessment: str, pack: Pack, record: str) -> Recorded:
    """Take a record away with its answers. Refused while something cites it, saying what."""
    trail = store.trail(assessment)
    _there(pack, trail, record)
    _refuse_cited(trail, record)
    edits = [Edit("source", record, delete=True)]
    edits += [Edit("answer", a.id, delete=True) for a in trail.rows.answers if a.about == record]
    return store.record("Remove a record", edits, assessment=assessment)


def _refuse_cited(trail: Trail, record: str) -> None:
    quoted = [s for c in trail.quotations(record) if (s := trail.statement(c.statement))]
    if quoted:
        more = f" and {len(quoted) - 1} more" if len(quoted) > 1 else ""
        raise UserError(
            f"“{_short(quoted[0].text)}”{more} quotes this record. Take the quotation away first, "
            "so that nothing loses its ground."
        )
    told = next((e for e in trail.rows.events if e.source == record), None)
    if told:
        raise UserError(
            f"“{_short(told.title)}” on a child's journey names this record as its source. "
            "Name another source there first."
        )


def note_words(
    store: Store,
    assessment: str,
    pack: Pack,
    record: str,
    *,
    field: str,
    words: str,
    start: int = 0,
    step: str = "",
    subject: str = "",
    key_judgement: str = "",
    stage: str | None = None,
    statement: str = "",
    text: str = "",
) -> Recorded:
    """Quote words of a record's field into a finding: the one named, or a new one under a theme.

    A new finding is about the record's case, at `stage` or the record's own; it happened when the record
    was made; its cell stands on it at once. Its text is the quotation until it is reworded. UserError where
    the field does not say these words, and where the finding is about another child.
    """
    trail = store.trail(assessment)
    there = _there(pack, trail, record)
    asked, at = _spoken(pack, trail, there, field, words, start)
    edits: list[Edit] = []
    if statement:
        _refuse_other_child(trail, there, statement)
    else:
        made = _finding(
            store, trail, there, text or " ".join(words.split()), step, subject, key_judgement, stage
        )
        statement, edits = made.row, [made, *under_its_cell(store, trail, pack, made)]
    cited = citation(
        statement, there, page=0, start=at, end=at + len(words), words=words, place=records.label(asked)
    )
    label = "Quote a record into a finding" if edits else "Quote a record"
    return store.record(label, [*edits, cited], assessment=assessment)


def _spoken(
    pack: Pack, trail: Trail, record: Source, field: str, words: str, start: int
) -> tuple[Field, int]:
    """The field that says the words, and where in it they stand."""
    if not words.strip():
        raise UserError("Select words of the record first; then quote them.")
    for asked, text in records.texts(pack, trail, record):
        if asked.id == field and (found := _at(text, words, start)) >= 0:
            return asked, found
    raise UserError("The record does not say these words any more. Select them again; then quote them.")


def _at(text: str, words: str, start: int) -> int:
    return start if text.startswith(words, start) else text.find(words)


def _finding(
    store: Store,
    trail: Trail,
    record: Source,
    text: str,
    step: str,
    subject: str,
    key_judgement: str,
    stage: str | None,
) -> Edit:
    about: dict[str, Value] = {"key_judgement": key_judgement, "happened": record.dated}
    made = new_statement(store, trail, kind=v.FINDING, text=text, step=step, subject=subject, about=about)
    where = {"case": record.case, "stage": record.stage if stage is None else stage}
    return replace(made, values={**made.values, **where})


def _refuse_other_child(trail: Trail, record: Source, statement: str) -> None:
    found = trail.statement(statement)
    if found is None:
        raise UserError("That finding is no longer there. Choose another one, or begin a new one.")
    if found.case and record.case and found.case != record.case:
        raise UserError(
            "That finding is about another child than this record. Choose a finding of this case, "
            "or begin a new one."
        )


def _there(pack: Pack, trail: Trail, record: str) -> Source:
    found = trail.source(record)
    if found is None or not records.is_record(pack, found):
        raise UserError(_GONE)
    return found


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
