"""What every table that is projected from the log has."""

from sqlmodel import Field, SQLModel


class SharedRow(SQLModel):
    """What every projected row has; `assessment` comes from the change, all else from its values."""

    pk: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True, index=True)
    assessment: str = Field(default="", index=True)
