"""The papers of an archive: the notebook, forms that say something, letters as they went, panels' packs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from csa_desktop.commands import letter_papers, printing
from csa_desktop.commands.laying_out import lay_out_edition
from csa_desktop.commands.prints import DATASET, MEETING_NOTE, PANEL_PACK, Printing, Wanted
from csa_desktop.domain import filling
from csa_desktop.domain.cycle import Edition
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.letter_text import from_json
from csa_desktop.domain.letterhead import Letterhead
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Rows
from csa_desktop.reports.dates import moment
from csa_desktop.reports.paper import Paper
from csa_desktop.store.store import Store

_NOT_SAFE = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Papers:
    """What is to be laid out, by its path in the archive, and the rows that it was gathered from."""

    rows: Rows
    prints: tuple[tuple[str, Printing], ...]


def gather(store: Store, assessment: str, pack: Pack) -> Papers:
    """Everything that goes on paper, as it is now."""
    trail = store.trail(assessment)
    found = []
    for number, wanted in enumerate(_wanted(pack, trail), start=1):
        made = printing.gather(store, assessment, pack, wanted)
        if made:
            found.append((f"P{number:03} {_safe(made.name)}.pdf", made))
    for sent in sorted(trail.rows.editions, key=lambda e: (e.at, e.id)):
        head = letter_papers.letterhead_of(store, assessment, pack, sent.id)
        name = f"L{len(found) + 1:03} letter-{sent.form}-{sent.at[:10]}.pdf"
        found.append((name, _edition(pack, head, sent)))
    return Papers(as_they_are(trail.rows), tuple(found))


def _edition(pack: Pack, head: Letterhead, sent: Edition) -> Printing:
    """A letter as it went: its text and its letterhead are those of the edition."""
    name = f"{pack.letter(sent.letter).title}, {sent.form}, as it went on {moment(sent.at)}"
    args = (from_json(sent.text), head, pack)
    return Printing(Wanted(), name, Paper(), f"{_safe(name)}.pdf", lay_out_edition, args)


def as_they_are(rows: Rows) -> Rows:
    """The rows without what tells only how far the log has come: the same rows are the same again."""
    return replace(rows, at=0, exports=())


def _wanted(pack: Pack, trail: Trail) -> Iterator[Wanted]:
    yield Wanted()
    for form in pack.forms:
        for copy in filling.copies(pack, form, trail):
            if any(_says(value) for value in filling.answered(trail, form, copy.about).values()):
                yield Wanted(form=form.id, about=copy.about)
    if trail.rows.indicators:
        yield Wanted(sheet=DATASET)
    if trail.rows.attendees:
        yield Wanted(sheet=MEETING_NOTE)
    for of in trail.rows.representations:
        if of.as_at:
            yield Wanted(sheet=PANEL_PACK, about=of.id)


def _says(value: Any) -> bool:
    return bool(value)


def _safe(name: str) -> str:
    """A name that every system can keep, and that nobody typed."""
    return _NOT_SAFE.sub("-", name.casefold()).strip("-")[:_LONGEST].strip("-") or "paper"
