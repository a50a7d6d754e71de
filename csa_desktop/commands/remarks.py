"""Remarks: what readers and the authority say of an edition, and what is done about each (003:101, 446)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from csa_desktop import clock
from csa_desktop.commands import sources
from csa_desktop.commands.statements import Seen
from csa_desktop.commands.words import keepable
from csa_desktop.domain.cycle import ACCEPTED, ACCURACY, NOT_ACCEPTED, PARTLY, REACHING
from csa_desktop.domain.editions import AUTHORITY, remarks
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.ordering import between
from csa_desktop.domain.returned import NAMES, Found, Returned, wording
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import new_id
from csa_desktop.errors import UserError
from csa_desktop.importing.pages import Document
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

OUTCOMES = (ACCEPTED, PARTLY, NOT_ACCEPTED, "")
KINDS = (ACCURACY, REACHING, "")
FIELDS = frozenset(("origin", "who", "kind", "section", "sentence", "quote", "text", "at", "place"))
"""What can be said of a remark besides what was done about it."""
NO_WORDS = "Write down what was said; an empty remark is not kept."
NO_EDITION = "The letter has not gone out yet, so nothing can have been said of it. Send it first."
PROVENANCE = "Sent back by the authority with its comments on the draft letter"
NONE_TAKEN = "Nothing is chosen. Choose what is to be taken in, or leave the file."


@dataclass(frozen=True, slots=True)
class Came:
    """A file that came back, as it is to be kept."""

    document: Document
    data: bytes
    file_name: str
    title: str


def add(
    store: Store, assessment: str, edition: str, about: Mapping[str, Value], *, row: str = ""
) -> Recorded:
    """Write down what somebody said of an edition; `about` holds any of `FIELDS`, its words as "text"."""
    trail = store.trail(assessment)
    _find_edition(trail, edition)
    if not (str(about.get("text", "")).strip() or about.get("place")):
        raise UserError(NO_WORDS)
    said = _checked({"at": clock.today().isoformat(), **about}) | {
        "edition": edition,
        "position": _after(trail, edition),
    }
    return store.record(
        "Add a remark on the letter", [Edit("remark", row or new_id(), said)], assessment=assessment
    )


def change(
    store: Store, assessment: str, remark: str, about: Mapping[str, Value], *, seen: Seen = None
) -> Recorded:
    """Correct what was written down of a remark."""
    if not str(about.get("text", "-")).strip():
        raise UserError(NO_WORDS)
    edit = Edit("remark", remark, _checked(about), seen)
    return store.record("Correct a remark on the letter", [edit], assessment=assessment)


def decide(store: Store, assessment: str, remark: str, outcome: str, *, seen: Seen = None) -> Recorded:
    """Say whether a remark is accepted, partly or not; empty while nobody has decided. Who, when are kept."""
    if outcome not in OUTCOMES:
        raise ValueError("no such outcome of a remark")
    said: dict[str, Value] = {"outcome": outcome, **_answered(store, outcome)}
    return store.record("Decide on a remark", [Edit("remark", remark, said, seen)], assessment=assessment)


def respond(store: Store, assessment: str, remark: str, response: str, *, seen: Seen = None) -> Recorded:
    """Word what is said about it in the reply."""
    said: dict[str, Value] = {"response": keepable(response.strip()), **_answered(store, response.strip())}
    return store.record("Reply to a remark", [Edit("remark", remark, said, seen)], assessment=assessment)


def put_back(
    store: Store, assessment: str, remark: str, field: str, typed: str, *, seen: Seen = None
) -> Recorded:
    """Keep what was typed into a field of a remark."""
    if field == "response":
        return respond(store, assessment, remark, typed, seen=seen)
    return change(store, assessment, remark, {field: typed}, seen=seen)


def _answered(store: Store, said: str) -> dict[str, Value]:
    when = clock.now().isoformat() if said else ""
    return {"answered_by": store.author if said else "", "answered_at": when}


def remove(store: Store, assessment: str, remark: str) -> Recorded:
    """Take a remark off the list; it can be brought back. What a reply was given to stays."""
    there = next((r for r in store.trail(assessment).rows.remarks if r.id == remark), None)
    if there and (there.outcome or there.response.strip()):
        raise UserError(
            "A reply to this remark is written, so it stays. Take the reply and the outcome out first."
        )
    edit = Edit("remark", remark, delete=True)
    return store.record("Remove a remark on the letter", [edit], assessment=assessment)


def take(
    store: Store,
    assessment: str,
    pack: Pack,
    edition: str,
    returned: Returned,
    chosen: Mapping[int, str],
    came: Came,
    *,
    who: str = "",
    progress: Callable[[float], None] | None = None,
) -> Recorded:
    """Keep the file that came back as a source, and what was chosen of it as remarks.

    `chosen` says of each number that is taken what it is about: `ACCURACY` or `REACHING`. The file is kept
    whole, so that what is not chosen is there to be read.
    """
    trail = store.trail(assessment)
    _find_edition(trail, edition)
    if not chosen:
        raise UserError(NONE_TAKEN)
    source = _kept(store, trail, pack, came, progress)
    position, edits = _after(trail, edition), []
    for found in (f for f in returned.found if f.number in chosen):
        said = _said(found, chosen[found.number], who)
        said |= {"edition": edition, "source": source, "position": position}
        edits.append(Edit("remark", new_id(), said))
        position = between(position, "")
    return store.record("Take in the comments of a Word file", edits, assessment=assessment)


def _kept(
    store: Store, trail: Trail, pack: Pack, came: Came, progress: Callable[[float], None] | None
) -> str:
    """The source that the file is, which is added where it is none yet."""
    known = next((s for s in trail.sources() if s.sha256 == came.document.sha256), None)
    if known:
        return known.id
    others = [kind for kind in pack.source_kinds if kind.group == "other"] or list(pack.source_kinds)
    return sources.add_document(
        store,
        trail.assessment.id,
        pack,
        came.document,
        came.data,
        kind=others[-1].id,
        title=came.title,
        file_name=came.file_name,
        dated=clock.today().isoformat(),
        provenance=PROVENANCE,
        progress=progress,
    ).row


def _said(found: Found, kind: str, who: str) -> dict[str, Value]:
    answers = f" {found.answers}" if found.answers else ""
    resolved = ", marked as resolved" if found.resolved else ""
    return _checked(
        {
            "origin": AUTHORITY,
            "who": found.author or who,
            "kind": kind,
            "section": found.section,
            "sentence": found.sentence,
            "quote": found.quote,
            "text": wording(found),
            "place": f"{found.number}: {NAMES[found.kind]}{answers}{resolved}",
            "at": _day(found.at),
        }
    )


def _day(at: str) -> str:
    """The day that a file states; today where it states none that is understood."""
    try:
        return datetime.fromisoformat(at).date().isoformat()
    except ValueError:
        return clock.today().isoformat()


def _checked(about: Mapping[str, Value]) -> dict[str, Value]:
    if unknown := set(about) - FIELDS:
        raise ValueError(f"not something to say about a remark: {sorted(unknown)}")
    if about.get("kind", "") not in KINDS:
        raise ValueError("no such kind of remark")
    return {name: keepable(value) if isinstance(value, str) else value for name, value in about.items()}


def _find_edition(trail: Trail, edition: str) -> None:
    if not any(e.id == edition for e in trail.rows.editions):
        raise UserError(NO_EDITION)


def _after(trail: Trail, edition: str) -> str:
    """The position behind everything that was said of an edition."""
    listed = remarks(trail, edition)
    return between(listed[-1].position if listed else "", "")
