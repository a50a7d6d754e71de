"""Who the children of the authority's lists are is told nowhere: planted names and numbers are looked for."""

import io
import re
import sys
import zipfile
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from csa_desktop import log
from csa_desktop.commands import (
    answers,
    assessments,
    cases,
    erasing,
    exchange,
    lists,
    printing,
    records,
    risks,
    samples,
)
from csa_desktop.commands.prints import SHEETS, Wanted
from csa_desktop.domain import records as on_site
from csa_desktop.domain.filling import copies
from csa_desktop.domain.forms import LETTER
from csa_desktop.domain.sampling import Wish
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.gui.places import Place
from csa_desktop.importing.child_lists.read import read_child_lists
from csa_desktop.store import pool
from csa_desktop.store.creating import create_store
from csa_desktop.store.keys import Cost
from csa_desktop.store.verify import verify
from tests.importing.child_lists.made_lists import BORN, ID, NAME, WORKER, made, workbook
from tests.paper import text
from tests.stories import acting, visits
from tests.stories.conftest import PASSPHRASE, person, sit_down  # noqa: F401

sys.path.append(str(Path(__file__).parent))
import pages

SURNAME, BIRTHDAY = "Quokkafold", "29/02/2004"
NUMBERS = 7_719_006_001
TOLD = re.compile(rf"{SURNAME}|771900\d{{4}}|29/02/2004|2004-02-29|29 Feb(ruary)? 2004", re.IGNORECASE)
"""What would tell a child: the name, the authority's number, the day of birth."""
SAID, SEEN = "The child was seen late.", "Alone at home."
VISITED = date(2012, 3, 5)
CHEAP = Cost(passes=1, memory=64, lanes=1)


def planted(children=40):
    """The authority's list, with a name, a number and a day of birth that stand nowhere else.

    The name stands in headers too: in two that are guessed at, one of no use to the sample, one unknown.
    """
    listed = made(children)
    for row in range(2, children + 2):
        listed.put(ID, row, NUMBERS + row)
        listed.put(NAME, row, f"Ada{'bcdefghij'[row % 9]}{row} {SURNAME}")
        listed.put(BORN, row, BIRTHDAY)
        listed.put(WORKER, row, f"Worker {SURNAME}")
    listed.headers[3] = f"Ethnicity Ada {SURNAME}"
    listed.headers[9] = f"Domestic Abuse ({SURNAME})"
    listed.headers[10] = f"Allocated Worker {SURNAME}"
    listed.headers.append(f"Ada {SURNAME}")
    return listed


@pytest.fixture
def pack():
    return installed_packs()["child-protection-2012"]


@pytest.fixture
def store(tmp_path):
    opened = create_store(tmp_path / "marsh.csa", PASSPHRASE, name="H. Marsh", cost=CHEAP)[0].store
    yield opened
    opened.close()


@pytest.fixture(params=[False, True], ids=["without the key", "with the key"])
def assessment(request, store, pack):
    """An inspection whose list was brought in and sampled, and in which something of every kind was done."""
    role = pack.roles[0].id
    here = assessments.open_assessment(store, pack, authority="Norbridge", year=2012, role=role).row
    reading = read_child_lists(workbook(planted()), "List.xlsx", VISITED)
    assert not TOLD.search(repr(reading))
    lists.bring_in(store, here, pack, reading, keep_names=request.param)
    samples.draw_sample(store, here, pack, Wish(seed="seed", places=(("referral", 3),)))
    work(store, here, pack)
    assert lists.has_names(store, here) is request.param
    return here


def work(store, assessment, pack):
    """Something of every kind about the first case, as colleagues write it: by its code."""
    here = (store, assessment)
    case = first_case(store, assessment)
    cell = (case.id, "referral", "help-and-impact")
    cases.add_finding(*here, pack, *cell, text=SAID)
    cases.evaluate(*here, pack, *cell, evaluation="weak")
    record = records.begin(*here, pack, kind="file-reading", case=case.id, stage="referral").row
    field = on_site.main_field(pack.form("file-reading"))
    answers.answer(*here, "file-reading", field.id, "The file was read.", about=record)
    return risks.raise_risk(*here, child=case.code, what=SEEN)


def first_case(store, assessment):
    return store.trail(assessment).cases("sampled")[0]


# Where it is looked for


def shown():
    """What tells a child among all that the windows show, and all that is heard or stands in a tip."""
    found = [told for top in QApplication.topLevelWidgets() for told in told_by(top)]
    return [words for words in found if TOLD.search(words)]


def told_by(top):
    """Every text of a window and of everything in it, seen or not."""
    for widget in (top, *top.findChildren(QWidget)):
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        yield from (widget.windowTitle(), widget.objectName(), widget.whatsThis())
        if callable(getattr(widget, "text", None)):
            yield str(widget.text())
        if isinstance(widget, QPlainTextEdit):
            yield widget.toPlainText()
        elif isinstance(widget, QLineEdit | QAbstractSpinBox):
            yield widget.text()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(row) for row in range(widget.count()))
        elif isinstance(widget, QAbstractItemView) and (model := widget.model()):
            for row in range(model.rowCount()):
                yield from (str(model.index(row, c).data()) for c in range(model.columnCount()))


def printed(store, assessment, pack):
    """(what it is called, what it says) of everything that can be printed or saved as Word."""
    trail = store.trail(assessment)
    wanted = [Wanted(), *(Wanted(sheet=sheet) for sheet in SHEETS)]
    for form in pack.forms:
        about = [copy.about for copy in copies(pack, form, trail)] or [""]
        wanted += [Wanted(form.id, each) for each in about]
        wanted += [Wanted(form.id, each, word=True) for each in about if form.layout == LETTER]
    for each in wanted:
        found = printing.gather(store, assessment, pack, each)
        data = found.function(*found.args)
        yield f"{found.name} {found.file_name}", word_text(data) if each.word else text(data)


def word_text(data):
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return " ".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def on_disk(store):
    """How many pages of a store's own file tell a child, once they are decrypted."""
    read = (page.decode("latin-1") for page in pages.decrypted(store.path, store.key))
    return sum(bool(TOLD.search(page)) for page in read)


def key_of(store, assessment):
    with store.reading() as connection:
        return pool.names(connection, assessment), pool.links(connection, assessment)


# The tests


def test_no_print_no_word_file_and_no_record_of_one_tells_a_child(store, assessment, pack):
    for name, said in printed(store, assessment, pack):
        assert len(said) > 20, name
        assert not TOLD.search(f"{name} {said}"), name
    assert not TOLD.search(repr(store.trail(assessment).rows))


def test_no_search_no_draft_and_no_history_tells_a_child(store, assessment):
    for words in (SURNAME, str(NUMBERS + 2), BIRTHDAY):
        assert store.search(words, assessment) == ()
    assert not TOLD.search(repr(store.drafts()) + repr(store.doings(assessment)))


def test_a_list_that_cannot_be_read_leaves_nothing_of_it_in_the_log():
    path = log.start()
    for data, name in ((workbook(planted())[:3000], f"{SURNAME}.xlsx"), (b"\0" * 99, f"{NUMBERS}.csv")):
        try:
            read_child_lists(data, name, VISITED)
        except Exception as error:
            log.failure(error)
    log.failure(ValueError(f"{SURNAME} {NUMBERS + 2} {BIRTHDAY}"))
    log.stop()
    written = path.read_text(encoding="utf-8")
    assert "failure" in written and not TOLD.search(written)


def test_what_goes_to_a_colleague_tells_no_child_even_in_the_decrypted_store(store, assessment, tmp_path):
    colleague = create_store(tmp_path / "cole.csa", PASSPHRASE, name="R. Cole", cost=CHEAP)[0].store
    for here, there in ((store, colleague), (colleague, store)):
        exchange.confirm(here, exchange.keep_card(here, exchange.own_card(there)).device)
    bundle = tmp_path / exchange.file_name()
    outgoing = exchange.share(store, assessment, [colleague.device], bundle, everything=True)
    assert not TOLD.search(repr(outgoing))
    exchange.take(colleague, exchange.open_bundle(colleague, bundle.read_bytes()))
    assert colleague.trail(assessment).cases() and on_disk(colleague) == 0
    assert key_of(colleague, assessment) == ({}, {})
    colleague.close()


def test_only_the_key_tells_a_child_and_nothing_is_left_of_it_when_it_is_forgotten(store, assessment):
    assert bool(on_disk(store)) is lists.has_names(store, assessment)
    assert lists.forget_names(store, assessment).left == ()
    assert on_disk(store) == 0


def test_an_erased_child_is_in_no_page_of_the_file_and_not_in_the_key(store, assessment):
    named, linked = key_of(store, assessment)
    case = first_case(store, assessment).id
    (child,) = (mark for mark, one in linked.items() if one == case)
    assert erasing.erase_case(store, assessment, case, ground="The family asked, by letter").left == ()
    named_now, linked_now = key_of(store, assessment)
    assert child not in named_now and child not in linked_now
    assert len(named_now) == max(0, len(named) - 1)
    gone = [form.encode() for form in (child, named.get(child)) if form]
    assert not any(form in page for page in pages.decrypted(store.path, store.key) for form in gone)
    assert verify(store).sentences == ()


def test_no_page_tells_a_child_in_words_names_tips_or_pictures_nor_of_a_case_that_was_erased(
    person,  # noqa: F811
    tmp_path,
):
    at = visits.begin(person, visits.CHILD_PROTECTION, "HMI, social care")
    path = tmp_path / "List.xlsx"
    path.write_bytes(workbook(planted()))
    person.act("press", "Lists")
    at.page.open(str(path))
    person.says("Understood of List.xlsx")
    assert shown() == []
    person.act("press", "Keep the names too")
    person.act("press", "Bring in")
    person.says("The lists are brought in.")
    visits.draw(person, referral=3)
    doing = partial(work, person.app.session.store, at.desk.assessment, at.desk.pack)
    at.runner.write(doing, then=lambda _: at.runner.refresh())
    person.until(lambda: at.trail.rows.risks)
    assert [place for place in look_at_every_page(person, at) if tells_of_the_case()]

    case = at.trail.cases("sampled")[0]
    at.go(Place("erase", case.id))
    person.act("fill", "On what ground", "The family asked, by letter")
    person.act("fill", "Type the code of the case to confirm", case.code)
    person.act("press", "Erase the case")
    person.says("This case is not here any more.")
    person.until(lambda: at.trail.case(case.id) is None)
    for _ in look_at_every_page(person, at):
        person.until(lambda: not tells_of_the_case())


def look_at_every_page(person, at):  # noqa: F811
    """Go to each page; nothing on it tells a child."""
    for place in visits.every_page(at):
        at.go(place)
        person.until(at.is_settled)
        assert shown() == [], place
        yield place


def tells_of_the_case():
    return acting.says(SAID) or acting.says(SEEN)
