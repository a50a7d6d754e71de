"""What is seen in the preview is what is saved and printed, and each of it is recorded."""

import hashlib

import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton

from csa_desktop.commands import answers, assessments, statements
from csa_desktop.domain.values import new_id
from csa_desktop.gui.pages.form import FormPage
from csa_desktop.gui.pages.overview import OverviewPage
from csa_desktop.gui.paper.to_printer import NO_PRINTER
from csa_desktop.gui.places import Place
from csa_desktop.gui.preview import PrintPreview
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.log import Edit
from tests.gui.desk_fixtures import bench, work  # noqa: F401
from tests.paper import pictures, text, texts

FORM, LETTER = "moderation-form", "moderation-draft-letter"
MARKING = "OFFICIAL-SENSITIVE"
CONCERNS = tuple(f"Concern {n}: reviews of plans are late in quarter {n}" for n in range(1, 60))


def answer(bench, field, value, form=FORM, about=""):  # noqa: F811
    answers.answer(bench.store, bench.desk.assessment, form, field, value, about=about)


@pytest.fixture
def filled(bench):  # noqa: F811
    """A moderation form that goes on over several pages."""
    answer(bench, "council", "Sharpston")
    answer(bench, "reasons", "The social care data are late.")
    answer(bench, "areas-of-concern", CONCERNS)
    bench.runner.refresh()
    bench.settle()
    return bench


def preview(bench, show, about=f"form/{FORM}", tab=""):  # noqa: F811
    """Open a preview and wait for its pages."""
    page = bench.show(PrintPreview(bench.desk, about))
    show(page, 900, 800)
    go(bench, page, tab)
    return page


def go(bench, page, tab=""):  # noqa: F811
    with bench.qtbot.waitSignal(page.laying.laid):
        page.go_to(Place("print", page._about, tab=tab))
    bench.qtbot.waitUntil(lambda: page.save.isEnabled() and bool(page.view.store.pictures))
    bench.settle()


def shown(page):
    return page.laying.now.data


def press(page, words):
    button = next(b for b in page.findChildren(QPushButton) if b.text() == words and b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def exports(bench):  # noqa: F811
    return [(e.what, e.marking, e.by) for e in bench.settle().rows.exports]


# What is shown


def test_the_preview_shows_every_answer_with_the_marking_on_each_page(filled, show):
    page = preview(filled, show)
    said = text(shown(page))
    for words in ("Moderation Form", "Sharpston", "The social care data are late.", *CONCERNS):
        assert words in said
    pages = texts(shown(page))
    assert page.view.page_count() == len(pages) > 1
    for number, words in enumerate(pages, 1):
        assert words.count(MARKING) == 2
        assert f"Page {number} of {len(pages)}" in words
        assert "by H. Marsh" in words


def test_what_was_typed_last_is_on_the_paper(bench, show):  # noqa: F811
    form = bench.show(FormPage(bench.desk, FORM))
    show(form, 900, 900)
    form.go_to(Place("form", FORM))
    bench.settle()
    editor = form.form.body.boxes["reasons"].editor
    editor.go()
    QTest.keyClicks(editor.focus_target(), "Typed a moment ago")
    form.leave()
    form.hide()
    page = preview(bench, show)
    assert "Typed a moment ago" in text(shown(page))


def test_the_blank_form_has_its_headings_and_none_of_the_answers(filled, show):
    page = preview(filled, show, tab="blank")
    assert "Areas of Concern" in text(shown(page))
    assert "data are late" not in text(shown(page))


def test_each_reader_s_form_is_printed_by_itself(bench, show):  # noqa: F811
    assessments.add_member(bench.store, bench.desk.assessment, name="J. Adeyemi", role="ofsted-reader")
    answer(bench, "action", "Say more.", LETTER, "csci-manager")
    answer(bench, "action", "Say less.", LETTER, "ofsted-reader")
    answer(bench, "can-be-sent", "yes", LETTER, "ofsted-reader")
    page = preview(bench, show, f"form/{LETTER}", tab="ofsted-reader")
    assert "Say less." in text(shown(page)) and "Say more." not in text(shown(page))
    assert "☒ Yes" in text(shown(page))
    go(bench, page, tab="csci-manager")
    assert "Say more." in text(shown(page)) and "☒" not in text(shown(page))


def test_an_answer_that_changes_is_seen_at_once_and_the_place_is_kept(filled, show):
    page = preview(filled, show)
    page.view.go_to_page(2)
    with filled.qtbot.waitSignal(page.laying.laid):
        answer(filled, "reasons", "They came in July.")
        filled.runner.refresh()
    filled.qtbot.waitUntil(page.save.isEnabled)
    assert "They came in July." in text(shown(page))
    assert page.view.page() == 2


def test_steps_of_the_notebook_are_printed_as_they_were_chosen(bench, show):  # noqa: F811
    for step, kind, words in (("1", "finding", "Attendance rose."), ("2", "point", "Schools improve.")):
        statements.add(
            bench.store, bench.desk.assessment, kind=kind, text=words, step=step, subject="staying-safe"
        )
    bench.runner.refresh()
    bench.settle()
    page = preview(bench, show, "notebook/2")
    assert "Schools improve." in text(shown(page)) and "Attendance rose." not in text(shown(page))
    whole = preview(bench, show, "notebook")
    assert "Attendance rose." in text(shown(whole))


def test_a_form_that_the_framework_has_not_is_said_in_a_sentence(bench, show):  # noqa: F811
    page = bench.show(PrintPreview(bench.desk, "form/none"))
    show(page)
    page.go_to(Place("print", "form/none"))
    bench.qtbot.waitUntil(lambda: "no form" in page.remark.text())
    assert not page.save.isEnabled() and not page.print.isEnabled()


@pytest.mark.parametrize(
    ("about", "tab", "place"),
    [
        (f"form/{LETTER}", "ofsted-reader", Place("moderation", tab=f"{LETTER}:ofsted-reader")),
        (f"form/{FORM}", "blank", Place("moderation", tab=FORM)),
        ("notebook/2,3,4", "", Place("overview")),
    ],
)
def test_the_way_back_leads_to_what_was_printed(bench, show, about, tab, place):  # noqa: F811
    page = preview(bench, show, about, tab)
    with bench.qtbot.waitSignal(page.went) as went:
        press(page, "Back")
    assert went.args == [place]


# Saving


def save_as(bench, page, path):  # noqa: F811
    """Answer the dialog that asks where to."""
    press(page, "Save as PDF …")
    bench.qtbot.waitUntil(lambda: page.findChild(QFileDialog) is not None)
    asking = page.findChild(QFileDialog)
    asking.findChild(QLineEdit, "fileNameEdit").setText(str(path))
    asking.accept()


def test_the_file_that_is_saved_is_what_was_seen_and_that_it_left_is_recorded(filled, show, tmp_path):
    page = preview(filled, show)
    path = tmp_path / "out" / "form.pdf"
    path.parent.mkdir()
    save_as(filled, page, path)
    filled.qtbot.waitUntil(lambda: "is saved" in page.remark.text())
    assert "not encrypted" in page.remark.text() and MARKING in page.remark.text()
    assert path.read_bytes() == shown(page)
    assert [p.name for p in path.parent.iterdir()] == ["form.pdf"]
    (export,) = filled.settle().rows.exports
    assert (export.what, export.marking) == ("Moderation Form: saved as PDF", MARKING)
    assert export.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert export.by == filled.store.author


def test_that_something_left_does_not_lay_it_out_again(filled, show, tmp_path):
    page = preview(filled, show)
    before = page.laying.now
    page.saving.save(before, tmp_path / "form.pdf")
    filled.qtbot.waitUntil(lambda: bool(page.remark.text()))
    filled.settle()
    filled.settle()
    assert page.laying.now is before
    assert page.save.isEnabled()


@pytest.mark.parametrize(
    ("name", "said"), [("not there/form.pdf", "choose another folder"), ("folder", "is a folder")]
)
def test_a_place_that_cannot_be_written_is_said_and_nothing_is_recorded(filled, show, tmp_path, name, said):
    (tmp_path / "folder").mkdir()
    page = preview(filled, show)
    page.saving.save(page.laying.now, tmp_path / name)
    filled.qtbot.waitUntil(lambda: said in page.remark.text())
    assert exports(filled) == []


def test_a_form_can_be_saved_without_looking_at_it_first(filled, show, tmp_path):
    form = filled.show(FormPage(filled.desk, FORM))
    show(form, 900, 900)
    form.go_to(Place("form", FORM))
    filled.settle()
    save_as(filled, form, tmp_path / "form")
    filled.qtbot.waitUntil(lambda: bool(exports(filled)))
    assert "Concern 59" in text((tmp_path / "form.pdf").read_bytes())
    filled.qtbot.waitUntil(lambda: "is saved" in words_of(form))


def words_of(page):
    return " ".join(words.text() for words in page.findChildren(Words) if words.isVisible())


# Printing


def pdf_printer(path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(300)
    return printer


def print_on(bench, page, printer):  # noqa: F811
    page.printing.print_on(printer, page.laying.now, page._sizes)
    bench.qtbot.waitUntil(lambda: not page.printing.busy)
    bench.settle()


def difference(one, other):
    """How far two pages lie apart on average, from 0 to 255, seen from where letters blur."""
    small = [page.resize((90, 127), Image.Resampling.BOX) for page in (one, other)]
    return ImageStat.Stat(ImageChops.difference(*small)).mean[0]


def test_the_printed_pages_look_like_the_pages_that_were_seen(filled, show, tmp_path):
    page = preview(filled, show)
    print_on(filled, page, pdf_printer(tmp_path / "printed"))
    seen, printed = pictures(shown(page)), pictures((tmp_path / "printed").read_bytes())
    assert len(printed) == len(seen) > 1
    assert all(difference(a, b) < 2 for a, b in zip(seen, printed, strict=True))
    assert difference(seen[0], seen[-1]) > 6, "other pages are further apart than that"
    assert exports(filled) == [("Moderation Form: printed", MARKING, filled.store.author)]
    filled.qtbot.waitUntil(lambda: "Sent to the printer" in page.remark.text())


def test_some_pages_are_printed_and_recorded_as_some(filled, show, tmp_path):
    page = preview(filled, show)
    printer = pdf_printer(tmp_path / "printed")
    printer.setFromTo(2, 2)
    print_on(filled, page, printer)
    (printed,) = pictures((tmp_path / "printed").read_bytes())
    assert difference(pictures(shown(page))[1], printed) < 2
    count = page.view.page_count()
    assert exports(filled)[0][0] == f"Moderation Form: printed, pages 2 to 2 of {count}"


def test_printing_that_is_stopped_is_recorded_as_far_as_it_may_be_on_paper(filled, show, tmp_path):
    page = preview(filled, show)
    page.printing.print_on(pdf_printer(tmp_path / "printed"), page.laying.now, page._sizes)
    filled.qtbot.waitUntil(lambda: "page 2" in page.remark.text())
    press(page, "Stop printing")
    filled.qtbot.waitUntil(lambda: not page.printing.busy)
    assert "was stopped" in page.remark.text() and "may still come out" in page.remark.text()
    (what, *_) = exports(filled)[0]
    assert what.startswith("Moderation Form: printing stopped, at most pages 1 to ")


def test_leaving_stops_printing_before_anything_of_it_was_painted(filled, show, tmp_path):
    page = preview(filled, show)
    page.printing.print_on(pdf_printer(tmp_path / "printed"), page.laying.now, page._sizes)
    page.leave()
    assert not page.printing.busy
    assert "was stopped" in page.remark.text()
    assert exports(filled) == []


def test_a_printer_that_cannot_be_started_is_said(filled, show, tmp_path):
    page = preview(filled, show)
    page.printing.print_on(pdf_printer(tmp_path / "not there" / "printed"), page.laying.now, page._sizes)
    assert "could not be started" in page.remark.text()
    assert exports(filled) == []


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="this machine has a printer")
def test_without_a_printer_it_is_said_what_to_do_instead(filled, show):
    page = preview(filled, show)
    press(page, "Print …")
    assert page.remark.text() == NO_PRINTER


# Long prints


@pytest.fixture
def long_notebook(bench):  # noqa: F811
    more = "Attendance has improved for two years in all key stages. " * 4
    about = {"kind": "finding", "step": "1", "subject": "staying-safe"}
    edits = [Edit("statement", new_id(), {**about, "text": f"Finding {n}. {more}"}) for n in range(700)]
    bench.store.record("Add findings", edits, assessment=bench.desk.assessment)
    bench.runner.refresh()
    bench.settle()
    return bench


def test_a_long_notebook_can_be_stopped_and_laid_out_again(long_notebook, show):
    page = long_notebook.show(PrintPreview(long_notebook.desk, "notebook"))
    page._waiting.setInterval(0)  # on a fast machine it may be laid out before a person would ask
    show(page, 900, 800)
    page.go_to(Place("print", "notebook"))
    long_notebook.qtbot.waitUntil(lambda: "Laying out" in page.remark.text())
    press(page, "Cancel")
    assert "was stopped" in page.remark.text()
    assert not page.save.isEnabled()
    with long_notebook.qtbot.waitSignal(page.laying.laid):
        press(page, "Lay it out again")
    assert "Finding 699." in text(shown(page))
    long_notebook.qtbot.waitUntil(page.save.isEnabled)
    assert page.remark.text() == ""


def test_going_elsewhere_stops_it_and_coming_back_begins_it_again(long_notebook, show):
    page = long_notebook.show(PrintPreview(long_notebook.desk, "notebook"))
    show(page, 900, 800)
    with long_notebook.qtbot.waitSignal(page.laying.began):
        page.go_to(Place("print", "notebook"))
    page.leave()
    assert page.laying.now is None
    go(long_notebook, page)
    assert page.view.page_count() > 20


# The overview


def test_the_overview_prints_the_steps_that_are_ticked(bench, show):  # noqa: F811
    page = bench.show(OverviewPage(bench.desk))
    show(page, 900, 1200)
    with bench.qtbot.waitSignal(page.went) as went:
        press(page, "Print the notebook")
    assert went.args == [Place("print", "notebook")]
    page.findChild(object, "option-1").click()
    with bench.qtbot.waitSignal(page.went) as went:
        press(page, "Print the notebook")
    assert went.args == [Place("print", "notebook/2,3,4")]


def test_the_overview_tells_what_left_the_program_and_who_took_it(filled, show, tmp_path):
    page = preview(filled, show)
    for n in range(6):
        page.saving.save(page.laying.now, tmp_path / f"{n}.pdf")
    filled.qtbot.waitUntil(lambda: len(exports(filled)) == 6)
    page.hide()
    overview = filled.show(OverviewPage(filled.desk))
    show(overview, 900, 1400)
    listed = overview.findChild(object, "leftProgram")
    assert words_of(listed).count("Moderation Form: saved as PDF") == 4
    assert "H. Marsh" in words_of(listed) and MARKING in words_of(listed)
    listed._more.click()
    filled.qtbot.waitUntil(lambda: words_of(listed).count("Moderation Form: saved as PDF") == 6)
