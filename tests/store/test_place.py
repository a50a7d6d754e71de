"""Where a store may lie, and where its owner is warned or refused."""

import os
import subprocess
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import SimpleNamespace

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_desktop.errors import UserError
from csa_desktop.store.place import Mount, accept_place, check_place, mount_of

LAPTOP = (
    Mount("/", "ext4", "rw"),
    Mount("/home", "btrfs", "rw"),
    Mount("/home/ann/share", "cifs", "rw"),
    Mount("/home/ann/server", "fuse.sshfs", "rw"),
    Mount("/media/ann/STICK", "vfat", "rw"),
    Mount("/run/user/1000", "tmpfs", "rw"),
    Mount("/mnt/strange", "newfs", "rw"),
)
WINDOWS = (
    Mount("C:\\", "NTFS", "rw,fixed"),
    Mount("E:\\", "exFAT", "rw,removable"),
    Mount("H:\\", "NTFS", "rw,remote"),
)
POSIX_HOME, WINDOWS_HOME = PurePosixPath("/home/ann"), PureWindowsPath("C:\\Users\\Ann")


def on_laptop(path, **more):
    return check_place(PurePosixPath(path), mounts=LAPTOP, environ={}, home=POSIX_HOME, **more)


def on_windows(path, environ=None):
    return check_place(PureWindowsPath(path), mounts=WINDOWS, environ=environ or {}, home=WINDOWS_HOME)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/ann/Sharpston.csa", "local"),
        ("/home/ann/sharepoint-notes/S.csa", "local"),
        ("/home/ann/share/S.csa", "network"),
        ("/home/ann/share", "network"),
        ("/home/ann/server/deep/down/S.csa", "network"),
        ("/media/ann/STICK/S.csa", "removable"),
        ("/run/user/1000/S.csa", "memory"),
        ("/mnt/strange/S.csa", "unknown"),
        ("/srv/S.csa", "local"),
    ],
)
def test_the_file_system_nearest_to_the_store_decides(path, kind):
    assert on_laptop(path).kind == kind


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("C:\\Users\\Ann\\S.csa", "local"),
        ("c:\\users\\ann\\s.csa", "local"),
        ("\\\\?\\C:\\Users\\Ann\\S.csa", "unknown"),
        ("E:\\S.csa", "removable"),
        ("H:\\Inspection\\S.csa", "network"),
        ("\\\\server\\inspection\\S.csa", "network"),
        ("//server/inspection/S.csa", "network"),
        ("\\\\?\\UNC\\server\\inspection\\S.csa", "network"),
        ("Z:\\S.csa", "unknown"),
    ],
)
def test_windows_drives_and_shares(path, kind):
    assert on_windows(path).kind == kind


@pytest.mark.parametrize(
    "file_system", ["nfs", "nfs4", "cifs", "SMB3", "smbfs", "9p", "afpfs", "webdav", "davfs", "fuse.rclone"]
)
def test_network_file_systems_are_refused_with_advice(file_system):
    found = check_place(
        PurePosixPath("/data/S.csa"), mounts=[Mount("/data", file_system)], environ={}, home=POSIX_HOME
    )
    assert found.kind == "network"
    assert found.refused
    assert "own disk" in found.sentence


def test_a_local_disk_needs_no_sentence():
    found = on_laptop("/home/ann/S.csa")
    assert not found.refused
    assert found.sentence == ""


NAMES = st.text("ab", min_size=1, max_size=2)
PATHS = st.lists(NAMES, max_size=4).map(lambda names: PurePosixPath("/", *names))


@given(PATHS, st.lists(PATHS, max_size=6))
def test_the_longest_mount_point_above_a_path_wins_and_the_newest_of_equals(path, points):
    mounts = [Mount(str(point), "ext4", str(number)) for number, point in enumerate(points)]
    above = [
        mount
        for mount in mounts
        if path == PurePosixPath(mount.point) or PurePosixPath(mount.point) in path.parents
    ]
    expected = max(above, key=lambda m: (len(PurePosixPath(m.point).parts), int(m.options)), default=None)
    assert mount_of(path, mounts) == expected


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("C:\\Users\\Ann\\OneDrive\\Documents\\S.csa", "OneDrive"),
        ("C:\\Users\\Ann\\OneDrive - Sharpston Council\\S.csa", "OneDrive"),
        ("C:\\Users\\Ann\\Dropbox (Personal)\\S.csa", "Dropbox"),
        ("C:\\My Drive\\S.csa", "Google Drive"),
        ("C:\\Users\\Ann\\iCloudDrive\\S.csa", "iCloud"),
        ("C:\\Users\\Ann\\Nextcloud\\S.csa", "Nextcloud"),
        ("C:\\Users\\Ann\\ownCloud\\S.csa", "ownCloud"),
        ("C:\\Users\\Ann\\Box\\S.csa", "Box"),
        ("C:\\Users\\Ann\\MEGA\\S.csa", "MEGA"),
    ],
)
def test_a_folder_named_by_a_cloud_service_is_warned_about(path, service):
    found = on_windows(path)
    assert found.kind == "cloud"
    assert not found.refused
    assert f"copied by {service}." in found.sentence


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/home/ann/Library/CloudStorage/OneDrive-Sharpston/S.csa", "OneDrive"),
        ("/home/ann/Library/CloudStorage/GoogleDrive-ann@example.org/S.csa", "Google Drive"),
        ("/home/ann/Library/CloudStorage/Box-Box/S.csa", "Box"),
        ("/home/ann/Library/CloudStorage/Something/S.csa", "a cloud service"),
        ("/home/ann/Library/Mobile Documents/com~apple~CloudDocs/S.csa", "iCloud"),
    ],
)
def test_the_folders_a_mac_keeps_cloud_services_in(path, service):
    assert f"copied by {service}." in on_laptop(path).sentence


@pytest.mark.parametrize(
    "path", ["/home/ann/inbox/S.csa", "/home/ann/megabytes/S.csa", "/home/ann/my drivel/S.csa"]
)
def test_names_that_only_resemble_a_services_are_left_alone(path):
    assert on_laptop(path).kind == "local"


def test_onedrive_is_known_by_its_variable_wherever_it_was_put():
    environ = {"OneDriveCommercial": "C:\\Work"}
    assert on_windows("c:\\work\\S.csa", environ).kind == "cloud"
    assert on_windows("C:\\Workshop\\S.csa", environ).kind == "local"


@pytest.mark.parametrize(
    ("marker", "service"),
    [
        (".dropbox.cache", "Dropbox"),
        (".stfolder", "Syncthing"),
        (".sync_0a1b2c.db", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".tmp.driveupload", "Google Drive"),
        (".megaignore", "MEGA"),
    ],
)
def test_a_renamed_folder_is_known_by_what_the_service_leaves_in_it(tmp_path, marker, service):
    deep = tmp_path / "work" / "2026" / "S.csa"
    disk = [Mount("/", "ext4")]
    assert check_place(deep, mounts=disk, environ={}, home=tmp_path).kind == "local"
    (tmp_path / marker).mkdir()
    found = check_place(deep, mounts=disk, environ={}, home=tmp_path)
    assert found.kind == "cloud"
    assert service in found.sentence


def test_a_mac_that_keeps_documents_in_icloud(tmp_path):
    store, disk = tmp_path / "Documents" / "S.csa", [Mount("/", "apfs")]
    assert check_place(store, mounts=disk, environ={}, home=tmp_path).kind == "local"
    (tmp_path / "Library/Mobile Documents/com~apple~CloudDocs/Documents").mkdir(parents=True)
    assert check_place(store, mounts=disk, environ={}, home=tmp_path).kind == "cloud"
    elsewhere = tmp_path / "Stores" / "S.csa"
    assert check_place(elsewhere, mounts=disk, environ={}, home=tmp_path).kind == "local"


def test_a_link_hides_neither_a_cloud_folder_nor_a_share(tmp_path):
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "work").symlink_to(tmp_path / "Dropbox")
    (tmp_path / "share").mkdir()
    (tmp_path / "far").symlink_to(tmp_path / "share")
    mounts = [Mount("/", "ext4"), Mount(os.path.realpath(tmp_path / "share"), "nfs4")]
    assert check_place(tmp_path / "work" / "S.csa", mounts=mounts, environ={}, home=tmp_path).kind == "cloud"
    assert check_place(tmp_path / "far" / "S.csa", mounts=mounts, environ={}, home=tmp_path).kind == "network"


def test_links_that_run_in_a_circle_are_no_fault(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert check_place(tmp_path / "a" / "S.csa", mounts=[Mount("/", "ext4")], environ={}, home=tmp_path)


def test_this_computers_own_mounts_are_read(tmp_path):
    assert check_place(tmp_path / "S.csa").kind in ("local", "memory", "unknown")


def test_a_network_folder_is_refused_in_a_sentence(tmp_path, monkeypatch):
    network = SimpleNamespace(mountpoint=tmp_path.anchor, fstype="nfs4", opts="rw")
    monkeypatch.setattr(psutil, "disk_partitions", lambda all: [network])
    with pytest.raises(UserError, match="own disk"):
        accept_place(tmp_path / "S.csa")


def test_a_real_file_system_in_memory_is_warned_about(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True
    ).returncode:
        pytest.skip("a file system can only be mounted by root")
    try:
        found = accept_place(Path(disk, "S.csa"))
    finally:
        subprocess.run(["umount", str(disk)], check=True)
    assert found.kind == "memory"
    assert "gone when it restarts" in found.sentence
