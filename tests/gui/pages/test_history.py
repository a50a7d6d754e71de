"""History in the window: what was done, by whom, to which words, however long ago."""

import pytest
from PySide6.QtWidgets import QApplication

from csa_desktop.commands import answers, assessments, sources, statements, ticks, trails
from csa_desktop.domain import values as v
from csa_desktop.domain.ticks import checklist_of
from csa_desktop.gui.pages import history, turns
from csa_desktop.gui.pages.history import HistoryPage
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.card import Card, Panel
from tests.gui.desk_fixtures import bench, onsite, work  # noqa: F401

SAFE = "staying-safe"


@pytest.fixture
def finding(bench):  # noqa: F811
    return statements.add(
        bench.store,
        bench.desk.assessment,
        kind=v.FINDING,
        step="1",
        subject=SAFE,
        text="Numbers on the register have fallen.",
        about={"sign": v.STRENGTH},
    ).row


def listed(bench, show, about="") -> HistoryPage:  # noqa: F811
    page = HistoryPage(bench.desk, about)
    show(page)
    bench.runner.refresh()
    bench.settle()
    bench.show(page)
    bench.qtbot.waitUntil(lambda: bool(page.cards()))
    page.finish()
    return page


def said(page) -> list[str]:
    return [w.accessibleName() for w in page.cards() if isinstance(w, Card)]


def test_each_thing_that_was_done_names_its_words_and_its_place(bench, show, finding):  # noqa: F811
    store, assessment = bench.store, bench.desk.assessment
    sources.expect(store, assessment, bench.desk.pack, kind="briefing-7", title="CSCI briefing")
    sources.expect_usual(store, assessment, bench.desk.pack)
    assessments.add_member(store, assessment, name="R. Cole", role="brm")
    answers.none_found(store, assessment, SAFE, v.IMPROVEMENT, found_none=True)
    answers.answer(store, assessment, "moderation-form", "council", "Sharpston")
    answers.answer(store, assessment, "moderation-draft-letter", "dated", "2005-07-06", about="csci-manager")
    point = trails.carry_up(store, assessment, finding).row
    trails.unlink(store, assessment, point, finding)
    lines = said(listed(bench, show))
    assert any("Remove a link" in x and "Numbers on the register" in x for x in lines)
    assert any("Carry a finding up" in x and "Summary point · Staying safe" in x for x in lines)
    assert any(
        "Answer on the moderation form" in x and "Moderation Form · Council" in x and "Sharpston" in x
        for x in lines
    )
    assert any("Moderation Draft APA Letter · Dated" in x and "6 Jul 2005" in x for x in lines)
    assert any("None found · Staying safe" in x and "Areas for improvement" in x for x in lines)
    assert any("Add a member" in x and "R. Cole" in x for x in lines)
    assert any("List a document to come" in x and "CSCI briefing" in x for x in lines)
    assert any(x.startswith("List the expected documents") and "dataset" not in x for x in lines)
    assert all("H. Marsh" in x for x in lines)


def test_a_task_is_told_in_the_words_of_its_list(bench, show):  # noqa: F811
    store, assessment, pack = bench.store, bench.desk.assessment, bench.desk.pack
    stage = next(s for s in pack.letter_stages if s.prompts)
    group = stage.prompts[0]
    of_letter, of_panel = group.prompts[0], pack.panels[0].tasks[0]
    for checklist, task in (
        (checklist_of(f"letter-{stage.id}", group.id), of_letter),
        (checklist_of("representation", "r"), of_panel),
    ):
        ticks.tick(store, assessment, checklist, task.id, done="2005-07-06", by="H. Marsh")
    lines = said(listed(bench, show))
    assert all(any("A task" in x and task.text in x for x in lines) for task in (of_letter, of_panel))


def test_statements_that_an_answer_names_are_told_in_their_words(onsite, show):  # noqa: F811
    about = {"step": onsite.desk.pack.steps[0].id, "subject": onsite.desk.pack.subjects[0].id}
    words = "Children were not seen alone."
    row = statements.add(onsite.store, onsite.desk.assessment, kind=v.FINDING, text=words, **about).row
    form = onsite.desk.pack.form("summary-of-judgements")
    field = next(f.id for f in form.declared() if f.kind == "statements")
    answers.answer(onsite.store, onsite.desk.assessment, form.id, field, (row,))
    lines = said(listed(onsite, show))
    assert any("Answer on" in x and words in x for x in lines)
    assert not any(row in x for x in lines)


def test_what_was_removed_still_says_its_words_and_leads_to_its_versions(bench, show, finding):  # noqa: F811
    statements.remove(bench.store, bench.desk.assessment, finding)
    page = listed(bench, show)
    went = []
    page.went.connect(went.append)
    gone = next(w for w in page.cards() if isinstance(w, Card) and "Remove a finding" in w.accessibleName())
    assert "Numbers on the register have fallen." in gone.accessibleName()
    gone.click()
    assert went == [Place("history", finding)]


def test_each_line_says_the_words_that_were_written_then(bench, show, finding):  # noqa: F811
    for words in ("Numbers have halved.", "Numbers have risen."):
        statements.reword(bench.store, bench.desk.assessment, finding, words)
    lines = said(listed(bench, show))
    added, halved, risen = (
        next(line for line in lines if words in line)
        for words in ("Numbers on the register have fallen.", "Numbers have halved.", "Numbers have risen.")
    )
    assert added.startswith("Add a finding")
    assert halved.startswith("Reword a statement") and risen.startswith("Reword a statement")


def test_what_was_done_long_ago_is_not_left_out(bench, show, monkeypatch):  # noqa: F811
    monkeypatch.setattr(history, "SHOWN", 3)
    for number in range(5):
        statements.add(bench.store, bench.desk.assessment, kind=v.NOTE, text=f"Note {number}")
    page = listed(bench, show)
    assert [x for x in said(page) if "Note 0" in x] == []
    earlier = next(w for w in page.cards() if w.objectName() == "earlier")
    earlier.click()
    bench.qtbot.waitUntil(lambda: any("Note 0" in x for x in said(page)))
    assert any("Open an assessment" in x for x in said(page))


def test_the_versions_of_a_statement_are_told_in_words(bench, show, finding):  # noqa: F811
    statements.classify(
        bench.store, bench.desk.assessment, finding, {"service": "social-care", "groups": ["ldd"]}
    )
    statements.reword(bench.store, bench.desk.assessment, finding, "Numbers have fallen for two years.")
    page = listed(bench, show, finding)
    texts = [
        label.text()
        for w in page.cards()
        if isinstance(w, Panel)
        for label in w.findChildren(type(page.title))
    ]
    assert "Numbers on the register have fallen." in texts
    assert "Strength" in texts
    assert "Social care" in texts
    assert not any("key_judgement" in text or text == "ldd" for text in texts)
    head = next(w for w in page.cards() if isinstance(w, Card))
    assert "Finding · Staying safe · Step 1" in head.accessibleName()


def test_a_long_history_is_made_in_turns(bench, show, monkeypatch):  # noqa: F811
    monkeypatch.setattr(turns, "TURN_SECONDS", 0)
    for number in range(20):
        statements.add(bench.store, bench.desk.assessment, kind=v.NOTE, text=f"Note {number}")
    page = HistoryPage(bench.desk)
    show(page)
    bench.show(page)
    bench.qtbot.waitUntil(lambda: bool(page.cards()))
    first = len(said(page))
    bench.qtbot.waitUntil(lambda: any("Open an assessment" in x for x in said(page)))
    QApplication.processEvents()
    assert first < len(said(page))
