"""What a person was looking at when choosing: the trail as shown, or their own choice just before."""

from csa_desktop.gui.keeping import Seen
from csa_desktop.store.log import Recorded


class Ground:
    """For fields that are chosen rather than typed. `Keeping` does the same for typing."""

    def __init__(self) -> None:
        self.at = 0
        self._own: dict[tuple[str, str], tuple[str, int]] = {}
        self._waiting: dict[tuple[str, str], int] = {}

    def show(self, at: int) -> None:
        """The trail is shown as it was at this place of the log."""
        self.at = at
        self._own = {key: own for key, own in self._own.items() if own[1] > at}

    def seen(self, row: str, field: str) -> Seen:
        """What the choice stands on: never a value that this person has already replaced."""
        if self.is_waiting(row, field):
            return None
        own = self._own.get((row, field))
        return {field: (own[0],)} if own else self.at

    def asked(self, row: str, field: str) -> None:
        """A choice was sent off."""
        self._waiting[row, field] = self._waiting.get((row, field), 0) + 1

    def kept(self, row: str, field: str, recorded: Recorded) -> None:
        """It was committed."""
        self.answered(row, field)
        if change := recorded.changes.get(("statement", row)):
            self._own[row, field] = (change, recorded.at)

    def answered(self, row: str, field: str) -> None:
        """It was committed or refused."""
        left = self._waiting.pop((row, field), 1) - 1
        if left > 0:
            self._waiting[row, field] = left

    def is_waiting(self, row: str, field: str) -> bool:
        """True while a choice is on its way: what the store says is older than it."""
        return (row, field) in self._waiting
