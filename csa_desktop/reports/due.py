"""What is due in several assessments, on paper: by day, then what else is open."""

from collections.abc import Sequence

from csa_desktop.reports.blocks import Block
from csa_desktop.reports.onsite.tables import REMARK, Tables, bold, printed
from csa_desktop.reports.pages import Progress
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.words import Words

NAME = "What is due"
NOTHING = "Nothing is due that the program knows of."
HEADS = ("Due", "How long", "What", "Authority", "Stage")
SHARES = (0.17, 0.16, 0.31, 0.21, 0.15)
OPEN_HEADS = ("Authority", "Risks not confirmed in writing", "Open conflicts")
OPEN_SHARES = (0.5, 0.3, 0.2)


def print_due(
    lines: Sequence[Sequence[str]],
    left_open: Sequence[Sequence[str]],
    paper: Paper,
    *,
    progress: Progress | None = None,
) -> bytes:
    """The PDF: a row for each thing that is overdue, due or coming, then where something else is open."""
    words = Words()
    tables = Tables(words)
    rows = [(bold(day), long, what, authority, stage) for day, long, what, authority, stage in lines]
    blocks: list[Block] = [tables.table(HEADS, SHARES, rows)] if rows else [tables.prose(NOTHING, REMARK)]
    if left_open:
        blocks.append(tables.table(OPEN_HEADS, OPEN_SHARES, left_open, title="Open"))
    return printed(words, [tables.sheet(NAME, blocks)], paper, title=NAME, progress=progress)
