"""The individual checklist on paper: contacts, block and window, agreed days with their changes, tasks."""

from collections.abc import Iterator
from datetime import date

from csa_desktop import clock
from csa_desktop.domain import key_dates, ticks
from csa_desktop.domain.authorities import described
from csa_desktop.domain.deadlines import day_of, deadlines
from csa_desktop.domain.framework import Form, KeyDate, Pack
from csa_desktop.domain.key_dates import DateChange
from csa_desktop.domain.trail import Trail
from csa_desktop.reports.blocks import Block, Stack
from csa_desktop.reports.dates import day as in_words
from csa_desktop.reports.onsite.tables import REMARK, Tables, Text, bold, printed
from csa_desktop.reports.pages import Progress
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.words import Words

NAME = "Individual checklist"
FORM = "individual-checklist"
PAGE = "setting-up"
READ_ONLY = ("checklist",)
"""Groups of prompts that are not ticked."""
NO_CHANGE = "No day that was agreed has been changed."
NO_CONTACT = "No contact is entered yet."
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def print_checklist(pack: Pack, trail: Trail, paper: Paper, *, progress: Progress | None = None) -> bytes:
    """The PDF of the checklist, with what is not entered yet left to be written in by hand."""
    words = Words()
    tables = Tables(words)
    about = trail.assessment
    under = described(about.authority_type, about.region)
    sheet = tables.sheet(f"{NAME}: {about.authority}", list(_blocks(tables, pack, trail)), under=under)
    return printed(words, [sheet], paper, title=f"{NAME}, {pack.short}", progress=progress)


def _blocks(tables: Tables, pack: Pack, trail: Trail) -> Iterator[Block]:
    yield Stack([tables.row((0.36, 0.64), fact) for fact in _facts(pack, trail)], above=8)
    for part in pack.key_date_parts:
        rows = [_key_date(pack, trail, about) for about in pack.key_dates if about.part == part.id]
        heads = ("What", "The framework's day", "Agreed with the authority", "Done")
        if rows:
            yield tables.table(heads, (0.37, 0.21, 0.24, 0.18), rows, title=part.title)
    yield from _changes(tables, pack, trail)
    yield from _people(tables, pack, trail)
    yield from _tasks(tables, pack, trail)


def _facts(pack: Pack, trail: Trail) -> Iterator[tuple[Text, str]]:
    """Block, window, readers and what else the checklist says, empty where nothing is entered."""
    form = next((f for f in pack.forms if f.id == FORM), None)
    for field in form.fields() if form else ():
        yield bold(field.label), _answer(trail, form, field.id)
    for milestone in pack.milestones:
        yield bold(milestone.title), _spelled(day_of(trail, milestone.id))


def _answer(trail: Trail, form: Form | None, field: str) -> str:
    kept = trail.answer(form.id, "", field) if form else ""
    return kept if isinstance(kept, str) else "\n".join(kept)


def _key_date(pack: Pack, trail: Trail, about: KeyDate) -> tuple[Text, str, str, str]:
    due = next((d for d in deadlines(pack, trail, clock.today()) if d.clock.id == about.clock), None)
    by = (due.by_rule or due.due) if due else None
    agreed = key_dates.agreed_day(trail, about.id)
    if due and agreed and due.by_rule is None:
        by = agreed
    return (
        bold(about.title),
        in_words(by) if by else "",
        _spelled(agreed),
        in_words(due.done) if due and due.done else "",
    )


def _changes(tables: Tables, pack: Pack, trail: Trail) -> Iterator[Block]:
    made = key_dates.changes(trail)
    if not made:
        yield tables.prose(NO_CHANGE, REMARK)
        return
    titles = {about.id: about.title for about in pack.key_dates}
    heads = ("Day", "From", "To", "Why", "Told")
    rows = [_change(titles, one) for one in made]
    yield tables.table(heads, (0.24, 0.15, 0.15, 0.24, 0.22), rows, title="Changes of agreed days")


def _change(titles: dict[str, str], made: DateChange) -> tuple[str, str, str, str, str]:
    told = ", ".join(filter(None, (made.told, _short(made.told_on))))
    return titles.get(made.what, made.what), _short(made.was), _short(made.day), made.why, told


def _people(tables: Tables, pack: Pack, trail: Trail) -> Iterator[Block]:
    roles = {role.id: role.title for role in pack.roles}
    members = sorted(trail.rows.members, key=lambda m: (not m.lead, m.name.casefold()))
    rows = [
        (m.name, f"{roles.get(m.role, m.role)}{', lead' if m.lead else ''}", m.organisation, "")
        for m in members
    ]
    for officer in sorted(trail.rows.officers, key=lambda o: (o.position, o.id)):
        reached = "\n".join(filter(None, (officer.telephone, officer.email)))
        rows.append((officer.name, officer.role, officer.organisation, reached))
    heads = ("Name", "Role", "Organisation", "Telephone, e-mail")
    if rows:
        yield tables.table(heads, (0.24, 0.28, 0.21, 0.27), rows, title="Contacts")
    else:
        yield tables.prose(NO_CONTACT)


def _tasks(tables: Tables, pack: Pack, trail: Trail) -> Iterator[Block]:
    for stage in (s for s in pack.stages if s.page == PAGE):
        for group in (g for g in stage.prompts if g.id not in READ_ONLY):
            found = ticks.tasks(trail, ticks.checklist_of(stage.id, group.id), group.prompts)
            rows = [(task.prompt.text, _done(trail, task)) for task in found]
            yield tables.table(("Task", "Done"), (0.7, 0.3), rows, title=group.title)


def _done(trail: Trail, task: ticks.Task) -> str:
    done = ", ".join(filter(None, (in_words(task.done), trail.name_of(task.by)))) if task.done else ""
    return "\n".join(filter(None, (done, task.note)))


def _spelled(day: date | None) -> str:
    return f"{_DAYS[day.weekday()]} {in_words(day)}" if day else ""


def _short(kept: str) -> str:
    day = key_dates.understood(kept)
    return in_words(day) if day else kept
