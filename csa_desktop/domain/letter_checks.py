"""What a letter still lacks, by the pack's template: each thing said in a sentence, with its place.

Nothing is corrected by itself, and what words alone cannot decide a person ticks (003:453-475).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from csa_desktop.domain import values as v
from csa_desktop.domain.cycle import DRAFT
from csa_desktop.domain.framework import Letter, LetterSection, Pack
from csa_desktop.domain.letter_text import BESIDE, IMPROVEMENT, PARAGRAPH, STRENGTH, filled, outcomes, rated
from csa_desktop.domain.readiness import NONE_FOUND
from csa_desktop.domain.readiness.sheet import LOOK, MUST, excerpt, within
from csa_desktop.domain.sentences import sentences
from csa_desktop.domain.stated import Prompt
from csa_desktop.domain.ticks import checklist_of, tasks
from csa_desktop.domain.trail import Trail, once_per_trail
from csa_desktop.domain.values import Statement

WHOLE = "whole"
"""Under this name is ticked what the letter as a whole must do."""
_OPEN = re.compile(r"\{[^{}]+\}")
_NAMED = {STRENGTH: "strengths", IMPROVEMENT: "areas for improvement", "area": "areas"}


@dataclass(frozen=True, slots=True)
class LetterCheck:
    """One thing that is not yet sound, and where: a sentence, else a section and a list of it."""

    what: str
    section: str
    sentence: str = ""
    subject: str = ""
    place: str = ""
    severity: str = MUST


@dataclass(frozen=True, slots=True)
class Must:
    """What a section must contain, and whether it does; `by_hand` where a person ticks it."""

    prompt: Prompt
    met: bool
    by_hand: bool


@once_per_trail
def letter_checks(trail: Trail, pack: Pack, letter_id: str, form: str = DRAFT) -> tuple[LetterCheck, ...]:
    """Everything that the letter lacks, section by section in reading order."""
    letter = pack.letter(letter_id)
    parts = [part for part in letter.sections if part.form in ("", form)]
    found = [check for part in parts for check in _of_section(trail, pack, letter, part)]
    whole = tasks(trail, checklist(letter_id, WHOLE), as_a_whole(letter))
    return (*found, *(LetterCheck(t.prompt.text, WHOLE, severity=LOOK) for t in whole if not t.done))


def checklist(letter_id: str, section: str) -> str:
    """The list in which it is ticked that a section contains what it must."""
    return checklist_of(letter_id, section)


def as_a_whole(letter: Letter) -> tuple[Prompt, ...]:
    """What the letter as a whole must do and a person ticks."""
    return tuple(prompt for prompt in letter.requirements if prompt.id not in letter.seen_by_itself)


def musts(trail: Trail, pack: Pack, letter: Letter, part: LetterSection) -> tuple[Must, ...]:
    """What a section must contain, in the pack's order; for every group of children one by one."""
    ticked = {
        task.prompt.id: bool(task.done)
        for task in tasks(trail, checklist(letter.id, part.id), part.must_contain)
    }
    said = trail.statements(kind=v.SENTENCE, section=part.id)
    found: list[Must] = []
    for prompt in part.must_contain:
        if prompt.id == letter.every_group:
            found += _groups(trail, pack, prompt, said)
        elif part.ratings:
            found.append(Must(prompt, not any(_unrated(trail, pack)), by_hand=False))
        elif part.judgements:
            found.append(Must(prompt, bool(said) and not _unsaid(trail, pack, said), by_hand=False))
        elif part.fixed:
            found.append(Must(prompt, bool(said), by_hand=False))
        elif len(part.lists) == len(part.must_contain):
            place = part.lists[part.must_contain.index(prompt)]
            found.append(Must(prompt, any(s.state == place for s in said), by_hand=False))
        else:
            found.append(Must(prompt, ticked[prompt.id], by_hand=True))
    return tuple(found)


def is_formula(trail: Trail, pack: Pack, sentence: Statement) -> bool:
    """Whether a sentence is the pack's own wording, which needs no ground: nothing is filled in but names."""
    return sentence.text in _formulas(trail, pack, sentence.section)


def is_bare(trail: Trail, pack: Pack, sentence: Statement) -> bool:
    """Whether a sentence stands on nothing, and should."""
    stands = trail.below(sentence.id) or trail.citations(sentence.id)
    return not stands and not is_formula(trail, pack, sentence)


@once_per_trail
def _formulas(trail: Trail, pack: Pack, section: str) -> frozenset[str]:
    parts = (part for letter in pack.letters for part in letter.sections if part.id == section)
    fixed = (said for part in parts for said in sentences(filled(part.fixed, trail)))
    return frozenset(said for said in fixed if not _OPEN.search(said))


def _of_section(trail: Trail, pack: Pack, letter: Letter, part: LetterSection) -> Iterator[LetterCheck]:
    said = trail.statements(kind=v.SENTENCE, section=part.id)
    title = named(trail, part)
    if not said and not part.ratings:
        yield LetterCheck(f"Nothing is written under {title}", part.id)
        return
    yield from (check for s in said for check in _of_sentence(trail, pack, s))
    if part.ratings:
        yield from (LetterCheck(what, part.id) for what in _unrated(trail, pack))
    elif part.judgements:
        for asked in _unsaid(trail, pack, said):
            yield LetterCheck(f"No sentence says the judgement on {asked}", part.id)
    for must in musts(trail, pack, letter, part):
        if not must.met and not part.judgements and not part.lists:
            severity = LOOK if must.by_hand else MUST
            yield LetterCheck(f"{title}: {must.prompt.text}", part.id, severity=severity)
    for place in part.lists:
        yield from _of_list(trail, pack, part, place, said)


def _of_sentence(trail: Trail, pack: Pack, sentence: Statement) -> Iterator[LetterCheck]:
    about = excerpt(sentence)
    if found := _OPEN.search(sentence.text):
        yield LetterCheck(f"Fill in {found[0]} in {about}", sentence.section, sentence.id)
    elif is_bare(trail, pack, sentence):
        yield LetterCheck(f"{about} stands on nothing", sentence.section, sentence.id)
    if trail.is_stale(sentence.id):
        yield LetterCheck(f"What {about} stands on has changed", sentence.section, sentence.id)


def _of_list(
    trail: Trail, pack: Pack, part: LetterSection, place: str, said: Sequence[Statement]
) -> Iterator[LetterCheck]:
    """A list needs a point under each outcome, or that none was found, as is printed; areas as there are."""
    if place not in BESIDE:
        if not any(s.state == place for s in said):
            yield LetterCheck(f"No {_NAMED.get(place, place)} are listed", part.id, place=place)
        return
    for subject in outcomes(pack):
        written = any(s.state == place and s.subject == subject.id for s in said)
        if not written and trail.answer(NONE_FOUND, subject.id, place) != "yes":
            what = f"{_NAMED[place].capitalize()} of {subject.title}: none yet"
            yield LetterCheck(what, part.id, subject=subject.id, place=place)


def _groups(trail: Trail, pack: Pack, prompt: Prompt, said: Iterable[Statement]) -> Iterator[Must]:
    """A judgement on each group: some sentence rests on a statement about that group of children."""
    about = {group for s in said for group in (*s.groups, *_below(trail, s))}
    for group in pack.groups:
        each = replace(prompt, id=f"{prompt.id}/{group.id}", text=f"a judgement on {within(group.title)}")
        yield Must(each, group.id in about, by_hand=False)


def _below(trail: Trail, sentence: Statement) -> Iterator[str]:
    for lower in trail.below(sentence.id):
        yield from lower.groups


def _unsaid(trail: Trail, pack: Pack, said: Iterable[Statement]) -> tuple[str, ...]:
    """The titles of agreed judgements on which no sentence here stands."""
    below = {lower.id for s in said if s.state == PARAGRAPH for lower in trail.below(s.id)}
    return tuple(within(asked.title) for asked, made in rated(trail, pack) if made.id not in below)


def _unrated(trail: Trail, pack: Pack) -> Iterator[str]:
    """The judgements that a final letter must give (003:491) and that are not graded or not final yet."""
    step = next((s for s in reversed(pack.steps) if s.graded), None)
    made = {asked.id: judged for asked, judged in rated(trail, pack)}
    for asked in (j for j in pack.judgements if step and step.id in j.steps):
        judged, about = made.get(asked.id), within(asked.title)
        if judged is None or not judged.grade:
            yield f"The judgement on {about} has no grade yet"
        elif step and step.statuses and judged.status != step.statuses[-1]:
            yield f"The judgement on {about} is not final yet"


def named(trail: Trail, part: LetterSection) -> str:
    """A section as a sentence calls it: by its heading, or by what it is where it has none."""
    heading = filled(part.heading, trail).rstrip(":")
    return heading if 0 < len(heading) <= 50 else part.id.replace("-", " ").capitalize()
