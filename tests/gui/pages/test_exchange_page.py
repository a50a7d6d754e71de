"""The page of exchange: who is who, what leaves, what comes in, and what each refusal leaves behind."""

import errno
import hashlib
import os
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from csa_desktop.commands import exchange, plan, received, statements
from csa_desktop.gui.pages.exchange.received_list import RefusedRow
from csa_desktop.gui.pages.exchange.team_list import LaptopRow
from csa_desktop.gui.pages.subject import SubjectPage
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.others import DISCARDED, REFUSED, TAKEN, keep_contact
from csa_desktop.store.weighing import NotTakenError
from tests.gui.exchange_fixtures import cole, laptop, marsh, meet, stick  # noqa: F401


@pytest.fixture
def met(marsh, cole):  # noqa: F811
    """H. Marsh and R. Cole have compared the words of their cards."""
    meet(marsh, cole)
    return marsh


def choose_all(one):
    """Choose every colleague that can be shared with, and wait for what would leave."""
    tab = one.go("share").share
    one.wait_for("Share with")
    for option in tab._options.values():
        option.button.click()
    one.wait_for("This leaves the laptop")
    return tab


def bundle_of(one, other, stick):  # noqa: F811
    target = stick / exchange.file_name()
    exchange.share(one.store, one.assessment, [other.store.device], target)
    return target


def drop(page, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    page.dropEvent(QDropEvent(QPointF(9, 9), action, data, button, Qt.KeyboardModifier.NoModifier))


# Colleagues


def test_who_has_no_colleague_is_led_to_the_cards(marsh):  # noqa: F811
    marsh.go("share")
    marsh.wait_for("Nobody to share with yet")
    marsh.press("Go to the cards of colleagues")
    assert marsh.says("The words of your card, to be read aloud")


def test_a_card_that_is_dropped_is_shown_with_its_words(marsh, cole, stick):  # noqa: F811
    exchange.save_card(cole.store, stick / "cole.csacard")
    drop(marsh.go("bring-in"), stick / "cole.csacard")
    marsh.wait_for("Compare the words with R. Cole")
    assert marsh.says("not compared yet")
    (contact,) = exchange.contacts(marsh.store)
    assert not contact.confirmed


def test_a_card_whose_words_differ_is_forgotten(marsh, cole, stick):  # noqa: F811
    exchange.save_card(cole.store, stick / "cole.csacard")
    marsh.go("colleagues").bring([str(stick / "cole.csacard")])
    marsh.wait_for("They differ")
    marsh.press("They differ")
    marsh.wait_for("The card of R. Cole was forgotten")
    assert exchange.contacts(marsh.store) == ()


def test_forgetting_is_asked_about_first(met, qtbot):
    met.go("colleagues")
    met.wait_for("Forget … R. Cole")
    met.press("Forget … R. Cole")
    met.wait_for("Bundles of this laptop are not taken any more")
    met.press("Keep it")
    assert len(exchange.contacts(met.store)) == 1
    met.press("Forget … R. Cole")
    met.press("Forget the card")
    qtbot.waitUntil(lambda: exchange.contacts(met.store) == ())


def test_what_is_no_card_and_ones_own_card_are_refused_in_a_sentence(marsh, stick):  # noqa: F811
    (stick / "letter.csacard").write_text("Dear Director")
    exchange.save_card(marsh.store, stick / "own.csacard")
    refusals = {"letter": "no contact card", "own": "your own card", "gone": "could not be opened"}
    for name, words in refusals.items():
        marsh.go("colleagues").bring([str(stick / f"{name}.csacard")])
        marsh.wait_for(words)
    assert exchange.contacts(marsh.store) == ()


def test_a_laptop_is_put_on_the_team_and_taken_off_it(met, cole):  # noqa: F811
    met.go("colleagues")
    met.wait_for("not on this team")
    met.press("Put on the team … R. Cole")
    met.wait_for("It can then be sent all of this assessment")
    met.press("Put it on")
    met.wait_for("Take off the team … R. Cole")
    met.press("Take off the team … R. Cole")
    met.wait_for("What R. Cole writes later is not taken here any more")
    met.press("Take it off")
    met.wait_for("taken off")
    (gone,) = [d for d in met.store.trail(met.assessment).rows.devices if d.removed]
    assert gone.device == cole.store.device
    met.go("share")
    met.wait_for("R. Cole was taken off the team")
    assert not met.page.share._options


def test_ones_own_laptop_is_not_offered_to_be_taken_off(marsh):  # noqa: F811
    page = marsh.go("colleagues")
    marsh.wait_for("this laptop")
    (row,) = page.findChildren(LaptopRow)
    assert not row.ask.isVisible()


def test_the_focus_stays_where_a_card_was_confirmed(marsh, cole, stick):  # noqa: F811
    exchange.save_card(cole.store, stick / "cole.csacard")
    marsh.go("colleagues").bring([str(stick / "cole.csacard")])
    marsh.wait_for("Compare the words with R. Cole")
    focus_on(marsh, "They are the same: confirm")
    marsh.press("They are the same: confirm")
    marsh.wait_for("Compare again R. Cole")
    assert focused(marsh) == "Compare again R. Cole"
    focus_on(marsh, "Forget … R. Cole")
    marsh.press("Forget … R. Cole")
    assert focused(marsh) == "Forget the card"
    marsh.press("Keep it")
    assert focused(marsh) == "Forget … R. Cole"
    marsh.wait_for("Put on the team … R. Cole")
    marsh.press("Put on the team … R. Cole")
    marsh.press("Put it on")
    marsh.wait_for("Take off the team … R. Cole")
    assert focused(marsh) == "Take off the team … R. Cole"


def test_a_card_with_other_keys_is_compared_at_once(met, cole, stick):  # noqa: F811
    met.go("colleagues")
    met.wait_for("Compare again R. Cole")
    other = replace(exchange.contacts(met.store)[0], sign="another")
    met.store.keep_local(lambda connection: keep_contact(connection, other))
    exchange.save_card(cole.store, stick / "cole.csacard")
    met.page.colleagues.look()
    met.page.bring([str(stick / "cole.csacard")])
    met.wait_for("Compare the words with R. Cole")


def focus_on(one, name):
    """Put the focus on what is called so, as the Tab key would."""
    one._pressable(name)[0].setFocus()


def focused(one):
    """What is called what has the focus in the window."""
    widget = one.host.window().focusWidget()
    return (widget.accessibleName() or widget.text()) if widget else ""


# Sharing


def test_what_was_typed_just_before_leaves_with_it(met):
    choose_all(met)
    before = met.page.share.view.leaving.outgoing.manifest.statements
    run = met.session.workspace.desk.run
    run(statements.add, kind="finding", text="Typed just now.", step="1", subject="staying-safe")
    met.page.share.look()
    told = partial(_statements, met)
    met._qtbot.waitUntil(lambda: told() == before + 1)


def _statements(one):
    view = one.page.share.view
    return view.leaving.outgoing.manifest.statements if view else None


@pytest.mark.parametrize(
    ("fault", "words"), [(errno.ENOSPC, "The disk is full"), (errno.EIO, "refused to write")]
)
def test_a_full_disk_or_a_pulled_stick_is_told_and_leaves_no_half_file(met, stick, monkeypatch, fault, words):  # noqa: F811
    sync = os.fsync

    def fail_on_the_stick(descriptor):
        if Path(f"/proc/self/fd/{descriptor}").resolve().is_relative_to(stick):
            raise OSError(fault, os.strerror(fault))
        sync(descriptor)

    if not Path("/proc/self/fd").is_dir():
        pytest.skip("which file is written is read from /proc")
    tab = choose_all(met)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail_on_the_stick)
        tab.share_to(stick)
        met.wait_for(words)
    assert list(stick.iterdir()) == []
    assert met.store.trail(met.assessment).rows.exports == ()
    assert received.last(met.store, met.assessment) is None
    tab.share_to(stick)
    met.wait_for("you can pull the stick now")
    assert len(list(stick.iterdir())) == 1


def test_a_folder_that_is_gone_is_told(met, stick):  # noqa: F811
    tab = choose_all(met)
    stick.rmdir()
    tab.share_to(stick)
    met.wait_for("is not there any more")
    assert tab.view.write.isEnabled()


def test_the_page_says_what_was_left_behind_of_what_they_have(met, cole, stick):  # noqa: F811
    met.say(met.assessment, "First.")
    exchange.take(cole.store, exchange.open_bundle(cole.store, bundle_of(met, cole, stick).read_bytes()))
    choose_all(met)
    met.wait_for("No bundle came from the laptop of R. Cole yet")
    met.page.share._options[cole.store.device].button.click()
    exchange.share(cole.store, met.assessment, [met.store.device], stick / "back.csabundle")
    opened = exchange.open_bundle(met.store, (stick / "back.csabundle").read_bytes())
    exchange.take(met.store, opened)
    met.say(met.assessment, "Second.")
    choose_all(met)
    assert met.says("what they lack, as far as their last bundle told") and not met.says(
        "No bundle came back"
    )
    met.page.share._everything.button.click()
    met.wait_for("everything, from the beginning")


# Bringing in


def test_left_it_changes_nothing(met, cole, stick):  # noqa: F811
    cole.go("bring-in").bring([str(bundle_of(met, cole, stick))])
    cole.wait_for("nothing of it is in the store yet")
    cole.press("Leave it")
    assert cole.says("was left as it is. Nothing was changed.")
    assert cole.store.assessments() == () and received.listed(cole.store) == ()


def test_before_anything_changes_it_says_in_how_many_fields_two_things_would_stand(met, cole, stick):  # noqa: F811
    line = plan.add(met.store, met.assessment, kind="meeting", about={"place": "Sale"}).row
    exchange.take(cole.store, exchange.open_bundle(cole.store, bundle_of(met, cole, stick).read_bytes()))
    for one, said in ((met, "Here"), (cole, "There")):
        plan.change(one.store, met.assessment, line, {"place": said, "meets": said})
    target = stick / exchange.file_name()
    exchange.share(cole.store, met.assessment, [met.store.device], target)
    met.go("bring-in").bring([str(target)])
    met.wait_for("2 fields would say two things")
    met.press("Bring in")
    met.wait_for("2 fields say two things now")


def test_a_new_assessment_is_in_the_list_at_once(met, cole, stick):  # noqa: F811
    drop(cole.go("colleagues"), bundle_of(met, cole, stick))
    cole.wait_for("(not in this store yet)")
    cole.press("Bring in")
    cole.wait_for("Open the assessment")
    cole.press("Back to the assessments")
    cole.wait_for("Sharpston")


def test_the_open_page_shows_what_came(met, cole, stick):  # noqa: F811
    exchange.take(cole.store, exchange.open_bundle(cole.store, bundle_of(met, cole, stick).read_bytes()))
    cole.say(met.assessment, "Written by R. Cole.")
    exchange.share(cole.store, met.assessment, [met.store.device], stick / "back.csabundle")
    met.go("bring-in").bring([str(stick / "back.csabundle")])
    met.wait_for("nothing of it is in the store yet")
    met.press("Bring in")
    met.wait_for("Brought in")
    met.session.workspace.go(_staying_safe())
    met.settle()
    assert isinstance(met.page, SubjectPage) and "Written by R. Cole." in met.texts(met.assessment)
    assert any("Written by R. Cole." in s.text for s in met.session.workspace.trail.rows.statements)


def _staying_safe():
    from csa_desktop.gui.places import Place

    return Place("subject", "staying-safe", tab="1")


def test_several_files_come_one_after_the_other(met, cole, stick):  # noqa: F811
    paths = [str(bundle_of(met, cole, stick)) for _ in range(2)]
    cole.go("bring-in").bring(paths)
    for path in paths:
        cole.wait_for(f"{Path(path).name}: nothing of it")
        cole.press("Bring in")
    cole.wait_for("Brought in")
    assert [file.state for file in received.listed(cole.store)] == [TAKEN, TAKEN]


def test_what_is_no_bundle_is_refused_and_not_kept(cole, stick):  # noqa: F811
    (stick / "film.mp4").write_bytes(bytes(5000))
    cole.go("bring-in").bring([str(stick / "film.mp4"), str(stick / "gone.csabundle")])
    cole.wait_for("It could not be opened")
    assert received.listed(cole.store) == ()


@pytest.fixture
def refused(marsh, cole, stick):  # noqa: F811
    """A bundle that R. Cole does not believe, because the card of H. Marsh is not there."""
    card = exchange.keep_card(marsh.store, exchange.own_card(cole.store))
    exchange.confirm(marsh.store, card.device)
    path = bundle_of(marsh, cole, stick)
    page = cole.go("bring-in")
    page.bring([str(path)])
    cole.wait_for("Not brought in")
    assert cole.says("signed by no laptop whose card you have confirmed")
    return path


def state_is(one, state):
    return [file.state for file in received.listed(one.store)] == [state]


def headings(one):
    return [words.text() for words in one.page.findChildren(Words) if words.property("look") == "heading"]


def test_a_refused_file_is_listed_by_its_name_with_its_digest_beside(refused, marsh, cole):  # noqa: F811
    digest = hashlib.sha256(refused.read_bytes()).hexdigest()[:8]
    (said,) = [text for text in headings(cole) if digest in text]
    assert said.startswith(f"{refused.name}, refused") and said.endswith(f"· {digest}")
    meet(cole, marsh)
    cole.press("Try again")
    cole.wait_for("nothing of it is in the store yet")
    cole.press("Bring in")
    cole.wait_for("Brought in")
    assert [file.name for file in received.listed(cole.store)] == [refused.name]


def test_a_file_whose_name_is_not_known_is_listed_by_its_digest(marsh, cole, stick):  # noqa: F811
    with pytest.raises(NotTakenError):
        exchange.open_bundle(cole.store, b"\0" * 64)
    cole.go("bring-in")
    cole.wait_for("Not brought in")
    (kept,) = received.listed(cole.store)
    assert kept.name == ""
    assert any(text.startswith("A file, refused") and kept.sha256[:8] in text for text in headings(cole))


def test_a_refused_file_is_saved_out_as_it_came(refused, cole, stick):  # noqa: F811
    (row,) = cole.page.findChildren(RefusedRow)
    cole.page.bring_in.save_to(row.objectName().partition("-")[2], stick / "out.csabundle")
    cole.wait_for("The file is saved as")
    assert (stick / "out.csabundle").read_bytes() == refused.read_bytes()


def test_a_refused_file_is_tried_again_once_the_card_is_there(refused, marsh, cole):  # noqa: F811
    meet(cole, marsh)
    cole.press("Try again")
    cole.wait_for("nothing of it is in the store yet")
    cole.press("Bring in")
    cole.wait_for("Brought in")
    assert state_is(cole, TAKEN)


def test_a_refused_file_stays_until_a_person_discards_it(refused, cole, qtbot):  # noqa: F811
    cole.press("Discard …")
    cole.press("Keep it")
    assert state_is(cole, REFUSED) and focused(cole) == "Discard …"
    cole.press("Discard …")
    cole.press("Discard it")
    qtbot.waitUntil(lambda: state_is(cole, DISCARDED))
    qtbot.waitUntil(lambda: focused(cole).startswith("Open a bundle"))
    cole.wait_for("refused, and discarded")
    assert refused.exists()
