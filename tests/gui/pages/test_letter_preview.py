"""The letter in the preview: what is saved is what was read back, and a draft with a score is not shown."""

import io

import docx
import pytest

from csa_desktop.commands import letters
from csa_desktop.commands.letter_rows import Spot
from csa_desktop.gui.places import Place
from csa_desktop.gui.preview import PrintPreview
from tests.gui.desk_fixtures import bench, work  # noqa: F401
from tests.paper import text

WORDS = "Overall, children's services deliver minimum requirements."


def write(bench, said, section="provisional-judgements"):  # noqa: F811
    at = bench.store, bench.desk.assessment
    letters.write_paragraph(*at, Spot(section, f"p-{section}"), said)
    bench.runner.refresh()
    bench.settle()


@pytest.fixture
def page(bench, show):  # noqa: F811
    write(bench, WORDS)
    made = bench.show(PrintPreview(bench.desk, "sheet/letter-draft"))
    show(made, 1000, 720)
    with bench.qtbot.waitSignal(made.laying.laid):
        made.go_to(Place("print", "sheet/letter-draft"))
    bench.qtbot.waitUntil(lambda: made.save.isEnabled() and bool(made.view.store.pictures))
    return made


def test_the_draft_is_shown_and_can_be_saved_as_pdf_and_word(bench, page, tmp_path):  # noqa: F811
    assert WORDS in " ".join(text(page.laying.now.data).split()) and page.word.isVisibleTo(page)
    with bench.qtbot.waitSignal(page.laying_word.laid):
        page.word.click()
    for laid, name in ((page.laying.now, "letter.pdf"), (page.laying_word.now, "letter.docx")):
        with bench.qtbot.waitSignal(page.saving.saved):
            page.saving.save(laid, tmp_path / name)
        assert (tmp_path / name).read_bytes() == laid.data
    assert WORDS in [p.text for p in docx.Document(io.BytesIO(page.laying_word.now.data)).paragraphs]
    kept = {(e.what, e.marking) for e in bench.settle().rows.exports}
    marking = bench.settle().assessment.marking
    assert kept == {("Draft letter: saved as PDF", marking), ("Draft letter: saved as Word", marking)}


def test_a_draft_with_a_score_is_not_laid_out_until_it_is_put_into_words(bench, page):  # noqa: F811
    before = page.laying.now
    write(bench, "Social care is graded 2.", "service-management")
    with bench.qtbot.waitSignal(page.laying.failed):
        page.show_trail(bench.settle())
    assert "graded 2" in page.remark.text() and page.laying.now is before
    write(bench, "Social care is well managed.", "service-management")
    with bench.qtbot.waitSignal(page.laying.laid):
        page.show_trail(bench.settle())
    assert "well managed" in text(page.laying.now.data)


def test_one_goes_back_to_the_letter_in_its_form(bench, page):  # noqa: F811
    with bench.qtbot.waitSignal(page.went) as went:
        page.back.click()
    assert went.args == [Place("letter", tab="draft")]
