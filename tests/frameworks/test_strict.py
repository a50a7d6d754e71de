"""A pack with a mistake is refused in a sentence that names the file, the item, the key and what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import load_pack

FRAMEWORK, SCALES, WORDS, LOG = "framework.toml", "scales.toml", "words.toml", "forms/log.toml"
NO_GRADES = '[[scales]]\nid = "s"\ntitle = ""\nsource = ""\ngrades = []\n'

MISTAKES = {
    "a key that is none": (SCALES, ('title = "Stars"', 'titel = "Stars"'), "“titel” is not known", "“title”"),
    "a key unlike any": (SCALES, ('title = "Stars"', 'zzz = "Stars"\ntitle = "Stars"'), "“zzz”", "remove it"),
    "a key left out": (WORDS, ('id = "open", ', ""), "gap_states 1: the key “id” is missing", "add it"),
    "a list left out": (FRAMEWORK, ("letters = []\n", ""), "“letters” is missing", "add it"),
    "a figure for text": (SCALES, ('code = "2"', "code = 2"), "grades “2”: “code”", "text in quotation"),
    "text for yes or no": (FRAMEWORK, ("graded = false", 'graded = "no"'), "“graded”", "true or false"),
    "text for a list": (FRAMEWORK, ("statuses = []", 'statuses = ""'), "“statuses”", "square brackets"),
    "text for a figure": (LOG, ('label = "Tide"', 'label = "Tide"\nlines = "2"'), "“lines”", "whole number"),
    "a date": (FRAMEWORK, ('short = "Harbour 2031"', "short = 2031-01-01"), "this is a date", "quotation"),
    "text for a table": (SCALES, ("grades = [", 'grades = [ "x",'), "grades 1", "a table"),
    "the same id twice": (SCALES, ('code = "2"', 'code = "1"'), "“1” is there twice", "another id"),
    "an id with a space": (WORDS, ('"engineering"', '"Engineering works"'), "is no id", "small letters"),
    "a scale that is none": (FRAMEWORK, ('scale = "stars"', 'scale = "moons"'), "“moons”", "use “stars”"),
    "a subject that is none": (FRAMEWORK, ('subjects = ["quays"]', 'subjects = ["q"]'), "“q”", "“quays” or"),
    "a step that is none": (FRAMEWORK, ('steps = ["visit"]', 'steps = ["v"]'), "stages “visit”", "“verdict”"),
    "a role that is none": (FRAMEWORK, ('["master"]', '["mate"]'), "“mate”", "use “master”"),
    "a status that is none": (FRAMEWORK, ('"sealed"]', '"signed"]'), "“signed”", "“sealed”"),
    "a service that is none": (FRAMEWORK, ('["engineering"]', '["x"]'), "services", "“engineering”"),
    "a grade that is none": (FRAMEWORK, ('grade = "1"', 'grade = "9"'), "“9”", "“1”, “2” or “3”"),
    "a kind of statement": (FRAMEWORK, ('holds = ["finding"]', 'holds = ["f"]'), "“f”", "“finding”"),
    "a kind of subject": (FRAMEWORK, ('kind = "outcome"', 'kind = "result"'), "“result”", "“outcome”"),
    "no whole": (FRAMEWORK, ('kind = "overall"', 'kind = "outcome"'), "the whole assessment", "give it"),
    "version nought": (FRAMEWORK, ("version = 1", "version = 0"), "counted from 1", "correct"),
    "a kind of field": (LOG, ('kind = "text"', 'kind = "txt"'), "forms “log”, sections “main”", "“text”"),
    "filled by nobody": (LOG, ('"Tide level"', '"Tide level"\nfill = "mate"'), "“mate”", "“member:master”"),
    "a width": (LOG, ('kind = "text"', 'kind = "text"\nwidth = "wide"'), "“wide”", "“half”"),
    "what a form is per": (LOG, ('per = "assessment"', 'per = "day"'), "“day”", "“assessment”"),
    "a choice of nothing": (LOG, ("options = [{", "#"), "no “options”", "add them"),
    "a grade on no scale": (LOG, ('scale = "stars"', ""), "names no “scale”", "add it"),
    "a field twice": (LOG, ('id = "stars"', 'id = "tide"'), "have the id “tide”", "another id"),
    "a name still in use": (LOG, ('"water"\nretired = true', '"water"'), "which is still in use", "retire"),
    "asked for and gone": (
        LOG,
        ('label = "Tide"', 'label = "Tide"\nrequired = true'),
        "retired and cannot be required",
        "take",
    ),
    "prompts of one id": (
        FRAMEWORK,
        ('source = "p. 3"', 'source = "p. 3"\nemphases = [{ id = "why", text = "", source = "" }]'),
        "“why”",
        "another id",
    ),
    "a clock of no kind": (
        FRAMEWORK,
        ("clocks = []", 'clocks = [{ id = "c", title = "C", source = "" }]'),
        "clocks “c”",
        "either “after”",
    ),
    "a clock from nowhere": (
        FRAMEWORK,
        ("clocks = []", 'clocks = [{ id = "c", title = "", source = "", after = "x", unit = "days" }]'),
        "“x”, which is none of the stages or milestones or clocks",
        "“visit”",
    ),
    "a day that is none": (
        FRAMEWORK,
        ("clocks = []", 'clocks = [{ id = "c", title = "", source = "", month = 13, day = 1 }]'),
        "no such day",
        "correct",
    ),
    "a scale of no grades": (SCALES, ("[[scales]]", NO_GRADES + "[[scales]]"), "it has no grades", "state"),
    "said in two files": (WORDS, ("services", 'title = "Again"\nservices'), "another file too", "keep one"),
    "no TOML": (WORDS, ("services = [", "services = "), "not TOML", "Correct that line"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_refused_with_its_place_and_what_to_do(
    mistake: str, harbour: Callable[..., Path]
) -> None:
    file, change, problem, advice = MISTAKES[mistake]
    folder = harbour(changed={file: change})
    with pytest.raises(UserError) as refused:
        load_pack(folder)
    said = str(refused.value)
    assert "The framework “harbour-2031” cannot be used" in said
    assert problem in said and advice in said
    assert file in said


def test_without_the_mistakes_it_is_taken(harbour: Callable[[], Path]) -> None:
    assert load_pack(harbour()).id == "harbour-2031"


def test_several_mistakes_are_told_together(harbour: Callable[..., Path]) -> None:
    folder = harbour(changed={SCALES: ('label = "Worn", descriptor', 'lable = "Worn", descripter')})
    with pytest.raises(UserError) as refused:
        load_pack(folder)
    assert len(str(refused.value).splitlines()) == 4


def test_a_folder_without_a_framework_and_a_file_that_is_not_text_are_said(
    tmp_path: Path, harbour: Callable[[], Path]
) -> None:
    with pytest.raises(UserError, match=r"it has no framework\.toml"):
        load_pack(tmp_path)
    folder = harbour()
    (folder / WORDS).write_bytes(b"\xff\xfe")
    with pytest.raises(UserError, match=r"words\.toml: it is not UTF-8"):
        load_pack(folder)
