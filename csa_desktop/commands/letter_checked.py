"""The last look at a letter: its finished file is read back, and refused where it says too much."""

from csa_desktop.domain.cycle import DRAFT
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.letter_text import LetterText
from csa_desktop.domain.scores import find_scores
from csa_desktop.errors import UserError
from csa_desktop.importing.said_in_file import said_in

SCORED = "A score stands in {}: “{}”. A draft carries judgements in words and no scores; say it in words."
MARKED = "The final letter is published, so no marking may stand in it: take “{}” out of {}."


def checked(data: bytes, text: LetterText, pack: Pack) -> bytes:
    """The bytes of a letter as they are, once everything in them has been read.

    UserError where a draft states a score, in its text or its properties (003:101), or a final is marked.
    """
    for where, said in said_in(data):
        if text.form != DRAFT and pack.marking and pack.marking.casefold() in said.casefold():
            raise UserError(MARKED.format(pack.marking, where))
        if text.form == DRAFT and (found := find_scores(said, pack)):
            raise UserError(SCORED.format(where, found[0].words))
    return data
