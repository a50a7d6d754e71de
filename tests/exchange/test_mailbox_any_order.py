"""Whatever a program that carries folders does to files on their way, each whole bundle is found once.

Half-written files, other names, copies, empty files, removals and returns come in any order between looks.
"""

import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings, target
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from csa_desktop.exchange.collecting import Memory, collect
from csa_desktop.exchange.mailbox import FolderMailbox, MailboxError
from tests.conftest import IN_CI

BUNDLES = {hashlib.sha256(data).hexdigest(): data for data in (bytes([n]) * (900 + n) for n in range(5))}
STEMS = ("a", "b", "Copy of a", "a (1)", "b.sync-conflict-20260101-120000-ABC", "A - Copy", "ä")
NAMES = [f"{stem}.csabundle{end}" for stem in STEMS for end in ("", ".txt")]
ON_THE_WAY = [
    ".a.csabundle.part",
    "~a.csabundle",
    "a.csabundle.tmp",
    "a.csabundle.crdownload",
    "a.csabundle~",
]
LOOKS_TO_SETTLE = 3

names, on_the_way = st.sampled_from(NAMES), st.sampled_from(ON_THE_WAY)
hashes = st.sampled_from(sorted(BUNDLES))


class Carried(RuleBasedStateMachine):
    """One laptop looks into a folder; a program and its people do what they do."""

    def __init__(self):
        super().__init__()
        self._temporary = TemporaryDirectory()
        self.folder = Path(self._temporary.name) / "team"
        self.folder.mkdir()
        self.mailbox, self.memory = FolderMailbox(self.folder), Memory()
        self.opened: list[str] = []
        self.here: set[str] = set()

    def teardown(self):
        self.settle()
        whole = {self.hash_of(path) for path in self.seen_files()} & BUNDLES.keys()
        assert self.here == whole
        assert len(self.opened) == len(set(self.opened)), "a bundle was opened twice"
        target(len(self.opened))
        self._temporary.cleanup()

    # What happens to the folder

    @rule(name=names, sha256=hashes)
    def arrives_whole(self, name, sha256):
        self.write(name, BUNDLES[sha256])

    @rule(name=names, sha256=hashes, share=st.floats(0, 0.99))
    def arrives_in_part(self, name, sha256, share):
        self.write(name, BUNDLES[sha256][: int(share * len(BUNDLES[sha256]))])

    @rule(name=names, sha256=hashes, share=st.floats(0, 0.99))
    def arrives_with_room_kept_for_the_rest(self, name, sha256, share):
        data = BUNDLES[sha256]
        self.write(name, data[: int(share * len(data))].ljust(len(data), b"\0"))

    @rule(name=on_the_way, sha256=hashes)
    def arrives_under_a_name_on_its_way(self, name, sha256):
        self.write(name, BUNDLES[sha256])

    @rule(old=st.sampled_from(NAMES + ON_THE_WAY), new=names)
    def is_renamed(self, old, new):
        if (self.folder / old).exists():
            (self.folder / old).replace(self.folder / new)

    @rule(old=names, new=names)
    def is_copied(self, old, new):
        if (self.folder / old).exists():
            self.write(new, (self.folder / old).read_bytes())

    @rule(name=names)
    def is_removed(self, name):
        (self.folder / name).unlink(missing_ok=True)

    @rule(name=names)
    def is_emptied(self, name):
        self.write(name, b"")

    @rule()
    def vanishes(self):
        away = self.folder.with_name("away")
        if not away.exists():
            self.folder.rename(away)
            self.look()
            away.rename(self.folder)

    # The laptop

    @rule()
    def look(self):
        before = self.snapshot()
        found = collect(self.mailbox, self.memory, lambda sha256: sha256 in self.opened)
        assert self.snapshot() == before, "looking changed the folder"
        if found.problem:
            return
        for sha256, data in found.data.items():
            assert hashlib.sha256(data).hexdigest() == sha256
            if sha256 in BUNDLES:  # what opens; the rest is half of one
                self.opened.append(sha256)
        self.here = {file.sha256 for file in found.files} & BUNDLES.keys()

    @invariant()
    def what_was_opened_is_whole(self):
        assert set(self.opened) <= BUNDLES.keys()

    # How it is done

    def settle(self):
        for _ in range(LOOKS_TO_SETTLE):
            self.look()

    def write(self, name, data):
        (self.folder / name).write_bytes(data)

    def seen_files(self):
        return [path for path in self.folder.iterdir() if path.name in NAMES]

    def snapshot(self):
        if not self.folder.exists():
            return None
        return {path.name: path.read_bytes() for path in self.folder.iterdir()}

    @staticmethod
    def hash_of(path):
        return hashlib.sha256(path.read_bytes()).hexdigest()


TestCarried = Carried.TestCase
TestCarried.settings = settings(
    max_examples=400 if IN_CI else 40, stateful_step_count=30, deadline=None, print_blob=True
)


def test_a_place_that_is_not_there_is_a_sentence(tmp_path):
    found = collect(FolderMailbox(tmp_path / "nowhere"), Memory(), lambda _: False)
    assert "cannot be reached" in found.problem and found.files == ()
    try:
        FolderMailbox(tmp_path).get("gone.csabundle")
    except MailboxError as error:
        assert "looked at again" in str(error)
