"""Reads the payloads of older versions: one small step for each, so the log is never rewritten."""

from collections.abc import Callable
from typing import Any

Step = Callable[[str, dict[str, Any]], dict[str, Any]]

STEPS: dict[int, Step] = {}
"""version -> the function that turns (table, values) of that version into those of the next."""


def upcast(
    table: str, values: dict[str, Any], version: int, *, steps: dict[int, Step] | None = None
) -> dict[str, Any]:
    """The values in today's shape; those written today come back as they are."""
    known = STEPS if steps is None else steps
    while step := known.get(version):
        values = step(table, values)
        version += 1
    return values
