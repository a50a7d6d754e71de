"""On the overview: the inspection that this one follows up, or the one that follows this one up."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from csa_desktop.domain import monitored
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import PROGRESS
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.card import Card, Panel

STAYS = "This inspection stays as it is"
FOLLOWED = "The inspection that is followed up"
CHOSEN = "It is chosen. Its areas and its judgements are on the page of progress."
NOT_CHOSEN = "It is not chosen yet. Choose one of the same authority in this store."


def following(pack: Pack, trail: Trail, go: Callable[[Place], None]) -> list[QWidget]:
    """Why this one cannot be changed any more, and the way to the one that it follows up."""
    found: list[QWidget] = []
    if sentence := monitored.why(trail):
        found.append(Panel(STAYS, sentence))
    if pack.monitors:
        card = Card(FOLLOWED, CHOSEN if trail.assessment.earlier else NOT_CHOSEN, tone="row")
        card.setObjectName("follows")
        card.clicked.connect(partial(go, Place(PROGRESS)))
        found.append(card)
    return found
