"""Two versions of one field: all that is open, both side by side, and what a person decides."""

# ruff: noqa: F401, F811

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from csa_desktop.commands import conflicts, drafts, judgements, statements, trails
from csa_desktop.domain import values as v
from csa_desktop.gui.pages.conflicts import ConflictsPage
from csa_desktop.gui.pages.notebook.row_view import row_view
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.log import Edit
from tests.gui.desk_fixtures import bench, work

OLDER, MINE, THEIRS = "The register fell.", "The register fell by a third.", "The register rose."
SAFE = "staying-safe"


def add(bench, text, kind=v.FINDING, step="1", on=()):
    store, assessment = bench.store, bench.desk.assessment
    return statements.add(store, assessment, kind=kind, text=text, step=step, subject=SAFE, on=on).row


def part(bench, row, field, mine, theirs):
    """This laptop's person and another write differently, both from what was there."""
    store, assessment = bench.store, bench.desk.assessment
    seen = {v.change: v for v in store.history("statement", row) if v.field == field and v.current}
    base = {field: tuple(seen)}
    store.record("Ours", [Edit("statement", row, {field: mine}, base)], assessment=assessment)
    own = store.device, store.author
    store.device, store.author = "another-laptop", "another-person"
    edit = Edit("statement", row, {} if theirs is None else {field: theirs}, base, delete=theirs is None)
    store.record("Theirs", [edit], assessment=assessment)
    store.device, store.author = own


@pytest.fixture
def row(bench):
    made = add(bench, OLDER)
    part(bench, made, "text", MINE, THEIRS)
    return made


@pytest.fixture
def page(bench, show, row):
    made = ConflictsPage(bench.desk)
    show(made)
    bench.show(made)
    return made


def said(page):
    return [label.text() for label in page.findChildren(Words) if not label.isHidden()]


def test_it_shows_what_was_before_what_each_wrote_and_when(page):
    assert "Two people wrote this at the same time" in said(page)
    assert OLDER in said(page)
    ours, theirs = page.view.sides
    assert (ours.words.text(), theirs.words.text().replace("fell ", "")) == (MINE, "The register rose.")
    assert ours.words.accessibleDescription() == "put in: by a third"
    looks = {run.look for run in (*ours.words._runs, *theirs.words._runs)}
    assert looks == {"", "ours underlined", "theirs underlined", "struck quiet"}


@pytest.mark.parametrize(("number", "taken"), [(0, MINE), (1, THEIRS)])
def test_taking_one_settles_it_and_undo_brings_it_back(bench, page, row, number, taken):
    page.view.sides[number].button.click()
    assert bench.settle().statement(row).text == taken
    assert page.current is None and "Nothing is to be decided" in said(page)
    bench.runner.write(bench.store.undo)
    bench.settle()
    assert page.view.sides[0].words.text() == MINE


def test_a_key_takes_the_second(bench, page, row):
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_2)
    assert bench.settle().statement(row).text == THEIRS


def test_a_joined_text_begins_with_mine_and_says_what_it_lacks(bench, page, row):
    join = page.view.join
    assert join.text.value() == MINE
    assert any("rose" in text and "not in it yet" in text for text in said(page))
    join.text.setFocus()
    join.text.moveCursor(join.text.textCursor().MoveOperation.End)
    QTest.keyClicks(join.text, " Then it rose.")
    assert any("every word" in text for text in said(page))
    QTest.keyClick(join.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert bench.settle().statement(row).text == f"{MINE} Then it rose."
    assert bench.store.drafts() == ()


def test_what_is_being_joined_is_a_draft_that_settles_nothing_and_comes_back(bench, page, show, row):
    QTest.keyClicks(page.view.join.text, "Now: ")
    page.leave()
    bench.settle()
    (draft,) = bench.store.drafts()
    assert bench.trail.rows.parted != ()
    again = ConflictsPage(bench.desk)
    show(again)
    again.show_trail(bench.trail)
    bench.qtbot.waitUntil(lambda: again.view.join.text.value() == draft.text)
    drafts.put_back(bench.store, bench.desk.assessment, bench.desk.pack, draft)
    assert bench.trail.statement(row).text == draft.text
    assert bench.trail.rows.parted == ()


def test_typing_stays_when_something_else_changes(bench, page):
    QTest.keyClicks(page.view.join.text, "Now: ")
    begun = page.view.join.text.value()
    add(bench, "Another finding.")
    bench.runner.refresh()
    bench.settle()
    assert page.view.join.text.value() == begun


def test_removed_by_one_and_changed_by_another_is_kept_or_removed(bench, show):
    made = add(bench, OLDER)
    part(bench, made, "text", MINE, None)
    page = show(ConflictsPage(bench.desk))
    bench.show(page)
    assert any("removed it" in text and "you changed it" in text for text in said(page))
    page.findChild(Button, "keepIt").click()
    assert bench.settle().statement(made).text == MINE
    bench.runner.write(bench.store.undo)
    bench.settle()
    page.findChild(Button, "removeIt").click()
    assert bench.settle().statement(made) is None


def removed_elsewhere(bench, row, meanwhile, table="statement"):
    """Another person removes a row, and this laptop's person, who has not seen that, does something."""
    store, assessment = bench.store, bench.desk.assessment
    at = store.trail(assessment).at
    meanwhile()
    own, store.device, store.author = (store.device, store.author), "another-laptop", "another-person"
    store.record("Theirs", [Edit(table, row, seen=at, delete=True)], assessment=assessment)
    store.device, store.author = own


def cite(bench, row):
    about = {"statement": row, "source": "briefing", "page": 4, "quote": "fell"}
    bench.store.record("Cite", [Edit("citation", "cited", about)], assessment=bench.desk.assessment)


@pytest.fixture
def added_to(bench, show):
    """The page where a finding was removed that one cited a document for, and let a point stand on."""
    store, assessment = bench.store, bench.desk.assessment
    store.record("Add", [Edit("source", "briefing", {"title": "CSCI briefing"})], assessment=assessment)
    made, point = add(bench, OLDER), add(bench, "A point.", kind=v.POINT, step="2")

    def meanwhile():
        cite(bench, made)
        trails.stand_on(store, assessment, point, made)

    removed_elsewhere(bench, made, meanwhile)
    page = show(ConflictsPage(bench.desk))
    bench.show(page)
    return made, point, page


def test_removed_by_one_and_added_to_by_another_says_what_was_added(bench, show, added_to):
    made, _, page = added_to
    lines = said(page)
    assert "One removed this, another added to it" in lines and OLDER in lines
    assert "You meanwhile cited CSCI briefing, p. 4." in lines
    assert "You meanwhile let “A point.” stand on it." in lines
    assert any("Someone removed it on" in line and "stays" in line for line in lines)
    assert bench.trail.statement(made).text == OLDER
    assert show(page.side).findChild(object, f"question-statement/{made}/")
    assert "removed by one, added to by another" in said(page.side)


def test_what_was_added_to_is_kept_with_it(bench, added_to):
    made, point, page = added_to
    page.findChild(Button, "keepIt").click()
    trail = bench.settle()
    assert trail.rows.parted == () and trail.statement(made).text == OLDER
    assert [c.id for c in trail.citations(made)] == ["cited"]
    assert [s.id for s in trail.below(point)] == [made]


def test_what_was_added_goes_with_it_and_undo_asks_again(bench, added_to):
    made, point, page = added_to
    page.findChild(Button, "removeIt").click()
    trail = bench.settle()
    assert trail.statement(made) is None and trail.rows.citations == trail.rows.supports == ()
    assert trail.statement(point).text == "A point."
    assert "Nothing is to be decided" in said(page)
    bench.runner.write(bench.store.undo)
    trail = bench.settle()
    assert page.current.first.row == made and [s.id for s in trail.above(made)] == [point]


def test_in_its_place_it_says_who_removed_it_and_what_was_added(bench, added_to):
    made = added_to[0]
    view = row_view(bench.trail, bench.desk.pack, bench.trail.statement(made))
    assert any(chip.text == "removed, and added to" for chip in view.chips)
    assert "someone removed this." in view.remark.casefold()
    assert "You meanwhile cited CSCI briefing, p. 4." in view.remark


def test_what_is_chosen_from_a_list_is_shown_in_words_and_not_joined(bench, show):
    made = add(bench, OLDER)
    part(bench, made, "sign", v.STRENGTH, v.IMPROVEMENT)
    page = show(ConflictsPage(bench.desk))
    bench.show(page)
    assert [box.words.text() for box in page.view.sides] == ["Strength", "Area for improvement"]
    assert page.view.join is None


def test_a_grade_says_its_label_and_a_settled_one_asks_why(bench, show):
    store, assessment, pack = bench.store, bench.desk.assessment, bench.desk.pack
    where = {"step": "3", "subject": "overall", "judgement": "education"}
    made = judgements.judge(store, assessment, pack, **where, grade="4").row
    (member,) = bench.trail.rows.members
    judgements.agree(store, assessment, made, member.id)
    part(bench, made, "grade", "3", "2")
    page = show(ConflictsPage(bench.desk))
    bench.show(page)
    scale = pack.scale(pack.judgement("education").scale)
    for box, code in zip(page.view.sides, "32", strict=True):
        assert scale.grade(code).label in box.words.text() and code in box.words.text()
    page.view.sides[1].button.click()
    bench.settle()
    assert bench.trail.rows.parted != ()
    page.view.reason.field.text.set_value("Talked over on day 2.")
    page.view.reason.change_button.click()
    trail = bench.settle()
    assert trail.statement(made).grade == "2" and trail.statement(made).reason == "Talked over on day 2."


def test_all_that_is_open_is_listed_and_a_link_leads_to_each(bench, show, row):
    other = add(bench, "Another.")
    part(bench, other, "sign", v.STRENGTH, v.IMPROVEMENT)
    page = show(ConflictsPage(bench.desk))
    bench.show(page)
    show(page.side)
    went = []
    page.went.connect(went.append)
    for question in page._open:
        page.side.findChild(object, f"question-{question.key}").click()
        page.go_to(went[-1])
        assert page.current == question
    page.go_to(Place("conflicts", statement=row))
    assert page.current.first.row == row


def test_three_versions_are_three_sides_and_none_is_joined_to_another(bench, show, row):
    store, assessment = bench.store, bench.desk.assessment
    first = next(h for h in store.history("statement", row) if h.field == "text").change
    own, store.device, store.author = (store.device, store.author), "third-laptop", "third-person"
    edit = Edit("statement", row, {"text": "It rose."}, {"text": (first,)})
    store.record("Third", [edit], assessment=assessment)
    store.device, store.author = own
    page = show(ConflictsPage(bench.desk))
    bench.show(page)
    assert "Three people wrote this at the same time" in said(page)
    assert len(page.view.sides) == 3
    page.view.take(2)
    bench.settle()
    assert conflicts.open_conflicts(store, assessment) == ()


PUT = {
    "statement": ("case", {"kind": v.FINDING, "text": "She was not asked."}, "wrote “She was not asked.”"),
    "event": ("case", {"title": "Strategy meeting"}, "added “Strategy meeting” to the journey."),
    "risk": ("case", {"child": "C-09", "what": "Left alone."}, "raised a risk: “Left alone.”"),
    "appointment": ("case", {"kind": "meeting"}, "planned something about it."),
    "source": ("case", {"kind": "briefing", "title": "Chronology"}, "put “Chronology” to it."),
    "remark": ("edition", {"text": "Not so."}, "wrote down a remark: “Not so.”"),
    "ground": ("representation", {"text": "A ground."}, "wrote down a ground: “A ground.”"),
    "panellist": ("representation", {"name": "K. Lowe"}, "put “K. Lowe” on the panel."),
}
PLACES = {
    "case": ({"code": "C-09", "journey": "child"}, "C-09"),
    "edition": ({"letter": "apa-letter", "stage": "draft", "form": "draft"}, "The letter as it went out"),
    "representation": ({"panel": "social-care", "judgement": "social-care"}, "Representation"),
}


@pytest.mark.parametrize("table", PUT)
def test_what_was_put_to_a_case_a_letter_or_a_representation_is_told_by_its_words(bench, show, table):
    store, assessment = bench.store, bench.desk.assessment
    place, said_of_it, line = PUT[table]
    values, named = PLACES[place]
    store.record("Begin", [Edit(place, "there", values)], assessment=assessment)
    put = Edit(table, "put", {place: "there", **said_of_it})
    removed_elsewhere(bench, "there", lambda: store.record("Put", [put], assessment=assessment), table=place)
    page = show(ConflictsPage(bench.desk))
    bench.show(page)
    assert f"You meanwhile {line}" in said(page)
    assert any(named in words for words in said(page))
    page.findChild(Button, "removeIt").click()
    bench.settle()
    assert page.current is None and not getattr(bench.trail.rows, f"{place}s")


def test_what_was_written_while_another_removed_the_rest_is_shown_and_kept(bench, show):
    made = add(bench, OLDER)
    write = [Edit("statement", made, {"reason": "It was looked at."})]
    store, assessment = bench.store, bench.desk.assessment
    removed_elsewhere(bench, made, lambda: store.record("Say why", write, assessment=assessment))
    page = show(ConflictsPage(bench.desk))
    bench.show(page)
    lines = said(page)
    assert "One removed this, another changed it" in lines and "It was looked at." in lines
    assert any("you changed it" in line for line in lines)
    page.findChild(Button, "keepIt").click()
    trail = bench.settle()
    assert trail.rows.parted == ()
    assert (trail.statement(made).text, trail.statement(made).reason) == (OLDER, "It was looked at.")
