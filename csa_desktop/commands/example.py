"""Builds the worked example through the commands, as two inspectors would, at the times that it states.

`resources/example/notebook.toml` says at its head what it holds.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from csa_desktop.commands import answers, assessments, judgements, sources, statements, trails
from csa_desktop.commands.example_clock import at
from csa_desktop.commands.example_desk import (
    data,
    hypotheses,
    letter,
    meeting,
    moderation,
    representation,
    setting_up,
    stages,
)
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.quotes import find_quote
from csa_desktop.domain.values import JUDGEMENT
from csa_desktop.importing.documents import read_document
from csa_desktop.reports import example_documents
from csa_desktop.store.store import Store

BEGAN = "2005-05-31T09:00"
DOCUMENTS_CAME = "2005-06-10T10:00"
DATASET = "dataset"
AGREED = "2005-07-06T15:00"
KEPT = (
    "sign",
    "service",
    "groups",
    "jar",
    "key_judgement",
    "happened",
    "owner",
    "state",
    "reason",
    "judgement",
)

Told = Callable[[str], None]


@dataclass
class _Building:
    """What is known while the example is built: the keys of the file and the rows they became."""

    store: Store
    pack: Pack
    assessment: str
    people: dict[str, str] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)
    rows: dict[str, str] = field(default_factory=dict)
    documents: dict[str, str] = field(default_factory=dict)
    pages: dict[str, tuple[tuple[int, str, str], ...]] = field(default_factory=dict)


def build(store: Store, pack: Pack, folder: Path, told: Told = lambda _: None) -> str:
    """Build the example of `folder` in an empty store; the id of its assessment."""
    example = tomllib.loads((folder / "notebook.toml").read_text("utf-8"))
    with at(BEGAN):
        building = _open(store, pack, example)
    setting_up.set_up(store, building.assessment, folder)
    with at(DOCUMENTS_CAME):
        _bring_documents(building, folder / "documents", told)
    data.bring_in(store, pack, building.assessment, building.documents[DATASET], folder)
    supposed = hypotheses.read(folder)
    for number, statement in enumerate(example["statement"], start=1):
        _write(building, hypotheses.at_first(supposed, statement))
        if number % 50 == 0:
            told(f"{number} of {len(example['statement'])} statements are written")
    hypotheses.settle(
        store,
        pack,
        building.assessment,
        supposed,
        {statement["key"]: statement for statement in example["statement"]},
        rows=building.rows,
        people=building.people,
    )
    for statement in example["statement"]:
        _link(building, statement)
    _answer(building, example)
    _act_as(building, "hmi")
    meeting.hold(store, pack, building.assessment, building.rows, folder)
    moderation.moderate(store, pack, building.assessment, folder)
    letter.write(store, pack, building.assessment, building.rows, folder)
    stages.go_through(store, pack, building.assessment, building.rows, folder)
    representation.represent(store, pack, building.assessment, building.rows, folder)
    return building.assessment


def _open(store: Store, pack: Pack, example: Mapping[str, Any]) -> _Building:
    about, (lead, *others) = example["assessment"], example["member"]
    opened = assessments.open_assessment(
        store, pack, authority=about["authority"], year=about["year"], role=lead["role"]
    )
    for member in others:
        named = {name: member[name] for name in ("name", "role", "organisation")}
        assessments.add_member(store, opened.row, **named)
    sources.expect_usual(store, opened.row, pack)
    building = _Building(store, pack, opened.row)
    for member in store.trail(opened.row).rows.members:
        key = next(m["key"] for m in example["member"] if m["name"] == member.name)
        building.people[key], building.members[key] = member.person, member.id
    return building


def _act_as(building: _Building, key: str) -> None:
    """Write from now on as this member, as on a laptop that two people share."""
    building.store.author = building.people[key]


def _bring_documents(building: _Building, folder: Path, told: Told) -> None:
    for file in sorted(folder.glob("*.md")):
        written = file.read_text("utf-8")
        about, _ = example_documents.read(written)
        told(f"{about.title}")
        if about.format:
            _bring(building, about, example_documents.render(written))
        else:
            done = sources.expect(
                building.store, building.assessment, building.pack, kind=about.kind, title=about.title
            )
            building.documents[about.key] = done.row
        _decide(building, about)


def _bring(building: _Building, about: example_documents.About, data: bytes) -> None:
    document = read_document(data, about.file_name)
    store, assessment = building.store, building.assessment
    waiting = [
        s for s in store.trail(assessment).sources() if s.kind == about.kind and s.state == sources.EXPECTED
    ]
    if waiting:
        row = waiting[0].id
        sources.receive(store, assessment, row, document, data, file_name=about.file_name)
        named = {"title": about.title, "dated": about.dated, "provenance": about.provenance}
        sources.describe(store, assessment, building.pack, row, named)
    else:
        row = sources.add_document(
            store,
            assessment,
            building.pack,
            document,
            data,
            kind=about.kind,
            title=about.title,
            file_name=about.file_name,
            dated=about.dated,
            provenance=about.provenance,
        ).row
    building.documents[about.key] = row
    building.pages[about.key] = tuple((p.number, p.label, p.text) for p in document.pages)


def _decide(building: _Building, about: example_documents.About) -> None:
    if about.admissible:
        sources.decide_admissible(
            building.store,
            building.assessment,
            building.documents[about.key],
            admissible=about.admissible,
            reason=about.reason,
        )


def _write(building: _Building, said: Mapping[str, Any]) -> None:
    _act_as(building, said["author"])
    with at(said["written"]):
        if said["kind"] == JUDGEMENT:
            building.rows[said["key"]] = _judge(building, said)
        else:
            building.rows[said["key"]] = statements.add(
                building.store,
                building.assessment,
                kind=said["kind"],
                text=said["text"],
                step=said.get("step", ""),
                subject=said.get("subject", ""),
                about={name: said[name] for name in KEPT if name in said},
            ).row
        for cited in said.get("cites", ()):
            _cite(building, said["key"], cited)


def _judge(building: _Building, said: Mapping[str, Any]) -> str:
    done = judgements.judge(
        building.store,
        building.assessment,
        building.pack,
        step=said["step"],
        subject=said["subject"],
        judgement=said["judgement"],
        grade=said.get("grade"),
        text=said.get("text"),
        status=said.get("status"),
        reason=said.get("reason", ""),
    )
    return done.row


def _cite(building: _Building, key: str, cited: Mapping[str, Any]) -> None:
    document, words = cited["document"], cited["words"]
    number, label, text, (start, end) = _find(building.pages[document], cited)
    trails.quote(
        building.store,
        building.assessment,
        building.rows[key],
        building.documents[document],
        page=number,
        start=start,
        end=end,
        words=text[start:end] or words,
        place="" if label == f"page {number}" else label,
    )


def _find(
    pages: tuple[tuple[int, str, str], ...], cited: Mapping[str, Any]
) -> tuple[int, str, str, tuple[int, int]]:
    """The page that is cited, and where its words stand there; ValueError where they do not."""
    where = cited.get("page"), cited.get("sheet"), cited.get("heading")
    likely = sorted(pages, key=lambda page: page[0] not in where and page[1] not in where)
    for number, label, text in likely:
        if place := find_quote(text, cited["words"], 0, 0):
            return number, label, text, place
    raise ValueError(f"words that are not in the example's document {cited['document']}")


def _link(building: _Building, said: Mapping[str, Any]) -> None:
    _act_as(building, said["author"])
    store, assessment, rows = building.store, building.assessment, building.rows
    with at(said["written"]):
        for lower in said.get("on", ()):
            trails.stand_on(store, assessment, rows[said["key"]], rows[lower])
        for other in said.get("against", ()):
            trails.contradict(store, assessment, rows[said["key"]], rows[other])


def _answer(building: _Building, example: Mapping[str, Any]) -> None:
    store, assessment, rows = building.store, building.assessment, building.rows
    with at(AGREED):
        for none in example.get("none_found", ()):
            answers.none_found(store, assessment, none["subject"], none["sign"], found_none=True)
        for flag in example.get("flag_answer", ()):
            _act_as(building, flag["author"])
            answers.answer(
                store, assessment, answers.FLAG, flag["judgement"], flag["text"], about=rows[flag["flag"]]
            )
        for asked in example.get("challenge_answer", ()):
            about = rows[asked["statement"]]
            _act_as(building, asked["author"])
            answers.answer(store, assessment, answers.CHALLENGE, asked["prompt"], asked["text"], about=about)
        for agreed in example.get("agreement", ()):
            for member in agreed["members"]:
                judgements.agree(store, assessment, rows[agreed["statement"]], building.members[member])
        for filled in example.get("answer", ()):
            _fill_in(building, filled)


def _fill_in(building: _Building, filled: Mapping[str, Any]) -> None:
    _act_as(building, filled["author"])
    value = filled["value"]
    answers.answer(
        building.store,
        building.assessment,
        filled["form"],
        filled["field"],
        tuple(value) if isinstance(value, list) else value,
        about=filled.get("about", ""),
    )
