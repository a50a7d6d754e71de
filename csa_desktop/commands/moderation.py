"""What a moderation day reads and keeps: which authorities there are, which are chosen, how each stands."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from csa_desktop.commands import answers
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.moderation import DAY, FORM, REASONS, SCALE_NOTE, Authority, authority
from csa_desktop.domain.values import Assessment
from csa_desktop.errors import UserError
from csa_desktop.store.store import Store

PackOf = Callable[[Assessment], Pack]
"""The framework that an assessment began with; UserError where it is not installed."""
CHOSEN = "moderation-day"
BY = "moderation-by"
"""The setting of this laptop that names who decided last."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An assessment that could be moderated, and why where its moderation form says so."""

    assessment: Assessment
    reasons: str = ""


def candidates(store: Store) -> tuple[Candidate, ...]:
    """Every assessment of this store, own and received, by authority; read without their trails."""
    said = {a.assessment: str(a.value) for a in store.across("answer", form=FORM, field=REASONS)}
    return tuple(Candidate(about, said.get(about.id, "")) for about in store.assessments())


def on_the_board(store: Store, pack_of: PackOf, assessment: Assessment) -> Authority:
    """One authority as the board shows it. Raises UserError where it cannot be read."""
    return authority(store.trail(assessment.id), pack_of(assessment))


def chosen(store: Store, group: str) -> tuple[str, ...]:
    """The assessments chosen on this laptop for the moderation day of a pack and year, in their order."""
    kept = store.setting(f"{CHOSEN}/{group}")
    return tuple(json.loads(kept)) if kept else ()


def choose(store: Store, group: str, assessments: tuple[str, ...]) -> None:
    """Remember which assessments are laid side by side; it stays on this laptop."""
    store.put_setting(f"{CHOSEN}/{group}", json.dumps(assessments))


def note_scale(store: Store, assessments: tuple[str, ...], judgement: str, text: str) -> None:
    """Keep in each notebook what the group agreed on how the scale applies to a judgement (003:426)."""
    if not text.strip():
        raise UserError("Write what was agreed on the scale first.")
    for row in assessments:
        answers.answer(store, row, DAY, SCALE_NOTE, text.strip(), about=judgement)
