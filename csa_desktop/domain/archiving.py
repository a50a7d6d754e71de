"""Before an archive is made: what is not yet sound or complete; and until when an assessment is kept."""

from collections.abc import Iterable, Iterator
from datetime import date

from csa_desktop.domain.counts import several
from csa_desktop.domain.cycle import FINAL
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.readiness import MUST, readiness
from csa_desktop.domain.representing import last_edition, panel_of
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Assessment


def lacking(pack: Pack, trail: Trail, held: frozenset[str]) -> tuple[str, ...]:
    """What is not yet sound or complete, as sentences. `held` are the hashes of documents that are here."""
    return (
        *_open(pack, trail),
        *_missing(trail, held),
        *_letters(pack, trail),
        *_representations(pack, trail),
    )


def _open(pack: Pack, trail: Trail) -> Iterator[str]:
    if number := len({(table, row) for table, row, _ in trail.rows.conflicts}):
        said = several(number, "thing says", "things say")
        yield f"{said} two things, and nobody has decided which stands."
    if number := sum(1 for todo in readiness(trail, pack) if todo.severity == MUST):
        yield several(number, "thing is", "things are") + " not yet sound in the notebook."
    if number := sum(1 for risk in trail.rows.risks if risk.is_open):
        said = several(number, "risk to a child is", "risks to children are")
        yield f"{said} not yet confirmed in writing."


def _missing(trail: Trail, held: frozenset[str]) -> Iterator[str]:
    for source in trail.sources():
        if source.sha256 and source.sha256 not in held:
            yield f"The document “{source.title}” is not in this store; only what was said about it is."
        elif source.state == "expected":
            yield f"The document “{source.title}” is still expected."


def _letters(pack: Pack, trail: Trail) -> Iterator[str]:
    if pack.letters and last_edition(trail, FINAL) is None:
        yield "No final letter has gone out."
    if number := sum(1 for remark in trail.rows.remarks if not remark.outcome):
        yield several(number, "comment on the letter is", "comments on the letter are") + " not answered."


def _representations(pack: Pack, trail: Trail) -> Iterator[str]:
    for of in trail.rows.representations:
        panel = panel_of(pack, of)
        if not of.outcome and panel:
            yield f"Not decided: {panel.title}."


def is_past(assessment: Assessment, today: date) -> bool:
    """Whether it need be kept no longer; never where no date is kept, or one that is none."""
    try:
        return date.fromisoformat(assessment.retain_until) < today
    except ValueError:
        return False


def past_retention(assessments: Iterable[Assessment], today: date) -> tuple[Assessment, ...]:
    """The assessments that need be kept no longer, the longest past first. Nothing deletes itself."""
    return tuple(sorted((a for a in assessments if is_past(a, today)), key=lambda a: (a.retain_until, a.id)))
