"""The sample in the window: drawn, looked at by stage and group, replaced with a reason, added to by hand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from csa_desktop.commands import assessments, drafts
from csa_desktop.domain.cases import PICKED, REPLACED, RESERVE, SAMPLED
from csa_desktop.domain.sampling.kept import read_wish
from csa_desktop.domain.sampling.reserves import reserves_of
from csa_desktop.gui.pages import registry
from csa_desktop.gui.pages.sample import BY_HAND, CASES, DRAW, MATRIX, SamplePage
from csa_desktop.gui.pages.sampling.case_rows import CaseRow, Replacing
from csa_desktop.gui.pages.sampling.draw_run import STOPPED
from csa_desktop.gui.pages.unsent import REPLACING
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.local import Draft
from tests.gui.desk_fixtures import _bench, work  # noqa: F401
from tests.pool_made import RARE, fill_pool

STAGES = ("universal", "early-help", "referral", "section-47", "plan", "step-down")
WHY = "The file is with the court."


def begun(store, pack):
    role = pack.roles[0].id
    opened = assessments.open_assessment(store, pack, authority="Norbridge", year=2012, role=role)
    return opened.row


@pytest.fixture
def bench(tmp_path, qtbot, work):  # noqa: F811
    """An inspection that was just begun, without lists."""
    yield from _bench(tmp_path, qtbot, work, "child-protection-2012", begun)


@pytest.fixture
def listed(bench):
    """The authority's lists were brought in."""
    fill_pool(bench.store, bench.desk.assessment)
    bench.runner.refresh()
    bench.settle()
    return bench


@pytest.fixture
def page(listed, show):
    return shown(listed, show)


def shown(bench, show):
    page = show(registry.make(bench.desk, Place("sample")), 1060, 640)
    assert isinstance(page, SamplePage)
    bench.show(page)
    bench.settle()
    return page


@pytest.fixture
def sampled(listed, page):
    """Two cases at each stage, one reserve each."""
    for line in page.drawing.form.numbers.values():
        line.set_text("2")
        line.edited.emit()
    page.drawing.form.reserves.set_text("1")
    page.drawing.draw_button.click()
    listed.settle()
    return page


def said(widget):
    return " ".join(words.text() for words in widget.findChildren(Words) if words.isVisibleTo(widget))


def cards(page, kind):
    page.finish()
    return [card for card in page.cards() if isinstance(card, kind)]


def row(page, code):
    return next(card for card in cards(page, CaseRow) if card.case.code == code)


def ask(page, code):
    row(page, code).replace.click()
    return cards(page, Replacing)[0]


def test_what_a_draw_could_not_give_stands_beside_the_cases_that_it_gave(listed, page):
    for stage, line in page.drawing.form.numbers.items():
        line.set_text("2" if stage != "plan" else "99")
        line.edited.emit()
    page.drawing.draw_button.click()
    listed.settle()
    (draw,) = listed.trail.rows.draws
    assert any("of 99 drawn" in sentence for sentence in draw.shortfalls)
    listed.qtbot.waitUntil(lambda: page.tabs.current() == CASES and page.wanting.isVisible())
    assert "What the last draw could not give" in said(page.wanting)
    assert "of 99 drawn" not in said(page.wanting)
    page.wanting.fold.click()
    assert all(sentence in said(page.wanting) for sentence in draw.shortfalls)
    page.go_to(Place("sample", tab=BY_HAND))
    assert not page.wanting.isVisible()


def test_without_lists_the_page_leads_to_them(bench, show):
    page = shown(bench, show)
    places = []
    page.went.connect(places.append)
    assert page.tabs.current() == DRAW
    page.drawing.first.findChild(Button).click()
    assert places == [Place("lists")]


def test_a_sample_is_drawn_as_wished_and_its_cases_come_into_sight(listed, sampled):
    trail = listed.trail
    assert [case.stage for case in trail.cases(SAMPLED)] == [stage for stage in STAGES for _ in range(2)]
    assert any(RARE in case.groups for case in trail.cases(SAMPLED))
    assert sampled.tabs.current() == CASES
    assert [card.case.code for card in cards(sampled, CaseRow)] == [
        f"C-{number:02}" for number in range(1, 13)
    ]
    assert trail.rows.draws[0].seed in sampled.message.text()


def test_the_seed_can_be_chosen_and_another_is_offered_afterwards(listed, page):
    page.drawing.form.seed.set_text("Norbridge 2012")
    page.drawing.draw_button.click()
    trail = listed.settle()
    assert [draw.seed for draw in trail.rows.draws] == ["Norbridge 2012"]
    assert page.drawing.form.seed.value() not in ("", "Norbridge 2012")


def test_what_is_still_missing_at_each_stage_is_offered(listed, sampled):
    offered = {stage: line.number() for stage, line in sampled.drawing.form.numbers.items()}
    assert offered == dict.fromkeys(STAGES, listed.desk.pack.sample.per_stage - 2)


def test_what_is_no_number_is_said_and_draws_nothing(listed, page):
    page.drawing.form.numbers["plan"].setText("two")
    page.drawing.draw_button.click()
    listed.settle()
    assert "whole numbers" in page.drawing.form.error.text()
    assert listed.trail.rows.draws == ()


def test_arrows_count_a_number_up_and_down(page):
    line = page.drawing.form.numbers["plan"]
    before = line.number()
    QTest.keyClick(line, Qt.Key.Key_Up)
    QTest.keyClick(line, Qt.Key.Key_Up)
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert line.number() == before + 1


def test_a_refused_draw_says_why_and_can_be_tried_again(listed, page):
    page.drawing.form.seed.set_text(" ")
    page.drawing.draw_button.click()
    listed.settle()
    assert "Enter a seed" in page.problem.text()
    assert page.drawing.draw_button.isEnabled()


def test_what_fell_short_is_said_with_the_draw(listed, sampled):
    sampled.go_to(Place("sample", tab=DRAW))
    assert "Placed out of the area: not covered" in said(sampled.drawing)


# Stages and groups


def test_the_matrix_tells_what_is_covered_from_what_could_be_and_what_is_not_there(listed, sampled):
    sampled.go_to(Place("sample", tab=MATRIX))
    matrix = sampled.matrix.matrix
    assert matrix.cell("plan", RARE).cell.state == "covered"
    assert matrix.cell("plan", "").cell.cases == 2
    assert matrix.cell("universal", RARE).cell.state == "lacking"
    assert "nobody known in the lists" in matrix.cell("universal", RARE).accessibleName()


def test_an_empty_cell_is_filled_from_the_lists_with_the_keyboard(listed, sampled):
    sampled.go_to(Place("sample", tab=MATRIX))
    matrix = sampled.matrix.matrix
    empty = next(c for cells in matrix._cells for c in cells if c.cell.state == "fillable" and c.cell.mark)
    stage, mark = empty.cell.stage, empty.cell.mark
    empty.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(empty, Qt.Key.Key_Return)
    listed.settle()
    assert matrix.cell(stage, mark).cell.cases == 1
    assert [case.stage for case in listed.trail.cases(SAMPLED)][-1] in STAGES
    assert len(listed.trail.rows.draws) == 2
    assert matrix.cell(stage, mark).hasFocus()


def test_the_matrix_is_whole_the_first_time_one_comes_to_it(sampled, qtbot):
    sampled.go_to(Place("sample", tab=MATRIX))
    view, matrix = sampled.matrix, sampled.matrix.matrix
    qtbot.waitUntil(lambda: view.height() > matrix.sizeHint().height() > 200)


def test_arrows_go_about_in_the_matrix_and_tab_stops_once(listed, sampled):
    sampled.go_to(Place("sample", tab=MATRIX))
    matrix = sampled.matrix.matrix
    matrix.cell("universal", "").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(matrix.cell("universal", ""), Qt.Key.Key_Right)
    assert matrix.cell("early-help", "").hasFocus()
    QTest.keyClick(matrix.cell("early-help", ""), Qt.Key.Key_Down)
    assert matrix.cell("early-help", "disability").hasFocus()
    strong = Qt.FocusPolicy.StrongFocus
    assert [c.cell.stage for cells in matrix._cells for c in cells if c.focusPolicy() == strong] == [
        "early-help"
    ]


# Replacing


def test_a_case_is_replaced_by_its_reserve_with_a_reason_that_stays_in_sight(listed, sampled, qtbot):
    leaving = listed.trail.cases(SAMPLED)[0]
    ready = reserves_of(listed.trail, leaving.stage)[0]
    asking = ask(sampled, leaving.code)
    assert asking.reason.focus_target().hasFocus()
    QTest.keyClicks(asking.reason.focus_target(), WHY)
    asking.go_on.click()
    trail = listed.settle()
    assert (trail.case(leaving.id).sample, trail.case(leaving.id).reason) == (REPLACED, WHY)
    assert trail.case(ready.id).sample == SAMPLED
    qtbot.waitUntil(lambda: f"{leaving.code} was replaced by {ready.code}: {WHY}" in said(sampled))
    assert not cards(sampled, Replacing)


def test_a_reason_that_is_missing_is_asked_for_at_the_field(listed, sampled):
    asking = ask(sampled, "C-01")
    asking.go_on.click()
    listed.settle()
    assert "Say why" in said(asking)
    assert len(listed.trail.cases(REPLACED)) == 0


def test_a_reason_that_is_being_typed_stays_while_something_else_is_kept(listed, sampled):
    asking = ask(sampled, "C-01")
    QTest.keyClicks(asking.reason.focus_target(), "The file")
    tracker = row(sampled, "C-02").tracker
    tracker.setCurrentIndex(1)
    tracker.activated.emit(1)
    listed.settle()
    sampled.tabs.setCurrentIndex(1)
    sampled.tabs.setCurrentIndex(0)
    assert asking in cards(sampled, Replacing)
    assert asking.isVisible()
    assert asking.reason.value() == "The file"


def test_without_a_reserve_the_way_leads_to_a_case_by_hand(listed, sampled):
    stage = listed.trail.cases(SAMPLED)[0].stage
    first = ask(sampled, "C-01")
    first.reason.take(WHY)
    first.go_on.click()
    listed.settle()
    assert not reserves_of(listed.trail, stage)
    asking = ask(sampled, "C-02")
    assert "No reserve is left" in said(asking)
    asking.go_on.click()
    assert sampled.tabs.current() == BY_HAND
    sampled.by_hand.reason.take(WHY)
    sampled.by_hand.add_button.click()
    trail = listed.settle()
    added = next(case for case in trail.cases(SAMPLED) if case.origin == PICKED)
    assert trail.case(added.instead_of).code == "C-02"
    assert trail.case(added.instead_of).sample == REPLACED


def test_a_reason_that_was_typed_while_there_was_a_reserve_goes_along_to_the_case_by_hand(listed, sampled):
    first = ask(sampled, "C-01")
    first.reason.take(WHY)
    first.go_on.click()
    case = next(case for case in listed.settle().cases(SAMPLED) if case.code == "C-02")
    place = drafts.unsent(REPLACING, case.id, "reason")
    listed.store.keep_draft(Draft(place, listed.desk.assessment, "Why", "The file is lost", ""))
    asking = ask(sampled, "C-02")
    listed.qtbot.waitUntil(lambda: asking.reason.value() == "The file is lost")
    assert asking.reason.isVisible()
    asking.go_on.click()
    assert sampled.by_hand.reason.value() == "The file is lost"

    def places():
        return [draft.place for draft in listed.store.drafts() if draft.text == "The file is lost"]

    listed.qtbot.waitUntil(lambda: place not in places())
    assert len(places()) == 1


# By hand, and who tracks


def test_a_case_by_hand_is_marked_and_the_form_is_empty_again(listed, sampled):
    sampled.go_to(Place("sample", tab=BY_HAND))
    form = sampled.by_hand
    form.stage.take("early-help")
    form.age.take("9")
    form.groups.toggle("disability").click()
    form.reason.take("Named to us as good practice.")
    form.add_button.click()
    trail = listed.settle()
    case = trail.cases(SAMPLED)[-1]
    assert (case.origin, case.age, case.groups) == (PICKED, "9", ("disability",))
    assert (form.stage.value(), form.reason.value(), form.groups.value()) == ("", "", ())
    sampled.go_to(Place("sample", tab=CASES))
    assert "picked by hand: Named to us as good practice." in said(row(sampled, case.code))


def test_what_is_missing_of_a_case_by_hand_is_said_at_its_field(listed, sampled):
    sampled.go_to(Place("sample", tab=BY_HAND))
    sampled.by_hand.add_button.click()
    listed.settle()
    assert "Say why" in said(sampled.by_hand) or "Choose the stage" in said(sampled.by_hand)
    assert sampled.by_hand.stage.focus_target().hasFocus()


def test_a_case_is_given_to_a_tracker_and_opens_when_pressed(listed, sampled):
    member = listed.trail.rows.members[0]
    tracker = row(sampled, "C-03").tracker
    tracker.setCurrentIndex(tracker.findData(member.id))
    tracker.activated.emit(tracker.currentIndex())
    trail = listed.settle()
    case = next(case for case in trail.cases() if case.code == "C-03")
    assert case.tracker == member.id
    places = []
    sampled.went.connect(places.append)
    row(sampled, "C-03").opened.emit(case.id)
    assert places == [Place("case", case.id)]


def test_closed_files_count_from_a_day_that_can_be_understood(tmp_path, qtbot, show, work):  # noqa: F811
    made = _bench(tmp_path, qtbot, work, "unannounced-2009", begun)
    bench = next(made)
    fill_pool(bench.store, bench.desk.assessment)
    page = shown(bench, show)
    page.drawing.form.on.take("some day in May")
    page.drawing.draw_button.click()
    assert "Enter the day" in page.drawing.form.error.text()
    page.drawing.form.on.take("18 May 2012")
    page.drawing.draw_button.click()
    drawn = bench.settle().rows.draws
    assert [(wish.on, wish.closed_months) for wish in (read_wish(draw.wish) for draw in drawn)] == [
        ("2012-05-18", 6)
    ]
    assert not list(made)


@pytest.mark.usefixtures("look")
def test_every_tab_fits_a_small_window_in_every_look(listed, sampled):
    assert listed.trail.cases(RESERVE)
    for tab in (CASES, MATRIX, DRAW, BY_HAND):
        sampled.go_to(Place("sample", tab=tab))
        body = sampled.column.body
        assert body.minimumSizeHint().width() <= sampled.width(), tab


# How far a draw is


def test_a_draw_says_how_far_it_is(listed, page):
    told = []
    page.run.told.connect(told.append)
    page.drawing.draw_button.click()
    assert not page.drawing.draw_button.isEnabled()
    listed.settle()
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)
    assert page.drawing.draw_button.isEnabled()
    assert page.run.progress.isHidden()


def test_a_draw_that_is_stopped_draws_nothing_and_another_one_can_begin(listed, page):
    page.drawing.draw_button.click()
    page.run.progress.stop.click()
    trail = listed.settle()
    assert trail.rows.draws == () and trail.cases() == ()
    assert page.problem.text() == STOPPED
    assert page.run.progress.isHidden()
    page.drawing.draw_button.click()
    assert listed.settle().cases(SAMPLED)
