"""The tables of this laptop alone: pieces of documents, typing, settings. In no log and no bundle."""

from sqlalchemy import Column, Index, LargeBinary, Text
from sqlmodel import Field, SQLModel


class BlobRow(SQLModel, table=True):
    """A document's bytes by hash; `whole` only once every piece is there. Local."""

    __tablename__ = "blob"
    pk: int | None = Field(default=None, primary_key=True)
    sha256: str = Field(unique=True)
    size: int
    whole: bool = False


class PieceRow(SQLModel, table=True):
    """A mebibyte of a document. Local."""

    __tablename__ = "piece"
    __table_args__ = (Index("piece_place", "sha256", "number"),)
    pk: int | None = Field(default=None, primary_key=True)
    sha256: str
    number: int
    data: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class DraftRow(SQLModel, table=True):
    """Typing that is not yet a change, kept within a second. Local."""

    __tablename__ = "draft"
    pk: int | None = Field(default=None, primary_key=True)
    place: str = Field(unique=True)
    assessment: str = ""
    title: str = ""
    text: str = Field(sa_column=Column(Text, nullable=False))
    seen: str = ""
    at: str = ""


class SettingRow(SQLModel, table=True):
    """What this laptop alone knows: device, person, versions. Local."""

    __tablename__ = "setting"
    pk: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    value: str
