"""Word documents are read as a person reads them: what was inserted is in, what was deleted is out."""

import io

import docx
import pytest
from made_files import W, changed_part, p, r, word

from csa_desktop.errors import UserError
from csa_desktop.importing.documents import Document, read_document

LONG = "Thresholds are applied consistently across the county and are understood by partners. " * 12


def read(body: str, parts: dict[str, str] | None = None) -> Document:
    return read_document(word(body, parts), "plan.docx")


def text(body: str) -> str:
    return read(body).pages[0].text


def part(kind: str, inside: str) -> str:
    return f'<w:{kind} xmlns:w="{W}">{inside}</w:{kind}>'


def test_a_document_written_by_a_word_processor_is_read() -> None:
    made, written = io.BytesIO(), docx.Document()
    written.add_heading("Staying safe", 1)
    written.add_paragraph("Referrals are dealt with promptly.")
    table = written.add_table(rows=2, cols=2)
    for cell, words in zip(
        (c for row in table.rows for c in row.cells), ("Year", "Plans", "2004", "81"), strict=True
    ):
        cell.text = words
    written.sections[0].footer.paragraphs[0].text = "Sharpston 2005"
    written.save(made)
    document = read_document(made.getvalue(), "plan.docx")
    assert document.media == "word" and document.reading == ""
    assert [(page.label, page.text) for page in document.pages] == [
        ("part 1", "Staying safe\nReferrals are dealt with promptly.\nYear\tPlans\n2004\t81"),
        ("headers and footers", "Sharpston 2005"),
    ]


def test_tracked_changes_are_read_as_accepted() -> None:
    document = read(
        p(
            "Services are ",
            f"<w:ins>{r('very ')}</w:ins>",
            "<w:del><w:r><w:delText>not </w:delText></w:r></w:del>",
            "good.",
        )
        + p(f"<w:moveFrom>{r('moved away')}</w:moveFrom>", f"<w:moveTo>{r('moved here')}</w:moveTo>")
    )
    assert document.pages[0].text == "Services are very good.\nmoved here"
    assert document.reading == (
        "It has tracked changes (2 insertions, 2 deletions); it was read as if all of them were accepted."
    )


def test_paragraphs_whose_division_was_deleted_are_one() -> None:
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    assert text(f"<w:p>{mark}{r('One sentence')}</w:p>" + p(" and its end.") + p("Another.")) == (
        "One sentence and its end.\nAnother."
    )
    assert text(f"<w:p>{mark}{r('The last')}</w:p>") == "The last"


def test_deleted_rows_and_cells_of_tables_are_out() -> None:
    def cell(words: str, properties: str = "") -> str:
        return f"<w:tc>{properties}{p(words)}</w:tc>"

    gone_row = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('gone')}</w:tr>"
    row = f"<w:tr>{cell('a')}{cell('gone', '<w:tcPr><w:cellDel/></w:tcPr>')}{cell('b')}</w:tr>"
    assert text(f"<w:tbl>{gone_row}{row}</w:tbl>") == "a\tb"


def test_tables_are_lines_with_tabs_and_what_is_nested_stays_in_its_cell() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{p('x')}</w:tc><w:tc>{p('y')}</w:tc></w:tr></w:tbl>"
    table = (
        f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>{p('two')}{p('lines')}</w:tc>"
        f"<w:tc>{inner}<w:p/></w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>"
    )
    assert text(p("before") + table + p("after")) == "before\ntwo lines\tx y\nafter"


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{p('In the box')}</w:txbxContent>"
    both = f"<m:Choice>{box}</m:Choice><m:Fallback>{box}</m:Fallback>"
    marked = f'<w:r xmlns:m="urn:m"><m:AlternateContent>{both}</m:AlternateContent></w:r>'
    assert text(p("Beside", marked)) == "Beside\nIn the box"


def test_notes_are_numbered_and_follow_the_text() -> None:
    body = p(
        "A fact",
        '<w:r><w:footnoteReference w:id="7"/></w:r>',
        " and another",
        '<w:r><w:footnoteReference w:id="3"/></w:r>',
        ".",
        '<w:r><w:endnoteReference w:id="1"/></w:r>',
    )
    feet = (
        f'<w:footnote w:type="separator" w:id="-1">{p("---")}</w:footnote>'
        f'<w:footnote w:id="3">{p("Census 2001.")}</w:footnote>'
        f'<w:footnote w:id="7">{p("Ofsted,")}{p("2004.")}</w:footnote>'
    )
    ends = f'<w:endnote w:id="1">{p("See the plan.")}</w:endnote>'
    document = read(body, {"footnotes": part("footnotes", feet), "endnotes": part("endnotes", ends)})
    assert [(page.label, page.text) for page in document.pages] == [
        ("part 1", "A fact[1] and another[2].[end 1]"),
        ("notes", "[2] Census 2001.\n[1] Ofsted, 2004.\n[end 1] See the plan."),
    ]


def test_headers_and_footers_are_read_once_each() -> None:
    parts = {f"header{n}": part("hdr", p("Sharpston")) for n in (1, 2)} | {"footer1": part("ftr", p("2005"))}
    assert [page.text for page in read(p("Words"), parts).pages] == ["Words", "Sharpston\n2005"]


def test_fields_give_their_results_and_signs_their_characters() -> None:
    field = "<w:r><w:instrText>DATE</w:instrText></w:r>" + r("4 May")
    signs = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/>"
        '<w:t>e</w:t><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F0B7"/></w:r>'
    )
    assert text(f"<w:p>{field}</w:p><w:p>{signs}</w:p>") == "4 May\na\tb\nc-de☑•"


def test_what_word_hides_is_read_and_said() -> None:
    document = read(p("Seen", r(" unseen", "<w:rPr><w:vanish/></w:rPr>")))
    assert document.pages[0].text == "Seen unseen"
    assert document.reading == "It has text that Word does not show; it was read all the same."


def test_comments_are_counted_and_left_out() -> None:
    body = p("Words", '<w:r><w:commentReference w:id="0"/></w:r>')
    assert read(body).reading == "Not read: 1 comment in its margin."


def test_long_documents_are_divided_at_headings_and_always_alike() -> None:
    body = "".join(p(f"Section {n}", style="Heading2") + p(LONG) + p(LONG) for n in range(5))
    pages = read(body).pages
    assert [page.label for page in pages] == [f"part {n}" for n in range(1, 6)]
    assert [page.text.split("\n")[0] for page in pages] == [f"Section {n}" for n in range(5)]
    assert pages == read(body).pages


def test_a_paragraph_of_absurd_length_is_cut_after_sentences() -> None:
    pages = read(p(LONG * 10)).pages
    assert len(pages) > 2 and all(len(page.text) <= 6_000 for page in pages)
    assert all(page.text.rstrip().endswith(".") for page in pages)
    assert "".join(page.text for page in pages) == LONG * 10


def test_a_document_without_words_says_so() -> None:
    document = read("<w:p/>")
    assert [page.label for page in document.pages] == ["part 1"]
    assert document.reading == "There are no words in this document."


def test_the_main_part_may_have_another_name_and_namespace() -> None:
    data = word(p("Words"), main="word/document2.xml")
    assert read_document(data, "plan.docx").pages[0].text == "Words"
    strict = changed_part(
        data,
        "word/document2.xml",
        lambda xml: xml.replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
    )
    assert read_document(strict, "plan.docx").pages[0].text == "Words"


def test_pictures_are_mentioned() -> None:
    data = word(p("Words"), {"media/image1": ""})
    assert read_document(data, "plan.docx").reading == "Not read: its pictures and charts."


ENTITIES = '<!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declarations_that_could_swell_are_refused(encoding: str) -> None:
    xml = f'{ENTITIES}<w:document xmlns:w="{W}"><w:body>{p("&c;")}</w:body></w:document>'
    bomb = changed_part(word(""), "word/document.xml", lambda _: xml.encode(encoding))
    with pytest.raises(UserError, match="declarations that no Word or Excel file may hold"):
        read_document(bomb, "plan.docx")


def test_a_zip_that_swells_is_refused() -> None:
    swollen = changed_part(word(""), "word/document.xml", lambda xml: xml + b" " * (100 << 20))
    assert len(swollen) < 200_000
    with pytest.raises(UserError, match="would unpack to 100 MB"):
        read_document(swollen, "plan.docx")


@pytest.mark.parametrize(
    "xml", [b"", b"no markup", b"<w:document>", b"<a>" * 20_000 + b"</a>" * 20_000, b"\xff\xfe\xfd"]
)
def test_damaged_parts_are_called_damaged(xml: bytes) -> None:
    damaged = changed_part(word(""), "word/document.xml", lambda _: xml)
    with pytest.raises(UserError, match="damaged"):
        read_document(damaged, "plan.docx")
