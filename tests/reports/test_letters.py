"""Letters: running text on marked pages and in Word, every answer whole and nobody's name in the file."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_back import body, holds, pages, squashed

from csa_desktop.domain.framework import Field, Form, FormSection, Option
from csa_desktop.importing.documents import read_document
from csa_desktop.reports.letters.as_pdf import print_letter
from csa_desktop.reports.letters.parts import NOT_WRITTEN
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.text import printable
from csa_desktop.reports.word.letter import write_letter

PAPER = Paper(
    marking="OFFICIAL-SENSITIVE", authority="Norbridge", title="Inspection letter · Child protection 2012"
)
LONG = "Visits to children on plans are late in two of the three offices, and nobody can yet say why. "
FORM = Form(
    "inspection-letter",
    "Inspection letter",
    "Unannounced inspection",
    (
        FormSection(
            "head",
            "",
            (
                Field("to", "text", "To", required=True),
                Field("dated", "date", "Date"),
                Field(
                    "sent",
                    "choice",
                    "Sent by",
                    options=(Option("post", "By post"), Option("hand", "By hand")),
                ),
            ),
        ),
        FormSection("strengths", "Strengths", (Field("strengths", "bullets", "We saw these strengths"),)),
        FormSection("areas", "Areas for development", (Field("areas", "long", "", required=True),)),
    ),
    "This letter is published.",
    "assessment",
    "program",
    layout="letter",
)
ANSWERS = {
    "to": "Director of children's services",
    "dated": "2012-03-16",
    "sent": "hand",
    "strengths": ("Thresholds are understood by all partners.", "Case C-07 was helped early.\nIt held."),
    "areas": "Visits are late.\n\nManagement oversight is not recorded.",
}
TYPED = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


def word_of(data: bytes) -> list[tuple[str, str]]:
    """(style, text) of each paragraph of a Word file."""
    return [(p.style.name, p.text) for p in docx.Document(io.BytesIO(data)).paragraphs]


def said(data: bytes) -> str:
    return squashed("".join(text for _, text in word_of(data)))


def test_a_letter_is_running_text_under_its_headings() -> None:
    pdf = print_letter(FORM, PAPER, ANSWERS)
    assert len(pages(pdf)) == 1
    printed = squashed(body(pdf))
    order = ["Unannouncedinspection", "Inspectionletter", "ToDirectorofchildren'sservices", "Date16March2012"]
    order += [
        "SentbyByhand",
        "Strengths",
        "Wesawthesestrengths",
        "Thresholds",
        "CaseC-07",
        "Areasfordevelopment",
    ]
    order += ["Visitsarelate.", "Managementoversight", "Thisletterispublished."]
    places = [printed.find(text) for text in order]
    assert -1 not in places and places == sorted(places)


def test_a_letter_does_not_say_who_printed_it_or_when() -> None:
    """Whoever gets it reads the letter's own date."""
    assert "Printed" not in pages(print_letter(FORM, PAPER, ANSWERS))[0]


def test_what_the_letter_needs_and_nobody_wrote_is_said_and_what_it_does_not_need_is_left_out() -> None:
    for text in (squashed(body(print_letter(FORM, PAPER, {}))), said(write_letter(FORM, PAPER, {}))):
        assert text.count(squashed(NOT_WRITTEN)) == 2
        assert "Strengths" not in text and "Sentby" not in text
        assert "Areasfordevelopment" in text


def test_a_blank_letter_has_its_headings_and_room_to_write() -> None:
    for text in (squashed(body(print_letter(FORM, PAPER))), said(write_letter(FORM, PAPER))):
        assert "Strengths" in text and "Areasfordevelopment" in text and "☐Byhand" in text
        assert squashed(NOT_WRITTEN) not in text


def test_a_long_letter_goes_on_over_marked_and_numbered_pages() -> None:
    areas = "\n".join(f"{n}. {LONG * 4}" for n in range(1, 60))
    found = pages(print_letter(FORM, PAPER, {**ANSWERS, "areas": areas}))
    assert len(found) > 5
    for number, page in enumerate(found, 1):
        assert page.count("OFFICIAL-SENSITIVE") == 2
        assert f"Page {number} of {len(found)}" in " ".join(page.split())
    assert squashed("".join(found)).count(squashed(LONG)) >= 58 * 3


def test_a_heading_stays_with_what_follows_it() -> None:
    """No page ends with a heading, however long what stands before it is."""
    for lines in range(20, 60):
        strengths = tuple(f"Strength {n}" for n in range(lines))
        for page in pages(print_letter(FORM, PAPER, {**ANSWERS, "strengths": strengths})):
            assert not squashed(page).endswith("Areasfordevelopment")


def test_word_has_real_headings_and_lists() -> None:
    styles = {text: style for style, text in word_of(write_letter(FORM, PAPER, ANSWERS))}
    assert styles["Inspection letter"] == "Title"
    assert styles["Strengths"] == "Heading 1"
    assert styles["We saw these strengths"] == "Heading 2"
    assert styles["Thresholds are understood by all partners."] == "List Bullet"
    assert styles["It held."] == "List Continue"
    assert styles["Visits are late."] == "Normal"


def test_word_is_marked_and_numbered_at_the_edges_of_each_page() -> None:
    section = docx.Document(io.BytesIO(write_letter(FORM, PAPER, ANSWERS))).sections[0]
    assert [p.text for p in section.header.paragraphs] == [
        "OFFICIAL-SENSITIVE",
        "Norbridge · Inspection letter · Child protection 2012",
    ]
    number, marking = section.footer.paragraphs
    assert (number.text, marking.text) == ("Page 1 of 1", "OFFICIAL-SENSITIVE")
    fields = re.findall(r"<w:instrText[^>]*>(\w+)<", number._p.xml)
    assert fields == ["PAGE", "NUMPAGES"]
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)


def test_word_says_nothing_of_who_made_it() -> None:
    data = write_letter(FORM, Paper("", "Norbridge", "Letter", by="H. Marsh"), ANSWERS)
    about = docx.Document(io.BytesIO(data)).core_properties
    assert (about.title, about.author, about.last_modified_by, about.comments) == (
        "Inspection letter",
        "",
        "",
        "",
    )
    assert (about.subject, about.keywords, about.category) == ("", "", "")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        whole = b"".join(package.read(name) for name in package.namelist())
    assert b"Marsh" not in whole and b"python-docx" not in whole
    typed = [name for name in ("docProps/core.xml", "docProps/app.xml") if b"C-07" in zip_part(data, name)]
    assert typed == []


def zip_part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)


def test_the_same_letter_is_the_same_file() -> None:
    assert write_letter(FORM, PAPER, ANSWERS) == write_letter(FORM, PAPER, ANSWERS)
    assert print_letter(FORM, PAPER, ANSWERS) == print_letter(FORM, PAPER, ANSWERS)


def test_what_the_authority_sends_back_can_be_read_as_a_document() -> None:
    read = read_document(write_letter(FORM, PAPER, ANSWERS), "letter.docx")
    text = "\n".join(page.text for page in read.pages)
    assert "Thresholds are understood by all partners." in text and "OFFICIAL-SENSITIVE" in text


def test_an_answer_to_what_is_no_longer_asked_is_in_the_letter() -> None:
    answers = {**ANSWERS, "long-ago": "It was said."}
    assert holds(print_letter(FORM, PAPER, answers), "It was said.")
    assert squashed("It was said.") in said(write_letter(FORM, PAPER, answers))


@given(to=TYPED, strengths=st.lists(TYPED, max_size=4), areas=TYPED)
@settings(max_examples=40)
def test_any_text_comes_back_whole_from_word(to: str, strengths: list[str], areas: str) -> None:
    answers = {"to": to, "strengths": tuple(strengths), "areas": areas}
    written = said(write_letter(FORM, PAPER, answers))
    for text in (to, *strengths, areas):
        if text.strip():
            assert squashed(printable(text)) in written


@given(to=TYPED, strengths=st.lists(TYPED, max_size=4), areas=TYPED)
@settings(max_examples=25)
def test_any_text_is_printed_whole(to: str, strengths: list[str], areas: str) -> None:
    answers = {"to": to, "strengths": tuple(strengths), "areas": areas}
    printed = squashed(body(print_letter(FORM, PAPER, answers)))
    for text in (to, *strengths, areas):
        if text.strip():
            assert squashed(printable(text)) in printed


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_libreoffice_opens_the_word_file(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(write_letter(FORM, PAPER, ANSWERS))
    converted = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "letter.docx"]
    subprocess.run(converted, check=True, timeout=120, cwd=tmp_path, capture_output=True)
    read = "".join(pages((tmp_path / "letter.pdf").read_bytes()))
    for words in ("Thresholds are understood", PAPER.marking):
        assert words in read
