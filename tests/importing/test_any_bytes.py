"""Whatever bytes come in: a document, or a sentence for the person; no bug, no crash, no long wait."""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_files import W, p, pdf, picture, r, word, workbook, zipped

from csa_desktop.errors import UserError
from csa_desktop.importing import PRELOAD, pdf_pages
from csa_desktop.importing.documents import Document, read_document
from csa_desktop.work_process import WorkProcess

SOON = 20.0
STOPPED = ("ended unexpectedly", "took longer than", "of memory and was stopped")


def fill(book: Any) -> None:
    book.active.append([1, "=A1", "words", 0.5, datetime(2015, 1, 25), True])
    book.active["D1"].number_format = "0%"
    book.active.merge_cells("A2:B3")
    book.create_sheet("Working").sheet_state = "hidden"


def field(canvas: Any) -> None:
    canvas.acroForm.textfield(name="a", x=72, y=500, width=300, height=20, value="Prompt")


NOTES = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="7">{p("note")}</w:footnote></w:footnotes>'
FILES = {
    "plan.pdf": pdf(["Plans for well-", "being"], "Second page", before=field, pageCompression=0),
    "plan.docx": word(
        p("Words", f"<w:ins>{r('more')}</w:ins>", '<w:r><w:footnoteReference w:id="7"/></w:r>')
        + f"<w:tbl><w:tr><w:tc>{p('cell')}</w:tc></w:tr></w:tbl>",
        {"footnotes": NOTES},
    ),
    "data.xlsx": workbook(fill),
    "list.csv": b'urn,note\n1,"two\nlines"\n' * 4,
    "note.txt": "£5 for the café\n".encode("cp1252") * 4,
    "scan.png": picture(),
    "scan.jpg": picture("JPEG"),
    "scan.tif": picture("TIFF"),
    "scan.gif": picture("GIF"),
    "scan.webp": picture("WEBP"),
}
PIECES = (b"", b"-1", b"99999999999", b"\0\0\0\0", b"\xff\xff\xff\xff", b"<", b"&#0;", b"[", b" / ")


@pytest.fixture(scope="module")
def work() -> Iterator[WorkProcess]:
    with WorkProcess(preload=PRELOAD) as work:
        yield work


def read(work: WorkProcess, data: bytes, name: str) -> Document | None:
    reading = work.submit(read_document, data, name, timeout=SOON)
    error = reading.exception()
    if error is None:
        return reading.result()
    assert isinstance(error, UserError), error
    assert str(error).endswith(".") and not any(ending in str(error) for ending in STOPPED), error
    return None


@st.composite
def changes(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes with some replaced, dropped or repeated, or with the end missing."""
    for _ in range(draw(st.integers(1, 4))):
        at, length = draw(st.integers(0, len(data))), draw(st.integers(0, 40))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=4) | st.just(data[at : at + length]))
        data = data[:at] + piece + data[at + length :]
    return data[: draw(st.integers(0, len(data)))] if draw(st.integers(0, 9)) == 0 else data


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    name = draw(st.sampled_from(sorted(FILES)))
    data = FILES[name]
    if not zipfile.is_zipfile(io.BytesIO(data)) or draw(st.booleans()):
        return name, draw(changes(data))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    part = draw(st.sampled_from(sorted(parts)))
    return name, zipped(parts | {part: draw(changes(parts[part]))})


@given(st.binary(max_size=2_000), st.sampled_from([*FILES, "download", "thing.doc", ""]))
def test_bytes_of_any_kind(work: WorkProcess, data: bytes, name: str) -> None:
    document = read(work, data, name)
    assert document is None or document.sha256 == hashlib.sha256(data).hexdigest()


@given(damaged())
def test_files_damaged_in_any_way(work: WorkProcess, file: tuple[str, bytes]) -> None:
    name, data = file
    document = read(work, data, name)
    if document is None:
        return
    assert [page.number for page in document.pages] == list(range(1, len(document.pages) + 1))
    for page in document.pages:
        page.text.encode("utf-8")
        assert page.label and "\0" not in page.text
    if document.media in ("pdf", "image"):
        look_at(work, document, data)


def look_at(work: WorkProcess, document: Document, data: bytes) -> None:
    """Every page can be drawn, or a sentence says why not; its words are those that were read."""
    asked = [work.submit(pdf_pages.hold, document.sha256, data, timeout=SOON)]
    for page in document.pages[:2]:
        asked.append(work.submit(pdf_pages.draw_page, document.sha256, page.number, 0.3, timeout=SOON))
        words = work.submit(pdf_pages.page_words, document.sha256, page.number, timeout=SOON)
        asked.append(words)
        if words.exception() is None:
            assert all(page.text[word.start : word.end] == word.text for word in words.result())
    asked.append(work.submit(pdf_pages.let_go, document.sha256))
    for future in asked:
        error = future.exception()
        assert error is None or (isinstance(error, UserError) and "unexpectedly" not in str(error)), error
