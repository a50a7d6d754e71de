"""Killed while something was typed beside the list of assessments: it is there again, in none of them."""

import shutil

import pytest
from PySide6.QtTest import QTest

from csa_desktop.commands import authorities, drafts
from csa_desktop.store.store import Store
from tests.gui.exchange_fixtures import laptop, marsh  # noqa: F401
from tests.made_store import KEY

NEW = "Sharpston and Ambleton Joint Council"


@pytest.fixture
def home(laptop):  # noqa: F811
    """A store with nothing in it: the list asks for the first assessment."""
    one = laptop("H. Marsh")
    one.open()
    wait(one, lambda: bool(one.session.page.form._known))
    return one


@pytest.fixture
def killed(home, laptop):  # noqa: F811
    """Waits until each text is a draft, kills the program, and shows the list again."""

    def open_again(*texts):
        wait(home, lambda: set(texts) <= {draft.text for draft in home.store.drafts()})
        again = laptop("Again")
        again.store.close()
        shutil.rmtree(again.store.folder)
        shutil.copytree(home.store.folder, again.store.folder)
        again.store = Store(again.store.folder, KEY)
        home.host.hide()
        again.open()
        wait(again, lambda: bool(again.session.page.form._known))
        return again

    return open_again


def wait(laptop, until):  # noqa: F811
    laptop._qtbot.waitUntil(until)


def type_into(editor, text):
    editor.go()
    QTest.keyClicks(editor.focus_target(), text)


def test_the_authority_that_one_was_beginning_with_is_there_again(home, killed):
    form = home.session.page.form
    type_into(form.authority, NEW)
    form.year.focus_target().selectAll()
    type_into(form.year, "2006")
    again = killed(NEW, "2006")
    form = again.session.page.form
    wait(again, lambda: (form.authority.value(), form.year.value()) == (NEW, "2006"))
    form.framework.take("apa-2005")
    form.roles["apa-2005"].take("hmi")
    form.begin.click()
    wait(again, lambda: again.session.workspace is not None)
    wait(again, lambda: again.session.runner.idle() and again.store.drafts() == ())
    (about,) = again.store.assessments()
    assert (about.authority, about.year) == (NEW, 2006)
    assert drafts.waiting(again.store, about.id) == ()


def entry_of(laptop, name):  # noqa: F811
    form = laptop.session.page.form
    if form.authority.value() != name:
        type_into(form.authority, name)
    form.entry.click()
    return form.box


def test_the_entry_that_one_was_correcting_is_there_again(home, killed):
    entry_of(home, NEW).name.focus_target().clear()
    box = home.session.page.form.box
    box.name.retype("The Joint Council")
    box.region.take("london")
    again = killed("The Joint Council", "london", NEW)
    wait(again, lambda: again.session.page.form.authority.value() == NEW)
    box = entry_of(again, NEW)
    wait(again, lambda: (box.name.value(), box.region.value()) == ("The Joint Council", "london"))
    box.type.take("unitary")
    box.keep_button.click()
    wait(again, lambda: "The Joint Council" in {a.name for a in authorities.known(again.store)})
    kept = {"unsent:beginning/new/authority"}
    wait(again, lambda: again.session.runner.idle() and {d.place for d in again.store.drafts()} <= kept)


def test_an_entry_that_is_left_as_it_was_leaves_nothing(home):
    entry_of(home, NEW).name.retype("The Joint Council")
    wait(home, lambda: "The Joint Council" in {draft.text for draft in home.store.drafts()})
    home.session.page.form.box.leave_button.click()
    wait(home, lambda: {draft.text for draft in home.store.drafts()} == {NEW})
    assert entry_of(home, NEW).name.value() == NEW
