"""The panel of a representation: who sits on it, that they had no part before, and what it decides."""

from collections import Counter

from csa_desktop import clock
from csa_desktop.commands.decisions import deciding
from csa_desktop.commands.representations import representation_id, undecided
from csa_desktop.commands.words import keepable
from csa_desktop.domain import representing
from csa_desktop.domain.cycle import AMENDED, REPRESENTATION, UPHELD, Panellist, Representation
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.involvement import involvement, parts
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import new_id
from csa_desktop.errors import UserError
from csa_desktop.store.authors import authors
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

_OWN_TABLES = ("representation", "ground", "panellist")
"""To write these down is no part in the judgement."""
NO_NAME = "Enter the name of the member of the panel."
NO_SEAT = "Choose as what this person sits on the panel."
FOUND_SINCE = "{0} has come to have a part in this assessment since the check. Check everybody again."
NO_REASON = "Say why what was found is no earlier part, such as another person of the same name."


def seat(
    store: Store, assessment: str, pack: Pack, row: str, *, name: str, role: str, organisation: str = ""
) -> Recorded:
    """Put somebody on the panel, looked up at once among all who had a part in the assessment."""
    trail = store.trail(assessment)
    of = undecided(trail, row)
    stated = representing.panel_of(pack, of)
    place = next((s for s in (stated.seats if stated else ()) if s.id == role), None)
    if not name.strip():
        raise UserError(NO_NAME)
    if place is None:
        raise UserError(NO_SEAT)
    said: dict[str, Value] = {
        "representation": row,
        "name": keepable(name.strip()),
        "role": role,
        "organisation": keepable(organisation.strip()) or place.organisation,
        **_looked(store, trail, pack, of.id, name),
    }
    edit = Edit("panellist", new_id(), said)
    return store.record("Put somebody on a panel", [edit], assessment=assessment)


def check(store: Store, assessment: str, pack: Pack, row: str) -> Recorded:
    """Look again for an earlier part of every member; the day and what was found are kept."""
    trail = store.trail(assessment)
    undecided(trail, row)
    edits = [
        Edit("panellist", p.id, _looked(store, trail, pack, row, p.name))
        for p in representing.panellists_of(trail, row)
    ]
    return store.record("Check who is on a panel", edits, assessment=assessment)


def clear(store: Store, assessment: str, panellist: str, why: str) -> Recorded:
    """Say why what was found of a member is no earlier part; it stays beside what was found."""
    if not why.strip():
        raise UserError(NO_REASON)
    _panellist(store.trail(assessment), panellist)
    edit = Edit("panellist", panellist, {"cleared": keepable(why.strip())})
    return store.record("Clear a member of a panel", [edit], assessment=assessment)


def remove(store: Store, assessment: str, panellist: str) -> Recorded:
    """Take somebody off a panel; undo brings them back."""
    _panellist(store.trail(assessment), panellist)
    edit = Edit("panellist", panellist, delete=True)
    return store.record("Take somebody off a panel", [edit], assessment=assessment)


def found_now(store: Store, assessment: str, pack: Pack, row: str) -> dict[str, tuple[str, ...]]:
    """What would be found of each member of a panel today, by the member's id."""
    trail = store.trail(assessment)
    known = parts(trail, pack, _wrote(store, assessment), panel=row)
    return {p.id: involvement(known, p.name) for p in representing.panellists_of(trail, row)}


def _looked(store: Store, trail: Trail, pack: Pack, row: str, name: str) -> dict[str, Value]:
    known = parts(trail, pack, _wrote(store, trail.assessment.id), panel=row)
    return {"checked": clock.today().isoformat(), "found": "\n".join(involvement(known, name))}


def _wrote(store: Store, assessment: str) -> Counter[str]:
    with store.reading() as connection:
        wrote = authors(connection, assessment, without=_OWN_TABLES)
    number: Counter[str] = Counter()
    for author in wrote:
        number[author.person] += author.changes
    return number


def decide(
    store: Store, assessment: str, pack: Pack, row: str, *, grade: str, why: str, when: str = "", by: str = ""
) -> Recorded:
    """Record what the panel decided, carried into the notebook; `by` is its members where nobody is named.

    An amended judgement opens the review of the one that it bears on (003:515, 525, 537). Raises UserError
    while the panel, its check, the grounds or the frozen record are not complete.
    """
    trail = store.trail(assessment)
    of = undecided(trail, row)
    if missing := representing.lacking(pack, trail, of):
        raise UserError(missing[0])
    _refuse_found_since(store, assessment, pack, trail, row)
    names = ", ".join(p.name for p in representing.panellists_of(trail, row))
    edits = deciding(
        store,
        assessment,
        pack,
        judgement=of.judgement,
        stage=REPRESENTATION,
        to_grade=grade,
        why=why,
        by=by or f"the panel: {names}",
        about=row,
        when=when,
    )
    decided = edits[0].values
    outcome = UPHELD if decided["was"] == grade else AMENDED
    said: dict[str, Value] = {
        "outcome": outcome,
        "decided": decided["at"],
        "justification": decided["reason"],
    }
    edits.append(Edit("representation", row, said))
    if outcome == AMENDED:
        edits += _review(pack, trail, of)
    return store.record("Record what a panel decided", edits, assessment=assessment)


def _refuse_found_since(store: Store, assessment: str, pack: Pack, trail: Trail, row: str) -> None:
    """UserError where a member in whom the check found nothing has come to have a part since."""
    now = found_now(store, assessment, pack, row)
    for member in representing.panellists_of(trail, row):
        if now.get(member.id) and not member.found:
            raise UserError(FOUND_SINCE.format(member.name))


def _review(pack: Pack, trail: Trail, of: Representation) -> list[Edit]:
    """The review by the joint panel that an amended judgement opens, where there is none yet."""
    stated = representing.panel_of(pack, of)
    then = next((p for p in pack.panels if stated and p.id == stated.then), None)
    if then is None:
        return []
    row = representation_id(trail.assessment.id, f"{then.id}/{of.panel}")
    if representing.representation(trail, row):
        return []
    said: dict[str, Value] = {"judgement": then.judgement, "panel": then.id, "follows": of.id}
    return [Edit("representation", row, said)]


def _panellist(trail: Trail, row: str) -> Panellist:
    """A member of a panel that has not decided."""
    found = next((p for p in trail.rows.panellists if p.id == row), None)
    if found is None:
        raise UserError("That person is no longer on the panel. Nothing was changed.")
    undecided(trail, found.representation)
    return found


def is_cleared(member: Panellist) -> bool:
    """True where nothing was found of a member, or somebody has said why it is none."""
    return bool(member.checked) and (not member.found or bool(member.cleared.strip()))
