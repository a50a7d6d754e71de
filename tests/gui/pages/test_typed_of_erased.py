"""A case is erased while somebody types about the child: none of the words stay in the store."""

import pytest
from PySide6.QtTest import QTest

from csa_desktop.commands import erasing, records
from csa_desktop.domain.records import main_field
from csa_desktop.gui.pages.records import RecordsPage
from csa_desktop.gui.pages.risk import RiskPage
from csa_desktop.gui.places import Place
from tests.cases_made import case_id
from tests.gui.desk_fixtures import onsite, work  # noqa: F401

WORDS = "Nobody had seen the child for weeks."


@pytest.fixture
def case(onsite):  # noqa: F811
    return case_id(onsite.store, onsite.desk.assessment, "C-03")


def drafted(bench):
    return {draft.text for draft in bench.store.drafts()}


def erase(bench, case):
    bench.desk.run(erasing.erase_case, case, ground="The family asked")
    bench.qtbot.waitUntil(lambda: bench.trail.case(case) is None)


def test_the_first_words_of_an_answer_about_the_child_go_with_it(onsite, case, show):  # noqa: F811
    pack, begun = onsite.desk.pack, []
    about = {"kind": "file-reading", "case": case, "stage": "referral"}
    onsite.desk.run(records.begin, pack, **about, then=begun.append)
    onsite.qtbot.waitUntil(lambda: bool(begun))
    onsite.settle()
    record = begun[0].row
    page = onsite.show(RecordsPage(onsite.desk, "observations"))
    show(page, 700, 620)
    page.go_to(Place("records", "observations", tab=record))
    onsite.qtbot.waitUntil(lambda: page.view is not None and page.view.body is not None)
    field = main_field(pack.form("file-reading"))
    QTest.keyClicks(page.view.body.boxes[field.id].editor.focus_target(), WORDS)
    onsite.qtbot.waitUntil(lambda: WORDS in drafted(onsite))
    erase(onsite, case)
    onsite.settle()
    assert drafted(onsite) == set()


def test_a_risk_to_the_child_that_was_not_raised_yet_goes_with_it(onsite, case, show):  # noqa: F811
    page = onsite.show(RiskPage(onsite.desk, ""))
    show(page, 700, 620)
    raising = page.raising
    for editor, words in ((raising.child, "c-03"), (raising.what, WORDS)):
        editor.go()
        QTest.keyClicks(editor.focus_target(), words)
    onsite.qtbot.waitUntil(lambda: {"c-03", WORDS} <= drafted(onsite))
    page.hide()
    erase(onsite, case)
    onsite.settle()
    assert drafted(onsite) == set()
