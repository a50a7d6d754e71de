"""The tables of what surrounds the notebook, from setting up to the archive; projected from the log."""

from sqlalchemy import JSON, Column, Text
from sqlmodel import Field

from csa_desktop.store.shared_row import SharedRow


def _texts() -> Column[list[str]]:
    return Column(JSON, nullable=False, default=list)


def _long() -> Column[str]:
    return Column(Text, nullable=False, default="")


class OfficerRow(SharedRow, table=True):
    """A contact at the authority or elsewhere."""

    __tablename__ = "officer"
    name: str = ""
    role: str = ""
    organisation: str = ""
    telephone: str = ""
    email: str = ""
    note: str = Field(default="", sa_column=_long())
    position: str = ""


class TickRow(SharedRow, table=True):
    """A task of a list that was done."""

    __tablename__ = "tick"
    checklist: str = ""
    item: str = ""
    done: str = ""
    by: str = ""
    note: str = Field(default="", sa_column=_long())


class AttendeeRow(SharedRow, table=True):
    """Who is to be at the meeting, and was."""

    __tablename__ = "attendee"
    name: str = ""
    role: str = ""
    organisation: str = ""
    part: str = ""
    reason: str = Field(default="", sa_column=_long())
    came: str = ""
    position: str = ""


class DecisionRow(SharedRow, table=True):
    """What was decided of a judgement, from what and why."""

    __tablename__ = "decision"
    judgement: str = ""
    stage: str = ""
    scale: str = ""
    was: str = ""
    grade: str = ""
    reason: str = Field(default="", sa_column=_long())
    by: str = ""
    at: str = ""
    about: str = ""


class EditionRow(SharedRow, table=True):
    """A letter as it stood when it went to somebody."""

    __tablename__ = "edition"
    letter: str = ""
    form: str = ""
    stage: str = ""
    text: str = Field(default="", sa_column=_long())
    marking: str = ""
    sent_to: list[str] = Field(default_factory=list, sa_column=_texts())
    sent_with: list[str] = Field(default_factory=list, sa_column=_texts())
    at: str = ""
    by: str = ""


class RemarkRow(SharedRow, table=True):
    """What a reader or the authority said of an edition, and what was done about it."""

    __tablename__ = "remark"
    edition: str = ""
    origin: str = ""
    who: str = ""
    kind: str = ""
    section: str = ""
    sentence: str = ""
    quote: str = Field(default="", sa_column=_long())
    text: str = Field(default="", sa_column=_long())
    source: str = ""
    place: str = ""
    at: str = ""
    outcome: str = ""
    response: str = Field(default="", sa_column=_long())
    answered_by: str = ""
    answered_at: str = ""
    position: str = ""


class RepresentationRow(SharedRow, table=True):
    """A council's representation on a judgement."""

    __tablename__ = "representation"
    judgement: str = ""
    intended: str = ""
    submitted: str = ""
    source: str = ""
    panel: str = ""
    as_at: str = ""
    response: str = Field(default="", sa_column=_long())
    outcome: str = ""
    decided: str = ""
    justification: str = Field(default="", sa_column=_long())
    follows: str = ""


class GroundRow(SharedRow, table=True):
    """A ground of a representation, and the response to it."""

    __tablename__ = "ground"
    representation: str = Field(default="", index=True)
    kind: str = ""
    text: str = Field(default="", sa_column=_long())
    about: list[str] = Field(default_factory=list, sa_column=_texts())
    response: str = Field(default="", sa_column=_long())
    rests_on: list[str] = Field(default_factory=list, sa_column=_texts())
    position: str = ""


class PanellistRow(SharedRow, table=True):
    """A member of a panel, and that there was no part in the assessment before."""

    __tablename__ = "panellist"
    representation: str = Field(default="", index=True)
    name: str = ""
    role: str = ""
    organisation: str = ""
    part: str = ""
    checked: str = ""
    found: str = ""
    cleared: str = ""
