"""A case on site: its journey, its grid and what was found, all from the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from csa_desktop.commands import cases, events, statements
from csa_desktop.domain import case_grid
from csa_desktop.domain import values as v
from csa_desktop.gui.pages.case import CasePage
from csa_desktop.gui.pages.notebook.picker import Picker
from csa_desktop.gui.pages.notebook.statement_editor import StatementEditor
from csa_desktop.gui.pages.tracking.citing import citable
from csa_desktop.gui.pages.tracking.others_card import OthersCard
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.plain_line import PlainLine
from tests.cases_made import case_id
from tests.gui.desk_fixtures import onsite, work  # noqa: F401

CELL = ("early-help", "help-and-impact")
SEEN = "The CAF led to no visit for 14 weeks."


class Hands:
    """What a person does on the page of a case; the selected cell stands beside it as in the window."""

    def __init__(self, bench, page, window) -> None:
        self.bench, self.page, self.window = bench, page, window
        self.went: list[Place] = []
        page.went.connect(self.went.append)

    @property
    def trail(self):
        return self.bench.trail

    @property
    def grid(self):
        return self.page.grid.grid

    def settle(self):
        trail = self.bench.settle()
        self.bench.qtbot.waitUntil(lambda: self.page.board.trail.at >= trail.at)
        QApplication.processEvents()
        return trail

    def find(self, name, kind=QWidget):
        found = [w for w in self.window.findChildren(kind, name) if w.isVisible()]
        assert len(found) == 1, f"{len(found)} widgets are called {name}"
        return found[0]

    def click(self, name):
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton)

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget(), key, modifier)

    def type(self, text):
        QTest.keyClicks(QApplication.focusWidget(), text)

    def at(self, stage, theme):
        self.grid.cells[stage, theme].setFocus()

    def says(self, cell=CELL):
        return self.grid.cells[cell].view.spoken


@pytest.fixture
def third(onsite):  # noqa: F811
    return case_id(onsite.store, onsite.desk.assessment, "C-03")


@pytest.fixture
def open_case(onsite, third, show, qtbot):  # noqa: F811
    opened = []

    def open_it(case=third, tab=""):
        onsite.runner.refresh()
        onsite.settle()
        page, window = CasePage(onsite.desk, case), QWidget()
        row = QHBoxLayout(window)
        row.addWidget(page, 2)
        hands = Hands(onsite, page, window)
        opened.append(hands)
        onsite.show(page)
        page.go_to(Place("case", case, tab=tab))
        if page.side:
            row.addWidget(page.side, 1)
        show(window, 1280, 900)
        qtbot.waitUntil(lambda: page.tab.is_whole)
        if page.side and page.side.parent() is not window:
            row.addWidget(page.side, 1)
            page.side.show()
            QApplication.processEvents()
        return hands

    yield open_it
    for hands in opened:
        hands.page.leave()
    onsite.settle()


@pytest.fixture
def finding(onsite):  # noqa: F811
    def write(code="C-03", text=SEEN, cell=CELL, **about):
        store, a = onsite.store, onsite.desk.assessment
        case = case_id(store, a, code)
        return cases.add_finding(store, a, onsite.desk.pack, case, *cell, text=text, about=about).row

    return write


@pytest.fixture
def evaluate(onsite):  # noqa: F811
    def say(code, evaluation, cell=CELL, **more):
        store, a = onsite.store, onsite.desk.assessment
        said = {"evaluation": evaluation, **more}
        cases.evaluate(store, a, onsite.desk.pack, case_id(store, a, code), *cell, **said)

    return say


def test_the_case_is_told_by_its_code_and_never_by_a_name(open_case):
    case = open_case()
    assert case.page.title.text() == "Case C-03"
    assert case.page.hint.text().startswith("Girl, 6 · Child protection plan · Domestic abuse")


def test_who_types_before_the_page_is_made_whole_loses_no_word(onsite, third, show, qtbot):  # noqa: F811
    onsite.runner.refresh()
    onsite.settle()
    page, window = CasePage(onsite.desk, third), QWidget()
    row = QHBoxLayout(window)
    row.addWidget(page, 2)
    page.selected.connect(lambda _: page.side and row.addWidget(page.side, 1))
    show(window, 1280, 900)
    onsite.show(page)
    page.go_to(Place("case", third))
    page.board.arranged.emit()  # the grid's turn; the next would make what stands beside it
    page.grid.grid.cells[CELL].click()
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), SEEN)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(onsite.trail.statements(kind=v.FINDING, case=third)))
    (said,) = onsite.trail.statements(kind=v.FINDING, case=third)
    assert (said.text, said.stage, said.subject) == (SEEN, *CELL)


# The grid


def test_arrows_go_from_cell_to_cell_and_signs_evaluate(open_case, third):
    case = open_case()
    case.at("early-help", "assessment-and-risk")
    case.key(Qt.Key.Key_Right)
    case.type("-")
    case.settle()
    case.key(Qt.Key.Key_Down)
    case.type("+")
    case.type("*")
    case.settle()
    said = {(s.stage, s.subject): (s.evaluation, s.good) for s in case.trail.statements(kind=v.EVALUATION)}
    assert said == {CELL: ("weak", False), ("referral", CELL[1]): ("sound", True)}
    assert case.says() == "weak"
    assert case.grid.cells["referral", CELL[1]].view.lines == ("+ sound", "★ good practice")


def test_tab_comes_to_one_cell_only(open_case):
    case = open_case()
    stops = [c for c in case.grid.cells.values() if c.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1


def test_what_one_saw_is_typed_into_the_selected_cell_and_the_evaluation_stands_on_it(open_case, third):
    case = open_case()
    case.at(*CELL)
    case.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    case.type(SEEN)
    case.key(Qt.Key.Key_Return)
    case.key(Qt.Key.Key_Escape)
    (found,) = case.settle().statements(kind=v.FINDING)
    assert (found.text, found.case, found.stage, found.subject) == (SEEN, third, *CELL)
    (upper,) = case.trail.above(found.id)
    assert upper.id == case_grid.evaluation_id(case.trail.assessment.id, third, *CELL)
    assert case.says() == "1 finding"


def test_a_case_asks_for_sign_agency_and_day_and_for_nothing_it_knows(open_case):
    case = open_case()
    case.at(*CELL)
    case.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    editor = case.page.board.editor()
    assert isinstance(editor, StatementEditor)
    assert {*editor.classes.tags, *editor.classes.lines, *editor.classes.lists} == {
        "sign",
        "service",
        "happened",
    }


def test_enter_goes_from_a_cell_to_its_findings_and_a_sign_is_one_key(open_case, finding):
    row = finding()
    case = open_case()
    case.at(*CELL)
    case.key(Qt.Key.Key_Return)
    assert case.page.board.selection == row
    case.type("-")
    assert case.settle().statement(row).sign == v.IMPROVEMENT


def test_a_finding_is_removed_by_a_key_though_its_cell_stands_on_it(open_case, finding):
    finding()
    case = open_case()
    case.at(*CELL)
    case.key(Qt.Key.Key_Return)
    case.key(Qt.Key.Key_Delete)
    assert case.settle().statements(kind=v.FINDING) == ()
    case.bench.store.undo()
    assert len(case.trail.statements(kind=v.FINDING)) == 1


def test_a_finding_cites_an_event_of_the_journey(open_case, finding, third):
    row = finding()
    case = open_case()
    case.page.board.select(row)
    QApplication.processEvents()
    case.page.show_trail(case.page.board.trail)
    case.click("cite")
    (picker,) = [p for p in case.window.findChildren(Picker) if p.isVisible()]
    event = next(e for e in case.trail.events(third) if e.kind == "caf")
    picker.picked.emit((event.id,))
    picker.reject()
    assert [c.source for c in case.settle().citations(row)] == [event.id]
    assert case.page.board.row(row).chip("CAF, 14 Jan 2011") is not None


def test_where_in_a_record_is_said_when_a_cell_cites_it(open_case, finding, third):
    row = finding()
    case = open_case()
    case.page.board.select(row)
    QApplication.processEvents()
    case.page.show_trail(case.page.board.trail)
    case.click("cite")
    (picker,) = [p for p in case.window.findChildren(Picker) if p.isVisible()]
    picker.list.setCurrentRow(0)
    QTest.keyClicks(picker.findChild(PlainLine, "where"), "contact log, 3 to 7")
    QTest.keyClick(picker.findChild(PlainLine, "where"), Qt.Key.Key_Return)
    assert [c.place for c in case.settle().citations(row)] == ["contact log, 3 to 7"]


def test_other_cases_agree_and_contradict_and_can_be_gone_to(open_case, evaluate, finding):
    finding()
    for code, said in (("C-01", "weak"), ("C-02", "sound"), ("C-03", "weak")):
        evaluate(code, said)
    case = open_case()
    said = [c.accessibleName() or c for c in case.window.findChildren(OthersCard)]
    assert len(said) == 2
    case.click("other-C-02")
    (place,) = case.went
    other = case_id(case.bench.store, case.trail.assessment.id, "C-02")
    assert (place.page, place.about) == ("case", other)
    assert place.statement == case_grid.evaluation_id(case.trail.assessment.id, other, *CELL)


def test_a_link_to_an_evaluation_comes_to_its_cell_written_or_not(open_case, third):
    case = open_case()
    row = case_grid.evaluation_id(case.trail.assessment.id, third, "plan", "oversight")
    case.page.go_to(Place("case", third, statement=row))
    assert case.page.grid.current == ("plan", "oversight")


def test_a_risk_is_raised_about_this_case(open_case, third):
    case = open_case()
    case.click("raiseRisk")
    assert case.went == [Place("risk", about=third)]


def test_words_in_short_are_kept_and_stay_with_their_cell(open_case):
    case = open_case()
    case.at(*CELL)
    case.find("inShort").setFocus()
    case.type("Help drifted.")
    case.at("plan", "oversight")
    case.page.leave()
    (said,) = case.settle().statements(kind=v.EVALUATION)
    assert (said.text, said.stage, said.subject) == ("Help drifted.", *CELL)


def test_a_reworded_finding_asks_to_look_again_in_words(open_case, finding, evaluate):
    row = finding()
    evaluate("C-03", "weak")
    case = open_case()
    statements.reword(case.bench.store, case.bench.desk.assessment, row, "There was a visit.")
    case.bench.runner.refresh()
    case.settle()
    assert "look again" in case.says()


# The journey


def test_the_drawing_is_gone_through_with_the_arrows_and_says_what_it_shows(open_case):
    view = open_case().find("timeline")
    view.setFocus()
    assert "Sep 2010 · School notes" in view.accessibleName()
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert "21 Jun 2011 · Initial assessment" in view.accessibleName()
    assert "11 working days, due in 10" in view.accessibleName()
    assert "late" in view.accessibleName()


def test_the_list_says_the_same_as_the_drawing(open_case, third):
    case = open_case()
    case.click("asList")
    QApplication.processEvents()
    lines = [c for c in case.page.findChildren(Card) if c.objectName().startswith("event-") and c.isVisible()]
    assert len(lines) == len(case.trail.events(third))
    assert "143 days after the event before" in lines[2].accessibleName()


DAY = (
    ("strategy", "Discussion with police, section 47"),
    ("decision", "Decision the same day"),
    ("referral", "Referral by police"),
)
"""Three events of one day, by title and thus the wrong way round."""


def test_one_day_stands_in_one_order_in_the_drawing_the_list_and_the_picker(open_case, onsite, third):  # noqa: F811
    for kind, title in DAY:
        about = {"kind": kind, "title": title, "happened": "2011-12-06"}
        events.add(onsite.store, onsite.desk.assessment, onsite.desk.pack, third, about)
    case = open_case()
    case.click("asList")
    QApplication.processEvents()
    block, wanted = case.page.journey_block, [title for _, title in DAY[::-1]]
    titles = {e.id: e.title for e in case.trail.events(third)}
    listed = [c for c in block._list if isinstance(c, Card)]
    cards = [titles[c.objectName().removeprefix("event-")] for c in listed]
    drawn = []
    block.view.setFocus()
    for key in (Qt.Key.Key_Home, *[Qt.Key.Key_Right] * (len(cards) - 1)):
        QTest.keyClick(block.view, key)
        drawn.append(
            next(title for title in titles.values() if f"· {title} ·" in block.view.accessibleName())
        )
    offered = [titles[c.id] for c in citable(case.trail, onsite.desk.pack, third) if c.id in titles]
    assert cards[-3:] == wanted
    assert drawn == cards
    assert offered == cards


def test_the_list_names_each_stage_above_the_event_that_began_it(open_case, onsite, third):  # noqa: F811
    for kind, title in DAY:
        about = {"kind": kind, "title": title, "happened": "2011-12-06"}
        events.add(onsite.store, onsite.desk.assessment, onsite.desk.pack, third, about)
    case = open_case()
    case.click("asList")
    QApplication.processEvents()
    said = [w.accessibleName() if isinstance(w, Card) else w.text() for w in case.page.journey_block._list]
    referral = next(at for at, line in enumerate(said) if "Referral by police" in line)
    enquiry = next(at for at, line in enumerate(said) if "Discussion with police" in line)
    assert said[referral - 1].startswith("Referral and assessment: ")
    assert said[enquiry - 1].startswith("Section 47: ")


def write_event(case, title, happened):
    case.click("addEvent")
    box = case.page.journey_block.writing.box
    for name, words in (("title", title), ("happened", happened)):
        box.fields[name].focus_target().setFocus()
        case.type(words)
    return box


def test_an_event_is_added_from_the_keyboard_with_a_month_alone(open_case, third):
    case = open_case()
    write_event(case, "The father left", "March 2011")
    case.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    added = [e for e in case.settle().events(third) if e.title == "The father left"]
    assert [e.happened for e in added] == ["2011-03"]
    assert case.page.journey_block.writing.box is None


def test_what_is_no_date_is_told_at_the_box_which_stays(open_case, third):
    case = open_case()
    box = write_event(case, "Moved", "spring")
    case.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    case.bench.qtbot.waitUntil(lambda: "not a date" in box.message.text())
    assert len(case.trail.events(third)) == 8


def test_an_event_that_is_being_written_is_kept_when_one_goes_elsewhere(open_case, third):
    case = open_case()
    write_event(case, "Moved house", "2011")
    case.page.leave()
    assert [e.happened for e in case.settle().events(third) if e.title == "Moved house"] == ["2011"]


def test_pressing_a_label_opens_its_event_and_it_can_be_removed(open_case, third):
    case = open_case()
    view = case.find("timeline")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Return)
    case.click("removeEvent")
    titles = [e.title for e in case.settle().events(third)]
    assert "Core group" not in titles
    assert len(titles) == 7


# Said once


def test_the_earlier_response_wishes_and_agencies_are_kept(open_case, third):
    case = open_case()
    case.key(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    case.key(Qt.Key.Key_Space)
    case.find("wishes").setFocus()
    case.type("To see her brother.")
    case.page.leave()
    case.settle()
    case.page.go_to(Place("case", third, tab="agencies"))
    case.find("agency-health").setFocus()
    case.type("The health visitor wrote twice.")
    case.page.leave()
    trail = case.settle()
    assert [s.evaluation for s in trail.statements(kind=v.EARLIER)] == ["yes"]
    assert [s.text for s in trail.statements(kind=v.WISHES)] == ["To see her brother."]
    assert [(s.service, s.text) for s in trail.statements(kind=v.AGENCY)] == [
        ("health", "The health visitor wrote twice.")
    ]


def test_who_tracks_and_how_far_is_said_on_the_page(open_case, third):
    case = open_case()
    toggle = case.find("progress").toggle("tracking")
    case.page.reveal(toggle)
    QTest.mouseClick(toggle, Qt.MouseButton.LeftButton)
    tracker = case.find("tracker")
    tracker.setCurrentIndex(1)
    tracker.activated.emit(1)
    said = case.settle().case(third)
    assert (said.progress, said.tracker) == ("tracking", case.trail.rows.members[0].id)
    assert "tracked by H. Marsh · being tracked" in case.page.hint.text()


def test_a_quiet_link_at_the_end_leads_to_erasing_the_case(open_case, third):
    case = open_case()
    case.find("eraseCase").setFocus()
    case.key(Qt.Key.Key_Space)
    assert case.went == [Place("erase", third)]


# The other tabs


def test_evidence_lists_all_that_was_found_and_its_trail_stands_beside_it(open_case, finding):
    first, other = finding(), finding(text="The plan moved along.", cell=("plan", "oversight"))
    case = open_case(tab="evidence")
    assert case.page.side is None
    assert list(case.page.board.deeds.order) == [first, other]
    assert case.page.tabs.tabText(1) == "Evidence 2"


def test_records_to_print_offers_the_forms_of_the_case(open_case, third):
    case = open_case(tab="paper")
    case.click("print-case-tracking-record")
    case.click("addRecord")
    printed, begun = case.went
    assert (printed.page, printed.tab) == ("print", third)
    assert third in begun.tab


def test_history_tells_what_was_done_about_this_case_alone(open_case, finding, evaluate, qtbot):
    finding()
    evaluate("C-03", "weak")
    finding(code="C-01", text="Nothing of this case.")
    case = open_case(tab="history")

    def told():
        return [c.accessibleName() for c in case.page.findChildren(Card) if c.isVisible()]

    qtbot.waitUntil(lambda: bool(told()))
    assert any(
        "Evaluate a case" in line and "Early help · Help and its impact: Weak" in line for line in told()
    )
    assert not any("Nothing of this case" in line for line in told())


def test_a_case_that_is_gone_says_so(open_case):
    case = open_case(case="gone")
    assert "no longer there" in case.page.hint.text()
