"""The text layer of a print equals the printed form of the text, white space and format characters aside."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_back import body, squashed

from csa_desktop.reports.fonts import Weight, main, others
from csa_desktop.reports.pages import print_sheets
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.prose import BODY, Prose
from csa_desktop.reports.text import printable
from csa_desktop.reports.words import Words

WORDS = (
    *("السلام", "عليكم،", "مَرْحَبًا", "بِكُمْ", "۱۲٫۵٪", "שָׁלוֹם", "(אבג)", "אבג-דה", "“שלום”", "ދިވެހި"),
    *("self-assessment", "12.5%", "(see", "3)", "[NAME]", "<back>", "क्षेत्र", "กรุงเทพ", "中文", " ", "\n"),
)
RIGHT_TO_LEFT = "אבגדהשםן ﬡאַבּשׁ مرحباسلعيكمةہےﻻﷺ ދިވެހި"
MARKS = "\u0301\u0323\u064e\u0651\u0670\u05b0\u05c1\u065f\u08d3\u200d\u200c\u200e\u200f"
COMMON = " .,;:()[]{}<>&-–—'\"“”/%£$+=*#@0123456789abcXYZéß\n\t"
HARD = "\x00\x07\x1b\x7f\x85\xad\u2800\u3164\ufffc\ufffd\ud800😀🦩👩\u202e\u2067ﬁ中龘한ก้์"


def printed(*texts: str) -> bytes:
    words = Words()
    sheets = [Prose(text, BODY, words) for text in texts]
    return print_sheets(
        sheets, words, Paper("OFFICIAL", "Authority", "Assessment", "today", "me"), title="A test"
    )


def assert_comes_back(*texts: str) -> None:
    assert squashed(body(printed(*texts))) == squashed("".join(map(printable, texts)))


def inked() -> list[str]:
    """Every character that some font of ours has."""
    faces = (main(Weight.REGULAR), *others())
    codes = sorted({code for face in faces for code in face.face.unicodes if not 0xD800 <= code < 0xE000})
    return [chr(code) for code in codes]


hard_letters = st.one_of(
    st.sampled_from(RIGHT_TO_LEFT),
    st.sampled_from(MARKS),
    st.sampled_from(COMMON),
    st.sampled_from(HARD),
    st.sampled_from(inked()),
    st.characters(),
)


phrases = st.one_of(st.sampled_from(WORDS), st.text(hard_letters, max_size=12))
hard_texts = st.builds(str.join, st.sampled_from(["", " "]), st.lists(phrases, max_size=40))


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example])
@given(st.lists(hard_texts, min_size=1, max_size=4))
def test_any_text_comes_back(texts: list[str]) -> None:
    assert_comes_back(*texts)


@given(st.text())
def test_any_text_without_a_thumb_on_the_scale_comes_back(text: str) -> None:
    assert_comes_back(text)


@pytest.mark.parametrize(
    "around",
    ["a{}b", "{}", "א{}ב", "x מ{}ם y", "م{}م1 م", " {} "],
    ids=["latin", "alone", "hebrew", "hebrew in english", "arabic with a figure", "between spaces"],
)
def test_every_character_of_every_font_comes_back(around: str, in_ci: bool) -> None:
    letters = inked()[:: 1 if in_ci else 11]
    for start in range(0, len(letters), 500):
        assert_comes_back("\n".join(around.format(letter) for letter in letters[start : start + 500]))


@pytest.mark.parametrize(
    "text",
    [
        "The register fell from 212 to 171. " * 1500,
        "x" * 50_000,
        "-" * 50_000,
        "السلام عليكم ورحمة الله " * 2_100,
        "السلام" * 8_400,
        "He said (שלום) 12.5% – “אבג”, twice. " * 1_400,
        "😀" * 20_000,
        "🦩" * 3_000,
        "a" + "\u0301" * 20_000,
        "क्षेत्र हिन्दी " * 3_400,
        "中文字" * 16_700,
        "<b><back & <img src='x'/></para>" * 1_600,
        "".join(map(chr, range(32))) * 400,
        "a\n" * 5_000,
        "א\n" * 3_000,
        "a" + " " * 50_000 + "b",
    ],
    ids=lambda text: text[:12].encode("unicode_escape").decode(),
)
def test_fifty_thousand_characters_come_back(text: str) -> None:
    assert_comes_back(text)


def test_a_hyphen_at_the_end_of_a_line_is_kept() -> None:
    """pdfium takes it for a printer's hyphen and drops it, unless something stands behind it."""
    text = " ".join(["a self-assessment of well-being"] * 100)
    assert "self-" in {line.rstrip("\r\u200b").split(" ")[-1] for line in body(printed(text)).split("\n")}
    assert_comes_back(text)


@settings(max_examples=30)
@given(st.lists(st.text("ab1 .-中é😀(x\u0301אבם", min_size=1, max_size=6), min_size=90, max_size=110))
def test_a_page_of_narrow_lines_is_not_taken_for_columns(narrow: list[str]) -> None:
    """Without anything wide on it, pdfium would read such a page as lines from top to bottom."""
    words, text = Words(), "\n".join(narrow)
    pdf = print_sheets([Prose(text, BODY, words)], words, Paper(), title="A test")
    assert squashed(body(pdf)) == squashed(printable(text))


def test_pieces_of_a_line_that_lie_close_are_not_dropped() -> None:
    """pdfium drops what it takes for the same thing drawn twice."""
    assert_comes_back("م‘م’م‘م’" * 40, "שלום\nHe said שלום עליכם twice.\nשלום")
