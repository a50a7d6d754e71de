"""On what kind of disk a folder lies: a store needs one of this computer's own, which nothing copies.

Network file systems lose locks and reorder writes, which damages an SQLite file, so they are refused.
Services that copy folders (OneDrive and the like) copy a store half-written and bring old versions back, so
they are warned about. The lists are of names as the systems and services give them; a name missing there
reads as "unknown", never as safe.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Literal

import psutil

from csa_desktop.errors import UserError

Kind = Literal["local", "network", "cloud", "removable", "memory", "unknown"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NETWORK = _words(
    "nfs nfs4 cifs smb smb2 smb3 smbfs afpfs afs webdav davfs davfs2 9p drvfs ncpfs coda ceph glusterfs "
    "lustre gpfs beegfs ocfs2 gfs gfs2 orangefs autofs vboxsf vmhgfs prl_fs acfs"
)
_LOCAL = _words(
    "ext2 ext3 ext4 xfs btrfs zfs f2fs jfs reiserfs bcachefs nilfs2 apfs hfs hfsplus ufs ntfs ntfs3 refs "
    "fuseblk fuse.ntfs-3g fuse.ntfs fuse.exfat fuse.gocryptfs fuse.mergerfs fuse.bindfs fuse.fuse-overlayfs "
    "ecryptfs overlay overlayfs aufs vfat msdos fat fat32 exfat"
)
_MEMORY = frozenset({"tmpfs", "ramfs", "devtmpfs"})
_REMOVABLE_BELOW = ("/media", "/run/media", "/Volumes")

_OWN_DISK = "Choose a folder on this computer's own disk"
_SENTENCES: Mapping[Kind, str] = {
    "local": "",
    "network": "This folder lies on another computer or in a shared folder. A store can be damaged "
    f"there: such folders do not keep to the order in which things are written. {_OWN_DISK}.",
    "removable": "This folder is on a disk that can be pulled out. Close the store before the disk is "
    "removed, and keep backups elsewhere. A disk inside this computer is safer.",
    "memory": f"This folder is kept in the computer's memory only and is gone when it restarts. {_OWN_DISK}.",
    "unknown": "It could not be found out what kind of disk this folder is on. "
    f"{_OWN_DISK} if you are not sure that this is one.",
}


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of where a folder lies; `sentence` warns or refuses, and is empty where all is well."""

    kind: Kind
    sentence: str

    @property
    def refused(self) -> bool:
        """True where no store may be made or opened."""
        return self.kind == "network"


@dataclass(frozen=True, slots=True)
class Mount:
    """A mounted file system, as the system names it."""

    point: str
    file_system: str
    options: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """How a service's folders are known: by a folder's name, by how it begins, by what lies in it."""

    name: str
    folders: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    markers: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()


_SERVICES = (
    Service(
        "OneDrive",
        ("onedrive", "skydrive"),
        ("onedrive -", "onedrive-"),
        variables=("OneDrive", "OneDriveCommercial", "OneDriveConsumer"),
    ),
    Service("Dropbox", ("dropbox",), ("dropbox (",), (".dropbox.cache",)),
    Service(
        "Google Drive",
        ("google drive", "googledrive", "my drive"),
        ("googledrive-",),
        (".tmp.drivedownload", ".tmp.driveupload"),
    ),
    Service(
        "iCloud", ("iclouddrive", "com~apple~clouddocs", "mobile documents"), ("icloud~", "icloud drive")
    ),
    Service("Nextcloud", ("nextcloud",), markers=(".nextcloudsync.log", ".sync_*.db", "._sync_*.db")),
    Service("ownCloud", ("owncloud",), ("owncloud -",), (".owncloudsync.log",)),
    Service("Box", ("box", "box sync", "box-box")),
    Service("Syncthing", ("syncthing",), markers=(".stfolder",)),
    Service("MEGA", ("mega", "megasync"), markers=(".megaignore",)),
    Service("pCloud", ("pcloud drive", "pclouddrive", "pcloud sync")),
    Service("Proton Drive", ("proton drive", "protondrive"), ("protondrive-",)),
    Service("Seafile", ("seafile",), markers=(".seafile-data",)),
    Service("Synology Drive", ("synologydrive",), markers=(".SynologyWorkingDirectory",)),
    Service("a cloud service", ("cloudstorage",)),
)


def accept_place(path: Path) -> Place:
    """Where the folder lies, with a warning as its sentence; UserError where no store may be kept."""
    place = check_place(path)
    if place.refused:
        raise UserError(place.sentence)
    return place


def check_place(
    path: PurePath,
    *,
    mounts: Sequence[Mount] | None = None,
    environ: Mapping[str, str] | None = None,
    home: PurePath | None = None,
) -> Place:
    """What is known of the folder at `path`, which may not exist yet; what is not given is asked here."""
    mounts = _mounted() if mounts is None else mounts
    environ = os.environ if environ is None else environ
    ways = _ways(path)
    kind = _kind(ways[-1], mounts)
    if kind == "network":
        return Place(kind, _SENTENCES[kind])
    service = next((found for way in ways if (found := _service(way, environ, home))), "")
    return Place("cloud", _copied_by(service)) if service else Place(kind, _SENTENCES[kind])


def mount_of(path: PurePath, mounts: Sequence[Mount]) -> Mount | None:
    """The file system that holds `path`: the mount point nearest to it, the newest where two are the same."""
    best: tuple[int, Mount] | None = None
    for mount in mounts:
        point = type(path)(mount.point)
        if path.is_relative_to(point) and (best is None or len(point.parts) >= best[0]):
            best = (len(point.parts), mount)
    return best[1] if best else None


def _mounted() -> list[Mount]:
    return [Mount(p.mountpoint, p.fstype, p.opts) for p in psutil.disk_partitions(all=True)]


def _ways(path: PurePath) -> tuple[PurePath, ...]:
    """The path as given and as it is behind links: a link may hide a copied folder, or its target be one."""
    if isinstance(path, Path):
        return (path.absolute(), type(path)(os.path.realpath(path)))
    return (path,)


def _kind(path: PurePath, mounts: Sequence[Mount]) -> Kind:
    if _is_share(path):
        return "network"
    mount = mount_of(path, mounts)
    if mount is None:
        return "unknown"
    name, options = mount.file_system.casefold(), mount.options.split(",")
    if "remote" in options or name in _NETWORK or (name.startswith("fuse.") and name not in _LOCAL):
        return "network"
    if name in _MEMORY:
        return "memory"
    if name not in _LOCAL and "fixed" not in options and "removable" not in options:
        return "unknown"
    point = type(path)(mount.point)
    below = any(str(point) != top and point.is_relative_to(top) for top in _REMOVABLE_BELOW)
    return "removable" if "removable" in options or below else "local"


def _is_share(path: PurePath) -> bool:
    r"""True for \\server\share, in its long form \\?\UNC\server\share too."""
    drive = path.drive.replace("/", "\\").casefold()
    return drive.startswith("\\\\") and not (drive.startswith(("\\\\?\\", "\\\\.\\")) and drive.endswith(":"))


def _service(path: PurePath, environ: Mapping[str, str], home: PurePath | None) -> str:
    for service in _SERVICES:
        if _names(service, path) or _set_to(service, path, environ) or _marks(service, path):
            return service.name
    return "iCloud" if _in_icloud_home(path, home) else ""


def _names(service: Service, path: PurePath) -> bool:
    parts = [part.casefold() for part in path.parts]
    return any(part in service.folders or part.startswith(service.beginnings or ("\0",)) for part in parts)


def _set_to(service: Service, path: PurePath, environ: Mapping[str, str]) -> bool:
    folders = (environ.get(name, "") for name in service.variables)
    return any(folder and path.is_relative_to(type(path)(folder)) for folder in folders)


def _marks(service: Service, path: PurePath) -> bool:
    if not isinstance(path, Path) or not service.markers:
        return False
    return any(_holds(folder, marker) for folder in (path, *path.parents) for marker in service.markers)


def _holds(folder: Path, marker: str) -> bool:
    try:
        return any(True for _ in folder.glob(marker))
    except OSError:
        return False


def _in_icloud_home(path: PurePath, home: PurePath | None) -> bool:
    """True for Desktop and Documents on a Mac that keeps these two in iCloud."""
    house = Path.home() if home is None else home
    if not isinstance(house, Path):
        return False
    cloud = house / "Library" / "Mobile Documents" / "com~apple~CloudDocs"
    return any(
        path.is_relative_to(house / name) and (cloud / name).exists() for name in ("Desktop", "Documents")
    )


def _copied_by(service: str) -> str:
    return (
        f"This folder seems to be copied by {service}. Such a service copies the store while it is being "
        "written and may bring an older one back, which can lose work; its copies lie on other computers. "
        f"{_OWN_DISK} that no service copies."
    )
