"""Builds the inspections of the invented authority, one after the other, as their teams would."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from csa_desktop.commands import assessments, monitoring
from csa_desktop.commands.example_clock import at
from csa_desktop.commands.example_on_site import documents, judging, planning, records, sampling, tracking
from csa_desktop.commands.example_on_site.reading import read_inspection
from csa_desktop.commands.example_on_site.site import Site
from csa_desktop.domain.framework import Pack
from csa_desktop.store.store import Store

Told = Callable[[str], None]


@dataclass(frozen=True)
class Built:
    """An inspection that was built, with the lists that its sample was drawn from."""

    assessment: str
    pack: str
    lists_name: str = ""
    lists: bytes = b""


def build(
    store: Store, packs: Mapping[str, Pack], folder: Path, told: Told = lambda _: None
) -> tuple[Built, ...]:
    """Build every inspection of `folder` in the order in which they were begun."""
    author = store.author
    sites: dict[str, Site] = {}
    built = []
    read = {path.name: read_inspection(path) for path in folder.iterdir() if path.is_dir()}
    for name, said in sorted(read.items(), key=lambda each: str(each[1]["inspection"]["opened"])):
        store.author = author
        told(f"{said['inspection']['authority']}: {name.replace('-', ' ')}")
        sites[name], done = _inspection(store, packs, said, sites)
        built.append(done)
    store.author = author
    return tuple(built)


def _inspection(
    store: Store, packs: Mapping[str, Pack], said: Mapping[str, Any], sites: Mapping[str, Site]
) -> tuple[Site, Built]:
    about = said["inspection"]
    earlier = sites.get(about.get("follows", ""))
    site = _open(store, packs[about["pack"]], said, earlier)
    _plan(site, said)
    name, data = "", b""
    if "lists" in said:
        name, data = said["lists"]["file"], sampling.bring_in(site, said)
        sampling.draw_cases(site, said)
    for case in said["case"]:
        tracking.write(site, case)
    _write(site, said, earlier)
    return site, Built(site.assessment, site.pack.id, name, data)


def _open(store: Store, pack: Pack, said: Mapping[str, Any], earlier: Site | None) -> Site:
    about, (lead, *others) = said["inspection"], said["member"]
    with at(about["opened"]):
        if earlier:
            begun = monitoring.begin(
                store, pack, earlier=earlier.assessment, year=about["year"], role=lead["role"]
            )
        else:
            begun = assessments.open_assessment(
                store, pack, authority=about["authority"], year=about["year"], role=lead["role"]
            )
        for member in others:
            named = {name: member[name] for name in ("name", "role", "organisation")}
            assessments.add_member(store, begun.row, **named)
    site = Site(store, pack, begun.row)
    keys = {member["name"]: member["key"] for member in said["member"]}
    for member in store.trail(begun.row).rows.members:
        key = keys[member.name]
        site.people[key], site.members[key] = member.person, member.id
    return site


def _plan(site: Site, said: Mapping[str, Any]) -> None:
    for days in said.get("days", ()):
        planning.days(site, days)
    for document in said.get("document", ()):
        documents.bring(site, document, said["text"][document["file"]])


def _write(site: Site, said: Mapping[str, Any], earlier: Site | None) -> None:
    """What is about no one case, from the records to the letters."""
    for record in said.get("record", ()):
        records.make(site, record)
    for finding in said.get("finding", ()):
        records.across(site, finding)
    for risk in said.get("risk", ()):
        planning.risk(site, risk)
    for line in said.get("line", ()):
        planning.line(site, line)
    for statement in said.get("statement", ()):
        judging.say(site, statement)
    for judgement in said.get("judgement", ()):
        judging.judge(site, judgement)
    for area in said.get("area", ()):
        judging.area(site, area)
    for progress in said.get("progress", ()) if earlier else ():
        assert earlier is not None
        judging.progress(site, progress, earlier)
    for filled in said.get("filled", ()):
        planning.fill_in(site, filled)
