"""Editions: the letter frozen as it goes to somebody, and who agreed the very text."""

from collections.abc import Iterator, Sequence
from datetime import date

from csa_desktop import clock
from csa_desktop.commands.answers import answer_id
from csa_desktop.commands.words import keepable
from csa_desktop.domain import editions
from csa_desktop.domain import values as v
from csa_desktop.domain.counts import several
from csa_desktop.domain.cycle import DRAFT
from csa_desktop.domain.deadlines import DATES
from csa_desktop.domain.editions import digest, letter_row
from csa_desktop.domain.framework import LetterStage, Pack
from csa_desktop.domain.letter_checks import letter_checks
from csa_desktop.domain.letter_text import LetterText, letter_text, to_json
from csa_desktop.domain.readiness.sheet import MUST
from csa_desktop.domain.scores import find_scores_in, lacks_judgement_words
from csa_desktop.domain.step_names import step_name
from csa_desktop.domain.trail import Trail
from csa_desktop.errors import UserError
from csa_desktop.importing.wording import listed
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

NOTHING_WRITTEN = "Nothing is written in this letter yet. Write it first."
CHANGED = "The letter was changed since you looked at it. Nothing was done. Look at it again."
TO_NOBODY = "Choose to whom the letter goes."
NO_DAY = "Write the day on which it goes as 12 September 2005. It did not go yet."
MOST_SAID = 5
"""So much of what a letter lacks is said before it goes; all of it stands beside the letter."""
NOT_YET = "That day is still to come. Record it once the letter has gone."


def send(
    store: Store,
    assessment: str,
    pack: Pack,
    *,
    stage: str,
    to: Sequence[str],
    goes_with: Sequence[str],
    on: str = "",
    seen_text: str = "",
) -> Recorded:
    """Freeze the letter as it goes out at the end of a stage; the recorded row is the edition.

    `to` are names or functions, `goes_with` ids of steps, `on` an ISO day (today where empty), `seen_text`
    the digest of what was looked at. UserError where the letter is empty or has changed, where nobody is
    named, and where a draft states a score (003:101).
    """
    trail = store.trail(assessment)
    about = next(s for s in pack.letter_stages if s.id == stage)
    text = letter_text(trail, pack, about.letter, about.form)
    _check(pack, text, seen_text)
    names = [keepable(name.strip()) for name in to if name.strip()]
    if not names:
        raise UserError(TO_NOBODY)
    said: dict[str, Value] = {
        "letter": text.letter,
        "form": text.form,
        "stage": stage,
        "text": to_json(text),
        "marking": text.marking,
        "sent_to": names,
        "sent_with": [step.id for step in pack.steps if step.id in goes_with],
        "at": _moment(on),
        "by": store.author,
    }
    edits = [Edit("edition", v.new_id(), said), *_day_set(store, trail, about, str(said["at"])[:10])]
    return store.record(f"{about.does}: the letter", edits, assessment=assessment)


def _check(pack: Pack, text: LetterText, seen_text: str) -> None:
    if not any(sentence.text.strip() for sentence in text.sentences()):
        raise UserError(NOTHING_WRITTEN)
    if seen_text and digest(text) != seen_text:
        raise UserError(CHANGED)
    refuse_scores(pack, text)


def refuse_scores(pack: Pack, text: LetterText) -> None:
    """UserError where a draft states a score: a figure, the number of a grade, or its label (003:101)."""
    if said := scores_in(pack, text):
        raise UserError(f"{said} Say it in words; then the draft can go.")


def scores_in(pack: Pack, text: LetterText) -> str:
    """Which scores a draft states and where, as a sentence; empty where it states none."""
    found = find_scores_in(text, pack) if text.form == DRAFT else ()
    said = [f"“{one.found.words}” under {one.heading or one.section}" for one in found]
    return f"A draft carries no scores, and this one states {listed(said, MOST_SAID)}." if said else ""


def lacking(pack: Pack, trail: Trail, stage: LetterStage, text: LetterText) -> tuple[str, ...]:
    """What is still missing before a letter goes out, as sentences; none of it keeps it from going."""
    return tuple(_lacking(pack, trail, stage, text))


def _lacking(pack: Pack, trail: Trail, stage: LetterStage, text: LetterText) -> Iterator[str]:
    left = [a.member.name for a in editions.agreed(trail, pack, text) if a.state != editions.AGREED]
    yield from _of_the_letter(pack, trail, text)
    if stage.agreed and left:
        yield f"Not agreed word for word as it reads now by {listed(left)}."
    for step in stage.goes_with if stage.confirmed else ():
        if titles := editions.unconfirmed(trail, pack, (step,)):
            named = f"{step_name(pack, step)} is not confirmed, that is final and agreed"
            yield f"{named}: {listed(list(titles))}."
    before = editions.last_of(trail, stage.letter, stage.answers) if stage.answers else None
    if stage.answers and before is None:
        yield "It has not gone out at the stage before."
    if before and (found := editions.open_remarks(trail, before.edition.id)):
        yield f"{several(len(found), 'remark')} on the last edition without a decision."


def _of_the_letter(pack: Pack, trail: Trail, text: LetterText) -> Iterator[str]:
    """What the letter itself lacks, the first of it in words (003:453-475)."""
    wrong = (scores_in(pack, text), lacks_judgement_words(text, pack) if text.form == DRAFT else "")
    yield from filter(None, wrong)
    found = [c for c in letter_checks(trail, pack, text.letter, text.form) if c.severity == MUST]
    yield from (check.what for check in found[:MOST_SAID])
    if len(found) > MOST_SAID:
        yield f"{len(found) - MOST_SAID} more that stand beside the letter."


def _moment(on: str) -> str:
    try:
        day = date.fromisoformat(on) if on else clock.today()
    except ValueError:
        raise UserError(NO_DAY) from None
    if day > clock.today():
        raise UserError(NOT_YET)
    return clock.now().isoformat() if day == clock.today() else day.isoformat()


def _day_set(store: Store, trail: Trail, about: LetterStage, day: str) -> list[Edit]:
    """The day from which clocks count, such as the five working days for factual accuracy (003:446)."""
    if not about.sets:
        return []
    said: dict[str, Value] = {
        "form": DATES,
        "about": "",
        "field": about.sets,
        "value": day,
        "author": store.author,
    }
    return [Edit("answer", answer_id(trail.assessment.id, DATES, "", about.sets), said)]


def agree(
    store: Store, assessment: str, pack: Pack, *, letter: str, form: str, member: str, seen_text: str
) -> Recorded:
    """An inspector agrees the letter word for word as it reads now (003:445); each text by itself."""
    text = letter_text(store.trail(assessment), pack, letter, form)
    _check(pack, text, "")
    if digest(text) != seen_text:
        raise UserError(CHANGED)
    said: dict[str, Value] = {
        "statement": letter_row(assessment, letter),
        "member": member,
        "version": seen_text,
        "at": clock.now().isoformat(),
    }
    row = agreement_row(assessment, letter, member, seen_text)
    return store.record("Agree the letter", [Edit("agreement", row, said)], assessment=assessment)


def withdraw(store: Store, assessment: str, *, letter: str, member: str, version: str) -> Recorded:
    """Take an agreement to a text back; that it was given stays in the history."""
    row = agreement_row(assessment, letter, member, version)
    edit = Edit("agreement", row, delete=True)
    return store.record("Withdraw an agreement to the letter", [edit], assessment=assessment)


def agreement_row(assessment: str, letter: str, member: str, version: str) -> str:
    """The id of a member's agreement to one text, the same on every laptop."""
    return v.derived_id(assessment, "agreement", letter_row(assessment, letter), member, version)
