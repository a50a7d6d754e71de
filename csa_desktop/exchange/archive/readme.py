"""What stands first in an archive: what it is, where everything lies, and what is not sound or complete."""

from collections.abc import Mapping, Sequence

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Assessment
from csa_desktop.exchange.archive.dictionary import meanings

FOLDERS = (
    ("papers", "The notebook, the forms and the letters as PDF, to be read and printed"),
    ("documents", "The documents as they came; tables/documents.csv says what each is"),
    ("trail.csv", "From every judgement and every sentence of a letter down to the words on the page"),
    ("tables", "All that was written, a table for each kind of thing, as CSV and as JSON"),
    ("history", "Every change: who made it, when, what it wrote, and what stood there before"),
    ("framework", "The framework as the program had it: scales, steps, forms, questions"),
)
HOW = """\
HOW TO READ IT

Nothing here needs the program. The papers are PDF. The tables open in any spreadsheet; what each column
means stands in tables/DICTIONARY.txt, and for programs in tables/csv-metadata.json. A cell that a
spreadsheet might take for a formula begins with an apostrophe that was not typed; the JSON files have
every text exactly as it was kept. The numbers in the columns "id" join the tables. What a column names and
was removed since is listed in tables/not-there.csv.

Children are codes here, as everywhere. What was erased is not here: of a change that was erased, only that
there was one remains.

The order of changes is that of the laptops' own counting. The times are what their clocks told.

IS IT WHOLE?

This folder is a BagIt bag (RFC 8493). manifest-sha256.txt has the SHA-256 of every file; any tool that
knows BagIt checks them all, and "sha256sum -c manifest-sha256.txt" does on most computers. In
history/changes.jsonl every change has its hash, which covers the one before it on that laptop.
"""


def titled(about: Assessment) -> str:
    """The title with the year, which it may have already."""
    return about.title if str(about.year) in about.title else f"{about.title}, {about.year}"


def text(
    trail: Trail, pack: Pack, counts: Mapping[str, int], papers: Mapping[str, str], lacking: Sequence[str]
) -> str:
    """The words of README.txt."""
    about = trail.assessment
    marking = [f"MARKING: {about.marking}", ""] if about.marking else []
    head = [
        f"{about.authority}: {titled(about)}",
        f"Framework: {pack.title}, version {pack.version}",
    ]
    kept = f"Kept at least until {about.retain_until}." if about.retain_until else ""
    parts = [
        [*marking, *head, *(filter(None, (kept, about.retain_why)))],
        ["WHAT IS WHERE", "", *(f"{name:<12}{said}" for name, said in FOLDERS)],
        ["PAPERS", "", *(f"{path}: {name}" for path, name in papers.items())],
        [
            "TABLES",
            "",
            *(f"{name:<16}{number:>7}  {meanings()[name].title}" for name, number in counts.items()),
        ],
        ["WHAT IS NOT YET SOUND OR COMPLETE", "", *(lacking or ("Nothing was found.",))],
        [HOW],
    ]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"
