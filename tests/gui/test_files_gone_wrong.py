"""A stick that is full, protected or pulled, and files that are no whole bundle for this laptop."""
# ruff: noqa: F811 - fixtures are asked for by the names under which they are imported

import errno
import io
import os
import shutil
import threading
import zipfile
from contextlib import contextmanager
from functools import partial

import pytest

from csa_desktop.commands import exchange, received
from csa_desktop.exchange import envelope, sharing
from csa_desktop.exchange.identity import identity_of
from csa_desktop.store import durable
from tests.exchange.lies import Lie
from tests.gui.exchange_fixtures import cole, laptop, marsh, meet, stick  # noqa: F401


@pytest.fixture
def met(marsh, cole):
    """H. Marsh, who has written a finding and can share it with R. Cole."""
    meet(marsh, cole)
    marsh.say(marsh.assessment, "The register fell.")
    return marsh


# Writing


def about_to_share(one):
    """R. Cole is chosen, and what would leave is to be seen."""
    tab = one.go("share").share
    one.wait_for("Share with")
    next(iter(tab._options.values())).button.click()
    one.wait_for("This leaves the laptop")
    return tab


def failing(whole, fault, before=lambda: None):
    """Writes a hundred bytes, and then what the system does on such a stick."""

    def write(part, data, mode):
        whole(part, data[:100], mode)
        before()
        raise OSError(fault, os.strerror(fault))

    return write


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (errno.ENOSPC, "The disk is full, or its limit for this file is reached."),
        (errno.EROFS, "This disk or stick can be read, and not written to."),
        (errno.EIO, "The disk refused to write: it was taken out, or is failing."),
        (errno.EACCES, "This folder does not allow files to be written or replaced."),
    ],
)
def test_a_stick_that_takes_nothing_is_told_with_the_next_step(met, stick, monkeypatch, fault, words):
    tab = about_to_share(met)
    with monkeypatch.context() as faulty:
        faulty.setattr(durable, "_write_through", failing(durable._write_through, fault))
        tab.share_to(stick)
        met.wait_for(words)
    said = tab.outcome.said.text()
    assert "was not written." in said and "as it was before" not in said, "there was none before"
    assert any(step in said for step in ("Make room", "another"))
    assert list(stick.iterdir()) == [] and met.store.trail(met.assessment).rows.exports == ()


def test_who_was_put_on_the_team_for_a_bundle_that_failed_is_named_and_shown(met, stick, monkeypatch):
    tab = about_to_share(met)
    assert met.says("This puts the laptop of R. Cole on the team")
    with monkeypatch.context() as faulty:
        faulty.setattr(durable, "_write_through", failing(durable._write_through, errno.ENOSPC))
        tab.share_to(stick)
        met.wait_for("R. Cole is on the team of this assessment from now on")
    met._qtbot.waitUntil(lambda: not met.says("This puts the laptop"))
    assert met.says("R. Cole is on the team of this assessment from now on"), "the sentence stays in sight"
    tab.share_to(stick)
    met.wait_for("you can pull the stick now")
    assert len(list(stick.iterdir())) == 1


def test_a_stick_that_is_pulled_half_way_and_put_in_again(met, stick, monkeypatch):
    tab = about_to_share(met)
    with monkeypatch.context() as faulty:
        pulled = failing(durable._write_through, errno.ENODEV, before=partial(shutil.rmtree, stick))
        faulty.setattr(durable, "_write_through", pulled)
        tab.share_to(stick)
        met.wait_for("Put the stick in again")
    assert met.store.trail(met.assessment).rows.exports == ()
    stick.mkdir()
    tab.share_to(stick)
    met.wait_for("you can pull the stick now")


def test_a_stick_that_gives_back_something_else_is_not_trusted(met, stick, monkeypatch):
    tab = about_to_share(met)
    whole = durable._write_through
    with monkeypatch.context() as faulty:
        faulty.setattr(durable, "_write_through", lambda part, data, mode: whole(part, data[:100], mode))
        tab.share_to(stick)
        met.wait_for("The stick or disk may be failing: use another one.")
    assert not met.says("Make a backup") and list(stick.iterdir()) == []


# Bringing in


@pytest.fixture
def bundle(met, cole, stick):
    """A bundle of H. Marsh for R. Cole."""
    path = stick / "good.csabundle"
    exchange.share(met.store, met.assessment, [cole.store.device], path)
    return path


def archive():
    """A zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("letter.txt", "Dear Director " * 1000)
    return out.getvalue()


def is_told(one, path, words):
    """The file is refused with these words, in the outcome, and nothing came of it."""
    tab = one.go("bring-in").bring_in
    tab.bring([str(path)])
    one.wait_for(f"{path.name}: ")
    one.wait_for(words)
    assert one.store.assessments() == () and not tab.is_busy


def is_kept(one, path):
    """The refused file is kept as it came."""
    digest = sharing.digest(path.read_bytes())
    return digest in {file.sha256 for file in received.listed(one.store) if file.state == "refused"}


@pytest.mark.parametrize("part", [0.5, 0.99])
def test_a_file_that_was_cut_short_is_copied_again_and_comes_in(cole, bundle, stick, part):
    data = bundle.read_bytes()
    cut = stick / "cut.csabundle"
    cut.write_bytes(data[: int(len(data) * part)])
    is_told(cole, cut, "did not come whole: it was cut short or damaged on the way. Nothing was changed.")
    assert is_kept(cole, cut)
    cut.write_bytes(data)
    cole.page.bring([str(cut)])
    cole.press("Bring in")
    cole.wait_for("Brought in")


def test_an_empty_file_did_not_come_whole(cole, stick):
    (stick / "empty.csabundle").write_bytes(b"")
    is_told(cole, stick / "empty.csabundle", "It is empty: it did not come whole.")


def test_a_zip_with_the_name_of_a_bundle_is_none(cole, stick):
    (stick / "zip.csabundle").write_bytes(archive())
    is_told(cole, stick / "zip.csabundle", "This file is no bundle, whatever it is called")
    assert is_kept(cole, stick / "zip.csabundle")


def test_a_bundle_for_another_person_says_what_to_ask_for(met, cole, laptop, stick):
    khan = laptop("J. Khan")
    meet(met, khan)
    exchange.share(met.store, met.assessment, [khan.store.device], stick / "other.csabundle")
    is_told(cole, stick / "other.csabundle", "Give your colleague the card of this laptop")
    assert is_kept(cole, stick / "other.csabundle")


@pytest.mark.parametrize("how", ["envelope", "manifest", "change"])
def test_a_bundle_of_a_newer_program_says_so_and_is_kept(met, cole, bundle, stick, monkeypatch, how):
    newer = stick / "newer.csabundle"
    with monkeypatch.context() as later:
        data = bundle.read_bytes()
        plain = envelope.opened(data, identity_of(cole.store))
        lie = Lie.of(identity_of(met.store), envelope.unfold(plain))
        if how == "envelope":
            later.setattr(envelope, "MAGIC", b"csa_desktop bundle 2\n")
        newer.write_bytes(changed(lie, how).sealed([identity_of(cole.store).box]))
    is_told(cole, newer, "written by a newer version of the program. Nothing was changed, and the file is")
    assert is_kept(cole, newer)


def changed(lie, how):
    """The content as a later version of the program might write it."""
    if how == "manifest":
        lie.manifest["format"] = 99
    elif how == "change":
        lie.changes[-1]["header"]["schema_version"] = 99
        lie.resign()
    return lie


def test_a_stick_that_is_gone_and_a_folder_are_told_apart(cole, stick):
    is_told(cole, stick / "gone.csabundle", "it is not there any more. Put the stick in again")
    (stick / "folder.csabundle").mkdir()
    if os.name != "nt":
        is_told(cole, stick / "folder.csabundle", "it is a folder. Choose the file itself.")
    assert received.listed(cole.store) == ()


# Stopping


def test_bringing_in_is_stopped_by_hand_and_done_again(met, cole, bundle):
    """Stopped while another command is kept: nothing of it is there, and it comes in the second time."""
    tab = cole.go("bring-in").bring_in
    tab.bring([str(bundle)])
    cole.wait_for("nothing of it is in the store yet")
    cole.host.resize(1280, 300)
    with being_kept(cole.store):
        tab.view.take.click()
        met._qtbot.waitUntil(lambda: cole.says("Weighing it once more") and in_sight(tab))
        tab.progress.stop.click()
        assert cole.says("Stopping")
    cole.wait_for("It was stopped. Nothing of this file was brought in.")
    assert cole.store.assessments() == () and received.listed(cole.store) == ()
    tab.bring([str(bundle)])
    cole.press("Bring in")
    cole.wait_for("Brought in")
    assert cole.texts(met.assessment) == ["The register fell."]


def in_sight(tab):
    """Whether the way out stands in the part of the page that is shown."""
    return not tab.progress.stop.visibleRegion().isEmpty()


@contextmanager
def being_kept(store):
    """Another command holds the store's file for as long as this lasts."""
    begun, ended = threading.Event(), threading.Event()

    def hold(_):
        begun.set()
        ended.wait()

    other = threading.Thread(target=store.keep_local, args=(hold,))
    other.start()
    begun.wait()
    try:
        yield
    finally:
        ended.set()
        other.join()
