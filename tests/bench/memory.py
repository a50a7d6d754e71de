"""What the window's process holds now with the worked example open, in its notebook and in a document."""

from tests.bench import opened
from tests.bench.figures import Figure, Row

AIM = 150.0


def measure(*, small: bool = False) -> list[Row]:
    """Resident memory, shared libraries and all; the work process is another one."""
    found = opened.run("memory", small=small)
    note = f"all that is resident; {found['pss']:.0f} MB PSS, {found['uss']:.0f} MB of its own alone"
    rss = found["rss"]
    return [Figure("window with the example open", f"{rss:.0f} MB", "", rss, AIM, "MB", note=note)]
