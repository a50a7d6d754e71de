"""What every page is to the window: it shows a trail, and says what was selected and where to go."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.drafting import Drafts
from csa_desktop.gui.places import Place


class Run(Protocol):
    """Runs a command of csa_desktop.commands on the open assessment, in order, off this thread.

    `run(statements.reword, statement_id, text, seen=seen, then=kept)` calls
    `statements.reword(store, assessment, statement_id, text, seen=seen)`, and then `kept(recorded)` here.
    Where it is refused, `refused(sentence)` is called, or the sentence is shown at the bottom of the window.
    """

    def __call__(
        self,
        command: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], None] | None = None,
        refused: Callable[[str], None] | None = None,
        **kwargs: Any,
    ) -> None:
        """Run it."""


class Read(Protocol):
    """Reads from the store off this thread: `read(Store.history, "statement", row, then=show)`."""

    def __call__(self, reading: Callable[..., Any], *args: Any, then: Callable[[Any], None]) -> None:
        """Read it."""


class Page(QWidget):
    """One page in the middle of the window."""

    selected = Signal(str)
    """A statement whose trail is to be shown; empty for none."""
    went = Signal(object)
    """A Place that the person wants to go to."""

    @property
    def side(self) -> QWidget | None:
        """What stands at the right beside this page now; None where that is the trail of the selection."""
        return None

    def show_trail(self, trail: Trail) -> None:
        """Show the assessment as it is now. Called after each command; keeps focus, caret and scroll."""
        raise NotImplementedError

    def go_to(self, place: Place) -> None:
        """The person came here by this link: show its tab, select its statement, scroll to it."""

    def leave(self) -> None:
        """The person goes elsewhere, locks or shares: keep what is still being typed."""


class Outside(Protocol):
    """Runs a module-level function in the work process: `outside(read_document, data, name, then=show)`.

    Returns a function that cancels it. `failed` gets the sentence; `progress` a share from 0 to 1.
    """

    def __call__(
        self,
        function: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], None],
        failed: Callable[[str], None] | None = None,
        progress: Callable[[float], None] | None = None,
        what: str = "This work",
    ) -> Callable[[], None]:
        """Run it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page works with: the pack, and ways to run, read and keep. Widgets get values, never this."""

    pack: Pack
    assessment: str
    run: Run
    carry: Run
    """Like `run`, for what brings something large in: typing is kept meanwhile."""
    read: Read
    drafts: Drafts
    outside: Outside
    latest: Callable[[], Trail | None] = lambda: None
    """The assessment as it was read last: for what stands beside a field, other versions of it."""
