"""The printed form of what a person can type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_desktop.reports.fonts import Weight, face_for
from csa_desktop.reports.text import DOTTED_CIRCLE, clusters, printable


@pytest.mark.parametrize(
    "typed",
    [
        "Numbers have fallen for two years – “a rise of 11 per cent” in 2004/05 (see table 3).",
        "<back> & <img src='/etc/passwd'> &amp; <b>bold</b>",
        "Żółć, Ærø, Ελλάδα, Россия",
        "السلام عليكم",
        "क्षेत्र, বাংলা, ਪੰਜਾਬੀ, தமிழ், አማርኛ, 中文, 한국어",
        "☐ ☒ → 😀",
    ],
)
def test_what_the_fonts_have_is_printed_as_it_was_typed(typed: str) -> None:
    assert printable(typed) == typed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (
            "one\r\ntwo\rthree\x0bfour\x0cfive\x85six\u2028seven\u2029eight",
            "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight",
        ),
        ("a\tb", "a    b"),
        ("a\u00a0b\u2003c", "a\u00a0b c"),
        ("a\x00b\x1bc\x7fd\x86e", "a␀b␛c␡d[U+0086]e"),
        ("a flamingo 🦩", "a flamingo [FLAMINGO]"),
        ("龘", "[CJK UNIFIED IDEOGRAPH-9F98]"),
        ("\ue000\uffff\ud800", "[U+E000][U+FFFF][U+D800]"),
        ("\u2800 and \u3164", "[BRAILLE PATTERN BLANK] and [HANGUL FILLER]"),
        ("ﬁve ﬂats, ﻻ", "five flats, لا"),
        ("cafe\u0301", "café"),
        ("❤\ufe0f soft\u00adly \u2066hidden\u2069 \u202eorder", "❤ softly hidden order"),
        ("\u0301x", f"{DOTTED_CIRCLE}\u0301x"),
        ("x\u20dd", "x[COMBINING ENCLOSING CIRCLE]"),
        ("\u08bf\u06e7", f"[ARABIC LETTER TEH WITH SMALL V]{DOTTED_CIRCLE}\u06e7"),
    ],
)
def test_what_cannot_be_shown_as_it_is_becomes_a_sign_or_a_name(typed: str, printed: str) -> None:
    assert printable(typed) == printed


anything = st.text(
    st.one_of(
        st.characters(),
        st.characters(min_codepoint=0x590, max_codepoint=0x8FF),
        st.characters(categories=["Mn", "Mc", "Me", "Cf"]),
    )
)


@given(anything)
def test_the_printed_form_of_a_printed_form_is_itself(typed: str) -> None:
    assert printable(printable(typed)) == printable(typed)


@given(anything)
def test_every_cluster_of_a_printed_form_has_a_font(typed: str) -> None:
    printed = printable(typed)
    assert "".join(clusters(printed)) == printed
    assert all(cluster == "\n" or face_for(cluster, Weight.REGULAR) for cluster in clusters(printed))


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S"]), min_size=1))
def test_no_letter_figure_or_sign_is_lost(typed: str) -> None:
    assert len(printable(typed)) >= len(typed) or any(printable(c) != c for c in typed)
    assert all(printable(character).strip() for character in typed)
