"""A Word file that came back is looked at in the window before anything of it is taken in."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from csa_desktop import clock
from csa_desktop.commands import answers, remarks
from csa_desktop.commands.printing import gather
from csa_desktop.commands.prints import LETTER_DRAFT, Wanted
from csa_desktop.domain import editions
from csa_desktop.domain.cycle import ACCURACY, REACHING
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
    send,
    with_authority,
    words_of,
    written,
)
from tests.gui.pages.test_no_windows import Windows
from tests.letters_returned import Letter


def last(bench):  # noqa: F811
    return editions.last_of(bench.trail, LETTER, READERS)


def remarks_of(bench, tab):  # noqa: F811
    return editions.remarks(bench.settle(), editions.last_of(bench.trail, LETTER, tab).edition.id)


def fill_in(at, **said):
    for field, text in said.items():
        answers.answer(*at, "letterhead", field, text)


def returned(tmp_path, name="comments.docx"):
    letter = Letter()
    letter.comment("41.2", "This figure is for 2003.")
    letter.replace("high", "in line with neighbours")
    letter.document.add_paragraph("We also ask you to note the new centre.")
    path = tmp_path / name
    path.write_bytes(letter.bytes())
    return path


def bring_back(bench, page, path):  # noqa: F811
    box = part(page, AUTHORITY).returned
    box.open(str(path))
    bench.qtbot.waitUntil(lambda: not box.bringing.is_busy)
    return box


def test_a_word_file_is_shown_before_anything_of_it_is_taken_in(written, with_authority, tmp_path):  # noqa: F811
    box = bring_back(written, with_authority, returned(tmp_path))
    written.qtbot.waitUntil(lambda: box.view is not None)
    box.view._turns.finish()
    said = words_of(box.view)
    assert "1 comment and 2 changes" in said and "This figure is for 2003." in said
    assert written.trail.rows.remarks == () and written.trail.sources() == ()
    box.view.findChild(object, "choice-3").toggle("leave-out").click()
    box.view.findChild(object, "choice-1").toggle(REACHING).click()
    assert box.view.take.text() == "Take 2 in"
    QTest.mouseClick(box.view.take, Qt.MouseButton.LeftButton)
    written.qtbot.waitUntil(lambda: len(written.settle().rows.remarks) == 2)
    first, second = remarks_of(written, READERS)
    assert (first.quote, first.text, first.kind) == ("41.2", "This figure is for 2003.", REACHING)
    assert written.trail.statement(first.sentence).text.startswith("The teenage conception rate")
    assert (second.quote, second.kind) == ("high", ACCURACY)
    (source,) = written.trail.sources()
    assert source.id == first.source == second.source and source.file_name == "comments.docx"
    assert written.store.document(source.sha256) == (tmp_path / "comments.docx").read_bytes()
    written.qtbot.waitUntil(lambda: box.view is None)


def test_a_file_is_read_against_the_letterhead_with_which_its_edition_went(written, page, tmp_path):  # noqa: F811
    at = (written.store, written.desk.assessment)
    fill_in(at, name="Dr J. Blade", reference="APA/2005/17")
    send(written, page, PREPARING)
    edition = send(written, page, READERS).edition.id
    wanted = Wanted(sheet=LETTER_DRAFT, word=True, about=edition)
    printing = gather(*at, written.desk.pack, wanted)
    path = tmp_path / "letter.docx"
    path.write_bytes(printing.function(*printing.args))
    clock.set_source(lambda: datetime(2005, 9, 12, 9, 0, tzinfo=UTC))
    fill_in(at, name="Ms R. Stone", reference="APA/2005/99")
    box = bring_back(written, page, path)
    written.qtbot.waitUntil(lambda: box.bringing.returned is not None)
    assert box.bringing.returned.found == ()


def test_a_wrong_file_changes_nothing_and_says_why(written, with_authority, tmp_path):  # noqa: F811
    (tmp_path / "letter.docx").write_bytes(b"%PDF-1.4 not a letter")
    box = bring_back(written, with_authority, tmp_path / "letter.docx")
    written.qtbot.waitUntil(lambda: "Nothing was added" in words_of(box))
    box = bring_back(written, with_authority, tmp_path / "is-not-there.docx")
    written.qtbot.waitUntil(lambda: "could not be opened" in words_of(box))
    assert written.trail.rows.remarks == () and written.trail.sources() == ()


def test_no_part_opens_a_window_of_its_own(written, with_authority, tmp_path, qapp):  # noqa: F811
    row = remarks.add(written.store, written.desk.assessment, last(written).edition.id, {"text": "No."}).row
    windows = Windows(with_authority.window())
    qapp.installEventFilter(windows)
    again = LetterStagesPage(written.desk, parent=with_authority)
    written.show(again)
    for tab in (PREPARING, READERS, AUTHORITY, CLEARANCE, FINAL, "versions", "arrivals"):
        again.go_to(Place("letter-stages", tab=tab))
        written.settle()
    bring_back(written, again, returned(tmp_path))
    qapp.removeEventFilter(windows)
    assert windows.seen == [] and row in again._parts[AUTHORITY].remarks.panels
