"""A letter that came back as a Word file: what is in it is found, and found at its sentence."""

import io
import random
import shutil
import subprocess
import zipfile

import docx
import pytest

from csa_desktop.domain import returned as r
from csa_desktop.errors import UserError
from csa_desktop.importing.letters.read import NOTHING, read_returned
from tests.letters_returned import AUTHOR, HEALTHY, LINES, SAFE, Letter

MIDDLE = "word/document.xml"


def read(data, name="letter.docx"):
    return read_returned(data, name, LINES)


def found(letter):
    return [(f.kind, f.quote, f.text, f.section, f.sentence) for f in read(letter.bytes()).found]


def commented():
    """One of everything that a person does to a letter in Word."""
    letter = Letter()
    letter.comment("41.2", "This figure is for 2003.")
    letter.replace("high", "in line with neighbours")
    letter.take_out("Nearly ")
    letter.put_in("critical incidents", " and serious case reviews")
    letter.document.add_paragraph("We also ask you to note the new centre.")
    return letter


EVERYTHING = [
    (r.COMMENT, "41.2", "This figure is for 2003.", HEALTHY, "s2"),
    (r.REPLACED, "high", "in line with neighbours", SAFE, "s4"),
    (r.TAKEN_OUT, "Nearly", "", SAFE, "s5"),
    (r.PUT_IN, "The council follows up critical incidents", "and serious case reviews", SAFE, "s6"),
    (r.ADDED, "", "We also ask you to note the new centre.", SAFE, ""),
]


def test_comments_and_tracked_changes_are_found_at_their_sentences():
    assert found(commented()) == EVERYTHING


def test_who_wrote_each_and_when_is_told():
    change = next(f for f in read(commented().bytes()).found if f.kind == r.REPLACED)
    assert (change.author, change.at[:10]) == (AUTHOR, "2005-09-12")


def test_a_letter_that_nobody_touched_says_so():
    returned = read(Letter().bytes())
    assert returned.found == () and returned.remarks == (NOTHING,)


def test_what_went_through_libreoffice_reads_the_same(tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed here")
    (tmp_path / "letter.docx").write_bytes(commented().bytes())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    to = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "out")]
    command = [office, profile, "--headless", *to, str(tmp_path / "letter.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    back = read((tmp_path / "out" / "letter.docx").read_bytes())
    assert [(f.kind, f.quote, f.text, f.section, f.sentence) for f in back.found] == EVERYTHING
    assert {f.author for f in back.found if f.author} == {AUTHOR}


def test_words_that_were_moved_are_one_thing_and_say_where_to():
    letter = Letter()
    letter.move("Outcomes in this area are good. ", "annual health assessment. ")
    assert found(letter) == [
        (
            r.MOVED,
            "Outcomes in this area are good.",
            "looked after children have an annual health assessment.",
            HEALTHY,
            "s1",
        )
    ]


def test_words_retyped_with_nothing_tracked_are_found_all_the_same():
    letter = Letter()
    letter.retype("is high", "is falling")
    (only,) = read(letter.bytes()).found
    assert (only.kind, only.sentence) == (r.UNMARKED, "s4")
    assert only.text == "The number of re-registrations is falling."


def test_a_sentence_that_is_simply_not_there_any_more_is_told():
    letter = Letter()
    letter.retype("The council follows up critical incidents promptly. ", "")
    (only,) = read(letter.bytes()).found
    assert (only.kind, only.sentence, only.quote) == (r.LACKING, "s6", LINES[-1].text)


def test_a_comment_on_changed_words_belongs_to_their_sentence():
    letter = Letter()
    letter.comment("re-registrations", "Which period?")
    letter.retype(" is high", " is very low")
    kinds = {f.kind: f.sentence for f in read(letter.bytes()).found}
    assert kinds == {r.COMMENT: "s4", r.UNMARKED: "s4"}


def test_a_comment_over_several_sentences_is_of_their_section():
    letter = Letter()
    run = letter.runs("Outcomes in this area are good. ")
    last = letter.runs("Most looked after children")
    letter.document.add_comment([run, last], text="All of this is out of date.", author=AUTHOR, initials="")
    (only,) = read(letter.bytes()).found
    assert (only.section, only.sentence) == (HEALTHY, "")
    assert only.quote.startswith("Outcomes in this area") and only.quote.endswith("looked after children")


def test_a_file_of_comments_without_the_letter_gives_each_paragraph_to_be_placed_by_hand():
    document = docx.Document()
    document.add_paragraph("Page 2: the figure of 41.2 is out of date.")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Staying Safe", "The review in March is missing."
    held = io.BytesIO()
    document.save(held)
    returned = read(held.getvalue())
    assert {f.kind for f in returned.found} == {r.ADDED}
    assert not any(f.placed for f in returned.found)
    assert "not in this file" in returned.remarks[0]
    assert "The review in March is missing." in " ".join(f.text for f in returned.found)


def test_words_that_one_put_in_and_another_took_out_again_were_never_in_the_letter():
    letter = Letter()
    letter.put_in("critical incidents", " at once")
    mark = next(m for m in letter.document.element.iter() if m.tag.endswith("}ins"))
    inner = letter._mark("w:del", "A. Other")
    for run in list(mark):
        inner.append(run)
    mark.append(inner)
    assert found(letter) == []


def rezipped(data, change):
    """The file with each part as `change(name, content)` gives it."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return held.getvalue()


def with_entities(data):
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    return rezipped(data, lambda n, c: c.replace(b"?>", b"?>" + bomb, 1) if n == MIDDLE else c)


def with_outside_entity(data):
    steal = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    return rezipped(data, lambda n, c: c.replace(b"?>", b"?>" + steal, 1) if n == "word/comments.xml" else c)


def swollen(data):
    return rezipped(data, lambda n, c: c + b" " * (200 << 20) if n == MIDDLE else c)


def cut_short(data):
    return data[: len(data) // 2]


def torn_inside(data):
    return rezipped(data, lambda n, c: c[: len(c) // 2] if n == MIDDLE else c)


def without_its_middle(data):
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            if name != MIDDLE:
                new.writestr(name, old.read(name))
    return held.getvalue()


def nested_deep(data):
    deep = b"<w:smartTag>" * 50_000 + b"</w:smartTag>" * 50_000
    return rezipped(data, lambda n, c: c.replace(b"<w:body>", b"<w:body>" + deep) if n == MIDDLE else c)


def a_book(data):
    words = b"<w:p><w:r><w:t>" + b"word " * 130_000 + b"</w:t></w:r></w:p>"
    return rezipped(data, lambda n, c: c.replace(b"<w:body>", b"<w:body>" + words) if n == MIDDLE else c)


@pytest.mark.parametrize(
    "harm",
    [
        with_entities,
        with_outside_entity,
        swollen,
        cut_short,
        torn_inside,
        without_its_middle,
        nested_deep,
        a_book,
        lambda _: b"",
        lambda _: b"%PDF-1.4\n%%EOF",
        lambda _: b"Dear inspectors, the figure is wrong.",
    ],
)
def test_hostile_damaged_and_other_files_are_refused_in_a_sentence(harm):
    name = "letter.docx"
    with pytest.raises(UserError) as refused:
        read(harm(commented().bytes()), name)
    assert "Nothing was added" in str(refused.value)


def test_another_kind_of_file_says_what_it_is_and_what_to_do():
    with pytest.raises(UserError, match="Ask for the Word file"):
        read(b"Dear inspectors, the figure is wrong.", "comments.txt")


def test_whatever_bytes_are_changed_it_is_read_or_refused():
    data, chance = commented().bytes(), random.Random(5)
    for _ in range(150):
        harmed = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            harmed[chance.randrange(len(harmed))] = chance.randrange(256)
        try:
            read(bytes(harmed))
        except UserError as refused:
            assert str(refused)
