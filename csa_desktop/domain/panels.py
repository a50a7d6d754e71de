"""What a framework says of representations: on which judgement, to whom, before which panel (003:479-539)."""

from dataclasses import dataclass

from csa_desktop.domain.stated import Prompt, Stated


@dataclass(frozen=True, slots=True)
class Seat(Stated):
    """A kind of member of a panel, and how many of them there are."""

    id: str
    title: str
    source: str
    organisation: str = ""
    """The organisation that they come from; empty for a person from outside both."""
    number: int = 0
    """How many; 0 for at least one."""


@dataclass(frozen=True, slots=True)
class Panel(Stated):
    """The panel that considers representations on one judgement."""

    id: str
    title: str
    judgement: str
    text: str
    """Who considers them, in the source's words."""
    impartial: str
    """What is asked of its members, in the source's words; empty where it is asked of all panels once."""
    seats: tuple[Seat, ...]
    source: str
    then: str = ""
    """The panel that looks at what an amended judgement means for another one."""
    review: bool = False
    """True where no council turns to it: it follows an amended judgement."""
    tasks: tuple[Prompt, ...] = ()
    """What is to be done before and after, as ticks."""
    clocks: tuple[str, ...] = ()
    """The clocks of the intention, the submission and the outcome, where it has them."""
