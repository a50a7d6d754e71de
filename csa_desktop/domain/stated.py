"""What every part of a framework pack is made of: items that carry their source, prompts and options."""

from dataclasses import dataclass
from typing import ClassVar


class Stated:
    """What a pack states. It is read strictly: a key that is none of the item's own is refused."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Prompt(Stated):
    """A question or rule of the source, shown beside the place where it is asked."""

    id: str
    text: str
    source: str
    answered: bool = False
    """True where the answer is kept with the assessment."""
    answer_kind: str = ""
    """The kind of statement that an answer is, such as "gap"; empty for a comment."""


@dataclass(frozen=True, slots=True)
class PromptGroup(Stated):
    """Prompts under one heading, such as "Consider the briefings:"."""

    id: str
    title: str
    prompts: tuple[Prompt, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Option(Stated):
    """One value that a person may choose, and the words for it."""

    id: str
    title: str
    source: str = ""
    hint: str = ""
    closes: bool = False
    """A state after which nothing more is to be done: a gap that is filled, a hypothesis dropped."""
    needed: bool = False
    """A part at the meeting that somebody must have; the page says so while nobody has it."""
