"""An example document's text: what is said about it, then its paragraphs, headings, lists and tables.

The text begins with a TOML table between two lines of `+++`. After it, blank lines part the blocks:
`# heading`, `## heading below it`, `> box`, `- bullet`, `| cell | cell |` (the first row is the head; a line
of dashes below it is left out), a paragraph that begins "Table 1:" as the caption of the table that follows.
"""

import re
import tomllib
from dataclasses import dataclass

_FENCE = "+++"
_RULE = re.compile(r"^\|[-|\s]+\|$")
_NUMBERED = re.compile(r"^(\d+\.\d+) (.*)$", re.S)
_CAPTION = re.compile(r"^Table \d+: ")


@dataclass(frozen=True, slots=True)
class About:
    """What is said about a document; `format` is "pdf", "docx" or "xlsx", empty where it has not come."""

    key: str
    kind: str
    title: str
    provenance: str
    dated: str = ""
    state: str = "received"
    format: str = ""
    file_name: str = ""
    admissible: str = ""
    """"yes" or "no" where a person decided; empty where the pack's own answer for the kind stands."""
    reason: str = ""
    publisher: str = ""
    strap: str = ""
    heading: str = ""
    about: str = ""
    face: str = "serif"
    accent: str = "#333333"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the highest."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, with its number in the margin where it has one."""

    text: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Bullet:
    """One item of a list."""

    text: str


@dataclass(frozen=True, slots=True)
class Box:
    """Text set apart at the beginning."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the first of which is the head."""

    caption: str
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Bullet | Box | Table


def read(text: str) -> tuple[About, tuple[Block, ...]]:
    """What is said about a document, and its blocks; ValueError or TypeError where it is not well formed."""
    before, said, body = text.split(f"{_FENCE}\n", 2)
    if before.strip():
        raise ValueError("an example document begins with +++")
    return About(**tomllib.loads(said)), _blocks(body)


def _blocks(body: str) -> tuple[Block, ...]:
    found: list[Block] = []
    caption = ""
    for piece in filter(None, (p.strip() for p in re.split(r"\n\s*\n", body))):
        if _CAPTION.match(piece):
            caption = " ".join(piece.split())
        elif piece.startswith("|"):
            found.append(Table(caption, _rows(piece)))
            caption = ""
        else:
            found += _plain(piece)
    return tuple(found)


def _plain(piece: str) -> list[Block]:
    if piece.startswith("#"):
        mark, _, title = piece.partition(" ")
        return [Heading(len(mark), title)]
    if piece.startswith("> "):
        return [Box(_line(piece[2:]))]
    if piece.startswith("- "):
        return [Bullet(_line(item)) for item in re.split(r"(?:^|\n)- ", piece) if item]
    numbered = _NUMBERED.match(piece)
    return [Paragraph(_line(numbered[2]), numbered[1]) if numbered else Paragraph(_line(piece))]


def _rows(piece: str) -> tuple[tuple[str, ...], ...]:
    lines = (line for line in piece.splitlines() if not _RULE.match(line))
    return tuple(tuple(cell.strip() for cell in line.strip().strip("|").split("|")) for line in lines)


def _line(text: str) -> str:
    return " ".join(text.split())
