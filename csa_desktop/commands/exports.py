"""What left the program: recorded, so that a person can say later what was printed, when and by whom."""

import hashlib
from pathlib import Path

from csa_desktop import clock
from csa_desktop.domain import values as v
from csa_desktop.errors import UserError
from csa_desktop.store import log
from csa_desktop.store.durable import write_durably
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

Of = str | tuple[str, ...]
"""The assessment that a print is of; all of them where it is of several."""


def exported(store: Store, assessment: Of, what: str, data: bytes, *, marking: str) -> Recorded:
    """Record that `data`, called `what`, was saved or printed, in every assessment that it is of."""
    return record(store, assessment, what, hashlib.sha256(data).hexdigest(), marking=marking)


def record(store: Store, assessment: Of, what: str, sha256: str, *, marking: str) -> Recorded:
    """Record that a file of this SHA-256 left, where it is too large to be held whole."""
    said: dict[str, Value] = {
        "what": what,
        "at": clock.now().isoformat(),
        "by": store.author,
        "sha256": sha256,
        "marking": marking,
    }
    recorded = Recorded("Export")
    for each in (assessment,) if isinstance(assessment, str) else assessment:
        edit = Edit("export", v.new_id(), said)
        recorded = store.record("Export", [edit], assessment=each, act=log.FACT)
    return recorded


def save(
    store: Store, assessment: Of, path: Path, data: bytes, *, what: str, marking: str, media: str = "PDF"
) -> Recorded:
    """Write a print to a file of a kind, whole or not at all, and record it. UserError where either fails.

    Where the file lies is not recorded: a path may hold names.
    """
    _write(path, data)
    try:
        return exported(store, assessment, f"{what}: saved as {media}", data, marking=marking)
    except UserError as error:
        raise UserError(
            f"“{path.name}” was saved, but that it was saved could not be recorded here. {error}"
        ) from error


def _write(path: Path, data: bytes) -> None:
    if path.is_dir():
        raise UserError(f"“{path.name}” is a folder. Choose a name for the file.")
    write_durably(path, data)
