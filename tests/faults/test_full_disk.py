"""A full disk: whatever writes says so in a sentence, loses nothing, and goes on once there is room."""

import os
import shutil
import subprocess

import pytest

STORIES = (
    "write_until_full",
    "back_up_on_full",
    "rekey_on_full",
    "change_passphrase_on_full",
    "migrate_on_full",
    "restore_on_full",
    "create_on_full",
    "share_on_full_stick",
    "archive_on_full_disk",
    "exchange_on_full",
)


@pytest.fixture(scope="module")
def apart():
    """The words before a command that give it mounts of its own, which are gone when it ends."""
    before = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    if not shutil.which("unshare"):
        pytest.skip("a small disk is made with mount and unshare, which this system does not have")
    tried = subprocess.run([*before, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True)
    if tried.returncode:
        pytest.skip("this system does not allow a small disk to be mounted")
    return before


@pytest.mark.parametrize("story", STORIES)
def test_on_a_full_disk(story, run_fault, apart, tmp_path):
    run_fault("full_disk.py", story, tmp_path, before=apart)
