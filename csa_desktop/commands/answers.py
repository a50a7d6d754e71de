"""Answers: the fields of forms, and the kept answers to prompts."""

from csa_desktop.commands.statements import Seen
from csa_desktop.commands.words import keepable
from csa_desktop.domain import filling
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Field, Form, Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

NONE_FOUND = "none-found"
FLAG = "flag"
CHALLENGE = "challenge"
VALUE = "value"
"""The field of the row of an answer that holds it."""
_LABELS = {
    NONE_FOUND: "Say whether none was found",
    FLAG: "Say what was found on looking again",
    CHALLENGE: "Answer a challenge",
}


def answer_id(assessment: str, form: str, about: str, field: str) -> str:
    """The id of the one answer to a field, the same on every laptop."""
    return v.derived_id(assessment, "answer", form, about, field)


def place_of(pack: Pack, trail: Trail, answer: str) -> tuple[Form, str, Field] | None:
    """The form, copy and field of an answer's id; None where it is no field of the framework's forms."""
    for form in pack.forms:
        for copy in filling.copies(pack, form, trail):
            for field in form.declared():
                if answer_id(trail.assessment.id, form.id, copy.about, field.id) == answer:
                    return form, copy.about, field
    return None


def answer(
    store: Store,
    assessment: str,
    form: str,
    field: str,
    value: str | tuple[str, ...],
    *,
    about: str = "",
    seen: Seen = None,
) -> Recorded:
    """Keep the answer to one field of a form, or to one prompt."""
    kept: Value = keepable(value) if isinstance(value, str) else [keepable(line) for line in value]
    said: dict[str, Value] = {
        "form": form,
        "about": about,
        "field": field,
        "value": kept,
        "author": store.author,
    }
    edit = Edit("answer", answer_id(assessment, form, about, field), said, seen)
    return store.record(_label(form), [edit], assessment=assessment)


def _label(form: str) -> str:
    """What undo and history call it: a form is named by its id, for nothing that was typed may be a label."""
    return _LABELS.get(form) or f"Answer on the {form.replace('-', ' ')}"


def none_found(store: Store, assessment: str, subject: str, sign: str, *, found_none: bool) -> Recorded:
    """Record that a subject was looked at and no strength (or area for improvement) was found."""
    return answer(store, assessment, NONE_FOUND, sign, "yes" if found_none else "", about=subject)
