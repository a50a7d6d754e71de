"""What left the program: recorded, so that a person can say later what was printed, when and by whom."""

import hashlib

from csa_desktop import clock
from csa_desktop.domain import values as v
from csa_desktop.store import log
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
