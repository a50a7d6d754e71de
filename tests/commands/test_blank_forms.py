"""A blank form is printed from the command line, to be filled in by hand."""

from pathlib import Path

import pytest

from csa_desktop.commands.blank_forms import print_blank
from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import installed_packs
from tests.paper import text, texts

FORMS = [f"{pack.id}/{form.id}" for pack in installed_packs().values() for form in pack.forms]


@pytest.mark.parametrize("name", FORMS)
def test_every_form_comes_with_its_exact_headings_and_nothing_filled_in(name: str, tmp_path: Path) -> None:
    pack_id, _, form_id = name.partition("/")
    pack = installed_packs()[pack_id]
    form = pack.form(form_id)
    print_blank(name, tmp_path / "form.pdf")
    said = text((tmp_path / "form.pdf").read_bytes())
    headings = [form.title, form.over, form.footer, *(s.heading for s in form.sections)]
    for heading in (*headings, *(field.label for field in form.fields())):
        assert " ".join(heading.split()) in said
    assert "☒" not in said


def test_each_page_is_marked_as_what_it_will_be_once_it_is_filled_in(tmp_path: Path) -> None:
    print_blank("apa-2005/moderation-form", tmp_path / "form.pdf")
    for page in texts((tmp_path / "form.pdf").read_bytes()):
        assert page.count("OFFICIAL-SENSITIVE") == 2


@pytest.mark.parametrize("name", ["moderation-form", "apa-2005/", "apa-2005/moderation", "apa-1999/x", ""])
def test_a_name_that_is_none_is_answered_with_those_that_are(name: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="apa-2005/moderation-form"):
        print_blank(name, tmp_path / "form.pdf")
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder"):
        print_blank("apa-2005/moderation-form", tmp_path)
    with pytest.raises(UserError, match="choose another folder"):
        print_blank("apa-2005/moderation-form", tmp_path / "not there" / "form.pdf")
    assert not list(tmp_path.iterdir())


def test_a_file_of_that_name_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "form.pdf"
    out.write_bytes(b"x" * 1_000_000)
    print_blank("apa-2005/moderation-form", out)
    assert "Moderation Form" in text(out.read_bytes())
    assert [path.name for path in tmp_path.iterdir()] == ["form.pdf"]
