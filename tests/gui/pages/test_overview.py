"""The first page of an assessment: people are added there, and typing that was cut short is found again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from csa_desktop.commands import drafts, sources, statements
from csa_desktop.gui.pages.overview import OverviewPage
from csa_desktop.store.local import Draft
from tests.gui.desk_fixtures import bench, work  # noqa: F401


@pytest.fixture
def page(bench, show):  # noqa: F811
    made = OverviewPage(bench.desk)
    bench.show(made)
    show(made)
    bench.settle()
    return made


def press(bench, page, words):  # noqa: F811
    def found():
        return [b for b in page.findChildren(QPushButton) if b.text() == words and b.isVisible()]

    bench.qtbot.waitUntil(lambda: bool(found()), timeout=10_000)
    bench.qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)
    return bench.settle()


def test_a_colleague_is_added_and_taken_off_again(bench, page):  # noqa: F811
    page.people.name.focus_target().setFocus()
    bench.qtbot.keyClicks(page.people.name.focus_target(), "R. Cole")
    trail = press(bench, page, "Add")
    assert [m.name for m in trail.rows.members if not m.lead] == ["R. Cole"]
    assert page.people.name.value() == ""
    trail = press(bench, page, "Remove")
    assert [m.name for m in trail.rows.members] == ["H. Marsh"]


def test_a_person_needs_a_name(bench, page):  # noqa: F811
    trail = press(bench, page, "Add")
    assert len(trail.rows.members) == 1


def test_what_is_typed_about_a_person_outlives_a_refresh(bench, page):  # noqa: F811
    bench.qtbot.keyClicks(page.people.name.focus_target(), "R. Co")
    statements.add(bench.store, bench.desk.assessment, kind="note", text="Meanwhile.")
    bench.runner.refresh()
    bench.settle()
    assert page.people.name.value() == "R. Co"


def test_one_person_leads(bench, page):  # noqa: F811
    page.people.name.focus_target().setFocus()
    bench.qtbot.keyClicks(page.people.name.focus_target(), "R. Cole")
    press(bench, page, "Add")
    trail = press(bench, page, "Make lead")
    assert [m.name for m in trail.rows.members if m.lead] == ["R. Cole"]


def test_the_marking_is_changed_and_kept_when_one_goes_elsewhere(bench, page):  # noqa: F811
    assert page.marking.value() == "OFFICIAL-SENSITIVE"
    line = page.marking.focus_target()
    line.setFocus()
    line.clear()
    bench.qtbot.keyClicks(line, "OFFICIAL")
    page.leave()
    assert bench.settle().assessment.marking == "OFFICIAL"


def put_back(bench, show, place, text):  # noqa: F811
    bench.store.keep_draft(Draft(place, bench.desk.assessment, "Something that was typed", text, ""))
    page = OverviewPage(bench.desk)
    bench.show(page)
    show(page)
    bench.settle()
    return press(bench, page, "Put it back")


def test_a_new_finding_that_was_cut_short_goes_back_under_its_key_judgement(bench, show):  # noqa: F811
    under = bench.desk.pack.key_judgements_of("staying-safe")[1].id
    where = drafts.where(drafts.NEW, "finding", "1", "staying-safe", under, "")
    trail = put_back(bench, show, f"{where}/a-new-row/text", "Reviews are late")
    (finding,) = trail.statements(kind="finding")
    assert (finding.text, finding.subject, finding.key_judgement) == (
        "Reviews are late",
        "staying-safe",
        under,
    )


def test_what_was_typed_about_a_document_goes_back_to_the_document(bench, show):  # noqa: F811
    source = sources.expect(bench.store, bench.desk.assessment, bench.desk.pack, kind="briefing-7").row
    trail = put_back(bench, show, f"source/{source}/provenance", "Sent by the BRM")
    assert trail.source(source).provenance == "Sent by the BRM"


def test_typing_that_was_cut_short_is_named_and_put_back(bench, show):  # noqa: F811
    draft = Draft(
        "new/note/text", bench.desk.assessment, "A note that was not kept yet", "Heard at the door", ""
    )
    bench.store.keep_draft(draft)
    page = OverviewPage(bench.desk)
    bench.show(page)
    show(page)
    bench.settle()
    trail = press(bench, page, "Put it back")
    assert [s.text for s in trail.statements(kind="note")] == ["Heard at the door"]
    assert not bench.store.drafts()
