"""Contacts: added with what is known, changed as more is, in the order they were added."""

import pytest

from csa_desktop.commands import drafts, officers
from csa_desktop.errors import UserError
from csa_desktop.store.local import Draft
from tests.commands.assessment_fixtures import here  # noqa: F401


def listed(here):  # noqa: F811
    return sorted(here.trail.rows.officers, key=lambda o: o.position)


def test_a_contact_may_be_a_role_whose_name_is_not_known_yet(here):  # noqa: F811
    row = officers.add(*here.at, {"role": "Link officer"}).row
    officers.add(*here.at, {"role": "Director of education"})
    officers.change(*here.at, row, {"name": " P. Ashby ", "telephone": "01234 555 010"})
    first, second = listed(here)
    assert (first.name, first.role, first.telephone) == ("P. Ashby", "Link officer", "01234 555 010")
    assert second.role == "Director of education"


def test_a_contact_of_whom_nothing_is_said_is_none(here):  # noqa: F811
    with pytest.raises(UserError, match="who the contact is"):
        officers.add(*here.at, {"name": "  "})


def test_a_contact_is_removed_and_can_be_brought_back(here):  # noqa: F811
    row = officers.add(*here.at, {"name": "P. Ashby"}).row
    officers.remove(*here.at, row)
    assert listed(here) == []
    here.store.undo()
    assert [o.name for o in listed(here)] == ["P. Ashby"]


def test_typing_that_was_cut_short_is_put_back(here):  # noqa: F811
    row = officers.add(*here.at, {"role": "Link officer"}).row
    draft = Draft(
        place=f"officer/{row}/email", assessment=here.assessment, title="", text="link@example.org", seen=""
    )
    drafts.put_back(*here.at, here.pack, draft)
    assert listed(here)[0].email == "link@example.org"
