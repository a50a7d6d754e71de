"""The values that come out of documents; light to import, for the window's process uses them too."""

from collections.abc import Callable
from dataclasses import dataclass

from csa_desktop.errors import UserError

Progress = Callable[[int, int], None]

PDF = "pdf"
WORD = "word"
EXCEL = "excel"
CSV = "csv"
TEXT = "text"
IMAGE = "image"


@dataclass(frozen=True, slots=True)
class PageText:
    """One page's words. Every offset into a page is an offset into `text` exactly as it is here."""

    number: int
    """Counted from 1, without gaps."""
    text: str
    label: str
    """What to call it in a citation: "page 4", "part 2", "List 6", "rows 1 to 156"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a document; `remarks` are sentences about what could not be read."""

    pages: tuple[PageText, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was read; `reading` says what could not be, and is empty where all could."""

    media: str
    pages: tuple[PageText, ...]
    reading: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn page: rows of 3 bytes (red, green, blue) per dot, each row `stride` bytes long."""

    width: int
    height: int
    rgb: bytes
    stride: int
    pixels_per_point: float
    """May be less than was asked for, where that would have been a picture of absurd size."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands on its page, in points from the top left; `text` is page.text[start:end].

    A word that is broken between two lines gives two of these.
    """

    text: str
    start: int
    end: int
    left: float
    top: float
    right: float
    bottom: float


class NotHeldError(UserError):
    """The document is not (or no longer) held where pages are drawn: `hold` it, then ask again."""

    def __init__(self, sha256: str = "") -> None:
        super().__init__("The document has to be opened again before its pages can be shown.")
        self.sha256 = sha256
