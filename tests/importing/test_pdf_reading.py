"""A PDF's words page by page; what cannot be read is kept and said, or refused with what to do."""

import io
import re
from pathlib import Path

import pypdfium2
import pytest
from made_files import locked_pdf, pdf, scanned_pdf, with_qpdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from csa_desktop.errors import UserError
from csa_desktop.importing.documents import Document, read_document


def read(data: bytes) -> Document:
    return read_document(data, "report.pdf")


def refusal(data: bytes) -> str:
    with pytest.raises(UserError) as refused:
        read(data)
    return str(refused.value)


def saved(document: pypdfium2.PdfDocument) -> bytes:
    made = io.BytesIO()
    document.save(made)
    document.close()
    return made.getvalue()


def test_all_published_reports_are_read_whole(reports: list[Path]) -> None:
    assert len(reports) == 24
    for path in reports:
        data = path.read_bytes()
        document = read_document(data, path.name)
        with pypdfium2.PdfDocument(data) as counted:
            assert [page.number for page in document.pages] == list(range(1, len(counted) + 1))
        assert (document.media, document.size, document.reading) == ("pdf", len(data), "")
        words = " ".join(page.text for page in document.pages)
        authority = path.name.split("-")[0].title()
        assert authority in words and "children" in words and "inspect" in words
        assert not set(words) & {"\0", "\r", "\x02", "\ufffe", "\ufeff"}


def test_a_known_sentence_is_on_its_page(shared_data: Path) -> None:
    data = (shared_data / "reports" / "norfolk-20-october-2015.pdf").read_bytes()
    page = read(data).pages[9]
    assert page.label == "page 10"
    assert "Senior managers in Norfolk have worked hard to improve services for children" in page.text
    assert "• Nearly all of the care leavers" in page.text


def test_pages_follow_each_other_and_blank_ones_count() -> None:
    document = read(pdf("First", "", "Third"))
    assert [page.text for page in document.pages] == ["First", "", "Third"]
    assert document.reading == ""


def test_lines_stay_lines_and_a_broken_word_keeps_its_hyphen() -> None:
    assert read(pdf(["Plans for well-", "being are clear.", "They help."])).pages[0].text == (
        "Plans for well-being are clear.\nThey help."
    )


def test_progress_is_told_page_by_page() -> None:
    told: list[tuple[int, int]] = []
    read_document(pdf("a", "b", "c"), "report.pdf", progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_numbers_printed_by_the_document_itself_are_named() -> None:
    def number(canvas: Canvas) -> None:
        canvas.addPageLabel(0, style="ROMAN_LOWER", start=1)
        canvas.addPageLabel(2, style="ARABIC", start=1)

    assert [page.label for page in read(pdf("a", "b", "c", before=number)).pages] == [
        "page 1 (numbered i)",
        "page 2 (numbered ii)",
        "page 3 (numbered 1)",
    ]


def test_what_was_typed_into_a_form_is_read() -> None:
    def field(canvas: Canvas) -> None:
        canvas.acroForm.textfield(
            name="strengths", x=72, y=500, width=300, height=20, value="Prompt referrals"
        )

    text = read(pdf("Strengths", before=field)).pages[0].text
    assert "Strengths" in text and "Prompt referrals" in text


def test_a_scanned_pdf_is_kept_and_says_that_it_has_no_words() -> None:
    document = read(scanned_pdf(3))
    assert [page.text for page in document.pages] == ["", "", ""]
    assert document.reading == (
        "No words could be read on any page, perhaps because it was scanned: nothing can be searched for or "
        "quoted in it, but the pages can be looked at."
    )


def test_scanned_pages_among_others_are_named() -> None:
    document = read(scanned_pdf(7, words_on=(1, 5)))
    assert document.pages[4].text == "Typed on page 5"
    assert document.reading.startswith("No words could be read on pages 2 to 4 and 6 to 7, perhaps")


def test_files_inside_a_pdf_are_mentioned() -> None:
    document = pypdfium2.PdfDocument(pdf("See the attached plan"))
    document.new_attachment("plan.txt").set_data(b"the plan")
    assert read(saved(document)).reading == (
        "Not read: 1 file that is attached inside this PDF. Save what is attached and add it by itself."
    )


def test_a_password_is_asked_for_nowhere_but_named(tmp_path: Path) -> None:
    assert "protected by a password" in refusal(locked_pdf("secret", "Staying safe"))
    strong = with_qpdf(pdf("Staying safe"), tmp_path, "--encrypt", "secret", "owner", "256", "--")
    assert "protected by a password" in refusal(strong)


def test_a_pdf_that_only_forbids_printing_is_read(tmp_path: Path) -> None:
    data = with_qpdf(pdf("Staying safe"), tmp_path, "--encrypt", "", "owner", "256", "--print=none", "--")
    assert read(data).pages[0].text == "Staying safe"


def test_a_damaged_pdf_is_refused() -> None:
    assert "damaged or incomplete" in refusal(b"%PDF-1.7\n" + bytes(500))


def test_a_pdf_without_pages_is_refused() -> None:
    assert "Nothing was added" in refusal(saved(pypdfium2.PdfDocument.new()))


def test_a_pdf_cut_short_is_refused_or_kept_with_a_warning(reports: list[Path]) -> None:
    whole = pdf(*(f"Page {number} of the plan" for number in range(1, 21)), pageCompression=0)
    outcomes = set()
    for data in (whole, reports[0].read_bytes()):
        for hundredth in range(2, 100, 4):
            cut = data[: len(data) * hundredth // 100]
            try:
                document = read(cut)
            except UserError as error:
                assert "damaged" in str(error) and "Nothing was added" in str(error)
                outcomes.add("refused")
            else:
                assert "damaged or incomplete" in document.reading
                outcomes.add("kept")
    assert outcomes == {"refused", "kept"}


def test_a_page_that_is_broken_is_named_and_the_others_are_read() -> None:
    data = pdf("First", "Second", "Third", pageCompression=0)
    second = [found.start() for found in re.finditer(rb"/Type /Page\n", data)][1]
    document = read(data[:second] + b"/Type /Pxge" + data[second + 11 :])
    assert [page.text for page in document.pages] == ["First", "", "Third"]
    assert document.reading == "The file is damaged: page 2 could not be opened."


def test_letters_that_cannot_be_told_are_said() -> None:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    data = pdf("Staying safe", before=lambda canvas: canvas.setFont("Vera", 12), pageCompression=0)
    untold = re.sub(rb"<00([0-9A-Fa-f]{2})>", rb"<E0\1>", data)
    document = read(untold)
    assert "\ufffd" in document.pages[0].text
    assert document.reading.startswith("Some letters on page 1 could not be told")
