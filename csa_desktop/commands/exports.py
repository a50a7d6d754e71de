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


def exported(store: Store, assessment: str, what: str, data: bytes, *, marking: str) -> Recorded:
    """Record that `data`, called `what`, was saved or printed."""
    said: dict[str, Value] = {
        "what": what,
        "at": clock.now().isoformat(),
        "by": store.author,
        "sha256": hashlib.sha256(data).hexdigest(),
        "marking": marking,
    }
    edit = Edit("export", v.new_id(), said)
    return store.record("Export", [edit], assessment=assessment, act=log.FACT)


def save(
    store: Store, assessment: str, path: Path, data: bytes, *, what: str, marking: str, media: str = "PDF"
) -> Recorded:
    """Write a print to a file of a kind, whole or not at all, and record it. UserError where either fails.

    Where the file lies is not recorded: a path may hold names.
    """
    if path.is_dir():
        raise UserError(f"“{path.name}” is a folder. Choose a name for the file.")
    write_durably(path, data)
    try:
        return exported(store, assessment, f"{what}: saved as {media}", data, marking=marking)
    except UserError as error:
        raise UserError(
            f"“{path.name}” was saved, but that it was saved could not be recorded here. {error}"
        ) from error
