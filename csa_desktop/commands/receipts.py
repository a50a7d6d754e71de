"""What came of a bundle, in sentences: as many as came in are to be seen, or it says what became of them."""

from collections import Counter
from collections.abc import Iterator, Mapping

from csa_desktop.domain.counts import several
from csa_desktop.domain.trail import Trail
from csa_desktop.exchange.receiving import Opened
from csa_desktop.store import forks
from csa_desktop.store.admit import Admitted
from csa_desktop.store.store import Store

NAMES = {
    "statement": ("statement", "statements"),
    "case": ("case", "cases"),
    "source": ("source", "sources"),
    "citation": ("citation", "citations"),
    "support": ("support", "supports"),
    "event": ("event of a case", "events of cases"),
    "risk": ("risk to a child", "risks to children"),
    "answer": ("answer on a form", "answers on forms"),
    "agreement": ("agreement", "agreements"),
    "appointment": ("line of the plan", "lines of the plan"),
    "member": ("member", "members"),
    "device": ("laptop of the team", "laptops of the team"),
    "listing": ("list of children", "lists of children"),
    "draw": ("drawing of the sample", "drawings of the sample"),
    "indicator": ("indicator of a dataset", "indicators of a dataset"),
    "officer": ("contact", "contacts"),
    "tick": ("task", "tasks"),
    "attendee": ("person at the meeting", "people at the meeting"),
    "decision": ("decision on a judgement", "decisions on judgements"),
    "edition": ("version of a letter", "versions of letters"),
    "remark": ("comment on a letter", "comments on letters"),
    "representation": ("representation", "representations"),
    "ground": ("ground of a representation", "grounds of representations"),
    "panellist": ("member of a panel", "members of panels"),
    "export": ("note of what left the program", "notes of what left the program"),
    "assessment": ("assessment", "assessments"),
}
"""What rows of each table are called, in the order in which they are told."""


def receipt(store: Store, opened: Opened, done: Admitted) -> tuple[str, ...]:
    """What happened, in sentences; what came and what is here now are counted apart."""
    came, new = opened.manifest.changes, len(done.changes)
    said = [
        f"From {opened.sender.name}: {several(came, 'change')} came, {several(new, 'is', 'are')} new here, "
        f"{several(done.known, 'was', 'were')} here already."
    ]
    said += _arrived(store, opened)
    if done.conflicts:
        said.append(
            f"{several(len(done.conflicts), 'field says', 'fields say')} two things now: choose when you can."
        )
    if done.erased:
        said.append(f"{several(len(done.erased), 'row was', 'rows were')} erased there, and erased here too.")
    said += done.left
    if done.forks:
        with store.reading() as connection:
            said += forks.sentences(connection, opened.manifest.assessment)
    return tuple(said)


def _arrived(store: Store, opened: Opened) -> Iterator[str]:
    """Whether all that came is to be seen now, and what became of what is not."""
    came: dict[str, set[str]] = {}
    for change in opened.read.changes:
        came.setdefault(change.header.tbl, set()).add(change.header.row)
    trail = store.trail(opened.manifest.assessment)
    for kind, here in _visible(trail).items():
        if kind in came:
            yield _all_here(kind, len(came[kind]), len(came[kind] & here))
    if authors := _authors(trail, came.get("statement", set())):
        yield "The statements are by " + ", ".join(f"{name} ({count:,})" for name, count in authors) + "."


def _visible(trail: Trail) -> Mapping[str, frozenset[str]]:
    rows = trail.rows
    return {
        "statement": frozenset(statement.id for statement in rows.statements),
        "case": frozenset(case.id for case in rows.cases),
        "source": frozenset(source.id for source in rows.sources),
    }


def _all_here(kind: str, came: int, here: int) -> str:
    one, many = NAMES[kind]
    gone = came - here
    if came == 1:
        return f"The one {one} in it " + ("was removed or erased." if gone else "stands in the assessment.")
    if not gone:
        return f"All {came:,} {many} in it stand in the assessment."
    return (
        f"Of {came:,} {many} in it {several(here, 'stands', 'stand')} in the assessment, "
        f"{several(gone, 'was', 'were')} removed or erased."
    )


def _authors(trail: Trail, came: set[str]) -> list[tuple[str, int]]:
    """(name, how many of the statements that came) by name; nothing where they are all by one."""
    names = {device.person: device.name for device in trail.rows.devices}
    names |= {member.person: member.name for member in trail.rows.members if member.person}
    found = Counter(names.get(s.author, "somebody") for s in trail.rows.statements if s.id in came)
    return sorted(found.items()) if len(found) > 1 else []
