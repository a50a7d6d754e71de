"""The notebook on paper: what is written stands there, what is missing is called so, numbers lead back."""

import pickle
import re
from collections.abc import Iterator
from dataclasses import fields, replace

import pytest
from reading_back import body, holds, pages, squashed

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Statement
from csa_desktop.reports.notebook import print_notebook
from csa_desktop.reports.notebook.notebook import BY_ITSELF
from csa_desktop.reports.paper import Paper

CODES = ("id", "assessment", "position", "happened", "written", "case", "section", "paragraph", "prompt")
"""Fields of a statement that are printed in other words (dates, numbers) or not at all."""


@pytest.fixture
def notebook(pack: Pack, trail: Trail, paper: Paper) -> bytes:
    return print_notebook(pack, trail, paper)


def sheet(pdf: bytes, title: str) -> str:
    """The text of the pages of one sheet."""
    return " ".join(page for page in pages(pdf) if title in page)


# What is written


def test_a_finding_stands_under_its_key_judgement_with_its_pages(notebook: bytes) -> None:
    assert holds(
        notebook,
        "The incidence of child abuse and neglect is minimised"
        "SS1 Strength · Social care · Looked after children "
        "Numbers on the child protection register have fallen for two years."
        "CSCI briefing, page 4: “fell from 212 to 171 over two years”"
        "Self-assessment, page 30, table 3: “registrations fell”",
    )


def test_a_finding_for_the_joint_area_review_says_so_and_when_it_was_heard(notebook: bytes) -> None:
    assert holds(notebook, "Area for improvement · Social care · For the joint area review")
    assert holds(notebook, "Seen or heard on 14 June 2005; written on 16 June 2005, 10:42 by Helen Marsh.")


def test_a_finding_that_is_neither_and_cites_nothing_says_both(notebook: bytes) -> None:
    assert holds(
        notebook,
        "Neither strength nor area for improvement "
        "The dataset and the self-assessment differ on re-registrations. No source is cited.",
    )


def test_gaps_have_their_state_and_owner(notebook: bytes) -> None:
    assert holds(notebook, "SS-G1 Asked · Owner: Ruth Cole Nothing on children who move away.")


def test_points_lead_back_to_findings_by_number(notebook: bytes) -> None:
    assert holds(notebook, "Preventative support is good. Stands on finding SS1 and hypothesis SS-H1.")


def test_a_judgement_has_grade_descriptor_and_what_it_rests_on(notebook: bytes) -> None:
    assert holds(
        notebook,
        "SS-J1 Social care · Indicative "
        "2: A service that delivers only minimum requirements for users "
        "A service that delivers minimum requirements for children and young people, but is not demonstrably "
        "cost-effective nor contributes significantly to wider outcomes for the community. "
        "Good preventive work. Stands on points SS-P1 and SS-P2. "
        "Rests on 2 findings from 2 sources of 1 kind; 1 statement against it; 1 gap.",
    )


def test_a_flagged_area_has_its_reason_and_what_was_looked_at_again(notebook: bytes) -> None:
    assert holds(
        notebook,
        "Protocols with health Reason: The risk is not managed. "
        "Social care, looked at again: The grade stays at 2.",
    )


def test_step_three_shows_issues_grade_and_key_trail_for_each_judgement(notebook: bytes) -> None:
    assert holds(notebook, "Main issues O-I1 Prevention is strong.")
    assert holds(
        notebook, "Key trail of evidence SS-J1 Good preventive work. Stands on points SS-P1 and SS-P2."
    )


def test_step_four_says_who_agreed_and_who_has_not(notebook: bytes) -> None:
    assert holds(notebook, "Agreed by Helen Marsh (HMI) on 1 July 2005, 11:00.")
    assert holds(notebook, "Not yet agreed by the BRM.")


def test_agreement_to_an_earlier_wording_says_so(pack: Pack, trail: Trail, paper: Paper) -> None:
    old = tuple(replace(a, version="older") for a in trail.rows.agreements)
    pdf = print_notebook(pack, Trail(replace(trail.rows, agreements=old)), paper)
    assert holds(pdf, "Agreed by Helen Marsh (HMI) on 1 July 2005, 11:00, as it read before it was changed.")
    assert holds(pdf, "Not yet agreed by the HMI and BRM.")


def test_what_has_changed_below_is_to_be_looked_at_again(notebook: bytes) -> None:
    assert holds(notebook, "Look again: what this stands on has changed since: finding SS3.")
    assert holds(
        notebook, "Look again: quoted from a document that has been replaced since: Self-assessment."
    )


def test_what_is_in_conflict_says_so(pack: Pack, trail: Trail, paper: Paper) -> None:
    rows = replace(trail.rows, conflicts=frozenset({("statement", "good", "text")}))
    pdf = print_notebook(pack, Trail(rows), paper)
    assert holds(
        pdf, "Look again: two different things were written here; choose between them in the program."
    )


def test_contradictions_are_listed_with_both_sides(notebook: bytes) -> None:
    assert holds(notebook, "Contradicted by finding SS2.")
    assert holds(
        notebook,
        "SS1 Numbers on the child protection register have fallen for two years. is contradicted by "
        "SS2 The dataset and the self-assessment differ on re-registrations.",
    )


def test_notes_that_have_no_place_yet_are_printed(notebook: bytes) -> None:
    assert "Ask about the youth offending team." in sheet(notebook, "Not yet placed")


def test_a_finding_longer_than_a_page_says_on_the_next_which_it_is(
    pack: Pack, trail: Trail, paper: Paper
) -> None:
    statements = tuple(replace(s, text=s.text * (60 if s.id == "fall" else 1)) for s in trail.rows.statements)
    pdf = print_notebook(pack, Trail(replace(trail.rows, statements=statements)), paper)
    assert holds(pdf, "Staying safe (continued)") and holds(pdf, "SS1 (continued)")


def test_a_source_says_who_quotes_which_page(notebook: bytes) -> None:
    assert holds(notebook, "Quoted: page 11 by SS3; page 30 by SS1.")
    assert holds(notebook, "APA dataset") and holds(notebook, "Quoted: by nothing printed here.")


# What is missing


def test_none_found_and_not_yet_written_look_different(pack: Pack, trail: Trail, paper: Paper) -> None:
    recorded = v.Answer("x", "ambleford", "none-found", "being-healthy", v.STRENGTH, "yes")
    rows = replace(trail.rows, answers=(*trail.rows.answers, recorded))
    healthy = sheet(print_notebook(pack, Trail(rows), paper), "Being healthy")
    assert "Strength: looked for, and none found." in healthy
    assert "Area for improvement: not yet written." in healthy
    assert "Looked after children: not yet written." in healthy
    assert "Comment on social care responsibilities\r\nNot yet written." in healthy


def test_a_group_that_was_looked_for_is_recorded(notebook: bytes) -> None:
    assert holds(
        notebook, "Children with learning difficulties and/or disabilities: looked for, and none found."
    )


def test_a_record_that_no_longer_holds_is_not_hidden(pack: Pack, trail: Trail, paper: Paper) -> None:
    recorded = v.Answer("x", "ambleford", "none-found", "staying-safe", v.STRENGTH, "yes")
    rows = replace(trail.rows, answers=(*trail.rows.answers, recorded))
    pdf = print_notebook(pack, Trail(rows), paper)
    assert holds(pdf, "Strength: recorded as looked for and not found, and yet something is written above.")


def test_key_judgements_without_a_finding_are_named(notebook: bytes) -> None:
    assert holds(
        notebook, "No finding yet under: Children, young people and carers are informed about key risks"
    )


def test_judgements_that_are_not_made_are_named(notebook: bytes) -> None:
    assert holds(notebook, "Children's services overall: not yet made. Capacity to improve: not yet made.")


# Nothing stored is missing


def texts_of(statement: Statement) -> Iterator[str]:
    for field in fields(statement):
        value = getattr(statement, field.name)
        if field.name not in CODES and isinstance(value, str) and value:
            yield value


def test_every_text_of_every_statement_is_printed(pack: Pack, trail: Trail, paper: Paper) -> None:
    """Each text field of each kind of statement, with words that stand nowhere else."""
    statements = []
    for kind in (kind for kind in v.STATEMENT_KINDS if kind not in BY_ITSELF):
        for place in (
            ("1", "staying-safe"),
            ("2", "service-management"),
            ("4", v.OVERALL),
            ("", ""),
            ("9", "?"),
        ):
            name = f"{kind}-{place[0]}-{place[1]}"
            said = Statement(id=name, assessment="ambleford", kind=kind, step=place[0], subject=place[1])
            words = {
                field.name: f"{field.name} of {name}"
                for field in fields(said)
                if isinstance(getattr(said, field.name), str)
                and field.name not in (*CODES, "kind", "step", "subject", "key_judgement", "scale")
            }
            statements.append(replace(said, **words, groups=(f"group of {name}",)))
    printed = squashed(
        body(print_notebook(pack, Trail(v.Rows(trail.assessment, statements=tuple(statements))), paper))
    )
    missing = [
        text
        for statement in statements
        for text in (*texts_of(replace(statement, kind="", step="", subject="")), *statement.groups)
        if squashed(text) not in printed
    ]
    assert missing == []


def test_the_meeting_has_a_page_and_the_letter_is_printed_by_itself(
    pack: Pack, trail: Trail, paper: Paper
) -> None:
    asked = Statement("q", "ambleford", v.QUESTION, text="What of the register?", response="It fell again.")
    wanted = Statement("r", "ambleford", v.RECOMMENDATION, text="Look at re-registrations.")
    sentence = Statement("s", "ambleford", v.SENTENCE, section="staying-safe", text="Outcomes are adequate.")
    pdf = print_notebook(pack, Trail(v.Rows(trail.assessment, statements=(asked, wanted, sentence))), paper)
    said = sheet(pdf, "The meeting")
    assert all(words in said for words in ("What of the register?", "It fell again.", wanted.text))
    assert holds(pdf, "The letter, which is printed by itself.")
    assert not holds(pdf, sentence.text) and not holds(pdf, "The agenda of the meeting, which")


def test_every_text_of_the_other_rows_is_printed_or_listed_as_left_out(trail: Trail, notebook: bytes) -> None:
    rows = trail.rows
    texts = [c.quote for c in rows.citations] + [c.place for c in rows.citations]
    for s in rows.sources:
        texts += [s.title, s.reason, s.provenance, s.reading, s.file_name, s.sha256]
    texts += [text for m in rows.members for text in (m.name, m.organisation)]
    texts += [text for e in rows.exports for text in (e.what, e.by, e.sha256, e.marking)]
    texts += ["The grade stays at 2.", "Agreed by letter"]
    assert [text for text in texts if not holds(notebook, text)] == []
    assert holds(notebook, "What is written on the form “Moderation Form”, which is printed by itself.")
    assert not holds(notebook, "Borderline between 2 and 3")


def test_every_number_that_is_named_stands_beside_its_statement(notebook: bytes) -> None:
    lines = [line.strip() for page in pages(notebook) for line in page.split("\r\n")]
    named = set(re.findall(r"\b(?:[A-Z]{1,4}-)?[A-Z]{1,4}\d+\b", " ".join(lines))) - {"SHA"}
    own = {line.split(" ")[0] for line in lines}
    example = {"BH3", "BH-P1", "BH-G1"}
    assert {number for number in named if number not in own and number not in example} == set()


# Some steps only


def test_steps_two_to_four_bring_the_findings_that_they_stand_on(
    pack: Pack, trail: Trail, paper: Paper
) -> None:
    """They go with the moderation form, where trails are compared (003:414, 426)."""
    pdf = print_notebook(pack, trail, paper, ("2", "3", "4"))
    assert not any("Step 1:" in page for page in pages(pdf)[1:-1])
    assert "fell from 212 to 171 over two years" in sheet(pdf, "What these sheets stand on")
    assert holds(pdf, "Step 1: Analysis of the evidence.")
    assert not holds(pdf, "Ask about the youth offending team.")
    assert not holds(pdf, "APA dataset")


def test_numbers_are_the_same_in_every_print(pack: Pack, trail: Trail, paper: Paper, notebook: bytes) -> None:
    pdf = print_notebook(pack, trail, paper, ("4",))
    assert holds(notebook, "SS-P2 Work with the health service is not yet secure.")
    assert holds(pdf, "SS-P2 Work with the health service is not yet secure.")


# Blank


def test_an_empty_notebook_comes_as_sheets_to_fill_in(pack: Pack, trail: Trail, paper: Paper) -> None:
    """The questions are prompts there, and only there (003:302-311)."""
    empty = Trail(v.Rows(trail.assessment))
    pdf = print_notebook(pack, empty, paper)
    for question in pack.questions:
        assert squashed(body(pdf)).count(squashed(question.text)) == 5
    for note in (note for step in pack.steps for note in step.note):
        assert holds(pdf, note)
    assert holds(pdf, "☐ 4: A service that delivers well above minimum requirements for users")
    assert holds(pdf, "Agreed by: ☐ HMI ☐ BRM on:")
    assert not holds(pdf, "Not yet written")


def test_a_written_notebook_has_no_prompts(pack: Pack, notebook: bytes) -> None:
    assert not any(holds(notebook, question.text) for question in pack.questions)


# As a whole


def test_the_front_says_whose_notebook_it_is(notebook: bytes) -> None:
    front = squashed(pages(notebook)[0])
    assert "AuthorityAmblefordBoroughCouncil" in front
    assert "HelenMarsh,HMI,Ofsted,leadRuthCole,BRM,CSCI" in front
    assert "BH3isthethirdfindingunderBeinghealthy" in front


def test_an_authority_with_an_endless_name_is_printed_whole(pack: Pack, trail: Trail, paper: Paper) -> None:
    name = "Ambleford and the Further Dales " * 1_500
    assessment = replace(trail.assessment, authority=name, title=name)
    pdf = print_notebook(
        pack, Trail(replace(trail.rows, assessment=assessment)), replace(paper, authority=name)
    )
    assert squashed(body(pdf)).count("AmblefordandtheFurtherDales") >= 2_900


def test_long_hard_text_in_every_place_is_printed(pack: Pack, trail: Trail, paper: Paper) -> None:
    hard = "‏مرحبا (12) <b> 🦩 \x00 " * 300
    statements = tuple(replace(s, text=s.text + hard, reason=hard) for s in trail.rows.statements)
    citations = tuple(replace(c, quote=hard) for c in trail.rows.citations)
    pdf = print_notebook(pack, Trail(replace(trail.rows, statements=statements, citations=citations)), paper)
    expected = 300 * (2 * len(statements) + len(citations))
    assert squashed(body(pdf)).count("[FLAMINGO]") >= expected - 40  # a few stand across a page's end


def test_the_same_notebook_makes_the_same_bytes(
    pack: Pack, trail: Trail, paper: Paper, notebook: bytes
) -> None:
    other = pickle.loads(pickle.dumps((pack, trail.rows, paper)))
    assert print_notebook(other[0], Trail(other[1]), other[2]) == notebook


def test_codes_that_the_framework_does_not_know_are_printed_as_they_are(
    pack: Pack, trail: Trail, paper: Paper
) -> None:
    odd = Statement(
        id="odd",
        assessment="ambleford",
        kind="dream",
        step="7",
        subject="moon",
        text="Odd",
        grade="Z",
        state="lost",
    )
    pdf = print_notebook(pack, Trail(replace(trail.rows, statements=(odd,))), paper)
    assert holds(pdf, "moon D1 lost Z Odd")


def test_the_front_names_who_inspects_with_the_lead_first_and_the_readers_apart(
    pack: Pack, trail: Trail, paper: Paper
) -> None:
    def member(name: str, role: str, *, lead: bool = False) -> v.Member:
        return v.Member(name, "ambleford", name, role, "", lead)

    people = (
        member("Adah Reader", "ofsted-reader"),
        member("Ben Relationship", "brm"),
        member("Cara Manager", "csci-manager"),
        member("Zoe Lead", "hmi", lead=True),
    )
    front = Trail(replace(trail.rows, members=people))

    assert holds(
        print_notebook(pack, front, paper, ["1"]),
        "Inspectors Zoe Lead, HMI, lead Ben Relationship, BRM "
        "Readers Cara Manager, CSCI manager Adah Reader, Ofsted management reader In this print",
    )
