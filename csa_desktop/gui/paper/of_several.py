"""Paper that is of several assessments: the same preview, recorded in every one that it speaks of."""

from collections.abc import Callable
from functools import partial
from typing import Any

from csa_desktop.domain.framework import Pack
from csa_desktop.gui.pages.moderation.board_desk import BoardDesk
from csa_desktop.gui.pages.page import Desk, Run

Of = Callable[[], tuple[str, ...]]


def desk_of_several(desk: BoardDesk, pack: Pack, of: Of) -> Desk:
    """A desk whose commands get the ids of all assessments in place of one: `command(store, ids, *args)`."""
    return Desk(
        pack=pack,
        assessment="",
        run=partial(_run, desk.run, of),
        carry=partial(_run, desk.carry, of),
        read=desk.read,
        drafts=desk.drafts,
        outside=desk.outside,
    )


def _run(run: Run, of: Of, command: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
    run(command, of(), *args, **kwargs)
