"""What is said on every page of a print besides its content."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """The running head and foot: printable by anyone's eye, so nothing here is needed to read the rest.

    `marking` stands at the top and bottom of each page; `printed` is a date in words; `by` is who prints.
    """

    marking: str = ""
    authority: str = ""
    title: str = ""
    printed: str = ""
    by: str = ""
