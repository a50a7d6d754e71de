"""An open store with an assessment under the pack, two inspectors and a document that was read."""

from dataclasses import dataclass

import pytest

from csa_desktop.commands import assessments, sources
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.importing.documents import read_document
from csa_desktop.store.store import Store
from tests.made_store import begun_store

FRAMEWORK = "apa-2005"
TEXT = b"All cases are now reviewed within timescale. Protocols with health are insecure."


@dataclass
class Here:
    """What every command begins with."""

    store: Store
    assessment: str
    pack: Pack

    @property
    def at(self) -> tuple[Store, str]:
        """The first two arguments of a command."""
        return self.store, self.assessment

    @property
    def trail(self) -> Trail:
        """The assessment as it is now."""
        return self.store.trail(self.assessment)

    def document(self, data: bytes = TEXT, title: str = "CSCI briefing", kind: str = "briefing-7") -> str:
        """A document that came; its source's id."""
        read = read_document(data, "a.txt")
        return sources.add_document(*self.at, self.pack, read, data, kind=kind, title=title).row


def _sharpston(store: Store, pack: Pack) -> str:
    opened = assessments.open_assessment(store, pack, authority="Sharpston", year=2005, role="hmi")
    assessments.add_member(store, opened.row, name="R. Cole", role="brm")
    return opened.row


@pytest.fixture
def here(tmp_path):
    store, assessment = begun_store(tmp_path, FRAMEWORK, _sharpston)
    yield Here(store, assessment, installed_packs()[FRAMEWORK])
    store.close()
