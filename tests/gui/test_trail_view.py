"""The trail beside the page: down to the quoted words, up to everything that rests on them."""

import hashlib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import isValid

from csa_desktop.commands import cases, judgements, sources, statements, trails
from csa_desktop.domain import values as v
from csa_desktop.gui.pages.notebook.picker import Picker
from csa_desktop.gui.pages.notebook.trail_cards import LinkCard, QuotedCard
from csa_desktop.gui.pages.turns import ENOUGH
from csa_desktop.gui.places import Place
from csa_desktop.gui.trail_panel import TrailPanel
from csa_desktop.gui.trail_view import TrailView, show_trail_of
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.words import Words
from csa_desktop.importing.pages import Document, PageText
from csa_desktop.store.log import Edit
from tests.cases_made import case_id
from tests.gui.desk_fixtures import bench, onsite, work  # noqa: F401
from tests.gui.pages.notebook_fixtures import SAFE, write  # noqa: F401
from tests.themes_made import evaluate

PAGES = (
    "Contents",
    "The number of children on the register fell from 212 to 171 over two years. All cases are reviewed.",
)
QUOTE = "fell from 212 to 171 over two years"


class Beside:
    """The panel, and what a person sees and does in it."""

    def __init__(self, bench, show) -> None:  # noqa: F811
        self.bench, self.panel = bench, TrailPanel()
        self.went: list[Place] = []
        self.about = ""
        bench.runner.refreshed.connect(lambda _: isValid(self.panel) and self.select(self.about))
        show(self.panel, 380, 800)

    def select(self, about: str) -> None:
        self.about = about
        show_trail_of(self.panel, self.bench.trail, self.bench.desk, about, self.went.append)

    def words(self) -> list[str]:
        return [w.text() for w in self.panel.findChildren(Words) if w.isVisible()]

    def wait(self, words: str) -> None:
        self.bench.qtbot.waitUntil(lambda: any(words in said for said in self.words()))

    def wait_gone(self, words: str) -> None:
        self.bench.qtbot.waitUntil(lambda: not any(words in said for said in self.words()))

    def cards(self, kind: type) -> list[QWidget]:
        self.bench.qtbot.waitUntil(lambda: self.panel.turns.is_whole)
        return [c for c in self.panel.findChildren(kind) if c.isVisible()]

    def button(self, name: str) -> QPushButton:
        def shown() -> list[QPushButton]:
            return [b for b in self.panel.findChildren(QPushButton, name) if b.isVisible()]

        self.bench.qtbot.waitUntil(lambda: bool(shown()))
        return shown()[0]

    def press(self, widget: QWidget) -> None:
        self.bench.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


@pytest.fixture
def beside(bench, show):  # noqa: F811
    return Beside(bench, show)


@pytest.fixture
def source(bench):  # noqa: F811
    pages = tuple(PageText(n, text, f"page {n}") for n, text in enumerate(PAGES, 1))
    data = "\f".join(PAGES).encode()
    document = Document("text", pages, "", hashlib.sha256(data).hexdigest(), len(data))
    desk = bench.desk
    return sources.add_document(
        bench.store, desk.assessment, desk.pack, document, data, kind="briefing-7", title="CSCI briefing"
    ).row


@pytest.fixture
def finding(bench, write, source):  # noqa: F811
    row = write("Numbers have fallen.", sign=v.STRENGTH)
    start = PAGES[1].index(QUOTE)
    trails.quote(
        bench.store,
        bench.desk.assessment,
        row,
        source,
        page=2,
        start=start,
        end=start + len(QUOTE),
        words=QUOTE,
    )
    return row


@pytest.fixture
def quoted_often(bench, write, source):  # noqa: F811
    """So many findings quote one page that a person has to scroll to the last of them."""
    at = {"page": 2, "start": PAGES[1].index(QUOTE), "words": QUOTE}
    at["end"] = at["start"] + len(QUOTE)
    rows = [write(f"Finding number {number}.") for number in range(120)]
    for row in rows:
        trails.quote(bench.store, bench.desk.assessment, row, source, **at)
    return rows


@pytest.fixture
def point(write, finding):  # noqa: F811
    return write("Support is good.", kind=v.POINT, step="2", on=[finding])


def test_it_says_what_belongs_here_where_nothing_is_selected(beside):
    beside.select("")
    beside.wait("Select a finding")


def test_the_quoted_words_are_shown_in_their_context_with_the_page(beside, finding):
    beside.select(finding)
    beside.wait(f"on the register {QUOTE}. All cases")
    beside.wait("CSCI briefing · page 2 of 2")
    beside.wait("so admissible")


def test_a_quotation_leads_to_its_page_and_a_statement_to_its_place(beside, finding, point, source):
    beside.select(finding)
    beside.wait("CSCI briefing")
    (citation,) = beside.bench.trail.citations(finding)
    beside.press(beside.cards(QuotedCard)[0])
    beside.press(beside.cards(LinkCard)[0])
    assert beside.went == [
        Place("reader", source, statement=finding, citation=citation.id, number=2),
        Place("subject", SAFE, tab="2", statement=point),
    ]


def test_it_goes_all_the_way_up_to_the_judgement_with_its_standing(beside, bench, finding, point):  # noqa: F811
    desk = bench.desk
    where = {"step": "2", "subject": SAFE, "judgement": "social-care"}
    judgements.judge(bench.store, desk.assessment, desk.pack, **where, grade="2")
    judgements.rest_on(bench.store, desk.assessment, desk.pack, **where, on=[point])
    beside.select(finding)
    beside.wait("Support is good.")
    beside.wait("Social care: 2 · indicative")
    beside.wait("1 finding · 1 source of 1 kind")


def test_a_quotation_and_a_link_are_taken_away(beside, bench, finding, point):  # noqa: F811
    beside.select(finding)
    beside.wait("CSCI briefing")
    beside.press(beside.button("unlink"))
    bench.settle()
    assert bench.trail.citations(finding) == ()
    beside.wait("It cites no source yet")
    beside.press(beside.button("unlink"))
    bench.settle()
    assert bench.trail.below(point) == ()


def test_what_it_stands_on_is_picked_here_too(beside, bench, write, point):  # noqa: F811
    other = write("Another finding.")
    beside.select(point)
    beside.wait("Numbers have fallen.")
    beside.press(beside.button("standOn"))
    picker = next(p for p in beside.panel.window().findChildren(Picker) if p.isVisible())
    picker.tick(other)
    picker.finish()
    bench.settle()
    assert other in {s.id for s in bench.trail.below(point)}


def test_a_contradiction_is_recorded_and_shown_from_both_sides(beside, bench, write, finding):  # noqa: F811
    other = write("The dataset says otherwise.")
    beside.select(finding)
    beside.press(beside.button("contradictedBy"))
    picker = next(p for p in beside.panel.window().findChildren(Picker) if p.isVisible())
    picker.filter.setText("otherwise")
    picker._narrow()
    picker.finish()
    bench.settle()
    assert [s.id for s in bench.trail.below(finding, v.CONTRADICTS)] == [other]
    beside.wait("Contradicted by")
    beside.select(other)
    beside.wait("It contradicts")


def test_what_changed_below_is_said_until_somebody_has_looked_again(beside, bench, finding, point):  # noqa: F811
    statements.reword(bench.store, bench.desk.assessment, finding, "Numbers have fallen twice.")
    beside.select(point)
    beside.wait("changed since")
    beside.press(beside.button("lookedAgain"))
    bench.settle()
    assert not bench.trail.is_stale(point)
    beside.wait_gone("changed since. Read it again")


def test_the_history_says_who_and_when_and_leads_to_all_of_it(beside, bench, finding):  # noqa: F811
    statements.reword(bench.store, bench.desk.assessment, finding, "Numbers have fallen twice.")
    beside.select(finding)
    beside.wait("by H. Marsh · changed ")
    beside.press(beside.button("history"))
    assert beside.went == [Place("history", finding)]


def test_who_wrote_at_a_laptop_of_the_team_is_named_though_nobody_listed_them(beside, bench, finding):  # noqa: F811
    store, assessment = bench.store, bench.desk.assessment
    about = {"person": "cole", "name": "R. Cole"}
    store.record("Add a laptop", [Edit("device", "laptop-2", about)], assessment=assessment)
    own, store.author = store.author, "cole"
    statements.reword(store, assessment, finding, "Numbers have fallen twice.")
    store.author = own
    beside.select(finding)
    beside.wait("by R. Cole")


def test_a_statement_that_was_never_changed_does_not_say_so(beside, finding):
    beside.select(finding)
    beside.wait("Written ")
    beside.bench.qtbot.waitUntil(lambda: bool(beside.panel.findChild(TrailView)._history))
    assert not any("changed" in said for said in beside.words())


def test_of_a_source_it_shows_what_rests_on_it_page_by_page(beside, source, finding, point):
    beside.select(source)
    beside.wait("What rests on “CSCI briefing”")
    beside.wait("Page 2")
    beside.wait("Numbers have fallen.")
    beside.wait("Support is good.")
    beside.press(beside.button("open"))
    assert beside.went == [Place("reader", source)]


def test_the_trail_of_a_document_that_is_quoted_often_grows_as_one_scrolls(beside, source, quoted_often):
    beside.select(source)
    panel, bar = beside.panel, beside.panel.findChild(Column).verticalScrollBar()
    beside.bench.qtbot.waitUntil(lambda: not panel.turns._turn.isActive() and bar.maximum() > 0)
    assert ENOUGH - 10 < len(panel.findChildren(LinkCard)) < len(quoted_often)

    def to_the_end():
        bar.setValue(bar.maximum())
        return panel.turns.is_whole

    beside.bench.qtbot.waitUntil(to_the_end)
    assert len(panel.findChildren(LinkCard)) == len(quoted_often)


def test_the_focus_stays_far_down_in_a_long_trail_that_is_filled_again(beside, bench, source, quoted_often):  # noqa: F811
    beside.select(source)
    beside.panel.turns.finish()
    cards = [c for c in beside.panel.findChildren(LinkCard) if "Finding number 119." in c.accessibleName()]
    cards[-1].setFocus()
    name = cards[-1].objectName()
    statements.reword(bench.store, bench.desk.assessment, quoted_often[0], "The first one, said anew.")
    bench.runner.refresh()
    beside.wait("The first one, said anew.")
    assert beside.panel.focusWidget().objectName() == name
    assert beside.panel.focusWidget().hasFocus()


def test_the_trail_of_another_selection_begins_at_its_top(beside, source, write, quoted_often):  # noqa: F811
    other = write("All of them fell.", kind=v.POINT, step="2", on=quoted_often)
    beside.select(source)
    bar = beside.panel.findChild(Column).verticalScrollBar()
    beside.bench.qtbot.waitUntil(lambda: bar.setValue(bar.maximum()) or bar.value() > 1000)
    beside.panel.findChildren(LinkCard)[0].setFocus()
    beside.panel.findChild(Column).verticalScrollBar().setValue(bar.maximum())
    beside.select(other)
    beside.wait("Trail of the selected summary point")
    beside.bench.qtbot.waitUntil(lambda: not beside.panel.turns._turn.isActive() and bar.maximum() > 1000)
    assert bar.value() == 0


def test_a_refresh_that_changes_nothing_here_leaves_the_focus_where_it_is(beside, bench, write, finding):  # noqa: F811
    beside.select(finding)
    beside.wait(f"{QUOTE}. All cases")
    beside.wait("Written ")
    card = beside.cards(QuotedCard)[0]
    card.setFocus()
    write("Something else.")
    bench.runner.refresh()
    bench.settle()
    assert card.isVisible()
    assert card.hasFocus()


def test_the_focus_stays_on_its_card_when_the_panel_is_filled_again(beside, bench, finding, point):  # noqa: F811
    beside.select(finding)
    beside.wait(f"{QUOTE}. All cases")
    beside.cards(QuotedCard)[0].setFocus()
    statements.reword(bench.store, bench.desk.assessment, point, "Support is very good.")
    bench.runner.refresh()
    beside.wait("Support is very good.")
    assert beside.cards(QuotedCard)[0].hasFocus()


def test_a_document_that_is_not_coming_or_still_to_come_is_not_offered_to_be_opened(beside, source):
    store, desk = beside.bench.store, beside.bench.desk
    kind = {"kind": "briefing-1", "title": "Early years"}
    waited = sources.expect(store, desk.assessment, desk.pack, **kind).row
    beside.select(source)
    assert beside.button("open")
    beside.select(waited)
    beside.wait("still to come")
    assert not beside.cards(QPushButton)
    said = {"state": "not-coming"}
    sources.describe(store, desk.assessment, desk.pack, waited, said)
    beside.select(waited)
    beside.wait("not coming")
    assert not beside.cards(QPushButton)


def test_what_comes_from_a_case_leads_to_it_without_a_mouse(onsite, show):  # noqa: F811
    here = evaluate(onsite.store, onsite.desk.assessment, "C-02", "weak")
    beside = Beside(onsite, show)
    beside.select(here)
    open_case = beside.button("openCase")
    open_case.setFocus()
    onsite.qtbot.keyClick(open_case, Qt.Key.Key_Space)
    case = case_id(onsite.store, onsite.desk.assessment, "C-02")
    assert beside.went == [Place("case", case, statement=here)]


def test_what_is_cited_without_words_has_no_empty_line(onsite, show):  # noqa: F811
    store, assessment = onsite.store, onsite.desk.assessment
    case = case_id(store, assessment, "C-03")
    step, subject = onsite.desk.pack.steps[0].id, onsite.desk.pack.subjects[0].id
    about = {"kind": v.FINDING, "step": step, "subject": subject, "text": "Nobody went to see her."}
    row = statements.add(store, assessment, **about, about={"case": case, "stage": "referral"}).row
    event = onsite.trail.events(case)[0]
    cases.cite(store, assessment, row, event.id)
    here = Beside(onsite, show)
    here.select(row)
    (card,) = here.cards(QuotedCard)
    assert card.quoted.isHidden()
    here.wait(event.title)
