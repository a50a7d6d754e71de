"""How a judgement's grade and status came to be what they are: from, to, why, who and when."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.notebook.row_view import titled
from csa_desktop.store.reading import Version


def changes(versions: Sequence[Version], trail: Trail | None, pack: Pack) -> tuple[str, ...]:
    """A line for each change of grade or status, the newest first."""
    return tuple(reversed(tuple(_lines(versions, trail, pack))))


def _lines(versions: Sequence[Version], trail: Trail | None, pack: Pack) -> Iterator[str]:
    now = {"grade": "", "status": ""}
    for _, group in groupby(versions, key=lambda v: v.change):
        together = list(group)
        said = {v.field: str(v.value or "") for v in together}
        moved = [
            _moved(field, now[field], said[field], pack)
            for field in now
            if said.get(field, now[field]) != now[field]
        ]
        now |= {field: said[field] for field in now if field in said}
        if moved:
            why = [f"“{said['reason']}”"] if said.get("reason") else []
            who = [name_of(together[0].author, trail), moment(together[0].at)]
            yield " · ".join((*moved, *why, *who))


def _moved(field: str, before: str, after: str, pack: Pack) -> str:
    if field == "status":
        before, after = (titled(pack.statuses, s).casefold() for s in (before, after))
    if not before:
        return f"grade {after}" if field == "grade" else after
    return f"{before} → {after or 'none'}"


def name_of(author: str, trail: Trail | None) -> str:
    """Who wrote something; "someone" where the assessment does not know them."""
    return (trail.name_of(author) if trail else "") or "someone"
