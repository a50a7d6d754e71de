"""The children of the authority's lists, on this laptop alone: in no log and no bundle."""

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field, SQLModel


class PoolEntryRow(SQLModel, table=True):
    """What one kind of list says of one child. Local."""

    __tablename__ = "pool_entry"
    __table_args__ = (Index("pool_entry_child", "assessment", "mark"),)
    pk: int | None = Field(default=None, primary_key=True)
    assessment: str
    kind: str
    """The kind of list."""
    mark: str
    """The child, as a hash of its identifier under this laptop's secret."""
    listing: str
    facts: dict[str, object] = Field(sa_column=Column(JSON, nullable=False))


class PoolLinkRow(SQLModel, table=True):
    """Which case of the sample a child of the lists is. Local."""

    __tablename__ = "pool_link"
    __table_args__ = (Index("pool_link_child", "assessment", "mark"),)
    pk: int | None = Field(default=None, primary_key=True)
    assessment: str
    mark: str
    case: str


class ChildNameRow(SQLModel, table=True):
    """The key from a child to its name, where an inspector asked for it. Local, never exported."""

    __tablename__ = "child_name"
    __table_args__ = (Index("child_name_child", "assessment", "mark"),)
    pk: int | None = Field(default=None, primary_key=True)
    assessment: str
    mark: str
    name: str
