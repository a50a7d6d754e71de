"""What a team does on site in the window, for the stories of an inspection."""

from functools import partial

from csa_desktop.commands import answers, cases, judgements, records, statements
from csa_desktop.domain import records as on_site
from csa_desktop.domain.case_grid import evaluation_id
from csa_desktop.domain.remaining import DATES, REQUESTS, SAID, TIMETABLE, TRACKING
from csa_desktop.gui.pages.plan import REMAINS
from csa_desktop.gui.pages.sample import BY_HAND, CASES, DRAW, MATRIX
from csa_desktop.gui.places import Place
from tests.cases_made import case_id
from tests.importing.child_lists.made_lists import made, workbook
from tests.stories import acting

PARTS = (TIMETABLE, DATES, TRACKING, REQUESTS, SAID, REMAINS)
CHILD_PROTECTION = "Inspection of child protection, 2011 proposals for 2012"
UNANNOUNCED = "Unannounced inspection of contact, referral and assessment 2009"


def begin(person, framework, role):
    """An inspection of Norbridge is begun; its workspace."""
    person.create_store()
    person.act("fill", "Authority", "Norbridge")
    person.act("press", framework)
    person.act("press", role)
    person.act("press", "Begin the assessment")
    person.says("Notes to place")
    return person.app.session.workspace


def bring_list(person, folder, sheet="List 6", children=60, **headers):
    """The authority's list is looked at and brought in; `headers` are those that another list has."""
    listed = made(children)
    listed.sheet = sheet
    listed.headers = [headers.get(header.replace(" ", "_"), header) for header in listed.headers]
    path = folder / "Lists.xlsx"
    path.write_bytes(workbook(listed))
    person.act("press", "Lists")
    person.app.session.workspace.page.open(str(path))
    person.says("Understood of Lists.xlsx")
    person.act("press", "Bring in")
    person.says("The lists are brought in.")
    return listed


def draw(person, **numbers):
    """Draw so many cases at each stage that is named by its title, none at the others."""
    at = person.app.session.workspace
    person.act("press", "Sample")
    stages = at.desk.pack.journey_stages()
    for stage in stages:
        person.act("fill", f"Cases to draw, {stage.title}", str(numbers.get(stage.id.replace("-", "_"), 0)))
    person.act("press", "Draw")
    person.until(lambda: at.trail.cases())


def quote(person, words):
    """Select words where one types, and quote them with the key."""
    field = next(f for f in acting.visible(acting.QPlainTextEdit) if words in f.toPlainText())
    cursor = field.textCursor()
    cursor.setPosition(field.toPlainText().index(words))
    cursor.setPosition(cursor.position() + len(words), cursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    field.setFocus()
    person.act("key", "F3")


def save_pdf(person, path):
    """Save what is looked at as paper, as if its place had been chosen; its bytes."""
    page = person.app.session.workspace.page
    person.until(lambda: page.laying.now)
    page.saving.save(page.laying.now, path)
    person.says(f"“{path.name}” is saved.")
    return path.read_bytes()


def judged(person, code, **said):
    """What colleagues wrote before: a record of a case, what the case shows, a point on it, a judgement."""
    at = person.app.session.workspace
    writing = partial(_judge, person.app.session.store, at.desk.assessment, at.desk.pack, code, said)
    at.runner.write(writing, then=lambda _: at.runner.refresh())
    person.until(lambda: at.trail.statements(kind="judgement"))


def _judge(store, assessment, pack, code, said):
    case, (stage, theme) = case_id(store, assessment, code), ("early-help", "help-and-impact")
    here = (store, assessment)
    record = records.begin(*here, pack, kind="file-reading", case=case, stage=stage).row
    field = on_site.main_field(pack.form("file-reading"))
    answers.answer(*here, "file-reading", field.id, said["record"], about=record)
    about = {"field": field.id, "step": "1", "subject": theme}
    records.note_words(*here, pack, record, words=said["quoted"], text=said["finding"], **about)
    cases.evaluate(*here, pack, case, stage, theme, evaluation="weak")
    cell = evaluation_id(assessment, case, stage, theme)
    point = statements.add(*here, kind="point", text=said["point"], step="2", subject=theme, on=(cell,)).row
    judgement = {"step": "3", "subject": "overall", "judgement": "overall-effectiveness"}
    judgements.judge(*here, pack, **judgement, grade="inadequate", text=said["judgement"])
    return judgements.rest_on(*here, pack, **judgement, on=(point,))


def every_page(at):
    """Every place that the framework has a page for, each form, each step, and the first case."""
    pack, case = at.desk.pack, next(iter(at.trail.cases()), None)
    for stage in pack.stages:
        if stage.page:
            yield from (Place(stage.page, stage.about, tab=form) for form in stage.forms or [""])
    yield from (Place("subject", subject.id) for subject in pack.themes())
    yield from (Place("plan", tab=tab) for tab in PARTS)
    yield from (Place("sample", tab=tab) for tab in (CASES, MATRIX, DRAW, BY_HAND))
    if case:
        yield from (Place("case", case.id, tab=tab) for tab in ("journey", "evidence", "agencies", "paper"))
        yield Place("erase", case.id)
    yield from (Place(page) for page in ("risk", "notes", "history", "search", "print"))
