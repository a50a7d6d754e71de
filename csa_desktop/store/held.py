"""Drafts that the disk refused: in memory alone, until there is room for them or the store is closed."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace

from csa_desktop import clock
from csa_desktop.errors import UserError
from csa_desktop.store.local import Draft, gives_way, put_aside

Seen = str | None
"""The draft that one who types saw at a place; None for one who may write over whatever is there."""
Typed = tuple[Draft, Seen]


class Held:
    """One draft for each place, the newest; `write` keeps drafts on the disk. Any thread may ask."""

    def __init__(self, write: Callable[[tuple[Typed, ...]], None]) -> None:
        self._write = write
        self._drafts: dict[str, Typed] = {}
        self._turn = threading.Lock()

    def keep(self, draft: Draft, seen: Seen) -> None:
        """Write a draft, or hold it where that is refused, which is raised again."""
        typed = self._with_new(draft, seen)
        try:
            self._write(typed)
        except BaseException:
            self._put(typed)
            raise
        for one, _ in typed:
            self.drop(one.place)

    def keep_all(self) -> None:
        """Write as much of what is held as there is room for; UserError where some still is not."""
        refused: UserError | None = None
        for draft, seen in reversed(self._all()):
            try:
                self.keep(draft, seen)
            except UserError as error:
                refused = error
        if refused:
            raise refused

    def _with_new(self, draft: Draft, seen: Seen) -> tuple[Typed, ...]:
        """What has to be kept now that this is typed: it, and what it may not be put in place of."""
        with self._turn:
            held, of_before = self._drafts.get(draft.place, (None, None))
        if held is None:
            return ((draft, seen),)
        if gives_way(held.text, draft.text, seen):
            return ((draft, of_before),)
        return ((put_aside(held), None), (draft, seen))

    def _put(self, refused: Iterable[Typed]) -> None:
        with self._turn:
            for draft, seen in refused:
                self._drafts.pop(draft.place, None)
                at = draft.at or clock.now().isoformat()
                self._drafts[draft.place] = (replace(draft, at=at), seen)

    def drop(self, place: str) -> None:
        """It was kept, or is wanted no more."""
        with self._turn:
            self._drafts.pop(place, None)

    def let_go(self, place: str, *, seen: str, kept: str) -> Seen:
        """Drop what is held there, where it was seen or kept; what its typist in turn had seen there."""
        with self._turn:
            held, of_before = self._drafts.get(place, (None, None))
        if held is None or not (held.text == seen or kept.startswith(held.text)):
            return None
        self.drop(place)
        return of_before

    def drop_rows(self, rows: Iterable[str]) -> None:
        """What these rows said was erased: nothing that was typed about them comes back."""
        erased = tuple(rows)
        for draft in self.all():
            if any(row in draft.place or row in draft.seen for row in erased):
                self.drop(draft.place)

    def all(self) -> tuple[Draft, ...]:
        """What is held, the newest first."""
        return tuple(draft for draft, _ in self._all())

    def _all(self) -> tuple[Typed, ...]:
        with self._turn:
            return tuple(reversed(self._drafts.values()))

    def over(self, kept: tuple[Draft, ...], assessment: str) -> tuple[Draft, ...]:
        """Drafts of an assessment (empty: of all), as they will be once there is room for what is held."""
        held = {d.place: (d, seen) for d, seen in self._all() if assessment in ("", d.assessment)}
        found = [draft for draft, _ in held.values()]
        for draft in kept:
            now, seen = held.get(draft.place, (None, None))
            if now is None:
                found.append(draft)
            elif not gives_way(draft.text, now.text, seen):
                found.append(put_aside(draft))
        return tuple(found)
