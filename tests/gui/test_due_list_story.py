"""The list of what is due leaves as a PDF, and each assessment on it has that in its record."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QFileDialog

from csa_desktop import clock
from csa_desktop.commands import answers, assessments
from csa_desktop.domain.deadlines import DATES
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.gui.assessments_page import AssessmentsPage
from tests.gui.exchange_fixtures import laptop  # noqa: F401


@pytest.fixture
def one(laptop):  # noqa: F811
    """Two authorities for which something is due, and an inspection of which nothing is known yet."""
    clock.set_source(lambda: datetime(2005, 8, 24, 9, 0, tzinfo=UTC))
    here, packs = laptop("H. Marsh"), installed_packs()
    here.ids = {
        name: assessments.open_assessment(
            here.store,
            packs[pack],
            authority=name,
            year=2005,
            role="hmi-social-care" if "2012" in pack else "hmi",
        ).row
        for name, pack in (
            ("Ambleton", "apa-2005"),
            ("Brackford", "apa-2005"),
            ("Cawdale", "child-protection-2012"),
        )
    }
    for name in ("Ambleton", "Brackford"):
        answers.answer(here.store, here.ids[name], DATES, "draft-letter", "2005-08-19")
    here.open()
    yield here
    clock.set_source(None)


def exports(one):
    return {name: one.store.trail(row).rows.exports for name, row in one.ids.items()}


def test_the_list_of_what_is_due_is_in_the_record_of_each_that_it_names(one, tmp_path):
    page = one.host.findChild(AssessmentsPage)
    one._qtbot.waitUntil(lambda: all(s.is_known for s in page.shown()))
    page.print.click()
    one._qtbot.waitUntil(lambda: bool(page.findChildren(QFileDialog)))
    path = tmp_path / "due.pdf"
    page.findChild(QFileDialog).fileSelected.emit(str(path))
    one._qtbot.waitUntil(lambda: exports(one)["Brackford"] != ())
    one.settle()
    assert path.exists()
    found = exports(one)
    assert {name: [e.what for e in rows] for name, rows in found.items()} == {
        "Ambleton": ["What is due: saved as PDF"],
        "Brackford": ["What is due: saved as PDF"],
        "Cawdale": [],
    }
    assert found["Ambleton"][0].sha256 == found["Brackford"][0].sha256
