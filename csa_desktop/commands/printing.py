"""What is to be printed, gathered from the store as values; it is laid out in the work process."""

from dataclasses import replace
from typing import Any

from csa_desktop.commands import letter_papers, representations
from csa_desktop.commands.laying_out import (
    lay_out_agenda_as_word,
    lay_out_case,
    lay_out_form,
    lay_out_letter_changes,
    lay_out_notebook,
    lay_out_pack,
    lay_out_panel_pack,
    lay_out_reply,
    lay_out_reply_as_word,
    lay_out_sheet,
    lay_out_word,
)
from csa_desktop.commands.prints import (
    AGENDA,
    BLANK,
    CHANGES,
    DATA_SHEETS,
    DATASET,
    LETTER_PAPERS,
    LETTER_SHEETS,
    MEETING_SHEETS,
    NOTEBOOK,
    PANEL_PACK,
    PDF,
    SETTING_UP_SHEETS,
    SHEETS,
    SUFFIXES,
    WORD,
    Printing,
    Wanted,
    file_name_for,
    paper_for,
)
from csa_desktop.domain import agenda, filling, representing
from csa_desktop.domain.editions import NOW, Sent, reply_scores, version_of
from csa_desktop.domain.filling import Value
from csa_desktop.domain.forms import LETTER
from csa_desktop.domain.framework import Field, Form, Pack
from csa_desktop.domain.statement_words import statement_words
from csa_desktop.domain.step_names import numbered, step_name
from csa_desktop.domain.trail import Trail
from csa_desktop.errors import UserError
from csa_desktop.reports.dates import moment
from csa_desktop.reports.paper import Paper
from csa_desktop.store.store import Store

GONE = "A statement that is no longer in the notebook"


def gather(
    store: Store, assessment: str, pack: Pack, wanted: Wanted, *, unless: Printing | None = None
) -> Printing | None:
    """What `wanted` says now; None where `unless` says the same already.

    Raises UserError where the framework has no such form or step.
    """
    trail = store.trail(assessment)
    if wanted.sheet == PANEL_PACK:
        found = panel_pack_print(store, pack, trail, wanted, by=store.name)
    elif wanted.sheet in LETTER_PAPERS:
        went = letter_papers.as_it_went(store, assessment, wanted.about)
        found = letter_papers.gathered(pack, trail, wanted, by=store.name, went=went)
    else:
        make = form_print if wanted.form else sheet_print if wanted.sheet else notebook_print
        found = make(pack, trail, wanted, by=store.name)
    return None if found.says_the_same(unless) else found


def form_print(pack: Pack, trail: Trail, wanted: Wanted, *, by: str) -> Printing:
    """A form of the assessment: filled with what was kept, or blank."""
    form = next((f for f in pack.forms if f.id == wanted.form), None)
    if form is None:
        raise UserError(f"{pack.title} has no form that is called “{wanted.form}”.")
    if wanted.word and form.layout != LETTER:
        raise UserError(f"“{form.title}” is no letter, so there is no Word file of it. Save it as PDF.")
    copy = BLANK if wanted.blank else _copy(pack, trail, form, wanted.about)
    name = ", ".join(filter(None, (form.title, copy)))
    paper = paper_for(pack, trail, name, by="" if wanted.blank else by)
    given = None if wanted.blank else in_words(pack, trail, form, wanted.about)
    suffix = SUFFIXES[WORD if wanted.word else PDF]
    if form.layout == LETTER:  # whoever gets it sees the letter's own date, and not who printed it
        paper = replace(paper, printed="", by="")
    elif form.per == "case" and not wanted.blank:
        args = (pack, trail.rows, form, wanted.about, paper, given)
        return Printing(wanted, name, paper, file_name_for(trail, name), lay_out_case, args)
    if wanted.pack:
        return _pack_print(pack, trail, wanted, form, given, by)
    function = lay_out_word if wanted.word else lay_out_form
    return Printing(wanted, name, paper, file_name_for(trail, name, suffix), function, (form, paper, given))


def _pack_print(
    pack: Pack, trail: Trail, wanted: Wanted, form: Form, given: dict[str, Value] | None, by: str
) -> Printing:
    """A form with what goes with it, as it is handed in (003:414)."""
    name = ", ".join(
        filter(None, (f"{form.title} with {steps_in_words(pack, form.goes_with)}", wanted.about))
    )
    paper = paper_for(pack, trail, name, by=by)
    args = (pack, trail.rows, form, given, paper)
    return Printing(wanted, name, paper, file_name_for(trail, name), lay_out_pack, args)


def _copy(pack: Pack, trail: Trail, form: Form, about: str) -> str:
    """Which copy it is, in words that nobody typed: a printer's queue shows them to anybody."""
    if source := trail.source(about):
        case = trail.case(source.case)
        return ", ".join(
            filter(None, (case.code if case else "", moment(source.dated) if source.dated else ""))
        )
    if risk := next((r for r in trail.rows.risks if r.id == about), None):
        case = trail.case(risk.case)
        return ", ".join(filter(None, (case.code if case else "", moment(risk.found[:10]))))
    return next((c.title for c in filling.copies(pack, form, trail) if c.about == about), about)


def sheet_print(pack: Pack, trail: Trail, wanted: Wanted, *, by: str) -> Printing:
    """The timetable, the requests, the sample list, the indicators, or what is printed of the meeting."""
    sheets = SHEETS | SETTING_UP_SHEETS | DATA_SHEETS | MEETING_SHEETS | LETTER_SHEETS
    name = sheets.get(wanted.sheet)
    if name is None:
        raise UserError(f"There is no print that is called “{wanted.sheet}”.")
    paper = paper_for(pack, trail, name, by=by)
    if wanted.sheet == AGENDA:
        return _agenda(pack, trail, wanted, name, paper)
    if wanted.sheet in LETTER_SHEETS:
        return _letter_on_its_way(pack, trail, wanted, name, paper)
    chosen = (wanted.only, wanted.only_said) if wanted.sheet == DATASET else ()
    args = (wanted.sheet, pack, trail.rows, paper, *chosen)
    return Printing(wanted, name, paper, file_name_for(trail, name), lay_out_sheet, args)


def _agenda(pack: Pack, trail: Trail, wanted: Wanted, name: str, paper: Paper) -> Printing:
    """The agenda, for the authority: without who printed it, and refused where a line states a grade."""
    if told := agenda.graded(pack, trail):
        raise UserError(told)
    paper = replace(paper, printed="", by="")
    if wanted.word:
        args: tuple[Any, ...] = (pack, trail.rows, paper)
        return Printing(
            wanted, name, paper, file_name_for(trail, name, SUFFIXES[WORD]), lay_out_agenda_as_word, args
        )
    args = (AGENDA, pack, trail.rows, paper)
    return Printing(wanted, name, paper, file_name_for(trail, name), lay_out_sheet, args)


def _letter_on_its_way(pack: Pack, trail: Trail, wanted: Wanted, name: str, paper: Paper) -> Printing:
    """The reply to what was said of the edition `about`, or what differs between two editions."""
    if wanted.sheet == CHANGES:
        versions = [(which, version_of(trail, pack, which)) for which in wanted.about.split(":")]
        there = [(_version_name(which, found[1]), found[0]) for which, found in versions if found]
        if len(there) != 2:
            raise UserError("Choose two versions of the letter that are both there.")
        (before, older), (after, newer) = there
        args: tuple[Any, ...] = (older, newer, (before, after), paper)
        return Printing(wanted, name, paper, file_name_for(trail, name), lay_out_letter_changes, args)
    if not any(edition.id == wanted.about for edition in trail.rows.editions):
        raise UserError("That edition of the letter is no longer there.")
    if scored := reply_scores(pack, trail, wanted.about):
        raise UserError(f"The reply states “{scored}”, and a draft goes without scores. Say it in words.")
    paper = replace(paper, printed="", by="")
    function = lay_out_reply_as_word if wanted.word else lay_out_reply
    suffix = SUFFIXES[WORD if wanted.word else PDF]
    args = (pack, trail.rows, wanted.about, paper)
    return Printing(wanted, name, paper, file_name_for(trail, name, suffix), function, args)


def _version_name(which: str, sent: Sent | None) -> str:
    if sent is None:
        return NOW[which]
    return f"Edition {sent.number}, {moment(sent.edition.at[:10])}"


def panel_pack_print(store: Store, pack: Pack, trail: Trail, wanted: Wanted, *, by: str) -> Printing:
    """What a panel reads; UserError while the record is not frozen for it."""
    of = representing.representation(trail, wanted.about)
    frozen = representations.frozen(store, trail.assessment.id, of.as_at) if of else None
    if of is None or frozen is None:
        raise UserError(representations.NOT_FROZEN if of else representations.GONE)
    name = f"The panel's pack, {pack.judgement(of.judgement).title}"
    paper = paper_for(pack, trail, name, by=by)
    args = (pack, frozen.rows, trail.rows, of.id, paper)
    return Printing(wanted, name, paper, file_name_for(trail, name), lay_out_panel_pack, args)


def notebook_print(pack: Pack, trail: Trail, wanted: Wanted, *, by: str) -> Printing:
    """The notebook's steps with their citations."""
    for step in wanted.steps:
        if step not in {s.id for s in pack.steps}:
            raise UserError(f"{pack.title} has no step that is called “{step}”.")
    name = ", ".join(filter(None, (NOTEBOOK, steps_in_words(pack, wanted.steps))))
    paper = paper_for(pack, trail, name, by=by)
    args = (pack, trail.rows, paper, wanted.steps or None)
    return Printing(wanted, name, paper, file_name_for(trail, name), lay_out_notebook, args)


def steps_in_words(pack: Pack, steps: tuple[str, ...]) -> str:
    """Such as "Steps 2, 3 and 4", or "Cases and Summary"; empty for all of them."""
    if not numbered(pack):
        names = [step_name(pack, step) for step in steps]
        return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
    if len(steps) < 2:
        return f"Step {steps[0]}" if steps else ""
    return f"Steps {', '.join(steps[:-1])} and {steps[-1]}"


def in_words(pack: Pack, trail: Trail, form: Form, about: str) -> dict[str, Value]:
    """The answers of a copy as they are printed: statements by their words, grades by their label."""
    fields = {field.id: field for field in form.declared()}
    kept = filling.answered(trail, form, about)
    return {name: _in_words(pack, trail, fields.get(name), value) for name, value in kept.items()}


def _in_words(pack: Pack, trail: Trail, field: Field | None, value: Value) -> Value:
    if field is None:
        return value
    value = filling.value_of(field, value)
    if field.kind == "statements":
        found = (trail.statement(row) for row in value)
        return tuple(statement_words(pack, statement) if statement else GONE for statement in found)
    if field.kind == "grade" and isinstance(value, str):
        grade = pack.scale(field.scale).grade(value)
        return f"{grade.code}: {grade.label}" if grade else value
    return value
