"""A letter that came back, read against the letter as it was printed; light to import."""

from collections.abc import Iterator

from csa_desktop.domain.editions import lines_of
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.letter_text import LetterText
from csa_desktop.domain.letterhead import Letterhead
from csa_desktop.domain.returned import Line, Returned
from csa_desktop.importing.pages import Progress


def read_back(
    data: bytes,
    file_name: str,
    text: LetterText,
    head: Letterhead,
    pack: Pack,
    *,
    progress: Progress | None = None,
) -> Returned:
    """What was said in a Word file of the letter `text`; what is printed around it is none of that.

    Runs in the work process.
    """
    from csa_desktop.importing.letters.read import read_returned

    lines = (*lines_of(text), *_printed(text, head, pack))
    return read_returned(data, file_name, lines, progress)


def _printed(text: LetterText, head: Letterhead, pack: Pack) -> Iterator[Line]:
    """The letterhead, the heads of lists and the signatures, filled in and not."""
    from csa_desktop.reports.letters.parts import Part
    from csa_desktop.reports.letters.to_council import letter_parts

    def texts(part: Part) -> Iterator[str]:
        yield from (said for said in (part.label, part.text) if said)
        for row in part.rows:
            for cell in row:
                for inside in cell:
                    yield from texts(inside)

    own = {paragraph.text for section in text.sections for paragraph in section.paragraphs}
    for each in (head, Letterhead(authority=text.authority)):
        for part in letter_parts(text, each, pack):
            yield from (Line(said) for said in texts(part) if said not in own)
