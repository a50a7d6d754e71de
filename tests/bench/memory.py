"""What the window's process holds now with the worked example open in its notebook."""

from tests.bench import opened
from tests.bench.figures import Figure, Row

AIM = 150.0


def measure(*, small: bool = False) -> list[Row]:
    """Resident memory, shared libraries and all; the work process is another one."""
    found = opened.run("memory", small=small)
    note = (
        f"all that is resident; PSS {found['pss']:.0f} MB, its own alone {found['uss']:.0f} MB; "
        f"with a document open in the reader too {found['with_document']:.0f} MB"
    )
    rss = found["rss"]
    return [Figure("window with the example open", f"{rss:.0f} MB", "", rss, AIM, "MB", note=note)]
