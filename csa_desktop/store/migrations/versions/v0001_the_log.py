"""The log, the search entries and the local tables as they were first."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create them."""
    _log()
    _search()
    _local()


def _log() -> None:
    words = (
        "assessment",
        "device",
        "prev",
        "wall",
        "author",
        "command",
        "label",
        "act",
        "undoes",
        "scope_case",
    )
    op.create_table(
        "change",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        *(sa.Column(name, sa.String, nullable=False) for name in words),
        *(
            sa.Column(name, sa.String, nullable=False)
            for name in ("tbl", "row", "op", "bases", "payload_hash")
        ),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("number", "lamport", "schema_version")),
    )
    op.create_index("change_row", "change", ["tbl", "row"])
    op.create_index("change_chain", "change", ["assessment", "device", "number"])
    op.create_index("change_command", "change", ["command"])
    op.create_table(
        "payload",
        sa.Column("pk", sa.Integer, primary_key=True),
        sa.Column("change", sa.String, nullable=False, unique=True),
        sa.Column("salt", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )


def _search() -> None:
    op.create_table(
        "entry",
        sa.Column("pk", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.String, nullable=False) for name in ("tbl", "row", "label", "assessment")),
        sa.Column("page", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_index("entry_row", "entry", ["tbl", "row", "page"])


def _local() -> None:
    op.create_table(
        "blob",
        sa.Column("pk", sa.Integer, primary_key=True),
        sa.Column("sha256", sa.String, nullable=False, unique=True),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("whole", sa.Boolean, nullable=False),
    )
    op.create_table(
        "piece",
        sa.Column("pk", sa.Integer, primary_key=True),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_index("piece_place", "piece", ["sha256", "number"])
    op.create_table(
        "draft",
        sa.Column("pk", sa.Integer, primary_key=True),
        sa.Column("place", sa.String, nullable=False, unique=True),
        *(sa.Column(name, sa.String, nullable=False) for name in ("assessment", "title", "seen", "at")),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "setting",
        sa.Column("pk", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False, unique=True),
        sa.Column("value", sa.String, nullable=False),
    )
