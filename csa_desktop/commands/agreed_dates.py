"""Days agreed with the authority: each change keeps from, to, why, who was told and when (003:441-442)."""

from collections.abc import Mapping

from csa_desktop import clock
from csa_desktop.commands.answers import answer_id
from csa_desktop.commands.statements import Seen
from csa_desktop.commands.words import keepable
from csa_desktop.domain import key_dates
from csa_desktop.domain.values import new_id
from csa_desktop.errors import UserError
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

NO_DAY = "Write the day as 28 June 2005. Nothing is changed yet."
NO_TOLD_DAY = "Write the day on which they were told as 28 June 2005. Nothing is changed yet."
SAY_WHY = "This day was agreed already. Say why it changes: from, to and why are kept with the assessment."


def agreed_row(assessment: str, what: str) -> str:
    """The id of the row in which the agreed day of a key date is kept."""
    return answer_id(assessment, key_dates.AGREED, "", what)


def agree(
    store: Store,
    assessment: str,
    what: str,
    day: str,
    *,
    why: str = "",
    told: str = "",
    told_on: str = "",
    seen: Seen = None,
) -> Recorded:
    """Keep the ISO day that was agreed for a key date, or take it back with an empty one.

    Raises UserError for what is no day, and where an agreed day changes without a reason.
    """
    _check(day, NO_DAY)
    _check(told_on, NO_TOLD_DAY)
    kept = store.trail(assessment).answer(key_dates.AGREED, "", what)
    was = kept if isinstance(kept, str) else ""
    edits = [_answer(store, assessment, key_dates.AGREED, "", what, day, seen)]
    if was and was != day:
        if not why.strip():
            raise UserError(SAY_WHY)
        said = {"what": what, "was": was, "day": day, "why": why, "told": told, "told-on": told_on}
        edits += _change(store, assessment, new_id(), said | {"at": clock.now().isoformat()})
    return store.record("Agree a day with the authority", edits, assessment=assessment)


def notified(store: Store, assessment: str, change: str, *, told: str, told_on: str) -> Recorded:
    """Say who was told of a change, and on which ISO day."""
    if not told.strip():
        raise UserError("Say who was told.")
    if not told_on:
        raise UserError(NO_TOLD_DAY)
    _check(told_on, NO_TOLD_DAY)
    edits = _change(store, assessment, change, {"told": told, "told-on": told_on})
    return store.record("Say who was told of a change", edits, assessment=assessment)


def _change(store: Store, assessment: str, change: str, said: Mapping[str, str]) -> list[Edit]:
    return [
        _answer(store, assessment, key_dates.CHANGES, change, field, value.strip())
        for field, value in said.items()
    ]


def _answer(
    store: Store, assessment: str, form: str, about: str, field: str, value: str, seen: Seen = None
) -> Edit:
    said: dict[str, Value] = {
        "form": form,
        "about": about,
        "field": field,
        "value": keepable(value),
        "author": store.author,
    }
    return Edit("answer", answer_id(assessment, form, about, field), said, seen)


def _check(day: str, sentence: str) -> None:
    if day and key_dates.understood(day) is None:
        raise UserError(sentence)
