"""What a pack states of a child's journey: its stages, what is looked for, the sample, the phases."""

from dataclasses import dataclass

from csa_desktop.domain.stated import Prompt, Stated

SIGNS = ("strength", "improvement", "mixed", "")
TIMESCALE_UNITS = ("working-days", "days", "weeks")


@dataclass(frozen=True, slots=True)
class JourneyStage(Stated):
    """A stage of the journey; `lists` are the kinds of child-level list that show a child there."""

    id: str
    title: str
    text: str
    """In the source's words."""
    source: str
    short: str = ""
    """The title where there is little room."""
    lists: tuple[str, ...] = ()
    """Kinds of list, as "referrals", or with what must be said there, as "child-protection-plans:closed"."""
    formal: bool = False
    """True from where the child has entered the formal system (004:183)."""


@dataclass(frozen=True, slots=True)
class EventKind(Stated):
    """Something that usually happens on the journey, such as a referral."""

    id: str
    title: str
    stage: str
    source: str
    hint: str = ""
    begins: bool = False
    """True where the stage begins with it."""


@dataclass(frozen=True, slots=True)
class Timescale(Stated):
    """How soon one event is due after another; only ever with a dated source."""

    id: str
    title: str
    start: str
    end: str
    amount: int
    unit: str
    source: str
    confirmed: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Journey(Stated):
    """The way of a child through services."""

    id: str
    title: str
    source: str
    stages: tuple[JourneyStage, ...]
    events: tuple[EventKind, ...] = ()
    timescales: tuple[Timescale, ...] = ()
    earlier: str = ""
    """The question whether an earlier, different response would have avoided the next stage."""
    earlier_source: str = ""


@dataclass(frozen=True, slots=True)
class Evaluation(Stated):
    """What a case may show of a theme at a stage. It is no grade and is never counted into one."""

    id: str
    title: str
    sign: str
    """"strength", "improvement", "mixed", or "" where nothing was seen."""
    source: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class AreaKind(Stated):
    """Such as an area for development; `parts` are the parts of its definition, of which one must apply."""

    id: str
    title: str
    source: str
    hint: str = ""
    parts: tuple[Prompt, ...] = ()
    note: str = ""
    """What must be known of the definition before relying on it."""


@dataclass(frozen=True, slots=True)
class Limit(Stated):
    """A limiting judgement: it prompts and explains, and never sets a grade."""

    id: str
    text: str
    source: str
    judgement: str
    grades: tuple[str, ...]
    touches: tuple[str, ...]
    """The judgements to look at again."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Phase(Stated):
    """A phase of the time on site."""

    id: str
    title: str
    text: str
    source: str
    days: str = ""
    """Which working days of the inspection, such as "1-2"."""
    prompts: tuple[Prompt, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleRule(Stated):
    """What the source says of the sample."""

    text: tuple[str, ...]
    source: str
    states: tuple[str, ...] = ("current", "closed")
    closed_within_months: int = 0
    proceeded: bool = False
    """True where cases that went further and cases that did not are both wanted (002:110)."""
    per_stage: int = 4
    reserves: int = 2
