"""The authority's lists of children: a workbook made by a seeded generator, with the worked cases among them.

A child's hash depends on a secret of the laptop, so that nobody can say beforehand whom a seed will draw.
The workbook is therefore made on the laptop: its identifiers are dealt so that the recorded seed draws the
children whose cases the example tells. All else in it is the same in every build.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import openpyxl

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.reached import CLOSED, CURRENT, lists_wanted
from csa_desktop.domain.sampling import Child, Wish, draw
from csa_desktop.importing.child_lists.kinds import ListKind, kinds
from csa_desktop.reports.example_documents.same_bytes import same_bytes
from csa_desktop.store import pool
from csa_desktop.store.store import Store

FORENAMES = ("Aveline", "Bertrand", "Corisande", "Drustan", "Elowen", "Florizel", "Gwendolen", "Hyacinth")
SURNAMES = ("Quarrington", "Ravensdale", "Stavesacre", "Thistlewood", "Umfreville", "Vavasour", "Wythenstone")
NAMES = frozenset((*FORENAMES, *SURNAMES))
"""Every name that the lists hold. None of them may come any further."""
ETHNICITIES = ("WBRI", "WBRI", "WBRI", "WOTH", "MWBC", "APKN", "AIND", "BAFR")
GROUPS = {
    "disability": "Does the Child have a Disability",
    "unaccompanied": "Unaccompanied Asylum Seeking Child",
    "domestic-abuse": "Domestic Abuse",
    "drug-misuse": "Drug Misuse",
    "adult-mental-health": "Adult Mental Health",
    "out-of-area": "Placed out of Area",
}
ABOUT = ("Child Unique ID", "Forename", "Surname", "Gender", "Ethnicity", "Date of Birth")
_OWN = ("started", "ended", "nfa", "proceeded")
FIRST = 700_001
_HOW_OFTEN = 0.14


@dataclass(frozen=True)
class Listed:
    """One child of the lists."""

    identifier: str
    age: int
    gender: str
    ethnicity: str
    groups: Sequence[str] = ()
    on: Mapping[str, str] = field(default_factory=dict)
    """The lists it is on, and its state on each."""
    nothing_followed: bool = False


def in_order_of(store: Store, assessment: str, seed: str, count: int) -> list[str]:
    """Identifiers of so many children, in the order in which the seed draws them on this laptop."""
    identifiers = [str(FIRST + number) for number in range(count)]
    marks: dict[str, str] = {}

    def read(door: Any) -> None:
        key = pool.secret(door)
        marks.update({pool.mark(key, assessment, each): each for each in identifiers})

    store.keep_local(read)
    everyone = draw((Child(mark, ("any",)) for mark in marks), Wish(seed, (("any", count),)))
    return [marks[placed.key] for placed in everyone.chosen]


def generated(pack: Pack, identifiers: Sequence[str], seed: int) -> list[Listed]:
    """Children of no worked case, each on one or two of the lists that the framework asks for."""
    chance, wanted = random.Random(seed), lists_wanted(pack)  # noqa: S311 - invented children
    return [_generated(chance, pack, wanted, each) for each in identifiers]


def _generated(chance: random.Random, pack: Pack, wanted: Sequence[str], identifier: str) -> Listed:
    young = "care-leavers" not in wanted
    first = chance.choice(wanted)
    leaver = first == "care-leavers"
    on = {first: chance.choice((CURRENT, CURRENT, CLOSED))}
    if young and chance.random() < 1 / 4:
        on.setdefault(chance.choice(wanted), CURRENT)
    groups = [g.id for g in pack.groups if g.id in GROUPS and chance.random() < _HOW_OFTEN]
    groups = [g for g in groups if not (young and g in ("unaccompanied", "out-of-area"))]
    age = chance.randrange(16, 21) if leaver else chance.randrange(0, 16)
    gender, ethnicity = chance.choice(("Girl", "Boy")), chance.choice(ETHNICITIES)
    return Listed(identifier, age, gender, ethnicity, groups, on, chance.random() < 1 / 3)


def workbook(pack: Pack, children: Sequence[Listed], today: date, seed: int) -> bytes:
    """The lists as one workbook, a sheet for each, as an authority sends it: sound, and not quite tidy."""
    chance = random.Random(seed)  # noqa: S311 - invented children
    marked = [group.id for group in pack.groups if group.id in GROUPS]
    about = {child.identifier: _about(chance, child, marked, today) for child in children}
    book = openpyxl.Workbook()
    book.remove(book.active)
    for kind in map(kinds().list_kind, lists_wanted(pack)):
        sheet = book.create_sheet(f"List {kind.number}")
        sheet.append([*ABOUT, *(GROUPS[group] for group in marked), *_titles(kind)])
        for child in sorted(children, key=lambda each: each.identifier):
            if kind.id in child.on:
                sheet.append([*about[child.identifier], *_said(chance, kind, child, today)])
        _untidy(sheet)
    return same_bytes(book.save)


def _about(chance: random.Random, child: Listed, marked: Sequence[str], today: date) -> list[object]:
    """What every list says of a child; it is born so that it has its age today."""
    born = today - timedelta(days=round(child.age * 365.25) + chance.randrange(20, 340))
    name = [chance.choice(FORENAMES), chance.choice(SURNAMES)]
    groups = ["Yes" if group in child.groups else "No" for group in marked]
    return [int(child.identifier), *name, child.gender, child.ethnicity, born, *groups]


def _titles(kind: ListKind) -> list[str]:
    own = {column.id: column.title for column in kind.columns}
    return [*(own[name] for name in _OWN if name in own), *([] if kind.ends else ["Case Status"])]


def _said(chance: random.Random, kind: ListKind, child: Listed, today: date) -> list[object]:
    """What one list says of a child: when it began and ended, what followed, and whether it is open."""
    state = child.on[kind.id]
    started = today - timedelta(days=chance.randrange(60, 150))
    ended = started + timedelta(days=chance.randrange(14, 50)) if state == CLOSED else None
    dates: dict[str, object] = {
        "started": started,
        "ended": ended,
        "nfa": "Yes" if child.nothing_followed else "No",
        "proceeded": "No" if child.nothing_followed else "Yes",
    }
    own = {column.id for column in kind.columns}
    status = [] if kind.ends else ["Closed" if state == CLOSED else "Open"]
    return [*(dates[name] for name in _OWN if name in own), *status]


def _untidy(sheet: Any) -> None:
    """One date written as text and one row twice, as lists have them; nothing is lost by either."""
    last = [cell.value for cell in sheet[sheet.max_row]]
    born = last[len(ABOUT) - 1]
    last[len(ABOUT) - 1] = f"{born:%d/%m/%Y}"
    sheet.append(last)
