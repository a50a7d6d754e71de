"""Sharpston's documents look like documents, agree with each other, and name no real person."""

import io
import re
from collections.abc import Iterator

import docx
import openpyxl
import pypdfium2
import pytest

from csa_desktop.domain.framework import Pack
from csa_desktop.reports.example_documents import About, read, render
from csa_desktop.reports.example_documents.reading import Table

SEVEN = tuple(f"briefing-{number}" for number in range(1, 8))


def pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [document[at].get_textpage().get_text_bounded() for at in range(len(document))]
    finally:
        document.close()


def tables(text: str) -> Iterator[Table]:
    return (block for block in read(text)[1] if isinstance(block, Table))


def row(text: str, beginning: str) -> list[str]:
    """The first row of any table of a document whose first or second cell begins so."""
    rows = (row for table in tables(text) for row in table.rows)
    return next(list(r) for r in rows if r[0].startswith(beginning) or r[1].startswith(beginning))


def test_all_seven_briefings_the_dataset_and_the_self_assessment_are_there(abouts: dict[str, About]) -> None:
    kinds = {about.kind for about in abouts.values()}
    assert {*SEVEN, "dataset-31-may", "self-assessment", "key-plan", "audit-letter"} <= kinds


def test_every_document_is_of_a_kind_the_pack_knows(abouts: dict[str, About], pack: Pack) -> None:
    for key, about in abouts.items():
        assert about.key == key
        kind = pack.source_kind(about.kind)
        assert about.admissible or kind.admissible is not None, f"nobody decided whether {key} is admissible"


def test_one_is_expected_and_one_may_not_be_cited(abouts: dict[str, About]) -> None:
    assert [a.key for a in abouts.values() if a.state == "expected"] == ["corporate-assessment"]
    [refused] = [a for a in abouts.values() if a.admissible == "no"]
    assert refused.reason


def test_a_document_is_the_same_bytes_every_time(texts: dict[str, str], files: dict[str, bytes]) -> None:
    for key, data in files.items():
        assert render(texts[key]) == data, key


def test_pdf_pages_say_which_they_are_and_that_they_are_invented(
    abouts: dict[str, About], files: dict[str, bytes]
) -> None:
    for key, data in files.items():
        if abouts[key].format == "pdf":
            read_back = pages(data)
            for number, page in enumerate(read_back, 1):
                assert f"Page {number} of {len(read_back)}" in page
                assert "Sharpston is invented" in page


def test_the_briefings_are_long_enough_for_a_page_number_to_mean_something(
    abouts: dict[str, About], files: dict[str, bytes]
) -> None:
    lengths = {key: len(pages(data)) for key, data in files.items() if abouts[key].kind in SEVEN}
    assert len(lengths) == len(SEVEN)
    assert all(3 <= length <= 10 for length in lengths.values()), lengths


def test_no_word_of_a_pdf_is_lost(
    texts: dict[str, str], files: dict[str, bytes], abouts: dict[str, About]
) -> None:
    for key, data in files.items():
        if abouts[key].format != "pdf":
            continue
        printed = set(" ".join(pages(data)).split())
        meant = {word for block in read(texts[key])[1] for word in _words(block)}
        assert meant <= printed, (key, meant - printed)


def _words(block: object) -> list[str]:
    if isinstance(block, Table):
        return " ".join([block.caption, *(cell for r in block.rows for cell in r)]).split()
    return str(getattr(block, "text", "")).split()


def test_the_self_assessment_opens_as_a_word_document_with_headings(files: dict[str, bytes]) -> None:
    document = docx.Document(io.BytesIO(files["self-assessment"]))
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings[0] == "1 Summary of performance"
    assert len(headings) == 9
    assert len(document.tables) == 2


def test_the_dataset_opens_as_a_workbook_with_a_sheet_for_each_outcome(files: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files["dataset"]))
    assert len(book.sheetnames) == 7
    assert book["Staying safe"]["G2"].value == 21
    assert book["Being healthy"]["G2"].number_format == "0.0"


@pytest.mark.parametrize(
    ("document", "beginning", "ref"),
    [
        ("csci-briefing", "For each ten thousand under 18", "SS1"),
        ("csci-briefing", "Re-registrations", "SS2"),
        ("csci-briefing", "Reviews held within timescale", "SS3"),
        ("csci-briefing", "Initial assessments", "SS5"),
        ("csci-briefing", "Core assessments", "SS6"),
        ("csci-briefing", "With an assigned social worker", "SS8"),
        ("csci-briefing", "Three or more placements", "SS9"),
        ("csci-briefing", "Who contributed", "PC6"),
        ("csci-briefing", "Reviews held within statutory", "PC7"),
        ("csia-commentary", "Key stage 1 reading", "EA5"),
        ("csia-commentary", "Key stage 1 writing", "EA4"),
        ("csia-commentary", "Key stage 1 mathematics", "EA6"),
        ("csia-commentary", "Key stage 3 English", "EA19"),
        ("csia-commentary", "Key stage 3 mathematics", "EA20"),
        ("csia-commentary", "Key stage 3 science", "EA21"),
        ("csia-commentary", "Five or more GCSE", "EA13"),
    ],
)
def test_a_table_and_the_dataset_give_the_same_figures(
    texts: dict[str, str], document: str, beginning: str, ref: str
) -> None:
    said = [float(cell) for cell in row(texts[document], beginning)[1:]]
    assert said == [float(cell) for cell in row(texts["dataset"], ref)[4:]]


@pytest.mark.parametrize(
    ("document", "caption", "columns"),
    [
        ("schools-causing-concern", "Table 1:", (1, 2, 3, 4, 5, 6)),
        ("schools-causing-concern", "Table 3:", (1, 2, 3)),
        ("early-years", "Table 1:", (1, 2, 3, 4)),
        ("youth-justice", "Table 4:", (1,)),
        ("transition-survey", "Table 1:", (1,)),
    ],
)
def test_the_last_row_of_a_table_is_the_sum_of_the_others(
    texts: dict[str, str], document: str, caption: str, columns: tuple[int, ...]
) -> None:
    [table] = [table for table in tables(texts[document]) if table.caption.startswith(caption)]
    for column in columns:
        *parts, total = [float(cells[column].replace(",", "")) for cells in table.rows[1:]]
        assert sum(parts) == pytest.approx(total)


EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w")
TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Cllr|Councillor)\.? [A-Z]")
DASHES = re.compile("[\u2012-\u2015]")


@pytest.mark.parametrize("pattern", [EMAIL, TITLED, DASHES], ids=["e-mail", "titled name", "long dash"])
def test_nothing_names_a_person_or_betrays_its_making(
    texts: dict[str, str], notebook: dict[str, object], letter: dict[str, object], pattern: re.Pattern[str]
) -> None:
    for name, text in {**texts, "notebook": str(notebook), "letter": str(letter)}.items():
        assert not pattern.search(text), name
