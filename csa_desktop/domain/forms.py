"""The printed forms and the letters of a framework, as a pack states them."""

from dataclasses import dataclass

from csa_desktop.domain.stated import Option, Prompt, PromptGroup, Stated

FIELD_KINDS = ("text", "long", "bullets", "choice", "choices", "date", "yes-no", "grade", "statements")
FIELD_WIDTHS = ("full", "half", "third")
FIELD_FILLS = ("authority", "reader", "today")
"""What a field may begin with, besides "member:" and a role."""
RISK_FILLS = tuple(
    f"risk:{what}" for what in ("told", "child", "what", "told-on", "told-time", "will-do", "by-when")
)
"""What a field of a form per risk may begin with: what is recorded of the risk itself."""
FORM_PER = ("assessment", "subject", "reader", "case", "record", "risk")
LETTER = "letter"
FORM_LAYOUTS = ("form", LETTER)


@dataclass(frozen=True, slots=True)
class Field(Stated):
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
    """What the program may offer as a first text: "authority", "today", "member:brm", "risk:what"."""
    source: str = ""
    scale: str = ""
    """The scale of a grade."""


@dataclass(frozen=True, slots=True)
class FormSection(Stated):
    """Fields under one heading of a form; the heading may be empty."""

    id: str
    heading: str
    fields: tuple[Field, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Form(Stated):
    """A printed form in the source's exact words."""

    id: str
    title: str
    over: str
    """What is printed over the title, such as the framework's full name."""
    sections: tuple[FormSection, ...]
    footer: str
    per: str
    """"assessment", "subject", "reader", "case", "record" or "risk": what there is one of."""
    source: str
    hint: str = ""
    due: str = ""
    """The clock by which it is handed in."""
    goes_with: tuple[str, ...] = ()
    """The steps of the notebook that are handed in with it."""
    readers: tuple[str, ...] = ()
    """Where there is one per reader, the roles that each fill one in."""
    layout: str = "form"
    """"form", or "letter": printed as running text, and as Word too."""

    def fields(self) -> tuple[Field, ...]:
        """All fields in printing order, retired ones left out."""
        return tuple(f for f in self.declared() if not f.retired)

    def declared(self) -> tuple[Field, ...]:
        """All fields that were ever in this form, as far as the pack says."""
        return tuple(f for s in self.sections for f in s.fields)

    def names(self, field: Field) -> tuple[str, ...]:
        """The ids under which answers to a field may have been kept, the present one first."""
        names = [field.id]
        while field.renamed_from and field.renamed_from not in names:
            names.append(field.renamed_from)
            field = next((f for f in self.declared() if f.id == names[-1]), Field(names[-1], "", ""))
        return tuple(names)


@dataclass(frozen=True, slots=True)
class LetterSection(Stated):
    """A section of a letter, its usual length and what it must contain."""

    id: str
    heading: str
    length: str
    must_contain: tuple[Prompt, ...]
    subject: str
    source: str
    fixed: str = ""
    """Wording that the source fixes."""
    form: str = ""
    """"draft" or "final", where it belongs to one form of the letter alone."""
    ratings: bool = False
    """True where the grades of the agreed judgements are given."""
    judgements: bool = False
    """True where each agreed judgement is said in words."""
    lists: tuple[str, ...] = ()
    """The lists of points that it is made of: "strength" and "improvement", or "area"."""


@dataclass(frozen=True, slots=True)
class Letter(Stated):
    """A letter's structure; `sides` is the least and most number of A4 sides."""

    id: str
    title: str
    sides: tuple[int, int]
    sections: tuple[LetterSection, ...]
    requirements: tuple[Prompt, ...]
    stages: tuple[PromptGroup, ...]
    source: str
    every_group: str = ""
    """What each section that has it must contain: a judgement on each of the pack's groups of children."""
    seen_by_itself: tuple[str, ...] = ()
    """The requirements that the program sees to be met or not; the others a person ticks."""
