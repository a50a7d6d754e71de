"""What is printed is gathered as the store has it, and what leaves is written whole and recorded."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from csa_desktop.commands import answers, assessments, exports, judgements, statements
from csa_desktop.commands.printing import GONE, gather
from csa_desktop.commands.prints import Printing, Wanted
from csa_desktop.domain.framework import Field, Form, FormSection, Pack
from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.store.log import Recorded
from csa_desktop.store.store import Store
from tests.made_store import new_store
from tests.paper import text, texts

FORM = "moderation-form"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return installed_packs()["apa-2005"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path / "store")
    opened.introduce("H. Marsh")
    yield opened
    opened.close()


@pytest.fixture
def assessment(store: Store, pack: Pack) -> str:
    about = {"authority": 'Sharp/ston: "Metro"', "year": 2005, "role": "hmi"}
    return assessments.open_assessment(store, pack, **about).row


@pytest.fixture
def printed(store: Store, assessment: str, pack: Pack) -> Callable[..., Printing]:
    def gathered(wanted: Wanted, pack: Pack = pack) -> Printing:
        found = gather(store, assessment, pack, wanted)
        assert found
        return found

    return gathered


def pdf(printing: Printing) -> bytes:
    return printing.function(*printing.args)


def test_the_marking_of_the_assessment_is_on_every_page(store, assessment, printed) -> None:  # type: ignore[no-untyped-def]
    assessments.change_marking(store, assessment, "PROTECT")
    for wanted in (Wanted(FORM), Wanted(FORM, blank=True), Wanted(steps=("3",))):
        for page in texts(pdf(printed(wanted))):
            assert page.count("PROTECT") == 2


def test_no_marking_is_none(store, assessment, printed) -> None:  # type: ignore[no-untyped-def]
    assessments.change_marking(store, assessment, "")
    assert printed(Wanted(FORM)).paper.marking == ""
    assert "OFFICIAL" not in text(pdf(printed(Wanted(FORM))))


def test_a_file_name_is_one_on_every_system_and_says_what_it_is(printed) -> None:  # type: ignore[no-untyped-def]
    assert printed(Wanted(FORM)).file_name == "Sharp ston Metro 2005 Moderation Form.pdf"
    steps = printed(Wanted(steps=("2", "3", "4")))
    assert steps.file_name == "Sharp ston Metro 2005 Evidence notebook, Steps 2, 3 and 4.pdf"


def test_what_it_is_called_in_the_record_holds_nothing_that_was_typed(printed) -> None:  # type: ignore[no-untyped-def]
    letter = "moderation-draft-letter"
    assert printed(Wanted(FORM)).name == "Moderation Form"
    assert printed(Wanted(letter, "csci-manager")).name == "Moderation Draft APA Letter, CSCI manager"
    assert printed(Wanted(letter, blank=True)).name == "Moderation Draft APA Letter, blank"
    assert printed(Wanted(steps=("4",))).name == "Evidence notebook, Step 4"
    assert printed(Wanted()).name == "Evidence notebook"


def test_statements_and_grades_are_printed_in_words(store, assessment, pack, printed) -> None:  # type: ignore[no-untyped-def]
    scale = pack.scales[0]
    fields = (Field("s", "statements", "Points"), Field("g", "grade", "Grade", scale=scale.id))
    form = Form("made", "Made", "", (FormSection("x", "", fields),), "", "assessment", "test")
    point = statements.add(store, assessment, kind="point", text="Reviews are on time.", step="2").row
    answers.answer(store, assessment, "made", "s", (point, "gone"))
    answers.answer(store, assessment, "made", "g", scale.grades[0].code)
    said = text(pdf(printed(Wanted("made"), replace(pack, forms=(form,)))))
    for words in ("Reviews are on time.", GONE, scale.grades[0].label):
        assert words in said


def test_nothing_is_gathered_again_where_it_says_the_same(store, assessment, pack, printed) -> None:  # type: ignore[no-untyped-def]
    for wanted in (Wanted(FORM), Wanted()):
        before = printed(wanted)
        exports.exported(store, assessment, before.name, b"x", marking="")
        assert gather(store, assessment, pack, wanted, unless=before) is None
        answers.answer(store, assessment, FORM, "reasons", f"changed for {wanted}")
        assert gather(store, assessment, pack, wanted, unless=before) is not None


@pytest.mark.parametrize("wanted", [Wanted("none"), Wanted(steps=("9",))])
def test_what_the_framework_has_not_is_refused(store, assessment, pack, wanted) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UserError, match="Annual performance assessment 2005 has no"):
        gather(store, assessment, pack, wanted)


# What leaves


def save(store: Store, assessment: str, path: Path) -> Recorded:
    return exports.save(store, assessment, path, b"the very bytes", what="Moderation Form", marking="PROTECT")


def test_what_is_saved_is_whole_and_recorded_without_where_it_lies(store, assessment, tmp_path) -> None:  # type: ignore[no-untyped-def]
    save(store, assessment, tmp_path / "A. Child.pdf")
    assert (tmp_path / "A. Child.pdf").read_bytes() == b"the very bytes"
    (export,) = store.trail(assessment).rows.exports
    assert (export.what, export.marking, export.by) == (
        "Moderation Form: saved as PDF",
        "PROTECT",
        store.author,
    )


def test_undo_does_not_take_back_that_something_left(store, assessment, tmp_path) -> None:  # type: ignore[no-untyped-def]
    answers.answer(store, assessment, FORM, "reasons", "Written first")
    save(store, assessment, tmp_path / "form.pdf")
    store.undo()
    trail = store.trail(assessment)
    assert len(trail.rows.exports) == 1
    assert trail.answer(FORM, "", "reasons") == ""


def test_a_file_that_could_not_be_recorded_is_said_to_have_been_saved(store, assessment, tmp_path) -> None:  # type: ignore[no-untyped-def]
    with store._writing_engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    path, more_than_there_is_room_for = tmp_path / "form.pdf", "x" * 500_000
    with pytest.raises(UserError) as refused:
        exports.save(store, assessment, path, b"bytes", what=more_than_there_is_room_for, marking="")
    assert "“form.pdf” was saved" in str(refused.value) and "The disk is full" in str(refused.value)
    assert path.read_bytes() == b"bytes"
    assert store.trail(assessment).rows.exports == ()


def test_a_judgement_on_a_form_says_its_name_its_grade_and_its_words(store, printed) -> None:  # type: ignore[no-untyped-def]
    pack = installed_packs()["child-protection-2012"]
    here = assessments.open_assessment(store, pack, authority="Norbridge", year=2012).row
    where = {"step": "3", "subject": "overall", "judgement": "practice"}
    said = "Plans are reviewed late."
    judgement = judgements.judge(store, here, pack, **where, grade="inadequate", text=said).row
    evaluation = statements.add(store, here, kind="finding", text="x", about={"evaluation": "weak"}).row
    form = pack.form("summary-of-judgements")
    rows = [judgement, evaluation]
    answers.answer(store, here, form.id, "judgements", rows)
    found = gather(store, here, pack, Wanted(form.id))
    assert found and text(pdf(found)).count("Quality of practice: Inadequate. Plans are reviewed late.") == 1
    assert "Weak: x" in text(pdf(found))
