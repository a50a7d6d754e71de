"""What somebody added to a row that another removed, in words: who, and what they added."""

from collections.abc import Iterator

from csa_desktop.domain.conflicts import Added, Conflict, Side
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.readiness.sheet import excerpt
from csa_desktop.domain.statement_words import statement_words
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import CONTRADICTS
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.done import told
from csa_desktop.gui.pages.source_places import when_and_where

SOMEONE = "someone"
GONE = "something that is gone"
_PUT = {
    "statement": ("wrote {}", "began to say something of it"),
    "source": ("put {} to it", "put a document to it"),
    "event": ("added {} to the journey", "added an event to the journey"),
    "risk": ("raised a risk: {}", "raised a risk"),
    "appointment": ("planned {}", "planned something about it"),
    "remark": ("wrote down a remark: {}", "wrote down that a reader has commented"),
    "ground": ("wrote down a ground: {}", "wrote down a ground"),
    "panellist": ("put {} on the panel", "put somebody on the panel"),
}
"""What was put to a row, with its words and where it has none."""


def who(trail: Trail, wrote: Side | Added) -> str:
    """The name of who wrote something: as a member, else as the owner of a laptop of the team."""
    devices = trail.rows.devices
    laptop = next((d.name for d in devices if wrote.device == d.device), "")
    return trail.name_of(wrote.author) or laptop or SOMEONE


def lines(trail: Trail, pack: Pack, conflict: Conflict) -> Iterator[str]:
    """A line for each thing that was added, such as "H. Marsh meanwhile cited CSCI briefing, p. 4."."""
    for added in conflict.added:
        name = "you" if added.mine else who(trail, added)
        said = f"{name[:1].upper()}{name[1:]} meanwhile {what(trail, pack, conflict.row, added)}"
        yield said if said.endswith(".”") else f"{said}."


def what(trail: Trail, pack: Pack, row: str, added: Added) -> str:
    """What was done to a row, such as "cited CSCI briefing, p. 4" or "let it stand on “It fell.”"."""
    say = {"citation": _cited, "support": _linked, "agreement": _agreed, "answer": _answered}
    return say.get(added.table, _put)(trail, pack, row, added) or "added something to it"


def _put(trail: Trail, pack: Pack, _: str, added: Added) -> str:
    """What has its place with the row, by its words."""
    here = trail.statement(added.row) if added.table == "statement" else None
    text = statement_words(pack, here) if here else told(trail, pack, added.table, added.row).text
    with_words, without = _PUT[added.table]
    return with_words.format(excerpt(text)) if text.strip() else without


def _cited(trail: Trail, pack: Pack, row: str, added: Added) -> str:
    here = next((c for c in trail.rows.citations if c.id == added.row), None)
    if here is None:
        return ""
    if here.statement != row:
        return f"cited it in {_named(trail, here.statement)}"
    if event := trail.event(here.source):
        return "cited " + ", ".join(filter(None, (event.title, moment(event.happened))))
    source = trail.source(here.source)
    return f"cited {when_and_where(pack, trail, source, here) if source else GONE}"


def _linked(trail: Trail, _: Pack, row: str, added: Added) -> str:
    link = next((s for s in trail.rows.supports if s.id == added.row), None)
    if link is None:
        return ""
    upper, lower = _named(trail, link.statement), _named(trail, link.on)
    against = link.relation == CONTRADICTS
    if link.statement == row:
        return f"recorded that {lower} contradicts it" if against else f"let it stand on {lower}"
    return f"recorded that it contradicts {upper}" if against else f"let {upper} stand on it"


def _agreed(trail: Trail, _: Pack, __: str, added: Added) -> str:
    given = next((a for a in trail.rows.agreements if a.id == added.row), None)
    name = trail.name_of(given.member) if given else ""
    return "agreed it" if name in ("", who(trail, added)) else f"recorded that {name} agrees it"


def _answered(trail: Trail, pack: Pack, _: str, added: Added) -> str:
    said = told(trail, pack, added.table, added.row)
    about = f" ({said.where})" if said.where else ""
    return f"wrote about it: {excerpt(said.text)}{about}" if said.text else ""


def _named(trail: Trail, statement: str) -> str:
    here = trail.statement(statement)
    return excerpt(here) if here and here.text.strip() else "a statement"
