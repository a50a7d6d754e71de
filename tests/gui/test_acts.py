"""The palette finds by the beginnings of words, in any order, with or without accents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_desktop.gui.acts import GO, READ, Act, found

ACTS = (
    Act("Take a note", print, key="F2", more="write"),
    Act("Back to the page before", print),
    Act("Back up now", print, more="copy"),
    Act("Achieving economic well-being", print, GO),
    Act("Überprüfung café & <b>", print, READ),
)


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("", [a.title for a in ACTS]),
        ("note", ["Take a note"]),
        ("NO ta", ["Take a note"]),
        ("back", ["Back to the page before", "Back up now"]),
        ("copy", ["Back up now"]),
        ("now back", ["Back up now"]),
        ("ote", []),
        ("go being", ["Achieving economic well-being"]),
        ("well being", ["Achieving economic well-being"]),
        ("cafe uber", ["Überprüfung café & <b>"]),
        ("&", [a.title for a in ACTS]),
    ],
)
def test_what_is_found(typed: str, titles: list[str]) -> None:
    assert [act.title for act in found(ACTS, typed)] == titles


@given(st.text())
def test_whatever_is_typed_finds_acts_that_there_are(typed: str) -> None:
    assert set(found(ACTS, typed)) <= set(ACTS)


@given(st.sampled_from(ACTS), st.data())
def test_the_beginning_of_any_word_of_its_line_finds_it(act: Act, data: st.DataObject) -> None:
    words = [w for w in act.said.split() if any(c.isalnum() for c in w)]
    word = data.draw(st.sampled_from(words))
    typed = word[: data.draw(st.integers(1, len(word)))]
    assert act in found(ACTS, typed)
