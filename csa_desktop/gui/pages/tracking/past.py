"""What was done about one case, the newest first."""

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Option, Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.gui.pages.notebook.past import Told
from csa_desktop.gui.pages.notebook.row_view import titled
from csa_desktop.gui.pages.tracking.said_once import ANSWERS
from csa_desktop.gui.pages.wheres import stage_name
from csa_desktop.gui.text_units import heard
from csa_desktop.reports.timeline_layout import said_when
from csa_desktop.store.reading import doings
from csa_desktop.store.store import Store


def of_case(pack: Pack, store: Store, assessment: str, case: str) -> tuple[Told, ...]:
    """Everything done about a case: to its findings, its events, its evaluations."""
    trail = store.trail(assessment)
    with store.reading() as connection:
        done = doings(connection, assessment, case=case)
    return tuple(
        Told(d.label, d.act, d.author, d.at, d.row, *_says(trail, pack, d.row, d.other)) for d in done
    )


def _says(trail: Trail, pack: Pack, row: str, other: tuple[str, str]) -> tuple[str, bool]:
    """What it says now, and whether it is still there."""
    if row:
        said = trail.statement(row)
        return (_words(pack, said), True) if said else ("", False)
    table, about = other
    event = trail.event(about) if table == "event" else None
    if event is None:
        return "", table != "event"
    kinds = tuple(Option(k.id, k.title) for journey in pack.journeys for k in journey.events)
    title = event.title or titled(kinds, event.kind)
    return " · ".join(filter(None, (said_when(event.happened), title))), True


def _words(pack: Pack, said: Statement) -> str:
    if said.kind == v.AGENCY:
        return f"{titled(pack.services, said.service)}: {said.text}"
    if said.kind == v.EARLIER:
        return heard(titled(ANSWERS, said.evaluation), said.text)
    if said.kind != v.EVALUATION:
        return said.text
    theme = next((t.title for t in pack.themes() if t.id == said.subject), said.subject)
    evaluations = tuple(Option(e.id, e.title) for e in pack.evaluations)
    shown = (titled(evaluations, said.evaluation), "good practice" if said.good else "", said.text)
    return f"{stage_name(pack, said.stage)} · {theme}: {', '.join(filter(None, shown)) or 'not evaluated'}"
