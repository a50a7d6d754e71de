"""Documents for the tests are made by `made_files`; real ones lie outside the project."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))


@pytest.fixture(scope="session")
def reports(shared_data: Path) -> list[Path]:
    """The published inspection reports."""
    return sorted((shared_data / "reports").glob("*.pdf"))
