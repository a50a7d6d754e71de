"""Pages over 150 authorities with 300 statements each: the board and the national view open without a gap.

The pack that is handed in for moderation is laid out beside bare reportlab, as `paper` does with a notebook.
"""

from tests.bench import opened
from tests.bench.figures import Row
from tests.bench.gaps import told_of


def measure(*, small: bool = False) -> list[Row]:
    """The longest gap while the board and the national view open, and where the longest ones were."""
    gaps = opened.run("several", small=small)["gaps"]
    return [told_of("150 authorities: longest gap, board and national view", gaps)]
