"""The rows of an assessment as frozen values: what the trail is made of.

All ids are text UUIDs. Codes (kind, subject, service, grade, ...) are those of the assessment's pack.
Empty text means "not said"; there is no None in a field that a person fills in.
"""

import hashlib
import json
import uuid
from dataclasses import dataclass, field

from csa_desktop.domain.cases import Appointment, Case, Draw, Event, Listing, Risk
from csa_desktop.domain.conflicts import Conflict
from csa_desktop.domain.cycle import (
    Attendee,
    Decision,
    Edition,
    Ground,
    Officer,
    Panellist,
    Remark,
    Representation,
    Tick,
)
from csa_desktop.domain.indicators import Indicator
from csa_desktop.domain.team import Device

NAMESPACE = uuid.UUID("6f0f9a2e-58a1-5f0e-9a43-8b1f6c3f7d11")

FINDING = "finding"
GAP = "gap"
HYPOTHESIS = "hypothesis"
COMMENT = "comment"
POINT = "point"
FLAG = "flag"
REVIEW = "review"
ISSUE = "issue"
JUDGEMENT = "judgement"
NOTE = "note"
EVALUATION = "evaluation"
"""What a case shows of a theme at a stage: one per case, stage and theme."""
AGENCY = "agency"
"""What an agency contributed in a case: one per case and agency."""
WISHES = "wishes"
"""The child's own wishes and feelings: one per case."""
EARLIER = "earlier"
"""Whether an earlier, different response would have avoided the next stage: one per case."""
AREA = "area"
"""An area for development or for priority action; `state` says which."""
PROGRESS = "progress"
"""Progress on an area of an earlier inspection; `key_judgement` is that area's id."""
SENTENCE = "sentence"
"""A sentence of a letter, in its `section` and `paragraph`."""
AGENDA = "agenda"
"""A line of the meeting's agenda, under the heading that is its `section`."""
QUESTION = "question"
"""A question put at the meeting with its `response` (003:358-410)."""
RECOMMENDATION = "recommendation"
"""What the meeting recommends."""
STATEMENT_KINDS = (
    FINDING,
    GAP,
    HYPOTHESIS,
    COMMENT,
    POINT,
    FLAG,
    REVIEW,
    ISSUE,
    JUDGEMENT,
    NOTE,
    EVALUATION,
    AGENCY,
    WISHES,
    EARLIER,
    AREA,
    PROGRESS,
    SENTENCE,
    AGENDA,
    QUESTION,
    RECOMMENDATION,
)

STRENGTH = "strength"
IMPROVEMENT = "improvement"
NEITHER = ""

SUPPORTS = "supports"
CONTRADICTS = "contradicts"

OVERALL = "overall"


def derived_id(assessment: str, *parts: str) -> str:
    """The id of a row of which there is one per subject, the same on every laptop."""
    return str(uuid.uuid5(NAMESPACE, "\x1f".join((assessment, *parts))))


def new_id() -> str:
    """A random id, for rows of which there may be many."""
    return str(uuid.uuid4())


@dataclass(frozen=True, slots=True)
class Assessment:
    """One authority under one version of one pack."""

    id: str
    pack: str
    pack_version: int
    authority: str
    title: str
    year: int
    marking: str
    earlier: str = ""
    """The inspection whose areas this one monitors."""
    authority_type: str = ""
    region: str = ""
    retain_until: str = ""
    """The ISO date until which it is kept at least; nothing is deleted by itself."""
    retain_why: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """A person who works on the assessment."""

    id: str
    assessment: str
    name: str
    role: str
    organisation: str
    lead: bool
    person: str = ""
    """Who this is on any laptop: the author named by changes."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document, dataset or other thing that can be cited; `sha256` is empty until it is received."""

    id: str
    assessment: str
    kind: str
    title: str
    state: str
    """"expected", "received" or "not-coming"."""
    admissible: str
    """"yes", "no", or "" where nobody has decided."""
    reason: str
    """Why it is or is not admissible."""
    dated: str
    provenance: str
    sha256: str
    media: str
    """The type found in the bytes: "pdf", "word", "excel", "csv", "text" or "image"."""
    size: int
    pages: int
    reading: str
    """What could not be read, as a sentence; empty where all was."""
    file_name: str = ""
    case: str = ""
    """The case that a record made on site is about."""
    stage: str = ""
    """The stage of the journey that a record made on site is about."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A statement's place in a source: page counted from 1, offsets into that page's text."""

    id: str
    assessment: str
    statement: str
    source: str
    """A source, or an event of a case."""
    page: int
    start: int
    end: int
    quote: str
    sha256: str
    """The document as it was when it was quoted."""
    place: str = ""
    """A cell or sheet of a dataset, where pages do not say enough."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Anything an inspector says. Findings, points, judgements are one thing with different kinds."""

    id: str
    assessment: str
    kind: str
    step: str = ""
    subject: str = ""
    judgement: str = ""
    key_judgement: str = ""
    text: str = ""
    sign: str = NEITHER
    service: str = ""
    groups: tuple[str, ...] = ()
    jar: bool = False
    scale: str = ""
    grade: str = ""
    status: str = ""
    """A judgement's: indicative, interim, provisional or final."""
    reason: str = ""
    """Why a grade was changed, why an area is unsatisfactory."""
    owner: str = ""
    state: str = ""
    """A gap's: open, asked, filled, ... as the pack lists them."""
    position: str = ""
    author: str = ""
    happened: str = ""
    """When it was seen or heard, as an ISO date or time; empty where it is the writing itself."""
    written: str = ""
    """When it was first kept, as an ISO time."""
    case: str = ""
    stage: str = ""
    """The stage of the child's journey."""
    evaluation: str = ""
    """What a case shows of a theme, as the pack lists it: sound, mixed, weak, not seen."""
    good: bool = False
    """True for good practice, which is highlighted (004:200)."""
    section: str = ""
    """The section of a letter, or the heading of an agenda, under which it stands."""
    paragraph: str = ""
    """Sentences of a letter with the same are one paragraph."""
    prompt: str = ""
    """The prompt that it answers."""
    response: str = ""
    """What was answered to a question at the meeting."""

    @property
    def version(self) -> str:
        """A digest of what the statement says; what stands on it is stale when this differs."""
        said: list[object] = [self.text, self.sign, self.scale, self.grade, self.service, list(self.groups)]
        if self.evaluation or self.good:
            said += [self.evaluation, self.good]
        if self.response:
            said += [self.response]
        return hashlib.sha256(json.dumps(said).encode("utf-8", "replace")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Support:
    """`statement` stands on `on` (or is contradicted by it), as `on` read at `version`."""

    id: str
    assessment: str
    statement: str
    on: str
    relation: str
    version: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One field of one form, or one kept answer to a prompt; `value` is text or a list of texts."""

    id: str
    assessment: str
    form: str
    about: str
    """The subject, judgement or statement it is about; empty for the assessment."""
    field: str
    value: str | tuple[str, ...]
    author: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """A member agreed a statement as it read then: `version` is its digest."""

    id: str
    assessment: str
    statement: str
    member: str
    version: str
    at: str


@dataclass(frozen=True, slots=True)
class Export:
    """Something that left the program on paper or as a file."""

    id: str
    assessment: str
    what: str
    at: str
    by: str
    sha256: str
    marking: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Everything of one assessment as it stood at one moment; `at` is the place in the log."""

    assessment: Assessment
    at: int = 0
    members: tuple[Member, ...] = ()
    sources: tuple[Source, ...] = ()
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    supports: tuple[Support, ...] = ()
    answers: tuple[Answer, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    exports: tuple[Export, ...] = ()
    listings: tuple[Listing, ...] = ()
    draws: tuple[Draw, ...] = ()
    cases: tuple[Case, ...] = ()
    events: tuple[Event, ...] = ()
    risks: tuple[Risk, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    devices: tuple[Device, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    officers: tuple[Officer, ...] = ()
    ticks: tuple[Tick, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    decisions: tuple[Decision, ...] = ()
    editions: tuple[Edition, ...] = ()
    remarks: tuple[Remark, ...] = ()
    representations: tuple[Representation, ...] = ()
    grounds: tuple[Ground, ...] = ()
    panellists: tuple[Panellist, ...] = ()
    conflicts: frozenset[tuple[str, str, str]] = field(default_factory=frozenset)
    """(table, row, field) with more than one value, as far as a person decides."""
    parted: tuple[Conflict, ...] = ()
    """The same with all that was written there, by table, row and field."""
    monitored_by: tuple[Assessment, ...] = ()
    """The later inspections in this store that follow this one up."""
