"""What is chosen for a finding before its words are a change comes back with them, and goes with its case."""

from dataclasses import replace

from csa_desktop.commands import drafts
from csa_desktop.domain import values as v
from csa_desktop.store.log import Edit
from tests.gui.desk_fixtures import bench, work  # noqa: F401
from tests.gui.pages.notebook_fixtures import keys, open_page  # noqa: F401
from tests.gui.pages.test_subject_writing import FELL, add_lines

HALF = FELL[:20]


def begin(page):
    """A new finding: what it is first, then half of its words; one goes on in them."""
    page.click(add_lines(page)[1])
    page.tag("service", "social-care")
    line = page.editor().classes.lines["happened"]
    line.setFocus()
    page.type("14 June 2005")
    page.editor().text.setFocus()
    page.type(HALF)
    page.qtbot.waitUntil(lambda: any(draft.text == HALF for draft in page.bench.store.drafts()))


def put_back(again):
    here = (again.store, again.desk.assessment)
    (draft,) = drafts.waiting(*here)
    drafts.put_back(*here, again.desk.pack, draft)
    (finding,) = again.trail.statements(kind=v.FINDING)
    return finding


def test_a_finding_comes_back_as_what_it_was(open_page, keys, tmp_path):  # noqa: F811
    page = open_page()
    begin(page)
    with page.bench.killed(tmp_path / "killed") as again:
        finding = put_back(again)
    assert (finding.text, finding.key_judgement) == (HALF, keys[1])
    assert (finding.service, finding.happened) == ("social-care", "2005-06-14")


def test_half_a_finding_from_a_case_goes_with_it(open_page, tmp_path):  # noqa: F811
    page = open_page()
    begin(page)
    store, (draft,) = page.bench.store, page.bench.store.drafts()
    about = drafts.as_ground({"case": "c-04", "service": "social-care"})
    store.keep_draft(replace(draft, seen=about))
    store.record(
        "Add a case", [Edit("case", "c-04", {"code": "C-04"})], assessment=page.bench.desk.assessment
    )
    store.erase([("case", "c-04")], assessment=page.bench.desk.assessment, ground="A court order")
    assert store.drafts() == ()
