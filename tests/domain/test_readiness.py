"""A notebook that is sound has nothing to do; each thing that is missing is said in one sentence."""

import dataclasses
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from csa_desktop import paths
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.readiness import MUST, Todo, judgements_touched, readiness, shows_judgement
from csa_desktop.domain.trail import Trail
from csa_desktop.frameworks.packs import load_pack

A = "assessment"


class Notebook:
    """The rows of an assessment, written as a person would, and taken away again."""

    def __init__(self) -> None:
        about = v.Assessment(A, "apa-2005", 1, "Sharpston", "APA", 2005, "")
        self.rows = v.Rows(about, members=(member("hmi"), member("brm")), sources=(source("briefing"),))

    @property
    def trail(self) -> Trail:
        return Trail(self.rows)

    def keep(self, **rows: Any) -> None:
        """Add one row to each of the named tables."""
        added = {table: (*getattr(self.rows, table), row) for table, row in rows.items()}
        self.rows = replace(self.rows, **added)

    def write(self, row: str, kind: str, text: str = "It is good.", on: str = "", **about: Any) -> str:
        self.keep(statements=v.Statement(row, A, kind, text=text, **about))
        if on:
            self.stand(row, on)
        return row

    def stand(self, row: str, on: str) -> None:
        lower = self.trail.statement(on)
        assert lower
        self.keep(supports=v.Support(f"{row}>{on}", A, row, on, v.SUPPORTS, lower.version))

    def cite(self, row: str, source: str = "briefing") -> None:
        self.keep(citations=v.Citation(f"{row}@{source}", A, row, source, 1, 0, 4, "good", "sha"))

    def answer(self, form: str, about: str, field: str, value: str = "yes") -> None:
        self.keep(answers=v.Answer(f"{form}{about}{field}", A, form, about, field, value))

    def agree(self, row: str, member: str) -> None:
        agreed = self.trail.statement(row)
        assert agreed
        self.keep(agreements=v.Agreement(f"{row}{member}", A, row, member, agreed.version, ""))

    def change(self, row: str, **said: Any) -> None:
        """Say something else in a statement, with what stood on it reading it again."""
        changed = tuple(replace(s, **said) if s.id == row else s for s in self.rows.statements)
        self.rows = replace(self.rows, statements=changed)
        versions = {s.id: s.version for s in changed}
        self.rows = replace(
            self.rows,
            supports=tuple(replace(s, version=versions[s.on]) for s in self.rows.supports),
            agreements=tuple(replace(a, version=versions[a.statement]) for a in self.rows.agreements),
        )

    def drop(self, table: str, row: str) -> None:
        left = tuple(r for r in getattr(self.rows, table) if r.id != row)
        assert len(left) < len(getattr(self.rows, table))
        self.rows = replace(self.rows, **{table: left})


def member(role: str) -> v.Member:
    return v.Member(role, A, role.upper(), role, "", role == "hmi")


def source(row: str, admissible: str = "yes", sha256: str = "sha") -> v.Source:
    return v.Source(
        row, A, "briefing-7", "7. CSCI", "received", admissible, "", "", "", sha256, "pdf", 1, 1, ""
    )


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(paths.forms_folder() / "apa-2005")


@pytest.fixture
def notebook(pack: Pack) -> Notebook:
    """A notebook in which everything that the framework asks for is there."""
    book = Notebook()
    for subject in pack.step("1").subjects:
        analyse(book, subject)
    for subject in pack.step("2").subjects:
        point = book.write(f"{subject}/point", v.POINT, step="2", subject=subject)
        book.stand(point, "staying-safe/good")
        for judgement in ("education", "social-care", "capacity"):
            judge(book, f"{subject}/{judgement}", "2", subject, judgement, point)
    for j in pack.judgements:
        below = f"staying-safe/{j.id}" if "2" in j.steps else "staying-safe/education"
        book.write(f"3/{j.id}/issue", v.ISSUE, step="3", subject=v.OVERALL, judgement=j.id)
        judge(book, f"3/{j.id}", "3", v.OVERALL, j.id, below, grade="2")
        judge(book, f"4/{j.id}", "4", v.OVERALL, j.id, f"3/{j.id}", grade="2", status="final")
        for person in ("hmi", "brm"):
            book.agree(f"4/{j.id}", person)
    for challenge in pack.judgement("childrens-services").challenges:
        if challenge.grade == "2":
            book.answer("challenge", "3/childrens-services", challenge.prompt.id, "Because.")
    return book


def analyse(book: Notebook, subject: str) -> None:
    place = {"step": "1", "subject": subject}
    for row, sign, groups in (("good", v.STRENGTH, ("lac", "ldd")), ("weak", v.IMPROVEMENT, ())):
        finding = book.write(
            f"{subject}/{row}", v.FINDING, f"It is {row}.", sign=sign, groups=groups, **place
        )
        book.cite(finding)
    book.write(f"{subject}/comment", v.COMMENT, "Responsibilities are met.", **place)


def judge(book: Notebook, row: str, step: str, subject: str, judgement: str, on: str, **said: str) -> None:
    about = {"step": step, "subject": subject, "judgement": judgement, "status": "indicative", **said}
    book.write(row, v.JUDGEMENT, "", on, **({"grade": "2"} | about))


def said(notebook: Notebook, pack: Pack) -> list[tuple[str, str, str]]:
    return [(t.step, t.subject, t.what) for t in readiness(notebook.trail, pack)]


def test_a_sound_notebook_has_nothing_to_do(notebook: Notebook, pack: Pack) -> None:
    assert readiness(notebook.trail, pack) == ()


Break = Callable[[Notebook], object]

SAFE = "staying-safe"
BROKEN: dict[str, tuple[Break, tuple[str, str, str]]] = {
    "a finding cites nothing": (
        lambda b: b.drop("citations", "staying-safe/good@briefing"),
        ("1", SAFE, "A finding cites no source: “It is good.”"),
    ),
    "a finding cites what has gone": (
        lambda b: b.cite("staying-safe/good", "gone"),
        ("1", SAFE, "A finding cites a source that is no longer listed: “It is good.”"),
    ),
    "no comment": (
        lambda b: b.drop("statements", "staying-safe/comment"),
        ("1", SAFE, "A comment on social care responsibilities is not yet written"),
    ),
    "an empty comment": (
        lambda b: b.change("staying-safe/comment", text=" "),
        ("1", SAFE, "A comment on social care responsibilities is not yet written"),
    ),
    "no word on a group": (
        lambda b: b.change("staying-safe/good", groups=("ldd",)),
        ("1", SAFE, "Nothing is said on looked after children"),
    ),
    "no strength": (
        lambda b: b.change("staying-safe/good", sign=""),
        ("1", SAFE, "No strength is written, and “none found” is not recorded"),
    ),
    "no area for improvement": (
        lambda b: b.change("staying-safe/weak", sign=""),
        ("1", SAFE, "No area for improvement is written, and “none found” is not recorded"),
    ),
    "none found and yet one": (
        lambda b: b.answer("none-found", SAFE, "strength"),
        ("1", SAFE, "“None found” is recorded, and yet there is one: “It is good.”"),
    ),
    "a gap of nobody": (
        lambda b: b.write("gap", v.GAP, "Who knows?", step="1", subject=SAFE),
        ("1", SAFE, "A gap has no owner: “Who knows?”"),
    ),
    "an open gap": (
        lambda b: b.write("gap", v.GAP, "Who knows?", step="1", subject=SAFE, owner="R. Cole", state="asked"),
        ("1", SAFE, "A gap is still open: “Who knows?”"),
    ),
    "an open hypothesis": (
        lambda b: b.write("h", v.HYPOTHESIS, "Thresholds differ.", step="1", subject=SAFE, state="open"),
        ("1", SAFE, "A hypothesis is still open: “Thresholds differ.”"),
    ),
    "words that show nothing": (
        lambda b: b.change("staying-safe/weak", text="There are 171 children on the register."),
        (
            "1",
            SAFE,
            "The words do not show where the judgement lies: “There are 171 children on the register.”",
        ),
    ),
    "a point in the air": (
        lambda b: b.drop("supports", "service-management/point>staying-safe/good"),
        ("2", "service-management", "A summary point stands on no finding: “It is good.”"),
    ),
    "no indicative judgement": (
        lambda b: b.change("staying-safe/capacity", grade=""),
        ("2", SAFE, "The indicative judgement on capacity to improve is not yet made"),
    ),
    "a judgement in the air": (
        lambda b: b.drop("supports", "being-healthy/education>being-healthy/point"),
        ("2", "being-healthy", "The judgement on education stands on nothing yet"),
    ),
    "no main issue": (
        lambda b: b.drop("statements", "3/education/issue"),
        ("3", v.OVERALL, "No main issue is written for education"),
    ),
    "no grade": (
        lambda b: b.change("3/social-care", grade="", text="It is weak."),
        ("3", v.OVERALL, "The grade for social care is not yet chosen"),
    ),
    "no key trail": (
        lambda b: b.drop("supports", "3/capacity>staying-safe/capacity"),
        ("3", v.OVERALL, "The key trail of evidence for the judgement on capacity to improve is not shown"),
    ),
    "one has not agreed": (
        lambda b: b.drop("agreements", "4/educationbrm"),
        ("4", v.OVERALL, "The judgement on education is not yet agreed by the BRM"),
    ),
    "provisional": (
        lambda b: b.change("4/education", status="provisional"),
        ("4", v.OVERALL, "The judgement on education is not yet final"),
    ),
    "a flag without a reason": (
        lambda b: [flag(b, ""), look_again(b, "education", "childrens-services")],
        ("2", SAFE, "A key area is flagged without a reason: “Missing children”"),
    ),
    "a flag and nobody looked": (
        lambda b: [flag(b, "Hours of tuition"), look_again(b, "education")],
        (
            "2",
            SAFE,
            "The judgement on children's services overall was not looked at again, "
            "although a key area is flagged: “Missing children”",
        ),
    ),
    "a finding under no such sheet": (
        lambda b: b.write("stray", v.FINDING, "It is good.", step="1", subject="service-management"),
        ("1", "service-management", "A finding cites no source: “It is good.”"),
    ),
    "two values": (
        lambda b: conflict(b, "statement", "staying-safe/good"),
        ("1", SAFE, "Two different things were written here; choose between them: “It is good.”"),
    ),
    "removed by one, and added to by another": (
        lambda b: conflict(b, "statement", "staying-safe/good", ""),
        ("1", SAFE, "One removed this and another added to it; decide whether it stays: “It is good.”"),
    ),
    "a document removed by one, and quoted by another": (
        lambda b: conflict(b, "source", "briefing", ""),
        ("", "", "One removed a document, and another added to it"),
    ),
    "two values in an answer": (
        lambda b: conflict(b, "answer", "of a form"),
        ("", "", "Two different things were written in an answer"),
    ),
    "two values in a citation": (
        lambda b: conflict(b, "citation", "staying-safe/weak@briefing"),
        ("1", SAFE, "Two different things were written here; choose between them: “It is weak.”"),
    ),
}


def flag(book: Notebook, reason: str) -> None:
    about = {"step": "2", "subject": SAFE, "service": "education", "reason": reason}
    book.write("flag", v.FLAG, "Missing children", **about)


def look_again(book: Notebook, *judgements: str) -> None:
    for judgement in judgements:
        book.answer("flag", "flag", judgement, "It stays: the cases are few.")


def conflict(book: Notebook, table: str, row: str, *fields: str) -> None:
    torn = frozenset((table, row, field) for field in fields or ("text", "sign"))
    book.rows = replace(book.rows, conflicts=torn)


@pytest.mark.parametrize("broken", BROKEN)
def test_one_thing_amiss_is_said_in_one_sentence(broken: str, notebook: Notebook, pack: Pack) -> None:
    act, expected = BROKEN[broken]
    act(notebook)
    assert said(notebook, pack) == [expected]


def test_an_empty_notebook_lists_all_that_is_asked_for(pack: Pack) -> None:
    todos = readiness(Notebook().trail, pack)
    first = [t.what for t in todos if (t.step, t.subject) == ("1", "being-healthy")]
    assert first == [
        "No finding is written yet",
        "No strength is written, and “none found” is not recorded",
        "No area for improvement is written, and “none found” is not recorded",
        "A comment on social care responsibilities is not yet written",
        "Nothing is said on looked after children",
        "Nothing is said on children with learning difficulties and/or disabilities",
    ]
    assert [t.step for t in todos] == sorted(t.step for t in todos)
    assert {t.severity for t in todos} == {MUST}


def test_what_is_not_admissible_cannot_be_stood_on_and_what_is_undecided_is_worth_a_look(
    notebook: Notebook, pack: Pack
) -> None:
    for decided, severity, what in (
        ("no", "must", "A finding cites “7. CSCI”, which is not admissible: “It is good.”"),
        (
            "",
            "look",
            "Whether “7. CSCI” is admissible is not yet decided, and a finding cites it: “It is good.”",
        ),
    ):
        notebook.rows = replace(notebook.rows, sources=(source("briefing", decided),))
        todos = readiness(notebook.trail, pack)
        assert len(todos) == 10
        assert {t.severity for t in todos} == {severity}
        assert Todo("1", SAFE, what, "staying-safe/good", severity) in todos


def test_none_found_is_as_good_as_a_strength_and_differs_from_nothing_written(
    notebook: Notebook, pack: Pack
) -> None:
    notebook.change("staying-safe/good", sign="", groups=())
    assert len(readiness(notebook.trail, pack)) == 3
    for field in ("strength", "lac", "ldd"):
        notebook.answer("none-found", SAFE, field)
    assert readiness(notebook.trail, pack) == ()


@pytest.mark.parametrize("state", ["filled", "kept"])
def test_a_gap_that_is_filled_or_stays_knowingly_is_done(state: str, notebook: Notebook, pack: Pack) -> None:
    notebook.write("gap", v.GAP, "Who knows?", step="1", subject=SAFE, state=state)
    assert readiness(notebook.trail, pack) == ()


def test_a_finding_that_is_neither_strength_nor_weakness_need_not_show_a_judgement(
    notebook: Notebook, pack: Pack
) -> None:
    row = notebook.write("n", v.FINDING, "There are 92 schools.", step="1", subject=SAFE)
    notebook.cite(row)
    assert readiness(notebook.trail, pack) == ()


@pytest.mark.parametrize(
    ("text", "shows"),
    [
        ("Outcomes are GOOD.", True),
        ("Results are in line with national averages.", True),
        ("The goods yard is closed.", False),
        ("", False),
    ],
)
def test_the_words_show_where_a_judgement_lies(text: str, shows: bool, pack: Pack) -> None:
    assert shows_judgement(text, pack) is shows
    assert shows_judgement(text, dataclasses.replace(pack, judgement_words=()))


def test_each_challenge_of_the_chosen_grade_asks_for_an_answer(notebook: Notebook, pack: Pack) -> None:
    notebook.change("3/childrens-services", grade="4")
    todos = readiness(notebook.trail, pack)
    assert [t.statement for t in todos] == ["3/childrens-services"] * 2
    assert todos[1].what == (
        "A challenge to the grade for children's services overall is not answered: "
        "“What capacity does the council demonstrate to sustain and build on…”"
    )


def test_an_answer_given_in_step_3_serves_the_same_grade_in_step_4(notebook: Notebook, pack: Pack) -> None:
    notebook.change("4/childrens-services", grade="1")
    assert {t.statement for t in readiness(notebook.trail, pack)} == {"4/childrens-services"}
    notebook.change("4/childrens-services", grade="2")
    assert readiness(notebook.trail, pack) == ()


def test_what_changed_below_is_to_be_looked_at_again_and_agreed_again(notebook: Notebook, pack: Pack) -> None:
    changed = tuple(
        replace(s, text="It is poor.") if s.id == "staying-safe/good" else s for s in notebook.rows.statements
    )
    notebook.rows = replace(notebook.rows, statements=changed)
    assert {what for _, _, what in said(notebook, pack)} == {
        "What this stands on has changed since: “It is good.”"
    }
    notebook.change("4/capacity", grade="3")
    notebook.change("staying-safe/good", text="It is good.")
    notebook.drop("agreements", "4/capacityhmi")
    notebook.drop("agreements", "4/capacitybrm")
    assert said(notebook, pack) == [
        ("4", v.OVERALL, "The judgement on capacity to improve is not yet agreed by the HMI and the BRM")
    ]


def test_a_judgement_without_words_is_named_by_its_title_where_its_ground_changed(
    notebook: Notebook, pack: Pack
) -> None:
    grades = tuple(
        replace(s, grade="1") if s.id == "staying-safe/education" else s for s in notebook.rows.statements
    )
    notebook.rows = replace(notebook.rows, statements=grades)
    assert ("3", v.OVERALL, "What this stands on has changed since: the judgement on education") in said(
        notebook, pack
    )


def test_a_document_that_was_replaced_is_said_where_it_is_quoted(notebook: Notebook, pack: Pack) -> None:
    notebook.rows = replace(notebook.rows, sources=(source("briefing", sha256="newer"),))
    todos = readiness(notebook.trail, pack)
    assert len(todos) == 10
    assert todos[0].what == "A document quoted here has been replaced since: “It is good.”"


def test_a_flag_touches_its_service_and_the_overall_judgement_and_never_capacity(pack: Pack) -> None:
    def touched(service: str) -> list[str]:
        return [j.id for j in judgements_touched(v.Statement("f", A, v.FLAG, service=service), pack)]

    assert touched("education") == ["education", "childrens-services"]
    assert touched("social-care") == ["social-care", "childrens-services"]
    assert touched("") == ["education", "social-care", "childrens-services"]


def test_a_long_text_is_shortened_at_a_word(notebook: Notebook, pack: Pack) -> None:
    notebook.write("gap", v.GAP, "word " * 40, step="1", subject=SAFE)
    (todo,) = readiness(notebook.trail, pack)
    assert todo.what.endswith("word…”") and len(todo.what) < 110
