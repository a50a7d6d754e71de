"""Both halves side by side: what each brought, where they meet, and each view as it was."""

# ruff: noqa: F401, F811

import pytest

from csa_desktop.commands import statements, trails
from csa_desktop.domain import values as v
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.gui import navigator
from csa_desktop.gui.pages.joining import OWN, THEIRS, JoiningPage
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.gui.widgets.words import Words
from tests.exchange.test_joining import FIRST, find, halves
from tests.exchange.test_two_laptops import assessment, cole, laptop, marsh
from tests.gui.desk_fixtures import work
from tests.gui.parted_fixtures import bench_over

PACK = installed_packs()["apa-2005"]


@pytest.fixture
def bench(marsh, assessment, halves, qtbot, work):
    yield from bench_over(marsh, PACK, assessment, qtbot, work)


@pytest.fixture
def page(bench, show):
    made = show(JoiningPage(bench.desk), 1100)
    bench.show(made)
    bench.qtbot.waitUntil(lambda: made.tabs.count() == 3)
    made.finish()
    return made


def said(page):
    page.finish()
    listed = (w for card in page.cards() for w in (card, *card.findChildren(Words)))
    return [page.hint.text(), *(w.text() for w in listed if isinstance(w, Words))]


def test_each_part_stands_under_the_name_of_who_brought_it(page):
    texts = said(page)
    assert {"H. Marsh", "R. Cole", "Reviews are late.", "Reviews are on time."} <= set(texts)
    assert texts.index("H. Marsh") < texts.index("Reviews are late.") < texts.index("Reviews are on time.")


def test_where_they_touch_and_contradict_is_said_and_counted(bench, page, halves):
    trails.contradict(bench.store, bench.desk.assessment, halves["health"], halves["school"])
    bench.runner.refresh()
    bench.settle()
    marks = [mark.text() for mark in page.findChildren(Mark)]
    assert "both wrote here" in marks
    assert "a strength here, an area for improvement there" in marks
    for line in (
        "1 key judgement has something from both",
        "1 contradiction is recorded between you",
        "1 hypothesis is to be tested together",
        "A contradiction is recorded here",
        "A hypothesis to test together",
    ):
        assert line in said(page)


def test_a_card_leads_to_its_place_in_the_notebook(page, halves):
    went = []
    page.went.connect(went.append)
    page.findChildren(Card, f"brought-{halves['school']}")[0].click()
    assert went == [Place("subject", "staying-safe", tab="1", statement=halves["school"])]


def test_each_view_as_it_was_stays_what_it_was(bench, page, halves):
    statements.reword(bench.store, bench.desk.assessment, halves["health"], "Other words now.")
    statements.remove(bench.store, bench.desk.assessment, halves["own"])
    bench.runner.refresh()
    bench.settle()
    page.go_to(Place("joining", tab=OWN))
    assert "Reviews are late." in said(page) and "Reviews are on time." not in said(page)
    assert any("before R. Cole’s bundle" in text for text in said(page))
    went = []
    page.went.connect(went.append)
    page.findChildren(Card, f"brought-{halves['own']}")[0].click()
    assert went == [Place("history", halves["own"])]
    page.go_to(Place("joining", tab=THEIRS))
    assert "Reviews are on time." in said(page) and "Reviews are late." not in said(page)


def test_the_row_is_there_once_two_have_written(bench):
    rows = [item.id for item in navigator.items(bench.trail, PACK, ())]
    assert "joining" in rows and rows.index("joining") > rows.index("notebook")
    alone = bench.store.trail_at(bench.desk.assessment, 3)
    assert "joining" not in [item.id for item in navigator.items(alone, PACK, ())]
