"""The longest gap of the event loop while a person goes about in the cases and grids of 200 children."""

from tests.bench import opened
from tests.bench.figures import Row
from tests.bench.gaps import told_of


def measure(*, small: bool = False) -> list[Row]:
    """The longest gap, and where the longest ones were."""
    return [told_of("200 cases: longest gap of the event loop", opened.run("cases", small=small)["gaps"])]
