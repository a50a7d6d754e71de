"""An open store with an inspection on site under its pack, and a few cases."""

import pytest

from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.store.store import Store
from tests.cases_made import inspection
from tests.commands.assessment_fixtures import Here


@pytest.fixture
def site(tmp_path):
    store = Store(tmp_path, bytes(range(32)))
    store.introduce("H. Marsh")
    pack = installed_packs()["child-protection-2012"]
    yield Here(store, inspection(store, pack), pack)
    store.close()
