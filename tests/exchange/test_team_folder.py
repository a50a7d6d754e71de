"""A folder that a team shares: what lies there is offered, and nothing is taken by itself."""
# ruff: noqa: F811 - fixtures are asked for by the names under which they are imported

import os
import shutil
import stat

import pytest

from csa_desktop.commands import exchange, team_folder, to_team_folder
from csa_desktop.commands.team_folder import (
    ARRIVING,
    ELSEWHERE,
    KNOWN,
    NEW,
    NOT_FOR_US,
    OWN,
    PUT_AWAY,
    REFUSED,
    TAKEN,
    WAITS,
    Known,
)
from csa_desktop.errors import UserError
from csa_desktop.exchange.mailbox import FolderMailbox, may_be_bundle
from csa_desktop.store.others import DISCARDED, keep_received, received
from csa_desktop.store.store import Store
from tests.exchange.team_made import (  # noqa: F401
    assessment,
    begin,
    bring_in,
    bundle,
    by_hand,
    cole,
    laptop,
    marsh,
    meet,
    open_laptop,
    say,
    texts,
    together,
)
from tests.made_store import KEY


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "team"
    made.mkdir()
    return made


@pytest.fixture
def shared(marsh, cole, together, folder):
    """Both have chosen the folder."""
    for store in (marsh, cole):
        team_folder.choose(store, together, folder)
    return together


def states(store, assessment, known=None):
    looked = team_folder.look(store, assessment, known or Known())
    return sorted(found.state for found in looked.bundles)


def take_all(store, assessment):
    """Bring in everything that is offered, as a person does with one file after the other."""
    mailbox = team_folder.chosen(store, assessment).mailbox
    for found in team_folder.look(store, assessment, Known()).of(NEW):
        bring_in(store, mailbox.get(found.name))


def names_and_bytes(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_one_puts_there_the_other_is_offered_and_takes(marsh, cole, shared, folder):
    say(marsh, shared, "The register fell.")
    to_team_folder.send(marsh, shared)
    (name,) = names_and_bytes(folder)
    assert name.endswith(".csabundle") and "Marsh" not in name
    known = Known()
    looked = team_folder.look(cole, shared, known)
    assert looked.offer == "1 bundle from H. Marsh is in the team folder"
    assert texts(cole, shared) == []
    take_all(cole, shared)
    assert texts(cole, shared) == ["The register fell."]
    assert states(cole, shared, known) == [TAKEN] and states(marsh, shared) == [OWN]


def test_nothing_is_sent_to_those_who_have_everything(marsh, cole, shared, folder):
    say(marsh, shared, "The register fell.")
    to_team_folder.send(marsh, shared)
    take_all(cole, shared)
    say(cole, shared, "A gap in the data.")
    to_team_folder.send(cole, shared)
    take_all(marsh, shared)
    assert texts(marsh, shared) == texts(cole, shared)
    with pytest.raises(UserError, match="have all of it"):
        to_team_folder.send(marsh, shared)
    assert len(names_and_bytes(folder)) == 2


def test_what_was_lost_from_the_folder_is_sent_again(marsh, cole, shared, folder):
    say(marsh, shared, "First.")
    to_team_folder.send(marsh, shared)
    next(folder.iterdir()).unlink()
    assert states(cole, shared) == []
    say(marsh, shared, "Second.")
    to_team_folder.send(marsh, shared)
    take_all(cole, shared)
    assert texts(cole, shared) == ["First.", "Second."]


def test_one_that_waits_for_another_is_offered_once_that_was_taken(marsh, shared, tmp_path, by_hand):
    khan = open_laptop(tmp_path / "khan", "J. Khan")
    meet(marsh, khan)
    bring_in(khan, bundle(marsh, shared, khan, by_hand))
    khan.close()
    shutil.copytree(tmp_path / "khan", tmp_path / "earlier")
    khan = Store(tmp_path / "khan", KEY)
    say(marsh, shared, "First.")
    first = bundle(marsh, shared, khan, by_hand)
    bring_in(khan, first)
    bring_in(marsh, bundle(khan, shared, marsh, by_hand))
    khan.close()
    say(marsh, shared, "Second.")
    put_back = Store(tmp_path / "earlier", KEY)
    folder = tmp_path / "team of Khan"
    folder.mkdir()
    (folder / "second.csabundle").write_bytes(bundle(marsh, shared, put_back, by_hand))
    team_folder.choose(put_back, shared, folder)
    known = Known()
    looked = team_folder.look(put_back, shared, known)
    assert [found.state for found in looked.bundles] == [WAITS] and looked.offer == ""
    (folder / "first.csabundle").write_bytes(first)
    assert states(put_back, shared, known) == [NEW, WAITS]
    bring_in(put_back, first)
    assert states(put_back, shared, known) == [NEW, TAKEN]
    take_all(put_back, shared)
    assert texts(put_back, shared) == ["First.", "Second."]
    put_back.close()


def test_files_for_others_of_other_assessments_and_refused_ones_are_told_apart(
    marsh,
    cole,
    laptop,
    shared,
    folder,
    by_hand,
):
    stranger = laptop("Stranger")
    meet(marsh, stranger)
    exchange.keep_card(stranger, exchange.own_card(cole))
    exchange.confirm(stranger, cole.device)
    other = begin(marsh, "Elsewhere")
    theirs = begin(stranger, "Theirs")
    files = {
        NOT_FOR_US: bundle(marsh, shared, stranger, by_hand),
        ELSEWHERE: bundle(marsh, other, cole, by_hand),
        REFUSED: bundle(stranger, theirs, cole, by_hand),
        KNOWN: bundle(cole, shared, marsh, by_hand),
    }
    for state, data in files.items():
        (folder / f"{state}.csabundle").write_bytes(data)
    looked = team_folder.look(cole, shared, Known())
    found = {bundle.name.removesuffix(".csabundle"): bundle.state for bundle in looked.bundles}
    assert found == {**{state: state for state in files}, KNOWN: OWN}
    assert "card you have confirmed" in next(b.said for b in looked.bundles if b.state == REFUSED)
    with cole.reading() as connection:
        assert all(file.state == TAKEN for file in received(connection))


def test_a_refused_one_is_offered_once_its_card_was_confirmed(marsh, cole, laptop, shared, folder, by_hand):
    khan = laptop("J. Khan")
    meet(marsh, khan)
    bring_in(khan, bundle(marsh, shared, khan, by_hand))
    exchange.keep_card(khan, exchange.own_card(cole))
    exchange.confirm(khan, cole.device)
    bring_in(cole, bundle(marsh, shared, cole, by_hand))
    say(khan, shared, "From Khan.")
    (folder / "khan.csabundle").write_bytes(bundle(khan, shared, cole, by_hand))
    known = Known()
    assert states(cole, shared, known) == [REFUSED]
    exchange.keep_card(cole, exchange.own_card(khan))
    exchange.confirm(cole, khan.device)
    team_folder.look(cole, shared, known)
    assert states(cole, shared, known) == [NEW]


def test_one_that_was_put_away_is_not_offered_again(marsh, cole, shared, folder):
    say(marsh, shared, "The register fell.")
    to_team_folder.send(marsh, shared)
    (found,) = team_folder.look(cole, shared, Known()).of(NEW)
    cole.keep_local(lambda c: keep_received(c, found.sha256, "H. Marsh", DISCARDED, "Not wanted."))
    assert states(cole, shared) == [PUT_AWAY]


def test_copies_under_other_names_are_one_bundle(marsh, cole, shared, folder):
    say(marsh, shared, "The register fell.")
    to_team_folder.send(marsh, shared)
    (first,) = folder.iterdir()
    for name in ("Copy of b.csabundle", "b (1).csabundle", "b.sync-conflict-20260101-ABC.csabundle"):
        (folder / name).write_bytes(first.read_bytes())
    assert states(cole, shared) == [NEW]
    take_all(cole, shared)
    assert states(cole, shared) == [TAKEN]


def test_half_a_file_is_waited_for_and_never_kept_as_refused(marsh, cole, shared, folder):
    say(marsh, shared, "The register fell.")
    to_team_folder.send(marsh, shared)
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    known = Known()
    assert team_folder.look(cole, shared, known).offer == ""
    file.write_bytes(whole)
    assert states(cole, shared, known) == [ARRIVING]
    assert states(cole, shared, known) == [NEW]


def test_a_folder_that_vanished_says_so_and_nothing_follows_from_it(marsh, cole, shared, folder):
    say(marsh, shared, "The register fell.")
    to_team_folder.send(marsh, shared)
    take_all(cole, shared)
    known = Known()
    assert states(cole, shared, known) == [TAKEN]
    for path in list(folder.iterdir()):
        path.unlink()
    assert states(cole, shared, known) == []
    folder.rmdir()
    looked = team_folder.look(cole, shared, known)
    assert "cannot be reached" in looked.problem and looked.offer == ""
    with pytest.raises(UserError, match="not there any more"):
        say(cole, shared, "More.")
        to_team_folder.send(cole, shared)
    assert texts(cole, shared) == ["More.", "The register fell."]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="no folder is closed to this user")
def test_a_folder_that_may_not_be_read_says_so(cole, shared, folder):
    folder.chmod(0)
    try:
        assert "cannot be reached" in team_folder.look(cole, shared, Known()).problem
    finally:
        folder.chmod(stat.S_IRWXU)


def test_the_folder_of_the_store_or_one_that_is_not_there_is_not_taken(marsh, tmp_path):
    with pytest.raises(UserError, match="store itself"):
        team_folder.check(marsh.folder, marsh.folder)
    with pytest.raises(UserError, match="not there"):
        team_folder.check(tmp_path / "nowhere", marsh.folder)
    assert "encrypted to the team" in team_folder.check(tmp_path, marsh.folder) or "memory" in (
        team_folder.check(tmp_path, marsh.folder)
    )


def test_a_forgotten_folder_is_not_looked_into_and_keeps_what_is_in_it(marsh, cole, shared, folder):
    say(marsh, shared, "The register fell.")
    to_team_folder.send(marsh, shared)
    before = names_and_bytes(folder)
    team_folder.forget(cole, shared)
    assert team_folder.look(cole, shared, Known()).bundles == ()
    assert team_folder.chosen(marsh, shared).folder == str(folder)
    assert names_and_bytes(folder) == before


def test_a_colleague_without_a_confirmed_card_is_named(marsh, cole, laptop, shared):
    khan = laptop("J. Khan")
    meet(cole, khan)
    exchange.put_on_team(cole, shared, khan.device)
    to_team_folder.send(cole, shared)
    take_all(marsh, shared)
    assert [contact.name for contact in to_team_folder.addressees(marsh, shared).to] == ["R. Cole"]
    assert to_team_folder.addressees(marsh, shared).without_card == ("J. Khan",)


def test_a_file_is_never_written_over(tmp_path):
    mailbox = FolderMailbox(tmp_path)
    mailbox.put_new("b.csabundle", b"first")
    with pytest.raises(UserError, match="already"):
        mailbox.put_new("b.csabundle", b"second")
    assert names_and_bytes(tmp_path) == {"b.csabundle": b"first"}


def test_what_is_no_plain_file_is_not_opened(tmp_path):
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes in folders")
    (tmp_path / "folder.csabundle").mkdir()
    os.mkfifo(tmp_path / "pipe.csabundle")
    (tmp_path / "link.csabundle").symlink_to("/dev/zero")
    mailbox = FolderMailbox(tmp_path)
    assert mailbox.list() == ()
    for name in ("pipe.csabundle", "link.csabundle", "folder.csabundle"):
        with pytest.raises(UserError, match="cannot be read now"):
            mailbox.get(name)


@pytest.mark.parametrize(
    "name",
    [
        "~b.csabundle",
        ".b.csabundle",
        "b.csabundle~",
        "b.csabundle.part",
        "b.csabundle.tmp",
        "b.csabundle.crdownload",
    ],
)
def test_names_on_their_way_are_left_alone(name):
    assert not may_be_bundle(name) and not may_be_bundle(name.upper())
    assert may_be_bundle("b.csabundle") and may_be_bundle("B (1).CSABUNDLE") and not may_be_bundle("b.pdf")
