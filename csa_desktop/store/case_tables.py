"""The tables of an inspection on site, projected from the log."""

from sqlalchemy import JSON, Column, Text
from sqlmodel import Field

from csa_desktop.store.shared_row import SharedRow


def _texts() -> Column[list[str]]:
    return Column(JSON, nullable=False, default=list)


def _long() -> Column[str]:
    return Column(Text, nullable=False, default="")


class ListingRow(SharedRow, table=True):
    """A child-level list that was read."""

    __tablename__ = "listing"
    kind: str = ""
    sha256: str = ""
    rows: int = 0
    children: int = 0
    problems: int = 0
    report: str = Field(default="", sa_column=_long())
    at: str = ""
    by: str = ""


class DrawRow(SharedRow, table=True):
    """One drawing of a sample."""

    __tablename__ = "draw"
    seed: str = ""
    rule: str = ""
    wish: str = Field(default="", sa_column=_long())
    lists: list[str] = Field(default_factory=list, sa_column=_texts())
    eligible: str = Field(default="", sa_column=_long())
    shortfalls: list[str] = Field(default_factory=list, sa_column=_texts())
    at: str = ""
    by: str = ""


class CaseRow(SharedRow, table=True):
    """One child's case in the sample."""

    __tablename__ = "case"
    code: str = ""
    journey: str = ""
    stage: str = ""
    state: str = "current"
    proceeded: str = ""
    age: str = ""
    gender: str = ""
    ethnicity: str = ""
    groups: list[str] = Field(default_factory=list, sa_column=_texts())
    origin: str = "drawn"
    sample: str = "sampled"
    draw: str = ""
    place: int = 0
    reason: str = ""
    instead_of: str = ""
    tracker: str = ""
    progress: str = ""


class EventRow(SharedRow, table=True):
    """Something that happened on a child's journey."""

    __tablename__ = "event"
    case: str = Field(default="", index=True)
    kind: str = ""
    title: str = ""
    stage: str = ""
    happened: str = ""
    until: str = ""
    agency: str = ""
    source: str = ""


class RiskRow(SharedRow, table=True):
    """Unresolved significant risk to a child."""

    __tablename__ = "risk"
    case: str = Field(default="", index=True)
    child: str = ""
    what: str = Field(default="", sa_column=_long())
    found: str = ""
    found_by: str = ""
    told: str = ""
    told_at: str = ""
    will_do: str = Field(default="", sa_column=_long())
    by_when: str = ""
    confirmed_at: str = ""
    confirmed_how: str = ""


class AppointmentRow(SharedRow, table=True):
    """A line of the plan."""

    __tablename__ = "appointment"
    kind: str = ""
    title: str = ""
    starts: str = ""
    minutes: int = 0
    place: str = ""
    who: list[str] = Field(default_factory=list, sa_column=_texts())
    meets: str = ""
    case: str = ""
    phase: str = ""
    state: str = "planned"
    said: str = Field(default="", sa_column=_long())


class DeviceRow(SharedRow, table=True):
    """A laptop of a member of the team, with the keys that its changes and bundles are known by."""

    __tablename__ = "device"
    device: str = ""
    person: str = ""
    name: str = ""
    sign: str = ""
    box: str = ""
    removed: bool = False
    last: str = ""
