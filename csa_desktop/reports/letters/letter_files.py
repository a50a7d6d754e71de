"""The letter to a council as a file, and the sides that it takes."""

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.letter_text import LetterText
from csa_desktop.domain.letterhead import Letterhead
from csa_desktop.reports.letters.as_pdf import print_parts, sides_of
from csa_desktop.reports.letters.to_council import letter_parts, paper_of, title_of
from csa_desktop.reports.pages import Progress
from csa_desktop.reports.word.letter import write_parts


def print_letter_text(
    text: LetterText, head: Letterhead, pack: Pack, *, progress: Progress | None = None
) -> bytes:
    """The PDF of a letter in one of its forms; nothing that was typed is in its metadata."""
    made = letter_parts(text, head, pack)
    return print_parts(made, paper_of(text), title_of(text, pack), progress=progress)


def write_letter_text(text: LetterText, head: Letterhead, pack: Pack) -> bytes:
    """The Word file of the same."""
    return write_parts(letter_parts(text, head, pack), paper_of(text), title_of(text, pack))


def sides(text: LetterText, pack: Pack, head: Letterhead | None = None) -> float:
    """The A4 sides that a letter takes as it is printed, with placeholders where there is no letterhead."""
    return sides_of(letter_parts(text, head or Letterhead(authority=text.authority), pack))
