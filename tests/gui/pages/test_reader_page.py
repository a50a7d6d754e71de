"""Reading a document in the window and quoting its words with one key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from csa_desktop.commands import sources, statements
from csa_desktop.gui.pages.documents.finding_words import phrase_matches
from csa_desktop.gui.pages.reader import ReaderPage
from csa_desktop.gui.places import Place
from csa_desktop.gui.reader.page_view import PageView
from csa_desktop.gui.widgets.words import Words
from csa_desktop.importing.documents import read_document
from tests.gui.desk_fixtures import bench, work  # noqa: F401

WORDS = "All cases are now reviewed within timescale."


def keep(bench, name, data, **about):  # noqa: F811
    done = sources.add_document(
        bench.store,
        bench.desk.assessment,
        bench.desk.pack,
        read_document(data, name),
        data,
        kind="briefing-7",
        title="CSCI briefing",
        **about,
    )
    bench.runner.refresh()
    bench.settle()
    return done.row


def open_reader(bench, show, source):  # noqa: F811
    page = ReaderPage(bench.desk, source)
    bench.show(page)
    show(page, 1000, 800)
    bench.qtbot.waitUntil(lambda: page.view.page_count() > 0 and bool(page._texts))
    return page


@pytest.fixture
def text_reader(bench, show):  # noqa: F811
    source = keep(bench, "csci.txt", f"CSCI. {WORDS} Protocols are insecure.".encode())
    return open_reader(bench, show, source)


def select(page, words):
    text = page._texts[1]
    start = text.index(words)
    cursor = page.view.textCursor()
    place = page.view._pages.place(1, start)
    cursor.setPosition(place)
    cursor.setPosition(place + len(words), cursor.MoveMode.KeepAnchor)
    page.view.setTextCursor(cursor)


def test_f3_quotes_the_selected_words_into_a_new_finding(bench, text_reader):  # noqa: F811
    select(text_reader, WORDS)
    bench.qtbot.keyClick(text_reader.view, Qt.Key.Key_F3)
    trail = bench.settle()
    (finding,) = trail.statements(kind="finding")
    (citation,) = trail.citations(finding.id)
    assert (finding.text, citation.quote, citation.page) == (WORDS, WORDS, 1)
    assert text_reader._texts[1][citation.start : citation.end] == WORDS
    key_judgement = bench.desk.pack.key_judgements_of(finding.subject)[0]
    assert finding.key_judgement == key_judgement.id


def test_f3_adds_to_the_finding_one_came_from(bench, text_reader):  # noqa: F811
    select(text_reader, WORDS)
    text_reader.quote()
    (finding,) = bench.settle().statements(kind="finding")
    text_reader.go_to(Place("reader", text_reader._source_id, statement=finding.id))
    select(text_reader, "Protocols are insecure.")
    text_reader.quote()
    trail = bench.settle()
    assert len(trail.statements(kind="finding")) == 1
    assert [c.quote for c in trail.citations(finding.id)] == [WORDS, "Protocols are insecure."]


def test_a_document_that_is_opened_shows_what_rests_on_it(text_reader):
    selected = []
    text_reader.selected.connect(selected.append)
    text_reader.go_to(Place("reader", text_reader._source_id))
    assert selected == [text_reader._source_id]


def test_without_a_selection_f3_says_what_to_do(bench, text_reader):  # noqa: F811
    text_reader.quote()
    bench.settle()
    assert "Select words first" in text_reader.message.text()
    assert not bench.trail.statements(kind="finding")


def test_f3_says_what_to_do_wherever_the_focus_is(bench, text_reader):  # noqa: F811
    text_reader.bar.target.setFocus()
    bench.qtbot.keyClick(text_reader.bar.target, Qt.Key.Key_F3)
    assert "Select words first" in text_reader.message.text()


def test_f3_quotes_from_the_list_of_findings_too(bench, text_reader):  # noqa: F811
    select(text_reader, WORDS)
    text_reader.bar.target.setFocus()
    bench.qtbot.keyClick(text_reader.bar.target, Qt.Key.Key_F3)
    assert [f.text for f in bench.settle().statements(kind="finding")] == [WORDS]


def test_a_new_finding_has_no_line_ends_of_the_page(bench, show):  # noqa: F811
    source = keep(bench, "lines.txt", b"Protocols are\ninsecure and\nlate.")
    reader = open_reader(bench, show, source)
    select(reader, "Protocols are\ninsecure and\nlate.")
    reader.quote()
    (finding,) = bench.settle().statements(kind="finding")
    assert finding.text == "Protocols are insecure and late."
    assert bench.trail.citations(finding.id)[0].quote == "Protocols are\ninsecure and\nlate."


def test_the_next_document_is_read_for_the_area_written_in_last(bench, show, text_reader):  # noqa: F811
    statements.add(
        bench.store, bench.desk.assessment, kind="finding", step="1", subject="staying-safe", text="Weak."
    )
    other = open_reader(bench, show, keep(bench, "other.txt", b"Another document."))
    assert other.bar.aim()[0] == "staying-safe"
    assert text_reader.bar.aim()[0] == "being-healthy"


def test_what_is_not_admissible_cannot_be_cited(bench, text_reader):  # noqa: F811
    sources.decide_admissible(
        bench.store, bench.desk.assessment, text_reader._source_id, admissible="no", reason="Never shared"
    )
    bench.runner.refresh()
    bench.settle()
    assert "never shared" in text_reader.bar.refused
    select(text_reader, WORDS)
    text_reader.quote()
    bench.settle()
    assert not bench.trail.rows.citations
    assert "never shared" in text_reader.message.text()


def test_a_citation_opens_its_page_with_the_words_marked(bench, show, shared_data):  # noqa: F811
    report = shared_data / "reports" / "islington-29-january-2025.pdf"
    source = keep(bench, report.name, report.read_bytes())
    page = open_reader(bench, show, source)
    text = page._texts[3]
    start = text.index(" ", 200) + 1
    end = text.index(".", start)
    assert isinstance(page.view, PageView)
    bench.qtbot.waitUntil(lambda: 1 in page.view.store.words)
    page._cite(3, start, end, text[start:end])
    (citation,) = bench.settle().rows.citations
    page.view.go_to_page(1)
    page.go_to(Place("reader", source, citation=citation.id))
    bench.qtbot.waitUntil(lambda: page.view.page() == 3)
    assert page.view._shown.start == start


def test_words_are_found_within_the_document_and_stepped_through(bench, text_reader):  # noqa: F811
    find = text_reader.steering.search
    bench.qtbot.keyClicks(find, "re")
    assert [(h.start, h.end) for h in text_reader._finds.places] == [(24, 26)]
    find.clear()
    bench.qtbot.keyClicks(find, "cases are")
    assert [(h.start, h.end) for h in text_reader._finds.places] == [(10, 19)]
    bench.qtbot.keyClick(find, Qt.Key.Key_Return)
    bench.qtbot.keyClick(find, Qt.Key.Key_Escape)
    assert not text_reader._finds.places


def test_what_was_found_before_is_not_marked_where_nothing_is_found(bench, text_reader):  # noqa: F811
    find = text_reader.steering.search
    bench.qtbot.keyClicks(find, "cases")
    assert text_reader.view._shown
    bench.qtbot.keyClicks(find, " of")
    assert (text_reader.steering._hits.text(), text_reader.view._shown) == ("Not found", None)


def test_from_the_words_that_were_found_one_selects_on_with_the_keyboard(bench, show, shared_data):  # noqa: F811
    report = shared_data / "reports" / "coventry-13-june-2017.pdf"
    page = open_reader(bench, show, keep(bench, report.name, report.read_bytes()))
    page.steering.focus_find()
    bench.qtbot.keyClicks(page.steering.search, "early help services")
    bench.qtbot.waitUntil(lambda: page._finds.current.page in page.view.store.words)
    bench.qtbot.keyClick(page.steering.search, Qt.Key.Key_Escape)
    assert page.view.hasFocus()
    for _ in range(3):
        bench.qtbot.keyClick(page.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert page.view.selection().text == "Early-help services"


BOTH = "The council’s plan. The council's “plan” costs £60,000; the café is one of its re-registrations."


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("council's", ["council’s", "council's"]),
        ("council’s plan", ["council’s plan"]),
        ('"council\'s plan"', ["council’s plan"]),
        ("“council’s plan”", ["council’s plan"]),
        ("s plan", ["s plan"]),
        ("ouncil", []),
        ("£60,000", ["£60,000"]),
        ("CAFE is", ["café is"]),
        ("re-reg", ["re-reg"]),
        ("re reg", ["re-reg"]),
        ("council's-plan", ["council’s plan"]),
        ("“”", []),
    ],
)
def test_words_are_found_however_their_quotation_marks_and_accents_are_written(typed, found):
    assert [BOTH[start:end] for start, end in phrase_matches(BOTH, typed)] == found


@given(st.text(), st.text())
def test_whatever_is_typed_what_is_found_lies_in_the_text(text, typed):
    assert all(0 <= start < end <= len(text) for start, end in phrase_matches(text, typed))


def test_a_newer_version_says_which_words_are_gone(bench, text_reader):  # noqa: F811
    select(text_reader, WORDS)
    text_reader.quote()
    (citation,) = bench.settle().rows.citations
    data = b"CSCI, second version. Nothing of the kind."
    sources.receive(
        bench.store, bench.desk.assessment, text_reader._source_id, read_document(data, "new.txt"), data
    )
    bench.runner.refresh()
    bench.settle()
    bench.qtbot.waitUntil(lambda: "second version" in text_reader._texts.get(1, ""))
    text_reader.go_to(Place("reader", text_reader._source_id, citation=citation.id))
    bench.settle()
    assert "not found in this version" in text_reader.message.text()
    assert bench.trail.is_stale(citation.statement)


def forbid(bench, source):  # noqa: F811
    sources.decide_admissible(
        bench.store, bench.desk.assessment, source, admissible="no", reason="An internal memo"
    )
    bench.runner.refresh()
    bench.settle()


def test_from_what_is_not_admissible_nothing_can_be_quoted_and_the_bar_says_why(bench, show):  # noqa: F811
    source = keep(bench, "memo.txt", f"{WORDS}".encode())
    forbid(bench, source)
    reader = open_reader(bench, show, source)
    bar = reader.bar
    assert not any(control.isEnabled() for control in (bar.quote, bar.whole, bar.subject, bar.target))
    why = "Not admissible, so it cannot be quoted: an internal memo"
    assert [w.text() for w in bar.findChildren(Words) if w.isVisible()] == [why]
    assert bar.whole.accessibleDescription() == why
    select(reader, WORDS)
    bench.qtbot.keyClick(reader.view, Qt.Key.Key_F3)
    assert not bench.settle().statements(kind="finding")


def test_a_document_can_be_quoted_again_once_it_is_admissible(bench, show):  # noqa: F811
    source = keep(bench, "memo.txt", f"{WORDS}".encode())
    forbid(bench, source)
    reader = open_reader(bench, show, source)
    bench.desk.run(sources.decide_admissible, source, admissible="yes", reason="")
    bench.qtbot.waitUntil(lambda: reader.bar.quote.isEnabled())
    assert not [w for w in reader.bar.findChildren(Words) if w.isVisible()]
