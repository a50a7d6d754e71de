"""The navigation of an open assessment: rows from the pack's stages, and what state each is in."""

from collections.abc import Callable, Iterator, Sequence

from csa_desktop import clock
from csa_desktop.domain import plan, risks
from csa_desktop.domain.cases import DONE, SAMPLED, Case
from csa_desktop.domain.conflicts import questions
from csa_desktop.domain.deadlines import OVERDUE, TODAY, deadlines, pressing
from csa_desktop.domain.editions import letter_state
from csa_desktop.domain.framework import Pack, Stage, Subject
from csa_desktop.domain.joining import is_joined_here
from csa_desktop.domain.kept_of_cases import kept_of_cases
from csa_desktop.domain.readiness import Todo
from csa_desktop.domain.records import documents
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import NOTE
from csa_desktop.gui import deadline_words
from csa_desktop.gui.navigation import NavCard, NavItem
from csa_desktop.gui.paper.places import place_before, wanted_at
from csa_desktop.gui.places import Place

SUBJECT, FORM = "subject", "form"
NOTES = "notes"
CONFLICTS = "conflicts"
JOINING = "joining"
THEMES = "themes"
"""The page of all themes, to which that of each belongs."""
CASE, RISK = "case", "risk"
OF_STORE = (NavItem("store", "Backups and keys"), NavItem("help", "Help"))
"""Where one can go even where the assessment cannot be read."""
CLOCK = "clock"
CLOCKS_SHOWN = 2
"""So many clocks stand as cards under the navigation; the plan has all."""
CASES_LISTED = 12
"""So many cases stand in the navigation; the page of cases lists all."""


def title(trail: Trail, pack: Pack) -> str:
    """What the top of the window says: the authority and the framework in short."""
    return f"{trail.assessment.authority} · {pack.short}"


def heading(trail: Trail, pack: Pack) -> str:
    """What stands over the stages."""
    return f"{trail.assessment.authority.split()[0]} · {pack.short}"


def place_of(row: str) -> Place:
    """Where a row of the navigation leads."""
    page, _, about = row.partition("/")
    if page == CLOCK:
        return Place("plan", tab="dates", statement=about)
    return Place("readiness") if page == "notebook" else Place(page, about)


def row_of(place: Place, pack: Pack) -> str:
    """The row that is current at a place; a document belongs to the sources, a print to what is printed."""
    if place.page == "print":
        return row_of(place_before(pack, wanted_at(place.about, place.tab)), pack)
    if place.page == FORM:
        return _row_of_form(pack, place.about)
    if place.page == SUBJECT and any(stage.page == THEMES for stage in pack.stages):
        return THEMES
    return {"reader": "sources"}.get(place.page, place.id)


def _row_of_form(pack: Pack, form: str) -> str:
    """The row of the stage at which a form is filled in."""
    return next((_row(stage) for stage in pack.stages if stage.page and form in stage.forms), "")


def cards(trail: Trail, pack: Pack) -> tuple[NavCard, ...]:
    """What must stay in sight wherever one is: each risk that is still open, and the next two clocks."""
    raised = (
        NavCard(f"{RISK}/{risk.id}", f"Risk raised · {risk.child}", risks.lines(risk), "danger")
        for risk in risks.open_risks(trail)
    )
    return (*raised, *_clock_cards(trail, pack))


def _clock_cards(trail: Trail, pack: Pack) -> Iterator[NavCard]:
    today = clock.today()
    for deadline in pressing(deadlines(pack, trail, today))[:CLOCKS_SHOWN]:
        tone = "danger" if deadline.state in (OVERDUE, TODAY) else "plain"
        said = deadline_words.brief(deadline, today)
        yield NavCard(f"{CLOCK}/{deadline.clock.id}", deadline.clock.title, said, tone)


def items(trail: Trail, pack: Pack, todos: Sequence[Todo]) -> tuple[NavItem, ...]:
    """The rows: the pack's stages, the subjects under the notebook, and the notes that wait for a place."""
    rows: list[NavItem] = []
    for stage in pack.stages:
        if stage.page:
            rows += _rows_of(stage, trail, pack, todos)
    if torn := len(questions(trail.rows.parted)):
        rows.insert(0, NavItem(CONFLICTS, "Two versions", str(torn), f"{torn} to decide"))
    notes = len(trail.statements(kind=NOTE))
    rows.append(NavItem(NOTES, "Notes to place", str(notes or ""), f"{notes} to place" if notes else ""))
    rows.append(NavItem("exchange", "Exchange"))
    return (*rows, *OF_STORE)


def _rows_of(stage: Stage, trail: Trail, pack: Pack, todos: Sequence[Todo]) -> Iterator[NavItem]:
    if stage.page == "notebook":
        yield NavItem(stage.page, stage.title)
        for subject in _subjects(pack):
            due = [t for t in todos if t.subject == subject.id and t.severity == "must"]
            yield NavItem(f"{SUBJECT}/{subject.id}", subject.title, *_state(len(due)), level=1)
        if is_joined_here(trail, pack):
            yield NavItem(JOINING, "Two halves joined", level=1)
    elif stage.page == "overall":
        due = [t for t in todos if t.subject == "overall" and t.severity == "must"]
        under = any(other.page == "notebook" for other in pack.stages)
        yield NavItem("overall", stage.title, *_state(len(due)), level=int(under))
    elif stage.page == "sources":
        yield NavItem("sources", stage.title, str(len(documents(pack, trail)) or ""))
    elif stage.page == "cases":
        yield NavItem("cases", stage.title, _counted(stage, trail, pack))
        for case in _cases_listed(trail):
            yield NavItem(f"{CASE}/{case.id}", case.code, *_progress(trail, case), level=1)
    elif stage.page in _COUNTED:
        yield NavItem(_row(stage), stage.title, _counted(stage, trail, pack))
    elif stage.page == "readiness":
        yield NavItem("readiness", stage.title, str(sum(t.severity == "must" for t in todos) or "✓"))
    else:
        yield NavItem(_row(stage), stage.title)


def _row(stage: Stage) -> str:
    return f"{stage.page}/{stage.about}" if stage.about else stage.page


def _day(_: Stage, trail: Trail, pack: Pack) -> str:
    days, number = len(plan.on_site(pack, trail)), plan.number_of(trail, clock.today())
    return f"day {number} of {days}" if 0 < number <= days else ""


def _records(stage: Stage, trail: Trail, _: Pack) -> str:
    return str(sum(source.kind in stage.kinds for source in trail.rows.sources) or "")


_COUNTED: dict[str, Callable[[Stage, Trail, Pack], str]] = {
    "lists": lambda _, trail, __: str(len({listing.kind for listing in trail.rows.listings}) or ""),
    "sample": lambda _, trail, __: f"{len(trail.cases(SAMPLED))} cases" if trail.cases(SAMPLED) else "",
    "cases": lambda _, trail, __: f"{done} done" if (done := _done(trail)) else "",
    "records": _records,
    "plan": _day,
    "letter": lambda _, trail, pack: letter_state(trail, pack),
}
"""The short word beside a stage, by the page that shows it."""


def _counted(stage: Stage, trail: Trail, pack: Pack) -> str:
    return _COUNTED[stage.page](stage, trail, pack)


def _done(trail: Trail) -> int:
    return sum(case.progress == DONE for case in trail.cases(SAMPLED))


def _cases_listed(trail: Trail) -> tuple[Case, ...]:
    """Those that are being tracked first, then those begun, as far as there is room; by code."""
    sampled = trail.cases(SAMPLED)
    begun = kept_of_cases(trail)
    first = sorted(sampled, key=lambda c: (c.progress == DONE, not c.progress, c.id not in begun))
    listed = {case.id for case in first[:CASES_LISTED]}
    return tuple(case for case in sampled if case.id in listed)


def _progress(trail: Trail, case: Case) -> tuple[str, str]:
    if any(risk.case == case.id for risk in risks.open_risks(trail)):
        return "risk", "an open risk"
    if not case.progress:
        return ("begun", "") if case.id in kept_of_cases(trail) else ("", "not begun")
    return ("✓", "done") if case.progress == DONE else (case.progress, "")


def _subjects(pack: Pack) -> tuple[Subject, ...]:
    return tuple(s for s in pack.subjects if s.kind != "overall")


def _state(due: int) -> tuple[str, str]:
    return (f"{due} to do", "") if due else ("✓", "sound")
