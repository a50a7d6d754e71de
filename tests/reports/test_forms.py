"""Forms on paper, blank and filled."""

from dataclasses import replace

import pytest
from reading_back import body, holds, pages, squashed

from csa_desktop.domain.framework import Field, Form, FormSection, Option, Pack
from csa_desktop.reports.forms import print_form
from csa_desktop.reports.paper import Paper

LONG = "The register fell from 212 to 171, and nobody can yet say why. "


def form_of(*fields: Field) -> Form:
    """A form of one section."""
    section = FormSection("all", "Everything", fields)
    return Form("f", "A form", "Over it", (section,), "Hand it in", "assessment", "program")


def test_every_heading_of_every_form_is_printed_in_its_words(pack: Pack, paper: Paper) -> None:
    for form in pack.forms:
        pdf = print_form(form, paper)
        words = [form.over, form.title, form.footer, *(section.heading for section in form.sections)]
        words += [field.label for field in form.fields()]
        words += [option.title for field in form.fields() for option in field.options]
        assert [word for word in words if not holds(pdf, word)] == []


def test_the_moderation_form_to_fill_in_by_hand_is_one_page(pack: Pack, paper: Paper) -> None:
    """003:543-562; its eight empty bullets are drawn, so they are no text."""
    pdf = print_form(pack.form("moderation-form"), paper)
    assert len(pages(pdf)) == 1
    assert squashed(body(pdf)).endswith("uploadtoPADI(CSCIcolleagues)")


def test_the_moderation_draft_letter_to_fill_in_by_hand_has_empty_boxes(pack: Pack, paper: Paper) -> None:
    """003:566-578."""
    pdf = print_form(pack.form("moderation-draft-letter"), paper)
    assert len(pages(pdf)) == 1
    assert "☐CSCI☐Ofsted" in squashed(body(pdf))
    assert "☐Yes☐No" in squashed(body(pdf))
    assert "☒" not in body(pdf)


def test_what_was_chosen_is_crossed(pack: Pack, paper: Paper) -> None:
    answers = {"organisation": "ofsted", "can-be-sent": "no", "dated": "2005-07-14"}
    printed = squashed(body(print_form(pack.form("moderation-draft-letter"), paper, answers)))
    assert "☐CSCI☒Ofsted" in printed
    assert "☐Yes☒No" in printed
    assert "Dated:14July2005" in printed


def test_a_choice_that_is_no_longer_offered_is_still_printed(paper: Paper) -> None:
    field = Field("where", "choices", "Where", options=(Option("north", "North"), Option("south", "South")))
    printed = squashed(body(print_form(form_of(field), paper, {"where": ("south", "east")})))
    assert "☐North☒South☒east" in printed


def test_answers_longer_than_the_room_grow_and_go_on_with_their_heading(pack: Pack, paper: Paper) -> None:
    concerns = tuple(f"Concern {n}: {LONG * n}" for n in range(1, 13))
    answers = {"reasons": LONG * 80, "areas-of-concern": concerns}
    pdf = print_form(pack.form("moderation-form"), paper, answers)
    first, *others = pages(pdf)
    assert "(continued)" not in first
    assert len(others) >= 2
    assert all("Moderation Form (continued)" in page for page in others)
    assert "Reasons for selecting for Moderation (continued)" in others[0]
    assert "Areas of Concern (continued)" in others[-1]
    printed = squashed(body(pdf))
    for heading in ("Moderation Form", "Reasons for selecting for Moderation", "Areas of Concern"):
        printed = printed.replace(squashed(heading) + "(continued)", "")
    assert printed.count("nobodycanyetsaywhy.") == 80 + sum(range(1, 13))
    assert all(f"Concern{n}:" in printed for n in range(1, 13))


def test_bullets_are_one_for_each_answer(pack: Pack, paper: Paper) -> None:
    printed = body(print_form(pack.form("moderation-form"), paper, {"areas-of-concern": ("One", "", "Two")}))
    assert printed.count("•") == 2


def test_an_answer_to_what_is_no_longer_asked_is_still_printed(paper: Paper) -> None:
    form = form_of(Field("now", "text", "Now"), Field("then", "text", "What was asked then", retired=True))
    pdf = print_form(form, paper, {"now": "today", "then": "yesterday", "unheard": "long ago"})
    assert holds(pdf, "Asked in an earlier version of this form: What was asked then yesterday")
    assert holds(pdf, "Asked in an earlier version of this form: unheard long ago")


def test_an_answer_kept_under_an_older_name_is_printed_under_the_new_one(paper: Paper) -> None:
    form = form_of(Field("council", "text", "Council:", renamed_from="authority"))
    pdf = print_form(form, paper, {"authority": "Ambleford"})
    assert holds(pdf, "Council: Ambleford")
    assert not holds(pdf, "earlier version")


@pytest.mark.parametrize(
    "kind", ["text", "long", "bullets", "choice", "choices", "date", "yes-no", "grade", "statements"]
)
def test_every_kind_of_field_prints_any_answer_whole(kind: str, paper: Paper) -> None:
    field = Field("f", kind, "Question", lines=3)
    answer = (
        ("First answer", "Second answer") if kind in ("bullets", "choices", "statements") else "An answer"
    )
    pdf = print_form(form_of(field), paper, {"f": answer})
    assert all(holds(pdf, text) for text in ([answer] if isinstance(answer, str) else answer))
    assert len(pages(print_form(form_of(field), paper))) == 1


@pytest.mark.parametrize(
    "widths", [("half", "half"), ("third", "third", "third"), ("half", "full"), ("third",)]
)
def test_fields_side_by_side_go_on_together(widths: tuple[str, ...], paper: Paper) -> None:
    fields = [Field(f"f{n}", "text", f"Label {n}", width=width) for n, width in enumerate(widths)]
    answers = {field.id: f"begin{n} {LONG * 60} end{n}" for n, field in enumerate(fields)}
    printed = squashed(body(print_form(form_of(*fields), paper, answers)))
    for n in range(len(fields)):
        assert f"Label{n}" in printed
        assert f"begin{n}" in printed
        assert f"end{n}" in printed


def test_a_form_without_anything_is_still_a_page(paper: Paper) -> None:
    empty = replace(form_of(), over="", footer="", sections=())
    assert holds(print_form(empty, paper), "A form")


def test_markup_in_an_answer_is_printed_as_it_stands(pack: Pack, paper: Paper) -> None:
    typed = "<para><back & <img src='/etc/passwd'/> </b> 5 < 6"
    assert holds(print_form(pack.form("moderation-form"), paper, {"reasons": typed}), typed)
