"""Pages: their edges, their numbers, and how blocks go on from one to the next."""

import re
from dataclasses import replace

import pypdfium2 as pdfium
import pytest
from reading_back import body, holds, pages, squashed

from csa_desktop.reports.blocks import CONTINUED, Block, Room, Stack
from csa_desktop.reports.fonts import Weight
from csa_desktop.reports.lines import Span
from csa_desktop.reports.pages import Progress, print_sheets
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.prose import BODY, Prose, Style
from csa_desktop.reports.table import Cell, Row
from csa_desktop.reports.words import Words

HEADING = Style(size=14, leading=18, above=12)
SENTENCE = "The number of children on the register fell from 212 to 171 over two years. "


def print_of(*sheets: Block, words: Words, paper: Paper, progress: Progress | None = None) -> bytes:
    return print_sheets(sheets, words, paper, title="A test", progress=progress)


def paragraphs(words: Words, number: int) -> list[Block]:
    return [Prose(f"[{n}] {SENTENCE * (n % 7 + 1)}", BODY, words) for n in range(number)]


def test_every_page_says_what_it_is_of_how_many(paper: Paper) -> None:
    words = Words()
    found = pages(print_of(Stack(paragraphs(words, 100)), words=words, paper=paper))
    assert len(found) > 5
    for number, page in enumerate(found, 1):
        assert re.search(rf"Page {number} of\s+{len(found)}\b", page)
        assert page.count("OFFICIAL-SENSITIVE") == 2
        assert "Ambleford Borough Council Annual performance assessment 2005" in page
        assert "Printed on 14 July 2005 by Helen Marsh" in page


def test_a_print_without_marking_or_names_says_nothing_of_them() -> None:
    words = Words()
    (page,) = pages(print_of(Prose("Only this.", BODY, words), words=words, paper=Paper()))
    assert squashed(page) == "Page1of1" + "Onlythis."


def test_a_long_running_head_is_shortened_and_never_runs_into_the_other(paper: Paper) -> None:
    words = Words()
    long = replace(paper, authority="Ambleford and the Further Dales " * 40, title="Assessment " * 300)
    (page,) = pages(print_of(Prose("Text.", BODY, words), words=words, paper=long))
    assert page.count("…") == 2
    assert len(squashed(page)) < 600


def test_the_same_sheets_make_the_same_bytes(paper: Paper) -> None:
    first, second = (
        print_of(Stack(paragraphs(words, 30)), words=words, paper=paper) for words in (Words(), Words())
    )
    assert first == second


def test_the_metadata_hold_a_title_and_no_names(paper: Paper) -> None:
    words = Words()
    pdf = print_of(Prose("Ambleford", BODY, words), words=words, paper=paper)
    metadata = pdfium.PdfDocument(pdf).get_metadata_dict()
    assert metadata["Title"] == "A test"
    assert not any("Ambleford" in said or "Helen" in said for said in metadata.values())


def test_all_fonts_are_inside(paper: Paper) -> None:
    words = Words()
    pdf = print_of(Prose("Latin, עברית, 中文, 😀", BODY, words), words=words, paper=paper)
    assert pdf.count(b"/FontFile2") == pdf.count(b"/Type /FontDescriptor") == 5
    assert b"Helvetica" not in pdf


def test_a_heading_is_repeated_where_its_text_goes_on(paper: Paper) -> None:
    words = Words()
    sheet = Stack(
        [
            Stack(
                paragraphs(words, 60),
                head=Prose("Hypotheses", HEADING, words),
                again=Prose("Hypotheses" + CONTINUED, HEADING, words),
            )
        ],
        head=Prose("Staying safe", HEADING, words),
        again=Prose("Staying safe" + CONTINUED, HEADING, words),
    )
    first, *others = (page.split("of", 1)[1] for page in pages(print_of(sheet, words=words, paper=paper)))
    assert "(continued)" not in first
    assert others
    for page in others:
        assert squashed(page).find("Stayingsafe(continued)Hypotheses(continued)") != -1


def test_a_heading_stays_with_what_follows(paper: Paper) -> None:
    """However much stands above, a heading is never the last thing on a page."""
    for above in range(30, 60):
        words = Words()
        section = Stack(paragraphs(words, 3), head=Prose("HEADING", HEADING, words), above=12)
        filler = [Prose("Filler.", Style(above=0), words) for _ in range(above)]
        for page in pages(print_of(Stack([*filler, section]), words=words, paper=paper)):
            assert not squashed(page).endswith("HEADING")


def test_no_line_of_a_paragraph_stands_alone_on_a_page(paper: Paper) -> None:
    for above in range(30, 60):
        words = Words()
        filler = [Prose("Filler.", Style(above=0), words) for _ in range(above)]
        text = "\n".join(f"line{n}" for n in range(6))
        for page in pages(print_of(Stack([*filler, Prose(text, BODY, words)]), words=words, paper=paper)):
            assert page.count("line") != 1


def test_a_cell_higher_than_a_page_goes_on_in_the_next_row(paper: Paper) -> None:
    words = Words()
    label = Prose("Reasons", BODY, words)
    again = Prose("Reasons" + CONTINUED, BODY, words)
    row = Row([Cell(0.3, label, again), Cell(0.7, Prose(SENTENCE * 300, BODY, words))])
    pdf = print_of(Stack([row]), words=words, paper=paper)
    found = pages(pdf)
    assert len(found) > 3
    assert all("Reasons(continued)" in squashed(page) for page in found[1:])
    assert squashed(body(pdf)).replace("Reasons(continued)", "").endswith(squashed(SENTENCE * 300)[-500:])
    assert squashed(body(pdf)).count("fellfrom212") == 300


def test_two_long_cells_of_a_row_both_go_on(paper: Paper) -> None:
    words = Words()
    cells = [Cell(0.5, Prose(f"{mark} " + SENTENCE * 100, BODY, words)) for mark in ("left", "right")]
    text = squashed(body(print_of(Stack([Row(cells)]), words=words, paper=paper)))
    assert len(re.findall("over", text)) == 200


def test_ruled_room_goes_on_as_well(paper: Paper) -> None:
    words = Words()
    sheet = Stack([Room(100, pitch=25)], head=Prose("Notes", HEADING, words))
    assert len(pages(print_of(sheet, words=words, paper=paper))) == 4


def test_words_that_hang_together_are_not_parted_at_a_change_of_weight(paper: Paper) -> None:
    words = Words()
    blocks = [
        Prose(
            [Span("It is said on " + "m" * wide + " in the briefing", Weight.BOLD), Span(", page 4")],
            BODY,
            words,
        )
        for wide in range(45)
    ]
    pdf = print_of(Stack(blocks), words=words, paper=paper)
    assert sum(line.startswith("briefing,") for line in body(pdf).split("\r\n")) > 0
    assert not any(line.startswith(",") for line in body(pdf).split("\r\n"))


def test_markup_is_printed_and_never_obeyed(paper: Paper) -> None:
    words = Words()
    text = "<back> <b>bold</b> &lt; <img src='/etc/hostname'/> <a href='file:///etc/passwd'>link</a>"
    pdf = print_of(Prose(text, BODY, words), words=words, paper=paper)
    assert holds(pdf, text)
    assert b"/Annot" not in pdf
    assert b"/XObject /Image" not in pdf


def test_the_print_tells_how_far_it_is(paper: Paper) -> None:
    words, told = Words(), []
    sheets = [Stack(paragraphs(words, 20)) for _ in range(3)]
    print_of(*sheets, words=words, paper=paper, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("blank", ["", " ", "\n\n\n", "\u200b"])
def test_text_that_says_nothing_takes_no_room(blank: str) -> None:
    assert Prose(blank, BODY, Words()).wrap(400, 800)[1] == 0


def test_several_empty_lines_count_for_one() -> None:
    assert Prose("a\n\n\n\n\nb", BODY, Words()).wrap(400, 800)[1] == 3 * BODY.leading
