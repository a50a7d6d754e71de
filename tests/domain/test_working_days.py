"""Working days of England: what a clock of a source counts."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from csa_desktop.domain.working_days import add_working_days, is_working_day, working_days_between

DAYS = st.dates(date(2005, 1, 1), date(2030, 12, 31))


def test_a_weekend_is_no_working_day() -> None:
    assert add_working_days(date(2011, 6, 10), 1) == date(2011, 6, 13)


def test_bank_holidays_are_left_out_the_moved_and_the_one_off_ones_too() -> None:
    holidays = (
        *(date(2005, 3, 25), date(2005, 3, 28), date(2010, 12, 27), date(2010, 12, 28)),
        *(date(2011, 4, 29), date(2011, 8, 29), date(2012, 6, 4), date(2012, 6, 5)),
        *(date(2020, 5, 8), date(2022, 9, 19), date(2023, 5, 8)),
    )
    assert not any(map(is_working_day, holidays))


def test_holidays_of_other_parts_of_the_kingdom_are_working_days() -> None:
    assert is_working_day(date(2011, 3, 17))
    assert is_working_day(date(2011, 11, 30))
    assert is_working_day(date(2010, 8, 2))


def test_a_letter_within_five_working_days_over_christmas() -> None:
    assert add_working_days(date(2011, 12, 22), 5) == date(2012, 1, 3)


def test_an_event_before_another_is_counted_below_nought() -> None:
    assert working_days_between(date(2011, 6, 13), date(2011, 6, 10)) == -1
    assert add_working_days(date(2011, 6, 13), -1) == date(2011, 6, 10)


@given(DAYS, st.integers(1, 60))
def test_what_was_added_is_what_lies_between(day: date, n: int) -> None:
    due = add_working_days(day, n)

    assert working_days_between(day, due) == n
    assert is_working_day(due)


@given(DAYS, DAYS, st.integers(-40, 40))
def test_days_between_add_up_along_the_way(a: date, b: date, shift: int) -> None:
    middle = a + timedelta(days=shift)

    assert working_days_between(a, middle) + working_days_between(middle, b) == working_days_between(a, b)
