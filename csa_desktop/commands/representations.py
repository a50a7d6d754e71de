"""A council's representation on a judgement: its days, grounds, frozen record and response (003:479-539)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from csa_desktop import clock
from csa_desktop.commands import sources
from csa_desktop.commands.statements import Seen
from csa_desktop.commands.words import keepable
from csa_desktop.domain import representing
from csa_desktop.domain.cycle import INACCURATE, SIGNIFICANCE, Ground, Representation
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.ordering import between
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import derived_id, new_id
from csa_desktop.errors import UserError
from csa_desktop.importing.pages import Document
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

KIND = "representation"
"""The kind of source that the council's own document is: kept, and not admissible."""
DAYS = ("intended", "submitted")
FIELDS = frozenset((*DAYS, "response"))
GROUND_FIELDS = frozenset(("kind", "text", "about", "response"))
GONE = "This representation is no longer there. Nothing was kept."
DECIDED = "The panel has decided. What it read stays as it was; nothing of it can be changed now."
NO_DAY = "Write the day as 1 November 2005. It is not kept yet."
TO_COME = "That day is still to come. The record can be frozen as at today, or an earlier day."
NOTHING_THEN = "Nothing of this assessment was here then. Choose a later day."
NOT_FROZEN = "Freeze the record first: only what stood in it then can support the response."
NEW_EVIDENCE = (
    "“{0}” was written or changed after the record was frozen, so it cannot support the response: a "
    "representation is not the opportunity to enter new evidence."
)
NO_GROUND = "Write what the council says, in a sentence or more. An empty ground is not kept."


def begin(store: Store, assessment: str, pack: Pack, panel: str, *, intended: str = "") -> Recorded:
    """Open a representation: the council has said that it will make one, on an ISO day where that is known.

    Raises UserError for a judgement on which the framework allows none (003:507).
    """
    stated = next((p for p in pack.panels if p.id == panel and not p.review), None)
    if stated is None:
        raise UserError("The framework allows no representation on that judgement.")
    said: dict[str, Value] = {"judgement": stated.judgement, "panel": panel}
    if intended:
        said["intended"] = _day(intended)
    row = representation_id(assessment, panel)
    return store.record("Open a representation", [Edit("representation", row, said)], assessment=assessment)


def representation_id(assessment: str, panel: str) -> str:
    """The id of the one representation before a panel, the same on every laptop."""
    return derived_id(assessment, "representation", panel)


def change(
    store: Store, assessment: str, row: str, about: Mapping[str, str], *, seen: Seen = None
) -> Recorded:
    """Keep the day of the intention or of the submission, or the response to it as a whole."""
    if unknown := set(about) - FIELDS:
        raise ValueError(f"not something to say about a representation: {sorted(unknown)}")
    undecided(store.trail(assessment), row)
    said: dict[str, Value] = {
        name: _day(text) if name in DAYS else keepable(text.strip()) for name, text in about.items()
    }
    label = "Answer a representation" if "response" in said else "Date a representation"
    return store.record(label, [Edit("representation", row, said, seen)], assessment=assessment)


def take_back(store: Store, assessment: str, row: str) -> Recorded:
    """Take a representation away with its grounds and its panel; undo brings all of it back."""
    trail = store.trail(assessment)
    undecided(trail, row)
    edits = [Edit("representation", row, delete=True)]
    edits += [Edit("ground", g.id, delete=True) for g in representing.grounds_of(trail, row)]
    edits += [Edit("panellist", p.id, delete=True) for p in representing.panellists_of(trail, row)]
    return store.record("Take a representation back", edits, assessment=assessment)


# The frozen record


def freeze(store: Store, assessment: str, row: str, as_at: str, *, seen: Seen = None) -> Recorded:
    """Freeze the record for the panel as at an ISO day (its end) or time.

    Raises UserError for a day to come, for one before anything was written, once the panel has decided, and
    where a response stands on something that the record did not hold then.
    """
    trail = store.trail(assessment)
    undecided(trail, row)
    moment = representing.moment_of(as_at)
    if moment is None:
        raise UserError(NO_DAY)
    if datetime.fromisoformat(as_at).date() > clock.today():
        raise UserError(TO_COME)
    then = store.trail_when(assessment, moment)
    if then is None:
        raise UserError(NOTHING_THEN)
    for ground in representing.grounds_of(trail, row):
        _check_held(trail, then, ground.rests_on)
    edit = Edit("representation", row, {"as_at": as_at}, seen)
    return store.record("Freeze the record", [edit], assessment=assessment)


def frozen(store: Store, assessment: str, as_at: str) -> Trail | None:
    """The assessment as it stood when it was frozen; None where it is not."""
    moment = representing.moment_of(as_at)
    return store.trail_when(assessment, moment) if moment else None


def receive_document(
    store: Store,
    assessment: str,
    pack: Pack,
    row: str,
    document: Document,
    data: bytes,
    *,
    file_name: str = "",
    progress: Callable[[float], None] | None = None,
) -> Recorded:
    """Keep the council's document as a source that is not admissible, and name it in the representation."""
    undecided(store.trail(assessment), row)
    title = pack.source_kind(KIND).title
    kept = sources.add_document(
        store,
        assessment,
        pack,
        document,
        data,
        kind=KIND,
        title=title,
        file_name=file_name,
        dated=clock.today().isoformat(),
        progress=progress,
    )
    edit = Edit("representation", row, {"source": kept.row})
    return store.record("Receive a representation", [edit], assessment=assessment)


# Grounds


def add_ground(
    store: Store, assessment: str, row: str, *, kind: str, text: str, about: Sequence[str] = ()
) -> Recorded:
    """Write down what is said to be inaccurate or of wrong significance, and where (003:505)."""
    trail = store.trail(assessment)
    undecided(trail, row)
    there = representing.grounds_of(trail, row)
    said = {"representation": row, **_ground({"kind": kind, "text": text, "about": list(about)})}
    said["position"] = between(there[-1].position if there else "", "")
    return store.record("Add a ground", [Edit("ground", new_id(), said)], assessment=assessment)


def change_ground(
    store: Store, assessment: str, ground: str, about: Mapping[str, Value], *, seen: Seen = None
) -> Recorded:
    """Change what a ground says, what it is about, or the response to it."""
    undecided(trail := store.trail(assessment), _ground_of(trail, ground).representation)
    label = "Answer a ground" if set(about) == {"response"} else "Change a ground"
    return store.record(label, [Edit("ground", ground, _ground(about), seen)], assessment=assessment)


def remove_ground(store: Store, assessment: str, ground: str) -> Recorded:
    """Take a ground away; undo brings it back."""
    undecided(trail := store.trail(assessment), _ground_of(trail, ground).representation)
    return store.record("Remove a ground", [Edit("ground", ground, delete=True)], assessment=assessment)


def rest_on(store: Store, assessment: str, ground: str, on: Sequence[str], *, seen: Seen = None) -> Recorded:
    """Choose the statements that the response to a ground stands on.

    Refused for whatever the record did not hold, in these words, when it was frozen (003:505).
    """
    trail = store.trail(assessment)
    of = undecided(trail, _ground_of(trail, ground).representation)
    then = frozen(store, assessment, of.as_at)
    if then is None:
        raise UserError(NOT_FROZEN)
    _check_held(trail, then, on)
    edit = Edit("ground", ground, {"rests_on": list(on)}, seen)
    return store.record("Support the response", [edit], assessment=assessment)


def _check_held(trail: Trail, then: Trail, on: Sequence[str]) -> None:
    for row in on:
        now, held = trail.statement(row), then.statement(row)
        if held is None or (now and now.version != held.version):
            words = now.text if now else ""
            raise UserError(NEW_EVIDENCE.format(" ".join(words.split())[:80]))


def _ground(about: Mapping[str, Value]) -> dict[str, Value]:
    if unknown := set(about) - GROUND_FIELDS:
        raise ValueError(f"not something to say about a ground: {sorted(unknown)}")
    if about.get("kind", INACCURATE) not in (INACCURATE, SIGNIFICANCE):
        raise UserError("Say whether the evidence is said to be inaccurate, or its significance to be wrong.")
    if not str(about.get("text", "-")).strip():
        raise UserError(NO_GROUND)
    return {
        name: keepable(value.strip()) if isinstance(value, str) else value for name, value in about.items()
    }


def _ground_of(trail: Trail, ground: str) -> Ground:
    found = next((g for g in trail.rows.grounds if g.id == ground), None)
    if found is None:
        raise UserError("That ground is no longer there. Nothing was changed.")
    return found


def undecided(trail: Trail, row: str) -> Representation:
    """The representation, while its panel has not decided; UserError where it has, or where it is gone."""
    found = representing.representation(trail, row)
    if found is None:
        raise UserError(GONE)
    if found.outcome:
        raise UserError(DECIDED)
    return found


def _day(said: str) -> str:
    try:
        day = date.fromisoformat(said) if said else None
    except ValueError:
        raise UserError(NO_DAY) from None
    return day.isoformat() if day else ""
