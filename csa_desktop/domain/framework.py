"""What a framework pack states: its subjects, scales, judgements, steps, forms, letters and clocks.

Every item carries `source`, the line of the document it was taken from, such as "003:315".
"""

from dataclasses import dataclass
from typing import Protocol, TypeVar


class _Named(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Named)


@dataclass(frozen=True, slots=True)
class Grade:
    """One point of a scale: the code that is stored, the label and the descriptor that are shown."""

    code: str
    label: str
    descriptor: str
    source: str
    words: tuple[str, ...] = ()
    """The plain words that say this grade without a figure, as a draft letter must."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Grades from the best to the worst; direction is their order, never their code."""

    id: str
    title: str
    grades: tuple[Grade, ...]
    source: str

    def grade(self, code: str) -> Grade | None:
        """The grade with this code, or None where the scale has no such code."""
        return next((grade for grade in self.grades if grade.code == code), None)


@dataclass(frozen=True, slots=True)
class Subject:
    """What findings are gathered under: an outcome, or an area such as Service management."""

    id: str
    title: str
    kind: str
    """"outcome", "management" or "overall"."""
    source: str
    hint: str = ""
    mentions: tuple[str, ...] = ()
    """What a summary or letter on this subject must speak of."""


@dataclass(frozen=True, slots=True)
class KeyJudgement:
    """A key judgement of a subject; `confirmed` is False where no source at hand prints it."""

    id: str
    subject: str
    text: str
    confirmed: bool
    source: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question or rule of the source, shown beside the place where it is asked."""

    id: str
    text: str
    source: str
    answered: bool = False
    """True where the answer is kept with the assessment."""


@dataclass(frozen=True, slots=True)
class GradeChallenge:
    """What to ask oneself before settling on one grade of one judgement."""

    grade: str
    prompt: Prompt


@dataclass(frozen=True, slots=True)
class Judgement:
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


@dataclass(frozen=True, slots=True)
class Option:
    """One value that a person may choose, and the words for it."""

    id: str
    title: str
    source: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the notebook: one form per subject of `subjects`, or one for the assessment."""

    id: str
    title: str
    subjects: tuple[str, ...]
    graded: bool
    statuses: tuple[str, ...]
    note: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the work as the window lists it, with the prompts that belong to it."""

    id: str
    title: str
    page: str
    """The page of the window that shows it."""
    source: str
    hint: str = ""
    steps: tuple[str, ...] = ()
    prompts: tuple["PromptGroup", ...] = ()


@dataclass(frozen=True, slots=True)
class PromptGroup:
    """Prompts under one heading, such as "Consider the briefings:"."""

    id: str
    title: str
    prompts: tuple[Prompt, ...]
    source: str


@dataclass(frozen=True, slots=True)
class SourceKind:
    """A kind of document: what it is for in the source's words, and whether it may be cited."""

    id: str
    title: str
    group: str
    """"briefing", "reference", "dataset", "self-assessment", "plan" or "other"."""
    hint: tuple[str, ...]
    source: str
    admissible: bool | None = None
    """True where the source itself says why it is admissible; None where a person decides."""
    admissible_because: str = ""
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form. A retired field stays declared so that old answers still open."""

    id: str
    kind: str
    """"text", "long", "bullets", "choice", "choices", "date", "yes-no", "grade", "statements"."""
    label: str
    hint: str = ""
    example: str = ""
    width: str = "full"
    """"full", "half" or "third" of the form."""
    lines: int = 1
    options: tuple[Option, ...] = ()
    required: bool = False
    retired: bool = False
    renamed_from: str = ""
    fill: str = ""
    """What the program may offer as a first text: "authority", "member:brm", "today", ..."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class FormSection:
    """Fields under one heading of a form; the heading may be empty."""

    id: str
    heading: str
    fields: tuple[Field, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A printed form in the source's exact words."""

    id: str
    title: str
    over: str
    """What is printed over the title, such as the framework's full name."""
    sections: tuple[FormSection, ...]
    footer: str
    per: str
    """"assessment", "subject" or "reader": what there is one of."""
    source: str
    hint: str = ""
    due: str = ""
    goes_with: tuple[str, ...] = ()

    def fields(self) -> tuple[Field, ...]:
        """All fields in printing order, retired ones left out."""
        return tuple(f for s in self.sections for f in s.fields if not f.retired)


@dataclass(frozen=True, slots=True)
class LetterSection:
    """A section of a letter, its usual length and what it must contain."""

    id: str
    heading: str
    length: str
    must_contain: tuple[Prompt, ...]
    subject: str
    source: str
    fixed: str = ""
    """Wording that the source fixes."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter's structure; `sides` is the least and most number of A4 sides."""

    id: str
    title: str
    sides: tuple[int, int]
    sections: tuple[LetterSection, ...]
    requirements: tuple[Prompt, ...]
    stages: tuple[PromptGroup, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time limit: `amount` units after `after`, or a fixed day of the year."""

    id: str
    title: str
    source: str
    after: str = ""
    amount: int = 0
    unit: str = ""
    """"working-days", "days", "weeks", or "" for a fixed day."""
    month: int = 0
    day: int = 0
    years_on: int = 0
    confirmed: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
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
