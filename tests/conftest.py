"""What every test stands on: no screen, no settings of the person at this machine, larger counts in CI."""

import os
from collections.abc import Callable
from functools import partialmethod
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from pytestqt.qtbot import QtBot

from csa_desktop import paths

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_MS = 90_000
IN_CI = os.environ.get("CI", "") not in ("", "0", "false")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, max_examples=300)
settings.load_profile("ci" if IN_CI else "here")


class PatientBot(QtBot):
    """Waits long for what has to come, whatever less a test asks for: a busy machine is slow.

    Only what never comes is a fault; a test that waits to see that nothing comes says so (`raising=False`).
    """

    waitActive = partialmethod(QtBot.waitActive, timeout=PATIENCE_MS)

    def waitUntil(self, until: Callable[[], object], *, timeout: int = PATIENCE_MS) -> None:
        """As the one it stands in for."""
        super().waitUntil(until, timeout=max(timeout, PATIENCE_MS))

    def waitSignal(
        self, signal: object, *, timeout: int = PATIENCE_MS, raising: bool = True, **more: Any
    ) -> Any:
        """As the one it stands in for."""
        patience = max(timeout, PATIENCE_MS) if raising else timeout
        return super().waitSignal(signal, timeout=patience, raising=raising, **more)


@pytest.fixture
def qtbot(qapp, request: pytest.FixtureRequest) -> PatientBot:
    """The hands of a person at the window."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for settings, log and stores, also in processes that the test starts."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv(paths.HOME_VARIABLE, str(home))
    return home


@pytest.fixture
def in_ci() -> bool:
    """True where the larger counts are run."""
    return IN_CI


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real reports and lists, which lies beside the project on some machines."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the folder of real documents (../shared/data) is not on this machine")
    return folder
