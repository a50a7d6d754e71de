"""Drawing a sample of children's cases: random, reproducible, as close to the wish as the lists allow."""

from csa_desktop.domain.sampling.child import CLOSED, CURRENT, Child, characteristics
from csa_desktop.domain.sampling.coverage import Cell, coverage
from csa_desktop.domain.sampling.draw import Drawn, Placed, draw, eligible_counts
from csa_desktop.domain.sampling.shortfalls import Shortfall, in_words
from csa_desktop.domain.sampling.wish import Wish

__all__ = [
    "CLOSED",
    "CURRENT",
    "Cell",
    "Child",
    "Drawn",
    "Placed",
    "Shortfall",
    "Wish",
    "characteristics",
    "coverage",
    "draw",
    "eligible_counts",
    "in_words",
]
