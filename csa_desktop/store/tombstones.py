"""What was erased here, as ids in a file beside the store, so that an older backup never brings it back.

The ids are random or hashes of random ones: they say nothing to whoever reads the file.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from csa_desktop.store.durable import write_durably

NAME = "erased.json"
Row = tuple[str, str]
"""(table, row)"""


def read(folder: Path) -> frozenset[Row]:
    """The rows that were erased in the store of this folder; none where the file cannot be read."""
    try:
        said = json.loads((folder / NAME).read_text(encoding="utf-8"))
        return frozenset((str(table), str(row)) for table, row in said["erased"])
    except (OSError, ValueError, TypeError, KeyError):
        return frozenset()


def add(folder: Path, rows: Iterable[Row]) -> None:
    """Remember that rows were erased; the file is left alone where it says so already."""
    known = read(folder)
    wanted = known | frozenset(rows)
    if wanted != known:
        content = json.dumps({"erased": sorted(wanted)}, indent=0)
        write_durably(folder / NAME, content.encode("utf-8"))
