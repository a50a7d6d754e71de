"""What some cases show of the themes, for tests that are not about how this was written."""

from csa_desktop.commands import statements
from csa_desktop.domain import values as v
from csa_desktop.domain.case_grid import evaluation_id
from csa_desktop.store.log import Edit
from csa_desktop.store.store import Store
from tests.cases_made import case_id

HELP = "help-and-impact"
EARLY, PLAN = "early-help", "plan"


def evaluate(
    store: Store, assessment: str, code: str, shown: str, *, theme=HELP, stage=EARLY, text="", good=False
) -> str:
    """Say what a case shows of a theme at a stage, as its page does; the evaluation's id."""
    case = case_id(store, assessment, code)
    row = evaluation_id(assessment, case, stage, theme)
    said = {"kind": v.EVALUATION, "step": "1", "subject": theme, "case": case, "stage": stage}
    said |= {"evaluation": shown, "text": text, "good": good, "written": "2012-03-21T10:00:00+00:00"}
    store.record("Evaluate", [Edit("statement", row, said)], assessment=assessment)
    return row


def finding(
    store: Store, assessment: str, code: str, text: str, *, sign="", theme=HELP, stage=EARLY, **about
) -> str:
    """Write a finding from a case; its id."""
    about |= {"sign": sign, "stage": stage, "case": case_id(store, assessment, code) if code else ""}
    done = statements.add(store, assessment, kind=v.FINDING, text=text, step="1", subject=theme, about=about)
    return done.row


def said(store: Store, assessment: str) -> dict[str, str]:
    """Three cases that contradict one another under one theme; the ids by case."""
    return {
        "C-01": evaluate(store, assessment, "C-01", "sound", text="Help came within two weeks.", good=True),
        "C-02": evaluate(store, assessment, "C-02", "weak", text="Nobody owned the concern for 14 weeks."),
        "C-03": evaluate(store, assessment, "C-03", "mixed"),
        "finding": finding(store, assessment, "C-03", "The school kept the concern alive.", sign=v.STRENGTH),
    }
