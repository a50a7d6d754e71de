"""What the example calls finished is finished on paper too: no placeholder, and nothing "not yet written"."""

import re
from pathlib import Path

import pytest

from csa_desktop.example import PACK, PAPERS
from csa_desktop.importing.said_in_file import said_in

pytestmark = pytest.mark.timeout(600)  # whoever comes first waits for the whole example to be built
WENT = {
    "Draft letter": "18 July 2005",
    "Final letter": "28 October 2005",
    "The panel's pack": "28 October 2005",
}
"""The papers with a letter that went, and the day on which it did."""
LEGEND = "“Not yet written” says that nobody has written it"
OPEN = re.compile(r"\[[^\]]*\]|\.{5}|\{\w+\}|not yet written", re.IGNORECASE)
WHOLE = ("child-protection-2012", "monitoring-2012")
"""The inspections on site that the guide calls whole."""


def said(path: Path) -> str:
    texts = (" ".join(text.split()) for _, text in said_in(path.read_bytes()))
    return " ".join(texts).replace(LEGEND, "").replace("[…]", "")


def of(folder: Path, name: str) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if name in path.name]


@pytest.mark.parametrize("name", WENT)
def test_a_letter_that_went_is_whole_and_dated_by_the_day_it_went(built: Path, name: str) -> None:
    papers = of(built / PAPERS / PACK, name)
    assert len(papers) == (1 if "pack" in name else 2)
    for path in papers:
        text = said(path)
        assert OPEN.findall(text) == [], path.name
        assert f"Date: {WENT[name]}" in text
        assert "Dr J. Merrow, Director of Children's Services" in text
        assert "Next steps" in text and "H. Marsh" in text and "R. Cole" in text


@pytest.mark.parametrize("pack", WHOLE)
def test_an_inspection_that_is_whole_leaves_nothing_unwritten(built: Path, pack: str) -> None:
    papers = [p for p in of(built / PAPERS / pack, "") if p.suffix in (".pdf", ".docx")]
    finished = [path for path in papers if "blank" not in path.name]
    assert len(finished) > 3
    assert {path.name: found for path in finished if (found := OPEN.findall(said(path)))} == {}


def test_what_is_said_once_of_a_case_has_a_page_of_its_own_in_the_notebook(built: Path) -> None:
    (notebook,) = of(built / PAPERS / WHOLE[0], "Evidence notebook.pdf")
    text = said(notebook)
    assert "Said once of each case" in text and "Not yet placed" not in text
    assert "No part in it that the file shows." in text


def test_of_the_cases_in_care_only_the_one_that_is_half_read_leaves_something_unwritten(built: Path) -> None:
    records = of(built / PAPERS / "children-in-care-2012", "Case tracking record, C-")
    assert len(records) == 8
    assert [path.name[-8:] for path in records if OPEN.search(said(path))] == ["C-07.pdf"]
