"""A box is opened and typed into before its earlier words are there again: neither of the two is lost."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from csa_desktop.domain.framework import Field, Option
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.pages.unsent import RISK, Unsent
from tests.gui.desk_fixtures import bench, work  # noqa: F401

KINDS = {
    "long": Field("what", "long", "What was found"),
    "line": Field("where", "text", "Where"),
    "bullets": Field("points", "bullets", "Points"),
}
BOTH = {"long": "Seen before\nand now", "line": "Seen before and now", "bullets": ("Seen before", "and now")}


@pytest.fixture
def box(bench, show):  # noqa: F811
    holders = []

    def open_box(field):
        editor, holder = editor_for(field), QWidget()
        holders.append(holder)
        editor.setParent(holder)
        show(holder, 400, 300)
        unsent = Unsent(bench.desk, {"what": editor}, box=RISK, row="r", title="A risk", parent=holder)
        return editor, unsent

    return open_box


def opened_again(bench, box, kind):  # noqa: F811
    """A box that was left with words in it."""
    editor, unsent = box(KINDS[kind])
    QTest.keyClicks(editor.focus_target(), "Seen before")
    unsent.keep()
    bench.settle()
    return box(KINDS[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_typed_before_stands_before_what_is_typed_now(bench, box, kind):  # noqa: F811
    editor, unsent = opened_again(bench, box, kind)
    with bench.reads_waiting():
        unsent.offer()
        QTest.keyClicks(editor.focus_target(), "and")
    bench.settle()
    QTest.keyClicks(editor.focus_target(), " now")
    unsent.keep()
    bench.settle()
    assert editor.value() == BOTH[kind]
    assert "Seen before" in bench.store.drafts()[0].text and "and now" in bench.store.drafts()[0].text


def test_a_choice_of_now_stays(bench, box):  # noqa: F811
    field = Field("child", "choice", "Child", options=(Option("a", "A"), Option("b", "B")))
    editor, unsent = box(field)
    editor.retype("a")
    unsent.keep()
    bench.settle()
    editor, unsent = box(field)
    with bench.reads_waiting():
        unsent.offer()
        editor.retype("b")
    unsent.keep()
    bench.settle()
    assert editor.value() == "b"


def words_kept(bench):  # noqa: F811
    return sorted(draft.text for draft in bench.store.drafts())


def test_a_box_that_is_left_before_its_earlier_words_came_keeps_both(bench, box):  # noqa: F811
    for words in ("Seen before", "and now"):
        editor, unsent = box(KINDS["long"])
        with bench.reads_waiting():
            unsent.offer()
            QTest.keyClicks(editor.focus_target(), words)
            unsent.keep()
            bench.qtbot.waitUntil(bench.runner.idle)
    assert words_kept(bench) == ["Seen before", "and now"]


def test_words_are_a_draft_soon_however_long_the_earlier_ones_take_to_come(bench, box):  # noqa: F811
    editor, unsent = opened_again(bench, box, "long")
    with bench.reads_waiting():
        unsent.offer()
        QTest.keyClicks(editor.focus_target(), "and now")
        bench.qtbot.waitUntil(lambda: words_kept(bench) == ["Seen before", "and now"])
    QTest.keyClicks(editor.focus_target(), ", too")
    unsent.keep()
    bench.settle()
    assert words_kept(bench) == ["Seen before", "and now, too"]


@pytest.mark.parametrize("ending", ["drop", "begin_anew"])
def test_what_is_sent_before_the_earlier_words_came_does_not_take_them_with_it(bench, box, ending):  # noqa: F811
    editor, unsent = opened_again(bench, box, "long")
    with bench.reads_waiting():
        unsent.offer()
        QTest.keyClicks(editor.focus_target(), "and now")
        editor.retype("")
        getattr(unsent, ending)()
    bench.settle()
    assert words_kept(bench) == ["Seen before"]
    assert editor.value() == ("Seen before" if ending == "begin_anew" else "")


def test_a_list_of_points_that_comes_back_is_still_a_list(bench, box):  # noqa: F811
    editor, unsent = box(KINDS["bullets"])
    editor.retype(("One", "Two"))
    unsent.keep()
    bench.settle()
    editor, unsent = box(KINDS["bullets"])
    with bench.reads_waiting():
        unsent.offer()
        QTest.keyClicks(editor.focus_target(), "Three")
    bench.settle()
    assert editor.value() == ("One", "Two", "Three")
