"""Recording on site: begun with one key, typed at once, quoted into findings, never lost."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from csa_desktop.commands import records as commands
from csa_desktop.domain import records
from csa_desktop.domain import values as v
from csa_desktop.gui.pages.records import RecordsPage
from csa_desktop.gui.pages.source_places import place_of_citation, place_to_begin
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.placed import placed
from tests.cases_made import case_id
from tests.gui.desk_fixtures import onsite, work  # noqa: F401

SAID = "The plan was reviewed late. Nobody had told the school."


def as_the_window_goes(bench, page, place):
    """Within a page."""
    page.leave()
    page.show_trail(bench.trail)
    page.go_to(place)


def page_of(bench, show, about="observations", width=700):
    made = RecordsPage(bench.desk, about)
    show(made, width, 620)
    bench.show(made)
    went = []
    made.went.connect(went.append)
    made.went.connect(partial(as_the_window_goes, bench, made))
    made.visited = went
    made.go_to(Place("records", about))
    return made


@pytest.fixture
def page(onsite, show):  # noqa: F811
    return page_of(onsite, show)


@pytest.fixture
def case(onsite):  # noqa: F811
    return case_id(onsite.store, onsite.desk.assessment, "C-03")


@pytest.fixture
def written(onsite, page, qtbot):  # noqa: F811
    """A record that was begun and typed."""
    begin(onsite, page, qtbot)
    qtbot.keyClicks(QApplication.focusWidget(), SAID)
    page.leave()
    onsite.settle()
    return page.view.record


def begin(bench, page, qtbot, letter="c"):
    qtbot.keyClicks(QApplication.focusWidget(), letter)
    qtbot.waitUntil(lambda: page.view is not None)
    QApplication.processEvents()
    bench.settle()


def select(page, words):
    field = records.main_field(page.view.body._form)
    text = page.view.body.boxes[field.id].editor.focus_target()
    at = text.text().index(words)
    caret = text.textCursor()
    caret.setPosition(at)
    caret.setPosition(at + len(words), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(caret)
    return text


def answer(bench, record):
    return [a.value for a in bench.trail.rows.answers if a.about == record]


def test_a_letter_begins_a_record_and_typing_begins_at_once(onsite, page, qtbot):  # noqa: F811
    begin(onsite, page, qtbot)
    (record,) = records.records(onsite.desk.pack, onsite.trail)
    assert record.kind == "file-reading"
    assert page.visited[-1] == Place("records", "observations", tab=record.id)
    qtbot.keyClicks(QApplication.focusWidget(), SAID)
    page.leave()
    onsite.settle()
    assert answer(onsite, record.id) == [SAID]


def test_enter_begins_the_kind_that_has_the_focus(onsite, page, qtbot):  # noqa: F811
    page.go_to(place_to_begin(onsite.desk.pack, "practice"))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.view is not None)
    assert page.view.record.kind == "practice"


def test_what_is_typed_before_the_record_is_there_is_its_first_words(onsite, page, qtbot):  # noqa: F811
    qtbot.keyClicks(QApplication.focusWidget(), "c")
    qtbot.keyClicks(QApplication.focusWidget(), "Practice was late.")  # p begins nothing any more
    qtbot.waitUntil(lambda: page.view is not None)
    qtbot.keyClicks(QApplication.focusWidget(), " Twice.")
    page.leave()
    onsite.settle()
    (record,) = records.records(onsite.desk.pack, onsite.trail)
    assert answer(onsite, record.id) == ["Practice was late. Twice."]


def test_pressing_twice_begins_one_record(onsite, page, qtbot):  # noqa: F811
    button = page.list.chooser.buttons["practice"]
    button.click()
    button.click()
    qtbot.waitUntil(lambda: page.view is not None)
    onsite.settle()
    assert len(records.records(onsite.desk.pack, onsite.trail)) == 1


def test_a_record_begun_from_a_case_is_about_its_case_and_stage(onsite, page, case, qtbot):  # noqa: F811
    page.go_to(place_to_begin(onsite.desk.pack, "file-reading", case=case, stage="plan"))
    begin(onsite, page, qtbot)
    assert (page.view.record.case, page.view.record.stage) == (case, "plan")
    assert "C-03" in page.view.head.title.text()


def test_selected_words_become_a_finding_of_the_case(onsite, page, case, qtbot):  # noqa: F811
    page.go_to(place_to_begin(onsite.desk.pack, "file-reading", case=case, stage="plan"))
    begin(onsite, page, qtbot)
    qtbot.keyClicks(QApplication.focusWidget(), SAID)
    select(page, "eviewed lat")
    page.view.quote()
    finding = onsite.settle().statements(kind=v.FINDING)[-1]
    assert (finding.text, finding.case, finding.stage) == ("reviewed late", case, "plan")
    assert finding.subject == str(page.view.bar.subject.currentData())
    (cited,) = onsite.trail.citations(finding.id)
    assert (cited.source, cited.page, cited.quote) == (page.view.record.id, 0, "reviewed late")
    assert not page.view._done.isHidden()
    page.view._done.click()
    assert page.visited[-1].statement == finding.id


def test_more_words_go_into_a_finding_of_the_same_case(onsite, page, written):  # noqa: F811
    select(page, "reviewed late")
    page.view.quote()
    finding = onsite.settle().statements(kind=v.FINDING)[-1]
    bar = page.view.bar
    bar.target.setCurrentIndex(bar.target.count() - 1)
    select(page, "told the school")
    page.view.quote()
    onsite.settle()
    assert {c.quote for c in onsite.trail.citations(finding.id)} == {"reviewed late", "told the school"}


def test_without_selected_words_it_says_what_to_do(onsite, page, written):  # noqa: F811
    page.view.quote()
    assert "Select words" in page.view._message.text()
    assert not onsite.settle().statements(kind=v.FINDING)


def test_a_citation_leads_to_the_words_of_the_record(onsite, page, written):  # noqa: F811
    select(page, "told the school")
    page.view.quote()
    finding = onsite.settle().statements(kind=v.FINDING)[-1]
    (cited,) = onsite.trail.citations(finding.id)
    place = place_of_citation(onsite.desk.pack, onsite.trail, cited)
    assert place == Place("records", "observations", tab=written.id, citation=cited.id)
    page.go_to(Place("records", "observations"))
    page.go_to(place)
    assert QApplication.focusWidget().textCursor().selectedText() == "told the school"


def test_words_that_were_quoted_and_are_gone_are_said_over_the_form(onsite, page, written, qtbot):  # noqa: F811
    select(page, "reviewed late")
    page.view.quote()
    onsite.settle()
    text = select(page, SAID)
    qtbot.keyClicks(text, "All was in time.")
    page.leave()
    onsite.settle()
    QApplication.processEvents()
    assert len(placed(page.view._changed)) == 1


def test_a_record_that_is_cited_is_not_removed_and_says_what_cites_it(onsite, page, written):  # noqa: F811
    select(page, "reviewed late")
    page.view.quote()
    onsite.settle()
    page.view.findChild(Button, "removeRecord").click()
    assert onsite.settle().source(written.id)
    assert "“reviewed late”" in page.view._message.text()


def test_a_record_removed_leads_back_to_the_list_and_undo_brings_it_back(onsite, page, written):  # noqa: F811
    page.view.findChild(Button, "removeRecord").click()
    onsite.settle()
    QApplication.processEvents()
    assert page.view is None
    onsite.runner.write(onsite.store.undo)
    onsite.settle()
    assert answer(onsite, written.id) == [SAID]


def test_the_list_says_who_wrote_what_and_how_often_it_is_cited(onsite, page, written, qtbot):  # noqa: F811
    select(page, "reviewed late")
    page.view.quote()
    onsite.settle()
    page.go_to(Place("records", "observations"))

    def said():
        page.list.finish()
        return [c.accessibleName() for c in page.list.cards() if isinstance(c, Card)]

    qtbot.waitUntil(lambda: any("by H. Marsh" in name for name in said()))
    (card,) = [c for c in page.list.cards() if isinstance(c, Card)]
    assert "The plan was reviewed late" in card.accessibleName()
    assert "1 finding cites it" in card.accessibleDescription()


def test_each_stage_lists_its_own_kinds_the_newest_first(onsite, show):  # noqa: F811
    at, pack = (onsite.store, onsite.desk.assessment), onsite.desk.pack
    commands.begin(*at, pack, kind="account")
    first = commands.begin(*at, pack, kind="practice").row
    commands.describe(*at, pack, first, {"dated": "2011-03-01"})
    second = commands.begin(*at, pack, kind="file-reading").row
    page = page_of(onsite, show)
    page.list.finish()
    names = [c.objectName() for c in page.list.cards() if isinstance(c, Card)]
    assert names == [f"record-{second}", f"record-{first}"]


def test_the_case_and_moment_of_a_record_can_be_put_right(onsite, page, written, case):  # noqa: F811
    page.view.head.change.click()
    page.view.head.fields["case"].take(case)
    onsite.settle()
    assert onsite.trail.source(written.id).title.endswith(", C-03")
    when = page.view.head.fields["dated"]
    when.take("2011-08-02T10:40+01:00")
    onsite.settle()
    assert onsite.trail.source(written.id).dated == "2011-08-02T10:40+01:00"


def test_blank_and_filled_forms_go_to_paper(onsite, page, written):  # noqa: F811
    form = records.form_of(onsite.desk.pack, written).id
    page.view.findChild(Button, "printRecord").click()
    assert page.visited[-1] == Place("print", f"form/{form}", tab=written.id)
    page.go_to(Place("records", "observations", tab=written.id))
    page.view.findChild(Button, "blankRecord").click()
    assert page.visited[-1] == Place("print", f"form/{form}", tab="blank")


def test_a_record_that_is_gone_is_said(onsite, page):  # noqa: F811
    page.go_to(Place("records", "observations", tab="gone"))
    assert page.view is None
    assert "removed" in page.list._refused.text()


def test_what_is_typed_is_kept_when_one_leaves_in_the_middle(onsite, page, qtbot):  # noqa: F811
    begin(onsite, page, qtbot)
    record = page.view.record.id
    qtbot.keyClicks(QApplication.focusWidget(), "Half a sen")
    page.go_to(Place("records", "observations"))
    onsite.settle()
    assert answer(onsite, record) == ["Half a sen"]
