"""What becomes of a hypothesis: confirmed, refined or dropped, and what changed it."""

from collections.abc import Sequence

from csa_desktop.commands.statements import NO_WHY, Seen, support
from csa_desktop.commands.trails import refuse_circle
from csa_desktop.commands.words import keepable
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.errors import UserError
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

NO_STATE = "Choose what became of the hypothesis."


def settle(
    store: Store,
    assessment: str,
    pack: Pack,
    hypothesis: str,
    state: str,
    *,
    why: str,
    on: Sequence[str] = (),
    against: Sequence[str] = (),
    text: str = "",
    seen: Seen = None,
) -> Recorded:
    """Change the state of a hypothesis with the sentence that says why, as one step (003:225, 246).

    From now on it stands on `on` and is contradicted by `against`; `text` are its new words, where it was
    refined. UserError without a state, without a sentence, and for a circle.
    """
    if state not in {option.id for option in pack.hypothesis_states}:
        raise UserError(NO_STATE)
    if not why.strip():
        raise UserError(NO_WHY)
    trail = store.trail(assessment)
    for lower in on:
        refuse_circle(trail, hypothesis, lower)
    said: dict[str, Value] = {"state": state, "reason": keepable(why.strip())}
    if text.strip():
        said["text"] = keepable(text.strip())
    edits = [Edit("statement", hypothesis, said, seen)]
    edits += [support(trail, hypothesis, lower) for lower in on]
    edits += [support(trail, hypothesis, lower, v.CONTRADICTS) for lower in against if lower not in on]
    return store.record("Say what became of a hypothesis", edits, assessment=assessment)
