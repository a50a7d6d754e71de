"""The cells of a case's grid: the evaluation of each is begun once, and stands on the cell's findings."""

from collections.abc import Mapping

from csa_desktop.commands.events import case_of
from csa_desktop.commands.statements import Seen, new_statement, support
from csa_desktop.domain import values as v
from csa_desktop.domain.case_grid import evaluation_id, holding_step
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.errors import UserError
from csa_desktop.store.log import Edit, Value
from csa_desktop.store.store import Store

Where = tuple[str, str, str]
"""(case, stage, theme)"""


def check_cell(trail: Trail, pack: Pack, where: Where) -> None:
    """Raise UserError where a case has no such cell."""
    if not is_cell(trail, pack, where):
        raise UserError("This framework has no such stage or theme for that case. Choose a cell of its grid.")


def is_cell(trail: Trail, pack: Pack, where: Where) -> bool:
    """Whether (case, stage, theme) is a cell of the case's grid; UserError where the case is gone."""
    case, stage, theme = where
    stages = pack.journey(case_of(trail, case).journey).stages
    return any(s.id == stage for s in stages) and any(s.id == theme for s in pack.themes())


def evaluated(
    store: Store,
    trail: Trail,
    pack: Pack,
    where: Where,
    said: dict[str, Value],
    seen: Seen,
) -> tuple[str, list[Edit]]:
    """The id of a cell's evaluation, and the edits that begin it on the cell's findings, or change it.

    UserError where a case has no such cell.
    """
    check_cell(trail, pack, where)
    case, stage, theme = where
    row = evaluation_id(trail.assessment.id, case, stage, theme)
    found = trail.statements(kind=v.FINDING, case=case, stage=stage, subject=theme)
    linked = {lower.id for lower in trail.below(row)}
    links = [support(trail, row, finding.id) for finding in found if finding.id not in linked]
    if trail.statement(row):
        return row, [Edit("statement", row, said, seen), *links] if said else []
    begun = begin_once(store, trail, v.EVALUATION, case, row, said, step=holding_step(pack).id, subject=theme)
    return row, [Edit("statement", row, {**begun.values, "stage": stage}), *links]


def begin_once(
    store: Store,
    trail: Trail,
    kind: str,
    case: str,
    row: str,
    said: Mapping[str, Value],
    *,
    step: str = "",
    subject: str = "",
) -> Edit:
    """The first edit of what there is once per case; what nobody has said yet stays unwritten."""
    new = new_statement(store, trail, kind=kind, text="begun", step=step, subject=subject, row=row)
    values = {name: value for name, value in new.values.items() if name != "text"}
    return Edit("statement", row, {**values, "case": case, **said})


def under_its_cell(store: Store, trail: Trail, pack: Pack, finding: Edit) -> list[Edit]:
    """What lets the evaluation of a cell stand on a finding that is about to be written there.

    Nothing where the finding is of no cell: without a case, about the whole journey, or under no theme.
    """
    case, stage, theme = (str(finding.values.get(name, "")) for name in ("case", "stage", "subject"))
    if not case or not is_cell(trail, pack, (case, stage, theme)):
        return []
    upper, begun = evaluated(store, trail, pack, (case, stage, theme), {}, None)
    said: dict[str, Value] = {
        "statement": upper,
        "on": finding.row,
        "relation": v.SUPPORTS,
        "version": _version(finding, trail.assessment.id),
    }
    link = v.derived_id(trail.assessment.id, "support", upper, finding.row)
    return [*begun, Edit("support", link, said)]


def _version(finding: Edit, assessment: str) -> str:
    """The digest of a finding that is about to be written."""
    said = {
        name: tuple(value) if isinstance(value, list) else value for name, value in finding.values.items()
    }
    return v.Statement(id=finding.row, assessment=assessment, **said).version  # type: ignore[arg-type]
