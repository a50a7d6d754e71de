"""The archive: everything that is kept is in it, it is read without the program, and nothing half is left."""

import csv
import hashlib
import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import bagit
import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyrage import x25519

from csa_desktop import clock
from csa_desktop.commands import (
    answers,
    archive,
    archive_papers,
    assessments,
    editions,
    erasing,
    judgements,
    letters,
    sources,
    statements,
    trails,
)
from csa_desktop.commands.letter_rows import Spot
from csa_desktop.domain.values import FINDING, POINT
from csa_desktop.errors import UserError
from csa_desktop.exchange.archive import bag, dictionary, tables
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.importing.documents import read_document
from csa_desktop.importing.said_in_file import said_in
from csa_desktop.store.reading import KINDS
from csa_desktop.store.store import Store
from tests.cases_made import inspection

KEY = bytes(range(32))
PACKS = installed_packs()
PACK = PACKS["apa-2005"]
LETTER = b"The council's reviews are on time.\nNine in ten."
SECRET = "=HYPERLINK(1)"


@pytest.fixture
def made(tmp_path):
    """A small assessment with a quoted document: store, id, the folder to write to."""
    store = Store(_folder(tmp_path / "store"), KEY)
    store.introduce("H. Marsh")
    clock.set_source(lambda: datetime(2005, 12, 1, 12, tzinfo=UTC))
    row = assessments.open_assessment(store, PACK, authority="Sharpston", year=2005, role="hmi").row
    document = read_document(LETTER, "reviews.txt")
    source = sources.add_document(
        store,
        row,
        PACK,
        document,
        LETTER,
        kind="self-assessment",
        title="Self-assessment",
        file_name="reviews.txt",
    ).row
    finding = statements.add(store, row, kind=FINDING, step="1", subject="staying-safe", text=SECRET).row
    statements.reword(store, row, finding, "Reviews are on time.")
    trails.quote(store, row, finding, source, page=1, start=0, end=3, words="The")
    statements.add(
        store, row, kind=POINT, step="2", subject="staying-safe", text="-1 is no sum", on=[finding]
    )
    yield store, row, _folder(tmp_path / "out")
    clock.set_source(None)
    store.close()


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def papers(store, row, pack=PACK):
    gathered = archive_papers.gather(store, row, pack)
    return gathered.rows, {path: (p.name, p.function(*p.args)) for path, p in gathered.prints}


def written(store, row, out, pack=PACK, **how):
    """The archive, unpacked: the folder of the bag."""
    rows, laid = papers(store, row, pack)
    archive.write(store, row, pack, out / "a.zip", laid, laid_out_from=rows, **how)
    with zipfile.ZipFile(out / "a.zip") as opened:
        opened.extractall(out / "unpacked")
    return next((out / "unpacked").iterdir())


def read_csv(path: Path):
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def rows_of(trail, table):
    return [trail.assessment] if table == "assessment" else list(getattr(trail.rows, f"{table}s"))


def test_the_bag_is_valid_and_says_what_it_is(made):
    store, row, out = made
    there = written(store, row, out)
    opened = bagit.Bag(str(there))
    opened.validate(processes=1)
    assert opened.info["External-Identifier"] == row
    assert opened.info["External-Description"].endswith("Sharpston")
    readme = (there / "data" / "README.txt").read_text("utf-8")
    assert "Sharpston" in readme
    assert "No final letter has gone out." in readme


def test_everything_in_the_store_is_in_the_tables(made):
    store, row, out = made
    there = written(store, row, out) / "data" / "tables"
    trail = store.trail(row)
    for table in KINDS:
        rows = read_csv(there / f"{table}.csv")
        kept = json.loads((there / f"{table}.json").read_text("utf-8"))
        expected = [r for r in rows_of(trail, table) if table != "export"]
        if table != "export":
            assert len(rows) == len(kept) == len(expected), table
            assert {r["id"] for r in rows} == {r.id for r in expected}
    said = {r["id"]: r for r in json.loads((there / "statement.json").read_text("utf-8"))}
    for line in read_csv(there / "statement.csv"):
        assert tables.as_it_was(line["text"]) == said[line["id"]]["text"]


def test_every_link_leads_to_a_row_that_is_there(made):
    store, row, out = made
    there = written(store, row, out) / "data" / "tables"
    ids = {table: {r["id"] for r in read_csv(there / f"{table}.csv")} for table in KINDS}
    followed = 0
    for (table, column), targets in tables.LINKS.items():
        known = set().union(*(ids[target] for target in targets))
        for line in read_csv(there / f"{table}.csv"):
            value = line[column]
            for one in json.loads(value) if value.startswith("[") else filter(None, [value]):
                assert one in known, (table, column)
                followed += 1
    assert followed >= 4
    assert read_csv(there / "not-there.csv") == []


def test_a_link_to_what_was_removed_is_told(made):
    store, row, _ = made
    source = store.trail(row).rows.sources[0].id
    found = tables.tables(store.trail(row).rows)
    found["source"] = []
    assert [(t, c, i) for t, _, c, i in tables.broken_links(found)] == [("citation", "source", source)]


def test_the_trail_is_read_from_the_top_to_the_page(made):
    store, row, out = made
    point = store.trail(row).statements(kind=POINT)[0].id
    judgements.judge(store, row, PACK, step="4", subject="overall", judgement="social-care", grade="2")
    judgements.rest_on(store, row, PACK, step="4", subject="overall", judgement="social-care", on=[point])
    there = written(store, row, out) / "data"
    lines = read_csv(there / "trail.csv")
    assert [line["kind"] for line in lines] == ["judgement", "point", "finding", "citation"]
    assert lines[-1]["quoted words"] == "The"
    assert (there / lines[-1]["file"]).read_bytes() == LETTER


def test_documents_come_as_they_came(made):
    store, row, out = made
    there = written(store, row, out) / "data"
    (line,) = read_csv(there / "tables" / "documents.csv")
    assert (there / line["file"]).read_bytes() == LETTER
    assert line["sha256"] == hashlib.sha256(LETTER).hexdigest()
    assert line["file name as it came"] == "reviews.txt"


def test_history_says_who_when_and_what_it_was_before(made):
    store, row, out = made
    there = written(store, row, out) / "data" / "history"
    reworded = [line for line in read_csv(there / "history.csv") if line["value"] == "Reviews are on time."]
    assert [tables.as_it_was(line["value before"]) for line in reworded] == [SECRET]
    assert reworded[0]["who"] == "H. Marsh"
    lines = (there / "changes.jsonl").read_text("utf-8").splitlines()
    with store.reading() as connection:
        number = connection.exec_driver_sql("SELECT count(*) FROM change").scalar_one()
    assert len(lines) == number - 1  # that it left was recorded afterwards
    for line in map(json.loads, lines):
        salted = bytes.fromhex(line["salt"]) + line["body"].encode()
        assert hashlib.sha256(salted).hexdigest() == line["payload_hash"]


def test_no_cell_is_taken_for_a_formula(made):
    store, row, out = made
    there = written(store, row, out) / "data"
    for path in there.rglob("*.csv"):
        text = path.read_bytes().decode("utf-8-sig")
        for line in csv.reader(io.StringIO(text, newline="")):
            assert not [cell for cell in line if cell.startswith(tables.DANGEROUS)], path.name


@given(st.text())
def test_what_was_made_harmless_can_be_had_back(text):
    assert tables.as_it_was(tables.harmless(text)) == text
    assert not tables.harmless(text).startswith(tables.DANGEROUS)


def test_names_in_the_bag_are_safe_on_every_system(made):
    store, row, out = made
    there = written(store, row, out)
    for path in there.rglob("*"):
        assert bag._checked(path.name) == path.name
    assert bag._checked("data") == "data"
    for wrong in ("CON", "nul.txt", "a:b", "ends.", "ends ", "../up", "", "ä.txt", "a/b", ".hidden"):
        with pytest.raises(ValueError, match="no name"):
            bag._checked(wrong)


def test_every_column_has_a_meaning():
    found = dictionary.meanings()
    assert set(found) == set(KINDS)
    assert all(text for meaning in found.values() for text in meaning.columns.values())
    described = {table["url"] for table in dictionary.metadata()["tables"]}
    assert described == {f"{table}.csv" for table in KINDS}


def test_encrypted_only_the_archives_key_opens_it(made):
    store, row, out = made
    key = x25519.Identity.generate()
    rows, laid = papers(store, row)
    path = out / archive.name_for(store.trail(row), encrypted=True)
    archive.write(store, row, PACK, path, laid, laid_out_from=rows, to=str(key.to_public()))
    sealed = path.read_bytes()
    assert b"Reviews are on time" not in sealed
    assert b"README" not in sealed
    plain = pyrage.decrypt(sealed, [key])
    assert bag.check(io.BytesIO(plain)) > 50
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(sealed, [x25519.Identity.generate()])
    export = store.trail(row).rows.exports[-1]
    assert (export.what, export.sha256) == ("Archive, encrypted", hashlib.sha256(sealed).hexdigest())


def test_in_clear_it_says_so_in_its_name_and_in_the_record(made):
    store, row, out = made
    assert archive.name_for(store.trail(row), encrypted=False).endswith("(not encrypted).zip")
    written(store, row, out)
    export = store.trail(row).rows.exports[-1]
    assert export.what == "Archive, not encrypted"
    assert export.sha256 == hashlib.sha256((out / "a.zip").read_bytes()).hexdigest()
    assert export.by == store.author


def test_a_key_that_is_none_is_refused_before_anything_is_written(made):
    store, row, out = made
    secret = str(x25519.Identity.generate())
    for key, why in (("the archive", "age1"), (secret, "secret key")):
        with pytest.raises(UserError, match=why):
            archive.write(store, row, PACK, out / "a.zip", {}, to=key)
    assert list(out.iterdir()) == []
    assert store.trail(row).rows.exports == ()


def test_stopping_leaves_nothing(made):
    store, row, out = made

    def stop(share: float) -> None:
        if share > 0.1:
            raise UserError("It was stopped.")

    for how in ({}, {"to": str(x25519.Identity.generate().to_public())}):
        with pytest.raises(UserError, match="stopped"):
            archive.write(store, row, PACK, out / "a.zip", papers(store, row)[1], progress=stop, **how)
    assert list(out.iterdir()) == []
    assert store.trail(row).rows.exports == ()


def test_a_file_that_is_there_stays_as_it_is(made):
    store, row, out = made
    (out / "a.zip").write_bytes(b"older")
    with pytest.raises(UserError, match="already"):
        archive.write(store, row, PACK, out / "a.zip", {})
    assert (out / "a.zip").read_bytes() == b"older"


def test_a_disk_that_gives_back_something_else_leaves_nothing(made, monkeypatch):
    store, row, out = made
    real = bag.Bag._write

    def lying(self, path, data, **how):
        digest, size = real(self, path, data, **how)
        return ("0" * 64 if path.endswith("README.txt") else digest), size

    monkeypatch.setattr(bag.Bag, "_write", lying)
    with pytest.raises(UserError, match="Write it to another disk"):
        archive.write(store, row, PACK, out / "a.zip", {})
    assert list(out.iterdir()) == []


def test_papers_that_no_longer_say_what_is_kept_are_not_archived(made):
    store, row, out = made
    rows, laid = papers(store, row)
    statements.add(store, row, kind=FINDING, step="1", subject="staying-safe", text="Later.")
    with pytest.raises(UserError, match="Make the archive again"):
        archive.write(store, row, PACK, out / "a.zip", laid, laid_out_from=rows)
    assert list(out.iterdir()) == []


def test_a_letter_is_archived_with_the_letterhead_with_which_it_went(made):
    store, row, _ = made
    letters.add_paragraph(store, row, Spot("staying-safe", "p1"), "Fewer children are on the register.")
    answers.answer(store, row, "letterhead", "reference", "APA/2005/17")
    stage = next(s.id for s in PACK.letter_stages if s.does)
    editions.send(store, row, PACK, stage=stage, to=["The two readers"], goes_with=())
    clock.set_source(lambda: datetime(2005, 12, 9, 12, tzinfo=UTC))
    answers.answer(store, row, "letterhead", "reference", "APA/2005/99")
    (paper,) = (p for name, p in archive_papers.gather(store, row, PACK).prints if name.startswith("L"))
    text = " ".join(words for _, words in said_in(paper.function(*paper.args)))
    assert "APA/2005/17" in text and "APA/2005/99" not in text


def test_the_framework_is_in_it(made):
    store, row, out = made
    there = written(store, row, out) / "data" / "framework"
    assert (there / "framework.toml").is_file()
    assert (there / "panels.toml").is_file()


def test_an_erased_case_is_nowhere(tmp_path):
    store = Store(_folder(tmp_path / "store"), KEY)
    store.introduce("H. Marsh")
    pack = PACKS["child-protection-2012"]
    row = inspection(store, pack)
    case = store.trail(row).cases()[0]
    statements.add(
        store,
        row,
        kind=FINDING,
        step=pack.steps[0].id,
        subject=pack.themes()[0].id,
        text="A word that only this case has: quixotic.",
        about={"case": case.id, "stage": case.stage},
    )
    erasing.erase_case(store, row, case.id, ground="It was asked for.")
    there = written(store, row, _folder(tmp_path / "out"), pack)
    bagit.Bag(str(there)).validate(processes=1)
    texts = [p.read_bytes() for p in there.rglob("*") if p.is_file() and p.suffix != ".pdf"]
    assert not [t for t in texts if b"quixotic" in t]
    assert case.code not in {c["code"] for c in read_csv(there / "data" / "tables" / "case.csv")}
    store.close()


def test_how_long_it_is_kept_is_said_and_nothing_deletes_itself(made):
    store, row, _ = made
    archive.retain(
        store, row, {"retain_until": "2005-11-30", "retain_why": "Six years after the year's end."}
    )
    assert [a.id for a in archive.past_retention(store)] == [row]
    assert store.trail(row).assessment.retain_why == "Six years after the year's end."
    with pytest.raises(UserError, match="31 December 2015"):
        archive.retain(store, row, {"retain_until": "later"})
    archive.retain(store, row, {"retain_until": "2015-12-31"})
    assert archive.past_retention(store) == ()
    archive.retain(store, row, {"retain_until": ""})
    assert archive.past_retention(store) == ()


def test_what_is_not_sound_is_said_before(made):
    store, row, _ = made
    sources.expect(store, row, PACK, kind="dataset-april")
    found = archive.lacking(store, row, PACK)
    assert any("still expected" in sentence for sentence in found)
    assert "No final letter has gone out." in found
    assert any("not yet sound in the notebook" in sentence for sentence in found)
