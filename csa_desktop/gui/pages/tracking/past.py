"""What was done about one case, the newest first."""

from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.notebook.past import Told
from csa_desktop.reports.timeline_layout import said_when
from csa_desktop.store.reading import doings
from csa_desktop.store.store import Store


def of_case(store: Store, assessment: str, case: str) -> tuple[Told, ...]:
    """Everything done about a case: to its findings, its events, its evaluations."""
    trail = store.trail(assessment)
    with store.reading() as connection:
        done = doings(connection, assessment, case=case)
    return tuple(Told(d.label, d.act, d.author, d.at, d.row, *_says(trail, d.row, d.other)) for d in done)


def _says(trail: Trail, row: str, other: tuple[str, str]) -> tuple[str, bool]:
    """What it says now, and whether it is still there."""
    if row:
        said = trail.statement(row)
        return (said.text, True) if said else ("", False)
    table, about = other
    event = trail.event(about) if table == "event" else None
    if event:
        return " · ".join(filter(None, (said_when(event.happened), event.title))), True
    return "", table != "event"
