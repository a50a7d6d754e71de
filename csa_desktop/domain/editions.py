"""The letter as it went to somebody: its editions, who agreed which text, and what was said of each."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csa_desktop.domain.cycle import DRAFT, FINAL, Edition, Remark
from csa_desktop.domain.framework import Form, Pack
from csa_desktop.domain.letter_text import LetterText, Section, from_json, letter_text
from csa_desktop.domain.people import inspectors
from csa_desktop.domain.returned import Line
from csa_desktop.domain.scores import find_scores
from csa_desktop.domain.trail import Trail, once_per_trail
from csa_desktop.domain.values import JUDGEMENT, SENTENCE, Agreement, Member, derived_id

_NOW = "now/"
NOW = {f"{_NOW}{DRAFT}": "The draft as it is now", f"{_NOW}{FINAL}": "The final letter as it is now"}
"""The letter as it can be compared with its editions."""
AUTHORITY = "authority"
"""Whom a remark comes from, where it is no reader's role."""
AGREED, EARLIER, NOT_YET = "agreed", "earlier", "not-yet"


@dataclass(frozen=True, slots=True)
class Agreed:
    """Where an inspector stands towards a text: agreed it, agreed an earlier one, or none."""

    member: Member
    state: str
    at: str = ""
    """When that was; of an earlier text, the last one."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An edition with its text."""

    edition: Edition
    text: LetterText
    number: int
    """Counted from 1 among the letter's editions, in the order in which they went."""


def digest(text: LetterText) -> str:
    """Tells two texts apart by every word that is read, and by nothing else."""
    said = [
        [part.id, part.heading, [[p.place, p.title, p.topic, p.text] for p in part.paragraphs], *_none(part)]
        for part in text.sections
    ]
    return hashlib.sha256(json.dumps([text.form, said]).encode("utf-8", "replace")).hexdigest()[:16]


def _none(part: Section) -> Iterator[list[tuple[str, str]]]:
    """What a section says of where none was found, where it says so at all."""
    if part.none_found:
        yield [*part.none_found]


def letter_row(assessment: str, letter: str) -> str:
    """What agreements to a letter's text are about, the same on every laptop."""
    return derived_id(assessment, "letter", letter)


@once_per_trail
def editions(trail: Trail, letter: str) -> tuple[Sent, ...]:
    """All editions of a letter, in the order in which they went."""
    found = sorted((e for e in trail.rows.editions if e.letter == letter), key=lambda e: (e.at, e.id))
    return tuple(Sent(e, from_json(e.text), number) for number, e in enumerate(found, 1))


def version_of(trail: Trail, pack: Pack, which: str) -> tuple[LetterText, Sent | None] | None:
    """An edition by its id, or the letter as it is now by a key of `NOW`; None where it is gone."""
    for letter in pack.letters:
        if which in NOW:
            return letter_text(trail, pack, letter.id, which.removeprefix(_NOW)), None
        for sent in editions(trail, letter.id):
            if sent.edition.id == which:
                return sent.text, sent
    return None


def last_of(trail: Trail, letter: str, stage: str) -> Sent | None:
    """The last edition that went out at a stage; None before one has."""
    found = [sent for sent in editions(trail, letter) if sent.edition.stage == stage]
    return found[-1] if found else None


def agreed(trail: Trail, pack: Pack, text: LetterText) -> tuple[Agreed, ...]:
    """Each inspector, and where he or she stands towards this very text."""
    row, version = letter_row(trail.assessment.id, text.letter), digest(text)
    given = [a for a in trail.rows.agreements if a.statement == row]
    return tuple(_stands(member, given, version) for member in inspectors(pack, trail.rows.members))


def letter_state(trail: Trail, pack: Pack) -> str:
    """Such as "draft 2", counted by what went out before; "final" once that has gone, empty before a word."""
    if not pack.letters or not trail.statements(kind=SENTENCE):
        return ""
    sent = editions(trail, pack.letters[0].id)
    return FINAL if sent and sent[-1].edition.form == FINAL else f"{DRAFT} {len(sent) + 1}"


def _stands(member: Member, given: Sequence[Agreement], version: str) -> Agreed:
    own = sorted((a for a in given if a.member == member.id), key=lambda a: a.at)
    here = [a for a in own if a.version == version]
    if here:
        return Agreed(member, AGREED, here[-1].at)
    return Agreed(member, EARLIER, own[-1].at) if own else Agreed(member, NOT_YET)


def remarks(trail: Trail, edition: str) -> tuple[Remark, ...]:
    """What was said of an edition, in the order in which it was listed."""
    found = (r for r in trail.rows.remarks if r.edition == edition)
    return tuple(sorted(found, key=lambda r: (r.position, r.at, r.id)))


def open_remarks(trail: Trail, edition: str) -> tuple[Remark, ...]:
    """Those of which nobody has said what was done about them."""
    return tuple(r for r in remarks(trail, edition) if not r.outcome)


def lines_of(text: LetterText) -> tuple[Line, ...]:
    """Every line of a letter as a returned file may hold it: headings, and sentences with their ids."""
    return tuple(_lines(text))


def _lines(text: LetterText) -> Iterator[Line]:
    for section in text.sections:
        if section.heading:
            yield Line(section.heading, section=section.id)
        for paragraph in section.paragraphs:
            yield from (Line(said, section=section.id) for said in (paragraph.title, paragraph.topic) if said)
            yield from (Line(s.text, s.id, section.id) for s in paragraph.sentences)


def unconfirmed(trail: Trail, pack: Pack, steps: Sequence[str]) -> tuple[str, ...]:
    """The titles of judgements of these steps that are not final, or not agreed by all who must."""
    found = []
    for step in (pack.step(name) for name in steps):
        final = step.statuses[-1] if step.statuses else ""
        for asked in (j for j in pack.judgements if step.id in j.steps):
            made = next(iter(trail.statements(kind=JUDGEMENT, step=step.id, judgement=asked.id)), None)
            roles = {m.role for m in trail.agreed_by(made.id)} if made else set()
            if made is None or made.status != final or not set(step.agreed_by) <= roles:
                found.append(asked.title)
    return tuple(found)


def form_of(pack: Pack, role: str) -> Form | None:
    """The form on which a reader in this role comments; None where the pack has none."""
    return next((form for form in pack.forms if role in form.readers), None)


def written_on_form(trail: Trail, pack: Pack, role: str) -> str:
    """What a reader wrote at length on that form; it is read there and copied nowhere."""
    form = form_of(pack, role)
    given = [trail.answer(form.id, role, f.id) for f in form.fields() if f.kind == "long"] if form else []
    return "\n\n".join(said for said in given if isinstance(said, str) and said.strip())


def said_in(trail: Trail, pack: Pack, remark: Remark) -> str:
    """The words of a remark; of a reader's form as they stand there now."""
    return remark.text or written_on_form(trail, pack, remark.origin)


def place_in_words(pack: Pack, remark: Remark) -> str:
    """Where it was said: the title of a form, or the place in a file."""
    return next((form.title for form in pack.forms if form.id == remark.place), remark.place)


def reply_scores(pack: Pack, trail: Trail, edition: str) -> str:
    """A score that the reply to the authority states while the letter is a draft; empty for none."""
    sent = next((e for e in trail.rows.editions if e.id == edition), None)
    if sent is None or sent.form != DRAFT:
        return ""
    said = (r.response for r in remarks(trail, edition) if r.origin == AUTHORITY)
    found = (one.words for response in said for one in find_scores(response, pack))
    return next(found, "")
