"""What stands in a letter that came back as a Word file: comments, changes, and where each is."""

from dataclasses import dataclass

COMMENT, REPLY = "comment", "reply"
PUT_IN, TAKEN_OUT, REPLACED, MOVED = "put-in", "taken-out", "replaced", "moved"
UNMARKED, LACKING, ADDED = "unmarked", "lacking", "added"
"""Words that were changed, are not there, or were added without being marked as a change."""
MARGIN = (COMMENT, REPLY)
NAMES = {
    COMMENT: "Comment",
    REPLY: "Reply to a comment",
    PUT_IN: "Words put in",
    TAKEN_OUT: "Words taken out",
    REPLACED: "Words replaced",
    MOVED: "Words moved",
    UNMARKED: "Words changed without a mark",
    LACKING: "Words that the file does not have",
    ADDED: "Words that the letter does not have",
}
"""What a person calls each."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the letter as it was sent; `id` is empty for a heading or other words around it."""

    text: str
    id: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found in the file."""

    kind: str
    number: int
    """Counted from 1 in the order in which they stand in the file."""
    quote: str = ""
    """The words of the letter that it is about."""
    text: str = ""
    """What the comment says, or the words that are wanted there."""
    author: str = ""
    at: str = ""
    """An ISO date or time as the file states it; empty where it states none."""
    section: str = ""
    sentence: str = ""
    """The sentence's id; empty where it is about more than one, or could not be placed."""
    resolved: bool = False
    """True for a comment that its writer marked as dealt with."""
    answers: int = 0
    """For a reply: the number of the comment."""

    @property
    def placed(self) -> bool:
        """Whether it was found where in the letter this stands."""
        return bool(self.section or self.sentence)


@dataclass(frozen=True, slots=True)
class Returned:
    """The whole file; `remarks` are sentences about what is in it besides."""

    found: tuple[Found, ...]
    remarks: tuple[str, ...] = ()
    sha256: str = ""


def wording(found: Found) -> str:
    """What is said there as a sentence that needs nothing beside it but the words it is about."""
    if found.kind in MARGIN:
        return found.text
    if found.kind in (TAKEN_OUT, LACKING):
        return "Take these words out." if found.kind == TAKEN_OUT else "The file does not have these words."
    begins = {
        PUT_IN: "Put in after these words: " if found.quote else "Put in at the beginning: ",
        REPLACED: "Put in their place: ",
        MOVED: "Move these words to after: ",
        UNMARKED: "The file reads here: ",
        ADDED: "The file says besides: ",
    }
    return f"{begins[found.kind]}“{found.text}”"
