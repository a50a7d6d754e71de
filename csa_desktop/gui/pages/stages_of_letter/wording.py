"""The words of remarks: what they are about, what was done about them, where they stand."""

from csa_desktop.domain.cycle import ACCEPTED, ACCURACY, NOT_ACCEPTED, PARTLY, REACHING, Edition, Remark
from csa_desktop.domain.editions import AUTHORITY
from csa_desktop.domain.framework import Option, Pack
from csa_desktop.domain.letter_text import LetterText
from csa_desktop.gui.moments import moment

KINDS = (
    Option(ACCURACY, "Factual accuracy"),
    Option(REACHING, "How judgements were reached"),
)
OUTCOMES = (
    Option(ACCEPTED, "Accepted"),
    Option(PARTLY, "Accepted in part"),
    Option(NOT_ACCEPTED, "Not accepted"),
)


def section_title(text: LetterText, section: str) -> str:
    """The heading of a section; its id where it has none."""
    return next(
        (s.heading or s.id.replace("-", " ").capitalize() for s in text.sections if s.id == section), ""
    )


def who_said(pack: Pack, remark: Remark) -> str:
    """Who said it, and as what."""
    role = next((r.title for r in pack.roles if r.id == remark.origin), "")
    origin = role or ("the authority" if remark.origin == AUTHORITY else remark.origin)
    return ", ".join(filter(None, (remark.who, origin)))


def sent_when(edition: Edition) -> str:
    """Such as "12 Sep 2005", the day on which an edition went out."""
    return moment(edition.at[:10])
