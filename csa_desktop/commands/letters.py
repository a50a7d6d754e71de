"""The letter: paragraphs written, moved and taken out, while each sentence keeps what it stands on."""

from collections.abc import Iterable, Mapping, Sequence

from csa_desktop.commands.letter_rows import (
    Cut,
    Spot,
    Writing,
    brought_in,
    ground,
    in_order,
    known,
    new_sentence,
    with_cuts,
)
from csa_desktop.commands.statements import support
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.letter_edits import Edited, edited, places
from csa_desktop.domain.letter_plan import planned
from csa_desktop.domain.letter_text import PLACES, Sentence, paragraph_of
from csa_desktop.domain.ordering import between
from csa_desktop.domain.trail import Trail
from csa_desktop.errors import UserError
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

NOTHING_NEW = (
    "The letter says all that the notebook holds for it by now. Write further points in Step 2, or here."
)
DRAFT = "letter"
"""The first word of the place of a paragraph's draft."""
GONE = "That paragraph is no longer there. Nothing was changed."


def build(store: Store, assessment: str, pack: Pack, letter: str) -> Recorded:
    """Write a first letter from the notebook, each sentence on what it was made of; nothing is said twice.

    Two laptops that do so make the same rows. UserError where the notebook has nothing new for the letter.
    """
    trail = store.trail(assessment)
    found = planned(trail, pack, letter)
    if not found:
        raise UserError(NOTHING_NEW)
    last: dict[str, str] = {}
    edits: list[Edit] = []
    for one in found:
        low = last.get(one.section) or _last_position(trail, one.section)
        last[one.section] = between(low, "")
        row = v.derived_id(assessment, v.SENTENCE, letter, one.section, one.made_from)
        name = v.derived_id(assessment, "paragraph", letter, one.section, one.place, one.paragraph)
        spot = Spot(one.section, name, one.place, one.subject, one.key_judgement)
        edits.append(Edit("statement", row, new_sentence(store, spot, one.text, last[one.section])))
        edits += [support(trail, row, lower) for lower in one.on]
    return store.record("Begin the letter from the notebook", edits, assessment=assessment)


def _last_position(trail: Trail, section: str) -> str:
    return max((s.position for s in trail.statements(kind=v.SENTENCE, section=section)), default="")


def write_paragraph(
    store: Store,
    assessment: str,
    spot: Spot,
    text: str,
    *,
    seen: int | None = None,
    cuts: Sequence[Cut] = (),
) -> Recorded:
    """Keep a paragraph as it was edited, in any way: its sentences keep their rows and what they stand on.

    `seen` is the trail that was on screen: a colleague's sentences that came since stay as they are. A line
    end begins another paragraph; of an empty text nothing stays.
    """
    looked_at = store.trail_at(assessment, seen) if seen is not None else None
    was = _sentences(looked_at or store.trail(assessment), spot)
    return write(store, assessment, spot, edited(was, text, spot.paragraph), seen=seen, cuts=cuts)


def write(
    store: Store,
    assessment: str,
    spot: Spot,
    made: Edited,
    *,
    was: Sequence[Sentence] | None = None,
    seen: int | None = None,
    own: Mapping[str, str] | None = None,
    cuts: Sequence[Cut] = (),
) -> Recorded:
    """Keep what became of a paragraph's sentences.

    `was` is how they read on screen, where that is not what `seen` says; `own` are this editor's changes
    since then, by row.
    """
    if spot.place not in PLACES:
        raise ValueError("no such place in a letter")
    trail = store.trail(assessment)
    made = with_cuts(trail, made, cuts)
    before = {s.id: s.text for s in (was if was is not None else _was(store, trail, spot, seen))}
    writing = Writing(store, trail, spot, before, seen, own or {})
    edits = [*writing.sentences(made), *ground(trail, made), *brought_in(made, cuts), *writing.removed(made)]
    return store.record("Write the letter", edits, assessment=assessment)


def put_back(
    store: Store, assessment: str, said: Sequence[str], paragraph: str, text: str, *, seen: int | None = None
) -> Recorded:
    """Make a change of a paragraph whose typing was cut short; `said` is its place as the draft has it."""
    section, place, subject, key_judgement, after, *_ = said
    spot = Spot(section, paragraph, place, subject, key_judgement, after or None)
    return write_paragraph(store, assessment, spot, text, seen=seen)


def add_paragraph(
    store: Store, assessment: str, spot: Spot, text: str, *, on: Sequence[str] = ()
) -> Recorded:
    """Write a new paragraph; its first sentence stands on `on`. UserError for an empty text."""
    made = edited((), text, spot.paragraph)
    if not made.pieces:
        raise UserError("Write something first; an empty paragraph is not kept.")
    trail = store.trail(assessment)
    edits = list(Writing(store, trail, spot, {}, None, {}).sentences(made))
    edits += [support(trail, made.pieces[0].id, lower) for lower in on]
    return store.record("Add to the letter", edits, assessment=assessment)


def move_paragraph(
    store: Store, assessment: str, section: str, paragraph: str, *, after: str | None, to: str = ""
) -> Recorded:
    """Move a paragraph to after another ("" for the beginning, None for the end), in the section `to`."""
    trail = store.trail(assessment)
    moved = [s.id for s in paragraph_of(trail, section, paragraph)]
    if not moved:
        raise UserError(GONE)
    spot = Spot(to or section, paragraph, after=after)
    order = in_order(trail, spot, moved, without=moved)
    keys = places(order, known(trail, order))
    edits = []
    for row, here in ((row, trail.statement(row)) for row in order):
        said: dict[str, Value] = {"position": keys[row]} if row in keys else {}
        if row in moved and here and here.section != spot.section:
            said["section"] = spot.section
        if said:
            edits.append(Edit("statement", row, said))
    return store.record("Move in the letter", edits, assessment=assessment)


def join_paragraphs(store: Store, assessment: str, section: str, first: str, second: str) -> Recorded:
    """Let the sentences of one paragraph go on in another."""
    trail = store.trail(assessment)
    ends, begins = (paragraph_of(trail, section, which) for which in (first, second))
    if not ends or not begins:
        raise UserError(GONE)
    edits = [Edit("statement", s.id, {"paragraph": first}) for s in begins]
    return store.record("Join two paragraphs", edits, assessment=assessment)


def cuts_of(trail: Trail, rows: Iterable[str]) -> tuple[Cut, ...]:
    """Sentences with what they stand on, as they can be put in elsewhere once they are taken out."""
    found = (trail.statement(row) for row in rows)
    return tuple(
        Cut(s, tuple(link for link in trail.rows.supports if link.statement == s.id), trail.citations(s.id))
        for s in found
        if s
    )


def _sentences(trail: Trail, spot: Spot) -> tuple[Sentence, ...]:
    return tuple(Sentence(s.id, s.text) for s in paragraph_of(trail, spot.section, spot.paragraph))


def _was(store: Store, trail: Trail, spot: Spot, seen: int | None) -> tuple[Sentence, ...]:
    if seen is None or seen == trail.at:
        return _sentences(trail, spot)
    return _sentences(store.trail_at(trail.assessment.id, seen) or trail, spot)
