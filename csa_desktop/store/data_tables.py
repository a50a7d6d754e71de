"""The table of a dataset's indicators, projected from the log."""

from sqlalchemy import Column, Text
from sqlmodel import Field

from csa_desktop.store.shared_row import SharedRow


class IndicatorRow(SharedRow, table=True):
    """One line of a dataset, with its figures as JSON."""

    __tablename__ = "indicator"
    source: str = Field(default="", index=True)
    sha256: str = ""
    code: str = ""
    title: str = Field(default="", sa_column=Column(Text, nullable=False, default=""))
    service: str = ""
    outcome: str = ""
    unit: str = ""
    direction: str = ""
    figures: str = Field(default="", sa_column=Column(Text, nullable=False, default=""))
    sheet: str = ""
    row: int = 0
    page: int = 0
    place: int = 0
