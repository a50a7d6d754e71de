"""What a person should know once is said calmly, one after the other."""

import pytest

from csa_desktop.gui.notices import Notice, Notices


@pytest.fixture
def notices(show) -> Notices:  # type: ignore[no-untyped-def]
    holder = Notices()
    show(holder, 1000, 60)
    holder.hide()
    return holder


def test_nothing_is_said_where_there_is_nothing(notices: Notices) -> None:
    notices.say(Notice(""))
    assert not notices.isVisible()


def test_one_after_the_other_and_the_same_only_once(notices: Notices) -> None:
    gone: list[str] = []
    for words in ("The first", "The second", "The first"):
        notices.say(Notice(words, gone=lambda words=words: gone.append(words)))
    assert notices.words.text() == "The first"
    notices.read.click()
    assert notices.words.text() == "The second"
    notices.read.click()
    assert not notices.isVisible()
    assert gone == ["The first", "The second"]


def test_what_one_can_do_about_it_is_done_and_the_notice_goes(notices: Notices) -> None:
    done: list[str] = []
    notices.say(
        Notice(
            "A second place is missing",
            "Choose one",
            lambda: done.append("chosen"),
            lambda: done.append("gone"),
        )
    )
    assert notices.act.text() == "Choose one"
    notices.act.click()
    assert sorted(done) == ["chosen", "gone"]
    assert not notices.isVisible()


def test_notices_of_a_closed_store_are_forgotten(notices: Notices) -> None:
    notices.say(Notice("One"))
    notices.say(Notice("Two"))
    notices.clear()
    assert not notices.isVisible()
    assert notices.now is None
