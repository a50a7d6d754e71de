"""The tables. Shared ones are projected from the log; local ones are in no log and no bundle.

Every table has its own INTEGER PRIMARY KEY: an implicit rowid changes when a table is rebuilt, and
the search index would then answer with another record. No shared column but the row's id is UNIQUE.
"""

from functools import cache
from typing import Any

from sqlalchemy import JSON, Column, Index, LargeBinary, Table, Text
from sqlmodel import Field, SQLModel

from csa_desktop.store.case_tables import (
    AppointmentRow,
    CaseRow,
    DeviceRow,
    DrawRow,
    EventRow,
    ListingRow,
    RiskRow,
)
from csa_desktop.store.cycle_tables import (
    AttendeeRow,
    DecisionRow,
    EditionRow,
    GroundRow,
    OfficerRow,
    PanellistRow,
    RemarkRow,
    RepresentationRow,
    TickRow,
)
from csa_desktop.store.data_tables import IndicatorRow
from csa_desktop.store.exchange_tables import AttestationRow, ContactRow, PeerRow, ReceivedRow
from csa_desktop.store.local_tables import BlobRow, DraftRow, PieceRow, SettingRow
from csa_desktop.store.pool_tables import ChildNameRow, PoolEntryRow, PoolLinkRow
from csa_desktop.store.shared_row import SharedRow


class AssessmentRow(SharedRow, table=True):
    """One authority under one version of one pack."""

    __tablename__ = "assessment"
    pack: str = ""
    pack_version: int = 0
    authority: str = ""
    title: str = ""
    year: int = 0
    marking: str = ""
    earlier: str = ""
    authority_type: str = ""
    region: str = ""
    retain_until: str = ""
    retain_why: str = ""


class MemberRow(SharedRow, table=True):
    """A person who works on an assessment."""

    __tablename__ = "member"
    name: str = ""
    role: str = ""
    organisation: str = ""
    lead: bool = False
    person: str = ""


class SourceRow(SharedRow, table=True):
    """A document, expected or received."""

    __tablename__ = "source"
    kind: str = ""
    title: str = ""
    state: str = "expected"
    admissible: str = ""
    reason: str = ""
    dated: str = ""
    provenance: str = ""
    sha256: str = Field(default="", index=True)
    media: str = ""
    size: int = 0
    pages: int = 0
    reading: str = ""
    file_name: str = ""
    case: str = ""
    stage: str = ""


class CitationRow(SharedRow, table=True):
    """A statement's place in a source."""

    __tablename__ = "citation"
    statement: str = Field(default="", index=True)
    source: str = Field(default="", index=True)
    page: int = 0
    start: int = 0
    end: int = 0
    quote: str = Field(default="", sa_column=Column(Text, nullable=False, default=""))
    sha256: str = ""
    place: str = ""


class StatementRow(SharedRow, table=True):
    """Anything an inspector says."""

    __tablename__ = "statement"
    kind: str = ""
    step: str = ""
    subject: str = ""
    judgement: str = ""
    key_judgement: str = ""
    text: str = Field(default="", sa_column=Column(Text, nullable=False, default=""))
    sign: str = ""
    service: str = ""
    groups: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False, default=list))
    jar: bool = False
    scale: str = ""
    grade: str = ""
    status: str = ""
    reason: str = ""
    owner: str = ""
    state: str = ""
    position: str = ""
    author: str = ""
    happened: str = ""
    written: str = ""
    case: str = Field(default="", index=True)
    stage: str = ""
    evaluation: str = ""
    good: bool = False
    section: str = ""
    paragraph: str = ""
    prompt: str = ""
    response: str = Field(default="", sa_column=Column(Text, nullable=False, default=""))


class SupportRow(SharedRow, table=True):
    """A statement standing on another, or contradicted by it."""

    __tablename__ = "support"
    statement: str = Field(default="", index=True)
    on: str = Field(default="", index=True)
    relation: str = "supports"
    version: str = ""


class AnswerRow(SharedRow, table=True):
    """One field of one form."""

    __tablename__ = "answer"
    form: str = ""
    about: str = ""
    field: str = ""
    value: str | list[str] = Field(default="", sa_column=Column(JSON, nullable=False, default=""))
    author: str = ""


class AgreementRow(SharedRow, table=True):
    """A member agreed a statement as it read."""

    __tablename__ = "agreement"
    statement: str = ""
    member: str = ""
    version: str = ""
    at: str = ""


class ExportRow(SharedRow, table=True):
    """Something that left the program."""

    __tablename__ = "export"
    what: str = ""
    at: str = ""
    by: str = ""
    sha256: str = ""
    marking: str = ""


class ChangeRow(SQLModel, table=True):
    """The log: headers only, without personal text. It refuses UPDATE and DELETE."""

    __tablename__ = "change"
    __table_args__ = (
        Index("change_row", "tbl", "row"),
        Index("change_chain", "assessment", "device", "number"),
        Index("change_command", "command"),
    )
    seq: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    assessment: str
    device: str
    number: int
    prev: str
    lamport: int
    wall: str
    author: str
    command: str
    label: str
    act: str
    undoes: str
    scope_case: str
    tbl: str
    row: str
    op: str
    schema_version: int
    bases: str
    payload_hash: str


class PayloadRow(SQLModel, table=True):
    """What a change wrote, apart from its header so that it can be erased."""

    __tablename__ = "payload"
    pk: int | None = Field(default=None, primary_key=True)
    change: str = Field(unique=True)
    salt: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    body: str = Field(sa_column=Column(Text, nullable=False))


class HeadRow(SQLModel, table=True):
    """The changes of a field that no other change names as a base. Derived."""

    __tablename__ = "head"
    __table_args__ = (Index("head_field", "tbl", "row", "field"),)
    pk: int | None = Field(default=None, primary_key=True)
    tbl: str
    row: str
    field: str
    change: str


class EntryRow(SQLModel, table=True):
    """What search finds: one per statement or source, and one per page of a document."""

    __tablename__ = "entry"
    __table_args__ = (Index("entry_row", "tbl", "row", "page"),)
    pk: int | None = Field(default=None, primary_key=True)
    tbl: str
    row: str
    page: int = 0
    label: str = ""
    assessment: str = ""
    text: str = Field(sa_column=Column(Text, nullable=False))


def table_of(model: type[SQLModel]) -> Table:
    """The SQLAlchemy table of a model."""
    table: Table = SQLModel.metadata.tables[str(model.__tablename__)]
    return table


_SHARED_MODELS: tuple[type[SharedRow], ...] = (
    AssessmentRow,
    MemberRow,
    SourceRow,
    CitationRow,
    StatementRow,
    SupportRow,
    AnswerRow,
    AgreementRow,
    ExportRow,
    ListingRow,
    DrawRow,
    CaseRow,
    EventRow,
    RiskRow,
    AppointmentRow,
    DeviceRow,
    IndicatorRow,
    OfficerRow,
    TickRow,
    AttendeeRow,
    DecisionRow,
    EditionRow,
    RemarkRow,
    RepresentationRow,
    GroundRow,
    PanellistRow,
)
SHARED: dict[str, Table] = {str(m.__tablename__): table_of(m) for m in _SHARED_MODELS}
"""Tables that are projected from the log."""

DERIVED: tuple[Table, ...] = (table_of(HeadRow), table_of(EntryRow))
LOG: tuple[Table, ...] = (table_of(ChangeRow), table_of(PayloadRow))
_LOCAL_MODELS = (
    BlobRow,
    PieceRow,
    DraftRow,
    SettingRow,
    PoolEntryRow,
    PoolLinkRow,
    ChildNameRow,
    ContactRow,
    AttestationRow,
    PeerRow,
    ReceivedRow,
)
LOCAL: tuple[Table, ...] = tuple(table_of(m) for m in _LOCAL_MODELS)

_OWN_COLUMNS = {"pk", "id", "assessment"}
FIELDS: dict[str, frozenset[str]] = {
    name: frozenset(c.name for c in table.columns) - _OWN_COLUMNS for name, table in SHARED.items()
}
"""The fields of each shared table that a change may write."""


def defaults(table: str) -> dict[str, Any]:
    """What each field of a shared table reads as before anybody has written it."""
    found, lists = _unwritten(table)
    return found | {name: [] for name in lists}


@cache
def _unwritten(table: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What each field reads as, and which of them are lists, empty ones."""
    fields = next(m for m in _SHARED_MODELS if m.__tablename__ == table).model_fields
    found = {name: fields[name].get_default(call_default_factory=True) for name in FIELDS[table]}
    return found, tuple(name for name, value in found.items() if isinstance(value, list))
