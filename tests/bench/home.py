"""The list of 150 assessments with 300 statements each opens, is narrowed and searched without a gap."""

from tests.bench import opened
from tests.bench.figures import Row
from tests.bench.gaps import told_of


def measure(*, small: bool = False) -> list[Row]:
    """The longest gap from the passphrase to the list, in it, and on searching one of its assessments."""
    gaps = opened.run("home", small=small)["gaps"]
    return [told_of("150 authorities: longest gap, list of all and search", gaps)]
