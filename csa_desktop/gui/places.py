"""Places of the window that a link can lead to, as values: nobody who links needs to know the page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where to go: a page, what it is about, and what to show there."""

    page: str
    """A page of `gui/pages`: "overview", "sources", "reader", "subject", "overall", "form", ..."""
    about: str = ""
    """The subject, source, form or row the page is about."""
    tab: str = ""
    """The step or tab of that page."""
    statement: str = ""
    """The statement to select there."""
    citation: str = ""
    """The citation to mark and scroll to."""
    number: int = 0
    """The page of a document, counted from 1."""

    @property
    def id(self) -> str:
        """The navigation row that leads here."""
        return f"{self.page}/{self.about}" if self.about else self.page
