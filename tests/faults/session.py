"""A day's work in a process of its own for test_canary.py: a word is typed, and everything goes wrong once.

It stops at each line that it writes until it is told to go on, so that what is on the disk can be looked at.
"""

import io
import sys
from pathlib import Path

from docx import Document as WordDocument
from sqlalchemy import text

from csa_desktop import log, settings
from csa_desktop.commands import answers, assessments, drafts, judgements, sources, statements
from csa_desktop.commands.printing import gather
from csa_desktop.commands.prints import Wanted
from csa_desktop.domain.framework import Pack
from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.importing.documents import read_document
from csa_desktop.store.backup import keep_backups
from csa_desktop.store.backup_files import list_backups
from csa_desktop.store.creating import create_store
from csa_desktop.store.harden import harden_process
from csa_desktop.store.keys import Cost
from csa_desktop.store.local import Draft
from csa_desktop.store.log import Edit
from csa_desktop.store.opening import open_store
from csa_desktop.store.rekey import rekey_store
from csa_desktop.store.restore import restore_backup
from csa_desktop.store.store import Store
from csa_desktop.store.unlocking import Passphrase
from csa_desktop.store.verify import verify
from csa_desktop.work_process import WorkError, WorkProcess

CHEAP = Cost(passes=1, memory=64, lanes=1)


def stop(where):
    sys.stdout.write(f"{where}\n")
    sys.stdout.flush()
    sys.stdin.readline()


def main(world, word, passphrase):
    harden_process()
    log.start()
    log.take_over_failures(lambda sentence: None)
    settings.save(settings.Settings())
    folder, second = world / "stores" / "inspections", world / "stick"
    opening, recovery_key = create_store(folder, passphrase, name=f"Inspector {word}", cost=CHEAP)
    store = opening.store
    sys.stdout.write(f"secret {recovery_key}\nsecret {store.key.hex()}\n")
    with WorkProcess() as work:
        work_a_day(store, work, word)
        stop("open")
        keep_backups(store, second)
        go_wrong(store, work, word)
        stop("after faults")
    store.close()
    stop("closed")
    rekey_store(folder, passphrase, cost=CHEAP)
    backup = list_backups(second)[0]
    store = restore_backup(folder, backup, Passphrase(passphrase)).store
    store.search(word)
    statements.add(store, store.assessments()[0].id, kind="note", text=f"{word} again")
    stop("restored, to be killed")


def work_a_day(store: Store, work: WorkProcess, word: str) -> None:
    """Whatever a person types, once each."""
    pack: Pack = installed_packs()["apa-2005"]
    made = assessments.open_assessment(store, pack, authority=f"{word} Council", year=2005, role="hmi")
    assessment = made.row
    data = word_document(word)
    document = work.submit(read_document, data, f"{word}.docx").result(60)
    sources.add_document(
        store,
        assessment,
        pack,
        document,
        data,
        kind=pack.source_kinds[0].id,
        title=word,
        file_name=f"{word}.docx",
    )
    step, subject = pack.steps[0].id, pack.subjects[0].id
    for number in range(20):
        said = f"{number}. The register of {word} fell. " + f"{word} " * (number * 30)
        found = statements.add(store, assessment, kind="finding", text=said, step=step, subject=subject)
    statements.reword(store, assessment, found.row, f"{word} reworded")
    store.undo()
    store.redo()
    answers.none_found(store, assessment, subject, "strength", found_none=True)
    store.keep_draft(Draft(drafts.where("note"), assessment, f"A note on {word}", f"half of {word}", ""))
    store.search(word)
    store.history("statement", found.row)
    store.erase([("statement", found.row)], assessment=assessment, ground=f"{word} asked")
    printing = gather(store, assessment, pack, Wanted())
    assert printing and work.submit(printing.function, *printing.args).result(120)
    assert verify(store).sentences == ()


def word_document(word: str) -> bytes:
    held, document = io.BytesIO(), WordDocument()
    for number in range(200):
        document.add_paragraph(f"{number} A report on {word}.")
    document.save(held)
    return held.getvalue()


def go_wrong(store: Store, work: WorkProcess, word: str) -> None:
    """Every kind of failure that carries what was typed."""
    failures = [
        lambda: store.trail(word),
        lambda: store.record(word, [Edit("statement", "x", {word: word})], assessment=word),
        lambda: judgements.judge(
            store, word, installed_packs()["apa-2005"], step=word, subject=word, judgement=word
        ),
        lambda: _write_past_the_door(store, word),
        lambda: work.submit(read_document, word.encode() * 100, f"{word}.pdf").result(60),
        lambda: work.submit(int, word).result(60),
        lambda: work.submit(read_document, word_document(word)[:2000], f"{word}.docx").result(60),
        lambda: open_store(store.folder, Passphrase(word * 3)),
        lambda: open_store(store.folder / word, Passphrase(word * 3)),
    ]
    for fail in failures:
        try:
            fail()
        except (UserError, WorkError):
            continue
        except Exception as error:
            log.failure(error)


def _write_past_the_door(store: Store, word: str) -> None:
    with store._writing_engine.begin() as connection:
        connection.execute(text("INSERT INTO setting (name, value) VALUES (:a, :b)"), {"a": word, "b": word})


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
