"""Choosing what a statement stands on, from the page and from the trail beside it."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QWidget

from csa_desktop.commands import trails
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.notebook.candidates import candidates
from csa_desktop.gui.pages.notebook.picker import Picker
from csa_desktop.gui.pages.page import Desk

TITLE = "What it stands on"


class Judged(Protocol):
    """A judgement on the page that can ask what it stands on."""

    row: str

    def pick(self) -> None:
        """Choose what it stands on."""
        ...


def pick_ground(desk: Desk, trail: Trail, statement: str, window: QWidget) -> None:
    """Open the list in which what a statement stands on is ticked; the choice is one command."""
    here = trail.statement(statement)
    if here is None:
        return
    before = tuple(s.id for s in trail.below(statement))
    picker = Picker(TITLE, candidates(trail, desk.pack, here), ticked=before, parent=window)
    picker.picked.connect(partial(_rest_on, desk, statement, before))
    picker.open()


def pick_selected(
    desk: Desk, trail: Trail, selected: str, judgements: Sequence[Judged], window: QWidget
) -> None:
    """Choose for what is selected; where nothing is, for the first judgement that stands on nothing."""
    chosen = next((block for block in judgements if block.row == selected), None)
    if chosen is None and trail.statement(selected) is None:
        bare = (block for block in judgements if not trail.below(block.row))
        chosen = next(bare, next(iter(judgements), None))
    if chosen:
        chosen.pick()
    else:
        pick_ground(desk, trail, selected, window)


def changes(before: Sequence[str], picked: Sequence[str]) -> tuple[list[str], list[str]]:
    """What was ticked anew, and what is ticked no longer."""
    return [i for i in picked if i not in before], [i for i in before if i not in picked]


def _rest_on(desk: Desk, statement: str, before: tuple[str, ...], picked: tuple[str, ...]) -> None:
    on, off = changes(before, picked)
    if on or off:
        desk.run(trails.rest_on, statement, on=on, off=off)
