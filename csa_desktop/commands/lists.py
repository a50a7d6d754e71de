"""Child-level lists: brought in as local children under hashes, and one shared row for each list.

What one kind of list says of one child (`store.pool.Entry.facts`) is a table of these, each left out where
the list does not say: age (int); gender, ethnicity, state, proceeded ("yes" or "no"), started, ended (texts);
groups (the pack's ids of groups, such as "domestic-abuse").
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from csa_desktop import clock
from csa_desktop.commands.words import keepable
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.values import new_id
from csa_desktop.errors import UserError
from csa_desktop.importing.child_lists.headers import is_known
from csa_desktop.importing.child_lists.kinds import whole
from csa_desktop.importing.child_lists.values import (
    CURRENT,
    MATCHED,
    YES,
    ChildRow,
    ColumnRead,
    ListRead,
    Problem,
    Reading,
)
from csa_desktop.store import log, pool
from csa_desktop.store.log import Edit, Recorded, Value
from csa_desktop.store.store import Store

LABEL = "Bring in lists"
GROUPS = {
    "disability": "disabled",
    "unaccompanied": "unaccompanied",
    "privately-fostered": "privately_fostered",
    "domestic-abuse": "domestic_abuse",
    "drug-misuse": "drug_misuse",
    "adult-mental-health": "adult_mental_health",
    "out-of-area": "out_of_area",
}
"""The groups that lists can tell, and where a row says so."""
_SAID = ("gender", "ethnicity", "proceeded", "started", "ended")
_RUNS_KEPT = 500
_TOLD_EVERY = 1_000

Progress = Callable[[float], None]


@dataclass
class _Child:
    """One child of one kind of list, from all its rows."""

    listing: str = ""
    name: str = ""
    facts: dict[str, object] = field(default_factory=dict)
    groups: dict[str, None] = field(default_factory=dict)
    state: str = ""
    latest: str = ""

    def take(self, row: ChildRow, groups: Mapping[str, str]) -> None:
        """Add a row: what a later step says counts before an earlier one; current before closed."""
        later = row.started >= self.latest
        self.latest = max(self.latest, row.started)
        if row.age is not None:
            self.facts["age"] = row.age
        for name in _SAID:
            if (said := getattr(row, name)) and (later or name not in self.facts):
                self.facts[name] = said
        if row.status and (self.state != CURRENT):
            self.state = row.status
        self.name = row.name or self.name
        self.groups |= {group: None for group, name in groups.items() if getattr(row, name) == YES}

    def said(self) -> dict[str, object]:
        """The facts as the pool keeps them. An end that was before a current time is no end."""
        facts = dict(self.facts)
        if self.state:
            facts["state"] = self.state
        if self.state == CURRENT:
            facts.pop("ended", None)
        if self.groups:
            facts["groups"] = sorted(self.groups)
        return facts


def bring_in(
    store: Store,
    assessment: str,
    pack: Pack,
    reading: Reading,
    *,
    keep_names: bool,
    progress: Progress | None = None,
) -> Recorded:
    """Bring in the lists of a file: the children as hashes on this laptop, and a shared row for each list.

    A list takes the place of what the same kind of list said before; a child is known by its identifier.
    Names are kept only where asked, on this laptop. All or nothing: `progress` may raise to stop. UserError
    where no list holds a child.
    """
    lists = [each for each in reading.lists if each.rows]
    if not lists:
        raise UserError("No list in this file holds a child. Nothing was brought in. Choose another file.")
    told = _Telling(progress, 2 * sum(each.rows for each in lists))
    groups = {name: said for name, said in GROUPS.items() if name in {group.id for group in pack.groups}}
    kinds: dict[str, dict[str, _Child]] = {each.kind: {} for each in lists}
    about = (clock.now().isoformat(), store.author, reading.sha256)
    edits = []
    for each in lists:
        row = new_id()
        count = _gather(each, row, kinds[each.kind], groups, told)
        edits.append(_listing(each, row, count, about))
    return store.record(
        LABEL,
        edits,
        assessment=assessment,
        act=log.FACT,
        beside=lambda door: pool.bring_in(
            door,
            assessment,
            {kind: _said(children, told) for kind, children in kinds.items()},
            with_names=keep_names,
        ),
    )


def forget_names(store: Store, assessment: str) -> Recorded:
    """Let go of the key from children to names; the children and their cases stay."""
    left = store.forget_local(lambda connection: pool.forget_names(connection, assessment))
    return Recorded(label="Forget the names", left=left)


def name_behind(store: Store, assessment: str, code: str) -> str:
    """The name that this laptop's key has for the case with this code; empty where it has none.

    It is for the eyes of whoever asks: it is kept nowhere and goes on no paper.
    """
    wanted = code.strip().casefold()
    cases = store.trail(assessment).cases()
    case = next((case.id for case in cases if case.code.casefold() == wanted), "")
    with store.reading() as connection:
        return pool.name_of_case(connection, assessment, case)


def has_names(store: Store, assessment: str) -> bool:
    """Whether this laptop keeps the key from children to names."""
    with store.reading() as connection:
        return pool.has_names(connection, assessment)


@dataclass
class _Telling:
    """Tells how far it is, every so many rows."""

    progress: Progress | None
    total: int
    done: int = 0

    def step(self) -> None:
        """One row more."""
        self.done += 1
        if self.progress and self.done % _TOLD_EVERY == 0:
            self.progress(self.done / self.total)


def _gather(
    each: ListRead, row: str, children: dict[str, _Child], groups: Mapping[str, str], told: _Telling
) -> int:
    """Add a list's rows to the children of its kind; how many children it holds."""
    here: set[str] = set()
    for said in each.children:
        known = said.identifier or f"{each.kind}\x1f{said.instead}"
        here.add(known)
        child = children.get(known)
        if child is None:
            child = children[known] = _Child()
        child.listing = row
        child.take(said, groups)
        told.step()
    return len(here)


def _said(children: Mapping[str, _Child], told: _Telling) -> Iterator[pool.Said]:
    for known, child in children.items():
        yield pool.Said(known, keepable(child.name), child.listing, child.said())
        told.step()


def _listing(each: ListRead, row: str, children: int, about: tuple[str, str, str]) -> Edit:
    at, by, sha256 = about
    values: dict[str, Value] = {
        "kind": each.kind,
        "sha256": sha256,
        "rows": each.rows,
        "children": children,
        "problems": len(each.problems),
        "report": report_of(each),
        "at": at,
        "by": by,
    }
    return Edit("listing", row, values)


def report_of(each: ListRead) -> str:
    """Columns and problems of a list as JSON; of the headers only those known word for word: any other may
    hold a name.
    """
    columns = [
        {
            "state": column.state,
            "letter": column.letter,
            "header": keepable(column.header) if _is_safe(column) else "",
            "title": column.title,
            "why": column.why,
        }
        for column in each.columns
    ]
    said = {"title": each.title, "sheet": each.number, "how": each.how, "why": each.why, "columns": columns}
    return json.dumps({**said, "problems": [_problem(p) for p in each.problems]}, ensure_ascii=False)


def _is_safe(column: ColumnRead) -> bool:
    """True where a header says what a list calls this column, and not a word more, not even in brackets."""
    return column.state == MATCHED and is_known(whole(column.header))


def _problem(problem: Problem) -> dict[str, object]:
    runs = list(_runs(problem.rows))
    return {
        "kind": problem.kind,
        "effect": problem.effect,
        "says": problem.says,
        "column": problem.column,
        "title": problem.title,
        "count": len(problem.rows),
        "rows": runs[:_RUNS_KEPT],
    }


def _runs(rows: tuple[int, ...]) -> Iterator[list[int]]:
    """Rows one after the other as [first, last]."""
    first = last = 0
    for row in rows:
        if first and row == last + 1:
            last = row
            continue
        if first:
            yield [first, last]
        first = last = row
    if first:
        yield [first, last]
