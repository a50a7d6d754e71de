"""The moderation pack is one PDF: contents with the right pages, the form, Steps 2 to 4, all of it marked."""

import re

import pypdfium2
import pytest

from csa_desktop.commands import answers
from csa_desktop.commands.printing import gather
from csa_desktop.commands.prints import Wanted
from csa_desktop.frameworks.packs import installed_packs
from tests.day_made import GRADES, authority
from tests.made_store import new_store

WANTED = Wanted("moderation-form", pack=True)


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    store = new_store(tmp_path_factory.mktemp("store"))
    store.introduce("H. Marsh")
    pack = installed_packs()["apa-2005"]
    row = authority(store, pack, "Ambleton", grades={j: g[0] for j, g in GRADES.items()})
    concerns = ("Late assessments", "Placements out of borough")
    answers.answer(store, row, "moderation-form", "areas-of-concern", concerns)
    printing = gather(store, row, pack, WANTED)
    store.close()
    document = pypdfium2.PdfDocument(printing.function(*printing.args))
    found = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return [" ".join(text.split()) for text in found]


def test_the_form_and_the_steps_are_in_one_file(pages):
    whole = " ".join(pages)
    assert "Moderation Form with Steps 2, 3 and 4" in pages[0]
    for words in ("Late assessments", "Placements out of borough", "points both ways", "Step 3", "Step 4"):
        assert words in whole
    assert "Timely reviews shape what social care achieves." in whole
    assert "“Reviews of looked after children are held on time." in whole


def test_the_contents_name_the_page_on_which_each_part_begins(pages):
    listed = pages[0].partition("Contents")[2]
    parts = {"Moderation Form": "Reasons for selecting", "Step 3: Overall summary": "Main issues"}
    for title, words in parts.items():
        number = int(re.search(re.escape(title) + r" (\d+)", listed)[1])
        assert words in pages[number - 1] and (title in pages[number - 1] or number > 2)


def test_every_page_is_marked_and_numbered(pages):
    for number, page in enumerate(pages, 1):
        assert page.count("OFFICIAL-SENSITIVE") == 2 and f"Page {number} of {len(pages)}" in page
