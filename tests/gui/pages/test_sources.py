"""Documents come in through the window: dropped or chosen, decided upon, and read."""

import pytest
from PySide6.QtCore import Qt

from csa_desktop.commands import statements, trails
from csa_desktop.domain import values as v
from csa_desktop.gui.pages.documents.source_details import SourceDetails
from csa_desktop.gui.pages.documents.source_row import SourceCard
from csa_desktop.gui.pages.sources import SourcesPage
from csa_desktop.gui.widgets.button import Button
from tests.gui.desk_fixtures import bench, onsite, usual, work  # noqa: F401


@pytest.fixture
def page(bench, show):  # noqa: F811
    made = SourcesPage(bench.desk)
    bench.show(made)
    show(made)
    return made


def bring(bench, page, *paths):  # noqa: F811
    with bench.qtbot.waitSignal(page._bringing.ended):
        page.bring([str(p) for p in paths])
    return bench.settle()


def texts(page):
    return page._problems.text()


def test_a_report_comes_in_whole_and_can_be_searched(bench, page, shared_data):  # noqa: F811
    report = shared_data / "reports" / "islington-29-january-2025.pdf"
    trail = bring(bench, page, report)
    (source,) = trail.sources()
    assert (source.media, source.state, source.file_name) == ("pdf", "received", report.name)
    assert bench.store.document(source.sha256) == report.read_bytes()
    assert bench.store.search("safeguarding", bench.desk.assessment)


def test_files_that_cannot_be_read_change_nothing_and_say_why(bench, page, shared_data, tmp_path):  # noqa: F811
    empty = tmp_path / "nothing.pdf"
    empty.write_bytes(b"")
    trail = bring(bench, page, shared_data / "not-a-pdf.pdf", empty, tmp_path / "not there.pdf")
    assert not trail.sources()
    for name in ("not-a-pdf.pdf", "nothing.pdf", "not there.pdf"):
        assert name in texts(page)


def test_one_bad_file_does_not_stop_the_others(bench, page, shared_data, tmp_path):  # noqa: F811
    good = tmp_path / "notes.txt"
    good.write_text("Attendance has improved.")
    trail = bring(bench, page, shared_data / "not-a-pdf.pdf", good)
    assert [s.media for s in trail.sources()] == ["text"]


def test_the_same_document_is_not_taken_twice(bench, page, tmp_path):  # noqa: F811
    for name in ("first.txt", "second.txt"):
        (tmp_path / name).write_text("The same words.")
    trail = bring(bench, page, tmp_path / "first.txt", tmp_path / "second.txt")
    assert len(trail.sources()) == 1
    assert "already here" in texts(page)


def test_what_is_expected_is_listed_with_why_it_is_admissible(usual, show):  # noqa: F811
    page = SourcesPage(usual.desk)
    usual.show(page)
    show(page)
    briefings = [s for s in usual.trail.sources() if s.kind.startswith("briefing")]
    assert len(briefings) == 7
    assert {(s.state, s.admissible) for s in briefings} == {("expected", "yes")}
    assert page.findChildren(SourceCard)


def test_the_page_is_called_what_the_navigation_calls_it(onsite, show):  # noqa: F811
    page = SourcesPage(onsite.desk)
    onsite.show(page)
    show(page)
    assert page.title.text() == "Documents"
    assert [stage.title for stage in onsite.desk.pack.stages if stage.page == "sources"] == ["Documents"]


def test_a_document_that_came_takes_the_place_that_was_kept_for_it(usual, show, tmp_path):  # noqa: F811
    page = SourcesPage(usual.desk)
    usual.show(page)
    show(page)
    csci = next(s for s in usual.trail.sources() if s.kind == "briefing-7")
    page.toggle(csci.id)
    details = page.findChild(SourceDetails)
    file = tmp_path / "csci.txt"
    file.write_text("All cases are now reviewed within timescale.")
    with usual.qtbot.waitSignal(page._bringing.ended):
        details.dropped.emit(str(file))
    trail = usual.settle()
    assert trail.source(csci.id).state == "received"
    assert len(trail.sources()) == len(usual.trail.sources())


def add_memo(bench, page, tmp_path):  # noqa: F811
    (tmp_path / "memo.txt").write_text("An internal memo.")
    (source,) = (s for s in bring(bench, page, tmp_path / "memo.txt").sources() if s.title == "memo")
    bench.qtbot.waitUntil(lambda: page.findChild(SourceDetails) is not None)
    return source, page.findChild(SourceDetails)


def write(bench, editor, text):  # noqa: F811
    editor.go()
    bench.qtbot.keyClick(editor.focus_target(), Qt.Key.Key_End)
    bench.qtbot.keyClicks(editor.focus_target(), text)


def test_a_document_that_came_alone_is_opened_up_and_says_what_comes_next(bench, page, tmp_path):  # noqa: F811
    source, details = add_memo(bench, page, tmp_path)
    assert details.source.id == source.id
    assert "memo.txt is kept" in page._message.text()
    assert "whether it may be analysed" in page._message.text()


def test_a_new_document_is_in_sight_at_the_end_of_a_long_list(usual, show, tmp_path):  # noqa: F811
    page = SourcesPage(usual.desk)
    usual.show(page)
    show(page, 900, 500)
    source, details = add_memo(usual, page, tmp_path)
    seen = page.column.viewport()
    usual.qtbot.waitUntil(
        lambda: seen.rect().contains(
            page._cards[source.id].mapTo(seen, page._cards[source.id].rect().center())
        )
    )
    assert seen.rect().contains(details.mapTo(seen, details.rect().topLeft()))


def test_why_a_file_did_not_come_is_in_sight_though_another_came(usual, show, tmp_path, shared_data):  # noqa: F811
    page = SourcesPage(usual.desk)
    usual.show(page)
    show(page, 900, 500)
    (tmp_path / "memo.txt").write_text("An internal memo.")
    with usual.qtbot.waitSignal(page._arriving.timeout):
        bring(usual, page, tmp_path / "memo.txt", shared_data / "not-a-pdf.pdf")
        usual.qtbot.waitUntil(lambda: page.findChild(SourceDetails) is not None)
    seen = page.column.viewport()
    assert seen.rect().contains(page._problems.mapTo(seen, page._problems.rect().center()))
    assert seen.rect().contains(page._message.mapTo(seen, page._message.rect().center()))


def test_several_documents_are_counted(bench, page, tmp_path, shared_data):  # noqa: F811
    for name in ("first.txt", "second.txt"):
        (tmp_path / name).write_text(f"The words of {name}.")
    bring(bench, page, tmp_path / "first.txt", shared_data / "not-a-pdf.pdf", tmp_path / "second.txt")
    assert "2 documents are kept" in page._message.text()
    assert "not-a-pdf.pdf" in texts(page)
    assert page.findChild(SourceDetails) is None


def test_not_admissible_needs_a_reason(bench, page, tmp_path):  # noqa: F811
    source, details = add_memo(bench, page, tmp_path)
    details.admissible.take("no")
    bench.settle()
    assert bench.trail.source(source.id).admissible == ""
    assert "Say why" in details.reason._error.text()
    write(bench, details.reason, "Never shared with the authority")
    details.reason.left.emit()
    kept = bench.settle().source(source.id)
    assert (kept.admissible, kept.reason) == ("no", "Never shared with the authority")


def test_going_from_field_to_field_loses_neither_words_nor_place(bench, page, tmp_path):  # noqa: F811
    source, details = add_memo(bench, page, tmp_path)
    write(bench, details.fields["title"], ", second version")
    details.fields["provenance"].go()
    bench.qtbot.keyClicks(details.fields["provenance"].focus_target(), "Given by the")
    bench.settle()
    assert bench.trail.source(source.id).title == "memo, second version"
    assert page.findChild(SourceDetails) is details
    assert details.fields["provenance"].focus_target().hasFocus()
    bench.qtbot.keyClicks(details.fields["provenance"].focus_target(), " director")
    page.leave()
    assert bench.settle().source(source.id).provenance == "Given by the director"


def test_typing_about_a_document_is_a_draft_before_it_is_kept(bench, page, tmp_path):  # noqa: F811
    source, details = add_memo(bench, page, tmp_path)
    write(bench, details.fields["provenance"], "Given by")
    bench.qtbot.waitUntil(lambda: bool(bench.store.drafts(bench.desk.assessment)))
    (draft,) = bench.store.drafts(bench.desk.assessment)
    assert (draft.place, draft.text) == (f"source/{source.id}/provenance", "Given by")
    page.leave()
    bench.settle()
    assert not bench.store.drafts(bench.desk.assessment)


def test_a_document_needs_a_title(bench, page, tmp_path):  # noqa: F811
    source, details = add_memo(bench, page, tmp_path)
    details.fields["title"].take("  ")
    bench.settle()
    assert "Give the document a title" in details.fields["title"]._error.text()
    assert bench.trail.source(source.id).title == "memo"


def test_the_details_of_a_document_show_what_rests_on_it(bench, page, tmp_path):  # noqa: F811
    source, _ = add_memo(bench, page, tmp_path)
    selected = []
    page.selected.connect(selected.append)
    page.toggle(source.id)
    page.toggle(source.id)
    assert selected == ["", source.id]


def test_what_is_quoted_is_not_removed(bench, page, tmp_path):  # noqa: F811
    source, details = add_memo(bench, page, tmp_path)
    finding = statements.add(
        bench.store, bench.desk.assessment, kind=v.FINDING, step="1", subject="staying-safe", text="Weak."
    ).row
    trails.quote(bench.store, bench.desk.assessment, finding, source.id, page=1, start=0, end=2, words="An")
    next(b for b in details.findChildren(Button) if b.text() == "Remove").click()
    bench.settle()
    assert "quoted once" in details._refused.text()
    assert bench.trail.source(source.id)
