"""What a person should be told once of the store that was opened, and reminded of now and then."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QObject

from csa_desktop import clock
from csa_desktop.gui.backup_words import SAME_DISK
from csa_desktop.gui.keeper import Care, Keeper
from csa_desktop.gui.notices import Notice, Notices
from csa_desktop.gui.places import Place
from csa_desktop.store.store import Store

AGAIN_AFTER = timedelta(days=14)
NOT_PUT_AWAY = (
    "Nobody has said that the newest recovery key of this store was put away. If you do not have it on "
    "paper, make a new one: without it a forgotten passphrase cannot be replaced."
)


@dataclass(frozen=True, slots=True)
class Told:
    """What was said before in this store: the digest of a remark, and the day of the reminder."""

    remark: str
    asked: str


def read_told(store: Store) -> Told:
    """What the store remembers of it."""
    return Told(store.setting("told"), store.setting("asked"))


class Reminders(QObject):
    """Says each remark once for a store, and asks for a second place of backups every fortnight."""

    def __init__(self, told: Told, keeper: Keeper, notices: Notices, go: Callable[[Place], None]) -> None:
        super().__init__(keeper)
        self._told, self._keeper, self._notices, self._go = told, keeper, notices, go
        self._looked = False
        keeper.changed.connect(self._look)

    def tell(self, remark: str, *, recovery_key_wanted: bool) -> None:
        """What opening the store said: a remark, and whether a new recovery key is to be offered."""
        digest = hashlib.sha256(remark.encode()).hexdigest()[:16]
        if remark and self._told.remark != digest:
            self._notices.say(Notice(remark, gone=partial(self._keeper.remember, "told", digest)))
        if recovery_key_wanted:
            make = partial(self._go, Place("store", tab="keys"))
            self._notices.say(Notice(NOT_PUT_AWAY, "Make a new one", make))

    def _look(self, care: Care) -> None:
        known = care.known
        if self._looked or known is None or known.newest is None or care.doing or not known.same_disk:
            return
        self._looked = True
        if is_time(self._told.asked):
            choose = partial(self._go, Place("store", tab="backups"))
            read = partial(self._keeper.remember, "asked", str(clock.today()))
            self._notices.say(Notice(SAME_DISK, "Choose a place", choose, read))


def is_time(asked: str) -> bool:
    """Whether it is a fortnight since the day `asked`; also where that is no day, or not yet."""
    try:
        return not timedelta() <= clock.today() - date.fromisoformat(asked) < AGAIN_AFTER
    except ValueError:
        return True
