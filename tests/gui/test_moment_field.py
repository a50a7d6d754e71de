"""A moment is typed as one writes it, taken by one press, and never lost where it is not understood."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QTest

from csa_desktop import clock
from csa_desktop.domain.framework import Field
from csa_desktop.gui.fields.moments import NOT_YET, MomentField, read_moment, written

FIELD = Field("when", "text", "When")


@pytest.fixture
def noon():
    clock.set_source(lambda: datetime(2012, 3, 21, 12, 30, 20, tzinfo=UTC))
    yield datetime(2012, 3, 21, 12, 30, tzinfo=UTC)
    clock.set_source(None)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("21 March 2012", "2012-03-21"),
        ("21/3/2012", "2012-03-21"),
        ("21 March 2012 10:40", "21 March 2012 10:40"),
        ("21/3/12 at 9.05", "21 March 2012 09:05"),
        ("21 Mar 2012, 16:30", "21 March 2012 16:30"),
    ],
)
def test_a_moment_is_read_as_it_is_written(typed, said):
    read = read_moment(typed)
    assert said in (read, written(read))


@pytest.mark.parametrize("typed", ["", "soon", "10:61", "25:00", "31 February 2012", "21 March"])
def test_what_is_no_moment_is_not_guessed(typed):
    assert read_moment(typed) is None


def test_a_time_alone_is_today_s(noon):
    assert written(read_moment("9:15")) == "21 March 2012 09:15"


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)))
def test_a_moment_that_is_shown_is_the_moment_that_is_kept(moment):
    iso = moment.replace(second=0, microsecond=0).astimezone().isoformat(timespec="minutes")
    again = read_moment(written(iso))
    assert again is not None
    assert again[:16] == iso[:16]


@given(st.text(max_size=30))
def test_any_text_can_be_typed(text):
    assert read_moment(text) is None or read_moment(text)[:4].isdigit()


def test_now_is_one_press_and_counts_as_typed_and_left(show, noon):
    field = show(MomentField(FIELD))
    heard = []
    field.typed.connect(heard.append)
    field.left.connect(lambda: heard.append("left"))
    field.press.click()
    assert datetime.fromisoformat(field.value()) == noon
    assert heard == [field.value(), "left"]


def test_what_is_not_understood_is_kept_as_it_was_typed_and_said(show):
    field = show(MomentField(FIELD))
    QTest.keyClicks(field.focus_target(), "by the end of the week")
    assert field.value() == "by the end of the week"
    assert field._read_as.text() == NOT_YET


def test_a_moment_of_the_store_is_given_back_unchanged(show):
    field = show(MomentField(FIELD))
    for kept in ("2012-03-21T10:40+05:00", "2012-03-21", "soon", ""):
        field.reset(kept)
        assert field.value() == kept
