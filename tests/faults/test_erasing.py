"""A case is erased: it is in no page of the file, no index, no document, and no old backup brings it back."""

import hashlib
import shutil
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from csa_desktop.commands import erasing
from csa_desktop.domain.values import new_id
from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.store import pool, vault
from csa_desktop.store.backup import backups_of, make_backup
from csa_desktop.store.backup_files import list_backups
from csa_desktop.store.creating import create_store
from csa_desktop.store.keys import Cost
from csa_desktop.store.local import Draft
from csa_desktop.store.log import Edit
from csa_desktop.store.opening import open_store
from csa_desktop.store.restore import restore_backup
from csa_desktop.store.unlocking import Passphrase
from csa_desktop.store.verify import verify
from tests.cases_made import case_id, inspection

sys.path.append(str(Path(__file__).parent))
import pages

CHEAP = Cost(passes=1, memory=64, lanes=1)
WORDS = "harbour lamp quilt onion"
CANARY = "Quokkafold"
GROUND = "The family asked, by letter"
DOCUMENT = f"A page on {CANARY} and nothing else. ".encode() * 40


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "inspections"


@pytest.fixture
def store(folder):
    opened = create_store(folder, WORDS, name="H. Marsh", cost=CHEAP)[0].store
    yield opened
    opened.close()


@pytest.fixture
def assessment(store):
    return inspection(store, installed_packs()["child-protection-2012"])


@pytest.fixture
def case(store, assessment):
    """The case C-03, of which the store holds something in every table, and something that was removed."""
    case = case_id(store, assessment, "C-03")
    sha256 = hashlib.sha256(DOCUMENT).hexdigest()
    store.keep_document(DOCUMENT, sha256, [(1, "1", DOCUMENT.decode())])
    record, finding, removed, point = (new_id() for _ in range(4))
    about = {"case": case, "stage": "plan", "subject": "oversight"}
    write(store, assessment, "source", record, title=f"File of {CANARY}", case=case, sha256=sha256)
    write(store, assessment, "statement", finding, kind="finding", text=f"{CANARY} was not seen", **about)
    write(store, assessment, "statement", finding, text=f"{CANARY} was not seen for weeks")
    write(store, assessment, "citation", new_id(), statement=finding, source=record, quote=CANARY)
    write(store, assessment, "statement", removed, kind="finding", text=f"Removed {CANARY}", **about)
    store.record("Remove", [Edit("statement", removed, delete=True)], assessment=assessment)
    write(store, assessment, "risk", new_id(), child="C-03", case=case, what=f"{CANARY} is at risk")
    write(store, assessment, "answer", new_id(), form="file", about=record, field="seen", value=CANARY)
    write(store, assessment, "appointment", new_id(), title=f"Visit {CANARY}", case=case)
    write(store, assessment, "statement", point, kind="point", text="Cases drift, C-03 among them.")
    write(store, assessment, "support", new_id(), statement=point, on=finding)
    store.keep_draft(Draft(f"statement/{finding}/text", assessment, "", f"{CANARY} half", ""))
    store.keep_local(lambda c: keep_in_pool(c, assessment, case))
    return case


def keep_in_pool(connection, assessment, case):
    child = pool.mark(pool.secret(connection), assessment, "9212044")
    facts = {"age": 6, "note": CANARY}
    pool.replace_list(connection, assessment, "referrals", [pool.Entry(child, "referrals", "l", facts)])
    pool.link(connection, assessment, child, case)
    pool.keep_names(connection, assessment, {child: CANARY})


def write(store, assessment, table, row, **values):
    store.record("Write", [Edit(table, row, values)], assessment=assessment)


def lies_in(store, word=CANARY):
    spelled = (word.encode(), word.lower().encode(), word.lower()[1:].encode())
    return sum(any(form in page for form in spelled) for page in pages.decrypted(store.path, store.key))


def vocabulary(store):
    connection = vault.connect(store.path, store.key)
    connection.execute("PRAGMA query_only = OFF")
    connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'entry_fts', 'row')")
    found = {row[0] for row in connection.execute("SELECT term FROM temp.words")}
    connection.close()
    return found


def test_nothing_of_an_erased_case_is_left_in_any_page_or_index(store, assessment, case):
    assert lies_in(store) and CANARY.lower() in vocabulary(store)
    done = erasing.erase_case(store, assessment, case, ground=GROUND)
    assert done.left == ()
    assert lies_in(store) == 0 and CANARY.lower() not in vocabulary(store)
    report = verify(store)
    assert report.sentences == ()
    assert any("was erased" in remark and "by H. Marsh" in remark for remark in report.remarks)


def test_what_was_put_to_the_child_once_is_named_before_it_goes(store, assessment, case):
    other = case_id(store, assessment, "C-01")
    said = {"kind": "finding", "text": "Seen at the other home.", "case": case}
    store.record("Say", [Edit("statement", "moved", said)], assessment=assessment)
    store.record("Put it right", [Edit("statement", "moved", {"case": other})], assessment=assessment)
    assert [s.id for s in erasing.look(store, assessment, case).elsewhere] == ["moved"]
    assert erasing.look(store, assessment, other).elsewhere == ()
    erasing.erase_case(store, assessment, case, ground=GROUND)
    assert store.trail(assessment).statement("moved") is None


def test_what_hangs_on_something_that_was_put_to_the_child_once_goes_with_it(store, assessment):
    case, other = (case_id(store, assessment, code) for code in ("C-03", "C-01"))
    write(store, assessment, "statement", "moved", kind="finding", text="Nobody came.", case=case)
    write(store, assessment, "statement", "moved", case=other)
    write(store, assessment, "citation", "quoted", statement="moved", source="file", quote=CANARY)
    erasing.erase_case(store, assessment, case, ground=GROUND)
    assert store.trail(assessment).rows.citations == () and lies_in(store) == 0


def test_what_hung_on_something_that_was_put_to_the_child_and_went_with_it_goes_too(store, assessment):
    case = case_id(store, assessment, "C-03")
    write(store, assessment, "source", "log", title="Log")
    write(store, assessment, "statement", "said", kind="finding", text="Nobody came.")
    write(store, assessment, "citation", "quoted", statement="said", source="file", quote=CANARY)
    write(store, assessment, "answer", "told", form="file", about="log", field="seen", value=CANARY)
    for table, row in (("statement", "said"), ("source", "log")):
        write(store, assessment, table, row, case=case)
        store.record("Remove", [Edit(table, row, delete=True)], assessment=assessment)
    erasing.erase_case(store, assessment, case, ground=GROUND)
    assert lies_in(store) == 0


def test_what_is_about_other_cases_stays_and_what_names_the_child_is_listed(store, assessment, case):
    looked = erasing.look(store, assessment, case)
    assert [s.text for s in looked.mentions] == ["Cases drift, C-03 among them."]
    assert looked.bared == looked.mentions and (looked.records, looked.documents) == (1, 1)
    erasing.erase_case(store, assessment, case, ground=GROUND)
    trail = store.trail(assessment)
    assert [c.code for c in trail.cases()] == ["C-01", "C-02", "C-04"]
    assert [s.text for s in trail.rows.statements] == ["Cases drift, C-03 among them."]
    assert (trail.rows.supports, trail.rows.citations, trail.rows.risks, trail.rows.answers) == (
        (),
        (),
        (),
        (),
    )


def test_that_it_was_erased_by_whom_and_on_what_ground_stays(store, assessment, case):
    erasing.erase_case(store, assessment, case, ground=GROUND)
    last = store.doings(assessment)[0]
    assert (last.label, last.author) == ("Erase a case", store.author)
    with store.reading() as connection:
        bodies = connection.execute(
            text("SELECT body FROM payload JOIN change c ON c.id = change WHERE c.row = :row"), {"row": case}
        ).scalars()
        assert all(GROUND in body for body in bodies)


def test_without_a_ground_nothing_is_erased(store, assessment, case):
    with pytest.raises(UserError, match="on what ground"):
        erasing.erase_case(store, assessment, case, ground="  ")
    assert store.trail(assessment).case(case) is not None


def test_nothing_more_can_be_written_about_the_child_and_undo_brings_nothing_back(store, assessment, case):
    erasing.erase_case(store, assessment, case, ground=GROUND)
    with pytest.raises(UserError, match="was erased"):
        write(store, assessment, "event", new_id(), case=case, title="late")
    while store.undoable:
        store.undo()
    assert lies_in(store) == 0 and store.trail(assessment).case(case) is None


def test_an_older_backup_does_not_bring_it_back(folder, store, assessment, case):
    make_backup(store)
    erasing.erase_case(store, assessment, case, ground=GROUND)
    store.close()
    backup = list_backups(backups_of(folder))[0]
    opening = restore_backup(folder, backup, Passphrase(WORDS))
    try:
        assert "erased again" in opening.remark
        assert opening.store.trail(assessment).case(case) is None
        assert lies_in(opening.store) == 0 and verify(opening.store).sentences == ()
    finally:
        opening.store.close()
    shutil.rmtree(next(folder.glob("set-aside-*")))


def test_a_store_that_lost_the_file_of_what_was_erased_writes_it_anew(folder, store, assessment, case):
    erasing.erase_case(store, assessment, case, ground=GROUND)
    store.close()
    listed = (folder / "erased.json").read_text(encoding="utf-8")
    assert CANARY not in listed and case in listed
    (folder / "erased.json").unlink()
    open_store(folder, Passphrase(WORDS)).store.close()
    assert (folder / "erased.json").read_text(encoding="utf-8") == listed


def test_an_erasure_that_left_something_is_told(store, assessment, case):
    erasing.erase_case(store, assessment, case, ground=GROUND)
    store.keep_local(lambda c: pool.link(c, assessment, "m", case))
    assert any("not wholly gone" in sentence for sentence in verify(store).sentences)
