"""What was done in setting up, as the history says it: (words, where, the place that shows it)."""

from collections.abc import Mapping
from typing import Any

from csa_desktop.domain import key_dates
from csa_desktop.domain.deadlines import DATES
from csa_desktop.domain.framework import Pack
from csa_desktop.gui.moments import moment
from csa_desktop.gui.places import Place

Said = tuple[str, str, Place | None]
PAGE = "setting-up"
LETTER, REPRESENTATION = "letter-", "representation"
"""How the lists of tasks of a letter's stages begin, and of representations."""
DAYS = (DATES, key_dates.AGREED, key_dates.CHANGES)
"""The names under which days are kept as answers."""
_CHANGED = {
    "what": "which day",
    "was": "from",
    "day": "to",
    "why": "why",
    "told": "who was told",
    "told-on": "told on",
    "at": "when it was recorded",
}


def day_said(pack: Pack, form: str, field: str, text: str) -> Said:
    """A day of a clock or milestone, a day that was agreed, or one thing about its change."""
    if form == DATES:
        return moment(text), _named(pack, field), Place("plan", tab="dates", statement=field)
    checklist = Place(PAGE, tab="checklist")
    if form == key_dates.AGREED:
        return moment(text), f"Agreed with the authority · {_named(pack, field)}", checklist
    said = _named(pack, text) if field == "what" else moment(text)
    return said, f"Change of an agreed day · {_CHANGED.get(field, field)}", checklist


def officer_said(row: Mapping[str, Any]) -> Said:
    """A contact."""
    said = ", ".join(filter(None, (str(row.get("name", "")), str(row.get("role", "")))))
    return said, "A contact", Place(PAGE, tab="who")


def tick_said(pack: Pack, row: Mapping[str, Any]) -> Said:
    """A task that was ticked off, at the page of its stage."""
    checklist, item = str(row.get("checklist", "")), str(row.get("item", ""))
    name, _, group = checklist.partition("/")
    stage = next((s for s in pack.stages if s.id == name), None)
    later = next((s for s in pack.letter_stages if f"{LETTER}{s.id}" == name), None)
    groups = (g for one in (stage, later) if one for g in one.prompts if g.id == group)
    prompts = [p for g in groups for p in g.prompts]
    if name == REPRESENTATION:
        prompts = [task for panel in pack.panels for task in panel.tasks]
    text = next((p.text for p in prompts if p.id == item), item)
    place = Place(stage.page, stage.about, tab="tasks", statement=item) if stage and stage.page else None
    if later:
        place = Place("letter-stages", tab=later.id)
    return text, "A task", place


def _named(pack: Pack, what: str) -> str:
    titles = {stage.id: stage.title for stage in pack.stages}
    titles |= {clock.id: clock.title for clock in pack.clocks}
    titles |= {milestone.id: milestone.title for milestone in pack.milestones}
    titles |= {about.id: about.title for about in pack.key_dates}
    return titles.get(what, what)
