"""The sources and the history of an area, and what a row says of its ground."""

import hashlib

import pytest
from PySide6.QtCore import Qt

from csa_desktop.commands import sources, statements, trails
from csa_desktop.domain import values as v
from csa_desktop.gui.pages.notebook.area_history import HistoryBlock
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.words import Words
from csa_desktop.importing.pages import Document, PageText
from tests.gui.desk_fixtures import bench, work  # noqa: F401
from tests.gui.pages.notebook_fixtures import SAFE, open_page, write  # noqa: F401

WORDS = "All cases are reviewed"


def document(text):
    pages = (PageText(1, "Contents", "page 1"), PageText(2, f"{WORDS}. {text}", "page 2"))
    data = text.encode()
    return Document("text", pages, "", hashlib.sha256(data).hexdigest(), len(data)), data


@pytest.fixture
def source(bench):  # noqa: F811
    desk = bench.desk
    return sources.add_document(
        bench.store, desk.assessment, desk.pack, *document("Old."), kind="briefing-7", title="CSCI briefing"
    ).row


@pytest.fixture
def cited(bench, write, source):  # noqa: F811
    row = write("Reviews are timely.", sign=v.STRENGTH)
    at = {"page": 2, "start": 0, "end": len(WORDS)}
    trails.quote(bench.store, bench.desk.assessment, row, source, words=WORDS, **at)
    return row


@pytest.fixture
def page(cited, open_page):  # noqa: F811
    return open_page()


def chips(page, row):
    return [c.text for c in page.row(row).view.chips]


def texts(page):
    return [w.text() for w in page.page.findChildren(Words) if w.isVisible()]


def test_a_source_chip_leads_to_the_page_with_the_words(page, cited, source):
    box = page.row(cited).chip("CSCI briefing, p. 2")
    page.page.area.reveal(page.row(cited))
    page.qtbot.mouseClick(page.row(cited), Qt.MouseButton.LeftButton, pos=box.center())
    (citation,) = page.bench.trail.citations(cited)
    assert page.went == [Place("reader", source, statement=cited, citation=citation.id, number=2)]


def test_a_finding_says_that_its_source_was_replaced_until_somebody_has_looked(page, cited, source):
    sources.receive(page.bench.store, page.bench.desk.assessment, source, *document("New."))
    page.refresh()
    assert "source changed since you wrote this" in chips(page, cited)
    trails.looked_again(page.bench.store, page.bench.desk.assessment, cited)
    page.refresh()
    assert "source changed since you wrote this" not in chips(page, cited)


def test_a_finding_says_that_two_people_wrote_it(page, cited):
    at = page.bench.trail.at
    for text in ("One says this.", "The other says that."):
        statements.reword(page.bench.store, page.bench.desk.assessment, cited, text, seen=at)
    page.refresh()
    assert "2 versions" in chips(page, cited)
    row = page.board.row(cited)
    shown = page.bench.trail.statement(cited).text
    (other,) = {"One says this.", "The other says that."} - {shown}
    assert shown in row.view.spoken and other in row.view.remark
    place = next(chip.place for chip in row.view.chips if chip.text == "2 versions")
    assert place == Place("conflicts", tab=f"statement/{cited}/text")


def test_the_sources_of_an_area_say_what_is_quoted_and_lead_into_the_document(page, source):
    desk = page.bench.desk
    other = sources.expect(page.bench.store, desk.assessment, desk.pack, kind="briefing-1").row
    page.refresh()
    page.go(Place("subject", SAFE, tab="sources"))
    assert any("quoted once on p. 2" in words for words in texts(page))
    page.qtbot.waitUntil(lambda: page.selected[-1:] == [source])
    card = page.find(f"source-{other}", Card)
    page.click(card)
    assert (page.selected[-1], page.went) == (other, [])
    assert card.property("tone") == "selected"
    page.click(card)
    assert page.went == [Place("reader", other)]


def test_where_nothing_is_quoted_the_way_to_the_sources_is_shown(page, cited):
    statements.remove(page.bench.store, page.bench.desk.assessment, cited)
    page.refresh()
    page.go(Place("subject", SAFE, tab="sources"))
    assert "Nothing is quoted here yet" in texts(page)
    assert "Not quoted here" in texts(page)


def test_the_history_of_an_area_keeps_what_was_removed_and_who_did_it(page, cited, write):  # noqa: F811
    write("Elsewhere.", subject="being-healthy")
    statements.remove(page.bench.store, page.bench.desk.assessment, cited)
    page.refresh()
    page.go(Place("subject", SAFE, tab="history"))
    page.qtbot.waitUntil(lambda: any("no longer there" in words for words in texts(page)))
    shown = texts(page)
    assert any(words.startswith("Remove a finding · H. Marsh · ") for words in shown)
    assert "Reviews are timely." in shown
    assert "Elsewhere." not in shown


def test_a_line_of_the_history_leads_to_every_version(page, cited):
    page.go(Place("subject", SAFE, tab="history"))
    page.qtbot.waitUntil(lambda: "Reviews are timely." in texts(page))
    (block,) = page.page.findChildren(HistoryBlock)
    cards = [w for w, _ in block._rows if isinstance(w, Card)]
    page.click(cards[0])
    assert page.went == [Place("history", cited)]


def test_home_and_end_go_to_the_first_and_the_last_row(page, cited, write):  # noqa: F811
    last = write("The last one.", kind=v.HYPOTHESIS)
    page.refresh()
    page.pick(cited)
    page.key(Qt.Key.Key_End)
    assert page.selected[-1] == last
    page.key(Qt.Key.Key_Home)
    assert page.selected[-1] == cited


def test_ctrl_tab_goes_to_the_next_step_and_the_selection_of_each_is_kept(page, cited):
    page.pick(cited)
    page.key(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.page.tabs.current() == "2"
    assert page.selected[-1] == ""
    page.go(Place("subject", SAFE, tab="1"))
    assert page.selected[-1] == cited
