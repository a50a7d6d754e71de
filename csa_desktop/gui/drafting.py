"""The draft of one who types at one place: what another left there is put aside, and never written over."""

from collections.abc import Callable
from typing import Protocol

from csa_desktop.store.local import Draft


class Drafts(Protocol):
    """Where typing goes before it is a change."""

    def keep(self, draft: Draft, again: Callable[[], None] | None = None, *, seen: str | None = None) -> None:
        """Keep this typing; where it is refused it is tried again, and `again` is called once it is kept."""

    def drop(self, place: str, *, seen: str, kept: str = "") -> None:
        """What was seen there became a change, `kept`, or was discarded."""


class Drafting:
    """Knows what it wrote or was shown at its place, which is all that it may write over or drop."""

    def __init__(
        self, drafts: Drafts, place: str, assessment: str, title: str, *, is_choice: bool = False
    ) -> None:
        """A choice has no words that could be lost: the last one stands."""
        self._drafts, self.place, self._assessment, self._title = drafts, place, assessment, title
        self._is_choice, self._seen = is_choice, ""

    def saw(self, text: str) -> None:
        """The draft that is there was shown to the person who types."""
        self._seen = text

    def keep(self, text: str, *, on: str = "", again: Callable[[], None] | None = None) -> None:
        """Keep what is typed, on the ground `on`; `again` as in `Drafts`."""
        draft = Draft(self.place, self._assessment, self._title, text, on)
        self._drafts.keep(draft, again, seen=None if self._is_choice else self._seen)
        self._seen = text

    def became(self, kept: str) -> None:
        """A change says this, and something else is typed by now: that stays."""
        self._drafts.drop(self.place, seen=kept, kept=kept)

    def drop(self, kept: str = "") -> None:
        """It became a change that says `kept`, or was let go of."""
        self._drafts.drop(self.place, seen=self._seen, kept=kept)
        self._seen = ""
