"""The rows of what surrounds the notebook, from setting up to the archive, as frozen values."""

from dataclasses import dataclass

DRAFT, FINAL = "draft", "final"
"""The forms of a letter: a draft carries no score (003:101), the final the ratings (003:102)."""
MODERATION, REPRESENTATION, ARRIVAL = "moderation", "representation", "arrival"
"""Where a decision was taken on a judgement; an arrival is data that came after the draft."""
ACCURACY, REACHING = "accuracy", "reaching"
"""What a comment is about: factual accuracy, or how judgements were reached (003:101, 483)."""
ACCEPTED, PARTLY, NOT_ACCEPTED = "accepted", "partly", "not-accepted"
"""What was done about a remark; empty while nobody has decided."""
INACCURATE, SIGNIFICANCE = "inaccurate", "significance"
"""What a representation may be about: evidence that is inaccurate, or the significance given it (003:505)."""
UPHELD, AMENDED = "upheld", "amended"
"""What a panel decides of a judgement."""


@dataclass(frozen=True, slots=True)
class Officer:
    """A contact: the link officer, a director, whoever else the inspectors turn to."""

    id: str
    assessment: str
    name: str
    role: str = ""
    organisation: str = ""
    telephone: str = ""
    email: str = ""
    note: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """An item of a list of tasks: the day on which it was done, by whom, and a note."""

    id: str
    assessment: str
    checklist: str
    """The list, such as a stage and a group of its prompts."""
    item: str
    """The prompt's id."""
    done: str = ""
    """An ISO date; empty where it is still to be done."""
    by: str = ""
    """A member's id."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Attendee:
    """Who is invited to the meeting; `reason` is why an observer is there."""

    id: str
    assessment: str
    name: str
    role: str = ""
    organisation: str = ""
    part: str = ""
    """As the pack lists it: chair, opener, notes, attends, observer."""
    reason: str = ""
    came: str = ""
    """"yes", "no", or empty before the meeting."""
    position: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of a judgement: from, to, why, by whom; `grade` equals `was` where it stands."""

    id: str
    assessment: str
    judgement: str
    stage: str
    scale: str = ""
    was: str = ""
    grade: str = ""
    reason: str = ""
    by: str = ""
    at: str = ""
    about: str = ""
    """The representation or the source that it is about."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A letter exactly as it went to somebody: its text never changes."""

    id: str
    assessment: str
    letter: str
    form: str
    stage: str = ""
    text: str = ""
    """Its sections, paragraphs and sentences with their ids, as JSON."""
    marking: str = ""
    sent_to: tuple[str, ...] = ()
    sent_with: tuple[str, ...] = ()
    """The steps of the notebook that went with it."""
    at: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader or the authority said of an edition, and what was done about it."""

    id: str
    assessment: str
    edition: str
    origin: str
    """"authority", or the role of the reader."""
    who: str = ""
    kind: str = ""
    section: str = ""
    sentence: str = ""
    """The statement that it is about; empty where it is about more than one."""
    quote: str = ""
    """The words of the letter that it is about."""
    text: str = ""
    source: str = ""
    """The document that it came in."""
    place: str = ""
    at: str = ""
    outcome: str = ""
    response: str = ""
    answered_by: str = ""
    answered_at: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True)
class Representation:
    """A council's representation on one service judgement (003:479-539)."""

    id: str
    assessment: str
    judgement: str
    intended: str = ""
    submitted: str = ""
    source: str = ""
    """The document in which the council sent it: kept, and never evidence (003:505)."""
    panel: str = ""
    as_at: str = ""
    """The ISO time as at which the record is frozen for the panel."""
    response: str = ""
    """The inspectors' response to it as a whole; to each ground it is kept with that."""
    outcome: str = ""
    """"upheld", "amended", or empty before the panel has decided."""
    decided: str = ""
    justification: str = ""
    follows: str = ""
    """The representation whose amended judgement sends this one to the joint panel."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a representation says is inaccurate or was given wrong significance, and the response to it."""

    id: str
    assessment: str
    representation: str
    kind: str = ""
    text: str = ""
    about: tuple[str, ...] = ()
    """The statements, sentences of the letter among them, that it is about."""
    response: str = ""
    rests_on: tuple[str, ...] = ()
    """Statements of the frozen record that the response stands on."""
    position: str = ""


@dataclass(frozen=True, slots=True)
class Panellist:
    """A member of a panel; `checked` is the day on which earlier involvement was looked for."""

    id: str
    assessment: str
    representation: str
    name: str
    role: str = ""
    organisation: str = ""
    part: str = ""
    checked: str = ""
    found: str = ""
    """What involvement was found; empty for none."""
    cleared: str = ""
    """Why what was found is none, such as another person of the same name."""
