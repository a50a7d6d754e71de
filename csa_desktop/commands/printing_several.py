"""What is printed of several assessments: the record of a moderation day, and the national view."""

from csa_desktop import clock
from csa_desktop.commands import national
from csa_desktop.commands.laying_out import lay_out_national, lay_out_record
from csa_desktop.commands.moderation import PackOf
from csa_desktop.commands.prints import Printing, Wanted, file_name
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.moderation import authority
from csa_desktop.reports.dates import day
from csa_desktop.reports.paper import Paper
from csa_desktop.store.store import Store

RECORD, NATIONAL = "Record of the moderation day", "National view"


def gather_record(
    pack_of: PackOf,
    store: Store,
    assessments: tuple[str, ...],
    pack: Pack,
    wanted: Wanted,
    *,
    unless: Printing | None = None,
) -> Printing | None:
    """The record of these assessments as it is now; None where `unless` says the same already."""
    trails = [store.trail(row) for row in assessments]
    found = tuple(authority(trail, pack_of(trail.assessment)) for trail in trails)
    marking = next((a.assessment.marking for a in found if a.assessment.marking), "")
    many = "1 authority" if len(found) == 1 else f"{len(found)} authorities"
    paper = Paper(
        marking=marking,
        authority=many,
        title=f"{RECORD} · {pack.short}",
        printed=day(clock.today()),
        by=store.name,
    )
    said = file_name(f"{RECORD} {pack.short}")
    made = Printing(wanted, RECORD, paper, said, lay_out_record, (pack, found, paper))
    return None if made.says_the_same(unless) else made


def gather_national(
    pack_of: PackOf,
    store: Store,
    assessments: tuple[str, ...],
    pack: Pack,
    wanted: Wanted,
    *,
    unless: Printing | None = None,
) -> Printing | None:
    """Every figure as it is now; None where `unless` says the same already."""
    found = national.national(store, pack_of)
    there = store.assessments()
    paper = Paper(
        marking=next((a.marking for a in there if a.marking), ""),
        authority=f"{len(there)} assessments in this store",
        title=NATIONAL,
        printed=day(clock.today()),
        by=store.name,
    )
    args = (found.figures, found.references, paper)
    made = Printing(wanted, NATIONAL, paper, file_name(NATIONAL), lay_out_national, args)
    return None if made.says_the_same(unless) else made
