"""What this laptop knows of others."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create contacts, attestations, how far others are, and what they sent."""
    _table("contact", "person", "name", "sign", "box", "confirmed", unique=("device",))
    _table("attestation", "assessment", "device", "signature", unique=("change",), numbers=("number",))
    op.create_index("attestation_chain", "attestation", ["assessment", "device", "number"])
    _table("peer", "device", "assessment", texts=("tips",))
    op.create_index("peer_place", "peer", ["device", "assessment"])
    _table("received", "sender", "at", "state", unique=("sha256",), texts=("said",), data="data")


def _table(
    name: str,
    *words: str,
    unique: tuple[str, ...] = (),
    numbers: tuple[str, ...] = (),
    texts: tuple[str, ...] = (),
    data: str = "",
) -> None:
    columns: list[sa.Column[object]] = [sa.Column("pk", sa.Integer, primary_key=True)]
    columns += [sa.Column(word, sa.String, nullable=False, unique=True) for word in unique]
    columns += [sa.Column(word, sa.String, nullable=False) for word in words]
    columns += [sa.Column(word, sa.Integer, nullable=False) for word in numbers]
    columns += [sa.Column(word, sa.Text, nullable=False) for word in texts]
    if data:
        columns.append(sa.Column(data, sa.LargeBinary, nullable=True))
    op.create_table(name, *columns)
