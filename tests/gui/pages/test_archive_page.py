"""The archive in the window: what is missing is said, how it leaves is chosen, stopping leaves nothing."""

import zipfile
from datetime import UTC, datetime

import pyrage
import pytest
from pyrage import x25519
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from csa_desktop import clock
from csa_desktop.commands import assessments, statements
from csa_desktop.domain.values import FINDING
from csa_desktop.gui.pages.archive import ArchivePage
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.words import Words
from tests.gui.desk_fixtures import bench, work  # noqa: F401


@pytest.fixture(autouse=True)
def december():
    """After the letter."""
    clock.set_source(lambda: datetime(2005, 12, 1, 12, tzinfo=UTC))
    yield
    clock.set_source(None)


@pytest.fixture
def page(bench, show):  # noqa: F811
    statements.add(
        bench.store, bench.desk.assessment, kind=FINDING, step="1", subject="staying-safe", text="On time."
    )
    bench.runner.refresh()
    bench.settle()
    made = bench.show(ArchivePage(bench.desk))
    show(made, 1060, 900)
    made.go_to(Place("archive"))
    return made


def words_of(widget):
    return "\n".join(w.text() for w in widget.findChildren(Words) if w.isVisible())


def files(folder):
    return sorted(path.name for path in folder.iterdir())


def out_of(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def done(bench, page):  # noqa: F811
    bench.qtbot.waitUntil(lambda: not page.run.is_busy)
    bench.settle()


def test_what_is_not_complete_is_said_first(bench, page):  # noqa: F811
    bench.qtbot.waitUntil(lambda: "No final letter has gone out." in words_of(page))
    assert "not yet sound in the notebook" in words_of(page)


def test_encrypted_it_needs_the_archives_key(bench, page, tmp_path):  # noqa: F811
    folder = out_of(tmp_path)
    page.write_to(folder)
    assert "Enter the archive’s public key" in words_of(page.how.key)
    page.how.key.set_value("no key at all")
    page.write_to(folder)
    done(bench, page)
    assert "age1" in words_of(page.outcome.parentWidget())
    assert files(folder) == []


def test_encrypted_only_its_key_opens_it_and_it_is_recorded(bench, page, tmp_path):  # noqa: F811
    folder, key = out_of(tmp_path), x25519.Identity.generate()
    page.how.key.set_value(str(key.to_public()))
    page.write_to(folder)
    done(bench, page)
    (name,) = files(folder)
    assert name.endswith(".zip.age")
    assert pyrage.decrypt((folder / name).read_bytes(), [key]).startswith(b"PK")
    assert [e.what for e in bench.trail.rows.exports] == ["Archive, encrypted"]
    assert "encrypted to the archive’s key" in words_of(page)
    again = ArchivePage(bench.desk)
    bench.qtbot.waitUntil(lambda: again.how.key.value() == str(key.to_public()))
    again.deleteLater()


def test_in_clear_it_warns_with_the_marking_and_is_marked(bench, page, tmp_path):  # noqa: F811
    assessments.change_marking(bench.store, bench.desk.assessment, "RESTRICTED")
    bench.runner.refresh()
    bench.settle()
    folder = out_of(tmp_path)
    page.how.clear.button.click()
    assert "This file will not be encrypted" in words_of(page.how)
    assert "Marking: RESTRICTED" in words_of(page.how)
    page.write_to(folder)
    done(bench, page)
    (name,) = files(folder)
    assert "(not encrypted)" in name
    with zipfile.ZipFile(folder / name) as opened:
        (info,) = [n for n in opened.namelist() if n.endswith("bag-info.txt")]
        assert b"Protective-Marking: RESTRICTED" in opened.read(info)
        papers = [n for n in opened.namelist() if "/papers/" in n]
        assert any("evidence-notebook" in n for n in papers)
    assert [(e.what, e.marking) for e in bench.trail.rows.exports] == [
        ("Archive, not encrypted", "RESTRICTED")
    ]
    assert "NOT encrypted" in words_of(page)


def test_two_archives_of_a_day_lie_beside_each_other(bench, page, tmp_path):  # noqa: F811
    folder = out_of(tmp_path)
    page.how.clear.button.click()
    for _ in range(2):
        page.write_to(folder)
        done(bench, page)
    assert len(files(folder)) == 2


def test_stopping_and_leaving_leave_nothing(bench, page, tmp_path):  # noqa: F811
    folder = out_of(tmp_path)
    page.how.clear.button.click()
    page.write_to(folder)
    page.run.progress.stop.click()
    done(bench, page)
    page.write_to(folder)
    page.leave()
    done(bench, page)
    assert files(folder) == []
    assert bench.trail.rows.exports == ()
    page.write_to(folder)
    done(bench, page)
    assert len(files(folder)) == 1


def test_how_long_it_is_kept_is_kept_and_what_is_past_is_listed(bench, page):  # noqa: F811
    until, why = page.keeping.editors["retain_until"], page.keeping.editors["retain_why"]
    until.go()
    QTest.keyClicks(until.focus_target(), "30 November 2005")
    why.go()
    QTest.keyClicks(why.focus_target(), "The schedule says so")
    page.findChild(QPushButton).setFocus()
    page.leave()
    bench.qtbot.waitUntil(lambda: bench.trail.assessment.retain_until == "2005-11-30")
    bench.qtbot.waitUntil(lambda: "Sharpston, 2005" in words_of(page.keeping))
    bench.settle()
    assert "Nothing is deleted by itself" in words_of(page.keeping)
    assert bench.settle().assessment.retain_why == "The schedule says so"
