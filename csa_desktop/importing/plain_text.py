"""Plain text in parts."""

from collections.abc import Iterator

from csa_desktop.importing.cleaning import clean
from csa_desktop.importing.pages import PageText, Reading
from csa_desktop.importing.parts import Paragraph, in_parts


def read_text(text: str, remarks: tuple[str, ...] = ()) -> Reading:
    """Text in parts of a few thousand characters; its own page breaks are kept."""
    parts = in_parts(_lines(text))
    if not any(part.strip() for part in parts):
        remarks = (*remarks, "There are no words in this file.")
    pages = tuple(PageText(number, part, f"part {number}") for number, part in enumerate(parts, 1))
    return Reading(pages, remarks)


def _lines(text: str) -> Iterator[Paragraph]:
    for page in text.split("\f"):
        after_gap = False
        for number, line in enumerate(clean(page).split("\n")):
            yield Paragraph(line, opens=after_gap, must=number == 0)
            after_gap = not line.strip()
