"""The stages of a letter, as a pack states them: who gets it, what travels, which day it sets."""

from dataclasses import dataclass

from csa_desktop.domain.stated import Prompt, PromptGroup, Stated


@dataclass(frozen=True, slots=True)
class LetterStage(Stated):
    """One stage of a letter; at its end the letter goes to `to`, with `goes_with`."""

    id: str
    letter: str
    title: str
    source: str
    short: str = ""
    """The title where there is little room."""
    hint: str = ""
    form: str = "draft"
    """"draft" or "final": which of the letter's forms goes out."""
    does: str = ""
    """What is done with the letter at the end, such as "Send to the two readers"; empty: it goes nowhere."""
    readers: tuple[str, ...] = ()
    """The roles of the members to whom it goes."""
    to: tuple[str, ...] = ()
    """Whom else it goes to, as functions."""
    goes_with: tuple[str, ...] = ()
    """The steps of the notebook that travel with it."""
    confirmed: bool = False
    """True where the judgements of these steps must be final and agreed."""
    agreed: bool = False
    """True where both inspectors must have agreed the very text."""
    sets: str = ""
    """The clock that is done once it has gone, from which others count."""
    clock: str = ""
    """The clock by which this stage ends."""
    answers: str = ""
    """The stage whose letter was commented on, and whose comments are dealt with here."""
    heard: tuple[str, ...] = ()
    """Roles whose form is read here; empty where it is the authority that comments."""
    reply: tuple[Prompt, ...] = ()
    """What the reply to the comments says at its end, in the source's words."""
    prompts: tuple[PromptGroup, ...] = ()
    """What has to be done, besides what the letter itself states for a stage of this id."""
