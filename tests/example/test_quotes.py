"""Every quotation of the notebook stands in its document, once, where the notebook says it does."""

import io
import re
from collections.abc import Iterator
from typing import Any

import docx
import openpyxl
import pypdfium2
import pytest

from csa_desktop.domain.quotes import find_quote
from csa_desktop.importing.documents import read_document
from csa_desktop.reports.example_documents import About

PLACES = {"pdf": "page", "docx": "heading", "xlsx": "sheet"}


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def pdf_pages(data: bytes) -> dict[object, str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return {
            at + 1: one_line(document[at].get_textpage().get_text_bounded()) for at in range(len(document))
        }
    finally:
        document.close()


def word_sections(data: bytes) -> dict[object, str]:
    heading, found = "", dict[object, str]()
    for block in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, docx.table.Table):
            words = " ".join(cell.text for row in block.rows for cell in row.cells)
        else:
            words = block.text
            if block.style is not None and (block.style.name or "").startswith("Heading"):
                heading = words
        found[heading] = one_line(f"{found.get(heading, '')} {words}")
    return found


def sheets(data: bytes) -> dict[object, str]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: "\n".join("\t".join(map(shown, row)) for row in sheet.iter_rows()) for sheet in book}


def shown(cell: Any) -> str:
    """A cell as its sheet shows it: 8 reads 8.0 where its format has one decimal."""
    if cell.number_format == "0.0":
        return f"{cell.value:.1f}"
    return "" if cell.value is None else str(cell.value)


@pytest.fixture(scope="module")
def bodies(files: dict[str, bytes], abouts: dict[str, About]) -> dict[str, dict[object, str]]:
    readers = {"pdf": pdf_pages, "docx": word_sections, "xlsx": sheets}
    return {key: readers[abouts[key].format](data) for key, data in files.items()}


def quotations(notebook: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((s["key"], cited) for s in notebook["statement"] for cited in s.get("cites", ()))


def test_every_quotation_stands_once_in_its_document_and_at_its_place(
    notebook: dict[str, Any], abouts: dict[str, About], bodies: dict[str, dict[object, str]]
) -> None:
    seen = 0
    for key, cited in quotations(notebook):
        body, words = bodies[cited["document"]], cited["words"]
        where = cited[PLACES[abouts[cited["document"]].format]]
        assert body[where].count(words) == 1, (key, words)
        assert sum(text.count(words) for text in body.values()) == 1, (key, words)
        seen += 1
    assert seen > 150


def test_the_programs_own_reader_finds_every_quotation_on_one_page(
    notebook: dict[str, Any], abouts: dict[str, About], files: dict[str, bytes]
) -> None:
    documents = {key: read_document(data, abouts[key].file_name) for key, data in files.items()}
    assert not any(document.reading for document in documents.values())
    for key, cited in quotations(notebook):
        pages = documents[cited["document"]].pages
        found = [page for page in pages if find_quote(page.text, cited["words"], -1, -1)]
        assert len(found) == 1, (key, cited["words"])
        if "page" in cited:
            assert found[0].number == cited["page"]


def test_only_what_has_come_and_is_admissible_is_quoted(
    notebook: dict[str, Any], abouts: dict[str, About]
) -> None:
    for key, cited in quotations(notebook):
        about = abouts[cited["document"]]
        assert about.state == "received", key
        assert about.admissible != "no", key


def test_every_admissible_document_is_quoted(notebook: dict[str, Any], abouts: dict[str, About]) -> None:
    quoted = {cited["document"] for _, cited in quotations(notebook)}
    assert quoted == {a.key for a in abouts.values() if a.format and a.admissible != "no"}
