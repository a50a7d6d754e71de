"""What a framework pack states: its subjects, scales, judgements, steps, forms, letters and clocks.

Every item carries `source`: "003:315" where its words are that line's own, "see 003:315" where that line
is its ground, and "program" where no document states it.
"""

from dataclasses import dataclass
from typing import Protocol, TypeVar

from csa_desktop.domain.forms import Field, Form, FormSection, Letter, LetterSection
from csa_desktop.domain.journeys import (
    AreaKind,
    Evaluation,
    EventKind,
    Journey,
    JourneyStage,
    Limit,
    Phase,
    SampleRule,
    Timescale,
)
from csa_desktop.domain.key_dates import KeyDate
from csa_desktop.domain.letter_stages import LetterStage
from csa_desktop.domain.meeting import AgendaDraw
from csa_desktop.domain.panels import Panel, Seat
from csa_desktop.domain.stated import Option, Prompt, PromptGroup, Stated

__all__ = [
    "AgendaDraw",
    "AreaKind",
    "Clock",
    "Evaluation",
    "EventKind",
    "Field",
    "Form",
    "FormSection",
    "Grade",
    "GradeChallenge",
    "Journey",
    "JourneyStage",
    "Judgement",
    "KeyDate",
    "KeyJudgement",
    "Letter",
    "LetterSection",
    "LetterStage",
    "Limit",
    "Option",
    "Pack",
    "Panel",
    "Phase",
    "Prompt",
    "PromptGroup",
    "SampleRule",
    "Scale",
    "Seat",
    "SourceKind",
    "Stage",
    "Stated",
    "Step",
    "Subject",
    "Timescale",
]


class _Named(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Named)

SUBJECT_KINDS = ("outcome", "management", "theme", "overall")
SOURCE_GROUPS = ("briefing", "reference", "dataset", "self-assessment", "plan", "on-site", "other")
CLOCK_UNITS = ("working-days", "days", "weeks", "months", "years", "")


@dataclass(frozen=True, slots=True)
class Grade(Stated):
    """One point of a scale: the code that is stored, the label and the descriptor that are shown."""

    code: str
    label: str
    descriptor: str
    source: str
    words: tuple[str, ...] = ()
    """The plain words that say this grade without a figure, as a draft letter must."""


@dataclass(frozen=True, slots=True)
class Scale(Stated):
    """Grades from the best to the worst; direction is their order, never their code."""

    id: str
    title: str
    grades: tuple[Grade, ...]
    source: str

    def grade(self, code: str) -> Grade | None:
        """The grade with this code, or None where the scale has no such code."""
        return next((grade for grade in self.grades if grade.code == code), None)


@dataclass(frozen=True, slots=True)
class Subject(Stated):
    """What findings are gathered under: an outcome, or an area such as Service management."""

    id: str
    title: str
    kind: str
    """"outcome", "management", "theme" or "overall"."""
    source: str
    hint: str = ""
    mentions: tuple[str, ...] = ()
    """What a summary or letter on this subject must speak of."""


@dataclass(frozen=True, slots=True)
class KeyJudgement(Stated):
    """A key judgement of a subject; `confirmed` is False where no source at hand prints it."""

    id: str
    subject: str
    text: str
    confirmed: bool
    source: str
    words: str = ""
    """The words of the source that bear it out, where it does not print the key judgement itself."""


@dataclass(frozen=True, slots=True)
class GradeChallenge(Stated):
    """What to ask oneself before settling on one grade of one judgement."""

    grade: str
    prompt: Prompt


@dataclass(frozen=True, slots=True)
class Judgement(Stated):
    """A judgement that the framework asks for, its scale, its rules and its challenges."""

    id: str
    title: str
    scale: str
    source: str
    services: tuple[str, ...] = ()
    considers: tuple[Prompt, ...] = ()
    emphases: tuple[Prompt, ...] = ()
    challenges: tuple[GradeChallenge, ...] = ()
    steps: tuple[str, ...] = ()
    """The ids of the steps in which this judgement is made."""
    text: str = ""
    """What is judged, in the source's words."""
    hint: str = ""
    considers_hint: str = ""
    emphases_hint: str = ""
    challenges_hint: str = ""
    """What the source says before each of the three lists."""


@dataclass(frozen=True, slots=True)
class Step(Stated):
    """A step of the notebook: one form per subject of `subjects`, or one for the assessment."""

    id: str
    title: str
    subjects: tuple[str, ...]
    graded: bool
    statuses: tuple[str, ...]
    note: tuple[str, ...]
    source: str
    short: str = ""
    """The title where there is little room, such as "Findings"."""
    holds: tuple[str, ...] = ()
    """The kinds of statement that belong here: "finding", "gap", "point", "issue", ..."""
    comment_on: str = ""
    """What a comment is required on under each subject, such as "social care responsibilities"."""
    every_group: bool = False
    """True where something must be said of each of the pack's groups under each subject."""
    words_show: bool = False
    """True where the words, and no grade, must show where a judgement lies."""
    agreed_by: tuple[str, ...] = ()
    """The roles that must all agree each judgement of this step."""
    grade_needed: bool = False
    """True where each judgement must carry a grade; `graded` says only that it may."""


@dataclass(frozen=True, slots=True)
class Stage(Stated):
    """A stage of the work as the window lists it, with the prompts that belong to it."""

    id: str
    title: str
    page: str
    """The page of the window that shows it; empty where the window does not show it yet."""
    source: str
    hint: str = ""
    steps: tuple[str, ...] = ()
    prompts: tuple[PromptGroup, ...] = ()
    forms: tuple[str, ...] = ()
    """The ids of the forms that are filled in at this stage, in their order."""
    kinds: tuple[str, ...] = ()
    """The kinds of source that are recorded at this stage."""
    about: str = ""
    """Tells apart two stages that one page shows."""


@dataclass(frozen=True, slots=True)
class SourceKind(Stated):
    """A kind of document: what it is for in the source's words, and whether it may be cited."""

    id: str
    title: str
    group: str
    """"briefing", "reference", "dataset", "self-assessment", "plan", "on-site" or "other"."""
    hint: tuple[str, ...]
    source: str
    admissible: bool | None = None
    """True or False where the source itself says why it is or is not; None where a person decides."""
    admissible_because: str = ""
    expected: bool = False
    form: str = ""
    """The form on which a record of this kind is made on site."""


@dataclass(frozen=True, slots=True)
class Clock(Stated):
    """A time limit: `amount` units after `after`, before it where negative, or a fixed day of the year."""

    id: str
    title: str
    source: str
    after: str = ""
    """The stage, milestone or clock whose day it counts from."""
    amount: int = 0
    unit: str = ""
    """"working-days", "days", "weeks", "months", "years", or "" for a fixed day of the year."""
    month: int = 0
    day: int = 0
    years_on: int = 0
    confirmed: bool = True
    note: str = ""
    judgement: str = ""
    grades: tuple[str, ...] = ()
    """Where given, it runs only once `judgement` is final with one of these grades (004:270)."""
    stage: str = ""
    """The stage of the work that it belongs to: there one is until it is done."""


@dataclass(frozen=True, slots=True)
class Pack(Stated):
    """One framework, whole."""

    id: str
    version: int
    title: str
    short: str
    year: int
    provenance: str
    """Which document it comes from, and what about it is not confirmed."""
    marking: str
    scales: tuple[Scale, ...]
    subjects: tuple[Subject, ...]
    key_judgements: tuple[KeyJudgement, ...]
    judgements: tuple[Judgement, ...]
    steps: tuple[Step, ...]
    stages: tuple[Stage, ...]
    source_kinds: tuple[SourceKind, ...]
    services: tuple[Option, ...]
    groups: tuple[Option, ...]
    roles: tuple[Option, ...]
    gap_states: tuple[Option, ...]
    questions: tuple[Prompt, ...]
    """The questions asked for every outcome."""
    forms: tuple[Form, ...]
    letters: tuple[Letter, ...]
    clocks: tuple[Clock, ...]
    judgement_words: tuple[str, ...]
    """Words that show where a judgement lies; their absence brings a gentle remark."""
    requirements: tuple[Prompt, ...] = ()
    """What the notebook must hold, such as the comment on social care responsibilities."""
    statuses: tuple[Option, ...] = ()
    """What a judgement may be, from the first to the last: indicative, interim, provisional, final."""
    hypothesis_states: tuple[Option, ...] = ()
    note: str = ""
    """What a person must know of the key judgements before relying on them."""
    journeys: tuple[Journey, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    areas: tuple[AreaKind, ...] = ()
    limits: tuple[Limit, ...] = ()
    phases: tuple[Phase, ...] = ()
    appointments: tuple[Option, ...] = ()
    """The kinds of line in the plan: arrival, set-up meeting, observation, oral feedback."""
    milestones: tuple[Option, ...] = ()
    """Days from which clocks count, such as the first day on site."""
    sample: SampleRule | None = None
    equality: tuple[Prompt, ...] = ()
    """The prompts on equality that stand beside every record."""
    panels: tuple[Panel, ...] = ()
    """On which judgements a council may make a representation, and before whom."""
    monitors: tuple[str, ...] = ()
    """The frameworks whose inspections this one follows up; their judgements stay as they are."""

    agenda: tuple[AgendaDraw, ...] = ()
    """What the agenda of the meeting draws from the notebook."""
    attendee_parts: tuple[Option, ...] = ()
    """What people do at the meeting: chair it, open it, keep notes, attend, observe."""
    key_date_parts: tuple[Option, ...] = ()
    """The parts of the individual checklist, under whose titles its days stand."""
    key_dates: tuple[KeyDate, ...] = ()
    """The days of the individual checklist, which are agreed with the authority."""
    letter_stages: tuple[LetterStage, ...] = ()
    """The stages of each letter, in their order."""

    def subject(self, subject_id: str) -> Subject:
        """The subject with this id; KeyError where the pack has none."""
        return _by_id(self.subjects, subject_id)

    def judgement(self, judgement_id: str) -> Judgement:
        """The judgement with this id; KeyError where the pack has none."""
        return _by_id(self.judgements, judgement_id)

    def scale(self, scale_id: str) -> Scale:
        """The scale with this id; KeyError where the pack has none."""
        return _by_id(self.scales, scale_id)

    def step(self, step_id: str) -> Step:
        """The step with this id; KeyError where the pack has none."""
        return _by_id(self.steps, step_id)

    def form(self, form_id: str) -> Form:
        """The form with this id; KeyError where the pack has none."""
        return _by_id(self.forms, form_id)

    def source_kind(self, kind_id: str) -> SourceKind:
        """The kind of document with this id; KeyError where the pack has none."""
        return _by_id(self.source_kinds, kind_id)

    def letter(self, letter_id: str) -> Letter:
        """The letter with this id; KeyError where the pack has none."""
        return _by_id(self.letters, letter_id)

    def stage(self, stage_id: str) -> Stage:
        """The stage with this id; KeyError where the pack has none."""
        return _by_id(self.stages, stage_id)

    def journey(self, journey_id: str) -> Journey:
        """The journey with this id; KeyError where the pack has none."""
        return _by_id(self.journeys, journey_id)

    def journey_stages(self) -> tuple[JourneyStage, ...]:
        """The stages of all journeys, in the pack's order."""
        return tuple(stage for journey in self.journeys for stage in journey.stages)

    def themes(self) -> tuple[Subject, ...]:
        """The cross-cutting themes that are looked at in every stage."""
        return tuple(s for s in self.subjects if s.kind == "theme")

    def key_judgements_of(self, subject_id: str) -> tuple[KeyJudgement, ...]:
        """The key judgements of one subject, in the pack's order."""
        return tuple(k for k in self.key_judgements if k.subject == subject_id)

    def key_judgement(self, key_judgement_id: str) -> KeyJudgement:
        """The key judgement with this id; KeyError where the pack has none."""
        return _by_id(self.key_judgements, key_judgement_id)


def _by_id(items: tuple[T, ...], wanted: str) -> T:
    for item in items:
        if item.id == wanted:
            return item
    raise KeyError(wanted)
