"""What the page of exchange works with: the lanes of the store, whichever assessment is open."""

from collections.abc import Callable
from dataclasses import dataclass

from csa_desktop.gui.pages.page import Read, Run


@dataclass(frozen=True, slots=True)
class ExchangeDesk:
    """`run`, `carry` and `read` call `command(store, *args)`: nothing here needs an open assessment."""

    device: str
    name: str
    """This laptop, and who writes at it."""
    assessment: str
    """The open assessment; empty where none is."""
    run: Run
    carry: Run
    """Like `run`, for what takes long: typing is kept meanwhile."""
    read: Read
    progress: Callable[[Callable[[float], None], float], None]
    """Shows a share from 0 to 1 on the window's thread, from whichever thread it comes."""
    exchanged: Callable[[], None]
    """Something left or came in: show the assessments, and the open one, as they are now."""
    open_assessment: Callable[[str], None]
