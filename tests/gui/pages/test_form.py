"""A form is filled in through the window: kept as it is typed, offered never silently, found again."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from csa_desktop.commands import answers, assessments, statements
from csa_desktop.domain.framework import Field, Form, FormSection
from csa_desktop.gui.fields.statements import StatementsField
from csa_desktop.gui.pages.cut_short import CUT_SHORT
from csa_desktop.gui.pages.form import FormPage
from csa_desktop.gui.pages.notebook.picker import Picker
from csa_desktop.gui.pages.overview import OverviewPage
from csa_desktop.gui.pages.stage_forms import StageFormsPage
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.chip import Chip
from csa_desktop.gui.widgets.link import Link
from csa_desktop.gui.widgets.words import Words
from tests.gui.desk_fixtures import Bench, bench, work  # noqa: F401

MODERATION, LETTER = "moderation-form", "moderation-draft-letter"


@pytest.fixture
def moderation(bench, show):  # noqa: F811
    return open_form(bench, show, MODERATION)


def open_form(bench, show, form, tab=""):  # noqa: F811
    page = bench.show(FormPage(bench.desk, form))
    show(page, 900, 1400)
    page.go_to(Place("form", form, tab=tab))
    bench.qtbot.waitUntil(lambda: page.form.body.isVisible())
    bench.settle()
    return page


def refresh(bench):  # noqa: F811
    bench.runner.refresh()
    return bench.settle()


def box(page, field):
    return page.form.body.boxes[field]


def write(page, field, text):
    """Type into a field and leave it."""
    editor = box(page, field).editor
    editor.go()
    QTest.keyClicks(editor.focus_target(), text)
    page.form.preview.setFocus()


def chips(page, field):
    return [chip for chip in box(page, field).findChildren(Chip) if chip.isVisible()]


def press(page, words):
    button = next(b for b in page.findChildren(QPushButton) if b.text() == words and b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_is_written_on_a_form_is_kept_as_its_answers(bench, moderation):  # noqa: F811
    write(moderation, "council", "Sharpston")
    write(moderation, "reasons", "The social care data are late.")
    write(moderation, "areas-of-concern", "Placements\rReviews")
    trail = bench.settle()
    assert trail.answer(MODERATION, "", "council") == "Sharpston"
    assert trail.answer(MODERATION, "", "reasons") == "The social care data are late."
    assert trail.answer(MODERATION, "", "areas-of-concern") == ("Placements", "Reviews")
    assert bench.store.drafts() == ()


def test_one_visit_to_a_field_is_one_change_and_undo_takes_it_back(bench, moderation):  # noqa: F811
    write(moderation, "reasons", "First")
    bench.settle()
    write(moderation, "reasons", " and second")
    assert bench.settle().answer(MODERATION, "", "reasons") == "First and second"
    bench.store.undo()
    refresh(bench)
    assert box(moderation, "reasons").editor.value() == "First"


def test_first_texts_are_offered_and_taken_only_when_pressed(bench, moderation):  # noqa: F811
    assert bench.trail.answer(MODERATION, "", "council") == ""
    (chip,) = chips(moderation, "council")
    assert chip.accessibleName() == "Use “Sharpston”"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert bench.settle().answer(MODERATION, "", "council") == "Sharpston"
    assert chips(moderation, "council") == []


def test_who_joins_is_offered_where_the_form_asks_for_them(bench, moderation):  # noqa: F811
    assert chips(moderation, "csci-brm") == []
    assessments.add_member(bench.store, bench.desk.assessment, name="R. Cole", role="brm")
    refresh(bench)
    assert [chip.accessibleName() for chip in chips(moderation, "csci-brm")] == ["Use “R. Cole”"]


def test_an_offer_goes_while_something_is_typed(bench, moderation):  # noqa: F811
    editor = box(moderation, "council").editor
    editor.go()
    QTest.keyClicks(editor.focus_target(), "S")
    assert chips(moderation, "council") == []
    moderation.leave()
    bench.settle()


def test_each_reader_has_a_form_of_their_own(bench, show):  # noqa: F811
    assessments.add_member(bench.store, bench.desk.assessment, name="J. Adeyemi", role="ofsted-reader")
    refresh(bench)
    page = open_form(bench, show, LETTER)
    write(page, "action", "Say more of looked after children.")
    page.form.tabs.setCurrentIndex(1)
    write(page, "action", "Nothing.")
    assert [chip.accessibleName() for chip in chips(page, "name")] == ["Use “J. Adeyemi”"]
    trail = bench.settle()
    assert trail.answer(LETTER, "csci-manager", "action") == "Say more of looked after children."
    assert trail.answer(LETTER, "ofsted-reader", "action") == "Nothing."


def test_a_link_leads_to_one_reader_s_form(bench, show):  # noqa: F811
    page = open_form(bench, show, LETTER, tab="ofsted-reader")
    assert page.form.body.copy.about == "ofsted-reader"


def test_choices_and_dates_are_kept_as_the_form_says(bench, show):  # noqa: F811
    page = open_form(bench, show, LETTER)
    for name in ("option-csci", "option-yes"):
        page.findChild(object, name).click()
    write(page, "dated", "28/6/05")
    trail = bench.settle()
    said = [trail.answer(LETTER, "csci-manager", f) for f in ("organisation", "can-be-sent", "dated")]
    assert said == ["csci", "yes", "2005-06-28"]


def test_leaving_the_page_keeps_what_is_being_typed(bench, moderation):  # noqa: F811
    editor = box(moderation, "reasons").editor
    editor.go()
    QTest.keyClicks(editor.focus_target(), "Half a sentence")
    moderation.leave()
    assert bench.settle().answer(MODERATION, "", "reasons") == "Half a sentence"


def test_the_form_says_when_it_is_due_and_what_goes_with_it(bench, moderation):  # noqa: F811
    said = " ".join(words.text() for words in moderation.findChildren(Words))
    assert "submitted with Steps 2 to 4" in said and "Please return this completed form" in said
    with bench.qtbot.waitSignal(moderation.went) as went:
        moderation.findChild(Link, "goesWith").click()
    assert went.args == [Place("print", "notebook/2,3,4")]


def test_the_way_to_paper_names_the_copy_that_is_shown(bench, show):  # noqa: F811
    page = open_form(bench, show, LETTER, tab="ofsted-reader")
    for words, tab in (("Preview and print", "ofsted-reader"), ("Blank form", "blank")):
        with bench.qtbot.waitSignal(page.went) as went:
            press(page, words)
        assert went.args == [Place("print", f"form/{LETTER}", tab=tab)]


# Cut short


@pytest.fixture
def cut_short(bench, show, tmp_path):  # noqa: F811
    """The store as a killed program leaves it, less than a second after something was typed into a form."""
    page = open_form(bench, show, MODERATION)
    editor = box(page, "areas-of-concern").editor
    editor.go()
    QTest.keyClicks(editor.focus_target(), "Placements\rReviews")
    bench.qtbot.waitUntil(lambda: "Reviews" in "".join(d.text for d in bench.store.drafts()))
    with bench.killed(tmp_path / "killed") as again:
        bench.leave()
        page.hide()
        yield again


def test_typing_that_was_cut_short_is_offered_in_its_field(cut_short, show):
    again = cut_short
    page = open_form(again, show, MODERATION)
    panel = cut_short_panel(again, page)
    said = " ".join(words.text() for words in panel.findChildren(Words))
    assert CUT_SHORT in said and "2 words" in said and "Placements\nReviews" in said
    assert box(page, "areas-of-concern").editor.focus_target().isReadOnly()
    press(page, "Put it back")
    assert again.settle().answer(MODERATION, "", "areas-of-concern") == ("Placements", "Reviews")
    assert again.store.drafts() == ()
    assert not box(page, "areas-of-concern").editor.focus_target().isReadOnly()


def test_typing_that_was_cut_short_is_listed_on_the_overview_too(cut_short, show):
    again = cut_short
    page = again.show(OverviewPage(again.desk))
    show(page)
    again.settle()
    again.qtbot.waitUntil(lambda: "Moderation Form: Areas of Concern" in texts(page))
    press(page, "Put it back")
    assert again.settle().answer(MODERATION, "", "areas-of-concern") == ("Placements", "Reviews")
    assert again.store.drafts() == ()


def test_what_was_cut_short_goes_only_when_it_is_discarded(cut_short, show):
    again = cut_short
    page = open_form(again, show, MODERATION)
    cut_short_panel(again, page)
    assert again.store.drafts()
    press(page, "Discard it")
    assert again.settle().answer(MODERATION, "", "areas-of-concern") == ""
    assert again.store.drafts() == ()


def cut_short_panel(again, page):
    def there():
        panel = page.findChild(object, "draft-areas-of-concern")
        return panel is not None and panel.isVisible()

    again.qtbot.waitUntil(there)
    return page.findChild(object, "draft-areas-of-concern")


def texts(page):
    return " ".join(words.text() for words in page.findChildren(Words))


# Forms of other kinds


def with_form(bench, *fields, per="assessment"):  # noqa: F811
    form = Form("made", "A made form", "", (FormSection("s", "A heading", fields),), "", per, "test")
    return replace(bench, desk=replace(bench.desk, pack=replace(bench.desk.pack, forms=(form,))))


def test_every_kind_of_field_can_stand_in_a_form(bench, show):  # noqa: F811
    scale = bench.desk.pack.scales[0]
    made = with_form(bench, Field("g", "grade", "Grade", scale=scale.id), Field("s", "statements", "Points"))
    kept = statements.add(
        bench.store, bench.desk.assessment, kind="point", text="Reviews are on time.", step="2"
    )
    refresh(bench)
    page = open_form(made, show, "made")
    page.findChild(object, f"option-{scale.grades[0].code}").click()
    chooser = box(page, "s").editor
    assert isinstance(chooser, StatementsField)
    chooser.focus_target().click()
    picker = page.findChild(Picker)
    picker.tick(kept.row)
    picker.finish()
    trail = made.settle()
    assert trail.answer("made", "", "g") == scale.grades[0].code
    assert trail.answer("made", "", "s") == (kept.row,)
    assert "Reviews are on time." in texts(page)


def test_a_form_per_subject_has_one_for_each(bench, show):  # noqa: F811
    page = open_form(with_form(bench, Field("x", "long", "X"), per="subject"), show, "made")
    assert page.form.tabs.count() == len([s for s in bench.desk.pack.subjects if s.kind != "overall"])
    page.form.tabs.setCurrentIndex(1)
    write(page, "x", "About it")
    about = page.form.tabs.current()
    assert bench.settle().answer("made", about, "x") == "About it"


def test_what_an_earlier_version_asked_is_still_shown(bench, show):  # noqa: F811
    made = with_form(
        bench, Field("now", "text", "Now", renamed_from="then"), Field("o", "text", "Old", retired=True)
    )
    for name, value in (("then", "kept under the older name"), ("o", "no longer asked")):
        answers.answer(bench.store, bench.desk.assessment, "made", name, value)
    refresh(bench)
    page = open_form(made, show, "made")
    assert box(page, "now").editor.value() == "kept under the older name"
    assert "no longer asked" in texts(page)


# The stage


def test_the_stage_of_moderation_shows_its_forms_and_what_to_prepare(bench, show):  # noqa: F811
    page = bench.show(StageFormsPage(bench.desk, "moderation"))
    show(page, 900, 1400)
    page.go_to(Place("moderation"))
    bench.settle()
    assert "What you need to prepare" in texts(page)
    assert page.form.body.boxes.keys() >= {"council", "reasons"}
    page.tabs.setCurrentIndex(1)
    assert page.form.body.copy.about == "csci-manager"
    page.go_to(Place("moderation", tab=f"{LETTER}:ofsted-reader"))
    write_here = page.form.body.boxes["action"].editor
    write_here.go()
    QTest.keyClicks(write_here.focus_target(), "Amend it.")
    QApplication.processEvents()
    page.leave()
    assert bench.settle().answer(LETTER, "ofsted-reader", "action") == "Amend it."
