"""The letter to a council on paper and in Word: its words, table, edges and length; and its annex."""

import io
import math
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_back import body, pages, squashed

from csa_desktop.commands.letter_checked import checked
from csa_desktop.domain import letter_text as letters
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.letter_text import LetterText, Paragraph, Section, Sentence
from csa_desktop.domain.letterhead import Letterhead, Signature
from csa_desktop.domain.trail import Trail
from csa_desktop.errors import UserError
from csa_desktop.importing.said_in_file import said_in
from csa_desktop.reports.letters.annex import CHANGED, NOTHING, print_annex
from csa_desktop.reports.letters.letter_files import print_letter_text, sides, write_letter_text
from csa_desktop.reports.letters.parts import NONE_FOUND, NOT_WRITTEN
from csa_desktop.reports.letters.to_council import DRAFT_NOTICE
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.text import printable

MARKING = "OFFICIAL-SENSITIVE"
LONG_NAME = (
    "The Royal Borough of Kensington-upon-Ambleford and the Northern Islands Metropolitan District Council"
)
HEAD = Letterhead(
    ("Ofsted", "CSCI"),
    function="Director of Children's Services",
    authority="Ambleford",
    address="The Municipal Centre\nAmbleford",
    dated="2005-07-08",
    reference="APA/17",
    signatures=(Signature("Helen Marsh", "HMI", "Ofsted"), Signature("", "BRM", "CSCI")),
)
SOFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")


def said(name: str, *texts: str, place: str = letters.PARAGRAPH, **more: str) -> Paragraph:
    sentences = tuple(Sentence(f"{name}-{n}", text) for n, text in enumerate(texts))
    return Paragraph(name, place, sentences, **more)


def letter(form: str = "draft", *, more: int = 0, authority: str = "Ambleford") -> LetterText:
    """A letter with each kind of section; `more` paragraphs make it long."""
    health = [said("h", "Outcomes are good.", "Results at Key Stage 3 are in line with averages.")]
    health += [
        said(f"m{n}", *("The authority works with its partners on this." for _ in range(9)))
        for n in range(more)
    ]
    summary = (
        said("s1", "healthy lifestyles", place=letters.STRENGTH, title="Being healthy"),
        said("s2", "mental health", place=letters.IMPROVEMENT, title="Being healthy"),
        said("s3", "missing children", place=letters.IMPROVEMENT, title="Staying safe"),
    )
    area = said(
        "a1", "work force issues", place=letters.AREA, title="Being healthy", topic="action is taken;"
    )
    words = said("j1", "Overall, children's services deliver minimum requirements.")
    rating = said("j2", "2: Adequate", place=letters.RATING, title="Capacity to improve")
    judged = Section("final-judgements", "Final judgements", (words, rating))
    if form == "draft":
        judged = Section("provisional-judgements", "Provisional judgements", (words,))
    sections = (
        Section("opening", "Annual performance assessment 2005", (said("o", "This letter summarises."),)),
        Section("being-healthy", "Being Healthy", tuple(health)),
        Section("staying-safe", "Staying Safe", ()),
        Section("summary", "Summary", summary),
        Section("joint-area-review", "Areas for exploration", (area,)),
        judged,
        Section("closing", "", (said("c", "We hope that you will agree."),)),
    )
    return LetterText("apa-letter", authority, 2005, form, MARKING if form == "draft" else "", sections)


def word(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def words_of(document: Any) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return squashed("".join([*(p.text for p in document.paragraphs), *cells]))


def test_all_of_the_letter_is_printed_from_addressee_to_signatures(pack: Pack) -> None:
    printed = squashed(body(print_letter_text(letter(), HEAD, pack)))
    order = [
        "Ofsted·CSCI",
        "DirectorofChildren'sServices",
        "TheMunicipalCentre",
        "8July2005",
        "APA/17",
        "Dear",
    ]
    order += [
        "Annualperformanceassessment2005",
        "BeingHealthy",
        "StayingSafe",
        squashed(NOT_WRITTEN),
        "Strengths",
    ]
    order += ["Areasforexploration", "Actionistaken:", "workforceissues", "Provisionaljudgements"]
    order += ["Wehopethatyouwillagree.", "Yourssincerely,", "HelenMarsh", "[Name]", "BRM"]
    places = [printed.find(text) for text in order]
    assert -1 not in places and places == sorted(places)


def test_the_summary_is_a_table_of_strengths_beside_areas_for_improvement(pack: Pack) -> None:
    (table,) = word(write_letter_text(letter(), HEAD, pack)).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Strengths", "Areas for improvement"],
        ["Being healthy:\nhealthy lifestyles", "Being healthy:\nmental health"],
        ["Staying safe:", "Staying safe:\nmissing children"],
    ]


def test_none_found_and_not_yet_written_look_different_in_the_summary(pack: Pack) -> None:
    text = letter()
    none = (("strength", "Staying safe"), ("strength", "Enjoying and achieving"))
    sections = tuple(replace(s, none_found=none) if s.id == "summary" else s for s in text.sections)
    text = replace(text, sections=sections)
    (table,) = word(write_letter_text(text, HEAD, pack)).tables
    assert [[cell.text for cell in row.cells] for row in table.rows][1:] == [
        ["Being healthy:\nhealthy lifestyles", "Being healthy:\nmental health"],
        [f"Staying safe:\n{NONE_FOUND}", "Staying safe:\nmissing children"],
        [f"Enjoying and achieving:\n{NONE_FOUND}", f"Enjoying and achieving:\n{NOT_WRITTEN}"],
        [f"Making a positive contribution:\n{NOT_WRITTEN}"] * 2,
        [f"Achieving economic well-being:\n{NOT_WRITTEN}"] * 2,
    ]
    printed = squashed(body(print_letter_text(text, HEAD, pack)))
    assert printed.count(squashed(NONE_FOUND)) == 2


def test_a_summary_of_which_nothing_is_written_says_where_none_was_found(pack: Pack) -> None:
    text = letter()
    empty = Section("summary", "Summary", (), (("improvement", "Being healthy"),))
    text = replace(text, sections=tuple(empty if s.id == "summary" else s for s in text.sections))
    printed = squashed(body(print_letter_text(text, HEAD, pack)))
    assert printed.count(squashed(NONE_FOUND)) == 1


def test_a_draft_says_on_every_page_that_it_is_one(pack: Pack) -> None:
    found = pages(print_letter_text(letter(more=26, authority=LONG_NAME), HEAD, pack))
    assert len(found) >= 5
    for page in found:
        assert page.count(MARKING) == 2 and DRAFT_NOTICE in " ".join(page.split())
    section = word(write_letter_text(letter(), HEAD, pack)).sections[0]
    assert DRAFT_NOTICE in section.header.paragraphs[1].text and section.footer.paragraphs[1].text == MARKING


def test_a_final_letter_carries_the_ratings_and_no_marking_anywhere(pack: Pack) -> None:
    text = letter("final")
    for data in (print_letter_text(text, HEAD, pack), write_letter_text(text, HEAD, pack)):
        everything = " ".join(said for _, said in said_in(checked(data, text, HEAD, pack)))
        assert "SENSITIVE" not in everything.upper() and "DRAFT" not in everything
        assert "2: Adequate" in everything and "Capacity to improve" in everything


def test_nothing_that_was_typed_is_in_the_properties(pack: Pack) -> None:
    pdf = pdfium.PdfDocument(print_letter_text(letter(), HEAD, pack)).get_metadata_dict()
    assert pdf["Title"] == "APA letter, APA 2005" and not pdf["Author"] and not pdf["Subject"]
    about = word(write_letter_text(letter(), HEAD, pack)).core_properties
    assert (about.title, about.author, about.comments, about.keywords) == ("APA letter, APA 2005", "", "", "")


@pytest.mark.parametrize("write", [print_letter_text, write_letter_text])
def test_a_finished_draft_with_a_score_does_not_leave(write: Any, pack: Pack) -> None:
    text = letter()
    assert checked(write(text, HEAD, pack), text, HEAD, pack)
    wrong = replace(text, sections=(*text.sections, Section("x", "Social care: 3", ())))
    with pytest.raises(UserError, match="“Social care: 3”"):
        checked(write(wrong, HEAD, pack), wrong, HEAD, pack)
    head = replace(HEAD, reference="grade 3")
    with pytest.raises(UserError, match="“grade 3”"):
        checked(write(text, head, pack), text, head, pack)


def test_a_score_in_the_properties_or_edges_of_a_file_is_found(pack: Pack) -> None:
    text = letter()
    made = word(write_letter_text(text, HEAD, pack))
    made.core_properties.subject = "Graded 3"
    with pytest.raises(UserError, match="property “subject”: “Graded 3”"):
        checked(_saved(made), text, HEAD, pack)
    made.core_properties.subject = ""
    made.sections[0].footer.add_paragraph("Overall grade: adequate")
    with pytest.raises(UserError, match="foot of the pages"):
        checked(_saved(made), text, HEAD, pack)
    commented = word(write_letter_text(text, HEAD, pack))
    commented.add_comment(commented.paragraphs[4].runs, text="I would say a 3.", author="")
    with pytest.raises(UserError, match="a comment: “would say a 3”"):
        checked(_saved(commented), text, HEAD, pack)


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_marking_left_in_a_final_letter_keeps_it_back(pack: Pack) -> None:
    text = replace(letter("final"), marking=MARKING)
    with pytest.raises(UserError, match="no marking"):
        checked(print_letter_text(text, HEAD, pack), text, HEAD, pack)


@pytest.mark.parametrize("more", [0, 3, 7, 14, 22])
def test_the_length_is_that_of_the_printed_pages(more: int, pack: Pack) -> None:
    text = letter(more=more)
    assert math.ceil(sides(text, pack, HEAD)) == len(pages(print_letter_text(text, HEAD, pack)))
    assert sides(text, pack, HEAD) < sides(letter(more=more + 4), pack, HEAD)


def test_no_heading_and_no_topic_is_left_at_the_foot_of_a_page(pack: Pack) -> None:
    for more in range(4, 9):
        for page in pages(print_letter_text(letter(more=more), HEAD, pack)):
            end = squashed(page)
            assert not end.endswith(("Summary", "Areasforexploration", "Actionistaken:", "Yourssincerely,"))


@given(
    texts=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), min_size=1, max_size=4)
)
@settings(max_examples=15)
def test_any_text_comes_back_whole_from_paper_and_word(texts: list[str]) -> None:
    from csa_desktop.frameworks.packs import installed_packs

    pack = installed_packs()["apa-2005"]
    section = Section(
        "summary", "Summary", tuple(said(f"p{n}", t, place=letters.STRENGTH) for n, t in enumerate(texts))
    )
    text = replace(letter(), sections=(section,))
    printed = squashed(body(print_letter_text(text, HEAD, pack)))
    written = words_of(word(write_letter_text(text, HEAD, pack)))
    for one in filter(str.strip, texts):
        assert squashed(printable(one)) in printed and squashed(printable(one)) in written


@SOFFICE
def test_libreoffice_keeps_text_headings_and_table(pack: Pack, tmp_path: Path) -> None:
    """As a PDF and as another Word file: what an authority opens is what was written."""
    (tmp_path / "letter.docx").write_bytes(write_letter_text(letter(more=3), HEAD, pack))
    before = word((tmp_path / "letter.docx").read_bytes())
    _convert(tmp_path, "pdf")
    _convert(tmp_path, 'docx:"MS Word 2007 XML"', "again")
    after = word((tmp_path / "again" / "letter.docx").read_bytes())
    assert words_of(after) == words_of(before)
    assert [(p.style.name, p.text) for p in after.paragraphs if p.style.name.startswith("Heading")] == [
        (p.style.name, p.text) for p in before.paragraphs if p.style.name.startswith("Heading")
    ]
    assert [[c.text for c in r.cells] for r in after.tables[0].rows] == [
        [c.text for c in r.cells] for r in before.tables[0].rows
    ]
    read = squashed("".join(pages((tmp_path / "letter.pdf").read_bytes())))
    for text in ("Outcomesaregood.", "missingchildren", squashed(DRAFT_NOTICE), MARKING):
        assert text in read


def _convert(folder: Path, to: str, out: str = ".") -> None:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    asked = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        to.replace('"', ""),
        "--outdir",
        str(folder / out),
    ]
    subprocess.run([*asked, "letter.docx"], check=True, timeout=180, cwd=folder, capture_output=True)


# The annex


def test_the_annex_gives_what_each_sentence_stands_on_down_to_the_page(pack: Pack, trail: Trail) -> None:
    text, here = _standing(trail)
    paper = Paper(MARKING, "Ambleford", "Annex")
    printed = squashed("".join(pages(print_annex(text, pack, here, paper))))
    for words in (
        *("Preventative support is good.", "Numbers on the child protection register have fallen"),
        *("CSCI briefing, page 4:", "“fell from 212 to 171 over two years”", NOTHING, CHANGED, MARKING),
    ):
        assert squashed(words) in printed


def test_a_ring_of_support_ends(pack: Pack, trail: Trail) -> None:
    text, here = _standing(trail)
    fall, good = (here.statement(name) for name in ("fall", "good"))
    assert fall and good
    ring = v.Support("ring", "ambleford", fall.id, good.id, v.SUPPORTS, good.version)
    rows = replace(here.rows, supports=(*here.rows.supports, ring))
    assert print_annex(text, pack, Trail(rows), Paper(MARKING))


def _standing(trail: Trail) -> tuple[LetterText, Trail]:
    """A letter whose first sentence stands on a point, and whose second has other ground now."""
    text = letter()
    first, second = text.sections[1].paragraphs[0].sentences
    links = (
        v.Support("l1", "ambleford", first.id, "good", v.SUPPORTS, trail.statement("good").version),  # type: ignore[union-attr]
        v.Support("l2", "ambleford", second.id, "insecure", v.SUPPORTS, "older"),
    )
    made = tuple(
        v.Statement(s.id, "ambleford", v.SENTENCE, text=s.text, section="being-healthy")
        for s in (first, second)
    )
    rows = trail.rows
    return text, Trail(replace(rows, statements=(*rows.statements, *made), supports=(*rows.supports, *links)))
