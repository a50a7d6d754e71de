"""An open store with an inspection on site under its pack, and a few cases."""

import pytest

from csa_desktop.frameworks.packs import installed_packs
from tests.cases_made import inspection
from tests.commands.assessment_fixtures import Here
from tests.made_store import begun_store

FRAMEWORK = "child-protection-2012"


@pytest.fixture
def site(tmp_path):
    store, assessment = begun_store(tmp_path, FRAMEWORK, inspection)
    yield Here(store, assessment, installed_packs()[FRAMEWORK])
    store.close()
