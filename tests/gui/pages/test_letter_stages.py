"""The letter goes through its stages in the window: agreed, sent, commented on, answered, published."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from csa_desktop import clock
from csa_desktop.commands import answers, drafts, remarks, statements
from csa_desktop.domain import editions
from csa_desktop.domain.cycle import ACCEPTED, PARTLY, REACHING
from csa_desktop.domain.deadlines import day_of, deadlines
from csa_desktop.errors import UserError
from csa_desktop.gui.pages.letter_stages import LetterStagesPage
from csa_desktop.gui.places import Place
from tests.gui.desk_fixtures import bench, work  # noqa: F401
from tests.gui.pages.letter_fixtures import (  # noqa: F401
    AUTHORITY,
    CLEARANCE,
    FINAL,
    LETTER,
    PREPARING,
    READERS,
    in_september,
    page,
    part,
    press,
    send,
    with_authority,
    words_of,
    written,
)


def agree_all(bench, page, tab):  # noqa: F811
    here = part(page, tab)
    for line in list(here.agreement.agreements._lines.values()):
        press(bench, line.tick)


def test_the_draft_is_agreed_word_for_word_and_goes_to_both_readers_with_steps_3_and_4(written, page):  # noqa: F811
    agree_all(written, page, PREPARING)
    sent = send(written, page, PREPARING)
    assert sent.edition.sent_to == ("CSCI manager: P. Hale", "Ofsted management reader: O. Finch")
    assert sent.edition.sent_with == ("3", "4")
    assert sent.edition.marking == written.trail.assessment.marking
    assert [a.state for a in editions.agreed(written.trail, written.desk.pack, sent.text)] == ["agreed"] * 2
    assert "Agreed word for word by H. Marsh and J. Reed" in words_of(part(page, PREPARING).gone)


def test_an_agreement_is_to_the_very_words_and_is_asked_for_again_where_they_change(written, page):  # noqa: F811
    agree_all(written, page, PREPARING)
    sentence = written.trail.statements(kind="sentence", section="being-healthy")[0]
    statements.reword(written.store, written.desk.assessment, sentence.id, "Outcomes here are mostly good.")
    written.runner.refresh()
    written.settle()
    here = part(page, PREPARING)
    assert words_of(here.agreement).count("agreed an earlier text") == 2
    said = "Not agreed word for word as it reads now by H. Marsh and J. Reed"
    written.qtbot.waitUntil(lambda: said in words_of(here.sending))
    sent = send(written, page, PREPARING)
    assert editions.agreed(written.trail, written.desk.pack, sent.text)[0].state == editions.EARLIER


def test_an_edition_never_changes_with_the_letter(written, page):  # noqa: F811
    sent = send(written, page, PREPARING)
    sentence = written.trail.statements(kind="sentence", section="being-healthy")[0]
    statements.reword(written.store, written.desk.assessment, sentence.id, "Outcomes here are mostly good.")
    (kept,) = editions.editions(written.trail, LETTER)
    assert kept.text == sent.text and "Outcomes in this area are good." in kept.edition.text


def on_form(bench, role, field, value):  # noqa: F811
    answers.answer(bench.store, bench.desk.assessment, "moderation-draft-letter", field, value, about=role)
    bench.runner.refresh()
    bench.settle()


def test_both_readers_are_read_from_their_forms_and_each_is_answered(written, page):  # noqa: F811
    send(written, page, PREPARING)
    on_form(written, "csci-manager", "action", "Say more on re-registrations.")
    on_form(written, "ofsted-reader", "action", "Name the schools.")
    on_form(written, "ofsted-reader", "can-be-sent", "yes")
    here = part(page, READERS)
    assert "Say more on re-registrations." in words_of(here.readers)
    assert "Can the draft letter be sent to council? (following amendments) Yes" in words_of(here.readers)
    for role in ("csci-manager", "ofsted-reader"):
        press(written, here.readers.findChild(object, f"answer-{role}"))
        written.qtbot.waitUntil(lambda role=role: role in {r.origin for r in written.trail.rows.remarks})
        written.settle()
    first, second = panels(written, page, READERS)
    assert first.remark.text == "" and "Say more on re-registrations." in words_of(first)
    on_form(written, "csci-manager", "action", "Say more on re-registrations, with figures.")
    assert "with figures" in words_of(first)
    press(written, first.outcome.toggle(ACCEPTED))
    press(written, second.outcome.toggle(PARTLY))
    assert [r.outcome for r in remarks_of(written, PREPARING)] == [ACCEPTED, PARTLY]
    written.qtbot.waitUntil(lambda: "2 remarks, 0 open" in words_of(here.remarks))


def remarks_of(bench, tab):  # noqa: F811
    return editions.remarks(bench.settle(), editions.last_of(bench.trail, LETTER, tab).edition.id)


def panels(bench, page, tab):  # noqa: F811
    here = part(page, tab)
    bench.settle()
    here.remarks._turns.finish()
    return [here.remarks.panels[row] for row in here.remarks._order]


def test_the_five_working_days_run_from_the_day_on_which_it_went_to_the_authority(written, with_authority):  # noqa: F811
    sent = editions.last_of(written.trail, LETTER, READERS)
    assert sent.edition.sent_to == ("Link Officer",)
    assert str(day_of(written.trail, "draft-letter")) == "2005-09-05"
    found = deadlines(written.desk.pack, written.trail, clock.today())
    assert str(next(d.due for d in found if d.clock.id == "factual-accuracy")) == "2005-09-12"
    assert "Monday 12 September 2005, in 5 working days" in words_of(part(with_authority, AUTHORITY))


def test_a_remark_by_telephone_is_typed_in_decided_on_and_answered(written, with_authority):  # noqa: F811
    form = part(with_authority, AUTHORITY).form
    form.text.go()
    QTest.keyClicks(form.text.focus_target(), "The review in March was not looked at.")
    form.section.reset("staying-safe")
    form.kind.toggle(REACHING).click()
    press(written, form.add_button)
    (said,) = remarks_of(written, READERS)
    assert (said.text, said.kind) == ("The review in March was not looked at.", REACHING)
    assert (said.section, said.origin) == ("staying-safe", "authority")
    assert form.text.value() == ""
    (panel,) = panels(written, with_authority, AUTHORITY)
    panel.response.go()
    QTest.keyClicks(panel.response.focus_target(), "It was sent after the end of May.")
    press(written, panel.outcome.toggle("not-accepted"))
    written.leave()
    (said,) = remarks_of(written, READERS)
    assert (said.outcome, said.response) == ("not-accepted", "It was sent after the end of May.")
    assert said.answered_by == written.store.author and said.answered_at[:10] == "2005-09-05"


def test_what_is_typed_and_not_added_is_there_again_after_a_kill(written, with_authority, tmp_path):  # noqa: F811
    form = part(with_authority, AUTHORITY).form
    form.text.go()
    QTest.keyClicks(form.text.focus_target(), "Half a remark")
    form.keep()
    written.settle()
    with written.killed(tmp_path / "killed") as again:
        page = again.show(LetterStagesPage(again.desk))
        there = part(page, AUTHORITY).form
        again.qtbot.waitUntil(lambda: there.text.value() == "Half a remark")


def test_what_changed_since_an_edition_is_shown_by_sentence(written, with_authority):  # noqa: F811
    sentence = written.trail.statements(kind="sentence", section="staying-safe")[0]
    statements.reword(
        written.store, written.desk.assessment, sentence.id, "The number of re-registrations is falling."
    )
    written.runner.refresh()
    written.settle()
    sent = editions.last_of(written.trail, LETTER, READERS)
    with_authority.go_to(Place("letter-stages", tab="versions", statement=sent.edition.id))
    here = with_authority._parts["versions"]
    assert here.newer.value() == "now/draft"
    written.qtbot.waitUntil(lambda: "high falling" in words_of(here))
    assert "1 sentence not the same" in words_of(here) and "Outcomes in this area" not in words_of(here)


def test_the_way_from_the_authority_to_publication_and_to_the_public(written, with_authority):  # noqa: F811
    here = part(with_authority, AUTHORITY)
    written.qtbot.waitUntil(lambda: "Step 4 is not confirmed" in words_of(here.sending))
    cleared = send(written, with_authority, AUTHORITY)
    assert (cleared.edition.form, cleared.edition.sent_with, cleared.edition.marking) == ("final", ("4",), "")
    here = part(with_authority, CLEARANCE)
    for ticks in here.ticks:
        for row in ticks.rows.values():
            row.box.click()
            written.settle()
    send(written, with_authority, CLEARANCE)
    assert str(day_of(written.trail, "final-letter")) == "2005-09-05"
    here = part(with_authority, FINAL)
    for row in here.ticks[0].rows.values():
        row.box.click()
        written.settle()
    ticked = {t.item for t in written.trail.rows.ticks if t.done}
    assert {"proof-reading", "publication", "archived", "open-meeting", "auditor", "partners"} <= ticked
    titles = [with_authority.tabs.tabText(n) for n in range(4)]
    assert titles == ["Draft ✓", "Readers ✓", "Authority ✓", "Clearance ✓"]


def test_what_the_letter_lacks_stands_in_the_box_in_which_it_goes_out(written, page):  # noqa: F811
    box = part(page, PREPARING).sending
    written.qtbot.waitUntil(lambda: "more that stand beside the letter" in words_of(box))
    assert "Nothing is written" in words_of(box)


def test_a_reply_that_was_cut_short_is_offered_and_put_back(written, with_authority, tmp_path):  # noqa: F811
    remark = remarks.add(
        written.store, written.desk.assessment, last(written).edition.id, {"text": "It is 38.6."}
    ).row
    written.runner.refresh()
    written.settle()
    (panel,) = panels(written, with_authority, AUTHORITY)
    panel.response.go()
    QTest.keyClicks(panel.response.focus_target(), "The later figure is")
    written.qtbot.waitUntil(lambda: bool(written.store.drafts(written.desk.assessment)))
    with written.killed(tmp_path / "killed") as again:
        (draft,) = again.store.drafts(again.desk.assessment)
        drafts.put_back(again.store, again.desk.assessment, again.desk.pack, draft)
        (kept,) = again.trail.rows.remarks
        assert (kept.id, kept.response) == (remark, "The later figure is")


def last(bench):  # noqa: F811
    return editions.last_of(bench.trail, LETTER, READERS)


def test_a_remark_that_has_a_reply_stays(written, with_authority):  # noqa: F811
    store, assessment = written.store, written.desk.assessment
    row = remarks.add(store, assessment, last(written).edition.id, {"text": "It is 38.6."}).row
    remarks.decide(store, assessment, row, ACCEPTED)
    with pytest.raises(UserError, match="it stays"):
        remarks.remove(store, assessment, row)
    remarks.decide(store, assessment, row, "")
    remarks.remove(store, assessment, row)
    assert written.trail.rows.remarks == ()


def test_an_edition_and_what_travels_with_it_lead_to_their_previews(written, page):  # noqa: F811
    here, went = part(page, PREPARING), []
    page.went.connect(went.append)
    sent = send(written, page, PREPARING)
    here.sending.findChild(QPushButton, "travels-preparing").click()
    card = here.gone.findChild(object, f"edition-{sent.edition.id}")
    next(b for b in card.findChildren(QPushButton) if b.text() == "As PDF and Word").click()
    assert [(place.about, place.tab) for place in went] == [
        ("notebook/3,4", ""),
        ("sheet/letter-draft", sent.edition.id),
    ]
