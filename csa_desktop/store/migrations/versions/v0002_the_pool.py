"""The children of the authority's lists, on this laptop alone."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the pool, its links to cases, and the key to names."""
    _child_table("pool_entry", sa.Column("facts", sa.JSON, nullable=False), "kind", "listing")
    _child_table("pool_link", None, "case")
    _child_table("child_name", None, "name")


def _child_table(name: str, more: sa.Column[object] | None, *words: str) -> None:
    op.create_table(
        name,
        sa.Column("pk", sa.Integer, primary_key=True),
        *(sa.Column(word, sa.String, nullable=False) for word in ("assessment", "mark", *words)),
        *([more] if more is not None else []),
    )
    op.create_index(f"{name}_child", name, ["assessment", "mark"])
