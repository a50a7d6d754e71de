"""The letter of the worked example went all its way: to the readers, the authority, and publication."""

import dataclasses
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from csa_desktop import paths
from csa_desktop.commands import assessments, letter_papers
from csa_desktop.commands.example_desk import letter, stages
from csa_desktop.commands.judgements import judgement_id
from csa_desktop.commands.returned_letters import read_back
from csa_desktop.domain import editions
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.letter_differences import letter_differences
from csa_desktop.domain.letter_text import letter_text
from csa_desktop.domain.letterhead import letterhead
from csa_desktop.domain.scores import find_scores_in
from csa_desktop.domain.trail import Trail
from csa_desktop.store.log import Edit
from tests.letters_returned import Letter
from tests.made_store import new_store

FOLDER = paths.resources_folder() / "example"
ADDED = "next-steps"
"""The section that the exemplar lacks."""


@pytest.fixture(scope="module")
def gone(tmp_path_factory: pytest.TempPathFactory, trail: Trail, pack: Pack) -> Iterator[tuple[Trail, Trail]]:
    """The assessment before the letter went its way, and after."""
    store = new_store(tmp_path_factory.mktemp("stages"))
    store.introduce("H. Marsh")
    opened = assessments.open_assessment(store, pack, authority="Sharpston", year=2005, role="hmi").row
    edits = [Edit("statement", s.id, _fields(s)) for s in trail.rows.statements]
    store.record("Write the notebook", edits, assessment=opened)
    rows = {s.id: s.id for s in trail.rows.statements}
    letter.write(store, pack, opened, rows, FOLDER)
    before = store.trail(opened)
    stages.go_through(store, pack, opened, rows, FOLDER)
    yield before, store.trail(opened)
    store.close()


def _fields(said: v.Statement) -> dict[str, Any]:
    fields = dataclasses.asdict(said) | {"groups": list(said.groups)}
    return {name: value for name, value in fields.items() if name not in ("id", "assessment")}


def test_it_went_out_at_each_stage_agreed_word_for_word(gone: tuple[Trail, Trail], pack: Pack) -> None:
    sent = editions.editions(gone[1], "apa-letter")
    assert [s.edition.stage for s in sent] == [s.id for s in pack.letter_stages if s.does]
    for one in sent:
        assert {a.state for a in editions.agreed(gone[1], pack, one.text)} == {editions.AGREED}
    assert [s.edition.sent_with for s in sent] == [("3", "4"), (), ("4",), ()]


def test_no_draft_that_went_out_states_a_score(gone: tuple[Trail, Trail], pack: Pack) -> None:
    drafts = [s.text for s in editions.editions(gone[1], "apa-letter") if s.edition.form == "draft"]
    assert len(drafts) == 2 and not any(find_scores_in(text, pack) for text in drafts)


def test_what_the_readers_asked_for_was_redrafted_and_the_letter_is_the_exemplar_again(
    gone: tuple[Trail, Trail], pack: Pack
) -> None:
    before, after = gone
    first, second, *_ = editions.editions(after, "apa-letter")
    changed = [s for s in letter_differences(first.text, second.text) if s.changes]
    assert [s.id for s in changed] == ["being-healthy", "staying-safe", ADDED]
    assert sum(s.changes for s in changed if s.id != ADDED) == 3
    was, now = (letter_text(trail, pack, "apa-letter").sections for trail in (before, after))
    assert [part for part in now if part.id != ADDED] == [part for part in was if part.id != ADDED]


def test_only_the_final_letter_calls_itself_final(gone: tuple[Trail, Trail], pack: Pack) -> None:
    for sent in editions.editions(gone[1], "apa-letter")[1:]:
        (added,) = [part for part in sent.text.sections if part.id == ADDED]
        text = " ".join(p.text for p in added.paragraphs)
        assert ("This final version" in text) == (sent.edition.form == "final"), text


def test_every_remark_was_decided_and_answered(gone: tuple[Trail, Trail]) -> None:
    said = gone[1].rows.remarks
    assert len(said) == 5 and all(r.outcome and r.response and r.answered_by for r in said)
    assert {r.kind for r in said if r.origin == "authority"} == {"accuracy", "reaching"}


def test_each_judgement_became_final_with_a_reason(gone: tuple[Trail, Trail], pack: Pack) -> None:
    trail = gone[1]
    decided = {d.judgement: d for d in trail.rows.decisions}
    assert set(decided) == {j.id for j in pack.judgements}
    assert all(d.reason and d.grade == d.was for d in decided.values())
    kept = (judgement_id(trail.assessment.id, "4", v.OVERALL, name) for name in decided)
    assert {made.status for row in kept if (made := trail.statement(row))} == {"final"}


def as_word(trail: Trail, pack: Pack, edition: str) -> bytes:
    printing = letter_papers.word(pack, trail, "draft", edition=edition)
    return printing.function(*printing.args)


def said_in(data: bytes, sent: editions.Sent, trail: Trail, pack: Pack) -> list[tuple[str, str, str, str]]:
    returned = read_back(data, "letter.docx", sent.text, letterhead(trail, pack), pack)
    sentences = {s.id: s.text for s in sent.text.sentences()}
    return [(f.kind, f.quote, f.text, sentences.get(f.sentence, "")) for f in returned.found]


def through_libreoffice(data: bytes, folder: Path) -> bytes:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed here")
    (folder / "letter.docx").write_bytes(data)
    to = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out")]
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [office, profile, "--headless", *to, str(folder / "letter.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "out" / "letter.docx").read_bytes()


@pytest.mark.parametrize("office", [False, True])
def test_the_word_file_of_an_edition_comes_back_with_just_what_was_written_into_it(
    gone: tuple[Trail, Trail], pack: Pack, tmp_path: Path, office: bool
) -> None:
    trail = gone[1]
    sent = editions.last_of(trail, "apa-letter", "management-comments")
    assert sent
    data = as_word(trail, pack, sent.edition.id)
    untouched = through_libreoffice(data, tmp_path) if office else data
    assert said_in(untouched, sent, trail, pack) == []
    worked_on = Letter.of(data)
    worked_on.comment("all of whom now have an assigned social worker", "Two were waiting in June.")
    worked_on.replace("insecure", "not yet in force")
    worked_on.take_out("considerably ")
    worked_on.comment("Lack of reduction in youth crime over three years", "We do not recognise this.")
    back = worked_on.bytes()
    found = said_in(through_libreoffice(back, tmp_path) if office else back, sent, trail, pack)
    assert [(kind, quote, text) for kind, quote, text, _ in found] == [
        ("taken-out", "considerably", ""),
        ("comment", "all of whom now have an assigned social worker", "Two were waiting in June."),
        ("replaced", "insecure", "not yet in force"),
        ("comment", "Lack of reduction in youth crime over three years", "We do not recognise this."),
    ]
    assert all(sentence and quote in sentence for _, quote, _, sentence in found)
