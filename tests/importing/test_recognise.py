"""A file is what its bytes say; where its name says otherwise, nothing is added and it is said why."""

from pathlib import Path

import pytest
from made_files import changed_part, locked_pdf, old_office, pdf, picture, word, workbook, zipped

from csa_desktop.errors import UserError
from csa_desktop.importing.documents import LARGEST, read_document
from csa_desktop.importing.kinds import KINDS

SHEET = workbook(lambda book: book.active.append(["Urn", 80426]))
MEDIA = {
    "report.pdf": (pdf("Staying safe"), "pdf"),
    "PLAN.PDF": (b"\n junk before \n" + pdf("Staying safe"), "pdf"),
    "plan.docx": (word("<w:p/>"), "word"),
    "macros.docm": (word("<w:p/>"), "word"),
    "data.xlsx": (SHEET, "excel"),
    "list.csv": (b"urn,name\n1,Barnet\n", "csv"),
    "list.tsv": (b"one column\nonly\n", "csv"),
    "note.txt": (b"a,b\n1,2\n", "text"),
    "email.eml": (b"From: the link officer\n\nThe plan is late.", "text"),
    "scan.png": (picture(), "image"),
    "scan.jpg": (picture("JPEG"), "image"),
    "scan.tiff": (picture("TIFF"), "image"),
    "scan.gif": (picture("GIF"), "image"),
    "scan.webp": (picture("WEBP"), "image"),
    "scan.bmp": (picture("BMP"), "image"),
    "screen.png": (picture("JPEG"), "image"),
}


@pytest.mark.parametrize("name", MEDIA)
def test_what_can_be_read_is_recognised(name: str) -> None:
    data, media = MEDIA[name]
    assert read_document(data, name).media == media


@pytest.mark.parametrize("name", MEDIA)
def test_the_name_is_not_needed(name: str) -> None:
    data, media = MEDIA[name]
    found = read_document(data, "download").media
    assert found == media or {found, media} == {"csv", "text"}


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(UserError) as refused:
        read_document(data, name)
    return str(refused.value)


def test_a_web_page_with_the_name_of_a_pdf(shared_data: Path) -> None:
    sentence = refusal((shared_data / "not-a-pdf.pdf").read_bytes(), "C:\\Downloads\\not-a-pdf.pdf")
    assert sentence == (
        "“not-a-pdf.pdf” is named as a PDF but is a web page. Nothing was added. Open it in a browser and "
        "print it to a PDF, or get the document itself again from where it came; then add that."
    )


def test_an_empty_file() -> None:
    assert refusal(b"", "report.pdf").startswith("“report.pdf” is empty")


def test_a_file_that_is_too_large() -> None:
    assert "larger than 512 MB" in refusal(bytes(LARGEST + 1), "recording.pdf")


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (MEDIA["plan.docx"][0], "plan.pdf", "is named as a PDF but is a Word document"),
        (MEDIA["report.pdf"][0], "plan.docx", "is named as a Word document but is a PDF"),
        (SHEET, "list.csv", "is named as plain text but is an Excel workbook"),
        (b"urn,name\n1,Barnet", "list.xlsx", "is named as an Excel workbook but is plain text"),
        (picture(), "scan.pdf", "is named as a PDF but is a picture"),
        (bytes(range(256)) * 20, "report.pdf", "may be damaged"),
        (bytes(range(256)) * 20, "report.xyz", "is not a kind of file that can be read here"),
        (b"<!DOCTYPE html><p>404", "page.html", "is a web page"),
        ("\ufeff<html>".encode("utf-16-le"), "report.docx", "is a web page"),
        (b"<?xml version='1.0'?><census/>", "return.xml", "is an XML file"),
        (b"{\\rtf1 text}", "letter.rtf", "is a rich text document"),
        (b"{\\rtf1 text}", "letter.docx", "but is a rich text document"),
        (old_office("WordDocument"), "letter.doc", "is a Word document of the kind used before 2007"),
        (old_office("Workbook"), "data.xls", "is an Excel workbook of the kind used before 2007"),
        (old_office("__substg1.0"), "mail.msg", "is an Outlook message"),
        (old_office("EncryptedPackage"), "plan.docx", "is protected by a password"),
        (old_office("Other"), "thing", "is an Office file of the kind used before 2007"),
        (zipped({"a.txt": "hello"}), "papers.zip", "is an archive. Nothing was added. Unpack it"),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
            "plan.odt",
            "is an OpenDocument text",
        ),
        (zipped({"mimetype": "application/epub+zip"}), "book", "is an archive"),
        (b"\0\0\0\x18ftypheic" + bytes(100), "photo.heic", "is a picture in a format that phones use"),
        (b"\0\0\0\x18ftypisom" + bytes(100), "meeting.mp4", "is a film or sound recording"),
        (b"MZ\x90\0" + bytes(100), "report.exe", "is a program"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_named_for_what_it_is(data: bytes, name: str, said: str) -> None:
    sentence = refusal(data, name)
    assert said in sentence and "Nothing was added." in sentence and name in sentence


def test_every_kind_that_cannot_be_read_says_what_to_do() -> None:
    assert all(bool(kind.media) != bool(kind.advice) for kind in KINDS)
    endings = [ending for kind in KINDS for ending in kind.endings]
    assert len(endings) == len(set(endings))


def test_a_protected_pdf_is_refused_with_what_to_do() -> None:
    sentence = refusal(locked_pdf("secret", "Staying safe"), "plan.pdf")
    assert "protected by a password" in sentence and "print it to a new PDF" in sentence


def test_slides_and_binary_workbooks_are_refused() -> None:
    def as_type(kind: str) -> bytes:
        types = f'<Types><Override PartName="/a" ContentType="application/vnd.{kind}.main+xml"/></Types>'
        return changed_part(word(""), "[Content_Types].xml", lambda _: types.encode())

    slides = as_type("openxmlformats-officedocument.presentationml.presentation")
    assert "is a PowerPoint presentation" in refusal(slides, "slides.pptx")
    binary = as_type("ms-excel.sheet.binary.macroEnabled")
    assert "is a binary Excel workbook" in refusal(binary, "data.xlsb")


@pytest.mark.parametrize("name", ["plan.docx", "data.xlsx"])
def test_office_files_that_are_cut_short_are_called_damaged(name: str) -> None:
    data = MEDIA[name][0]
    for share in (0.2, 0.5, 0.9, 0.99):
        assert "damaged or incomplete" in refusal(data[: int(len(data) * share)], name)


def test_a_long_or_odd_name_stays_readable_in_the_sentence() -> None:
    sentence = refusal(b"", "/tmp/" + "long name " * 30 + "\n.pdf")
    assert "\n" not in sentence and "…” is empty" in sentence and "/tmp" not in sentence
    assert refusal(b"", "").startswith("“This file” is empty")
