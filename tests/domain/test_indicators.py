"""Figures, distances and trends: what is known is read off, what is suppressed stays unknown."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_desktop.domain.distances import (
    BETTER,
    BY_NEIGHBOURS,
    BY_TREND,
    FALLING,
    LEVEL,
    OPEN,
    RISING,
    SAME,
    UNEVEN,
    WORSE,
    distance,
    sort_key,
    trend,
)
from csa_desktop.domain.indicator_words import cell_words, distance_words, picture_words, trend_words
from csa_desktop.domain.indicators import (
    COUNCIL,
    ENGLAND,
    HIGHER,
    LOWER,
    NEIGHBOURS,
    NEITHER,
    NOT_SAID,
    NUMBER,
    SUPPRESSED,
    WORDS,
    Figure,
    Indicator,
    figures,
    has_mark,
    kind_of,
    number_of,
    written,
)
from csa_desktop.reports.indicator_picture import lay_out

FIGURES = st.decimals(-10_000, 10_000, allow_nan=False, places=1).map(str)
SERIES = st.lists(FIGURES, min_size=2, max_size=6)
CODES = st.sampled_from(["..", "x", "*", "-", "c", "<5", "n/a", "[c]", "less than 5", "1-4", "–"])


def indicator(own, neighbours=(), england=(), direction=HIGHER, place=0):
    """Figures of 2000, 2001, ...; those of others end in the same year as the council's."""
    first = 2000
    said = {
        body: [Figure(str(first + len(own) - len(texts) + at), text, "B2") for at, text in enumerate(texts)]
        for body, texts in ((COUNCIL, own), (NEIGHBOURS, neighbours), (ENGLAND, england))
    }
    return Indicator(
        f"i{place}",
        "a",
        "s",
        "",
        "A1",
        "Reviews in time",
        "",
        "",
        "%",
        direction,
        written(said),
        "S",
        2,
        1,
        place,
    )


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("38.8", NUMBER, "38.8"),
        ("64%", NUMBER, "64"),
        ("1,234", NUMBER, "1234"),
        ("£3,012", NUMBER, "3012"),
        ("12.3 (p)", NUMBER, "12.3"),
        ("−5", NUMBER, "-5"),
        ("12·3", NUMBER, "12.3"),
        ("1.2E+03", NUMBER, "1200"),
        ("0", NUMBER, "0"),
        ("..", SUPPRESSED, None),
        ("<5", SUPPRESSED, None),
        ("-", SUPPRESSED, None),
        ("n/a", SUPPRESSED, None),
        ("12,5", WORDS, None),
        ("1 in 5", WORDS, None),
        ("see note", WORDS, None),
        ("(p)", WORDS, None),
    ],
)
def test_what_a_printed_figure_stands_for(text, kind, number):
    assert kind_of(text) == kind
    assert number_of(text) == (Decimal(number) if number is not None else None)
    assert has_mark(text) == (text == "12.3 (p)")


@given(st.text(max_size=12))
def test_a_text_has_a_number_only_where_it_is_one(text):
    assert (number_of(text) is not None) == (kind_of(text) == NUMBER)


@given(st.dictionaries(st.sampled_from([COUNCIL, NEIGHBOURS, ENGLAND]), st.lists(FIGURES, max_size=5)))
def test_figures_come_back_as_they_were_written(said):
    whole = {b: [Figure(str(n), t, f"A{n}") for n, t in enumerate(texts)] for b, texts in said.items()}
    assert figures(written(whole)) == {b: tuple(found) for b, found in whole.items() if found}


@given(FIGURES, FIGURES, st.sampled_from([HIGHER, LOWER]))
def test_the_other_direction_is_the_other_side_and_the_same_gap(own, other, direction):
    turned = {HIGHER: LOWER, LOWER: HIGHER}[direction]
    one, two = (distance(indicator([own], [other], direction=d), NEIGHBOURS) for d in (direction, turned))
    assert one.gap == two.gap == Decimal(own) - Decimal(other)
    assert {one.side, two.side} == ({BETTER, WORSE} if one.gap else {SAME})


@given(FIGURES, FIGURES, st.sampled_from([NEITHER, NOT_SAID]))
def test_without_a_direction_no_side_is_taken(own, other, direction):
    found = distance(indicator([own], [other], direction=direction), NEIGHBOURS)
    assert found.side == (OPEN if found.gap else SAME)
    assert not {"better", "worse"} & set(distance_words(found, NEIGHBOURS).split())


@given(SERIES, st.sampled_from([HIGHER, LOWER]))
def test_a_trend_read_backwards_is_the_opposite(own, direction):
    there, back = trend(indicator(own, direction=direction)), trend(indicator(own[::-1], direction=direction))
    assert there.change == -back.change
    opposite = {BETTER: WORSE, WORSE: BETTER, SAME: SAME, RISING: FALLING, FALLING: RISING}
    assert back.side == opposite[there.side]
    assert back.shape == opposite.get(there.shape, there.shape)


@given(SERIES, st.lists(CODES, min_size=1, max_size=3), st.data())
def test_suppressed_years_change_neither_trend_nor_its_words_but_for_saying_so(own, codes, data):
    mixed = list(own)
    for code in codes:
        mixed.insert(data.draw(st.integers(0, len(mixed))), code)
    known, told = trend(indicator(own)), trend(indicator(mixed))
    assert (known.change, known.shape, known.side) == (told.change, told.shape, told.side)
    assert f"{len(codes)} of {len(mixed)} years not known" in trend_words(told)


@given(CODES, FIGURES)
def test_a_suppressed_figure_has_no_distance(code, figure):
    assert distance(indicator([code], [figure]), NEIGHBOURS) is None
    assert distance(indicator([figure], [code]), NEIGHBOURS) is None


@given(SERIES)
def test_a_trend_has_the_shape_that_its_steps_have(own):
    numbers = [Decimal(text) for text in own]
    found = trend(indicator(own))
    ordered = sorted(numbers)
    shape = LEVEL if len(set(numbers)) == 1 else RISING if numbers == ordered else UNEVEN
    assert found.shape == (FALLING if shape == UNEVEN and numbers == ordered[::-1] else shape)


def test_only_figures_of_the_same_year_are_compared():
    own = indicator(["50", "60"], ["55"])
    assert distance(own, NEIGHBOURS).year == "2001"
    other = replace(
        own, figures=written({COUNCIL: [Figure("2004", "1", "A1")], ENGLAND: [Figure("2003", "2", "A2")]})
    )
    assert distance(other, ENGLAND) is None


def test_the_latest_year_that_both_have_is_compared():
    found = distance(indicator(["50", "60", ".."], ["55", "58", "59"]), NEIGHBOURS)
    assert (found.year, found.gap) == ("2001", Decimal("2"))


@given(st.lists(st.tuples(FIGURES, FIGURES, st.sampled_from([HIGHER, LOWER, NEITHER, NOT_SAID])), min_size=1))
def test_sorted_by_distance_the_worse_side_comes_first_and_what_is_open_last(rows):
    made = [indicator([own, own], [other], direction=d, place=n) for n, (own, other, d) in enumerate(rows)]
    ordered = sorted(made, key=sort_key(BY_NEIGHBOURS))
    sides = [(distance(i, NEIGHBOURS).side, i.direction) for i in ordered]
    ranks = [0 if d in (HIGHER, LOWER) else 1 for _, d in sides]
    assert ranks == sorted(ranks)
    known = [{WORSE: 0, SAME: 1, BETTER: 2}[side] for side, d in sides if d in (HIGHER, LOWER)]
    assert known == sorted(known)
    assert sorted(made, key=sort_key("dataset")) == made
    assert len(sorted(made, key=sort_key(BY_TREND))) == len(made)


def test_a_comparison_with_nought_is_the_furthest_of_all():
    far, near = indicator(["1"], ["0"], direction=LOWER, place=1), indicator(["9"], ["1"], direction=LOWER)
    assert sorted([near, far], key=sort_key(BY_NEIGHBOURS)) == [far, near]


def test_the_words_say_all_and_judge_nothing():
    shown = indicator(["61", "..", "52"], ["66"], ["68"])
    assert cell_words(shown, COUNCIL, "2002") == (
        "Reviews in time (%), 2002: the council 52; statistical neighbours 66; England 68."
    )
    heard = picture_words(shown)
    assert "2001 not known (..)" in heard
    assert "14 below statistical neighbours, on the worse side" in heard
    assert not {"grade", "score", "good", "adequate", "inadequate"} & set(heard.lower().split())


@given(st.lists(st.one_of(FIGURES, CODES), max_size=5), st.lists(st.one_of(FIGURES, CODES), max_size=3))
def test_every_mark_of_the_picture_lies_in_its_box_and_stands_for_a_known_figure(own, others):
    shown = indicator(own, others[: len(own)])
    laid = lay_out(shown, 100, 40, pad=5)
    known = [f for found in figures(shown.figures).values() for f in found if f.number is not None]
    marks = [mark for series in laid.series for mark in series.marks]
    assert len(marks) == len(known)
    assert all(0 <= x <= 100 and 0 <= y <= 40 for x, y in marks)
