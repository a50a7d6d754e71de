"""Drafts that the disk refused: in memory alone, until there is room for them or the store is closed."""

import threading
from collections.abc import Iterable
from dataclasses import replace

from csa_desktop import clock
from csa_desktop.store.local import Draft


class Held:
    """One draft for each place, the newest. Never written anywhere from here; any thread may ask."""

    def __init__(self) -> None:
        self._drafts: dict[str, Draft] = {}
        self._turn = threading.Lock()

    def put(self, draft: Draft) -> None:
        """It was refused."""
        with self._turn:
            self._drafts.pop(draft.place, None)
            self._drafts[draft.place] = replace(draft, at=clock.now().isoformat())

    def drop(self, place: str) -> None:
        """It was kept, or is wanted no more."""
        with self._turn:
            self._drafts.pop(place, None)

    def drop_rows(self, rows: Iterable[str]) -> None:
        """What these rows said was erased: nothing that was typed about them comes back."""
        erased = tuple(rows)
        for draft in self.all():
            if any(row in draft.place for row in erased):
                self.drop(draft.place)

    def all(self) -> tuple[Draft, ...]:
        """What is held, the newest first."""
        with self._turn:
            return tuple(reversed(self._drafts.values()))

    def over(self, kept: tuple[Draft, ...], assessment: str) -> tuple[Draft, ...]:
        """Drafts of an assessment (empty: of all), with what is held in place of what was kept before."""
        held = [draft for draft in self.all() if assessment in ("", draft.assessment)]
        places = {draft.place for draft in held}
        return (*held, *(draft for draft in kept if draft.place not in places))
