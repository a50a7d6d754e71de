"""python -m tests.bench [--small] [--out FILE] [NAME ...]: measure, print a table, judge nothing."""

import argparse
import dataclasses
import json
import os
import platform
import sys
from importlib import import_module
from pathlib import Path

from tests.bench.figures import Figure, Row, table

NAMES = (
    "starting",
    "keeping",
    "searching",
    "paper",
    "memory",
    "gaps",
    "cases",
    "lists",
    "exchange",
    "several",
    "home",
    "archive",
)


def main() -> int:
    """Measure what was named, all where nothing was; exit status 0 whatever the figures are."""
    parser = argparse.ArgumentParser("tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--small", action="store_true", help="tiny counts, only to see that it runs")
    parser.add_argument("--out", type=Path, help="write the figures there too, as JSON")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(NAMES):
        parser.error(f"no such measure: {', '.join(sorted(unknown))}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    say(machine())
    rows: list[Row] = []
    for name in asked.names or NAMES:
        before = load()
        found = import_module(f"tests.bench.{name}").measure(small=asked.small)
        say(f"{name}: load {before} before, {load()} after")
        rows += found
    say(f"\n{table(rows)}")
    if asked.out:
        write(rows, asked.out)
    return 0


def say(text: str) -> None:
    """Print it at once: the whole takes minutes."""
    print(text, flush=True)  # noqa: T201


def machine() -> str:
    """What it is measured on."""
    python = f"Python {platform.python_version()}"
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, {python}"


def load() -> str:
    """How busy the machine is: processes that want to run, over the last minute."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def write(rows: list[Row], path: Path) -> None:
    """The rows as JSON."""
    told = [dataclasses.asdict(row) | ({"met": row.met} if isinstance(row, Figure) else {}) for row in rows]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"machine": machine(), "figures": told}, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
