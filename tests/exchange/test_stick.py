"""A stick that is pulled half-way, full or protected: no half bundle counts, and it can be done again."""

import errno
import os
import shutil
from functools import partial

import pytest

from csa_desktop.commands import exchange, received
from csa_desktop.commands.exports import save
from csa_desktop.errors import UserError
from csa_desktop.exchange import sharing
from csa_desktop.exchange.receiving import (
    AGAIN,
    CHECKING,
    ENDING,
    KEEPING,
    OPENING,
    READING,
    WEIGHING,
    WRITING,
)
from csa_desktop.store import durable, foreseeing, settling
from csa_desktop.store.others import REFUSED
from csa_desktop.store.verify import verify
from csa_desktop.store.weighing import NotTakenError
from tests.exchange.test_hostile import World, everything


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    made = World(tmp_path_factory.mktemp("world"))
    yield made
    made.close()


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def share(world, target, **how):
    to = [world.receiver.device]
    return exchange.share(world.liar, world.assessment, to, target, everything=True, **how)


def exports(world):
    return len(world.liar.trail(world.assessment).rows.exports)


def comes_in(world, path):
    """The file is a whole bundle, and would be taken."""
    return exchange.open_bundle(world.receiver, path.read_bytes()).manifest.changes


def test_the_stick_is_gone_before_anything_is_written(world, stick):
    before = exports(world)
    with pytest.raises(UserError, match="not there any more"):
        share(world, stick / "b.csabundle", progress=lambda _: shutil.rmtree(stick, ignore_errors=True))
    assert exports(world) == before
    stick.mkdir()
    share(world, stick / "b.csabundle")
    assert exports(world) == before + 1
    assert comes_in(world, stick / "b.csabundle")


@pytest.mark.parametrize("after", [0, 1, 2])
@pytest.mark.parametrize("error", [errno.EIO, errno.ENODEV, errno.ENOSPC, errno.EROFS])
def test_the_stick_is_pulled_while_it_is_written(world, stick, monkeypatch, error, after):
    """The system's own call fails, at its first piece or later, as it does for a device that is gone."""
    monkeypatch.setattr(durable, "_PIECE", 1000)
    before, at = exports(world), stick / "b.csabundle"
    at.write_bytes(b"an older file")
    with monkeypatch.context() as pulled:
        pulled.setattr(durable, "_write_through", half_of(durable._write_through, after, error))
        with pytest.raises(UserError, match="not written, and is as it was before"):
            share(world, at)
    assert at.read_bytes() == b"an older file" and exports(world) == before
    assert [path.name for path in stick.iterdir()] == ["b.csabundle"]
    share(world, at)
    assert comes_in(world, at)


def half_of(whole, after, error):
    """Writes so many pieces of a file and fails then."""

    def write(part, data, mode):
        whole(part, data[: after * 1000], mode)
        raise OSError(error, os.strerror(error))

    return write


def test_what_is_read_back_is_not_what_was_written(world, stick, monkeypatch):
    """A stick that lies about its size: it takes everything and keeps half of it."""
    whole = durable._write_through
    monkeypatch.setattr(
        durable, "_write_through", lambda part, data, mode: whole(part, data[: len(data) // 2], mode)
    )
    with pytest.raises(UserError, match="could not be read back"):
        share(world, stick / "b.csabundle")
    assert list(stick.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_colleagues_with_another_user_id_can_read_what_is_handed_over(world, stick):
    """The program's other files are its owner's alone (harden); a bundle is sealed, and a card no secret."""
    before = os.umask(0o077)
    try:
        share(world, stick / "b.csabundle")
        exchange.save_card(world.liar, stick / "c.csacard")
        received.save_out(world.receiver, refused(world, stick / "b.csabundle"), stick / "d.csabundle")
        save(world.liar, (), stick / "e.pdf", b"in clear", what="List", marking="OFFICIAL")
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in stick.iterdir()}
    assert modes == {"b.csabundle": 0o644, "c.csacard": 0o644, "d.csabundle": 0o644, "e.pdf": 0o600}


def refused(world, path):
    """The same file with something behind it is refused, and kept."""
    with pytest.raises(NotTakenError):
        exchange.open_bundle(world.receiver, path.read_bytes() + b"more")
    return next(file.sha256 for file in received.listed(world.receiver) if file.state == REFUSED)


def test_what_was_left_by_a_crash_is_no_bundle_and_goes_with_the_next(world, stick):
    share(world, stick / "b.csabundle")
    half = (stick / "b.csabundle").read_bytes()[:2000]
    (stick / "b.csabundle").unlink()
    left = stick / f".b.csabundle.{'0' * 16}.part"
    left.write_bytes(half)
    share(world, stick / "b.csabundle")
    assert not left.exists()
    with pytest.raises(NotTakenError):
        exchange.open_bundle(world.receiver, half)


@pytest.mark.parametrize("part", [0.01, 0.5, 0.99])
def test_the_stick_is_pulled_while_it_is_read(world, stick, part):
    share(world, stick / "b.csabundle")
    data = (stick / "b.csabundle").read_bytes()
    before = everything(world.receiver, but=["received"])
    with pytest.raises(NotTakenError):
        exchange.open_bundle(world.receiver, data[: int(len(data) * part)])
    assert everything(world.receiver, but=["received"]) == before
    assert comes_in(world, stick / "b.csabundle")


def test_taking_is_ended_half_way_by_the_person(world, stick):
    """What progress raises ends the work: nothing is there then, and it can be done again."""
    share(world, stick / "b.csabundle")
    data = (stick / "b.csabundle").read_bytes()
    opened = exchange.open_bundle(world.receiver, data)
    before = everything(world.receiver)

    def end(*_):
        raise UserError("Ended.")

    with pytest.raises(UserError, match=r"Ended\."):
        exchange.take(world.receiver, opened, end)
    assert everything(world.receiver) == before
    assert exchange.take(world.receiver, opened).changes
    assert verify(world.receiver).sentences == ()


def test_what_is_done_is_told_and_at_each_step_it_can_be_stopped(tmp_path, stick, monkeypatch):
    """Wherever it is stopped nothing of it is there, and it can be done again."""
    monkeypatch.setattr(settling, "AT_ONCE", 1)
    world, told = World(tmp_path), []
    share(world, stick / "b.csabundle")
    arriving = received.open_file(world.receiver, stick / "b.csabundle", lambda *step: told.append(step))
    opening = [OPENING, READING, WEIGHING, CHECKING, received.FORESEEING]
    assert list(dict.fromkeys(doing for doing, _ in told)) == opening
    before, taking = everything(world.receiver), []
    while stopped_at(world.receiver, arriving.opened, taking):
        assert everything(world.receiver) == before
    assert everything(world.receiver) != before and verify(world.receiver).sentences == ()
    assert list(dict.fromkeys(doing for doing, _ in taking)) == [KEEPING, AGAIN, WRITING, ENDING]
    shares = [share for doing, share in taking if doing == WRITING]
    assert shares == sorted(shares) and len(shares) > 3 and 0 <= shares[0] < shares[-1] < 1
    world.close()


def test_how_far_the_effect_is_worked_out_is_told_and_there_it_can_be_stopped(tmp_path, stick, monkeypatch):
    monkeypatch.setattr(foreseeing, "AT_ONCE", 1)
    world, told = World(tmp_path), []
    share(world, stick / "b.csabundle")
    opened = exchange.open_bundle(world.receiver, (stick / "b.csabundle").read_bytes())
    assert received.foresee(world.receiver, opened, lambda *step: told.append(step)).changes
    assert told[0] == (received.FORESEEING, None)
    shares = [share for _, share in told[1:]]
    assert shares == sorted(shares) and len(shares) > 3 and 0 <= shares[0] < shares[-1] < 1
    for step in told:
        with pytest.raises(UserError, match="Stopped"):
            received.foresee(world.receiver, opened, partial(stop_at, step))
    world.close()


def stop_at(last, *step):
    if step == last:
        raise UserError("Stopped.")


def stopped_at(store, opened, told):
    """Take it, and stop at the first step that was not told before; False where all of them were."""
    left = list(told)

    def tell(*step):
        if left:
            assert step == left.pop(0)
            return
        told.append(step)
        raise UserError("Stopped.")

    try:
        exchange.take(store, opened, tell)
    except UserError as stopped:
        assert str(stopped) == "Stopped."
        return True
    return False


def test_what_no_laptop_would_open_is_not_written(world, stick, monkeypatch):
    before = exports(world)
    with monkeypatch.context() as small:
        small.setattr(sharing, "LARGEST_FILE", 1000)
        with pytest.raises(UserError, match="larger than any laptop opens"):
            share(world, stick / "b.csabundle")
    assert exports(world) == before and list(stick.iterdir()) == []


def test_documents_are_told_as_one_share(tmp_path, stick):
    world, told = World(tmp_path), []
    for name, size in (("second", 3_000_000), ("third", 1_000_000)):
        data = os.urandom(size)
        sha256 = sharing.digest(data)
        world.liar.keep_document(data, sha256, [(1, "1", name)])
        world._write(world.liar, "source", name, title=name, sha256=sha256, size=size)
    share(world, stick / "b.csabundle")
    opened = exchange.open_bundle(world.receiver, (stick / "b.csabundle").read_bytes())
    exchange.take(world.receiver, opened, lambda *step: told.append(step))
    shares = [share for doing, share in told if doing == KEEPING]
    assert shares == sorted(shares) and shares[0] < 0.3 and 0.7 < shares[-1] <= 1
    world.close()
