"""Letters are filled in on the page of their stage, and leave as PDF or as Word, each recorded."""

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton

from csa_desktop.commands import answers
from csa_desktop.domain.values import new_id
from csa_desktop.gui.navigator import row_of
from csa_desktop.gui.pages.stage_forms import StageFormsPage
from csa_desktop.gui.places import Place
from csa_desktop.gui.preview import PrintPreview
from csa_desktop.gui.widgets.link import Link
from csa_desktop.store.log import Edit
from tests.gui.desk_fixtures import onsite, work  # noqa: F401
from tests.paper import text

CONFIRMATION, SUMMARY, RECORD = "risk-confirmation", "summary-of-judgements", "case-tracking-record"
MARKING = "OFFICIAL-SENSITIVE"


@pytest.fixture
def risk(onsite):  # noqa: F811
    """A risk that was raised; its id."""
    about = {"child": "C-02", "what": "Left with a dangerous adult.", "found": "2012-03-06T11:05"}
    about["case"] = next(c.id for c in onsite.trail.cases() if c.code == "C-02")
    row = new_id()
    onsite.store.record("Raise a risk", [Edit("risk", row, about)], assessment=onsite.desk.assessment)
    onsite.runner.refresh()
    onsite.settle()
    return row


@pytest.fixture
def page(onsite, show):  # noqa: F811
    made = onsite.show(StageFormsPage(onsite.desk, "letters"))
    show(made, 900, 1200)
    return made


def press(widget, words):
    button = next(b for b in widget.findChildren(QPushButton) if b.text() == words and b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def answer_dialog(bench, page, path):
    bench.qtbot.waitUntil(lambda: page.findChild(QFileDialog) is not None)
    asking = page.findChild(QFileDialog)
    asking.findChild(QLineEdit, "fileNameEdit").setText(str(path))
    asking.accept()


def go(bench, page, tab):
    page.go_to(Place("letters", tab=tab))
    bench.qtbot.waitUntil(lambda: page.form.body is not None and page.form.body.isVisible())
    bench.settle()


def exports(bench):
    return [(e.what, e.marking) for e in bench.settle().rows.exports]


def test_the_stage_shows_its_forms_and_letters_as_tabs(onsite, page):  # noqa: F811
    names = [page.tabs.tabData(at) for at in range(page.tabs.count())]
    assert {CONFIRMATION, SUMMARY, RECORD} <= set(names)
    go(onsite, page, SUMMARY)
    assert page.form.word.isVisible()
    go(onsite, page, RECORD)
    assert not page.form.word.isVisible()


def test_a_letter_is_saved_as_word_with_what_was_just_typed_and_recorded(onsite, page, tmp_path, risk):  # noqa: F811
    go(onsite, page, f"{CONFIRMATION}:{risk}")
    editor = page.form.body.boxes["what"].editor
    editor.go()
    QTest.keyClicks(editor.focus_target(), "C-02 was left with a dangerous adult.")
    press(page, "Save as Word …")
    answer_dialog(onsite, page, tmp_path / "letter.docx")
    onsite.qtbot.waitUntil(lambda: (tmp_path / "letter.docx").exists())
    words = [p.text for p in docx.Document(str(tmp_path / "letter.docx")).paragraphs]
    assert "C-02 was left with a dangerous adult." in words
    ((what, marking),) = exports(onsite)
    assert (what, marking) == ("Confirmation of risk to a child, C-02, 6 March 2012: saved as Word", MARKING)


def test_a_letter_is_saved_as_word_from_its_preview(onsite, show, tmp_path):  # noqa: F811
    answers.answer(onsite.store, onsite.desk.assessment, SUMMARY, "looked-at", "Twelve cases at six stages.")
    onsite.runner.refresh()
    onsite.settle()
    page = onsite.show(PrintPreview(onsite.desk, f"form/{SUMMARY}"))
    show(page, 1000, 800)
    page.go_to(Place("print", f"form/{SUMMARY}"))
    onsite.qtbot.waitUntil(lambda: page.save.isEnabled() and bool(page.view.store.pictures))
    press(page, "Save as Word …")
    answer_dialog(onsite, page, tmp_path / "summary.docx")
    onsite.qtbot.waitUntil(lambda: "is saved" in page.remark.text())
    words = [p.text for p in docx.Document(str(tmp_path / "summary.docx")).paragraphs]
    assert "Twelve cases at six stages." in words
    assert exports(onsite) == [("Summary of judgements: saved as Word", MARKING)]
    assert page.laying.now.printing.media == "PDF"  # what is shown stays the PDF


def test_a_form_that_is_no_letter_offers_no_word_in_its_preview(onsite, show):  # noqa: F811
    page = show(PrintPreview(onsite.desk, "form/request-list"), 1000, 800)
    assert not page.word.isVisible()


@pytest.mark.parametrize(
    ("place", "row"),
    [
        (Place("print", f"form/{SUMMARY}"), "letters"),
        (Place("letters", tab=f"{RECORD}:x"), "letters"),
        (Place("print", "notebook"), "overview"),
        (Place("form", "practice"), "records/observations"),
        (Place("print", "form/practice", tab="x"), "records/observations"),
    ],
)
def test_the_row_of_a_print_is_that_of_its_stage(onsite, place, row):  # noqa: F811
    assert row_of(place, onsite.desk.pack) == row


def test_back_from_the_preview_leads_to_the_letter(onsite, show, risk):  # noqa: F811
    page = onsite.show(PrintPreview(onsite.desk, f"form/{CONFIRMATION}"))
    show(page, 1000, 800)
    page.go_to(Place("print", f"form/{CONFIRMATION}", tab=risk))
    onsite.qtbot.waitUntil(lambda: page.save.isEnabled() and bool(page.view.store.pictures))
    with onsite.qtbot.waitSignal(page.went) as went:
        press(page, "Back")
    assert went.args == [Place("letters", tab=f"{CONFIRMATION}:{risk}")]


@pytest.mark.parametrize("sheet", ["sample", "timetable", "requests"])
def test_what_else_is_printed_is_reached_from_there(onsite, page, show, sheet):  # noqa: F811
    with onsite.qtbot.waitSignal(page.went) as went:
        page.findChild(Link, f"sheet-{sheet}").click()
    (place,) = went.args
    preview = onsite.show(PrintPreview(onsite.desk, place.about))
    show(preview, 1000, 800)
    preview.go_to(place)
    onsite.qtbot.waitUntil(lambda: preview.save.isEnabled() and bool(preview.view.store.pictures))
    assert "C-03" in text(preview.laying.now.data) or sheet != "sample"
    with onsite.qtbot.waitSignal(preview.went) as went:
        press(preview, "Back")
    assert went.args[0].page in ("plan", "sample")


def test_the_case_is_printed_with_its_journey_from_its_record(onsite, show):  # noqa: F811
    case = next(c.id for c in onsite.trail.cases() if c.code == "C-03")
    preview = onsite.show(PrintPreview(onsite.desk, f"form/{RECORD}"))
    show(preview, 1000, 800)
    preview.go_to(Place("print", f"form/{RECORD}", tab=case))
    onsite.qtbot.waitUntil(lambda: preview.save.isEnabled() and bool(preview.view.store.pictures))
    said = text(preview.laying.now.data)
    assert "C-03: the child's journey" in said and "Strategy discussion" in said
    assert preview.title.text() == "Case tracking record, C-03"
