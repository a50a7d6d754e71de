"""Any number of changes of the slots in any order, against a plain account of who should get in."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from csa_desktop.errors import UserError
from csa_desktop.store import slots
from csa_desktop.store.keys import Cost

CHEAP = Cost(passes=1, memory=64, lanes=1)
FIRST = "harbour lamp quilt onion"


class Ring:
    """A keyring in memory."""

    def __init__(self):
        self.kept = {}

    def get_password(self, service, name):
        return self.kept.get((service, name))

    def set_password(self, service, name, secret):
        self.kept[service, name] = secret

    def delete_password(self, service, name):
        del self.kept[service, name]


class Keeper(RuleBasedStateMachine):
    """Any order of changes: what should open the store does, and what should not does not."""

    def __init__(self):
        super().__init__()
        self.home = tempfile.TemporaryDirectory()
        self.folder = Path(self.home.name)
        self.ring = Ring()
        made = slots.create_slots(self.folder, FIRST, cost=CHEAP)
        self.keys, self.paper = (made.key,), made.recovery_key
        self.open, self.shut, self.old_papers = FIRST, set(), set()
        self.number = 0

    def teardown(self):
        self.home.cleanup()

    def _another(self):
        self.number += 1
        return f"a further passphrase {self.number}"

    def _settled(self):
        return len(self.keys) == 1

    @precondition(_settled)
    @rule()
    def change(self):
        passphrase = self._another()
        slots.change_passphrase(self.folder, self.keys[0], passphrase, cost=CHEAP)
        self.shut.add(self.open)
        self.open = passphrase

    @precondition(_settled)
    @rule()
    def print_again(self):
        if self.paper:
            self.old_papers.add(self.paper)
        self.paper = slots.new_recovery_key(self.folder, self.keys[0])

    @precondition(_settled)
    @rule()
    def use_keyring(self):
        slots.add_keyring(self.folder, self.keys[0], self.ring)

    @precondition(_settled)
    @rule()
    def remove_paper(self):
        for slot in slots.list_slots(self.folder):
            if slot.kind == "recovery":
                slots.remove_slot(self.folder, slot.id, ring=self.ring)
                self.old_papers.add(self.paper)
                self.paper = ""

    @precondition(_settled)
    @rule()
    def rekey(self):
        new = slots.begin_rekey(self.folder, self.open, cost=CHEAP)
        self.new_paper = new.recovery_key
        self.keys = (*self.keys, new.key)

    @precondition(lambda self: not self._settled())
    @rule()
    def finish(self):
        slots.finish_rekey(self.folder, self.keys[1], ring=self.ring)
        self.old_papers |= {self.paper} - {""}
        self.keys, self.paper = (self.keys[1],), self.new_paper

    @precondition(lambda self: not self._settled())
    @rule()
    def take_back(self):
        slots.finish_rekey(self.folder, self.keys[0], ring=self.ring)
        self.old_papers.add(self.new_paper)
        self.keys = (self.keys[0],)

    @invariant()
    def what_should_open_opens(self):
        assert slots.open_with_passphrase(self.folder, self.open).candidate_keys == self.keys
        if self.paper:
            assert slots.open_with_recovery(self.folder, self.paper).candidate_keys == self.keys
        if any(slot.kind == "keyring" for slot in slots.list_slots(self.folder)):
            assert slots.open_with_keyring(self.folder, self.ring).candidate_keys == self.keys
        else:
            assert not self.ring.kept

    @invariant()
    def what_was_taken_away_does_not(self):
        for passphrase in self.shut:
            with pytest.raises(UserError):
                slots.open_with_passphrase(self.folder, passphrase)
        for paper in self.old_papers:
            with pytest.raises(UserError):
                slots.open_with_recovery(self.folder, paper)


TestKeeper = Keeper.TestCase
TestKeeper.settings = settings(max_examples=60, stateful_step_count=15, deadline=None)
