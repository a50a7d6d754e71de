"""Who of the team has erased a case too, and who has not said so yet."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from csa_desktop.commands.erasing import Answers
from csa_desktop.domain.team import Device
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.moments import written
from csa_desktop.gui.pages.listing import Group
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.words import Words

TRAVELS = (
    "It travels with the next bundle that is shared. Each laptop erases the case when it brings that in, and "
    "says so in its own next bundle. Bundles that were written before still hold the case for those to whom "
    "they were written: remove them from sticks and the team folder. Brought in, they bring nothing back."
)
CONFIRMED, WAITING = "Has erased it and said so", "Has not said so yet"
OUT_OF_REACH = "Taken off the team before they said so"
ASK = "No bundle reaches them any more: ask them to have the case erased, and note that you did."
SHARE = "Share with them, and ask for a bundle in return."


def groups(answers: Sequence[Answers], case: str, trail: Trail | None) -> list[Group]:
    """What is to be shown of the erasings of a case; nothing where nobody else has the assessment."""
    about = [one for one in answers if case in one.cases and _asked(one)]
    if not about:
        return []
    made = [partial(_panel, one, trail) for one in about]
    return [("Who of the team has erased it too", [*made, Words(TRAVELS, look="quiet")])]


def _asked(one: Answers) -> tuple[Device, ...]:
    return (*one.confirmed, *one.waiting, *one.out_of_reach)


def _panel(one: Answers, trail: Trail | None) -> QWidget:
    name = trail.name_of(one.author) if trail else ""
    panel = Panel(f"Erased {' by '.join(filter(None, (written(one.at), name)))}")
    panel.setObjectName("answers")
    for line in _lines(one):
        panel.add(Words(line))
    return panel


def _lines(one: Answers) -> Iterator[str]:
    for title, devices, what_to_do in (
        (CONFIRMED, one.confirmed, ""),
        (WAITING, one.waiting, SHARE),
        (OUT_OF_REACH, one.out_of_reach, ASK),
    ):
        if devices:
            names = ", ".join(device.name for device in devices)
            yield " ".join(filter(None, (f"{title}: {names}.", what_to_do)))
