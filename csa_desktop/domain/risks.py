"""Unresolved significant risk to a child: what is still to be done about each (002:119)."""

from csa_desktop.domain.cases import Risk
from csa_desktop.domain.trail import Trail


def open_risks(trail: Trail) -> tuple[Risk, ...]:
    """Risks of which nobody was told, or that are not confirmed in writing; the earliest first."""
    return tuple(sorted((r for r in trail.rows.risks if r.is_open), key=lambda r: (r.found, r.id)))


def lines(risk: Risk) -> tuple[str, ...]:
    """Where a risk stands, as short lines."""
    told = f"told: {risk.told} {_hour(risk.told_at)}" if risk.told_at else "no senior manager told yet"
    return (told, "confirmed in writing" if risk.confirmed_at else "written confirmation not yet sent")


def _hour(moment: str) -> str:
    return moment[11:16]
