"""The last look at a letter: its finished file is read back, and refused where it says too much."""

from collections.abc import Iterator

from csa_desktop.domain.cycle import DRAFT
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.letter_text import LetterText
from csa_desktop.domain.letterhead import Letterhead
from csa_desktop.domain.scores import find_scores
from csa_desktop.errors import UserError
from csa_desktop.importing.said_in_file import said_in
from csa_desktop.reports.letters.parts import Part
from csa_desktop.reports.letters.to_council import letter_parts

SCORED = "A score stands in {}: “{}”. A draft carries judgements in words and no scores; say it in words."
MARKED = "The final letter is published, so no marking may stand in it: take “{}” out of {}."


def checked(data: bytes, text: LetterText, head: Letterhead, pack: Pack) -> bytes:
    """The bytes of a letter as they are, once all that stands in them has been read.

    UserError where a draft states a score, in its text or its properties (003:101), or a final is marked.
    """
    for where, said in (*_paragraphs(text, head, pack), *said_in(data)):
        if text.form != DRAFT and pack.marking and pack.marking.casefold() in said.casefold():
            raise UserError(MARKED.format(pack.marking, where))
        if text.form == DRAFT and (found := find_scores(said, pack)):
            raise UserError(SCORED.format(where, found[0].words))
    return data


def _paragraphs(text: LetterText, head: Letterhead, pack: Pack) -> Iterator[tuple[str, str]]:
    """Each paragraph by itself: on a printed page nothing says where one ends."""
    return (("the text", said) for part in letter_parts(text, head, pack) for said in _said(part))


def _said(part: Part) -> Iterator[str]:
    yield " ".join(filter(None, (part.label, part.text)))
    for inside in (one for row in part.rows for cell in row for one in cell):
        yield from _said(inside)
