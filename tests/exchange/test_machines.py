"""Whatever is done on several laptops and however bundles travel: the same everywhere, and nothing lost."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test

from tests.exchange.laptops import MemoryLaptop, StoreLaptop
from tests.exchange.machines import WHICH, Machine

CI = bool(os.environ.get("CI"))
IN_MEMORY, IN_STORES = (2000, 200) if CI else (150, 8)


def settled(machines: int, steps: int = 30) -> settings:
    checks = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
    return settings(
        max_examples=machines,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=checks,
        print_blob=True,
    )


class InMemory(Machine):
    """Laptops may also be copied, put back from a backup with a new name, and have clocks that are wrong."""

    def make(self, name):
        return MemoryLaptop(f"device-{name}")

    @rule(which=WHICH)
    def back_up(self, which):
        self.backups.append((which % len(self.laptops), self.one(which).copy()))

    @precondition(lambda self: self.backups)
    @rule(which=WHICH, by_hand=st.booleans())
    def restore(self, which, by_hand):
        """Through the program it gets a new name; copied by hand it goes on under the old one."""
        at, backup = self.backups[which % len(self.backups)]
        self._keep_what_nobody_else_has(at, backup)
        restored = backup.copy()
        if not by_hand:
            restored.renew()
        self.forms = [form for form in self.forms if form[0] is not self.laptops[at]]
        self.laptops[at] = restored
        for row in ("r1", "r2"):
            self._write(restored, row, "text", restored.heads(row), restored.shown())

    def _keep_what_nobody_else_has(self, at, backup):
        """What was written since the backup and never shared goes with the laptop; that is not modelled."""
        lost = set(self.laptops[at].log) - set(backup.log)
        for other in self.laptops:
            if other is not self.laptops[at]:
                lost -= set(other.log)
        if lost:
            backup.log.update(self.laptops[at].log)

    @rule(which=WHICH, wall=st.sampled_from(["1970-01-01", "2012-06-01", "2099-12-31", ""]))
    def set_the_clock(self, which, wall):
        self.one(which).clock = wall


class InStores(Machine):
    """The same through SQLCipher, where each store is verified at the end."""

    most_laptops = 4

    def make(self, name):
        if not hasattr(self, "folder"):
            self.folder = tempfile.TemporaryDirectory()
        return StoreLaptop(Path(self.folder.name) / name)

    def teardown(self):
        super().teardown()
        if hasattr(self, "folder"):
            self.folder.cleanup()


def test_laptops_with_their_logs_in_memory():
    run_state_machine_as_test(InMemory, settings=settled(IN_MEMORY, 50))


@pytest.mark.timeout(1200)  # 200 of them on a busy machine
def test_laptops_with_real_stores():
    run_state_machine_as_test(InStores, settings=settled(IN_STORES))
