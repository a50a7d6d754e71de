"""A council's representation in the window: opened, answered on the frozen record, decided by a panel."""

from datetime import UTC, datetime

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from csa_desktop import clock
from csa_desktop.commands import drafts, judgements, panels, printing, representations, sources, statements
from csa_desktop.commands.prints import PANEL_PACK, Wanted
from csa_desktop.domain import representing
from csa_desktop.domain.values import FINDING
from csa_desktop.gui.pages import done
from csa_desktop.gui.pages.representation import RepresentationPage
from csa_desktop.gui.pages.representing.record_box import NONE_LATER
from csa_desktop.gui.pages.representing.view import RepresentationView
from csa_desktop.gui.pages.search import SearchPage
from csa_desktop.gui.paper.places import place_before, place_of, wanted_at
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.link import Link
from csa_desktop.gui.widgets.words import Words
from csa_desktop.importing.documents import read_document
from tests.gui.desk_fixtures import bench, work  # noqa: F401


@pytest.fixture(autouse=True)
def november():
    """The day on which the representation is submitted; the record was written in July."""
    clock.set_source(lambda: datetime(2005, 7, 1, 12, tzinfo=UTC))
    yield
    clock.set_source(None)


@pytest.fixture
def judged(bench):  # noqa: F811
    statements.add(
        bench.store,
        bench.desk.assessment,
        kind=FINDING,
        step="1",
        subject="staying-safe",
        text="Reviews are on time.",
    )
    for judgement in ("social-care", "childrens-services"):
        judgements.judge(
            bench.store,
            bench.desk.assessment,
            bench.desk.pack,
            step="4",
            subject="overall",
            judgement=judgement,
            grade="2",
        )
    clock.set_source(lambda: datetime(2005, 11, 7, 12, tzinfo=UTC))
    bench.runner.refresh()
    bench.settle()
    return bench


@pytest.fixture
def page(judged, show):
    made = judged.show(RepresentationPage(judged.desk))
    show(made, 1060, 900)
    made.go_to(Place("representation"))
    return made


def press(widget, words):
    button = next(b for b in widget.findChildren(QPushButton) if b.text() == words and b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def words_of(widget):
    return "\n".join(w.text() for w in widget.findChildren(Words) if w.isVisible())


def type_into(editor, text):
    editor.go()
    QTest.keyClicks(editor.focus_target(), text)


def opened(here, page, panel="social-care"):
    page.findChild(QPushButton, f"open-{panel}").click()
    here.qtbot.waitUntil(lambda: bool(page.views))
    here.settle()
    here.qtbot.waitUntil(lambda: page.turns.is_whole)
    return next(iter(page.views.values()))


def one(here):
    return here.settle().rows.representations[0]


def test_it_is_opened_on_one_of_three_judgements_with_its_clocks(judged, page):
    said = words_of(page)
    for title in ("Social care", "Education", "Children's services overall"):
        assert title in said
    assert "Capacity" not in said
    assert "1 November 2005" in said
    view = opened(judged, page)
    assert one(judged).judgement == "social-care"
    assert "two CSCI managers and an external independent person" in words_of(view)


def test_days_are_kept_as_they_are_left_and_lateness_is_said(judged, page):
    view = opened(judged, page)
    type_into(view.days.editors["intended"], "1 November 2005")
    type_into(view.days.editors["submitted"], "9 November 2005")
    view.response.go()
    judged.qtbot.waitUntil(lambda: one(judged).submitted == "2005-11-09")
    assert one(judged).intended == "2005-11-01"
    judged.qtbot.waitUntil(lambda: "2 days late" in words_of(view))
    assert "in time" in words_of(view)


def test_a_ground_is_added_linked_and_answered_from_the_frozen_record_only(judged, page):
    view = opened(judged, page)
    view.grounds.new.kind.toggle("inaccurate").click()
    type_into(view.grounds.new.text, "The figure is last year's.")
    press(view.grounds.new, "Add the ground")
    judged.qtbot.waitUntil(lambda: len(view.grounds.boxes) == 1)
    (box,) = view.grounds.boxes.values()
    assert not box.rests.choose.isVisible()
    view.record.freeze_at("2005-10-31")
    judged.qtbot.waitUntil(lambda: view.record.frozen is not None)
    held = judged.trail.statements(kind=FINDING)[0].id
    later = statements.add(
        judged.store,
        judged.desk.assessment,
        kind=FINDING,
        step="1",
        subject="staying-safe",
        text="A new audit.",
    ).row
    judged.runner.refresh()
    judged.qtbot.waitUntil(lambda: "A new audit." in words_of(view.record))
    assert {c.id for c in box._held()} >= {held}
    assert later not in {c.id for c in box._held()}
    assert later in {c.id for c in box._all()}
    box.rests.picked.emit((held,))
    type_into(box.response, "It is this year's.")
    view.response.go()
    judged.qtbot.waitUntil(lambda: judged.trail.rows.grounds[0].response == "It is this year's.")
    assert judged.settle().rows.grounds[0].rests_on == (held,)


def test_a_document_that_came_since_is_told_and_leads_to_its_page(judged, page):
    view = opened(judged, page)
    view.record.freeze_at("2005-10-31")
    judged.qtbot.waitUntil(lambda: view.record.frozen is not None)
    judged.qtbot.waitUntil(lambda: NONE_LATER in words_of(view.record))
    data, here = b"An audit of November: reviews are late.", (judged.store, judged.desk.assessment)
    about = {"kind": "audit-letter", "title": "Audit of November", "file_name": "audit.txt"}
    document = read_document(data, "audit.txt")
    source = sources.add_document(*here, judged.desk.pack, document, data, **about).row
    judged.runner.refresh()
    judged.qtbot.waitUntil(lambda: "Documents and other sources: 1 new" in words_of(view.record))
    assert NONE_LATER not in words_of(view.record)
    went = []
    view.record.went.connect(went.append)
    link = next(w for w in view.record.findChildren(Link) if w.accessibleName() == "Audit of November")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert [(place.page, place.about) for place in went] == [("reader", source)]


def test_a_ground_that_was_not_added_is_there_again(judged, page, tmp_path, show):
    view = opened(judged, page)
    type_into(view.grounds.new.text, "Half a ground")
    page.leave()
    judged.settle()
    with judged.killed(tmp_path / "again") as again:
        found = again.show(RepresentationPage(again.desk))
        show(found, 1060, 900)
        found.go_to(Place("representation", statement=one(judged).id))
        again.qtbot.waitUntil(lambda: found.turns.is_whole)
        again.qtbot.waitUntil(
            lambda: any(v.grounds.new.text.value() == "Half a ground" for v in found.views.values())
        )
        assert [d.text for d in drafts.waiting(again.store, again.desk.assessment)] == ["Half a ground"]


def test_a_member_with_an_earlier_part_is_shown_and_stands_in_the_way(judged, page):
    view = opened(judged, page)
    view.members.name.set_value("H Marsh")
    view.members.role.set_value("csci-manager")
    press(view.members, "Put on the panel")
    judged.qtbot.waitUntil(lambda: "on the team as HMI" in words_of(view.members))
    assert "H Marsh seems to have had a part before" in words_of(view.decision)
    assert not view.decision.button.isEnabled()


def ready(here, view):
    store, row, of = here.store, here.desk.assessment, view.of.id
    representations.change(store, row, of, {"intended": "2005-11-01", "submitted": "2005-11-07"})
    representations.freeze(store, row, of, "2005-10-31")
    representations.add_ground(store, row, of, kind="significance", text="Too little weight was given.")
    for name, role in (("A. Bell", "csci-manager"), ("C. Dunn", "csci-manager"), ("E. Frith", "independent")):
        panels.seat(store, row, here.desk.pack, of, name=name, role=role)
    here.runner.refresh()
    here.settle()


def test_the_panel_amends_and_the_joint_panel_follows(judged, page):
    view = opened(judged, page)
    ready(judged, view)
    judged.qtbot.waitUntil(view.decision.button.isEnabled)
    view.decision.grade.tags.toggle("3").click()
    type_into(view.decision.why, "The weight was too little.")
    press(view.decision, "Record the decision")
    judged.qtbot.waitUntil(lambda: "amended: from 2 to 3" in words_of(view.decision))
    press(view.decision, "Go to the review")
    judged.qtbot.waitUntil(lambda: len(page.views) == 2)
    review = representing.followed_by(judged.settle(), view.of.id)
    assert page.tabs.current() == review.id
    judged.qtbot.waitUntil(lambda: page.turns.is_whole)
    assert "joint panel consisting of managers from CSCI and Ofsted" in words_of(page.views[review.id])


def test_what_is_done_with_the_outcome_is_ticked_off(judged, page):
    view = opened(judged, page)
    view.tasks.rows["council"].option.button.click()
    judged.qtbot.waitUntil(lambda: any(t.item == "council" and t.done for t in judged.trail.rows.ticks))
    assert {t.checklist for t in judged.trail.rows.ticks} == {f"representation/{view.of.id}"}


def test_the_pack_is_laid_out_as_the_record_stood(judged, page):
    view = opened(judged, page)
    ready(judged, view)
    finding = judged.trail.statements(kind=FINDING)[0].id
    statements.reword(judged.store, judged.desk.assessment, finding, "Reviews are late.")
    wanted = Wanted(sheet=PANEL_PACK, about=view.of.id)
    made = printing.gather(judged.store, judged.desk.assessment, judged.desk.pack, wanted)
    frozen = made.args[1]
    assert [s.text for s in frozen.statements if s.id == finding] == ["Reviews are on time."]
    assert made.function(*made.args).startswith(b"%PDF")
    place = place_of(wanted)
    assert wanted_at(place.about, place.tab) == wanted
    assert place_before(judged.desk.pack, wanted) == Place("representation", statement=view.of.id)


def test_the_pack_lists_what_came_since_apart_from_the_record(judged, page):
    view = opened(judged, page)
    ready(judged, view)
    wanted = Wanted(sheet=PANEL_PACK, about=view.of.id)
    at = (judged.store, judged.desk.assessment, judged.desk.pack)
    quiet = printed(printing.gather(*at, wanted))
    assert "Nothing came in and nothing was written, changed or taken out since" in quiet[-1]
    finding = judged.trail.statements(kind=FINDING)[0].id
    statements.reword(*at[:2], finding, "Reviews are late.")
    sources.expect(*at, kind=at[2].source_kinds[0].id, title="Minutes of November")
    pages = printed(printing.gather(*at, wanted))
    heads = [n for n, text in enumerate(pages) if "What came in since: no part of the record" in text]
    assert heads == [0, len(pages) - 1]  # the front says what is inside; the list is the last sheet
    assert "Statements: 1 changed" in pages[-1] and "Reviews are late." in pages[-1]
    assert "Documents and other sources: 1 new" in pages[-1] and "Minutes of November" in pages[-1]
    record = " ".join(pages[1:-1])
    assert "Reviews are late." not in record and "Minutes of November" not in record


def printed(printing):
    """The words of each page."""
    document = pypdfium2.PdfDocument(printing.function(*printing.args))
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def test_search_and_history_lead_to_a_ground(judged, page, show):
    view = opened(judged, page)
    ready(judged, view)
    found = judged.show(SearchPage(judged.desk))
    show(found, 900, 600)
    hits = judged.store.search("weight", judged.desk.assessment)
    assert {hit.table for hit in hits} == {"ground"}
    found.show_hits("weight", hits)
    found.finish()
    said = "\n".join(
        w.text() for card in found.cards() for w in [card, *card.findChildren(Words)] if isinstance(w, Words)
    )
    assert "Too little weight was given." in said
    assert "Representation" in said
    lines = done.done(judged.store, judged.desk.assessment, judged.desk.pack, 20)
    ground = next(line for line in lines if line.doing.label == "Add a ground")
    assert ground.text == "Too little weight was given."
    assert ground.place == Place("representation", statement=view.of.id)


def test_it_comes_in_turns_and_what_is_typed_in_the_first_is_kept_before_the_last_is_there(judged, show):
    of = representations.begin(judged.store, judged.desk.assessment, judged.desk.pack, "social-care").row
    judged.runner.refresh()
    trail = judged.settle()
    (found,) = trail.rows.representations
    view = show(RepresentationView(judged.desk, found, representing.panel_of(judged.desk.pack, found)))
    view.show_trail(trail)
    missing = view.missing()
    next(missing)()
    type_into(view.days.editors["intended"], "1 November 2005")
    view.keep()
    judged.qtbot.waitUntil(lambda: one(judged).intended == "2005-11-01")
    view.show_trail(judged.settle())
    for make in view.missing():  # what another turn goes on with
        make()
    assert view.days.editors["intended"].value() == "2005-11-01" and one(judged).id == of
    said = [words.text() for words in view.findChildren(Words)]
    titles = ["The frozen record", "Grounds and response", "The panel's pack", "The panel", "The decision"]
    assert [words for words in said if words in titles] == titles
