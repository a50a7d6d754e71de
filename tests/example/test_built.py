"""The worked example as a person gets it: built by one command, sound, readable only where it should be."""

from pathlib import Path

import pypdfium2
import pytest

from csa_desktop.domain.indicators import BODIES, figures
from csa_desktop.domain.readiness import MUST, readiness
from csa_desktop.domain.scores import find_scores
from csa_desktop.domain.values import FINDING, JUDGEMENT
from csa_desktop.example import PACK, PAPERS, PASSPHRASE, PICTURES, STORE
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.store.opening import open_store
from csa_desktop.store.unlocking import Passphrase
from tests.example.built import command

PAPER_COUNT = 23
INDICATOR_COUNT = 64
OF_THE_CYCLE = {
    "Indicators.pdf": "the better side",
    "Agenda of the meeting.pdf": "Agenda",
    "Note of the meeting.pdf": "Town Hall, Sharpston",
    "Moderation Form with Steps 2, 3 and 4.pdf": "Staying safe",
    "Draft letter.pdf": "Sharpston",
    "Final letter.pdf": "Sharpston",
    "Annex to the letter.pdf": "Annex to the letter",
    "Changes in the letter.pdf": "Changes in the letter",
    "Reply to comments on the letter.pdf": "Reply to comments on the letter",
    "The panel's pack, Social care.pdf": "Social care",
    "Record of the moderation day APA 2005.pdf": "Record of the moderation day",
}
"""What each paper of the letter, the meeting, moderation and the representation is known by on its pages."""
pytestmark = pytest.mark.timeout(600)  # whoever comes first waits for the whole example to be built


def printed_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def test_the_folder_holds_the_store_its_papers_and_its_pictures_and_nothing_else(built: Path) -> None:
    assert {path.name for path in built.iterdir()} == {STORE, PAPERS, PICTURES}
    printed = {path.name for path in (built / PAPERS / PACK).glob("*.pdf")}
    for form in installed_packs()[PACK].forms:
        assert any(f"{form.title}, blank.pdf" in name for name in printed), form.title
    assert len(printed) == PAPER_COUNT
    stages = [stage.page for stage in installed_packs()[PACK].stages if stage.page]
    assert len(list((built / PICTURES / PACK).glob("*.png"))) > len(stages)


def test_the_whole_cycle_can_be_read_on_paper(built: Path) -> None:
    folder = built / PAPERS / PACK
    for name, words in OF_THE_CYCLE.items():
        (path,) = (path for path in folder.iterdir() if path.name.endswith(name))
        assert words in " ".join(printed_text(path).split()), name
    for letter in (
        "Draft letter",
        "Final letter",
        "Agenda of the meeting",
        "Reply to comments on the letter",
    ):
        assert (folder / f"Sharpston Metropolitan Council 2005 {letter}.docx").exists()


def test_the_draft_on_paper_gives_no_grade_and_the_final_letter_gives_all_of_them(built: Path) -> None:
    folder, pack = built / PAPERS / PACK, installed_packs()[PACK]
    draft, final = (
        printed_text(folder / f"Sharpston Metropolitan Council 2005 {name}.pdf")
        for name in ("Draft letter", "Final letter")
    )
    assert not find_scores(draft, pack)
    assert len(find_scores(final, pack)) >= len(pack.judgements)


def test_nothing_that_was_written_can_be_read_in_the_store_without_its_key(built: Path) -> None:
    files = [path for path in (built / STORE).rglob("*") if path.is_file()]
    assert files
    for path in files:
        data = path.read_bytes()
        assert (
            b"Sharpston" not in data
            and b"register" not in data
            and "Sharpston".encode("utf-16-le") not in data
        )


def test_the_store_verifies_and_its_notebook_lacks_just_what_the_letter_lacks(
    built: Path, tmp_path: Path
) -> None:
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(f"{PASSPHRASE}\n")
    done = command("verify", str(built / STORE), "--passphrase-file", str(passphrase))
    assert (done.returncode, done.stderr) == (0, "")
    assert "sound" in done.stdout
    store = open_store(built / STORE, Passphrase(PASSPHRASE)).store
    try:
        (assessment,) = (a for a in store.assessments() if a.pack == PACK)
        trail, pack = store.trail(assessment.id), installed_packs()[PACK]
    finally:
        store.close()
    must = [(todo.subject, todo.what) for todo in readiness(trail, pack) if todo.severity == MUST]
    assert [subject for subject, _ in must] == ["being-healthy", "staying-safe"]
    assert all(trail.citations(finding.id) for finding in trail.statements(kind=FINDING))
    for judgement in trail.statements(kind=JUDGEMENT):
        cited = [c for below in trail.all_below(judgement.id) for c in trail.citations(below.id)]
        assert cited, judgement.text
    assert all(len(trail.agreed_by(j.id)) == 2 for j in trail.statements(kind=JUDGEMENT, step="4"))


def test_of_every_indicator_neighbours_england_and_which_way_is_better_are_known(built: Path) -> None:
    store = open_store(built / STORE, Passphrase(PASSPHRASE)).store
    try:
        (assessment,) = (a for a in store.assessments() if a.pack == PACK)
        indicators = store.trail(assessment.id).rows.indicators
    finally:
        store.close()
    assert len(indicators) == INDICATOR_COUNT
    for one in indicators:
        assert one.outcome and one.direction, one.code
        assert set(figures(one.figures)) == set(BODIES), one.code


def test_an_example_that_is_there_already_is_never_written_over(built: Path) -> None:
    done = command("example", str(built))
    assert done.returncode == 1
    assert "there already" in done.stderr
