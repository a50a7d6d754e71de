"""What is read of an open store: every answer is one moment of it, and no reader waits for the writer."""

import contextlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine

from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Assessment
from csa_desktop.errors import UserError
from csa_desktop.store import documents, erase, local, parted, past, reading, search, whole
from csa_desktop.store.failures import plainly
from csa_desktop.store.reading import Doing, Version
from csa_desktop.store.search import Hit


class Snapshots:
    """The reading side of a store, for any thread."""

    _reading_engine: Engine

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A read transaction: what it reads is one moment of the store."""
        with plainly(), self._reading_engine.begin() as connection:
            yield connection

    def assessments(self) -> tuple[Assessment, ...]:
        """All assessments by authority and year."""
        with self.reading() as connection:
            return reading.assessments(connection)

    def across(self, table: str, /, **wanted: str) -> tuple[Any, ...]:
        """Rows of one shared table from every assessment, such as all judgements, as values."""
        with self.reading() as connection:
            return reading.across(connection, table, wanted)

    def conflicts_of_each(self) -> dict[str, int]:
        """How many fields each assessment has on which a person is still to decide."""
        with self.reading() as connection:
            return parted.conflicts_of_each(connection)

    def trail(self, assessment: str) -> Trail:
        """Everything of one assessment. Raises UserError where it is not in this store."""
        with self.reading() as connection:
            found = whole.trail(connection, assessment)
        if found is None:
            raise UserError(reading.NOT_HERE)
        return found

    def trail_at(self, assessment: str, seq: int) -> Trail | None:
        """The assessment as this store had it at an earlier place of its log (a trail's `at`)."""
        with self.reading() as connection:
            return past.trail_at(connection, assessment, seq)

    def trail_known(self, assessment: str, ends: Mapping[str, int]) -> Trail | None:
        """The assessment as a laptop had it that knew each device's chain up to this number."""
        with self.reading() as connection:
            return past.trail_known(connection, assessment, ends)

    def trail_when(self, assessment: str, moment: datetime) -> Trail | None:
        """The assessment as it was at a moment, as the clocks of the laptops told."""
        with self.reading() as connection:
            return past.trail_when(connection, assessment, moment)

    def history(self, table: str, row: str) -> tuple[Version, ...]:
        """Every value that every field of a row has had, oldest first."""
        with self.reading() as connection:
            return reading.history(connection, table, row)

    def doings(self, assessment: str, limit: int = 500) -> tuple[Doing, ...]:
        """What was done in an assessment last, the newest first."""
        with self.reading() as connection:
            return reading.doings(connection, assessment, limit)

    def search(self, typed: str, assessment: str = "", limit: int = 50) -> tuple[Hit, ...]:
        """The best places for what was typed."""
        with self.reading() as connection:
            return search.find(connection, typed, assessment, limit)

    def document(self, sha256: str) -> bytes:
        """A document's bytes. Raises UserError where they are not in this store."""
        with self.reading() as connection:
            data = documents.read(connection, sha256)
        if data is None:
            raise UserError("The document itself is not in this store; only what was said about it is.")
        return data

    def page_texts(self, sha256: str) -> tuple[tuple[int, str, str], ...]:
        """(number, label, text) of every page of a document."""
        with self.reading() as connection:
            return documents.page_texts(connection, sha256)

    def setting(self, name: str) -> str:
        """A setting of this laptop; empty where it has not been set."""
        with self.reading() as connection:
            return local.get_setting(connection, name)

    def rows_in_scope(self, assessment: str, case: str) -> tuple[tuple[str, str], ...]:
        """(table, row) of everything that was ever written about a case, what was removed since too."""
        with self.reading() as connection:
            return erase.rows_in_scope(connection, assessment, case)
