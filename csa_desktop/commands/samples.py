"""The sample: drawn with a seed from the authority's lists, replaced with a reason, shared out."""

from collections.abc import Iterable, Iterator, Mapping

from csa_desktop import clock
from csa_desktop.commands.sample_pool import Pool, read_pool
from csa_desktop.commands.sample_rows import (
    about_child,
    code_of,
    last_number,
    refuse_without_reason,
    replaced,
    sampled,
)
from csa_desktop.commands.words import keepable
from csa_desktop.domain import cases as c
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.sampling import Child, Drawn, Placed, Shortfall, Wish, draw, eligible_counts, in_words
from csa_desktop.domain.sampling.kept import eligible_text, wish_text
from csa_desktop.domain.sampling.reserves import reserves_of
from csa_desktop.domain.sampling.telling import Tell, silent
from csa_desktop.domain.sampling.titles import title_of
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import new_id
from csa_desktop.errors import UserError
from csa_desktop.store import pool
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

RULE = "1"
"""The version of the way of drawing; a change of `domain.sampling` that draws differently needs a new one."""
_READ = 0.6
"""The share of a draw that reading the lists takes."""
NO_LISTS = (
    "This laptop has no lists to draw from. Bring in the authority's lists first; "
    "a sample is drawn on the laptop that has them."
)


def draw_sample(
    store: Store, assessment: str, pack: Pack, wish: Wish, *, row: str = "", progress: Tell = silent
) -> Recorded:
    """Draw cases and reserves, and record what it takes to draw the same ones again.

    Children of earlier draws are not drawn again. UserError where there are no lists, nothing is wished,
    or nobody could be drawn. `progress` hears the share done; where it raises, nothing is drawn.
    """
    there = read_pool(store, assessment, pack, tell=lambda share: progress(share * _READ))
    _refuse_empty(there, wish)
    drawn = draw(there.children, wish, there.taken, tell=lambda share: progress(_READ + share * (1 - _READ)))
    if not drawn.chosen:
        raise UserError(" ".join(said_of(pack, drawn.shortfalls)) or "Nobody in the lists can be drawn.")
    made = row or new_id()
    edits = [Edit("draw", made, _draw_values(store, pack, wish, there, drawn))]
    links: dict[str, str] = {}
    children = {child.key: child for child in there.children}
    for edit, placed in _case_edits(store.trail(assessment), pack, made, drawn, children):
        edits.append(edit)
        links[placed.key] = edit.row
    return store.record(
        "Draw a sample",
        edits,
        assessment=assessment,
        beside=lambda door: pool.link_all(door, assessment, links),
    )


def _refuse_empty(there: Pool, wish: Wish) -> None:
    if not there.children:
        raise UserError(NO_LISTS)
    if not any(number > 0 for _, number in wish.places):
        raise UserError("Say for at least one stage how many cases to draw.")
    if not wish.seed.strip():
        raise UserError("Enter a seed: any word or number. It is recorded, so that the draw can be repeated.")


def said_of(pack: Pack, shortfalls: Iterable[Shortfall]) -> tuple[str, ...]:
    """Shortfalls as sentences in the pack's titles."""
    return in_words(shortfalls, lambda about: title_of(pack, about))


def _draw_values(store: Store, pack: Pack, wish: Wish, there: Pool, drawn: Drawn) -> dict[str, Value]:
    return {
        "seed": keepable(wish.seed),
        "rule": RULE,
        "wish": wish_text(wish),
        "lists": list(there.lists),
        "eligible": eligible_text(eligible_counts(there.free, wish)),
        "shortfalls": list(said_of(pack, drawn.shortfalls)),
        "at": clock.now().isoformat(),
        "by": store.author,
    }


def _case_edits(
    trail: Trail, pack: Pack, made: str, drawn: Drawn, children: Mapping[str, Child]
) -> Iterator[tuple[Edit, Placed]]:
    """A row for each child that was drawn, the reserves after the chosen, with codes that go on."""
    sampled = [(placed, c.SAMPLED) for placed in drawn.chosen] + [(p, c.RESERVE) for p in drawn.reserves]
    for number, (placed, sample) in enumerate(sampled, start=last_number(trail) + 1):
        values: dict[str, Value] = {
            **about_child(pack, children[placed.key], placed.stage),
            "code": code_of(number),
            "origin": c.DRAWN,
            "sample": sample,
            "draw": made,
            "place": placed.order,
        }
        yield Edit("case", new_id(), values), placed


def replace_case(store: Store, assessment: str, pack: Pack, case: str, *, reason: str) -> Recorded:
    """The next reserve of the case's stage steps in, with its tracker; the reason is kept with the case.

    UserError without a reason, and where no reserve is left, saying what to do.
    """
    trail = store.trail(assessment)
    leaving = sampled(trail, case)
    refuse_without_reason(reason)
    ready = reserves_of(trail, leaving.stage)
    if not ready:
        raise UserError(
            f"No reserve is left for {title_of(pack, leaving.stage)}. Draw more cases for this stage, "
            f"or add a case by hand and choose that it stands in for {leaving.code}."
        )
    steps_in: dict[str, Value] = {
        "sample": c.SAMPLED,
        "instead_of": leaving.id,
        "tracker": leaving.tracker,
    }
    edits = [replaced(leaving, reason), Edit("case", ready[0].id, steps_in)]
    return store.record("Replace a case", edits, assessment=assessment)
