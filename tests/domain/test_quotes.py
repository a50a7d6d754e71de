"""A quotation is found again by its place, then by its words, or it is said that it is gone."""

from hypothesis import given
from hypothesis import strategies as st

from csa_desktop.domain.quotes import find_quote, in_context, snap_to_words

PAGE = (
    "Looked after children do well at school.\nThresholds are applied consis-\ntently, and well-being is\n"
    "promoted. Looked after children do well in sport too."
)


def quoted(text: str, found: tuple[int, int] | None) -> str | None:
    return None if found is None else text[slice(*found)]


def test_a_quotation_is_found_where_it_was() -> None:
    start = PAGE.rindex("Looked after children")
    quote = "Looked after children do well"
    assert find_quote(PAGE, quote, start, start + len(quote)) == (start, start + len(quote))


def test_a_quotation_that_moved_is_found_at_the_nearest_place() -> None:
    first, second = PAGE.index("Looked after"), PAGE.rindex("Looked after")
    assert find_quote(PAGE, "Looked after children", 3, 24) == (first, first + 21)
    assert find_quote(PAGE, "Looked after children", second - 4, second + 17) == (second, second + 21)


def test_white_space_may_differ() -> None:
    assert quoted(PAGE, find_quote(PAGE, "well-being is promoted.", 0, 0)) == "well-being is\npromoted."
    assert quoted(PAGE, find_quote(PAGE, "well  at\tschool", 900, 950)) == "well at school"


def test_a_hyphen_at_the_end_of_a_line_may_differ() -> None:
    wanted = "consis-\ntently, and"
    assert quoted(PAGE, find_quote(PAGE, "consistently, and", 0, 0)) == wanted
    assert quoted(PAGE, find_quote(PAGE, "consis- tently, and", 0, 0)) == wanted
    assert find_quote("applied consistently, and so on", "consis-\ntently", 0, 0) == (8, 20)


def test_joined_letters_may_differ() -> None:
    assert quoted("an eﬃcient ﬁnding", find_quote("an eﬃcient ﬁnding", "efficient finding", 0, 0))
    assert find_quote("an efficient finding", "eﬃcient ﬁnding", 0, 0) == (3, 20)


def test_words_and_their_order_may_not_differ() -> None:
    for other in ("looked after", "Looked after child", "ooked after", "do well at home", "the rapist"):
        assert find_quote(PAGE + " A therapist helped.", other, 0, 12) is None


def test_nothing_is_no_quotation() -> None:
    for nothing in ("", " \n ", "\u00ad"):
        assert find_quote("  \n text here", nothing, 0, 0) is None


def test_a_selection_is_snapped_to_whole_words() -> None:
    text = "The child’s plan (well-being) was  reviewed."
    assert quoted(text, snap_to_words(text, 6, 13)) == "child’s plan"
    assert quoted(text, snap_to_words(text, 10, 11)) == "child’s"
    assert quoted(text, snap_to_words(text, 24, 26)) == "well-being"
    assert quoted(text, snap_to_words(text, 33, 40)) == "reviewed"
    assert quoted(text, snap_to_words(text, 36, 400)) == "reviewed."
    assert snap_to_words(text, 40, 36) == snap_to_words(text, 36, 40)
    assert snap_to_words(text, 33, 35) == (35, 35)


def test_context_shows_where_a_sentence_is_cut() -> None:
    text = "One. Two three four five six seven eight. Nine ten eleven twelve."
    start = text.index("five")
    assert in_context(text, start, start + 4, around=9) == ("… three four ", "five", " six seven …")
    assert in_context(text, start, start + 4, around=200) == (
        "One. Two three four ",
        "five",
        " six seven eight. Nine ten eleven twelve.",
    )
    nine = text.index("Nine")
    assert in_context(text, nine, nine + 8, around=2)[0] == "… eight. "
    assert in_context(text, nine, nine + 8, around=0) == ("", "Nine ten", " …")


def test_context_is_on_one_line() -> None:
    start = PAGE.index("consis")
    assert in_context(PAGE, start, start + 14, around=12) == (
        "… are applied ",
        "consis- tently",
        ", and well-being …",
    )


words = st.lists(st.text("abcdeé’", min_size=1, max_size=6), min_size=1, max_size=12)
gaps = st.sampled_from([" ", "\n", "  ", "\t", "\u00a0"])


@given(st.data(), words)
def test_words_taken_from_a_page_are_found_however_the_page_is_broken(
    data: st.DataObject, page: list[str]
) -> None:
    first = data.draw(st.integers(0, len(page) - 1))
    last = data.draw(st.integers(first + 1, len(page)))
    text = "".join(word + data.draw(gaps) for word in page)
    quote = "".join(word + data.draw(gaps) for word in page[first:last]).strip()
    found = find_quote(text, quote, data.draw(st.integers(0, 50)), data.draw(st.integers(0, 50)))
    assert found and text[slice(*found)].split() == quote.split()


@given(st.text(), st.integers(-5, 60), st.integers(-5, 60))
def test_any_selection_snaps_to_one_that_stays(text: str, start: int, end: int) -> None:
    snapped = snap_to_words(text, start, end)
    assert 0 <= snapped[0] <= snapped[1] <= len(text)
    assert snap_to_words(text, *snapped) == snapped
    assert text[slice(*snapped)] == text[slice(*snapped)].strip()


@given(st.text(max_size=60), st.text(max_size=8), st.integers(-5, 60), st.integers(-5, 60))
def test_whatever_is_found_lies_in_the_text(text: str, quote: str, start: int, end: int) -> None:
    found = find_quote(text, quote, start, end)
    assert found is None or 0 <= found[0] < found[1] <= len(text)
