"""What this laptop knows of others: cards, how far they are, what they signed and sent. Local."""

from sqlalchemy import Column, Index, LargeBinary, Text
from sqlmodel import Field, SQLModel


class ContactRow(SQLModel, table=True):
    """A colleague's laptop, whose card was confirmed by reading words aloud. Local."""

    __tablename__ = "contact"
    pk: int | None = Field(default=None, primary_key=True)
    device: str = Field(unique=True)
    person: str
    name: str
    sign: str
    box: str
    confirmed: str
    """When; empty for a card that nobody has confirmed yet."""


class AttestationRow(SQLModel, table=True):
    """A device's signature over a place in its chain: it certifies all before it. Passed on as it came."""

    __tablename__ = "attestation"
    __table_args__ = (Index("attestation_chain", "assessment", "device", "number"),)
    pk: int | None = Field(default=None, primary_key=True)
    assessment: str
    device: str
    number: int
    change: str = Field(unique=True)
    signature: str


class PeerRow(SQLModel, table=True):
    """How far another laptop said, in its last bundle, that it is. Local."""

    __tablename__ = "peer"
    __table_args__ = (Index("peer_place", "device", "assessment"),)
    pk: int | None = Field(default=None, primary_key=True)
    device: str
    assessment: str
    tips: str = Field(sa_column=Column(Text, nullable=False))


class ReceivedRow(SQLModel, table=True):
    """A file that came: taken, refused and why, or waiting for a person. Local."""

    __tablename__ = "received"
    pk: int | None = Field(default=None, primary_key=True)
    sha256: str = Field(unique=True)
    sender: str
    at: str
    state: str
    """"taken", "refused", "set-aside" or "discarded"."""
    said: str = Field(sa_column=Column(Text, nullable=False))
    """The receipt, or why it was refused, in sentences."""
    data: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    """The file as it came, where it was not taken."""
