"""The letter on paper and as Word, and its annex: gathered as values; `exports` records each that leaves."""

from datetime import datetime
from typing import Any

from csa_desktop import clock
from csa_desktop.commands import editions
from csa_desktop.commands.laying_out import lay_out_annex, lay_out_letter, lay_out_letter_as_word
from csa_desktop.commands.prints import (
    LETTER_ANNEX,
    LETTER_DRAFT,
    LETTER_FINAL,
    LETTER_PAPERS,
    PDF,
    SUFFIXES,
    WORD,
    Printing,
    Wanted,
    file_name,
)
from csa_desktop.domain.cycle import DRAFT, FINAL
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.letter_text import LetterText, from_json, letter_text, rated
from csa_desktop.domain.letterhead import Letterhead, letterhead
from csa_desktop.domain.step_names import step_name
from csa_desktop.domain.trail import Trail
from csa_desktop.errors import UserError
from csa_desktop.importing.wording import listed
from csa_desktop.reports.dates import day
from csa_desktop.reports.letters.to_council import paper_of
from csa_desktop.reports.paper import Paper
from csa_desktop.store.store import Store

NO_LETTER = "{} has no letter."
NOT_FINAL = "The final letter cannot be printed yet: {} has no final grade for {}. Make it final there first."
GONE = "That edition of the letter is no longer there."
FORMS = {LETTER_DRAFT: DRAFT, LETTER_FINAL: FINAL}


def as_it_went(store: Store, assessment: str, edition: str) -> Trail | None:
    """The assessment as it was when an edition was recorded; None for the letter as it reads now."""
    written = store.history("edition", edition) if edition else ()
    return store.trail_when(assessment, datetime.fromisoformat(written[0].at)) if written else None


def letterhead_of(store: Store, assessment: str, pack: Pack, edition: str) -> Letterhead:
    """What stood above and below an edition when it went."""
    return letterhead(store.trail(assessment), pack, as_it_went(store, assessment, edition))


def gathered(pack: Pack, trail: Trail, wanted: Wanted, *, by: str, went: Trail | None = None) -> Printing:
    """The letter or annex that is wanted; `about` is an edition, or empty for the letter as it reads now.

    `went` is the trail as it was when that edition went, for its letterhead. UserError where a draft states a
    score, a final letter lacks a final grade, or the edition is gone.
    """
    if wanted.sheet == LETTER_ANNEX:
        return annex(pack, trail, by=by)
    return (word if wanted.word else pdf)(pack, trail, FORMS[wanted.sheet], edition=wanted.about, went=went)


def pdf(pack: Pack, trail: Trail, form: str, *, edition: str = "", went: Trail | None = None) -> Printing:
    """A letter as PDF."""
    return _letter(pack, trail, form, edition, went, as_word=False)


def word(pack: Pack, trail: Trail, form: str, *, edition: str = "", went: Trail | None = None) -> Printing:
    """A letter as a Word file."""
    return _letter(pack, trail, form, edition, went, as_word=True)


def annex(pack: Pack, trail: Trail, *, by: str) -> Printing:
    """For every sentence of the letter what it stands on; always marked."""
    text = letter_text(trail, pack, _letter_id(pack), DRAFT)
    name = LETTER_PAPERS[LETTER_ANNEX]
    about = trail.assessment
    title = f"{name} · {pack.short}"
    paper = Paper(about.marking or pack.marking, about.authority, title, day(clock.today()), by)
    args = (text, pack, trail.rows, paper)
    return Printing(Wanted(sheet=LETTER_ANNEX), name, paper, _file(text, name), lay_out_annex, args)


def _letter(
    pack: Pack, trail: Trail, form: str, edition: str, went: Trail | None, *, as_word: bool
) -> Printing:
    text = _edition(trail, edition) if edition else letter_text(trail, pack, _letter_id(pack), form)
    editions.refuse_scores(pack, text)
    if text.form == FINAL and not edition:
        refuse_unfinished(pack, trail)
    sheet = next(name for name, which in FORMS.items() if which == text.form)
    name, suffix = LETTER_PAPERS[sheet], SUFFIXES[WORD if as_word else PDF]
    args: tuple[Any, ...] = (text, letterhead(trail, pack, went), pack)
    function = lay_out_letter_as_word if as_word else lay_out_letter
    wanted = Wanted(sheet=sheet, about=edition, word=as_word)
    return Printing(wanted, name, paper_of(text), _file(text, name, suffix), function, args)


def refuse_unfinished(pack: Pack, trail: Trail) -> None:
    """UserError that names every judgement without a final grade (003:102, 491)."""
    step = next((s.id for s in reversed(pack.steps) if s.graded), "")
    last = pack.statuses[-1].id if pack.statuses else ""
    made = {asked.id for asked, judged in rated(trail, pack) if judged.grade and judged.status == last}
    if open_ones := [j.title for j in pack.judgements if step in j.steps and j.id not in made]:
        raise UserError(NOT_FINAL.format(step_name(pack, step), listed(open_ones)))


def _letter_id(pack: Pack) -> str:
    if not pack.letters:
        raise UserError(NO_LETTER.format(pack.title))
    return pack.letters[0].id


def _edition(trail: Trail, edition: str) -> LetterText:
    found = next((e for e in trail.rows.editions if e.id == edition), None)
    if found is None:
        raise UserError(GONE)
    return from_json(found.text)


def _file(text: LetterText, name: str, suffix: str = SUFFIXES[PDF]) -> str:
    return file_name(f"{text.authority} {text.year} {name}", suffix)
