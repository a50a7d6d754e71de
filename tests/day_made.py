"""A store with several authorities of one year, each with points, evidence and proposed grades."""

from csa_desktop.commands import answers, assessments, judgements, sources, statements, trails
from csa_desktop.domain import values as v
from csa_desktop.importing.documents import read_document

PAPER = (
    b"Reviews of looked after children are held on time. Initial assessments are late in a third of cases."
)
NAMES = (
    "Ambleton", "Brackford", "Cawdale", "Dunmere", "Eastwick",
    "Farnley Vale", "Great Holme", "Harbourne", "Ilsworth", "Juniper Bay",
)  # fmt: skip
GRADES = {"education": "3332432233", "social-care": "3223321223", "childrens-services": "3232422223"}


def authority(store, pack, name, *, grades=None, points=2, year=2005):
    """An assessment with `points` key points under social care and the grades of its judgements."""
    row = assessments.open_assessment(store, pack, authority=name, year=year, role="hmi").row
    assessments.add_member(store, row, name="R. Cole", role="brm")
    read = read_document(PAPER, "a.txt")
    paper = sources.add_document(store, row, pack, read, PAPER, kind="briefing-7", title="CSCI briefing").row
    found = [_point(store, row, paper, number) for number in range(points)]
    answers.answer(store, row, "moderation-form", "reasons", f"The evidence of {name} points both ways.")
    for judgement, grade in (grades or {}).items():
        said = {"subject": "overall", "judgement": judgement}
        judgements.rest_on(store, row, pack, step="3", **said, on=found)
        judgements.judge(store, row, pack, step="3", **said, grade=grade, status="indicative")
        judgements.judge(store, row, pack, step="4", **said, grade=grade, status="provisional")
    return row


def _point(store, row, paper, number):
    where = {"step": "1", "subject": "staying-safe"}
    text = "Initial assessments are late in a third of cases." if number % 2 else "Reviews are held on time."
    finding = statements.add(store, row, kind=v.FINDING, text=text, **where).row
    quoted = PAPER.decode()[:52]
    trails.quote(store, row, finding, paper, page=1, start=0, end=len(quoted), words=quoted)
    about = {"sign": v.IMPROVEMENT if number % 2 else v.STRENGTH}
    said = f"{'Late assessments' if number % 2 else 'Timely reviews'} shape what social care achieves."
    point = {"kind": v.POINT, "step": "2", "subject": "staying-safe", "text": said, "about": about}
    return statements.add(store, row, **point, on=[finding]).row


def day(store, pack, many=10, *, points=4):
    """So many authorities as they come to a moderation day; their ids by name."""
    made = {}
    for at, name in enumerate(NAMES[:many]):
        grades = {judgement: codes[at] for judgement, codes in GRADES.items()}
        made[name] = authority(store, pack, name, grades=grades, points=points)
    return made
