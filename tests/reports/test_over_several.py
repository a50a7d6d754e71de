"""The record of a moderation day and the national view on paper say what the store says."""

import re

import pypdfium2
import pytest

from csa_desktop.commands import decisions, moderation
from csa_desktop.commands.national import references
from csa_desktop.commands.printing import gather
from csa_desktop.commands.printing_several import gather_national, gather_record
from csa_desktop.commands.prints import Wanted
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.paths import resources_folder
from tests.day_made import day
from tests.made_store import new_store

SEED = resources_folder().parent.parent / "shared" / "seeds" / "001_8d31054c01568303.txt"
NOTE = "Grade 3 needs both services above the minimum."


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    opened = new_store(tmp_path_factory.mktemp("store"))
    opened.introduce("H. Marsh")
    pack = installed_packs()["apa-2005"]
    opened.ids = day(opened, pack, 3, points=1)
    for name, grade, status in (("Ambleton", "2", None), ("Brackford", "2", "final")):
        said = {"judgement": "social-care", "stage": "moderation", "why": f"The trail of {name} says so."}
        row = opened.ids[name]
        decisions.decide(
            opened, row, pack, **said, to_grade=grade, by="Group 1", when="2005-07-20", status=status
        )
    moderation.note_scale(opened, tuple(opened.ids.values()), "education", NOTE)
    yield opened
    opened.close()


def read(printing):
    document = pypdfium2.PdfDocument(printing.function(*printing.args))
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(text.split())


def paper(store, make, sheet):
    pack = installed_packs()["apa-2005"]
    return make(lambda _: pack, store, tuple(store.ids.values()), pack, Wanted(sheet=sheet))


def test_the_record_has_each_decision_with_from_to_why_and_by_whom(store):
    text = read(paper(store, gather_record, "moderation-record"))
    assert "Discussed: Ambleton, Brackford, Cawdale." in text and "OFFICIAL-SENSITIVE" in text
    assert "Social care 3 2 The trail of Ambleton says so. Group 1 20 July 2005" in text
    assert "Social care 2 stands The trail of Brackford says so. Group 1 20 July 2005" in text
    assert "Social care 2 not decided" in text
    assert text.count(NOTE) == 1 and "Presented by H. Marsh." in text


def test_the_national_view_prints_counts_bases_and_who_stands_apart(store):
    text = read(paper(store, gather_national, "national"))
    assert "APA 2005: Social care" in text and "APA 2005: Capacity to improve" in text
    assert "1 of 3 assessments have a final grade." in text
    assert "Ambleton (Provisional), Cawdale (Provisional)" in text
    assert "Performs adequately: 39 of 152 (the rest of the 152)" in text


def test_nothing_is_laid_out_again_that_says_the_same(store):
    pack, ids = installed_packs()["apa-2005"], tuple(store.ids.values())
    for made in (gather_record, gather_national):
        first = made(lambda _: pack, store, ids, pack, Wanted())
        assert made(lambda _: pack, store, ids, pack, Wanted(), unless=first) is None


def test_the_reference_adds_up_to_its_base():
    for reference in references():
        assert sum(row.count for row in reference.rows) == reference.base


@pytest.mark.skipif(not SEED.exists(), reason="the report itself is not beside the project")
def test_the_reference_is_what_the_report_says():
    text = " ".join(SEED.read_text("utf-8").split())
    (reference,) = references()
    counts = {row.title: row.count for row in reference.rows}
    assert "the overall performance of all 152 local authority" in text and reference.base == 152
    better = int(re.search(r"the majority \((\d+) out of 152\)", text)[1])
    assert better == counts["Performs excellently"] + counts["Performs well"]
    assert f"Of the {counts['Performs excellently']} local authorities" in text
    assert f"{counts['Performs poorly']} local authorities4 were judged to be performing poorly" in text


def test_a_notebook_prints_its_decisions_and_what_was_agreed_on_the_scale(store):
    printing = gather(store, store.ids["Ambleton"], installed_packs()["apa-2005"], Wanted())
    text = read(printing)
    assert "Social care: from 3 to 2. Moderation, 20 July 2005, by Group 1." in text
    assert "The trail of Ambleton says so." in text
    assert f"How the scale applies to Education, as moderation agreed: {NOTE}" in text
