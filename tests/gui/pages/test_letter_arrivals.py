"""What arrives after the draft letter was sent touches judgements, and each is looked at again."""

from datetime import UTC, datetime

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from csa_desktop import clock
from csa_desktop.commands import judgements, sources, statements, trails
from csa_desktop.importing.documents import read_document
from tests.gui.desk_fixtures import bench, work  # noqa: F401
from tests.gui.pages.letter_fixtures import (  # noqa: F401
    READERS,
    in_september,
    page,
    part,
    send,
    with_authority,
    words_of,
    written,
)


def at_noon(month, day):
    clock.set_source(lambda: datetime(2005, month, day, 12, 0, tzinfo=UTC))


@pytest.fixture
def arrived(written, with_authority, tmp_path):  # noqa: F811
    """Data that a judgement rests on came anew, and a document that nothing cites."""
    store, assessment, pack = written.store, written.desk.assessment, written.desk.pack
    kept = {"store": store, "assessment": assessment}
    at_noon(8, 1)
    source = add_text(written, "briefing-1", "data.txt", b"The teenage conception rate is 41.2.")
    finding = statements.add(
        store, assessment, kind="finding", text="The rate is high.", step="1", subject="being-healthy"
    ).row
    trails.quote(store, assessment, finding, source, page=1, start=28, end=32, words="is 4")
    judgements.judge(
        **kept, pack=pack, step="4", subject="overall", judgement="education", grade="2", status="provisional"
    )
    judgements.rest_on(**kept, pack=pack, step="4", subject="overall", judgement="education", on=[finding])
    at_noon(9, 5)
    send(written, with_authority, READERS)
    at_noon(9, 20)
    document = read_document(b"The teenage conception rate is 38.6.", "data.txt")
    sources.receive(store, assessment, source, document, b"The teenage conception rate is 38.6.")
    other = add_text(written, "other", "inspection.txt", b"An inspection of the fostering service.")
    written.runner.refresh()
    written.settle()
    return source, other


def add_text(bench, kind, name, data):  # noqa: F811
    made = sources.add_document(
        bench.store,
        bench.desk.assessment,
        bench.desk.pack,
        read_document(data, name),
        data,
        kind=kind,
        title=name,
        file_name=name,
    )
    sources.decide_admissible(
        bench.store, bench.desk.assessment, made.row, admissible="yes", reason="It is public."
    )
    return made.row


def came_to(bench, page):  # noqa: F811
    here = part(page, "arrivals")
    bench.qtbot.waitUntil(lambda: "open" in words_of(here))
    return here


def test_what_arrives_after_the_draft_names_the_judgements_that_it_touches(written, with_authority, arrived):  # noqa: F811
    source, other = arrived
    here = came_to(written, with_authority)
    assert "2 sources, 2 open" in words_of(here)
    newer = here.findChild(object, f"arrival-{source}")
    assert "a newer version came after the draft was sent" in words_of(newer)
    assert "The rate is high." in words_of(newer) and "1 judgement to look at" in texts_of(newer)
    unknown = here.findChild(object, f"arrival-{other}")
    assert "came after the draft was sent" in words_of(unknown) and "Nothing cites it yet" in words_of(
        unknown
    )


def texts_of(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_a_judgement_stands_or_becomes_final_with_its_reason(written, with_authority, arrived):  # noqa: F811
    source, _ = arrived
    here = came_to(written, with_authority)
    here.findChild(object, f"decide-{source}-education").click()
    box = here._box
    box.why.go()
    QTest.keyClicks(box.why.focus_target(), "The new figure is still above that of neighbours.")
    statements.add(
        written.store, written.desk.assessment, kind="gap", text="Why?", step="1", subject="being-healthy"
    )
    written.runner.refresh()
    written.settle()
    assert here._box is box and box.why.value().startswith("The new figure")
    box.status.toggle("final").click()
    box.record.click()
    written.qtbot.waitUntil(lambda: len(written.settle().rows.decisions) == 1)
    (decision,) = written.trail.rows.decisions
    assert (decision.judgement, decision.stage, decision.about) == ("education", "arrival", source)
    assert (decision.was, decision.grade, decision.by) == ("2", "2", "H. Marsh")
    (made,) = written.trail.statements(kind="judgement", judgement="education")
    assert (made.status, made.reason) == ("final", "The new figure is still above that of neighbours.")
    written.qtbot.waitUntil(lambda: "2 sources, 1 open" in words_of(here))
    written.qtbot.waitUntil(lambda: "Stands at 2" in words_of(here))


def test_a_decision_without_a_reason_is_asked_for_one(written, with_authority, arrived):  # noqa: F811
    here = came_to(written, with_authority)
    here.findChild(object, f"decide-{arrived[0]}-education").click()
    here._box.record.click()
    written.qtbot.waitUntil(lambda: "Say why" in words_of(here._box))
    assert written.trail.rows.decisions == ()
