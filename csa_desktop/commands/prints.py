"""What a person can want on paper, and a print before it is laid out."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from csa_desktop import clock
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Rows
from csa_desktop.reports.dates import day
from csa_desktop.reports.paper import Paper

NOTEBOOK = "Evidence notebook"
TIMETABLE, REQUESTS, SAMPLE = "timetable", "requests", "sample"
SHEETS = {TIMETABLE: "Timetable", REQUESTS: "Requests and what has come", SAMPLE: "Sample list"}
"""What is printed of an inspection on site besides its forms."""
CHECKLIST = "checklist"
SETTING_UP_SHEETS = {CHECKLIST: "Individual checklist"}
"""What is printed of setting up."""
DATASET = "dataset"
DATA_SHEETS = {DATASET: "Indicators"}
"""What is printed of the data."""
AGENDA, MEETING_NOTE = "agenda", "meeting-note"
MEETING_SHEETS = {AGENDA: "Agenda of the meeting", MEETING_NOTE: "Note of the meeting"}
"""What is printed of the meeting with the authority; its agenda also as Word."""
REPLY, CHANGES = "letter-reply", "letter-changes"
LETTER_SHEETS = {REPLY: "Reply to comments on the letter", CHANGES: "Changes in the letter"}
"""What is printed of a letter on its way; the reply also as Word."""
LETTER_DRAFT, LETTER_FINAL, LETTER_ANNEX = "letter-draft", "letter-final", "letter-annex"
LETTER_PAPERS = {
    LETTER_DRAFT: "Draft letter",
    LETTER_FINAL: "Final letter",
    LETTER_ANNEX: "Annex to the letter",
}
"""The letter to the council; `about` names an edition, or nothing for the letter as it reads now."""
AS_WORD_TOO = frozenset((LETTER_DRAFT, LETTER_FINAL, AGENDA, REPLY))
PANEL_PACK = "panel-pack"
"""What the panel of a representation reads; `about` names which."""
BLANK = "blank"
PDF, WORD = "PDF", "Word"
SUFFIXES = {PDF: ".pdf", WORD: ".docx"}
_NOT_IN_FILE_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|', " ") | dict.fromkeys(range(32), " "))
_LONGEST_FILE_NAME = 120


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants on paper: a copy of a form, a blank one, or steps of the notebook."""

    form: str = ""
    """The form's id; empty for the notebook."""
    about: str = ""
    """Which copy: a role or a subject."""
    blank: bool = False
    steps: tuple[str, ...] = ()
    """Steps of the notebook; all of them where it is empty."""
    word: bool = False
    """True for a letter as a Word file."""
    pack: bool = False
    """True for a form in one print with the steps of the notebook that go with it."""
    sheet: str = ""
    """One of `SHEETS`, `DATA_SHEETS`, `MEETING_SHEETS`, ..., where it is neither a form nor the notebook."""
    only: tuple[str, ...] = ()
    """The indicators that are printed, in this order; all of them where it is empty."""
    only_said: str = ""
    """How these were chosen, in words; nothing in it was typed."""


@dataclass(frozen=True, slots=True)
class Printing:
    """One print before it is laid out: call `function(*args)` in the work process for its bytes."""

    wanted: Wanted
    name: str
    """What it is called in the record and to a person; nothing in it was typed."""
    paper: Paper
    file_name: str
    function: Callable[..., bytes]
    args: tuple[Any, ...]
    of: tuple[str, ...] | None = None
    """The assessments that it names, where no desk says which it is of."""

    @property
    def media(self) -> str:
        """PDF or Word."""
        return WORD if self.wanted.word else PDF

    def says_the_same(self, other: "Printing | None") -> bool:
        """True where both give the same pages: that something was printed since does not count."""
        return other is not None and _content(self) == _content(other)


def _content(printing: Printing) -> object:
    plain = (replace(a, at=0, exports=()) if isinstance(a, Rows) else a for a in printing.args)
    return printing.wanted, printing.function, tuple(plain)


def paper_for(pack: Pack, trail: Trail, name: str, *, by: str) -> Paper:
    """The paper of a print of an assessment: its marking, whose it is, and who printed it when."""
    return Paper(
        marking=trail.assessment.marking,
        authority=trail.assessment.authority,
        title=f"{name} · {pack.short}",
        printed=day(clock.today()),
        by=by,
    )


def file_name_for(trail: Trail, name: str, suffix: str = SUFFIXES[PDF]) -> str:
    """What a print of an assessment is called as a file."""
    return file_name(f"{trail.assessment.authority} {trail.assessment.year} {name}", suffix)


def file_name(about: str, suffix: str = SUFFIXES[PDF]) -> str:
    """A name that every system takes for a file, made of what a print is about."""
    plain = about.translate(_NOT_IN_FILE_NAMES)
    return " ".join(plain.split())[:_LONGEST_FILE_NAME].strip(" .") + suffix
