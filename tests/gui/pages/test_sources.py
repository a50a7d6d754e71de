"""Documents come in through the window: dropped or chosen, decided upon, and read."""

import pytest

from csa_desktop.gui.pages.documents.source_row import SourceCard, SourceDetails
from csa_desktop.gui.pages.sources import SourcesPage
from tests.gui.desk_fixtures import bench, usual, work  # noqa: F401


@pytest.fixture
def page(bench, show):  # noqa: F811
    made = SourcesPage(bench.desk)
    bench.show(made)
    show(made)
    return made


def bring(bench, page, *paths):  # noqa: F811
    with bench.qtbot.waitSignal(page._bringing.ended, timeout=60_000):
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


def test_a_document_that_came_takes_the_place_that_was_kept_for_it(usual, show, tmp_path):  # noqa: F811
    page = SourcesPage(usual.desk)
    usual.show(page)
    show(page)
    csci = next(s for s in usual.trail.sources() if s.kind == "briefing-7")
    page._toggle(csci.id)
    details = page.findChild(SourceDetails)
    file = tmp_path / "csci.txt"
    file.write_text("All cases are now reviewed within timescale.")
    with usual.qtbot.waitSignal(page._bringing.ended, timeout=60_000):
        details.dropped.emit(str(file))
    trail = usual.settle()
    assert trail.source(csci.id).state == "received"
    assert len(trail.sources()) == len(usual.trail.sources())


def test_not_admissible_needs_a_reason(bench, page, tmp_path):  # noqa: F811
    (tmp_path / "memo.txt").write_text("An internal memo.")
    (source,) = bring(bench, page, tmp_path / "memo.txt").sources()
    page._toggle(source.id)
    details = page.findChild(SourceDetails)
    details.decided.emit("no", "")
    bench.settle()
    assert bench.trail.source(source.id).admissible == ""
    details.decided.emit("no", "Never shared with the authority")
    assert bench.settle().source(source.id).reason == "Never shared with the authority"
