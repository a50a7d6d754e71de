"""What pages over several assessments work with: the lanes of the store, and every framework."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from csa_desktop.commands.moderation import PackOf
from csa_desktop.domain.framework import Pack
from csa_desktop.gui.drafting import Drafts
from csa_desktop.gui.pages.page import Outside, Read, Run


@dataclass(frozen=True, slots=True)
class BoardDesk:
    """`run`, `carry` and `read` call `command(store, *args)`: nothing here needs an open assessment."""

    run: Run
    carry: Run
    """Like `run`, for what takes long: typing is kept meanwhile."""
    read: Read
    outside: Outside
    drafts: Drafts
    packs: Mapping[str, Pack]
    """The newest version of each framework."""
    pack_of: PackOf
    """Finds the framework of an assessment; it reads files, so call it off the window's thread."""
    open_assessment: Callable[[str], None]
    refresh: Callable[[], None]
    """Show the open assessment, where there is one, as it is now."""
