"""An assessment whose draft letter is written and whose people are all there."""

import pytest

from csa_desktop.commands import assessments, letters
from csa_desktop.commands.letter_rows import Spot
from tests.letters_returned import LINES

PEOPLE = (("J. Reed", "brm"), ("P. Hale", "csci-manager"), ("O. Finch", "ofsted-reader"))


def write_letter(store, assessment):
    """The sentences of `letters_returned`, a paragraph for each section."""
    for section in dict.fromkeys(line.section for line in LINES):
        text = " ".join(line.text for line in LINES if line.id and line.section == section)
        letters.add_paragraph(store, assessment, Spot(section, f"p-{section}"), text)


@pytest.fixture
def written(bench):
    """The draft is written; nobody has agreed it yet."""
    store, assessment = bench.store, bench.desk.assessment
    for name, role in PEOPLE:
        assessments.add_member(store, assessment, name=name, role=role, organisation="")
    write_letter(store, assessment)
    bench.runner.refresh()
    bench.settle()
    return bench
