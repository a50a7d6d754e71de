"""Documents of 500 pages and of 300 MB: read with progress, shown page by page, within measured memory."""

import hashlib
import os
import sys
import threading
import time
import tracemalloc
from collections.abc import Iterator

import psutil
import pytest
from made_files import heavy_pdf, pdf

from csa_desktop.errors import UserError
from csa_desktop.importing import PRELOAD, pdf_pages
from csa_desktop.importing.documents import read_document
from csa_desktop.importing.pages import NotHeldError
from csa_desktop.work_process import Pieces, StoppedError, WorkProcess

MB = 1 << 20


@pytest.fixture(scope="module")
def work() -> Iterator[WorkProcess]:
    with WorkProcess(preload=PRELOAD) as work:
        work.warm().result()
        yield work


def pieces(data: bytes) -> Pieces:
    """The document as the store gives it: in pieces, here of a mebibyte."""
    return Pieces(data[at : at + MB] for at in range(0, len(data), MB))


def most_memory(process: psutil.Process, done: threading.Event) -> list[int]:
    """Filled in beside the test with what the work process occupies at most."""
    most = [0]

    def watch() -> None:
        while not done.wait(0.02):
            most[0] = max(most[0], process.memory_info().rss)

    threading.Thread(target=watch, daemon=True).start()
    return most


def test_five_hundred_pages_are_read_with_progress(work: WorkProcess) -> None:
    lines = [f"Line {n}: referrals to social care are dealt with promptly and well." for n in range(30)]
    data = pdf(*([f"Page {number}", *lines] for number in range(1, 501)))
    told: list[tuple[int, int]] = []
    document = work.submit(
        read_document, pieces(data), "report.pdf", progress=lambda done, total: told.append((done, total))
    ).result()
    assert len(document.pages) == 500 and document.reading == ""
    assert document.pages[499].text.startswith("Page 500\nLine 0: referrals")
    assert told[-1] == (500, 500) and told == sorted(set(told))


def test_a_long_reading_is_cancelled_and_the_next_begins_at_once(work: WorkProcess) -> None:
    begun = threading.Event()
    data = pdf(*("Page" for _ in range(3_000)))
    reading = work.submit(read_document, data, "a.pdf", progress=lambda done, total: begun.set())
    assert begun.wait(60)
    work.cancel(reading)
    assert isinstance(reading.exception(30), StoppedError)
    assert work.submit(read_document, pdf("Next"), "b.pdf").result(30).pages[0].text == "Next"


def test_a_document_that_a_fresh_process_no_longer_holds_is_sent_again(work: WorkProcess) -> None:
    data = pdf("Staying safe")
    sha256 = hashlib.sha256(data).hexdigest()
    work.submit(pdf_pages.hold, sha256, pieces(data)).result(30)
    assert work.submit(pdf_pages.is_held, sha256).result(30)
    work.submit(os.abort).exception(30)
    missing = work.submit(pdf_pages.draw_page, sha256, 1, 1.0).exception(30)
    assert isinstance(missing, NotHeldError) and missing.sha256 == sha256
    work.submit(pdf_pages.hold, sha256, pieces(data)).result(30)
    assert work.submit(pdf_pages.draw_page, sha256, 1, 1.0).result(30).width == 596


def test_a_document_of_300_megabytes_is_read_and_shown(
    work: WorkProcess, capsys: pytest.CaptureFixture[str]
) -> None:
    data = heavy_pdf(318)
    sha256 = hashlib.sha256(data).hexdigest()
    child, done = psutil.Process(work.submit(os.getpid).result()), threading.Event()
    most = most_memory(child, done)
    tracemalloc.start()
    try:
        began = time.monotonic()
        document = work.submit(read_document, pieces(data), "photographs.pdf").result()
        took = time.monotonic() - began
        work.submit(pdf_pages.hold, sha256, pieces(data)).result()
        for page in range(1, 11):
            work.submit(pdf_pages.draw_page, sha256, page, 1.0).result()
        here = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        done.set()
    assert document.size == len(data) > 300 * MB
    assert len(document.pages) == 106
    assert document.pages[9].text == "Photograph 10 of the premises"
    with capsys.disabled():
        figures = f"there {most[0] / MB:.0f} MB, here {here / MB:.0f} MB"
        sys.stdout.write(f"\n{len(data) / MB:.0f} MB read in {took:.1f} s; {figures}\n")
    assert here < 40 * MB
    assert most[0] < 3.5 * len(data) + 150 * MB
    assert took < 60


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system does not hold to the limit")
@pytest.mark.parametrize("limit", [350, 500])
def test_a_document_that_is_too_much_for_the_memory_ends_in_a_sentence(limit: int) -> None:
    with WorkProcess(memory_limit=limit * MB, preload=PRELOAD) as small:
        reading = small.submit(read_document, pieces(heavy_pdf(300)), "big.pdf", what="Reading “big.pdf”")
        error = reading.exception()
        assert isinstance(error, UserError)
        assert str(error).startswith("Reading “big.pdf”") and "Nothing was changed" in str(error)
        assert small.submit(read_document, pdf("Next"), "b.pdf").result(30).pages[0].text == "Next"
